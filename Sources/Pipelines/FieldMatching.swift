import Columns
public import Components

/// Finds the fields of a schema among the columns of data (Table Schema 2.0, `fieldsMatch`).
struct FieldMatching {
  let schema: Schema
  let table: String
  let place: Place
  /// Whether the columns have no names of their own, so that only their order can tell them apart.
  let isNameless: Bool

  /// The relation with the schema's fields as its columns, in the schema's order. What no field
  /// describes leaves it, and is handed to `note`; a field that the data lack has no value in any row.
  func match(_ relation: Relation, _ note: (Finding) -> Void) throws(Finding) -> Relation {
    let header = relation.header
    let names = schema.fields.map(\.name)
    if header == names { return relation }
    if isNameless, schema.fieldsMatch == .exact { return try mapByOrder(relation, names) }
    let (known, there) = (Set(names), Set(header))
    let lacking = names.filter { !there.contains($0) }
    let surplus = header.filter { !known.contains($0) }
    let mayLack = [.superset, .partial].contains(schema.fieldsMatch)
    let mayHaveMore = [.subset, .partial].contains(schema.fieldsMatch)
    guard mayLack || lacking.isEmpty, mayHaveMore || surplus.isEmpty, lacking.count < names.count
    else { throw differ(lacking: lacking, surplus: surplus) }
    if schema.fieldsMatch == .exact {
      throw Finding(.fieldOrder, at: place, ["value": listed(header), "expected": listed(names)])
    }
    try checkRequired(lacking)
    if !surplus.isEmpty {
      note(Finding(.columnsLeftOut, at: place, ["table": table, "value": listed(surplus)]))
    }
    return relation.aligned(to: names)
  }

  private func mapByOrder(_ relation: Relation, _ names: [String]) throws(Finding) -> Relation {
    let count = relation.header.count
    guard count == names.count else {
      throw differ(
        lacking: Array(names.dropFirst(count)),
        surplus: Array(relation.header.dropFirst(names.count)))
    }
    return relation.each(header: names) { $0 }
  }

  /// A required field that is lacking would be wrong in every row: it is said once.
  private func checkRequired(_ lacking: [String]) throws(Finding) {
    let required = schema.fields.filter {
      $0.constraints.required || schema.primaryKey.contains($0.name)
    }.map(\.name).filter(lacking.contains)
    guard required.isEmpty else {
      throw Finding(.requiredLacking, at: place, ["table": table, "value": listed(required)])
    }
  }

  private func differ(lacking: [String], surplus: [String]) -> Finding {
    Finding(
      .fieldsDiffer, at: place,
      [
        "table": table, "value": surplus.isEmpty ? "–" : listed(surplus),
        "expected": lacking.isEmpty ? "–" : listed(lacking),
      ])
  }

  private func listed(_ names: [String]) -> String { names.joined(separator: ", ") }
}

extension Rule {
  static let columnsLeftOut = Rule(
    "schema/columns-left-out", .note,
    what: Text(
      ar: "أعمدة الجدول {table} التي لا يصفها المخطط لم تؤخذ: {value}.",
      fr: "Les colonnes de la table {table} que le schéma ne décrit pas sont écartées : {value}.",
      en:
        "The columns of the table {table} that the schema does not describe are left out: {value}."),
    fix: Text(
      ar: "لنشرها أضف حقولها إلى المخطط.", fr: "Pour les publier, ajoutez leurs champs au schéma.",
      en: "To publish them, add their fields to the schema."),
    source: "Table Schema 2.0, fieldsMatch",
    example: .init(["table": "members", "value": "notes"], wrong: "id,notes", right: "id"))
  public static let requiredLacking = Rule(
    "schema/required-lacking",
    what: Text(
      ar: "ينقص الجدول {table} عمود إلزامي: {value}.",
      fr: "Il manque à la table {table} une colonne obligatoire : {value}.",
      en: "The table {table} lacks a required column: {value}."),
    fix: Text(
      ar: "أضف العمود إلى الملف، أو اجعل الحقل اختياريا في المخطط.",
      fr: "Ajoutez la colonne au fichier, ou rendez le champ facultatif dans le schéma.",
      en: "Add the column to the file, or make the field optional in the schema."),
    source: "Table Schema 2.0, fieldsMatch and required",
    example: .init(["table": "members", "value": "id"], wrong: "name", right: "id,name"))
  public static let fieldsDiffer = Rule(
    "schema/fields-differ",
    what: Text(
      ar: "أعمدة الجدول {table} ليست حقول مخططه. تنقصه: {expected}. وفيه زيادة: {value}.",
      fr:
        "Les colonnes de la table {table} ne sont pas celles de son schéma. Manquent : {expected}. En trop : {value}.",
      en:
        "The columns of the table {table} are not those of its schema. Lacking: {expected}. Surplus: {value}."
    ),
    fix: Text(
      ar: "صحح أسماء الأعمدة في الملف أو الحقول في المخطط.",
      fr: "Corrigez les noms des colonnes dans le fichier ou des champs dans le schéma.",
      en: "Mend the names of the columns in the file or of the fields in the schema."),
    source: "Table Schema 2.0, fieldsMatch",
    example: .init(
      ["table": "regions", "expected": "name_ar", "value": "nom"],
      wrong: """
        code,nom
        05,بني ملال - خنيفرة
        """,
      right: """
        code,name_ar
        05,بني ملال - خنيفرة
        """))
  public static let fieldOrder = Rule(
    "schema/field-order",
    what: Text(
      ar: "ترتيب الأعمدة ({value}) يخالف ترتيب الحقول ({expected}).",
      fr: "L’ordre des colonnes ({value}) n’est pas celui des champs ({expected}).",
      en: "The order of the columns ({value}) is not that of the fields ({expected})."),
    fix: Text(
      ar: "رتب الحقول في المخطط كأعمدة الملف.",
      fr: "Rangez les champs du schéma comme les colonnes du fichier.",
      en: "Put the fields of the schema in the order of the columns."),
    source: "Table Schema 2.0, fieldsMatch",
    example: .init(
      ["value": "name, code", "expected": "code, name"],
      wrong: #""fields": [{"name": "code"}, {"name": "name"}]"#,
      right: #""fields": [{"name": "name"}, {"name": "code"}]"#))
}
