public import Components

extension Language {
  /// Words with the spaces of the language's printers: in French a no-break space before `:`, a narrow
  /// one before `;`, `?` and `!`, so that no line begins with a mark. Other languages come back as they
  /// are.
  public func typeset(_ words: some StringProtocol) -> String {
    guard self == .fr, words.utf8.contains(where: Self.isMark) else { return String(words) }
    var output = String.UnicodeScalarView()
    for scalar in words.unicodeScalars {
      if output.last == " ", let space = Self.spaces[scalar] {
        output.removeLast()
        output.append(space)
      }
      output.append(scalar)
    }
    return String(output)
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x3A, 0x3B, 0x3F: true  // ! : ; ?
    default: false
    }
  }

  private static let spaces: [Unicode.Scalar: Unicode.Scalar] = [
    ":": "\u{A0}", ";": "\u{202F}", "?": "\u{202F}", "!": "\u{202F}",
  ]
}
