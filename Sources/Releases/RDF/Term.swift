/// An IRI (RDF 1.1 Concepts, 3.2). Holds no character that Turtle's IRIREF or RFC 3987 forbids.
public struct IRI: Sendable, Hashable {
  public let text: String

  /// Controls, space and ``<>"{}|^`\`` are percent-encoded, so that any text is a right reference.
  public init(_ text: String) {
    guard text.unicodeScalars.contains(where: Self.isForbidden) else {
      self.text = text
      return
    }
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard Self.isForbidden(scalar) else {
        output.append(scalar)
        continue
      }
      for byte in String(scalar).utf8 { output.append(contentsOf: Self.percent(byte)) }
    }
    self.text = String(output)
  }

  /// An address that a person wrote; nil unless it is absolute, with the scheme `http` or `https`.
  public init?(web text: String) {
    guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://"),
      ["http", "https"].contains(text[..<colon].lowercased()), text[colon...].utf8.count > 3
    else { return nil }
    self.init(text)
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || (0x7F...0x9F).contains(scalar.value)
      || "<>\"{}|^`\\".unicodeScalars.contains(scalar)
  }

  private static func percent(_ byte: UInt8) -> String.UnicodeScalarView {
    let digits = String(byte, radix: 16, uppercase: true)
    return ("%" + (digits.count < 2 ? "0" : "") + digits).unicodeScalars
  }
}

/// A literal of RDF 1.1 (Concepts, 3.3): text with a datatype or a language.
public struct Literal: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case plain
    case language(String)
    case datatype(IRI)
  }

  public let text: String
  public let kind: Kind

  /// A plain literal, which is an `xsd:string`.
  public init(_ text: String) {
    self.text = text
    kind = .plain
  }

  public init(_ text: String, _ datatype: IRI) {
    self.text = text
    kind = .datatype(datatype)
  }

  /// A literal in a language; plain where `language` is not a tag of Turtle's grammar (LANGTAG).
  public init(_ text: String, language: String) {
    self.text = text
    kind = Self.isTag(language) ? .language(language) : .plain
  }

  /// `[a-zA-Z]+ ('-' [a-zA-Z0-9]+)*`
  private static func isTag(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
    return parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) }
    } && parts[0].utf8.allSatisfy(isLetter)
  }
}

/// A node of a graph.
public enum Term: Sendable, Hashable {
  case iri(IRI)
  case literal(Literal)
  /// A node without a name, known by its number within its graph.
  case blank(Int)
}
