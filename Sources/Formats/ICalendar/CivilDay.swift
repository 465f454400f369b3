/// Days of the proleptic Gregorian calendar as numbers, 1970-01-01 being zero.
enum CivilDay {
  /// The first and last second that a time of a calendar can have: years 1 to 9999.
  static let seconds = number(1, 1, 1) * 86_400...(number(9999, 12, 31) + 1) * 86_400 - 1

  static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // Years that begin in March, so that the leap day is the last.
    let year = month <= 2 ? year - 1 : year
    let era = floorDiv(year, 400)
    let ofEra = year - era * 400
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  static func parts(_ number: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = floorDiv(shifted, 146_097)
    let ofEra = shifted - era * 146_097
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let month = (5 * ofYear + 2) / 153
    let day = ofYear - (153 * month + 2) / 5 + 1
    return (
      year + era * 400 + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9, day
    )
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func length(_ year: Int, _ month: Int) -> Int {
    month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// Monday is zero.
  static func weekday(_ number: Int) -> Int { floorMod(number + 3, 7) }

  static func floorDiv(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((b - 1 - a) / b) }
  static func floorMod(_ a: Int, _ b: Int) -> Int { a - floorDiv(a, b) * b }

  /// The number of a day's week and how many weeks its year of weeks has; week 1 is the first that has
  /// four days in the year (RFC 5545 3.3.10, BYWEEKNO).
  static func week(_ number: Int, weekStart: Int) -> (number: Int, count: Int) {
    // The fourth day of a week says whose it is.
    let fourth = number - floorMod(weekday(number) - weekStart, 7) + 3
    let year = parts(fourth).year
    let start = newYear(year)
    let days = newYear(year + 1) - start
    let last = start + days - 1
    // The year of the fourth days: how many there are in it.
    let first = start + floorMod(weekStart + 3 - weekday(start), 7)
    return ((fourth - first) / 7 + 1, (last - first) / 7 + 1)
  }

  private static func newYear(_ year: Int) -> Int { number(year, 1, 1) }
}
