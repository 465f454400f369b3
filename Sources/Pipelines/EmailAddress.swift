/// What portals take for an e-mail address.
public enum EmailAddress {
  /// Whether CKAN and DCAT-US take it: of ASCII letters, digits and few marks, with a dot in its domain
  /// and none at an end or beside another.
  public static func isAccepted(_ text: String) -> Bool {
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count == 2 else { return false }
    let words = halves[0].split(separator: ".", omittingEmptySubsequences: false)
    let labels = halves[1].split(separator: ".", omittingEmptySubsequences: false)
    let marks = Set("!$&'*+-=_~".utf8)
    return labels.count > 1
      && words.allSatisfy { word in
        !word.isEmpty && word.utf8.allSatisfy { isPlain($0) || marks.contains($0) }
      } && labels.allSatisfy(isLabel)
  }

  private static func isLabel(_ text: Substring) -> Bool {
    (1...63).contains(text.utf8.count) && text.first != "-" && text.last != "-"
      && text.utf8.allSatisfy { isPlain($0) || $0 == UInt8(ascii: "-") }
  }

  /// An ASCII letter or digit.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 0x20) || (48...57).contains(byte)
  }
}
