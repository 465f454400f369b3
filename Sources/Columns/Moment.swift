/// A date, time, datetime, year or month of the proleptic Gregorian calendar, in the default lexical
/// forms of Table Schema 2.0: `2024-11-12`, `09:30:00`, `2024-11-12T09:30:00Z`, `2024`, `2024-11`.
struct Moment {
  /// Year, month, day, hour, minute, second, nanosecond; what the type lacks is zero.
  var parts = [0, 0, 0, 0, 0, 0, 0]
  /// The offset from UTC in minutes, where one is stated.
  var zone: Int?
  /// Where the text of the zone starts.
  private var zoneStart = 0
  /// Where the colon before the seconds stands.
  private var secondsStart = 0
  private var hasFraction = false

  /// Refuses a text that is not in the form of `type`, and days that no calendar has.
  init?(_ cell: Span<UInt8>, as type: FieldType) {
    var text = Cursor()
    switch type {
    case .year:
      guard readYear(cell, &text), readZone(cell, &text) else { return nil }
    case .yearmonth:
      guard readYear(cell, &text), text.skip("-", cell), readMonth(cell, &text),
        readZone(cell, &text)
      else { return nil }
    case .date:
      // `yyyy-mm-dd`: no sign, no fifth digit of a year.
      guard cell.count == 10, readDate(cell, &text) else { return nil }
    case .time:
      guard readTime(cell, &text) else { return nil }
    case .datetime:
      guard readDate(cell, &text), text.skip("T", cell), readTime(cell, &text),
        readZone(cell, &text)
      else { return nil }
    default: return nil
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

  /// The month and day that a day of the year is; nil where the year has no such day.
  static func day(_ ordinal: Int, of year: Int) -> (month: Int, day: Int)? {
    var moment = Self(year: year)
    var rest = ordinal
    while rest > moment.days {
      rest -= moment.days
      moment.parts[1] += 1
      if moment.parts[1] > 12 { return nil }
    }
    return rest > 0 ? (moment.parts[1], rest) : nil
  }

  private init(year: Int) { parts[0...1] = [year, 1] }

  /// `hh:mm:ss` with an optional fraction. `24:00:00` and leap seconds are refused: readers differ
  /// about them.
  private mutating func readTime(_ cell: Span<UInt8>, _ text: inout Cursor) -> Bool {
    guard let hour = text.number(cell, digits: 2...2), hour < 24, text.skip(":", cell),
      let minute = text.number(cell, digits: 2...2), minute < 60
    else { return false }
    secondsStart = text.at
    guard text.skip(":", cell), let second = text.number(cell, digits: 2...2), second < 60 else {
      return false
    }
    parts.replaceSubrange(3...5, with: [hour, minute, second])
    hasFraction = text.skip(".", cell)
    guard hasFraction else { return true }
    let start = text.at
    guard let fraction = text.number(cell, digits: 1...9) else { return false }
    parts[6] = (text.at - start..<9).reduce(fraction) { value, _ in value * 10 }
    return true
  }

  /// `Z` or an offset of at most fourteen hours, or nothing up to the end (XSD, 3.2.7.3).
  private mutating func readZone(_ cell: Span<UInt8>, _ text: inout Cursor) -> Bool {
    zoneStart = text.at
    if text.at == cell.count { return true }
    if text.skip("Z", cell) {
      zone = 0
      return true
    }
    let east = text.skip("+", cell)
    guard east || text.skip("-", cell), let hours = text.number(cell, digits: 2...2),
      text.skip(":", cell),
      let minutes = text.number(cell, digits: 2...2), hours * 60 + minutes <= 14 * 60, minutes < 60
    else { return false }
    zone = (hours * 60 + minutes) * (east ? 1 : -1)
    return true
  }

  static func compare(_ a: Span<UInt8>, _ b: Span<UInt8>, as type: FieldType) -> Order? {
    guard let x = Moment(a, as: type), let y = Moment(b, as: type) else { return nil }
    if x.zone == y.zone { return order(x.parts, y.parts) }
    guard x.zone != nil, y.zone != nil else { return nil }
    return order(x.inUTC, y.inUTC)
  }

  private static func order(_ a: [Int], _ b: [Int]) -> Order {
    a == b ? .same : a.lexicographicallyPrecedes(b) ? .before : .after
  }

  /// The parts of the same moment in UTC; of a year or a month, those of its start. There is no year
  /// 0 between -1 and 1 (XSD 1.0, 3.2.7).
  private var inUTC: [Int] {
    var utc = self
    utc.parts[1] = max(1, parts[1])
    utc.parts[2] = max(1, parts[2])
    let minutes = parts[3] * 60 + parts[4] - (zone ?? 0)
    if minutes < 0 { utc.moveToPreviousDay() }
    if minutes >= 1440 { utc.moveToNextDay() }
    let ofDay = (minutes + 1440) % 1440
    utc.parts.replaceSubrange(3...4, with: [ofDay / 60, ofDay % 60])
    return utc.parts
  }

  private mutating func moveToPreviousDay() {
    parts[2] -= 1
    if parts[2] > 0 { return }
    parts[1] -= 1
    if parts[1] == 0 {
      parts[1] = 12
      parts[0] -= parts[0] == 1 ? 2 : 1
    }
    parts[2] = days
  }

  private mutating func moveToNextDay() {
    parts[2] += 1
    if parts[2] <= days { return }
    parts[2] = 1
    parts[1] += 1
    if parts[1] <= 12 { return }
    parts[1] = 1
    parts[0] += parts[0] == -1 ? 2 : 1
  }
}

extension Moment {
  /// Appends the canonical spelling: a time with a zone in UTC, which is `Z`, a fraction of a second
  /// without superfluous zeros.
  static func canonical(_ cell: Span<UInt8>, as type: FieldType, into output: inout [UInt8]) -> Bool
  {
    guard let moment = Moment(cell, as: type) else { return false }
    switch moment.zone {
    case nil:
      output.append(cell)
      moment.trimFraction(of: &output)
    case 0:
      output.append(cell.extracting(..<moment.zoneStart))
      moment.trimFraction(of: &output)
      output.append(UInt8(ascii: "Z"))
    // No two zones make one year or month of another.
    case _ where type != .datetime: output.append(cell)
    case _: moment.appendUTC(cell, to: &output)
    }
    return true
  }

  private func trimFraction(of output: inout [UInt8]) {
    guard hasFraction else { return }
    while output.last == UInt8(ascii: "0") { output.removeLast() }
    if output.last == UInt8(ascii: ".") { output.removeLast() }
  }

  private func appendUTC(_ cell: Span<UInt8>, to output: inout [UInt8]) {
    let utc = inUTC
    if utc[0] < 0 { output.append(UInt8(ascii: "-")) }
    let separators: [Unicode.Scalar] = ["-", "-", "T", ":"]
    for (index, part) in utc[..<5].enumerated() {
      let digits = String(abs(part))
      let width = index == 0 ? 4 : 2
      output.append(contentsOf: repeatElement(48, count: max(0, width - digits.utf8.count)))
      output.append(contentsOf: digits.utf8)
      if index < separators.count { output.append(UInt8(ascii: separators[index])) }
    }
    // What follows the minutes is the same in every zone.
    output.append(cell.extracting(secondsStart..<zoneStart))
    trimFraction(of: &output)
    output.append(UInt8(ascii: "Z"))
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
