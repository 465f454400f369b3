import Bytes
import Columns
import Components

/// Finds what a spreadsheet cannot hold.
enum XLSXRefusal {
  /// The limits of Excel (Office Open XML itself has none).
  static let mostCharacters = 32_767, mostRows = 1_048_576, mostColumns = 16_384

  static func writer(of table: Exported) throws(Finding) -> Writer {
    let count = table.schema.fields.count
    guard count <= mostColumns else {
      let values = ["count": String(count), "limit": String(mostColumns)]
      throw Finding(.tooManySheetColumns, at: .file(table.name), values)
    }
    let making = Making(isCompressed: true, library: XLSXBookWriter.library) {
      (file) throws(FileFault) in try XLSXMaker(file)
    }
    // The header is a row too.
    return Writer(
      making: making, rowLimit: Writer.RowLimit(mostRows - 1, .tooManySheetRows), refuse: refuse)
  }

  @Sendable private static func refuse(_ batch: Batch, _ faults: inout [CellFault]) {
    for (field, column) in batch.columns.enumerated() {
      let bytes = column.bytes.span
      let cells = column.cells.span
      for row in cells.indices where cells[row].isPresent {
        let start = Int(cells[row].start)
        let cell = bytes.extracting(start..<start + Int(cells[row].length))
        if XMLText.isForbidden(cell) {
          faults.append(CellFault(.notForSheets, row: row, field: field))
        } else if cell.count > mostCharacters, units(cell) > mostCharacters {
          faults.append(CellFault(.tooLongForSheets, row: row, field: field))
        }
      }
    }
  }

  /// The length of UTF-8 text in UTF-16, which Excel counts in.
  private static func units(_ cell: Span<UInt8>) -> Int {
    var units = 0
    for index in cell.indices {
      if cell[index] & 0xC0 != 0x80 { units += 1 }
      if cell[index] >= 0xF0 { units += 1 }
    }
    return units
  }
}

extension Rule {
  static let tooManySheetColumns = Rule(
    "xlsx/too-many-columns",
    what: Text(
      ar: "في الجدول {count:columns}، وورقة Excel لا تتسع لأكثر من {limit:number}.",
      fr: "La table a {count:columns} ; une feuille Excel en contient au plus {limit:number}.",
      en: "The table has {count:columns}; a sheet of Excel holds at most {limit:number}."),
    fix: Text(
      ar: "لا تنشر هذا الجدول بصيغة xlsx، أو قسمه.",
      fr: "Ne publiez pas cette table en xlsx, ou divisez-la.",
      en: "Do not publish this table as xlsx, or divide it."),
    example: .init(
      ["count": "20000", "limit": "16384"], wrong: "formats: [csv, xlsx]", right: "formats: [csv]"))
  static let tooManySheetRows = Rule(
    "xlsx/too-many-rows",
    what: Text(
      ar: "في الجدول {count:rows}، وورقة Excel لا تتسع لأكثر من {limit:number}.",
      fr: "La table a {count:rows} ; une feuille Excel en contient au plus {limit:number}.",
      en: "The table has {count:rows}; a sheet of Excel holds at most {limit:number}."),
    fix: Text(
      ar: "لا تنشر هذا الجدول بصيغة xlsx، أو قسمه.",
      fr: "Ne publiez pas cette table en xlsx, ou divisez-la.",
      en: "Do not publish this table as xlsx, or divide it."),
    example: .init(
      ["count": "2000000", "limit": "1048575"], wrong: "formats: [csv, xlsx]",
      right: "formats: [csv]"))
  static let tooLongForSheets = Rule(
    "xlsx/cell-too-long",
    what: Text(
      ar: "النص أطول مما تتسع له خانة في Excel (32767 حرفا).",
      fr: "Le texte dépasse ce qu’une cellule Excel contient (32 767 caractères).",
      en: "The text is longer than a cell of Excel holds (32,767 characters)."),
    fix: Text(
      ar: "اختصر النص، أو لا تنشر هذا الجدول بصيغة xlsx.",
      fr: "Raccourcissez le texte, ou ne publiez pas cette table en xlsx.",
      en: "Shorten the text, or do not publish this table as xlsx."),
    example: .init(wrong: "formats: [csv, xlsx]", right: "formats: [csv]"))
  static let notForSheets = Rule(
    "xlsx/forbidden-character",
    what: Text(
      ar: "في القيمة حرف تحكم خفي لا تقبله ملفات xlsx.",
      fr: "La valeur contient un caractère de contrôle que les fichiers xlsx n’admettent pas.",
      en: "The value has a control character that xlsx files do not admit."),
    fix: Text(
      ar: "أعد كتابة القيمة في المصدر دون الحروف الخفية، أو لا تنشر هذا الجدول بصيغة xlsx.",
      fr: "Ressaisissez la valeur sans caractères invisibles, ou ne publiez pas la table en xlsx.",
      en: "Retype the value without invisible characters, or do not publish the table as xlsx."),
    source: "XML 1.0, 2.2",
    example: .init(wrong: #"فاس\u{1}مكناس"#, right: "فاس - مكناس"))
}
