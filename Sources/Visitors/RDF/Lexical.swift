import Releases

/// What rdflib makes of terms: it casts literals of types that it knows and writes them anew, so that
/// what a portal stores is not always what was written.
enum Lexical {
  /// What a portal stores for a node without a name; the true one is new each time.
  static let unnamed = "_:"

  /// The text of a term, as Python's `str` gives it.
  static func text(_ term: Term) -> String {
    switch term {
    case .iri(let iri): iri.text
    case .blank: unnamed
    case .literal(let literal): text(literal)
    }
  }

  static func text(_ literal: Literal) -> String {
    switch literal.datatype {
    case "xsd:dateTime": dateTime(literal.text) ?? literal.text
    case "xsd:hexBinary": isHexadecimal(literal.text) ? literal.text.lowercased() : literal.text
    case "xsd:boolean": boolean(literal.text)
    case let type? where integers.contains(type):
      Int(literal.text).map { String($0) } ?? literal.text
    default: literal.text
    }
  }

  private static let integers: Set<String> = [
    "xsd:integer", "xsd:nonNegativeInteger", "xsd:positiveInteger", "xsd:int", "xsd:long",
    "xsd:unsignedLong", "xsd:unsignedInt",
  ]

  /// The types of which rdflib makes something else than a text, where it can.
  private static let cast: Set<String> = [
    "xsd:boolean", "xsd:date", "xsd:dateTime", "xsd:decimal", "xsd:double", "xsd:float",
    "xsd:hexBinary", "xsd:base64Binary", "xsd:time", "xsd:gYear", "xsd:gYearMonth", "xsd:duration",
  ]

  /// Whether a literal stays a text in Python: a portal that wants one refuses others.
  static func isText(_ literal: Literal) -> Bool {
    guard let type = literal.datatype else { return true }
    if integers.contains(type) { return Python.integer(literal.text) == nil }
    return !cast.contains(type)
  }

  private static func boolean(_ text: String) -> String {
    switch text {
    case "1": "true"
    case "0": "false"
    default: text
    }
  }

  /// Whether rdflib can cast a hexBinary literal, which makes bytes of it that are no text.
  static func isHexadecimal(_ text: String) -> Bool {
    text.utf8.count % 2 == 0
      && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0 | 0x20) }
  }

  /// `2026-08-31T06:00:00Z` as Python writes it: `Z` is `+00:00`, fractions have six digits.
  private static func dateTime(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 19, bytes[4] == 45, bytes[7] == 45, bytes[10] == 84, bytes[13] == 58,
      bytes[16] == 58
    else { return nil }
    var rest = text.dropFirst(19)
    var fraction = ""
    if rest.first == "." {
      let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count + 1)
      let six = String(digits.prefix(6)) + String(repeating: "0", count: max(0, 6 - digits.count))
      fraction = six == "000000" ? "" : "." + six
    }
    let zone = rest == "Z" ? "+00:00" : String(rest)
    return String(text.prefix(19)) + fraction + zone
  }

  /// Whether a text is a day, or begins with one: `2026-08-31`.
  static func day(_ text: String) -> String? {
    let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2, parts.allSatisfy({ Int($0) != nil })
    else { return nil }
    return String(text.prefix(10))
  }
}
