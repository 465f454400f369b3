import Columns

/// The declared date of a release: a day of the calendar, `YYYY-MM-DD`.
public struct ReleaseDate: Sendable, Hashable {
  public let text: String

  /// Refuses a text that is not a day between 1970 and 9999.
  public init?(_ text: String) {
    guard text.utf8.count == 10, text >= "1970", FieldType.date.accepts(Array(text.utf8).span)
    else {
      return nil
    }
    self.text = text
  }

  /// The day (UTC) that a count of seconds since 1970 falls on, as SOURCE_DATE_EPOCH states it.
  public init?(secondsSince1970 seconds: Int64) {
    guard seconds >= 0, seconds < 253_402_300_800 else { return nil }
    let day = Int(seconds / 86_400) + 719_468
    let era = day / 146_097
    let ofEra = day - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * ofYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let dayOfMonth = ofYear - (153 * shifted + 2) / 5 + 1
    self.init("\(year)-\(two(month))-\(two(dayOfMonth))")
  }

  /// Midnight (UTC) of the day, in seconds since 1970.
  public var secondsSince1970: Int64 {
    let parts = text.split(separator: "-").map { Int($0)! }
    let year = parts[1] <= 2 ? parts[0] - 1 : parts[0]
    let era = year / 400
    let ofEra = year - era * 400
    let ofYear = (153 * ((parts[1] + 9) % 12) + 2) / 5 + parts[2] - 1
    return Int64(era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468) * 86_400
  }
}
