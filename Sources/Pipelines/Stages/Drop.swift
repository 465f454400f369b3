import Components

/// Removes columns.
struct Drop: Stage {
  static let columns = Key<[String]>.texts(
    "columns",
    Text(ar: "الأعمدة التي تحذف.", fr: "Les colonnes à retirer.", en: "The columns to remove."))
  static let card = Card(
    "drop", Text(ar: "يحذف أعمدة.", fr: "Retire des colonnes.", en: "Removes columns."), [columns],
    example: "{columns: [part]}")

  private let columns: [String], place: Place

  init(_ options: Options) throws(Finding) {
    columns = try options[Self.columns]
    place = options.place(of: Self.columns)
  }

  func plan(_ input: Relation, in context: PlanContext) throws(Finding) -> Relation {
    for column in columns { _ = try input.index(of: column, at: place) }
    return input.aligned(to: input.header.filter { !columns.contains($0) })
  }
}
