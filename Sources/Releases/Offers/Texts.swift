extension Character {
  /// An ASCII letter or digit.
  var isPlain: Bool { isASCII && (isLetter || isNumber) }
}

extension String {
  /// The start of a declared day (UTC), `YYYY-MM-DD`, as a time.
  var atMidnight: String { self + "T00:00:00Z" }

  /// The text with runs of white space as single spaces, none at its ends.
  var inOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// At most `limit` characters, cut at a word and ended by an ellipsis where something is left out.
  /// UTF-16 units are counted, which is the most that any reader counts.
  func cut(to limit: Int) -> String {
    guard utf16.count > limit else { return self }
    var kept = ""
    var lastWord = ""
    var count = 1
    for character in self {
      count += character.utf16.count
      guard count <= limit else { break }
      if character.isWhitespace { lastWord = kept }
      kept.append(character)
    }
    // A text without a space near its end is cut within the word.
    let hasWord = lastWord.utf16.count * 2 > limit
    return (hasWord ? lastWord : kept) + "…"
  }
}
