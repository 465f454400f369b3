import Columns
import Components
import Formats

/// Every reference finds its row: in the same table, in another of the dataset, of another dataset, of
/// another package or of an earlier release; or every key of the earlier release is still there.
/// A reference of which a part has no value refers to nothing and is not checked.
struct ForeignKeys: Constraint {
  static let card = Card(
    "foreign-key",
    Text(
      ar: "كل إحالة تجد سطرها.", fr: "Chaque référence trouve sa ligne.",
      en: "Every reference finds its row."),
    rules: [
      .noSuchRow, .keyGone, .noSuchTable, .referenceNotChecked, .noEarlierRelease, .noSuchRelease,
    ])

  static func plan(_ table: TableOutline) throws(Finding) -> [any RowCheck] {
    table.schema.foreignKeys.filter { isOutside($0, table) }.map { key in
      let values = [
        "value": key.fields.joined(separator: ", "), "table": key.table ?? table.name,
      ]
      return Remark(findings: [Finding(.referenceNotChecked, at: table.place, values)])
    }
  }

  static func keys(_ table: TableOutline) throws(Finding) -> [KeyCheck] {
    var checks: [KeyCheck] = []
    for key in table.schema.foreignKeys {
      if key.isForeign {
        if let check = try foreignCheck(key, of: table) { checks.append(check) }
      } else if !isOutside(key, table), !table.broken.contains(key.table ?? table.name) {
        checks.append(try check(key, of: table))
      }
    }
    return checks
  }

  /// Nil where the planner has said that the table is not there.
  private static func foreignCheck(_ key: ForeignKey, of table: TableOutline) throws(Finding)
    -> KeyCheck?
  {
    let reference = ForeignReference(key, of: table.name, in: table.dataset ?? "")
    guard let target = table.outside[reference] else { return nil }
    for field in key.targets where target.schema.index(of: field) == nil {
      throw .unknown(field, at: table.place, among: target.schema.fields.map(\.name))
    }
    let here = KeyReference(table: table.name, fields: key.fields)
    let there = KeyReference(table: target.name, fields: key.targets)
    return key.isKept
      ? KeyCheck(rule: .keyGone, keys: there, target: here)
      : KeyCheck(rule: .noSuchRow, keys: here, target: there)
  }

  /// Whether the table referred to may be lacking, and is.
  private static func isOutside(_ key: ForeignKey, _ table: TableOutline) -> Bool {
    table.isPart && !key.isForeign
      && (key.dataset != nil || table.schemas[key.table ?? table.name] == nil)
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
  static let keyGone = Rule(
    "schema/key-gone",
    what: Text(
      ar: "القيمة {value} نشرت من قبل ولم تعد في العمود {expected} من الجدول {table}.",
      fr:
        "La valeur {value}, déjà publiée, n’est plus dans la colonne {expected} de la table {table}.",
      en:
        "The value {value} was published and is no longer in the column {expected} of the table {table}."
    ),
    fix: Text(
      ar: "أعد السطر؛ فما نشر يبقى، ولو بتاريخ نهاية.",
      fr: "Remettez la ligne : ce qui a été publié reste, au besoin avec une date de fin.",
      en: "Put the row back: what was published stays, with an end date if need be."),
    source: "Table Schema 2.0, foreignKeys",
    example: .init(
      ["value": "M-17", "expected": "id", "table": "members"], wrong: "id\nM-16",
      right: "id\nM-16\nM-17"))
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
