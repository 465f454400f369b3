import Columns
import Components
import Formats

/// A value is not below its minimum nor above its maximum, compared exactly.
struct Bounds: Constraint {
  static let card = Card(
    "bounds",
    Text(
      ar: "القيمة بين الحدين الأدنى والأقصى.", fr: "La valeur reste entre ses bornes.",
      en: "A value lies within its bounds."), rules: [.tooSmall, .tooLarge, .undecided])

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
    _ rule: Rule, _ index: Int, _ field: Field, _ bound: String?, _ wrong: [Order]
  ) -> (any RowCheck)? {
    guard let bound else { return nil }
    return Comparing(
      rule: rule, field: index, bound: bound, limit: Limit(bound, field.form), wrong: wrong)
  }

  private struct Comparing: RowCheck {
    let rule: Rule
    let field: Int
    let bound: String
    let limit: Limit
    let wrong: [Order]

    /// A bound that cannot be decided is not kept; a cell of the wrong type is said by the check of
    /// types alone.
    func look(at batch: Batch, _ faults: inout [CellFault]) {
      var undecided: [Int] = []
      let rows = limit.rows(of: batch.columns[field], standing: wrong, undecided: &undecided)
      for row in rows { faults.append(CellFault(rule, row: row, field: field)) }
      for row in undecided { faults.append(CellFault(.undecided, row: row, field: field)) }
    }

    func values(of fault: CellFault, in batch: Batch) -> [String: String] { ["expected": bound] }
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
  static let undecided = Rule(
    "schema/bound-undecided",
    what: Text(
      ar: "لا يمكن مقارنة القيمة {value} بالحد {expected}.",
      fr: "La valeur {value} ne se compare pas à la borne {expected}.",
      en: "The value {value} cannot be compared with the bound {expected}."),
    fix: Text(
      ar: "اكتبها مثل الحد: بمنطقة زمنية أو بدونها، وبنفس وحدات المدة.",
      fr:
        "Écrivez-la comme la borne : avec ou sans fuseau horaire, dans les mêmes unités de durée.",
      en: "Write it like the bound: with or without a time zone, in the same units of duration."),
    source: "Table Schema 2.0, minimum, maximum; XML Schema 1.0 Part 2, 3.2.6.2, 3.2.7.4",
    example: .init(["value": "P1M", "expected": "P30D"], wrong: "P1M", right: "P31D"))
}
