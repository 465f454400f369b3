import Components

/// Appends the rows of other tables.
struct Stack: Stage {
  static let tables = Key<[String]>.texts(
    "tables",
    Text(
      ar: "الجداول التي تضاف أسطرها، بالترتيب.",
      fr: "Les tables dont les lignes suivent, dans l’ordre.",
      en: "The tables whose rows follow, in order."))
  static let card = Card(
    "stack",
    Text(
      ar: "يضيف أسطر جداول أخرى؛ تتطابق الأعمدة بأسمائها، وما ينقص منها يبقى فارغا.",
      fr:
        "Ajoute les lignes d’autres tables ; les colonnes s’accordent par leur nom, celle qui manque reste vide.",
      en:
        "Appends the rows of other tables; columns go by name, and one that is lacking is missing."),
    [tables], example: "{tables: [others]}", rules: [.columnLost])

  private let tables: [String], place: Place

  init(_ options: Options) throws(Finding) {
    tables = try options[Self.tables]
    place = options.place(of: Self.tables)
  }

  func plan(_ input: Relation, in context: PlanContext) throws(Finding) -> Relation {
    var others: [Relation] = []
    let known = Set(input.header)
    for table in tables {
      let other = try context.relation(named: table, at: place)
      for column in other.header where !known.contains(column) {
        throw Finding(.columnLost, at: place, ["value": column, "table": table])
      }
      others.append(other)
    }
    return input.stacked(with: others)
  }
}

extension Rule {
  static let columnLost = Rule(
    "stack/column-lost",
    what: Text(
      ar: "العمود {value} من الجدول {table} غير موجود في الجدول الأول، فستضيع قيمه.",
      fr:
        "La colonne {value} de la table {table} n’existe pas dans la première : ses valeurs seraient perdues.",
      en:
        "The column {value} of the table {table} is not in the first table: its values would be lost."
    ),
    fix: Text(
      ar: "أضف العمود إلى الجدول الأول، أو احذفه من الثاني بالمرحلة drop.",
      fr: "Ajoutez la colonne à la première table, ou retirez-la de l’autre par l’étape drop.",
      en: "Add the column to the first table, or remove it from the other with the stage drop."),
    example: .init(
      ["value": "email", "table": "new_members"],
      wrong: """
        stages:
          - stack: {tables: [new_members]}
        """,
      right: """
        new_members:
          from: data/new.csv
          stages:
            - drop: {columns: [email]}
        """))
}
