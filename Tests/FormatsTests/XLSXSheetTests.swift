import Components
import Testing

@testable import Formats

/// Rows, headers and sheets of a workbook, and what is refused.
@Suite struct `Sheets of XLSX` {
  typealias Sheet = XLSXSample.Sheet

  /// Rows of texts in which each item of a row is `A1=text`.
  private func rows(_ lines: [(Int, [String])]) -> String {
    lines.map { row, cells in
      "<row r=\"\(row)\">"
        + cells.map { cell in
          let parts = cell.split(separator: "=", maxSplits: 1)
          return "<c r=\"\(parts[0])\" t=\"inlineStr\"><is><t>\(parts[1])</t></is></c>"
        }.joined() + "</row>"
    }.joined()
  }

  @Test func `rows have the numbers of the sheet, cells that are not there no value`() throws {
    let read = try XLSXSample(
      rows([(1, ["A1=a", "B1=b", "C1=c"]), (2, ["B2=x"]), (3, ["A3=y", "C3=z"])])
    ).read()
    #expect(read.header == ["a", "b", "c"] && read.numbers == [2, 3] && read.sheets == ["Sheet1"])
    #expect(read.rows == [[nil, "x", nil], ["y", nil, "z"]] && read.findings.isEmpty)
  }

  @Test func `18.3.1.73, r may be left out of rows and cells`() throws {
    let cell = { (text: String) in "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
    let read = try XLSXSample(
      "<row>\(cell("a"))\(cell("b"))</row><row/><row>\(cell("x"))<c/></row><row r=\"9\">\(cell("y"))</row>"
    ).read()
    #expect(read.header == ["a", "b"] && read.rows == [["x", nil], ["y", nil]])
    #expect(read.numbers == [3, 9])
    #expect(read.faults == ["sheet/blank-row 2 1", "sheet/blank-row 4 5"])
  }

  @Test func `blank rows at the end are passed over in silence, those between are noted`() throws {
    let styled = "<row r=\"4\"><c r=\"A4\" s=\"1\"/></row>"
    let tail = "<row r=\"7\"><c r=\"A7\" t=\"str\"><f>\"\"</f><v></v></c></row>"
    let read = try XLSXSample(
      rows([(2, ["A2=a"]), (3, ["A3=x"])]) + styled + rows([(6, ["A6=y"])]) + tail
        + "<row r=\"1048576\"/>"
    ).read()
    #expect(read.rows == [["x"], ["y"]] && read.numbers == [3, 6])
    #expect(read.faults == ["sheet/blank-row 4 2"])
  }

  @Test func `rows wider than the header, with content and without`() throws {
    let read = try XLSXSample(
      rows([(1, ["A1=a"]), (2, ["A2=x", "C2=y"])])
        + "<row r=\"3\"><c r=\"A3\"><v>1</v></c><c r=\"D3\" s=\"4\"/></row>"
    ).read()
    #expect(read.rows == [["1"]] && read.unreadable == 1)
    #expect(read.faults == ["sheet/beyond-header 2 C2 y"] && read.lost == ["x,,y\r\n"])
  }

  @Test func `a table may begin in any column`() throws {
    let read = try XLSXSample(
      rows([(3, ["C3=a", "D3=b"]), (4, ["C4=1", "D4=2"]), (5, ["A5=0", "D5=3"])])
    ).read()
    #expect(read.header == ["a", "b"] && read.rows == [["1", "2"]])
    #expect(read.faults == ["sheet/beyond-header 5 A5 0"] && read.lost == [",3,0\r\n"])
  }

  @Test func `rows with errors are set aside with all their cells`() throws {
    var sample = XLSXSample(
      rows([(1, ["A1=a", "B1=b", "C1=c"])])
        + "<row r=\"2\"><c r=\"A2\" t=\"e\"><v>#REF!</v></c><c r=\"B2\"><f>A2+1</f></c><c r=\"C2\"><v>1E2</v></c></row>"
        + "<row r=\"3\"><c r=\"A3\"><f>SUM(B1)</f><v>3</v></c><c r=\"B3\"><f/><v></v></c></row>")
    sample.formats = ["14"]
    let read = try sample.read()
    #expect(
      read.faults == [
        "sheet/error-value 2 A2 #REF!", "sheet/no-cached-value 2 B2 =A2+1",
        "sheet/no-cached-value 3 B3 =",
      ])
    #expect(read.unreadable == 2 && read.rows == [])
    #expect(read.lost == ["#REF!,=A2+1,100\r\n", "#REF!,=A2+1,100\r\n", "3,=,\r\n"])
  }

  @Test func `findings come row by row, and cell by cell within a row`() throws {
    let bad = { (cell: String) in "<c r=\"\(cell)\" t=\"e\"><v>#N/A</v></c>" }
    let read = try XLSXSample(
      rows([(1, ["A1=a", "B1=b", "C1=c"])]) + "<row r=\"2\">\(bad("B2"))</row>"
        + "<row r=\"4\">\(bad("A4"))\(bad("C4"))\(bad("D4"))\(bad("E4"))</row>"
        + rows([(5, ["A5=x", "C5=y"])]) + "<row r=\"6\">\(bad("A6"))<c r=\"A6\"/></row>"
    ).read()
    #expect(read.rows == [["x", nil, "y"]] && read.numbers == [5] && read.unreadable == 3)
    #expect(
      read.faults == [
        "sheet/error-value 2 B2 #N/A", "sheet/blank-row 3 1", "sheet/error-value 4 A4 #N/A",
        "sheet/error-value 4 C4 #N/A", "sheet/beyond-header 4 D4 #N/A",
        "sheet/error-value 6 A6 #N/A",
      ])
  }

  @Test func `Table Dialect 2.0, headerRows and headerJoin over merged cells`() throws {
    let sample = XLSXSample(sheets: [
      Sheet(
        rows: rows([
          (1, ["A1=Titre"]), (3, ["A3=Code", "B3=Population", "D3=x"]),
          (4, ["B4=2014", "C4=2024"]),
          (5, ["A5=1", "B5=2", "C5=3", "D5=4"]),
        ]),
        tail:
          "<mergeCells count=\"2\"><mergeCell ref=\"A3:A4\"/><mergeCell ref=\"B3:C3\"/></mergeCells>"
      )
    ])
    let read = try sample.read("{\"headerRows\": [3, 4], \"headerJoin\": \" / \"}")
    #expect(read.header == ["Code", "Population / 2014", "Population / 2024", "x"])
    #expect(read.rows == [["1", "2", "3", "4"]] && read.findings.isEmpty)
  }

  @Test func `Table Dialect 2.0, header, commentRows and commentChar`() throws {
    let sample = XLSXSample(
      rows([(1, ["A1=# note"]), (2, ["A2=a"]), (3, ["A3=x"]), (4, ["A4=#y"]), (5, ["A5=z"])]))
    let read = try sample.read("{\"commentChar\": \"#\", \"commentRows\": [5]}")
    #expect(read.header == ["a"] && read.rows == [["x"]] && read.findings.isEmpty)
    let bare = try sample.read("{\"header\": false, \"commentChar\": \"#\"}")
    #expect(bare.header == ["field1"] && bare.rows == [["a"], ["x"], ["z"]])
  }

  @Test func `headers that are lacking, empty or double`() throws {
    #expect(try XLSXSample("").read().fault == "csv/no-header")
    #expect(try XLSXSample("").read("{\"header\": false}").fault == "csv/no-rows")
    #expect(try XLSXSample(rows([(2, ["A2=a", "C2=c"])])).read().fault == "csv/empty-name 2")
    #expect(
      try XLSXSample(rows([(2, ["A2=a", "B2=a"])])).read().fault == "csv/duplicate-column 2 a")
    let error = "<row r=\"1\"><c r=\"A1\" t=\"e\"><v>#NAME?</v></c></row>"
    #expect(try XLSXSample(error).read().fault == "sheet/error-value 1 A1 #NAME?")
  }

  private var three: XLSXSample {
    XLSXSample(sheets: [
      Sheet(name: "Listes", rows: rows([(1, ["A1=l"])]), state: "hidden"),
      Sheet(name: "Membres", rows: rows([(1, ["A1=m"])])),
      Sheet(name: "أرشيف", rows: rows([(1, ["A1=h"])]), state: "veryHidden"),
      Sheet(name: "Bureau", rows: rows([(1, ["A1=b"])])), Sheet(name: "Vide"),
    ])
  }

  @Test func `the first visible sheet is read, and the others are named`() throws {
    let read = try three.read()
    #expect(read.header == ["m"])
    #expect(read.faults == ["sheet/hidden Listes, أرشيف", "sheet/several Membres"])
    #expect(read.findings[1].values["expected"] == "Bureau")
  }

  @Test func `Table Dialect 2.0, sheetName and sheetNumber`() throws {
    #expect(try three.read("{\"sheetName\": \"أرشيف\"}").header == ["h"])
    #expect(try three.read("{\"sheetName\": \"Bureau\"}").findings.isEmpty)
    #expect(try three.read("{\"sheetNumber\": 1}").header == ["l"])
    #expect(try three.read("{\"sheetName\": \"x\"}").fault == "sheet/unknown x")
    #expect(try three.read("{\"sheetNumber\": 6}").fault == "sheet/number-beyond 6 5")
    #expect(try three.read("{\"sheetNumber\": 0}").thrown?.rule == .settingShape)
    var hidden = three
    hidden.sheets = [hidden.sheets[0]]
    #expect(try hidden.read().fault == "sheet/none-visible Listes")
  }

  @Test func `ISO 29500 strict, stored parts, prefixes and UTF-16`() throws {
    var sample = XLSXSample(rows([(1, ["A1=a"]), (2, ["A2=x"])]))
    sample.isStrict = true
    sample.isDeflated = false
    #expect(try sample.read().rows == [["x"]])
    let prefixed = XLSXSample(sheets: [
      Sheet(
        whole:
          "<x:worksheet xmlns:x=\"\(sample.main)\" xmlns:y=\"urn:y\"><x:sheetData><x:row r=\"1\">"
          + "<x:c r=\"A1\" t=\"str\"><x:v>a</x:v></x:c></x:row><y:row/><x:row r=\"2\" y:r=\"9\">"
          + "<x:c r=\"A2\"><y:v>5</y:v><x:v>7</x:v><x:extLst><x:v>8</x:v></x:extLst></x:c></x:row>"
          + "</x:sheetData></x:worksheet>")
    ])
    #expect(try prefixed.read().rows == [["7"]])
  }

  @Test func `18.3.1.73, rows out of order and beyond the last`() throws {
    let header = rows([(1, ["A1=a"])])
    #expect(
      try XLSXSample(header + rows([(5, []), (4, [])])).read().fault == "sheet/row-order 4 4")
    #expect(try XLSXSample(header + rows([(1, [])])).read().fault == "sheet/row-order 1 1")
    #expect(try XLSXSample(header + "<row r=\"x\"/>").read().fault == "sheet/row-order 1 0")
    let far = try XLSXSample(header + "<row r=\"1048577\"/>").read()
    #expect(far.fault == "sheet/too-many-rows 1048577 1048577")
    let last = rows([(1_048_576, ["A1048576=x"])])
    let read = try XLSXSample(header + last).read()
    #expect(read.numbers == [1_048_576] && read.faults == ["sheet/blank-row 2 1048574"])
  }

  @Test func `18.3.1.4, cells out of order, of another row and beyond the last`() throws {
    let header = rows([(1, ["A1=a", "B1=b"])])
    for (xml, fault) in [
      ("B2=1|A2=2", "sheet/cell-order 2 A2"), ("A2=1|A2=2", "sheet/cell-order 2 A2"),
      ("A3=1", "sheet/cell-order 2 A2"), ("XFE2=1", "sheet/too-many-columns 2 XFE2"),
      ("XFD2=1", "sheet/beyond-header 2 XFD2 1"), ("A=1", "sheet/cell-order 2 A2"),
      ("a2=1", "sheet/cell-order 2 A2"), ("ZZZZZZZZZ2=1", "sheet/cell-order 2 A2"),
    ] {
      let cells = xml.split(separator: "|").map(String.init)
      let read = try XLSXSample(header + rows([(2, cells)])).read()
      #expect(read.faults == [fault] && read.unreadable == 1, "\(xml)")
    }
  }

  @Test func `long texts and long rows`() throws {
    let long = String(repeating: "é", count: 1000)
    var sample = XLSXSample(
      rows([(1, ["A1=a", "B1=b"])])
        + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c></row>")
    sample.strings = ["<t>\(long)</t>", "<t>x</t>"]
    #expect(try sample.read().rows == [[long, "x"]])
    #expect(try sample.read(recordLimit: 2001).rows == [[long, "x"]])
    #expect(try sample.read(recordLimit: 1999).thrown?.rule.id == "sheet/row-too-long")
    let inline = XLSXSample(rows([(1, ["A1=a"]), (2, ["A2=\(long)"])]))
    #expect(try inline.read(recordLimit: 1999).fault == "sheet/row-too-long 2")
  }
}
