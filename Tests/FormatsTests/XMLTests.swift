import Columns
import Components
import Testing

@testable import Formats

@Suite struct `The XML format` {
  @Test func `writes a root, a row a line and an element a value`() throws {
    let sample = try XMLSample([Field("id", .integer), Field("name")])
    #expect(
      sample.text([["1", "شبكة"], ["2", nil]]) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <members xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
        xsi:noNamespaceSchemaLocation="members.xsd">
        <row><id>1</id><name>شبكة</name></row>
        <row><id>2</id></row>
        </members>

        """)
  }

  @Test func `writes an empty table as a root without rows`() throws {
    let sample = try XMLSample([Field("a")])
    #expect(sample.text([]).hasSuffix("members.xsd\">\n</members>\n"))
    #expect(sample.fault(sample.document([])) == nil)
  }

  @Test(arguments: [
    ("a & b", "a &amp; b"), ("<a>", "&lt;a&gt;"), ("]]>", "]]&gt;"), ("&amp;", "&amp;amp;"),
    ("\"'", "\"'"), ("a\rb", "a&#13;b"), ("a\r\nb", "a&#13;\nb"), ("a\tb", "a\tb"), ("&", "&amp;"),
    ("", ""), ("  a ", "  a "), ("\u{7F}\u{85}\u{2028}", "\u{7F}\u{85}\u{2028}"),
    ("ن<و", "ن&lt;و"), ("🏛&", "🏛&amp;"), (";=?@", ";=?@"),
  ]) func `escapes text as XML 1.0 section 2.4 asks`(cell: String, expected: String) throws {
    let sample = try XMLSample([Field("a")])
    // `row` splits at line feeds, so look for the cell in the whole.
    #expect(sample.text([[cell]]).contains("<row><a>\(expected)</a></row>\n"))
  }

  @Test func `tells a missing value from the empty text`() throws {
    let sample = try XMLSample([Field("a"), Field("b")])
    #expect(sample.row(["", nil]) == "<row><a></a></row>")
    #expect(sample.row([nil, nil]) == "<row></row>")
  }

  @Test func `writes no element for an absent value`() throws {
    let sample = try XMLSample([Field("a")])
    let whole = XMLSample.batch([["x"]], width: 1)
    var output: [UInt8] = []
    sample.writer.render(
      whole.with(columns: [Column(bytes: [], cells: [.absent])]), true, &output)
    #expect(output == Array("<row></row>\n".utf8))
  }

  @Test(arguments: [
    ("TRUE", "true"), ("1", "true"), ("False", "false"), ("0", "false"), ("true", "true"),
  ]) func `spells booleans as XML Schema does`(cell: String, expected: String) throws {
    #expect(try XMLSample([Field("a", .boolean)]).row([cell]) == "<row><a>\(expected)</a></row>")
  }

  @Test(arguments: ["+007", "-0", "1.50", "1e5", "INF", "00"])
  func `keeps the digits of numbers`(cell: String) throws {
    #expect(try XMLSample([Field("a", .number)]).row([cell]) == "<row><a>\(cell)</a></row>")
  }

  @Test func `says the language of a field that has one`() throws {
    var field = Field("name_ar")
    field.language = "ar"
    let sample = try XMLSample([field])
    #expect(sample.row(["نعم"]) == "<row><name_ar xml:lang=\"ar\">نعم</name_ar></row>")
    #expect(sample.fault(sample.document([["نعم"]])) == nil)
  }

  @Test func `says the language that a name ends in, and rather the one declared`() throws {
    var fields = ["name_ar", "name_fr", "title_stated", "note_en", "arab", "_en"].map { Field($0) }
    fields[2].language = "zgh"
    fields[3].language = "fr"
    fields[4].constraints.values = ["x"]
    let sample = try XMLSample(fields)
    let row = sample.row(["ا", "b", "ⴰ", "d", "x", ""])
    #expect(
      row == """
        <row><name_ar xml:lang="ar">ا</name_ar><name_fr xml:lang="fr">b</name_fr>\
        <title_stated xml:lang="zgh">ⴰ</title_stated><note_en xml:lang="fr">d</note_en>\
        <arab>x</arab><_en xml:lang="en"></_en></row>
        """)
    #expect(sample.accepts(String(row.dropFirst(5).dropLast(6))))
    #expect(sample.accepts("<name_ar>x</name_ar>"))
    #expect(!sample.accepts("<name_ar lang='ar'>x</name_ar>"))
    #expect(!sample.accepts("<arab xml:lang='ar'>x</arab>"))
  }

  @Test(
    arguments: [
      (FieldType.integer, nil), (.date, nil), (.string, "uri"), (.string, "email"), (.list, nil),
    ] as [(FieldType, String?)])
  func `says no language of what is no text, unless it is declared`(
    type: FieldType, format: String?
  ) {
    var field = Field("x_fr", type)
    field.format = format
    #expect(field.spokenLanguage == nil)
    field.language = "ar"
    #expect(field.spokenLanguage == "ar")
  }

  @Test func `writes the same bytes however the rows are batched`() throws {
    let sample = try XMLSample([Field("id", .integer), Field("text")])
    let rows = (0..<200).map { [String($0), $0 % 3 == 0 ? nil : "نص <\($0)>\r\n🏛"] as [String?] }
    let whole = sample.document(rows)
    for size in [1, 2, 3, 7, 64, 199] { #expect(sample.document(rows, batchesOf: size) == whole) }
  }

  @Test func `writes the same bytes across blocks`() throws {
    let sample = try XMLSample([Field("a")])
    let rows = (0..<9000).map { [String(repeating: "ب&", count: $0 % 40)] as [String?] }
    #expect(sample.document(rows) == sample.document(rows, batchesOf: 11))
  }

  @Test func `is read back by Python as it was`() throws {
    let cells = [
      "a & b < c > d ]]>", "الشبكة المغربية", "مختلط Mixed 12 نص (REMACTO)", "e\u{301}كَتَبَ",
      "🏛𐎀\u{10FFFD}", "\t\n \r \r\n", "", " ", "\u{200F}\u{202B}x\u{202C}", "&#13;",
      "\u{FFFD}\u{FEFF}",
    ]
    let sample = try XMLSample([Field("n", .integer), Field("الاسم")])
    let rows = cells.enumerated().map { [String($0), $1] as [String?] }
    let read = try readByPython(sample.document(rows + [[nil, nil]]))
    let expected = cells.enumerated().map { [["n", String($0)], ["الاسم", $1]] }
    #expect(
      read.map { $0.map { $0.map { Array($0.unicodeScalars) } } }
        == (expected + [[]]).map { $0.map { $0.map { Array($0.unicodeScalars) } } })
  }

  @Test(arguments: [
    "\0", "\u{1}", "a\u{8}", "\u{B}b", "\u{C}", "\u{E}", "\u{1F}", "\u{FFFE}", "ا\u{FFFF}",
  ])
  func `refuses characters that XML 1.0 section 2.2 forbids`(cell: String) throws {
    let sample = try XMLSample([Field("a"), Field("b")])
    var faults: [CellFault] = []
    let refuse = try #require(sample.writer.refuse)
    refuse(XMLSample.batch([["good", nil], ["good", cell]], width: 2), &faults)
    #expect(faults.map { [$0.row, $0.field] } == [[1, 1]])
    #expect(faults.first?.rule == .forbiddenCharacter)
  }

  @Test(arguments: [
    "\t\n\r", "\u{20}", "\u{7F}", "\u{FFFD}", "\u{FEFF}", "ﷺ", "\u{1FFFE}", "", "𐎀",
  ])
  func `lets through every other character`(cell: String) throws {
    var faults: [CellFault] = []
    try XMLSample([Field("a")]).writer.refuse?(XMLSample.batch([[cell]], width: 1), &faults)
    #expect(faults.isEmpty)
    let sample = try XMLSample([Field("a")])
    #expect(sample.fault(sample.document([[cell]])) == nil)
  }

  @Test func `refuses integers that no reader takes`() throws {
    let digits = "123456789012345678901234"
    var faults: [CellFault] = []
    let cells = [digits, "-000" + digits, digits + "5", "-" + digits + "5", digits + "x5"]
    try XMLSample([Field("a", .integer)]).writer.refuse?(
      XMLSample.batch(cells.map { [$0] }, width: 1), &faults)
    #expect(faults.map(\.row) == [2, 3] && faults.allSatisfy { $0.rule == .tooManyDigits })
    faults = []
    try XMLSample([Field("a")]).writer.refuse?(XMLSample.batch([[cells[2]]], width: 1), &faults)
    #expect(faults.isEmpty)
  }

  @Test func `verifies the file it wrote`() throws {
    let sample = try XMLSample([Field("id", .integer)])
    let verify = try #require(sample.writer.verify)
    func read(_ document: [UInt8]) throws(Finding) {
      let verifier = try verify("members.xml")
      let verdict = verifier.read(document.span, isFirst: true, isLast: true)
      if let finding = verifier.finding(verdict) { throw finding }
    }
    try read(sample.document([["1"], ["2"]]))
    let error = #expect(throws: Finding.self) {
      try read(sample.document([["1"], ["x"], ["3"], ["y"]]))
    }
    #expect(error?.rule.id == "xml/not-valid" && error?.place == .file("members.xml"))
    let reason = try #require(error?.values["reason"])
    #expect(reason.hasPrefix("4: ") && reason.contains("; 6: "))
  }
}
