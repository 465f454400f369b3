public import Components

extension Language {
  /// A whole number as people write it: `1 494 413` (narrow no-break spaces) in French, `1.494.413`
  /// in Moroccan Arabic (CLDR ar-MA, digits `latn`), `1,494,413` in English.
  public func number(_ number: Int) -> String {
    (number < 0 ? "-" : "") + grouped(String(number.magnitude))
  }

  /// A decimal number in XSD's spelling (`-1234.50`) as people write it, its digits unchanged; nil
  /// for any other text, exponents included.
  public func number(decimal text: String) -> String? {
    let sign = text.hasPrefix("-") ? "-" : ""
    let parts = text.dropFirst(sign.count).split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy(\.isDigits) else { return nil }
    let whole = sign + grouped(String(parts[0]))
    return parts.count == 1 ? whole : whole + decimalMark + parts[1]
  }

  var decimalMark: String { self == .en ? "." : "," }

  private var groupMark: String {
    switch self {
    case .ar: "."
    case .fr: "\u{202F}"
    case .en: ","
    }
  }

  private func grouped(_ digits: String) -> String {
    var output = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { output += groupMark }
      output.append(digit)
    }
    return output
  }
}

extension Substring {
  /// Whether these are ASCII digits, one at least.
  var isDigits: Bool { !isEmpty && utf8.allSatisfy { (48...57).contains($0) } }
}
