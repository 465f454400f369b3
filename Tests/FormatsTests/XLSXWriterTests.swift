import Bytes
import Columns
import Components
import Foundation
import Testing

@testable import Formats

/// Spreadsheets as Python's own zip and XML readers see them.
@Suite struct `XLSX writer` {
  /// `[reference, type, number format, text]` of each cell of a sheet, then what else is asked of it.
  private static let script = """
    import json, re, sys, zipfile, xml.etree.ElementTree as tree
    space = {'m': 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'}
    book = zipfile.ZipFile(sys.argv[1])
    assert book.testzip() is None
    styles = tree.fromstring(book.read('xl/styles.xml'))
    codes = {f.get('numFmtId'): f.get('formatCode') for f in styles.iterfind('.//m:numFmt', space)}
    used = [codes.get(x.get('numFmtId'), '') for x in styles.iterfind('m:cellXfs/m:xf', space)]
    names = [s.get('name') for s in tree.fromstring(book.read('xl/workbook.xml')).iterfind('.//m:sheet', space)]
    sheets = []
    for number in (1, 2):
        sheet = tree.fromstring(book.read('xl/worksheets/sheet%d.xml' % number))
        cells = [[c.get('r'), c.get('t', 'n'), used[int(c.get('s', '0'))],
                  ''.join(c.itertext())] for c in sheet.iterfind('.//m:c', space)]
        view = sheet.find('.//m:sheetView', space)
        auto = sheet.find('m:autoFilter', space)
        sheets.append({'cells': cells, 'rtl': view.get('rightToLeft') == '1',
                       'frozen': view.find('m:pane', space) is not None,
                       'filter': '' if auto is None else auto.get('ref'),
                       'formulas': len(list(sheet.iterfind('.//m:f', space))),
                       'widths': [c.get('width') for c in sheet.iterfind('.//m:col', space)]})
    core = book.read('docProps/core.xml').decode()
    print(json.dumps({'names': names, 'sheets': sheets, 'dates': sorted({'%d-%d-%d' % i.date_time[:3] for i in book.infolist()}),
                      'created': re.findall('created [^>]*>([^<]*)', core)}))
    """

  private struct Book: Decodable {
    struct Sheet: Decodable {
      let cells: [[String]], rtl: Bool, frozen: Bool, filter: String, formulas: Int
      let widths: [String]
    }
    let names: [String], sheets: [Sheet], dates: [String], created: [String]
  }

  private static func table(
    _ fields: [Field], _ name: String = "members", _ language: String = "ar"
  )
    -> Exported
  {
    Exported(name: name, schema: Schema(fields), language: language)
  }

  private static func format() throws -> XLSX {
    try XLSX(Options(nil, for: XLSX.card, at: .file("t")))
  }

  private static func book(_ table: Exported, _ rows: [[String?]]) throws -> Book {
    try withFile(made(format(), table, rows)) { path in try python(script, path, as: Book.self) }
  }

  /// How a cell of one type comes out: type, format and text.
  private func cell(_ text: String, _ type: FieldType) throws -> String {
    let book = try Self.book(Self.table([Field("a", type)]), [[text]])
    let cells = book.sheets[0].cells.filter { $0[0] == "A2" }
    #expect(book.sheets[0].formulas == 0)
    return cells.map { $0.dropFirst().joined(separator: "|") }.joined()
  }

  @Test(arguments: [
    (FieldType.integer, "12", "n||12"), (.integer, "-7", "n||-7"), (.integer, "0", "n||0"),
    (.integer, "999999999999999", "n||999999999999999"),
    (.integer, "1000000000000001", "inlineStr||1000000000000001"),
    (.integer, "007", "inlineStr||007"), (.integer, "+7", "inlineStr||+7"),
    (.number, "-0", "inlineStr||-0"), (.number, "0.1", "n||0.1"), (.number, "1e3", "n||1000"),
    (.number, "1e400", "inlineStr||1e400"), (.number, "NaN", "inlineStr||NaN"),
    (.number, "0.12345678901234567", "inlineStr||0.12345678901234567"), (.year, "2024", "n||2024"),
    (.boolean, "true", "b||1"), (.boolean, "false", "b||0"),
    (.date, "2024-11-12", "n|yyyy\\-mm\\-dd|45608"), (.date, "1900-03-01", "n|yyyy\\-mm\\-dd|61"),
    (.date, "1900-02-28", "inlineStr||1900-02-28"),
    (.date, "9999-12-31", "n|yyyy\\-mm\\-dd|2958465"),
    (.time, "12:00:00", "n|hh:mm:ss|0.5"), (.time, "12:00:00.5", "inlineStr||12:00:00.5"),
    (.datetime, "2024-11-12T06:00:00", #"n|yyyy\-mm\-dd"T"hh:mm:ss|45608.25"#),
    (.datetime, "2024-11-12T06:00:00Z", "inlineStr||2024-11-12T06:00:00Z"),
    (.string, "12", "inlineStr||12"), (.string, "=1+1", "inlineStr||=1+1"),
    (.string, "@SUM(A1)", "inlineStr||@SUM(A1)"),
    (.string, "https://a.ma", "inlineStr||https://a.ma"),
    (.string, "<&>\" 'الرباط' 𝒳", "inlineStr||<&>\" 'الرباط' 𝒳"),
    (.string, " a\n\tb ", "inlineStr|| a\n\tb "), (.string, "_x0041_", "inlineStr||_x005F_x0041_"),
    (.string, "a\rb", "inlineStr||a_x000D_b"), (.yearmonth, "2024-11", "inlineStr||2024-11"),
  ]) func `writes each value as what it is`(type: FieldType, text: String, expected: String) throws
  {
    #expect(try cell(text, type) == expected)
  }

  @Test func `makes a sheet of the table and one about its columns`() throws {
    var name = Field("name")
    name.title = ["ar": "الاسم", "fr": "Nom"]
    name.description = ["ar": "اسم العضو."]
    let book = try Self.book(
      Self.table([Field("id", .integer), name]), [["1", "الرباط"], ["2", nil], ["3", ""]])
    #expect(book.names == ["members", "وصف الأعمدة"])
    #expect(
      book.sheets[0].cells.map { "\($0[0]) \($0[3])" } == [
        "A1 id", "B1 name", "A2 1", "B2 الرباط", "A3 2", "A4 3",
      ])
    #expect(book.sheets[0].filter == "A1:B4")
    #expect(book.sheets.allSatisfy { $0.rtl && $0.frozen })
    #expect(book.sheets[0].widths.count == 2)
    #expect(
      book.sheets[1].cells.map { $0[3] } == [
        "العمود", "النوع", "العنوان (ar)", "الوصف (ar)", "العنوان (fr)", "الوصف (fr)", "id",
        "integer",
        "name", "string", "الاسم", "اسم العضو.", "Nom",
      ])
    #expect(book.dates == ["1980-1-1"] && book.created == ["1980-01-01T00:00:00Z"])
  }

  @Test func `is from left to right in French, and calls no sheet history`() throws {
    let long = String(repeating: "n", count: 40)
    let book = try Self.book(Self.table([Field("a")], long, "fr"), [])
    #expect(!book.sheets[0].rtl && book.sheets[0].cells.count == 1)
    #expect(book.names == [String(repeating: "n", count: 31), "À propos des colonnes"])
    #expect(try Self.book(Self.table([Field("a")], "history", "fr"), []).names[0] == "history_")
  }

  @Test func `finds what a sheet cannot hold`() throws {
    let writer = try Self.format().writer(of: Self.table([Field("a")]))
    let most = String(repeating: "ن", count: 32_767)
    let wide = String(repeating: "𝒳", count: 16_384)
    let batch = XMLSample.batch(
      [[most], [most + "x"], [wide], ["a\u{0}"], ["a\u{1}"], ["\u{FFFF}"], ["\t\r\n"]], width: 1)
    var faults: [CellFault] = []
    let refuse = try #require(writer.refuse)
    refuse(batch, &faults)
    #expect(
      faults.map { "\($0.row) \($0.rule.id)" } == [
        "1 xlsx/cell-too-long", "2 xlsx/cell-too-long", "3 xlsx/forbidden-character",
        "4 xlsx/forbidden-character", "5 xlsx/forbidden-character",
      ])
    #expect(writer.rowLimit?.most == 1_048_575)
    let fields = (0..<16_385).map { Field("c\($0)") }
    #expect(throws: Finding.self) { try Self.format().writer(of: Self.table(fields)) }
  }

  @Test func `fails in words where the file cannot be created`() throws {
    let making = try #require(try Self.format().writer(of: Self.table([Field("a")])).making)
    let file = NewFile(
      path: "/nowhere/a.xlsx", name: "a.xlsx", tables: [Self.table([Field("a")])],
      scratch: NSTemporaryDirectory())
    let maker = try making.begin(file)
    #expect(throws: FileFault.self) { _ = try maker.finish() }
  }
}
