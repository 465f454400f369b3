public import Components

extension Language {
  /// An ISO 8601 date of a day, a month or a year as people write it: `12 نونبر 2024` (the months of
  /// Morocco), `1er novembre 2024`, `November 2024`, `2024`. A text of any other form comes back
  /// `legible`, as it was.
  public func date(_ text: String) -> String {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == Array([4, 2, 2].prefix(parts.count)),
      parts.allSatisfy(\.isDigits)
    else { return text.legible }
    let numbers = parts.compactMap { Int($0) }
    if numbers.count == 1 { return String(parts[0]) }
    guard (1...12).contains(numbers[1]) else { return text.legible }
    let month = Self.months[numbers[1] - 1][self] + " " + parts[0]
    if numbers.count == 2 { return month }
    guard (1...31).contains(numbers[2]) else { return text.legible }
    return day(numbers[2]) + " " + month
  }

  private func day(_ number: Int) -> String {
    self == .fr && number == 1 ? "1er" : String(number)
  }

  private static let months = [
    Text(ar: "يناير", fr: "janvier", en: "January"),
    Text(ar: "فبراير", fr: "février", en: "February"),
    Text(ar: "مارس", fr: "mars", en: "March"),
    Text(ar: "أبريل", fr: "avril", en: "April"),
    Text(ar: "ماي", fr: "mai", en: "May"),
    Text(ar: "يونيو", fr: "juin", en: "June"),
    Text(ar: "يوليوز", fr: "juillet", en: "July"),
    Text(ar: "غشت", fr: "août", en: "August"),
    Text(ar: "شتنبر", fr: "septembre", en: "September"),
    Text(ar: "أكتوبر", fr: "octobre", en: "October"),
    Text(ar: "نونبر", fr: "novembre", en: "November"),
    Text(ar: "دجنبر", fr: "décembre", en: "December"),
  ]
}
