import Components
import Testing

@testable import Formats

/// OpenDocument 1.3 clause by clause. Each case is read in pieces of several sizes, with one result.
@Suite struct `Reading ODS` {
  /// A document with the given content of `office:spreadsheet`.
  private func document(_ tables: String, styles: String = "", root: String = "document-content")
    -> String
  {
    let names = ["office", "table", "text", "style"].map {
      " xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:\(root)\(names.joined())"
      + " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
      + " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">"
      + "<office:automatic-styles>\(styles)</office:automatic-styles>"
      + "<office:body><office:spreadsheet>\(tables)</office:spreadsheet></office:body></office:\(root)>"
  }

  private func archive(_ content: String, _ parts: [(String, String)] = []) -> [UInt8] {
    let all =
      [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)]
      + parts
    return ZipSample(all.map { ZipSample.Part($0, Array($1.utf8)) }).bytes
  }

  private func table(_ rows: String, name: String = "Feuille1", style: String = "") -> String {
    "<table:table table:name=\"\(name)\" table:style-name=\"\(style)\">\(rows)</table:table>"
  }

  private func row(_ cells: String, repeats: Int = 1) -> String {
    "<table:table-row table:number-rows-repeated=\"\(repeats)\">\(cells)</table:table-row>"
  }

  private func text(_ content: String, _ attributes: String = "") -> String {
    "<table:table-cell office:value-type=\"string\" \(attributes)><text:p>\(content)</text:p></table:table-cell>"
  }

  private func read(_ rows: String, _ options: String = "{}", styles: String = "") throws
    -> SheetRead
  {
    try SheetRead.whole(archive(document(table(rows), styles: styles)), "ods", options)
  }

  /// What one cell below a header reads as; a finding's rule where it cannot be.
  private func cell(_ xml: String, styles: String = "") throws -> String? {
    let read = try read(row(text("a")) + row(xml), styles: styles)
    if let finding = read.thrown ?? read.findings.first { return "! " + finding.rule.id }
    return read.rows.first?[0]
  }

  private func value(_ type: String, _ attribute: String, shown: String = "x") -> String {
    "<table:table-cell office:value-type=\"\(type)\" office:\(attribute)><text:p>\(shown)</text:p></table:table-cell>"
  }

  @Test func `19.385, values of every type`() throws {
    #expect(try cell(value("float", "value=\"1E2\"")) == "100")
    #expect(try cell(value("float", "value=\"0.30000000000000004\"")) == "0.3")
    #expect(try cell(value("percentage", "value=\"0.125\"", shown: "12,5 %")) == "0.125")
    #expect(try cell(value("currency", "value=\"12.5\"")) == "12.5")
    #expect(try cell(value("boolean", "boolean-value=\"true\"", shown: "VRAI")) == "true")
    #expect(try cell(value("date", "date-value=\"2024-11-12\"")) == "2024-11-12")
    #expect(
      try cell(value("date", "date-value=\"2024-11-12T10:30:00.500000000\""))
        == "2024-11-12T10:30:00.5")
    #expect(
      try cell(value("date", "date-value=\"2024-11-12T10:30:00.000\"")) == "2024-11-12T10:30:00")
    #expect(try cell(value("string", "string-value=\"é\"")) == "é")
    #expect(try cell(value("time", "time-value=\"PT10H30M05S\"")) == "10:30:05")
    #expect(try cell(value("time", "time-value=\"PT10H30M05.250000000S\"")) == "10:30:05.25")
    #expect(try cell(value("time", "time-value=\"PT26H30M00S\"")) == "PT26H30M")
    #expect(try cell(value("time", "time-value=\"-PT1H\"")) == "-PT1H")
    #expect(try cell(value("time", "time-value=\"P1DT1H\"")) == "PT25H")
    #expect(try cell(value("time", "time-value=\"10:30\"")) == "! sheet/broken-cell")
    #expect(try cell(value("float", "value=\"1O\"")) == "! sheet/broken-cell")
    #expect(try cell(value("float", "x=\"1\"")) == "! sheet/broken-cell")
    #expect(try cell(value("colour", "value=\"1\"")) == "! sheet/broken-cell")
    #expect(
      try cell(text("#N/A", "calcext:value-type=\"error\" office:string-value=\"\""))
        == "! sheet/error-value")
    #expect(
      try cell("<table:table-cell table:formula=\"of:=[.A1]+1\"/>") == "! sheet/no-cached-value")
    #expect(try cell(value("float", "value=\"3\" table:formula=\"of:=1+2\"")) == "3")
  }

  @Test func `17.2 and 16.29.18, times that are counted on keep their form`() throws {
    let styles =
      "<number:time-style style:name=\"N1\" number:truncate-on-overflow=\"false\"/>"
      + "<style:style style:name=\"ce1\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>"
      + "<style:style style:name=\"ce2\" style:family=\"table-cell\" style:parent-style-name=\"ce1\"/>"
    let time = { (style: String) in
      "<table:table-cell \(style) office:value-type=\"time\" office:time-value=\"PT8H\"/>"
    }
    #expect(try cell(time("table:style-name=\"ce1\""), styles: styles) == "PT8H")
    #expect(try cell(time("table:style-name=\"ce2\""), styles: styles) == "PT8H")
    #expect(try cell(time(""), styles: styles) == "08:00:00")
    let column =
      "<table:table-column table:default-cell-style-name=\"ce2\" table:number-columns-repeated=\"9\"/>"
    #expect(try read(column + row(text("a")) + row(time("")), styles: styles).rows == [["PT8H"]])
  }

  @Test func `16.29.11, dates have the time that their style shows`() throws {
    let styles =
      "<number:date-style style:name=\"N1\"><number:day/></number:date-style>"
      + "<number:date-style style:name=\"N2\"><number:day/><number:hours/></number:date-style>"
      + "<style:style style:name=\"d\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>"
      + "<style:style style:name=\"m\" style:family=\"table-cell\" style:data-style-name=\"N2\"/>"
    func date(_ style: String, _ value: String) -> String {
      "<table:table-cell table:style-name=\"\(style)\" office:value-type=\"date\" office:date-value=\"\(value)\"/>"
    }
    #expect(try cell(date("m", "2024-11-12"), styles: styles) == "2024-11-12T00:00:00")
    #expect(try cell(date("d", "2024-11-12T10:30:00"), styles: styles) == "2024-11-12")
    #expect(try cell(date("x", "2024-11-12"), styles: styles) == "2024-11-12")
  }

  @Test(arguments: [
    ("a  b\n c ", "a b c"), ("  a", "a"), ("a<text:s/>b", "a b"),
    ("a<text:s text:c=\"3\"/>b", "a   b"),
    ("<text:s/>a", " a"), ("a<text:tab/>b<text:line-break/>c", "a\tb\nc"),
    ("a <text:span>b</text:span> c", "a b c"),
    ("<text:span>a </text:span> <text:a>b</text:a>", "a b"), ("a &amp; <text:span/>b", "a & b"),
    ("a</text:p><text:p>b", "a\nb"), ("a</text:p><text:p/><text:p>b", "a\n\nb"),
    ("a</text:p><office:annotation><text:p>no</text:p></office:annotation><text:p>b", "a\nb"),
    ("a<text:note><text:p>no</text:p></text:note>b", "ab"),
  ])
  func `6.1, white space, marks and paragraphs of a text`(content: String, meaning: String) throws {
    #expect(try cell(text(content)) == meaning)
  }

  @Test func `9.1, repeated and covered cells and rows`() throws {
    let read = try read(
      row(text("a") + text("b") + text("c"))
        + row(
          text("x", "table:number-columns-repeated=\"2\"")
            + "<table:table-cell table:number-columns-repeated=\"16382\"/>", repeats: 3)
        + row("<table:table-cell table:number-columns-repeated=\"16384\"/>", repeats: 2)
        + row(
          text("y", "table:number-columns-spanned=\"2\"")
            + "<table:covered-table-cell office:value-type=\"string\"><text:p>no</text:p></table:covered-table-cell>"
            + text("z"))
        + row("<table:table-cell table:number-columns-repeated=\"16384\"/>", repeats: 1_048_569))
    #expect(read.rows == [["x", "x", nil], ["x", "x", nil], ["x", "x", nil], ["y", nil, "z"]])
    #expect(read.numbers == [2, 3, 4, 7] && read.faults == ["sheet/blank-row 5 2"])
  }

  @Test func `9.1.7 to 9.1.12, groups and headers of rows and columns`() throws {
    let groups =
      "<table:table-column-group><table:table-column/></table:table-column-group>"
      + "<table:table-header-rows>\(row(text("a")))</table:table-header-rows>"
      + "<table:table-row-group><table:table-rows>\(row(text("x")))</table:table-rows></table:table-row-group>"
    #expect(try read(groups + row(text("y"))).rows == [["x"], ["y"]])
  }

  @Test func `Table Dialect 2.0, headerRows over cells that span`() throws {
    let read = try read(
      row(
        text("Code", "table:number-rows-spanned=\"2\"")
          + text("Population", "table:number-columns-spanned=\"2\"") + "<table:covered-table-cell/>"
      )
        + row("<table:covered-table-cell/>" + text("2014") + text("2024"))
        + row(text("1") + text("2") + text("3")), "{\"headerRows\": [1, 2]}")
    #expect(
      read.header == ["Code", "Population 2014", "Population 2024"]
        && read.rows == [["1", "2", "3"]])
  }

  @Test func `16.29.14, hidden tables, and the choice of one`() throws {
    let styles =
      "<style:style style:name=\"ta2\" style:family=\"table\">"
      + "<style:table-properties table:display=\"false\"/></style:style>"
    let tables =
      table(row(text("h")), name: "Listes", style: "ta2") + table(row(text("m")), name: "Membres")
      + table("", name: "Vide") + table(row(text("b")), name: "مكتب")
    let bytes = archive(document(tables, styles: styles))
    let read = try SheetRead.whole(bytes, "ods", "{}")
    #expect(
      read.header == ["m"] && read.faults == ["sheet/hidden Listes", "sheet/several Membres"])
    #expect(read.findings[1].values["expected"] == "مكتب")
    #expect(try SheetRead.whole(bytes, "ods", "{\"sheetName\": \"مكتب\"}").header == ["b"])
    #expect(try SheetRead.whole(bytes, "ods", "{\"sheetNumber\": 1}").header == ["h"])
    #expect(try SheetRead.whole(bytes, "ods", "{\"sheetName\": \"x\"}").fault == "sheet/unknown x")
  }

  @Test func `3.1.2, a document that is flat`() throws {
    let flat = document(table(row(text("a")) + row(text("x"))), root: "document")
    #expect(try SheetRead.whole(Array(flat.utf8), "ods", "{}").rows == [["x"]])
  }

  @Test func `what is encrypted or none`() throws {
    let manifest =
      "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
      + "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    let locked = archive("???", [("META-INF/manifest.xml", manifest)])
    #expect(try SheetRead.whole(locked, "ods", "{}").fault == "sheet/encrypted")
    let text = archive(document("").replacing("spreadsheet>", with: "text>"))
    #expect(try SheetRead.whole(text, "ods", "{}").fault == "sheet/not-a-workbook ods")
    #expect(try SheetRead.whole(Array("a,b".utf8), "ods", "{}").fault == "sheet/not-a-workbook ods")
    #expect(
      try SheetRead.whole(archive("<!DOCTYPE a [<!ENTITY b \"c\">]><a/>"), "ods", "{}").fault
        == "sheet/doctype content.xml")
  }

  @Test func `repeats that claim a billion cells`() throws {
    let header = row(text("a") + text("b"))
    let far = try read(header + row(text("x"), repeats: 1_000_000_000))
    #expect(far.fault == "sheet/too-many-rows 2 1000000000")
    let wide = try read(header + row(text("x", "table:number-columns-repeated=\"1000000000\"")))
    #expect(wide.faults == ["sheet/too-many-columns 2 XFE2"])
    let both = try read(
      header + row(text("x", "table:number-columns-repeated=\"16384\""), repeats: 1_000_000))
    #expect(both.fault == "sheet/too-large 2 number-rows-repeated")
    let blank = try read(header + row("", repeats: 2_000_000_000) + row("", repeats: 2_000_000_000))
    #expect(blank.rows == [] && blank.findings.isEmpty)
    let behind = try read(header + row("", repeats: 2_000_000_000) + row(text("x")))
    #expect(behind.thrown?.rule == .tooManyRows)
    let spaces = try read(header + row(text("<text:s text:c=\"2000000000\"/>")))
    #expect(spaces.thrown?.rule == .sheetRowTooLong)
  }
}
