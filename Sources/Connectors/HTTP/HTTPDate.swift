/// A date of HTTP (RFC 9110 §5.6.7) as seconds since 1970: the form that servers must write and the
/// two old ones that readers must know.
enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Nil for a text that is no such date. `now` decides the century of years of two digits (RFC 9110:
  /// one more than 50 years ahead is past).
  static func seconds(_ text: String, now: Int) -> Int? {
    var parts = text.split { " ,-".utf8.contains($0.utf8.first ?? 0) }.map(String.init)
    guard parts.count >= 5 else { return nil }
    // asctime: `Sun Nov  6 08:49:37 1994`.
    if parts.count == 5 { parts = [parts[0], parts[2], parts[1], parts[4], parts[3], "GMT"] }
    guard parts.count == 6, parts[5] == "GMT", let day = number(parts[1], 1...31),
      let month = months.firstIndex(of: parts[2]), var year = number(parts[3], 0...9999),
      let clock = clock(parts[4])
    else { return nil }
    if parts[3].utf8.count == 2 {
      let thisYear = 1970 + now / 31_556_952
      year += thisYear / 100 * 100
      if year > thisYear + 50 { year -= 100 }
    }
    guard year >= 1970 else { return nil }
    return days(year, month + 1, day) * 86_400 + clock
  }

  private static func number(_ text: String, _ range: ClosedRange<Int>) -> Int? {
    guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text) else {
      return nil
    }
    return range.contains(number) ? number : nil
  }

  private static func clock(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let hour = number(parts[0], 0...23),
      let minute = number(parts[1], 0...59), let second = number(parts[2], 0...60)
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// The days from 1970-01-01 to a day of the Gregorian calendar.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let ofEra = shifted - era * 400
    let ofYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }
}
