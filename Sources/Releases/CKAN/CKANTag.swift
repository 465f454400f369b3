/// What CKAN takes for a tag (`tag_length_validator`, `tag_name_validator`): 2 to 100 letters, digits,
/// spaces and `-_.` of any script.
public enum CKANTag {
  private static let lengths = 2...100

  /// Whether CKAN takes a text as it stands; for one that it does not it refuses the dataset.
  public static func takes(_ text: String) -> Bool {
    lengths.contains(text.unicodeScalars.count)
      && text.unicodeScalars.allSatisfy { isTaken($0) || $0 == " " }
  }

  /// Each keyword as a tag that CKAN takes, each once.
  static func mended(_ keywords: [String]) -> [String] {
    Saying.distinct(keywords.compactMap(mended))
  }

  /// A keyword as a tag that CKAN takes; nil for one without any letter or digit. Marks upon letters go,
  /// as Arabic's vowels: Python's `\w` does not have them. Any other character that CKAN refuses becomes
  /// a space, and a tag of one character gets a `_` (CKAN's `munge_tag`).
  public static func mended(_ keyword: String) -> String? {
    var output = String.UnicodeScalarView()
    for scalar in keyword.unicodeScalars where !isMark(scalar) {
      output.append(isTaken(scalar) ? scalar : " ")
    }
    guard output.contains(where: isLetterOrDigit) else { return nil }
    let words = String(output).inOneLine
    var tag = String(String.UnicodeScalarView(words.unicodeScalars.prefix(lengths.upperBound)))
    while tag.hasSuffix(" ") { tag.removeLast() }
    return tag.unicodeScalars.count < lengths.lowerBound ? tag + "_" : tag
  }

  private static func isTaken(_ scalar: Unicode.Scalar) -> Bool {
    isLetterOrDigit(scalar) || ["-", "_", "."].contains(scalar)
  }

  /// What Python's `str.isalnum` says, and `\w` but for `_`: `²` and `Ⅷ` are numbers, too.
  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: true
    default: false
    }
  }
}
