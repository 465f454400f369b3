import Columns
import Components

/// Adds columns that say where a row was read: its file, its row there. For tables of several files.
struct Origin: Stage {
  static let file = Key<String>.text(
    "file",
    Text(
      ar: "اسم العمود الذي يذكر الملف.", fr: "Le nom de la colonne qui dit le fichier.",
      en: "The name of the column that tells the file."), default: "")
  static let row = Key<String>.text(
    "row",
    Text(
      ar: "اسم العمود الذي يذكر رقم السطر في الملف.",
      fr: "Le nom de la colonne qui dit la ligne du fichier.",
      en: "The name of the column that tells the row of the file."), default: "")
  static let card = Card(
    "origin",
    Text(
      ar: "يضيف أعمدة تذكر الملف والسطر اللذين قرئ منهما كل سجل.",
      fr: "Ajoute des colonnes qui disent de quel fichier et de quelle ligne vient chaque ligne.",
      en: "Adds columns that tell the file and the row that each row was read from."),
    [file, row], example: "{file: source_file, row: source_row}")

  private let file: String, row: String
  private let filePlace: Place, rowPlace: Place, place: Place

  init(_ options: Options) throws(Finding) {
    (file, row) = (try options[Self.file], try options[Self.row])
    (filePlace, rowPlace) = (options.place(of: Self.file), options.place(of: Self.row))
    place = options.place
    if file.isEmpty, row.isEmpty {
      throw Finding(.settingMissing, at: place, ["name": Self.file.name])
    }
  }

  func plan(_ input: Relation, in context: PlanContext) throws(Finding) -> Relation {
    var header = input.header
    for (name, place) in [(file, filePlace), (row, rowPlace)] where !name.isEmpty {
      guard !header.contains(name) else {
        throw Finding(.duplicateName, at: place, ["name": name])
      }
      header.append(name)
    }
    let (hasFile, hasRow) = (!file.isEmpty, !row.isEmpty)
    return input.each(header: header) { batch in
      var columns = batch.columns
      if hasFile { columns.append(Self.files(of: batch)) }
      if hasRow { columns.append(Column(batch.origin.rows.map { String($0) })) }
      return batch.with(columns: columns)
    }
  }

  /// The name once; every cell is the same bytes.
  private static func files(of batch: Batch) -> Column {
    let name = Array(batch.origin.file.utf8)
    let cell = Column.Cell(start: 0, length: name.count)
    return Column(bytes: name, cells: Array(repeating: cell, count: batch.count))
  }
}
