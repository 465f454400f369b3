/// A date or a time as a calendar states it (RFC 5545 3.3.4, 3.3.5).
struct CalendarTime: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// A day; a time of wherever one is, of UTC, of a zone.
    case date, floating, utc
    case zone(String)
  }

  /// Seconds of the local clock since 1970-01-01T00:00:00 of that clock.
  var local: Int
  var kind: Kind

  var isDate: Bool { kind == .date }
  var day: Int { CivilDay.floorDiv(local, 86_400) }

  init(local: Int, kind: Kind) { (self.local, self.kind) = (local, kind) }

  /// `19970714` or `19970714T133000`, with `Z` for UTC; 60 seconds are 59, as the clause asks of those
  /// who know no leap seconds.
  init?(_ text: Substring, zone: String?) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte &- 48 < 10 else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      return value
    }
    guard [8, 15, 16].contains(bytes.count), let year = number(0..<4), let month = number(4..<6),
      let day = number(6..<8), year > 0, 1...12 ~= month,
      1...CivilDay.length(year, month) ~= day
    else { return nil }
    local = CivilDay.number(year, month, day) * 86_400
    kind = .date
    if bytes.count == 8 { return }
    guard bytes[8] == UInt8(ascii: "T"), let hour = number(9..<11), let minute = number(11..<13),
      let second = number(13..<15), hour < 24, minute < 60, second <= 60
    else { return nil }
    local += hour * 3600 + minute * 60 + min(second, 59)
    kind = zone.map { .zone($0) } ?? .floating
    if bytes.count == 16 {
      guard bytes[15] == UInt8(ascii: "Z") else { return nil }
      kind = .utc
    }
  }

  /// ISO 8601, as Table Schema has it: a date, or a time, which `Z` ends in UTC only.
  var text: String {
    let date = Self.date(day)
    if isDate { return date }
    let second = CivilDay.floorMod(local, 86_400)
    let time = [second / 3600, second / 60 % 60, second % 60].map { Self.padded($0, 2) }
    return date + "T" + time.joined(separator: ":") + (kind == .utc ? "Z" : "")
  }

  static func date(_ day: Int) -> String {
    let parts = CivilDay.parts(day)
    return "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

/// A duration (RFC 5545 3.3.6): days and weeks are those of the calendar, hours and less are exact.
struct NominalDuration: Sendable, Hashable {
  var days = 0
  var seconds = 0

  init(days: Int, seconds: Int) { (self.days, self.seconds) = (days, seconds) }

  /// `P15DT5H0M20S`, `P7W`, a sign before it; numbers of at most nine digits.
  init?(_ text: Substring) {
    var rest = Array(text.utf8)[...]
    var sign = 1
    if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      sign = first == UInt8(ascii: "-") ? -1 : 1
      rest.removeFirst()
    }
    guard rest.popFirst() == UInt8(ascii: "P"), !rest.isEmpty else { return nil }
    var units = Array("WDTHMS".utf8)[...]
    var hasTime = false
    while !rest.isEmpty {
      if rest.first == UInt8(ascii: "T") {
        guard let index = units.firstIndex(of: UInt8(ascii: "T")), rest.count > 1 else {
          return nil
        }
        units = units[(index + 1)...]
        hasTime = true
        rest.removeFirst()
      }
      let digits = rest.prefix { $0 &- 48 < 10 }
      rest = rest.dropFirst(digits.count)
      guard 1...9 ~= digits.count, let unit = rest.popFirst(),
        let index = units.firstIndex(of: unit), hasTime || "WD".utf8.contains(unit)
      else { return nil }
      units = units[(index + 1)...]
      let value = digits.reduce(0) { $0 * 10 + Int($1 - 48) } * sign
      switch unit {
      case UInt8(ascii: "W"): days += value * 7
      case UInt8(ascii: "D"): days += value
      case UInt8(ascii: "H"): seconds += value * 3600
      case UInt8(ascii: "M"): seconds += value * 60
      default: seconds += value
      }
    }
  }

  /// As XML Schema and Table Schema write it.
  var text: String {
    let sign = days < 0 || seconds < 0 ? "-" : ""
    let days = abs(days), seconds = abs(seconds)
    let time = [(seconds / 3600, "H"), (seconds / 60 % 60, "M"), (seconds % 60, "S")]
      .filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
    let date = days > 0 ? "\(days)D" : ""
    if date.isEmpty, time.isEmpty { return "PT0S" }
    return sign + "P" + date + (time.isEmpty ? "" : "T" + time)
  }
}
