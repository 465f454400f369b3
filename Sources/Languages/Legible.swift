extension String {
  /// The text with everything invisible that could break a line or turn a sentence around shown as
  /// an escape: `\n`, `\t`, `\r`, else `\u{202E}`. That is: control characters, line and paragraph
  /// separators, all characters with the property Bidi_Control (UAX #9), the byte order mark and the
  /// interlinear annotation marks. Joiners stay: Arabic script needs them.
  public var legible: String {
    if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return self }
    guard unicodeScalars.contains(where: \.isTreacherous) else { return self }
    var output = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      guard scalar.isTreacherous else {
        output.append(scalar)
        continue
      }
      output.append(contentsOf: scalar.spelling.unicodeScalars)
    }
    return String(output)
  }

  /// `legible` and at most `limit` characters of the original, the last of them an ellipsis where
  /// something was left out. Marks piled on one character count too, at four to a character.
  public func excerpt(limit: Int = 120) -> String {
    // No text has more characters than bytes.
    if utf8.count <= limit { return legible }
    if let end = index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex {
      let kept = prefix(limit - 1)
      return String(String.UnicodeScalarView(kept.unicodeScalars.prefix(limit * 4))).legible + "…"
    }
    guard unicodeScalars.count > limit * 4 else { return legible }
    return String(String.UnicodeScalarView(unicodeScalars.prefix(limit * 4))).legible + "…"
  }
}

extension Unicode.Scalar {
  fileprivate var isTreacherous: Bool {
    switch value {
    case 0x20...0x7E: false
    case 0...0x1F, 0x7F...0x9F: true  // The general category Control, which never changes.
    case 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB: true
    default: false
    }
  }

  fileprivate var spelling: String {
    switch self {
    case "\n": "\\n"
    case "\t": "\\t"
    case "\r": "\\r"
    default: "\\u{\(String(value, radix: 16, uppercase: true))}"
    }
  }
}
