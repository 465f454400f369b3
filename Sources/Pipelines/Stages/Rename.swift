import Components

/// Gives a column another name.
struct Rename: Stage {
  static let from = Key<String>.text(
    "from", Text(ar: "اسم العمود الآن.", fr: "Le nom actuel.", en: "The column’s name now."))
  static let to = Key<String>.text(
    "to", Text(ar: "اسمه الجديد.", fr: "Le nouveau nom.", en: "The name it gets."))
  static let card = Card(
    "rename",
    Text(
      ar: "يغير اسم عمود.", fr: "Renomme une colonne.", en: "Gives a column another name."),
    [from, to], example: "{from: name, to: title}")

  private let from: String, to: String, place: Place, target: Place

  init(_ options: Options) throws(Finding) {
    from = try options[Self.from]
    to = try options[Self.to]
    place = options.place(of: Self.from)
    target = options.place(of: Self.to)
  }

  func plan(_ input: Relation, in context: PlanContext) throws(Finding) -> Relation {
    var header = input.header
    header[try input.index(of: from, at: place)] = to
    if header.count(where: { $0 == to }) > 1 {
      throw Finding(.duplicateName, at: target, ["name": to])
    }
    return input.each(header: header) { $0 }
  }
}
