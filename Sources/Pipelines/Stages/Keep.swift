import Columns
import Components

/// Keeps the rows whose cell is one of some values.
struct Keep: Stage {
  static let column = Key<String>.text(
    "column",
    Text(ar: "العمود المعني.", fr: "La colonne concernée.", en: "The column to look at."))
  static let equals = Key<[String]>.texts(
    "equals",
    Text(
      ar: "القيم المقبولة، حرفا بحرف.", fr: "Les valeurs admises, à la lettre.",
      en: "The values that a cell may have, letter for letter."))
  static let card = Card(
    "keep",
    Text(
      ar: "يحتفظ بالأسطر التي تساوي خانتها إحدى القيم.",
      fr: "Garde les lignes dont la cellule est l’une des valeurs.",
      en: "Keeps the rows whose cell is one of some values."), [column, equals],
    example: "{column: kind, equals: region}")

  private let column: String, values: Set<[UInt8]>, place: Place

  init(_ options: Options) throws(Finding) {
    column = try options[Self.column]
    values = Set(try options[Self.equals].map { Array($0.utf8) })
    place = options.place(of: Self.column)
  }

  func plan(_ input: Relation, in context: PlanContext) throws(Finding) -> Relation {
    let index = try input.index(of: column, at: place)
    return input.filtered { [values] batch, row in
      batch.columns[index].copy(row).map(values.contains) ?? false
    }
  }
}
