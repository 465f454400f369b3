/// How a value is set apart from the sentence around it, so that neither reorders the other.
public enum Isolation: Sendable, CaseIterable {
  /// Nothing around the value, for outputs that a machine reads.
  case none
  /// U+2068 FIRST STRONG ISOLATE … U+2069 POP DIRECTIONAL ISOLATE, for terminals and text files.
  case plain
  /// `<bdi>` … `</bdi>`, value and sentence escaped for HTML text and quoted attributes.
  case html

  /// A value as it stands in a sentence. It must be `legible` already.
  func wrap(_ value: String) -> String {
    switch self {
    case .none: value
    case .plain: "\u{2068}\(value)\u{2069}"
    case .html: "<bdi>\(value.escapedForHTML)</bdi>"
    }
  }

  /// The words around values.
  func prose(_ words: some StringProtocol) -> String {
    self == .html ? String(words).escapedForHTML : String(words)
  }
}

extension String {
  /// The text with `&`, `<`, `>` and both quotes as character references (HTML, 13.1.4). Works by
  /// Unicode scalar, so that a mark combined with one of them does not hide it.
  public var escapedForHTML: String {
    guard utf8.contains(where: Self.hasReference) else { return self }
    var output = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "&": output.append(contentsOf: "&amp;".unicodeScalars)
      case "<": output.append(contentsOf: "&lt;".unicodeScalars)
      case ">": output.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": output.append(contentsOf: "&quot;".unicodeScalars)
      case "'": output.append(contentsOf: "&#39;".unicodeScalars)
      default: output.append(scalar)
      }
    }
    return String(output)
  }

  private static func hasReference(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x26, 0x27, 0x3C, 0x3E: true  // " & ' < >
    default: false
    }
  }
}
