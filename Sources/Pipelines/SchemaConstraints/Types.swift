import Columns
import Components

/// Every value is in the default lexical form of its field's type.
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
        ["expected": field.type.rawValue, "example": example(field.type)]
      ) { [form = field.form] in !form.accepts($0) }
    }
  }

  /// A value of a type, for messages.
  private static func example(_ type: FieldType) -> String {
    switch type {
    case .integer: "1494413"
    case .number: "12.5"
    case .boolean: "true, false"
    case .date: "2024-11-12"
    case .time: "09:30:00"
    case .datetime: "2024-11-12T09:30:00Z"
    case .year: "2024"
    case .yearmonth: "2024-11"
    case .string, .any: "abc"
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
