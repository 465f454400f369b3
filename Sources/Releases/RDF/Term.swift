import Formats

/// An IRI (RDF 1.1 Concepts, 3.2). Holds no character that Turtle's IRIREF or XML 1.0 forbids.
public struct IRI: Sendable, Hashable {
  /// The reference as it is written, without `<` and `>`.
  public let text: String

  /// Controls, space, ``<>"{}|^`\``, U+FFFE and U+FFFF are percent-encoded, so that any text is a right
  /// reference.
  public init(_ text: String) {
    // Nearly all references are plain ASCII, and a catalogue has millions: bytes before characters.
    guard !text.utf8.allSatisfy(Self.isPlain),
      text.unicodeScalars.contains(where: Self.isForbidden)
    else {
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
    if scalar.value < 0x80 { return !isPlain(UInt8(scalar.value)) }
    return scalar.value <= 0x9F || (0xFFFE...0xFFFF).contains(scalar.value)
  }

  /// Whether a byte is an ASCII character that stands in an IRI as it is.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x3C, 0x3E, 0x22, 0x5C, 0x5E, 0x60, 0x7B...0x7D: false  // < > " \ ^ ` { | }
    default: (0x21...0x7E).contains(byte)
    }
  }

  private static func percent(_ byte: UInt8) -> String.UnicodeScalarView {
    let digits = String(byte, radix: 16, uppercase: true)
    return ("%" + (digits.count < 2 ? "0" : "") + digits).unicodeScalars
  }
}

/// A literal of RDF 1.1 (Concepts, 3.3): text with a datatype or a language.
///
/// Its text holds no character that XML 1.0 forbids in every form (2.2): each is U+FFFD instead. So
/// every serialisation of a graph, RDF/XML among them, says the same. Tabs, line feeds and carriage
/// returns stay.
public struct Literal: Sendable, Hashable {
  /// What stands beside the text: nothing for `xsd:string`, a language by its tag, another datatype.
  public enum Kind: Sendable, Hashable {
    case plain
    case language(String)
    case datatype(IRI)
  }

  /// The lexical form.
  public let text: String
  /// Its language or datatype.
  public let kind: Kind

  private init(_ text: String, _ kind: Kind) {
    self.text = XMLText.cleaned(text)
    self.kind = kind
  }

  /// A plain literal, which is an `xsd:string`.
  public init(_ text: String) { self.init(text, .plain) }

  /// A literal of a datatype; plain where that is `xsd:string`, so that the same has one form.
  public init(_ text: String, _ datatype: IRI) {
    self.init(text, datatype == Namespace.xsd["string"] ? .plain : .datatype(datatype))
  }

  /// A literal in a language; plain where `language` is not a well-formed tag (LANGTAG of Turtle's
  /// grammar, with parts of at most eight characters as in BCP 47, 2.1).
  public init(_ text: String, language: String) {
    self.init(text, Self.isTag(language) ? .language(language) : .plain)
  }

  /// `[a-zA-Z]{1,8} ('-' [a-zA-Z0-9]{1,8})*`
  private static func isTag(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
    return parts.allSatisfy { part in
      (1...8).contains(part.utf8.count)
        && part.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) }
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
