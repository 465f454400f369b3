internal import Columns
internal import Components

/// Spreadsheets of LibreOffice: OpenDocument 1.0 to 1.3 (ISO/IEC 26300), in an archive or flat. Read
/// only.
///
/// Values are those that the file states, not the texts that are shown: numbers in their shortest form,
/// dates and times in ISO 8601. Rows are numbered as the sheet shows them.
struct ODS: Format {
  static let card = Card(
    "ods",
    Text(
      ar: "ODS: ورقة من ملف جداول OpenDocument، كما يحفظه LibreOffice.",
      fr: "ODS : une feuille d’un classeur OpenDocument, tel que l’enregistre LibreOffice.",
      en: "ODS: a sheet of an OpenDocument spreadsheet, as LibreOffice saves it."),
    SheetKeys.all, rules: Rule.sheetRules)
  static let fileExtension = "ods"
  static let fileExtensions = ["ods", "fods", "ots"]
  static let isSequential = false
  static let mediaType = "application/vnd.oasis.opendocument.spreadsheet"

  private let dialect: SheetDialect
  private var plan: ODSPlan?

  init(_ options: Options) throws(Finding) { dialect = try SheetDialect(options) }

  func settled(on input: Input) throws(Finding) -> Settled {
    var settled = self
    let plan = try ODSPlan(input, dialect)
    settled.plan = plan
    return Settled(settled, plan.findings)
  }

  func reader(of input: Input) throws(Finding) -> any Reader {
    let plan = if let plan { plan } else { try ODSPlan(input, dialect) }
    let part = try ODSDocument(input).open()
    let source = ODSSheet(part, plan, dialect, input)
    return try SheetReader(
      input, source, dialect, SheetResolver(),
      findings: self.plan == nil ? plan.findings : [])
  }

  func writer(of table: Exported) throws(Finding) -> Writer {
    throw Finding(.readOnly, at: .file(table.name), ["value": Self.card.name])
  }
}
