public import Components

extension Language {
  /// A size in bytes for people, in powers of 1000: `812 bytes`, `1.5 kB`, `12 MB`; one decimal below
  /// ten, rounded half up. A no-break space stands before the unit.
  public func size(_ bytes: Int) -> String {
    if bytes < 1000 { return "\(number(bytes))\u{A0}\(byteNoun(bytes))" }
    var unit = 1000
    for name in Self.units.dropLast() {
      if Self.rounded(bytes, by: unit) < 1000 { return amount(bytes, unit, name) }
      unit *= 1000
    }
    return amount(bytes, unit, Self.units.last!)
  }

  private func amount(_ bytes: Int, _ unit: Int, _ name: Text) -> String {
    let tenths = Self.rounded(bytes, by: unit / 10)
    var digits = number(tenths < 100 ? tenths / 10 : Self.rounded(bytes, by: unit))
    if tenths < 100, tenths % 10 != 0 { digits += decimalMark + String(tenths % 10) }
    return "\(digits)\u{A0}\(name[self])"
  }

  /// The quotient, half up.
  private static func rounded(_ number: Int, by divisor: Int) -> Int {
    number / divisor + (number % divisor * 2 >= divisor ? 1 : 0)
  }

  private func byteNoun(_ count: Int) -> String {
    switch self {
    case .ar: "بايت"
    case .fr: count < 2 ? "octet" : "octets"
    case .en: count == 1 ? "byte" : "bytes"
    }
  }

  private static let units = [
    Text(ar: "كيلوبايت", fr: "ko", en: "kB"), Text(ar: "ميغابايت", fr: "Mo", en: "MB"),
    Text(ar: "جيغابايت", fr: "Go", en: "GB"), Text(ar: "تيرابايت", fr: "To", en: "TB"),
  ]
}
