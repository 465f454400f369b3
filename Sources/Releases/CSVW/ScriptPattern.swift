/// A regular expression of XML Schema, which Table Schema's `pattern` is in, as one of ECMAScript, which
/// CSVW's `format` is in (Tabular Data Model 6.4.6).
///
/// It is put between `^(?:` and `)$`, for readers differ about whether the whole text has to match.
/// `\d` is the digits of ASCII, of Arabic and of Persian, which are those that data here are written in.
struct ScriptPattern {
  private let scalars: [Unicode.Scalar]
  private var at = 0
  private var isInClass = false
  private var output = String.UnicodeScalarView()

  /// Nil for an expression with a part that ECMAScript without flags has no word for: categories and
  /// blocks of Unicode, name characters, word characters, the difference of two classes.
  static func text(of pattern: String) -> String? {
    var reader = ScriptPattern(pattern)
    while reader.at < reader.scalars.count {
      guard reader.step() else { return nil }
    }
    return reader.isInClass ? nil : whole(String(reader.output))
  }

  /// An expression that some texts and no others match.
  static func text(ofAny texts: [String]) -> String {
    whole(texts.map(literal).joined(separator: "|"))
  }

  private init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  private static func whole(_ text: String) -> String { "^(?:\(text))$" }

  private static let marks = Set("\\.^$|?*+()[]{}".unicodeScalars)

  private static func literal(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if marks.contains(scalar) { output.append("\\") }
      output.append(scalar)
    }
    return String(output)
  }

  private var next: Unicode.Scalar? { at + 1 < scalars.count ? scalars[at + 1] : nil }

  /// Carries one character or escape over; false where it cannot be.
  private mutating func step() -> Bool {
    let scalar = scalars[at]
    switch scalar {
    case "\\":
      guard let next, let text = escape(next) else { return false }
      output.append(contentsOf: text.unicodeScalars)
      at += 2
      return true
    case "[":
      if isInClass { return false }
      isInClass = true
    case "]": isInClass = false
    case "-" where isInClass && next == "[": return false
    // XML Schema has no anchors: these two are characters like any other.
    case "^" where !isInClass, "$" where !isInClass: output.append("\\")
    // Without its flag `u`, ECMAScript sees two characters there.
    case _ where isInClass && scalar.value > 0xFFFF: return false
    default: break
    }
    output.append(scalar)
    at += 1
    return true
  }

  private func escape(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "d": inClass("0-9\u{660}-\u{669}\u{6F0}-\u{6F9}")
    case "s": inClass(" \\t\\n\\r")
    case "S" where !isInClass: "[^ \\t\\n\\r]"
    case "n", "r", "t": "\\\(scalar)"
    case "-" where !isInClass: "-"
    case "-": "\\-"
    case _ where Self.marks.contains(scalar): "\\\(scalar)"
    default: nil
    }
  }

  private func inClass(_ text: String) -> String { isInClass ? text : "[\(text)]" }
}
