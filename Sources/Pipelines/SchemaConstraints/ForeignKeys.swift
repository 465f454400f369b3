import Columns
import Components
import Formats

/// Every reference finds its row: in the same table, in another of the dataset or of another dataset.
/// A reference of which a part has no value refers to nothing and is not checked.
struct ForeignKeys: Constraint {
  static let card = Card(
    "foreign-key",
    Text(
      ar: "كل إحالة تجد سطرها.", fr: "Chaque référence trouve sa ligne.",
      en: "Every reference finds its row."), rules: [.noSuchRow, .noSuchTable])

  static func plan(_ table: TableOutline) throws(Finding) -> [any RowCheck] {
    var checks: [any RowCheck] = []
    for key in table.schema.foreignKeys {
      if let check = try plan(key, of: table) { checks.append(check) }
    }
    return checks
  }

  /// Nil where the mistakes of the target have been reported already.
  private static func plan(_ key: ForeignKey, of table: TableOutline) throws(Finding)
    -> (any RowCheck)?
  {
    let name = key.table ?? table.name
    if table.broken.contains(name) { return nil }
    guard let target = table.schemas[name], target.dataset == key.dataset ?? table.dataset else {
      throw Finding(.noSuchTable, at: table.place, ["value": name])
    }
    for field in key.targets where target.schema.index(of: field) == nil {
      throw .unknown(field, at: table.place, among: target.schema.fields.map(\.name))
    }
    return References(
      table: table.name, fields: key.fields, maker: KeyMaker(key.fields, of: table.schema),
      target: KeyReference(table: name, fields: key.targets))
  }

  /// References to a table that has been read are looked up at once; others wait for it.
  private struct References: RowCheck {
    let table: String, fields: [String]
    let maker: KeyMaker
    let target: KeyReference

    var keys: [KeyReference] { [target] }

    func look(at batch: Batch, _ faults: inout [CellFault]) -> KeyCollector.Notes {
      KeyCollector.Notes(batch: batch, hashes: maker.hashes(of: batch))
    }

    func ledger() -> any Ledger<KeyCollector.Notes> { Looking(check: self) }
  }

  private final class Looking: Ledger {
    private struct Waiting { let hash: UInt128, text: String, place: RowPlace }

    let check: References
    /// In the order of the table's rows.
    private var waiting: [Waiting] = []

    init(check: References) { self.check = check }

    func take(_ notes: KeyCollector.Notes, _ world: World, _ report: (Finding) -> Void) {
      let set = world.keys(check.target)
      for (row, hash) in notes.hashes.enumerated() {
        guard let hash, !set.contains(hash) else { continue }
        let text = check.maker.text(row, of: notes.batch)
        let place = RowPlace(row, of: notes.batch)
        if set.isComplete {
          report(finding(text, place))
        } else {
          waiting.append(Waiting(hash: hash, text: text, place: place))
        }
      }
    }

    func close(_ world: World, _ report: (Finding) -> Void) {
      let set = world.keys(check.target)
      for reference in waiting where !set.contains(reference.hash) {
        report(finding(reference.text, reference.place))
      }
    }

    private func finding(_ text: String, _ place: RowPlace) -> Finding {
      Finding(
        .noSuchRow,
        at: place.place(in: check.table, field: check.fields.joined(separator: ", ")),
        [
          "value": text, "table": check.target.table,
          "expected": check.target.fields.joined(separator: ", "),
        ])
    }
  }
}

extension Rule {
  static let noSuchRow = Rule(
    "schema/foreign-key",
    what: Text(
      ar: "القيمة {value} غير موجودة في العمود {expected} من الجدول {table}.",
      fr: "La valeur {value} n’existe pas dans la colonne {expected} de la table {table}.",
      en: "The value {value} is not in the column {expected} of the table {table}."),
    fix: Text(
      ar: "صحح القيمة، أو أضف سطرها إلى الجدول {table}.",
      fr: "Corrigez la valeur, ou ajoutez sa ligne à la table {table}.",
      en: "Mend the value, or add its row to the table {table}."),
    source: "Table Schema 2.0, foreignKeys")
  static let noSuchTable = Rule(
    "schema/no-such-table",
    what: Text(
      ar: "المخطط يحيل إلى الجدول {value} وهو غير موجود في تلك المجموعة.",
      fr: "Le schéma renvoie à la table {value}, absente de ce jeu de données.",
      en: "The schema refers to the table {value}, which that dataset does not have."),
    fix: Text(
      ar: "صحح الاسم، أو استعمل nashr:foreignKeys لمجموعة بيانات أخرى.",
      fr: "Corrigez le nom, ou utilisez nashr:foreignKeys pour un autre jeu de données.",
      en: "Mend the name, or use nashr:foreignKeys for another dataset."),
    source: "Table Schema 2.0, foreignKeys")
}
