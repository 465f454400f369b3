import Columns
import Components

/// A value is not below its minimum nor above its maximum, compared exactly.
struct Bounds: Constraint {
  static let card = Card(
    "bounds",
    Text(
      ar: "القيمة بين الحدين الأدنى والأقصى.", fr: "La valeur reste entre ses bornes.",
      en: "A value lies within its bounds."), rules: [.tooSmall, .tooLarge])

  static func plan(_ table: TableOutline) throws(Finding) -> [any RowCheck] {
    table.schema.fields.enumerated().flatMap { index, field in
      let limits = field.constraints
      return [
        check(.tooSmall, index, field, limits.minimum, [.before]),
        check(.tooSmall, index, field, limits.exclusiveMinimum, [.before, .same]),
        check(.tooLarge, index, field, limits.maximum, [.after]),
        check(.tooLarge, index, field, limits.exclusiveMaximum, [.after, .same]),
      ].compactMap { $0 }
    }
  }

  private static func check(
    _ rule: Rule, _ index: Int, _ field: Field, _ bound: String?, _ wrong: Set<Order>
  ) -> (any RowCheck)? {
    guard let bound else { return nil }
    let limit = Array(bound.utf8)
    return CellCheck(rule, field: index, ["expected": bound]) { [form = field.form] cell in
      form.compare(cell, limit.span).map(wrong.contains) ?? false
    }
  }
}

extension Rule {
  static let tooSmall = Rule(
    "schema/minimum",
    what: Text(
      ar: "القيمة {value} أصغر من الحد الأدنى {expected}.",
      fr: "La valeur {value} est sous le minimum {expected}.",
      en: "The value {value} is below the minimum {expected}."),
    fix: Text(
      ar: "صحح القيمة.", fr: "Corrigez la valeur.", en: "Mend the value."),
    source: "Table Schema 2.0, minimum, exclusiveMinimum",
    example: .init(
      ["value": "-5", "expected": "0"],
      wrong: """
        meeting,participants
        12,-5
        """,
      right: """
        meeting,participants
        12,5
        """))
  static let tooLarge = Rule(
    "schema/maximum",
    what: Text(
      ar: "القيمة {value} أكبر من الحد الأقصى {expected}.",
      fr: "La valeur {value} dépasse le maximum {expected}.",
      en: "The value {value} is above the maximum {expected}."),
    fix: Text(
      ar: "صحح القيمة.", fr: "Corrigez la valeur.", en: "Mend the value."),
    source: "Table Schema 2.0, maximum, exclusiveMaximum",
    example: .init(
      ["value": "104", "expected": "100"],
      wrong: """
        project,progress
        P-3,104
        """,
      right: """
        project,progress
        P-3,100
        """))
}
