import Columns
import Components

/// Every value is in the lexical form of its field.
struct Types: Constraint {
  static let card = Card(
    "type",
    Text(
      ar: "كل قيمة مكتوبة حسب نوع حقلها.",
      fr: "Chaque valeur est écrite selon le type de son champ.",
      en: "Every value is in the form of its field’s type."), rules: [.wrongType])

  static func plan(_ table: TableOutline) throws(Finding) -> [any RowCheck] {
    table.schema.fields.enumerated().compactMap { index, field in
      guard field.type != .string, field.type != .any else { return nil }
      return CellCheck(
        .wrongType, field: index,
        ["expected": field.type.rawValue, "example": field.form.sample],
        faults: { [form = field.form] column in form.rejected(in: column) })
    }
  }
}

extension Rule {
  static let wrongType = Rule(
    "schema/type",
    what: Text(
      ar: "القيمة {value} ليست من النوع المطلوب: {expected:type}.",
      fr: "La valeur {value} n’est pas du type attendu : {expected:type}.",
      en: "The value {value} is not of the type asked for: {expected:type}."),
    fix: Text(
      ar: "اكتبها مثل {example}.", fr: "Écrivez-la comme {example}.",
      en: "Write it like {example}."), source: "Table Schema 2.0, types",
    example: .init(
      ["value": "1 494 413", "expected": "integer", "example": "1494413"],
      wrong: """
        region,population
        12,1 494 413
        """,
      right: """
        region,population
        12,1494413
        """))
}
