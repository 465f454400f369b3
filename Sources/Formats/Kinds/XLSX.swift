internal import Components

/// Office Open XML spreadsheets (ECMA-376), only written: a sheet named after the table, from right to
/// left where the publication's language is Arabic, and a sheet that describes the columns.
///
/// Whole files through libxlsxwriter, in constant memory. Numbers are numbers where no digit is lost,
/// dates are dates, everything else is text; nothing is ever a formula.
struct XLSX: Format {
  static let card = Card(
    "xlsx",
    Text(
      ar: "XLSX: ورقة Excel من اليمين إلى اليسار للعربية، وورقة تصف الأعمدة.",
      fr:
        "XLSX : une feuille Excel, de droite à gauche en arabe, et une feuille qui décrit les colonnes.",
      en:
        "XLSX: a sheet of Excel, from right to left in Arabic, and a sheet that describes the columns."
    ),
    rules: [.tooManySheetColumns, .tooManySheetRows, .tooLongForSheets, .notForSheets])
  static let fileExtension = "xlsx"
  static let mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  static let fileExtensions: [String] = []
  static let isText = false

  init(_ options: Options) throws(Finding) {}

  func reader(of input: Input) throws(Finding) -> any Reader {
    throw Finding(.writeOnly, at: .file(input.name), ["value": Self.card.name])
  }

  func writer(of table: Exported) throws(Finding) -> Writer { try XLSXRefusal.writer(of: table) }
}
