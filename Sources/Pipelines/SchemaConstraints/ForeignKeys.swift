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
      en: "Every reference finds its row."),
    rules: [.noSuchRow, .noSuchTable, .referenceNotChecked])

  static func plan(_ table: TableOutline) throws(Finding) -> [any RowCheck] {
    table.schema.foreignKeys.filter { isOutside($0, table) }.map {
      NotChecked(fields: $0.fields, target: $0.table ?? table.name, place: table.place)
    }
  }

  static func keys(_ table: TableOutline) throws(Finding) -> [KeyCheck] {
    var checks: [KeyCheck] = []
    for key in table.schema.foreignKeys
    where !isOutside(key, table) && !table.broken.contains(key.table ?? table.name) {
      checks.append(try check(key, of: table))
    }
    return checks
  }

  /// Whether the table referred to may be lacking, and is.
  private static func isOutside(_ key: ForeignKey, _ table: TableOutline) -> Bool {
    table.isPart && (key.dataset != nil || table.schemas[key.table ?? table.name] == nil)
  }

  private static func check(_ key: ForeignKey, of table: TableOutline) throws(Finding) -> KeyCheck {
    let name = key.table ?? table.name
    guard let target = table.schemas[name], target.dataset == key.dataset ?? table.dataset else {
      throw Finding(.noSuchTable, at: table.place, ["value": name])
    }
    for field in key.targets where target.schema.index(of: field) == nil {
      throw .unknown(field, at: table.place, among: target.schema.fields.map(\.name))
    }
    return KeyCheck(
      rule: .noSuchRow, keys: KeyReference(table: table.name, fields: key.fields),
      target: KeyReference(table: name, fields: key.targets))
  }

  /// Says that a reference was not checked, since its table is not there.
  private struct NotChecked: RowCheck {
    let fields: [String], target: String, place: Place

    func look(at batch: Batch, _ faults: inout [CellFault]) {}

    func ledger() -> any Ledger<Void> { Saying(check: self) }
  }

  private final class Saying: Ledger {
    let check: NotChecked

    init(check: NotChecked) { self.check = check }

    func take(_ notes: Void, _ report: (Finding) -> Void) {}

    func close(_ report: (Finding) -> Void) {
      let values = ["value": check.fields.joined(separator: ", "), "table": check.target]
      report(Finding(.referenceNotChecked, at: check.place, values))
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
    source: "Table Schema 2.0, foreignKeys",
    example: .init(
      ["value": "13", "expected": "code", "table": "regions"],
      wrong: """
        commune,region
        الحاجب,13
        """,
      right: """
        commune,region
        الحاجب,03
        """))
  static let referenceNotChecked = Rule(
    "schema/reference-not-checked", .note,
    what: Text(
      ar: "لم يتحقق من إحالة {value}، فالجدول {table} غير موجود هنا.",
      fr: "La référence {value} n’a pas été contrôlée : la table {table} n’est pas ici.",
      en: "The reference {value} was not checked: the table {table} is not here."),
    fix: Text(
      ar: "تحقق من الحزمة كاملة.", fr: "Contrôlez le paquet entier.",
      en: "Validate the whole package."), source: "Table Schema 2.0, foreignKeys",
    example: .init(
      ["value": "region", "table": "regions"],
      wrong: "nashr validate communes.csv --schema communes.json",
      right: "nashr validate datapackage.json"))
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
    source: "Table Schema 2.0, foreignKeys",
    example: .init(
      ["value": "region"],
      wrong: #""reference": {"resource": "region", "fields": "code"}"#,
      right: #""reference": {"resource": "regions", "fields": "code"}"#))
}
