import Columns
import Testing

/// Table Schema 2.0, duration: XML Schema 1.0 Part 2, 3.2.6.
@Suite struct `A duration` {
  @Test(arguments: [
    ("P1Y2M3DT10H30M", "P1Y2M3DT10H30M"), ("-P120D", "-P120D"), ("P1347Y", "P1347Y"),
    ("P1347M", "P112Y3M"), ("P1Y2MT2H", "P1Y2MT2H"), ("P0Y1347M", "P112Y3M"),
    ("P0Y1347M0D", "P112Y3M"),
    ("PT36H", "P1DT12H"), ("PT90M", "PT1H30M"), ("PT3600S", "PT1H"), ("P0D", "PT0S"),
    ("-PT0.0S", "PT0S"),
    ("PT1.500S", "PT1.5S"), ("PT0.000000000000000001S", "PT0.000000000000000001S"),
    ("PT60.5S", "PT1M0.5S"), ("P007D", "P7D"), ("P000000000000000000000001D", "P1D"),
    ("PT1.50000000000000000000000000S", "PT1.5S"), ("-P1Y1DT0.1S", "-P1Y1DT0.1S"),
    ("P1000000000000Y", "P1000000000000Y"), ("P1000000000000D", "P1000000000000D"),
  ]) func `is months and seconds (3.2.6.1)`(text: String, expected: String) {
    #expect(FieldType.duration.canonical(text: text) == expected)
    #expect(FieldType.duration.accepts(text: text))
    #expect(FieldType.duration.compare(text: text, expected) == .same)
  }

  @Test(arguments: [
    "", "P", "PT", "-P", "P-1Y", "P1Y2MT", "1Y", "P1", "PY", "P1D2M", "P1M1Y", "P1YM", "P1H", "P1S",
    "PT1D",
    "PT1Y", "P1.5Y", "P1.5D", "PT1.5H", "PT1.5M", "PT.5S", "PT5.S", "PT1S1M", "P1Y1Y", "+P1D",
    "--P1D",
    "P1d", "p1D", " P1D", "P1D ", "P1W", "PT1S2", "P1DT", "P١D", "PT0.0000000000000000001S",
    "P1000000000001Y", "PT99999999999999999999S", "P1Y2", "PTS",
  ]) func `is written in no other way`(text: String) {
    #expect(!FieldType.duration.accepts(text: text))
    #expect(FieldType.duration.canonical(text: text) == nil)
  }

  /// The table of 3.2.6.2 and its neighbours.
  @Test(arguments: [
    ("P1Y", "P364D", Order.after), ("P1Y", "P365D", nil), ("P1Y", "P366D", nil),
    ("P1Y", "P367D", .before),
    ("P1M", "P27D", .after), ("P1M", "P28D", nil), ("P1M", "P29D", nil), ("P1M", "P30D", nil),
    ("P1M", "P31D", nil), ("P1M", "P32D", .before), ("P5M", "P149D", .after), ("P5M", "P150D", nil),
    ("P5M", "P153D", nil), ("P5M", "P154D", .before), ("P1Y", "P12M", .same),
    ("PT24H", "P1D", .same),
    ("P1D", "PT23H59M59.999S", .after), ("-P1D", "P0D", .before), ("-P1M", "-P27D", .before),
    ("-P1M", "-P30D", nil), ("-P1M", "-P32D", .after), ("P1M", "-P1M", .after),
    ("PT0.1S", "PT0.10S", .same),
    ("PT0.1S", "PT0.09S", .after), ("-PT0.1S", "PT0.05S", .before), ("P1Y1D", "P1Y2D", .before),
    ("P400Y", "P146097D", .same), ("P1000000000000Y", "P999999999999Y11M", .after),
    ("-P1000000000000Y", "P0D", .before),
  ]) func `is ordered as far as its days are known (3.2.6.2)`(
    a: String, b: String, expected: Order?
  ) {
    let reversed: [Order: Order] = [.before: .after, .same: .same, .after: .before]
    #expect(FieldType.duration.compare(text: a, b) == expected)
    #expect(FieldType.duration.compare(text: b, a) == expected.flatMap { reversed[$0] })
  }

  /// Adds months by walking the calendar a day at a time.
  @Test func `is ordered as walking the calendar orders it`() throws {
    func length(_ year: Int, _ month: Int) -> Int {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
    func days(_ count: Int, from start: (Int, Int)) -> Int {
      var (year, month) = start
      var days = 0
      for _ in 0..<abs(count) {
        if count > 0 {
          days += length(year, month)
          (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
        } else {
          (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1)
          days -= length(year, month)
        }
      }
      return days
    }
    var random = Seeded(state: 3262)
    func make() -> (text: String, sign: Int, months: Int, seconds: Int) {
      let months = Int.random(in: 0...60, using: &random)
      let near = months * 30 + Int.random(in: -40...40, using: &random)
      let day = max(0, Bool.random(using: &random) ? near : 0)
      let second = Int.random(in: 0...2, using: &random) * 43_200
      let sign = Bool.random(using: &random) ? 1 : -1
      let keeps = Bool.random(using: &random)
      let text = "\(sign < 0 ? "-" : "")P\(keeps ? months : 0)M\(day)DT\(second)S"
      return (text, sign, keeps ? months : 0, day * 86_400 + second)
    }
    for _ in 0..<10_000 {
      let a = make(), b = make()
      let signs = [(1696, 9), (1697, 2), (1903, 3), (1903, 7)].map { start in
        let left = days(a.sign * a.months, from: start) * 86_400 + a.sign * a.seconds
        let right = days(b.sign * b.months, from: start) * 86_400 + b.sign * b.seconds
        return (left - right).signum()
      }
      let expected: Order? =
        Set(signs).count > 1 ? nil : signs[0] < 0 ? .before : signs[0] == 0 ? .same : .after
      try #require(FieldType.duration.compare(text: a.text, b.text) == expected, "\(a) \(b)")
    }
  }
}
