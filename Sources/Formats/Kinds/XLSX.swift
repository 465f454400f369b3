internal import Columns
internal import Components

/// Workbooks of Excel: Office Open XML (ECMA-376, ISO/IEC 29500).
///
/// Read: transitional and strict, with macros or without. A number is the shortest text that stands for
/// it; one that a format shows as a date or time is ISO 8601. A formula is the value that was saved with
/// it. Rows are numbered as the sheet shows them.
///
/// Written through libxlsxwriter, in constant memory: a sheet named after the table, from right to left
/// where the publication's language is Arabic, and a sheet that describes the columns. Numbers are
/// numbers where no digit is lost, dates are dates, everything else is text; nothing is ever a formula.
struct XLSX: Format {
  static let card = Card(
    "xlsx",
    Text(
      ar: "XLSX: ورقة من ملف جداول Excel؛ تكتب من اليمين إلى اليسار للعربية، مع ورقة تصف الأعمدة.",
      fr:
        "XLSX : une feuille d’un classeur Excel ; écrite de droite à gauche en arabe, avec une feuille qui décrit les colonnes.",
      en:
        "XLSX: a sheet of an Excel workbook; written from right to left in Arabic, with a sheet that describes the columns."
    ),
    SheetKeys.all,
    rules: Rule.sheetRules + [
      .tooManySheetColumns, .tooManySheetRows, .tooLongForSheets, .notForSheets,
    ])
  static let fileExtension = "xlsx"
  static let fileExtensions = ["xlsx", "xlsm", "xltx", "xltm", "xls", "xlsb"]
  static let isSequential = false
  static let mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  static let isText = false

  private let dialect: SheetDialect
  private var plan: XLSXPlan?

  init(_ options: Options) throws(Finding) { dialect = try SheetDialect(options) }

  func settled(on input: Input) throws(Finding) -> Settled {
    var settled = self
    let plan = try XLSXPlan(input, dialect)
    settled.plan = plan
    return Settled(settled, plan.findings)
  }

  func reader(of input: Input) throws(Finding) -> any Reader {
    let plan = if let plan { plan } else { try XLSXPlan(input, dialect) }
    let source = try plan.open(input, dialect)
    return try SheetReader(
      input, source, dialect, plan.resolver, findings: self.plan == nil ? plan.findings : [])
  }

  func writer(of table: Exported) throws(Finding) -> Writer { try XLSXRefusal.writer(of: table) }
}
