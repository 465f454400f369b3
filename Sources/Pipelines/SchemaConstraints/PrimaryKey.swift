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

  static func plan(_ table: TableOutline) throws(Finding) -> [any RowCheck] {
    let fields = table.schema.primaryKey
    return fields.isEmpty ? [] : [Uniqueness(.duplicateKey, fields, of: table)]
  }
}

/// Reports the rows of a key that came again.
struct Uniqueness: RowCheck {
  let rule: Rule
  let reference: KeyReference

  init(_ rule: Rule, _ fields: [String], of table: TableOutline) {
    self.rule = rule
    reference = KeyReference(table: table.name, fields: fields)
  }

  var keys: [KeyReference] { [reference] }

  func look(at batch: Batch, _ faults: inout [CellFault]) {}

  func ledger() -> any Ledger<Void> { Closing(check: self) }

  private final class Closing: Ledger {
    let check: Uniqueness

    init(check: Uniqueness) { self.check = check }

    func take(_ notes: Void, _ world: World, _ report: (Finding) -> Void) {}

    func close(_ world: World, _ report: (Finding) -> Void) {
      let reference = check.reference
      for duplicate in world.keys(reference).duplicates {
        let place = duplicate.again.place(
          in: reference.table, field: reference.fields.joined(separator: ", "))
        report(
          Finding(
            check.rule, at: place,
            ["value": duplicate.text, "expected": String(duplicate.first.row)]))
      }
    }
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
      en: "Delete the duplicate or mend its key."), source: "Table Schema 2.0, primaryKey")
}
