/// A date, time, datetime, year or month of the proleptic Gregorian calendar, in the default lexical
/// forms of Table Schema 2.0: `2024-11-12`, `09:30:00`, `2024-11-12T09:30:00Z`, `2024`, `2024-11`.
struct Moment {
  /// Year, month, day, hour, minute, second, nanosecond; what the type lacks is zero.
  var parts = [0, 0, 0, 0, 0, 0, 0]
  /// The offset from UTC in minutes, where one is stated.
  var zone: Int?

  /// Refuses a text that is not in the form of `type`, and days that no calendar has.
  init?(_ cell: Span<UInt8>, as type: FieldType) {
    var text = Cursor()
    switch type {
    case .year:
      guard readYear(cell, &text) else { return nil }
      _ = readZone(cell, &text)
    case .yearmonth:
      guard readYear(cell, &text), text.skip("-", cell), readMonth(cell, &text) else { return nil }
      _ = readZone(cell, &text)
    case .date:
      guard readDate(cell, &text) else { return nil }
    case .time:
      guard readTime(cell, &text) else { return nil }
      guard text.at == cell.count else { return nil }
    case .datetime:
      guard readDate(cell, &text), text.skip("T", cell), readTime(cell, &text) else { return nil }
      _ = readZone(cell, &text)
    case .string, .integer, .number, .boolean, .any: return nil
    }
    guard text.at == cell.count else { return nil }
  }

  /// Four digits or more, the first of more than four not zero; a minus may stand before (XSD gYear).
  private mutating func readYear(_ cell: Span<UInt8>, _ text: inout Cursor) -> Bool {
    let negative = text.skip("-", cell)
    let start = text.at
    guard let year = text.number(cell, digits: 4...9) else { return false }
    guard text.at - start == 4 || cell[start] != UInt8(ascii: "0"), year > 0 else {
      return false
    }
    parts[0] = negative ? -year : year
    return true
  }

  private mutating func readMonth(_ cell: Span<UInt8>, _ text: inout Cursor) -> Bool {
    guard let month = text.number(cell, digits: 2...2), (1...12).contains(month) else {
      return false
    }
    parts[1] = month
    return true
  }

  private mutating func readDate(_ cell: Span<UInt8>, _ text: inout Cursor) -> Bool {
    guard readYear(cell, &text), text.skip("-", cell), readMonth(cell, &text), text.skip("-", cell),
      let day = text.number(cell, digits: 2...2), (1...days).contains(day)
    else { return false }
    parts[2] = day
    return true
  }

  /// The number of days of the month that has been read.
  private var days: Int {
    let year = parts[0]
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][parts[1] - 1]
  }

  /// `hh:mm:ss` with an optional fraction. `24:00:00` and leap seconds are refused: readers differ
  /// about them.
  private mutating func readTime(_ cell: Span<UInt8>, _ text: inout Cursor) -> Bool {
    guard let hour = text.number(cell, digits: 2...2), hour < 24, text.skip(":", cell),
      let minute = text.number(cell, digits: 2...2), minute < 60, text.skip(":", cell),
      let second = text.number(cell, digits: 2...2), second < 60
    else { return false }
    parts.replaceSubrange(3...5, with: [hour, minute, second])
    guard text.skip(".", cell) else { return true }
    let start = text.at
    guard let fraction = text.number(cell, digits: 1...9) else { return false }
    parts[6] = (text.at - start..<9).reduce(fraction) { value, _ in value * 10 }
    return true
  }

  /// A zone, if one is there. What is only the beginning of one is not read, so that it stays over.
  private mutating func readZone(_ cell: Span<UInt8>, _ text: inout Cursor) -> Bool {
    let start = text.at
    if text.skip("Z", cell) {
      zone = 0
      return true
    }
    let east = text.skip("+", cell)
    guard east || text.skip("-", cell), let hours = text.number(cell, digits: 2...2),
      text.skip(":", cell),
      let minutes = text.number(cell, digits: 2...2), hours * 60 + minutes <= 14 * 60, minutes < 60
    else {
      text.at = start
      return false
    }
    zone = (hours * 60 + minutes) * (east ? 1 : -1)
    return true
  }

  static func compare(_ a: Span<UInt8>, _ b: Span<UInt8>, as type: FieldType) -> Order? {
    guard let x = Moment(a, as: type), let y = Moment(b, as: type) else { return nil }
    if x.zone == y.zone { return order(x.parts, y.parts) }
    guard let left = x.zone, let right = y.zone else { return nil }
    return order(x.shifted(by: left), y.shifted(by: right))
  }

  private static func order(_ a: [Int], _ b: [Int]) -> Order {
    a == b ? .same : a.lexicographicallyPrecedes(b) ? .before : .after
  }

  /// Days since an epoch, minutes of that day in UTC, seconds and nanoseconds: comparable.
  private func shifted(by zone: Int) -> [Int] {
    let year = parts[1] <= 2 ? parts[0] - 1 : parts[0]
    let era = (year >= 0 ? year : year - 399) / 400
    let ofEra = year - era * 400
    let ofYear = (153 * ((parts[1] + 9) % 12) + 2) / 5 + parts[2] - 1
    let day = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear
    return [day * 1440 + parts[3] * 60 + parts[4] - zone, parts[5], parts[6]]
  }
}

/// Reads a cell from the left.
private struct Cursor {
  var at = 0

  mutating func skip(_ character: Unicode.Scalar, _ cell: Span<UInt8>) -> Bool {
    guard at < cell.count, cell[at] == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  mutating func number(_ cell: Span<UInt8>, digits: ClosedRange<Int>) -> Int? {
    let start = at
    var value = 0
    while at < cell.count, cell[at] &- 48 < 10, at - start < digits.upperBound {
      value = value * 10 + Int(cell[at] - 48)
      at += 1
    }
    guard at - start >= digits.lowerBound else { return nil }
    if at < cell.count, cell[at] &- 48 < 10 { return nil }
    return value
  }
}
