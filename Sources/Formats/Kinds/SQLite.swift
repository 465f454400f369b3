internal import Components

/// SQLite 3 databases.
///
/// Read: one table or view, or what a SELECT gives, in the order in which the table keeps its rows. The
/// file is opened as one that never changes, so nothing is written beside it, and nothing in it runs but
/// what the query asks for. Written: one database for all tables of a dataset, with their keys, for
/// Datasette and other programs.
struct SQLite: Format {
  static let table = Key<String?>(
    "table",
    Text(
      ar: "الجدول أو العرض الذي يقرأ؛ لا حاجة إليه إن كان واحدا.",
      fr: "La table ou la vue à lire ; inutile s’il n’y en a qu’une.",
      en: "The table or view to read; not needed where there is only one."),
    shape: "text", default: .some(nil)
  ) { (setting) throws(Finding) in try setting.text() }
  static let query = Key<String?>(
    "query",
    Text(
      ar: "أمر SELECT تقرأ نتيجته بدل جدول.",
      fr: "Un SELECT dont le résultat est lu, au lieu d’une table.",
      en: "A SELECT whose result is read instead of a table."),
    shape: "text", default: .some(nil)
  ) { (setting) throws(Finding) in try setting.text() }
  static let card = Card(
    "sqlite",
    Text(
      ar: "SQLite: جدول أو استعلام عند القراءة؛ وعند النشر قاعدة واحدة لكل مجموعة بيانات.",
      fr:
        "SQLite : une table ou une requête en lecture ; une base par jeu de données en publication.",
      en: "SQLite: a table or query to read; to publish, one database for each dataset."),
    [table, query],
    rules: [
      .notADatabase, .databaseFailed, .databaseUnfinished, .whichTable, .noTables, .notASelect,
      .costlyQuery, .sameColumn, .blobCell, .notUTF8InDatabase, .databaseName, .tooManyFields,
      .integerTooLarge, .numberRounded, .databaseBroken,
    ])
  static let fileExtension = "sqlite"
  static let mediaType = "application/vnd.sqlite3"
  static let fileExtensions = ["sqlite", "sqlite3", "db"]
  static let isText = false
  static let isSequential = false

  private let source: SQLiteReader.Source

  init(_ options: Options) throws(Finding) {
    let table = try options[Self.table], query = try options[Self.query]
    if query != nil, table != nil {
      throw Finding(
        .settingShape, at: options.place(of: Self.query), ["expected": "table | query"])
    }
    let place = options.place(of: query == nil ? Self.table as any KeyInfo : Self.query)
    source = query.map { .query($0, place) } ?? table.map { .table($0, place) } ?? .only
  }

  func reader(of input: Input) throws(Finding) -> any Reader {
    try SQLiteReader(input, source)
  }

  func writer(of table: Exported) throws(Finding) -> Writer { try SQLiteTable.writer(of: table) }
}
