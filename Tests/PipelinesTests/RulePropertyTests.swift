import Columns
import Testing

@testable import Pipelines

/// Reproducible numbers (Marsaglia's xorshift).
private struct Dice {
  var state: UInt64

  mutating func roll(_ sides: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(sides))
  }
}

@Suite struct `Slow and obvious references` {
  @Test(arguments: 1...200) func `agree on the gaps and repeats of numbers`(seed: UInt64) {
    var dice = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15)
    var runs = NumberRuns<Int>()
    var seen: Set<Int> = []
    let most = 1 + dice.roll(60)
    for index in 0..<dice.roll(80) {
      let number = 1 + dice.roll(most)
      #expect(runs.insert(number, index) == seen.insert(number).inserted)
    }
    let missing = (1..<max(1, seen.max() ?? 1)).filter { !seen.contains($0) }
    #expect(runs.gaps(from: 1).flatMap { Array($0.numbers) } == missing)
    for gap in runs.gaps(from: 1) {
      #expect(!seen.contains(gap.numbers.lowerBound - 1) == (gap.numbers.lowerBound == 1))
      #expect(seen.contains(gap.numbers.upperBound + 1))
    }
  }

  /// A period is reported where, and only where, one that starts before it (or as early, in an earlier
  /// row) shares more than a touching end with it.
  @Test(arguments: 1...200, [true, false])
  func `agree on the overlaps of periods`(seed: UInt64, touching: Bool) {
    var dice = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15)
    let periods = (0..<dice.roll(25)).map { index in
      let start = dice.roll(30)
      let end = dice.roll(10) == 0 ? nil : start + dice.roll(8)
      return (start: start, end: end, index: index)
    }
    let found = Period.overlaps(
      of: periods.map {
        Period(
          start: Array(String($0.start).utf8), end: $0.end.map { Array(String($0).utf8) },
          mark: $0.index)
      }, by: LexicalForm(.integer), touching: touching)
    func overlap(_ a: Int, _ b: Int) -> Bool {
      let end = periods[a].end ?? .max
      return touching ? end >= periods[b].start : end > periods[b].start
    }
    func isEarlier(_ a: Int, _ b: Int) -> Bool {
      (periods[a].start, a) < (periods[b].start, b)
    }
    let expected = periods.indices.filter { b in
      periods.indices.contains { a in isEarlier(a, b) && overlap(a, b) }
    }
    #expect(Set(found.overlaps.map(\.0.mark)) == Set(expected))
    #expect(found.overlaps.count == expected.count && found.incomparable.isEmpty)
    for (period, other) in found.overlaps { #expect(overlap(other.mark, period.mark)) }
  }

  @Test(arguments: ["5%", "0.5%", "100%", "1/2", "2/3", "0%", "33.333333%"])
  func `agree on shares`(text: String) throws {
    let share = try #require(Share(text))
    let value = Double(share.numerator) / Double(share.denominator)
    for whole in 1...200 {
      for part in 0...whole where abs(Double(part) / Double(whole) - value) > 1e-12 {
        #expect(share.isLess(than: part, of: whole) == (value < Double(part) / Double(whole)))
        #expect(share.isMore(than: part, of: whole) == (value > Double(part) / Double(whole)))
      }
    }
  }

  @Test(arguments: ["", "%", "5", "-1%", "1/0", "1/-2", "5 5%", "1e3%", "1.%", ".5%", "1/2/3"])
  func `refuse what is no share`(text: String) { #expect(Share(text) == nil) }

  @Test func `count days as the calendar does`() throws {
    for (text, number) in [
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11_017), ("2024-11-12", 20_039),
      ("2024-02-29T23:59:59Z", 19_782),
    ] { #expect(Day(Array(text.utf8))?.number == number) }
    for seconds in stride(from: Int64(0), to: 4_000_000_000, by: 86_400 * 13) {
      let date = try #require(ReleaseDate(secondsSince1970: seconds))
      #expect(Day(Array(date.text.utf8)) == Day(date))
    }
  }
}
