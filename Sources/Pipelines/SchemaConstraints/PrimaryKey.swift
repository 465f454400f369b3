import Columns
import Components
import Formats

/// No two rows have the same primary key.
struct PrimaryKey: Constraint {
  static let card = Card(
    "primary-key",
    Text(
      ar: "لا يتكرر المفتاح الأساسي.", fr: "La clé primaire ne se répète pas.",
      en: "No two rows have the same primary key."), rules: [.duplicateKey])

  static func keys(_ table: TableOutline) throws(Finding) -> [KeyCheck] {
    let fields = table.schema.primaryKey
    if fields.isEmpty { return [] }
    let keys = KeyReference(table: table.name, fields: fields)
    return [KeyCheck(rule: .duplicateKey, keys: keys, target: nil)]
  }
}

extension Rule {
  static let duplicateKey = Rule(
    "schema/primary-key",
    what: Text(
      ar: "المفتاح {value} موجود من قبل في السطر {expected}.",
      fr: "La clé {value} figure déjà à la ligne {expected}.",
      en: "The key {value} stands already in row {expected}."),
    fix: Text(
      ar: "احذف السطر المكرر أو صحح مفتاحه.", fr: "Supprimez le doublon ou corrigez sa clé.",
      en: "Delete the duplicate or mend its key."), source: "Table Schema 2.0, primaryKey",
    example: .init(
      ["value": "10", "expected": "2"],
      wrong: """
        code,name
        10,كلميم - واد نون
        10,العيون - الساقية الحمراء
        """,
      right: """
        code,name
        10,كلميم - واد نون
        11,العيون - الساقية الحمراء
        """))
}
