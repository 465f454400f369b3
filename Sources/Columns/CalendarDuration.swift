/// A duration as XML Schema 1.0 has it (Part 2, 3.2.6): months and seconds, for a month has no fixed
/// number of seconds.
///
/// Beyond 10¹² years or days in all, and finer than 10⁻¹⁸ seconds, a duration is refused: no data has
/// one, and comparing it would overflow.
struct CalendarDuration: Hashable {
  /// Of the same sign, or zero.
  private(set) var months: Int128 = 0
  /// In units of 10⁻¹⁸ seconds.
  private(set) var seconds: Int128 = 0

  private static let scale: Int128 = 1_000_000_000_000_000_000
  private static let most: Int128 = 1_000_000_000_000
  private static let digitLimit = 18

  /// `-PnYnMnDTnHnMnS`: at least one number, at least one behind a `T`, only seconds with a fraction.
  init?(_ cell: Span<UInt8>) {
    var at = 0
    func skip(_ character: Unicode.Scalar) -> Bool {
      guard at < cell.count, cell[at] == UInt8(ascii: character) else { return false }
      at += 1
      return true
    }
    let isNegative = skip("-")
    guard skip("P") else { return nil }
    guard let date = Self.parts(cell, &at, "YMD") else { return nil }
    var time = Parts()
    if skip("T") {
      guard let parts = Self.parts(cell, &at, "HMS"), parts.count > 0 else { return nil }
      time = parts
    }
    guard at == cell.count, date.count + time.count > 0, date.fraction == nil else { return nil }
    months = date.values[0] * 12 + date.values[1]
    let whole =
      date.values[2] * 86_400 + time.values[0] * 3600 + time.values[1] * 60 + time.values[2]
    guard months <= Self.most * 12, whole <= Self.most * 86_400 else { return nil }
    seconds = whole * Self.scale + (time.fraction ?? 0)
    if isNegative { (months, seconds) = (-months, -seconds) }
  }

  private struct Parts {
    var values: [Int128] = [0, 0, 0]
    var count = 0
    var fraction: Int128?
  }

  /// The numbers before the given letters, each of which may be lacking; nil where the text is wrong.
  private static func parts(
    _ cell: Span<UInt8>, _ at: inout Int, _ letters: StaticString
  ) -> Parts? {
    var parts = Parts()
    var letter = 0
    while at < cell.count, cell[at] &- 48 < 10 {
      guard let value = number(cell, &at) else { return nil }
      if at < cell.count, cell[at] == UInt8(ascii: ".") {
        at += 1
        parts.fraction = fraction(cell, &at)
        guard parts.fraction != nil else { return nil }
      }
      guard at < cell.count else { return nil }
      while letter < 3, unsafe letters.utf8Start[letter] != cell[at] { letter += 1 }
      guard letter < 3, parts.fraction == nil || letter == 2 else { return nil }
      parts.values[letter] = value
      parts.count += 1
      letter += 1
      at += 1
    }
    return parts
  }

  private static func number(_ cell: Span<UInt8>, _ at: inout Int) -> Int128? {
    while at + 1 < cell.count, cell[at] == 48, cell[at + 1] &- 48 < 10 { at += 1 }
    let start = at
    var value: Int128 = 0
    while at < cell.count, cell[at] &- 48 < 10 {
      guard at - start < digitLimit else { return nil }
      value = value * 10 + Int128(cell[at] - 48)
      at += 1
    }
    return value
  }

  /// The digits behind a point in units of 10⁻¹⁸.
  private static func fraction(_ cell: Span<UInt8>, _ at: inout Int) -> Int128? {
    let start = at
    var value: Int128 = 0
    while at < cell.count, cell[at] &- 48 < 10 {
      if at - start < digitLimit {
        value = value * 10 + Int128(cell[at] - 48)
      } else if cell[at] != 48 {
        return nil
      }
      at += 1
    }
    guard at > start else { return nil }
    for _ in 0..<max(0, digitLimit - (at - start)) { value *= 10 }
    return value
  }
}

extension CalendarDuration {
  /// Appends the canonical spelling: months and seconds carried into years, days, hours and minutes.
  static func canonical(_ cell: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    guard let duration = CalendarDuration(cell) else { return false }
    output.append(contentsOf: duration.text.utf8)
    return true
  }

  private var text: String {
    let months = abs(months), whole = abs(seconds) / Self.scale
    var fraction = String(abs(seconds) % Self.scale + Self.scale).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    func part(_ value: Int128, _ letter: String) -> String { value == 0 ? "" : "\(value)\(letter)" }
    let date = part(months / 12, "Y") + part(months % 12, "M") + part(whole / 86_400, "D")
    let second = whole % 60
    let time =
      part(whole % 86_400 / 3600, "H") + part(whole % 3600 / 60, "M")
      + (fraction.isEmpty ? part(second, "S") : "\(second).\(fraction)S")
    let sign = self.months < 0 || seconds < 0 ? "-" : ""
    if date.isEmpty, time.isEmpty { return "PT0S" }
    return "\(sign)P\(date)\(time.isEmpty ? "" : "T\(time)")"
  }

  /// The months from the year 0 to the four dates that decide (3.2.6.2): 1696-09, 1697-02, 1903-03
  /// and 1903-07, each on its first day.
  private static let references: [Int128] = [
    1696 * 12 + 8, 1697 * 12 + 1, 1903 * 12 + 2, 1903 * 12 + 6,
  ]

  /// Orders two durations that stand in the same order from each of the four dates; nil for others,
  /// such as a month and thirty days.
  static func compare(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Order? {
    guard let x = CalendarDuration(a), let y = CalendarDuration(b) else { return nil }
    var order: Order?
    for reference in references {
      let left = x.end(from: reference), right = y.end(from: reference)
      let found: Order = left == right ? .same : left < right ? .before : .after
      if order != nil, order != found { return nil }
      order = found
    }
    return order
  }

  /// When it ends that begins with a month, in units of 10⁻¹⁸ seconds (XML Schema, Appendix E).
  private func end(from reference: Int128) -> Int128 {
    Self.days(before: reference + months) * 86_400 * Self.scale + seconds
  }

  /// The days from 0000-03-01 to the first of a month, counted from the January of the year 0.
  private static func days(before month: Int128) -> Int128 {
    func floor(_ a: Int128, _ b: Int128) -> Int128 { a >= 0 ? a / b : -((b - 1 - a) / b) }
    // Years that begin in March, so that the day that comes and goes is a year's last.
    let year = floor(month - 2, 12)
    let ofYear = month - 2 - year * 12
    return year * 365 + floor(year, 4) - floor(year, 100) + floor(year, 400)
      + (153 * ofYear + 2) / 5
  }
}
