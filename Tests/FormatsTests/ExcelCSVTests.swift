import Columns
import Components
import Testing

@testable import Formats

@Suite struct `The twin of CSV for Excel` {
  private static func written(_ rows: [[String?]], language: String = "fr") throws -> String {
    let format = try ExcelCSV(Options(nil, for: ExcelCSV.card, at: .file("t")))
    let schema = Schema(rows[0].indices.map { Field("c\($0)") })
    let writer = format.writer(of: Exported(name: "t", schema: schema, language: language))
    let numbers = rows.indices.map { UInt32($0 + 2) }
    let origin = Batch.Origin(
      file: "t", rows: numbers, lines: numbers, offsets: numbers.map { UInt64($0) })
    let columns = rows[0].indices.map { column in Column(rows.map { $0[column] }) }
    var output = writer.head
    writer.render(Batch(columns: columns, count: rows.count, origin: origin), true, &output)
    return String(decoding: output + writer.tail, as: UTF8.self)
  }

  @Test func `begins with a mark and has the separator of the language`() throws {
    #expect(try Self.written([["1", "فاس"]]) == "\u{FEFF}c0;c1\r\n1;فاس\r\n")
    #expect(try Self.written([["1;2", nil]], language: "en") == "\u{FEFF}c0,c1\r\n1;2,\r\n")
    #expect(
      try Self.written([["a;\"b\"", "x\ny"]]) == "\u{FEFF}c0;c1\r\n\"a;\"\"b\"\"\";\"x\ny\"\r\n")
    #expect(try Self.written([[nil]]) == "\u{FEFF}c0\r\n\"\"\r\n")
  }

  @Test(arguments: [
    "=1+1", "+1+1", "-2+3", "@SUM(A1)", "\tx", "\rx", "\nx", "-", "+cmd", "＝1", "＋1", "－1", "＠x",
    "-1e", "=",
  ]) func `has no cell that runs as a formula`(cell: String) throws {
    #expect(try Self.written([[cell]]) == "\u{FEFF}c0\r\n\"'\(cell)\"\r\n")
  }

  @Test(arguments: ["-5", "+212 537 00 00 00", "-1.5", "-1.5E-3", "+3,5", "a=b", "1-2", "", "-INF"])
  func `leaves numbers and texts alone`(cell: String) throws {
    let shown = cell.isEmpty ? "\"\"" : cell
    #expect(try Self.written([[cell]]) == "\u{FEFF}c0\r\n\(shown)\r\n")
  }

  @Test func `is not read`() throws {
    let format = try ExcelCSV(Options(nil, for: ExcelCSV.card, at: .file("t")))
    let error = #expect(throws: Finding.self) {
      try format.reader(of: Input(path: "t", name: "t", table: "t"))
    }
    #expect(error?.rule.id == "format/write-only" && ExcelCSV.fileExtensions.isEmpty)
  }
}
