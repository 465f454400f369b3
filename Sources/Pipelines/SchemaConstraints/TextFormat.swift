import Columns
import Components
import Formats

/// A text is an address, an e-mail address or a UUID where its field's format says so.
struct TextFormat: Constraint {
  static let card = Card(
    "format",
    Text(
      ar: "النص عنوان أو بريد إلكتروني أو UUID حسب صيغة حقله.",
      fr: "Le texte est une adresse, un courriel ou un UUID si le format de son champ le dit.",
      en: "A text is an address, an e-mail address or a UUID where its field’s format says so."),
    rules: [.wrongFormat])

  /// RFC 3986 §3 (a scheme, then only characters that a URI may have, percent signs followed by two
  /// digits); RFC 5321 §4.1.2 without quoted local parts; RFC 9562 §4.
  private static let patterns = [
    "uri": #"[A-Za-z][A-Za-z0-9+.\-]*:([A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+"#,
    "email":
      #"[A-Za-z0-9.!#$%&'*+/=?\^_`{|}~\-]+@[A-Za-z0-9]([A-Za-z0-9\-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9\-]*[A-Za-z0-9])?)*"#,
    "uuid": "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}",
  ]

  static func plan(_ table: TableOutline) throws(Finding) -> [any RowCheck] {
    table.schema.fields.enumerated().compactMap { index, field in
      guard let format = field.format, let pattern = patterns[format],
        let compiled = try? XSDPattern(pattern)
      else { return nil }
      return CellCheck(.wrongFormat, field: index, ["expected": format]) { !compiled.matches($0) }
    }
  }
}

extension Rule {
  static let wrongFormat = Rule(
    "schema/format",
    what: Text(
      ar: "القيمة {value} ليست بالصيغة المطلوبة: {expected:format}.",
      fr: "La valeur {value} n’est pas au format attendu : {expected:format}.",
      en: "The value {value} is not of the format asked for: {expected:format}."),
    fix: Text(
      ar: "صحح القيمة، أو احذف الصيغة من المخطط.",
      fr: "Corrigez la valeur, ou retirez le format du schéma.",
      en: "Mend the value, or remove the format from the schema."),
    source: "Table Schema 2.0, string formats",
    example: .init(
      ["value": "contact@remacto", "expected": "email"],
      wrong: """
        member,email
        M-001,contact@remacto
        """,
      right: """
        member,email
        M-001,contact@remacto.example.org
        """))
}
