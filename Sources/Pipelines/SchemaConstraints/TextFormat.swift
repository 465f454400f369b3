import Columns
import Components
import Formats

/// A text is an address, an e-mail address, Base64 or a UUID where its field's format says so.
struct TextFormat: Constraint {
  static let card = Card(
    "format",
    Text(
      ar: "النص عنوان أو بريد إلكتروني أو Base64 أو UUID حسب صيغة حقله.",
      fr:
        "Le texte est une adresse, un courriel, du Base64 ou un UUID si le format de son champ le dit.",
      en:
        "A text is an address, an e-mail address, Base64 or a UUID where its field’s format says so."
    ),
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
      guard field.type == .string, let format = field.format else { return nil }
      if format == "binary" {
        return CellCheck(.wrongFormat, field: index, ["expected": "binary (Base64)"]) {
          !isBase64($0)
        }
      }
      guard let pattern = patterns[format],
        let compiled = try? XSDPattern(pattern)
      else { return nil }
      return CellCheck(.wrongFormat, field: index, ["expected": format]) { !compiled.matches($0) }
    }
  }

  /// RFC 4648 §4: groups of four of its letters, the last filled up with `=`, no line ends.
  private static func isBase64(_ cell: Span<UInt8>) -> Bool {
    guard cell.count % 4 == 0 else { return false }
    var end = cell.count
    while end > 0, cell.count - end < 2, cell[end - 1] == UInt8(ascii: "=") { end -= 1 }
    return (0..<end).allSatisfy { at in
      switch cell[at] {
      case 48...57, 65...90, 97...122, UInt8(ascii: "+"), UInt8(ascii: "/"): true
      default: false
      }
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
