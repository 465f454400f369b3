import Columns
import Components

/// No two rows have the same value in a unique field, nor the same unique key; rows without a value
/// in one of its fields do not count.
struct Unique: Constraint {
  static let card = Card(
    "unique",
    Text(
      ar: "لا تتكرر القيمة في حقل فريد.", fr: "La valeur d’un champ unique ne se répète pas.",
      en: "The value of a unique field does not come twice."), rules: [.notUnique])

  static func keys(_ table: TableOutline) throws(Finding) -> [KeyCheck] {
    let fields = table.schema.fields.filter(\.constraints.unique).map { [$0.name] }
    var seen: Set<[String]> = [table.schema.primaryKey]
    return (fields + table.schema.uniqueKeys).filter { seen.insert($0).inserted }.map {
      KeyCheck(rule: .notUnique, keys: KeyReference(table: table.name, fields: $0), target: nil)
    }
  }
}

extension Rule {
  static let notUnique = Rule(
    "schema/unique",
    what: Text(
      ar: "القيمة {value} موجودة من قبل في السطر {expected}.",
      fr: "La valeur {value} figure déjà à la ligne {expected}.",
      en: "The value {value} stands already in row {expected}."),
    fix: Text(
      ar: "صحح إحدى القيمتين.", fr: "Corrigez l’une des deux valeurs.",
      en: "Mend one of the two values."), source: "Table Schema 2.0, unique, uniqueKeys",
    example: .init(
      ["value": "rabat@example.org", "expected": "2"],
      wrong: """
        member,email
        M-001,rabat@example.org
        M-002,rabat@example.org
        """,
      right: """
        member,email
        M-001,rabat@example.org
        M-002,fes@example.org
        """))
}
