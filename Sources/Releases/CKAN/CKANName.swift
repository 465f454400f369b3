import Bytes

/// What CKAN takes for a name (`ckan.logic.validators`): of a dataset 2 to 100 of `[a-z0-9_-]`, of a tag
/// 2 to 100 letters, digits, spaces and `-_.` of any script.
enum CKANName {
  static let shortest = 2
  static let longest = 100

  /// `publication-dataset`, since a portal has one list of names for all that publish there: two datasets
  /// of a publication have two names. What CKAN does not take becomes `-`; a name that is too long, or
  /// not the same any more, ends in a digest of what it was.
  static func package(_ dataset: String, of publication: String) -> String {
    let name = publication + "-" + dataset
    let plain = String(String.UnicodeScalarView(name.unicodeScalars.map(taken)))
    guard plain != name || plain.utf8.count > longest else { return plain }
    let digest = Digest.of(Array(name.utf8)).description.prefix(8)
    return plain.prefix(longest - 9) + "-" + digest
  }

  private static func taken(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "a"..."z", "0"..."9", "_", "-": scalar
    case "A"..."Z": Unicode.Scalar(UInt8(scalar.value) | 0x20)
    default: "-"
    }
  }

  /// Each keyword as a tag that CKAN takes, each once. A keyword without any letter or digit is none.
  static func tags(_ keywords: [String]) -> [String] {
    Saying.distinct(keywords.compactMap(tag))
  }

  /// Marks upon letters go, as Arabic's vowels: Python's `\w` does not have them. Any other character
  /// that CKAN refuses becomes a space, and a tag of one character gets a `_` (CKAN's `munge_tag`).
  static func tag(_ keyword: String) -> String? {
    var output = String.UnicodeScalarView()
    for scalar in keyword.unicodeScalars where !isMark(scalar) {
      output.append(isTaken(scalar) ? scalar : " ")
    }
    guard output.contains(where: isLetterOrDigit) else { return nil }
    let words = String(output).inOneLine
    var tag = String(String.UnicodeScalarView(words.unicodeScalars.prefix(longest)))
    while tag.hasSuffix(" ") { tag.removeLast() }
    return tag.unicodeScalars.count < shortest ? tag + "_" : tag
  }

  private static func isTaken(_ scalar: Unicode.Scalar) -> Bool {
    isLetterOrDigit(scalar) || ["-", "_", "."].contains(scalar)
  }

  /// What Python's `str.isalnum` says.
  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
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
