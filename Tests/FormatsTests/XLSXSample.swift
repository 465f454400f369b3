import Columns
import Components

@testable import Formats

/// A workbook made part by part, as Excel would write it unless a test wants otherwise.
struct XLSXSample {
  struct Sheet {
    var name = "Sheet1", rows = "", tail = "", state = ""
    /// The whole part, where it is nothing that Excel would write.
    var whole: String?
  }

  var sheets: [Sheet]
  /// The content of each `si`.
  var strings: [String] = []
  /// The format code of each style, beside the first, which is General; a number is a built-in one.
  var formats: [String] = []
  var is1904 = false, isStrict = false
  var isDeflated = true
  /// Parts that are added, or stand in place of those that would be made.
  var parts: [(String, String)] = []

  init(_ rows: String = "") { sheets = [Sheet(rows: rows)] }
  init(sheets: [Sheet]) { self.sheets = sheets }

  var main: String {
    isStrict
      ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
      : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  }

  private var office: String {
    isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  }

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  private func relations(_ list: [(String, String)]) -> String {
    let items = list.enumerated().map { index, item in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(office)/\(item.0)\" Target=\"\(item.1)\"/>"
    }
    return Self.declaration
      + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + items.joined() + "</Relationships>"
  }

  private var workbook: String {
    let list = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\""
        + (sheet.state.isEmpty ? "" : " state=\"\(sheet.state)\"") + "/>"
    }
    return Self.declaration + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\">"
      + "<workbookPr\(is1904 ? " date1904=\"1\"" : "")/><sheets>\(list.joined())</sheets></workbook>"
  }

  private var styles: String {
    let codes = formats.enumerated().filter { Int($1) == nil }
    let list = codes.map { "<numFmt numFmtId=\"\(164 + $0.0)\" formatCode=\"\($0.1)\"/>" }
    let styles = formats.enumerated().map { index, code in
      "<xf numFmtId=\"\(Int(code) ?? 164 + index)\"/>"
    }
    return Self.declaration + "<styleSheet xmlns=\"\(main)\"><numFmts>\(list.joined())</numFmts>"
      + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
      + "<cellXfs><xf numFmtId=\"0\"/>\(styles.joined())</cellXfs></styleSheet>"
  }

  private func part(_ sheet: Sheet) -> String {
    sheet.whole ?? Self.declaration
      + "<worksheet xmlns=\"\(main)\"><dimension ref=\"A1\"/><sheetViews><sheetView/></sheetViews>"
      + "<sheetData>\(sheet.rows)</sheetData>\(sheet.tail)</worksheet>"
  }

  var bytes: [UInt8] {
    var all = [
      ("[Content_Types].xml", Self.declaration + "<Types/>"),
      ("_rels/.rels", relations([("officeDocument", "xl/workbook.xml")])),
      ("xl/workbook.xml", workbook),
      (
        "xl/_rels/workbook.xml.rels",
        relations(
          sheets.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") }
            + [("styles", "styles.xml"), ("sharedStrings", "/xl/sharedStrings.xml")])
      ),
      ("xl/styles.xml", styles),
      (
        "xl/sharedStrings.xml",
        Self.declaration + "<sst xmlns=\"\(main)\">"
          + strings.map { "<si>\($0)</si>" }.joined() + "</sst>"
      ),
    ]
    for (index, sheet) in sheets.enumerated() {
      all.append(("xl/worksheets/sheet\(index + 1).xml", part(sheet)))
    }
    for part in parts {
      all.removeAll { $0.0 == part.0 }
      all.append(part)
    }
    let isDeflated = isDeflated
    return ZipSample(
      all.map { name, text in
        ZipSample.Part(name, Array(text.utf8)) { $0.isDeflated = isDeflated }
      }
    ).bytes
  }

  /// What it reads as, at every piece size. Traps where one changes anything.
  func read(_ options: String = "{}", recordLimit: Int = Input.defaultRecordLimit) throws
    -> SheetRead
  {
    try SheetRead.whole(bytes, "xlsx", options, recordLimit: recordLimit)
  }
}

/// All that reading a sheet gave.
struct SheetRead: Equatable {
  var header: [String] = []
  var rows: [[String?]] = []
  /// The number of each row in the sheet.
  var numbers: [Int] = []
  var sheets: Set<String> = []
  var findings: [Finding] = []
  var unreadable = 0
  var thrown: Finding?
  /// The records of rows that could not be read, as CSV.
  var lost: [String] = []

  static func whole(
    _ bytes: [UInt8], _ format: String, _ options: String,
    recordLimit: Int = Input.defaultRecordLimit
  ) throws -> SheetRead {
    try withFile(bytes) { path in
      let all = try [1, 7, 64, 1 << 20].map { size in
        try SheetRead(path, format, options, size, recordLimit)
      }
      for read in all where read != all[3] { throw CutMatters(read: read, whole: all[3]) }
      return all[3]
    }
  }

  struct CutMatters: Error {
    let read: SheetRead, whole: SheetRead
  }

  init(
    _ path: String, _ name: String, _ options: String, _ size: Int,
    _ recordLimit: Int = Input.defaultRecordLimit
  ) throws {
    let type = Kinds.named(name)!
    let setting = try JSONReader.read(Array(options.utf8), file: "t")
    do throws(Finding) {
      let format = try type.init(Options(setting, for: type.card, at: .file("t")))
      let input = Input(
        path: path, name: "t." + name, table: "t", pieceSize: size, recordLimit: recordLimit)
      let settled = try format.settled(on: input)
      findings = settled.findings
      try read(try settled.format.reader(of: input))
    } catch {
      // What came before the stop depends on the size of pieces, and is reported by nobody.
      (header, rows, numbers, lost, unreadable, findings) = ([], [], [], [], 0, [])
      thrown = error
    }
  }

  private mutating func read<R: Reader>(_ opened: R) throws(Finding) {
    var reader = opened
    header = reader.header
    findings += reader.findings
    while let piece = try reader.cut() {
      let parsed = reader.parse(piece)
      let batch = parsed.batch
      for row in 0..<batch.count {
        rows.append(batch.columns.map { $0.copy(row).map { String(decoding: $0, as: UTF8.self) } })
        numbers.append(Int(batch.origin.rows[row]))
      }
      if let sheet = batch.origin.sheet { sheets.insert(sheet) }
      findings += parsed.findings
      unreadable += parsed.unreadable
      for finding in parsed.findings where finding.severity == .error {
        guard case .cell(let cell) = finding.place,
          let record = reader.verbatim?.record(piece, cell.byteOffset)
        else { continue }
        lost.append(String(decoding: record, as: UTF8.self))
      }
    }
  }

  /// Rule, row and the values of each finding.
  var faults: [String] { findings.map(Self.describe) }
  var fault: String? { thrown.map(Self.describe) }

  private static func describe(_ finding: Finding) -> String {
    var parts = [finding.rule.id]
    if case .cell(let cell) = finding.place { parts.append(String(cell.row)) }
    parts += ["cell", "value", "count"].compactMap { finding.values[$0] }
    return parts.joined(separator: " ")
  }
}
