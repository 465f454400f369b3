/// Dates and times as spreadsheets keep them: days since an epoch, and fractions of days.
struct SheetDate: Sendable, Hashable {
  /// What a number stands for where its format shows dates or times.
  enum Kind: Sendable, Hashable {
    case number, date
    /// With seconds to the millisecond where the format shows fractions of them.
    case time(hasFraction: Bool), datetime(hasFraction: Bool)
    /// Hours, minutes or seconds that are counted on beyond a day.
    case duration
  }

  /// Whether days count from 1 January 1904, as workbooks of old Macintoshes have it (ECMA-376 Part 1,
  /// 18.17.4.1); else from 1900, which that calendar takes for a leap year.
  var is1904 = false

  private static let day = 86_400_000
  /// 31 December 9999 of either calendar.
  private var lastDay: Int { is1904 ? 2_957_003 : 2_958_465 }

  /// Appends a number of days as ISO 8601 in the default form of Table Schema. False for what is no
  /// such thing (a negative date, 29 February 1900, a day beyond 9999), which appends nothing.
  func append(_ days: Double, _ kind: Kind, to output: inout [UInt8]) -> Bool {
    guard abs(days) < 1e8 else { return false }
    var milliseconds = Int((days * Double(Self.day)).rounded())
    if kind == .duration {
      Self.appendDuration(milliseconds, to: &output)
      return true
    }
    guard days >= 0 else { return false }
    switch kind {
    case .time(hasFraction: false), .datetime(hasFraction: false):
      milliseconds = (milliseconds + 500) / 1000 * 1000
    default: break
    }
    let date = milliseconds / Self.day, time = milliseconds % Self.day
    switch kind {
    case .date: return appendDate(date, to: &output)
    case .time:
      Self.appendTime(time, to: &output)
      return true
    default:
      guard appendDate(date, to: &output) else { return false }
      output.append(UInt8(ascii: "T"))
      Self.appendTime(time, to: &output)
      return true
    }
  }

  private func appendDate(_ number: Int, to output: inout [UInt8]) -> Bool {
    guard number <= lastDay else { return false }
    if is1904 {
      Self.appendCivil(number - 24_107, to: &output)
    } else {
      // 1 is 1 January 1900, and 60 a day that was not.
      guard number > 0, number != 60 else { return false }
      Self.appendCivil(number - (number < 60 ? 25_568 : 25_569), to: &output)
    }
    return true
  }

  /// The day of the Gregorian calendar, from days since 1970; years 1900 to 9999.
  private static func appendCivil(_ days: Int, to output: inout [UInt8]) {
    let shifted = days + 719_468
    let era = shifted / 146_097, dayOfEra = shifted % 146_097
    let leaps = dayOfEra / 1460 - dayOfEra / 36_524 + dayOfEra / 146_096
    let yearOfEra = (dayOfEra - leaps) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    append(year, 4, to: &output)
    output.append(UInt8(ascii: "-"))
    append(month, 2, to: &output)
    output.append(UInt8(ascii: "-"))
    append(dayOfYear - (153 * part + 2) / 5 + 1, 2, to: &output)
  }

  private static func appendTime(_ milliseconds: Int, to output: inout [UInt8]) {
    append(milliseconds / 3_600_000, 2, to: &output)
    output.append(UInt8(ascii: ":"))
    append(milliseconds / 60_000 % 60, 2, to: &output)
    output.append(UInt8(ascii: ":"))
    append(milliseconds / 1000 % 60, 2, to: &output)
    appendFraction(milliseconds % 1000, to: &output)
  }

  /// `PT26H30M`; nothing is `PT0S`.
  private static func appendDuration(_ signed: Int, to output: inout [UInt8]) {
    let milliseconds = abs(signed)
    if signed < 0 { output.append(UInt8(ascii: "-")) }
    output.append(contentsOf: "PT".utf8)
    let hours = milliseconds / 3_600_000, minutes = milliseconds / 60_000 % 60
    let seconds = milliseconds % 60_000
    if hours > 0 { output.append(contentsOf: "\(hours)H".utf8) }
    if minutes > 0 { output.append(contentsOf: "\(minutes)M".utf8) }
    guard seconds > 0 || milliseconds == 0 else { return }
    output.append(contentsOf: "\(seconds / 1000)".utf8)
    appendFraction(seconds % 1000, to: &output)
    output.append(UInt8(ascii: "S"))
  }

  private static func appendFraction(_ milliseconds: Int, to output: inout [UInt8]) {
    guard milliseconds > 0 else { return }
    output.append(UInt8(ascii: "."))
    append(milliseconds, 3, to: &output)
    while output.last == 48 { output.removeLast() }
  }

  /// A number with zeros before it, of `width` digits, which are four at most.
  private static func append(_ number: Int, _ width: Int, to output: inout [UInt8]) {
    var digits = InlineArray<4, UInt8>(repeating: 0)
    var rest = number
    for index in stride(from: width - 1, through: 0, by: -1) {
      digits[index] = 48 + UInt8(rest % 10)
      rest /= 10
    }
    for index in 0..<width { output.append(digits[index]) }
  }
}
