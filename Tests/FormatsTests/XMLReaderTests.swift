import Columns
import Components
import Testing

@testable import Formats

@Suite struct `Reading XML` {
  private static func read(_ text: String, _ options: String = "{}") throws -> TableRead {
    try TableRead.whole(Array(text.utf8), XML.self, options)
  }

  private static let register = """
    <?xml version="1.0" encoding="UTF-8"?>
    <network region="12">
      <members>
        <member id="m1" since="2022">
          <name xml:lang="ar">الرباط</name>
          <name xml:lang="fr">Rabat</name>
          <address><city code="04.421">Rabat</city></address>
        </member>
        <member id="m2"><name xml:lang="fr">Salé</name><tag>a</tag><tag>b</tag></member>
      </members>
    </network>
    """

  // MARK: Which elements are records

  @Test func `takes the children of the root without a path`() throws {
    let read = try Self.read("<r><row><a>1</a></row><row><b>2</b></row></r>")
    #expect(read.header == ["a", "b"])
    #expect(read.cells == [["1", nil], [nil, "2"]])
    #expect(read.places == [[1, 1, 3], [2, 1, 22]])
  }

  @Test(arguments: [
    "/network/members/member", "//member", "/*/members/*", "/network/*/member", "//members/member",
    "/network[@region='12']/members/member", "//member[@id]",
  ]) func `takes the elements of a path`(path: String) throws {
    let options = #"{"path": "\#(path)", "columns": {"id": "@id"}}"#
    if path.hasSuffix("[@id]") {
      #expect(throws: Finding.self) { try Self.read(Self.register, options) }
    } else {
      #expect(try Self.read(Self.register, options)["id"] == ["m1", "m2"])
    }
  }

  @Test func `takes a record within a record as a part of it`() throws {
    let read = try Self.read(
      "<r><x n='1'><x n='2'/></x><x n='3'/></r>",
      #"{"path": "//x", "columns": {"n": "@n", "inner": "x/@n"}}"#)
    #expect(read.cells == [["1", "2"], ["3", nil]])
  }

  @Test(arguments: [
    "network", "/", "//", "/a//b", "/a/", "/a[b]", "/a[@b=c]", "/a[@b='c'", "/a b", "/a/@b",
    "/../a",
    "/xml:b:c", "/*:a", "",
  ]) func `refuses a path that is not of the short form`(path: String) throws {
    let error = try #require(throws: Finding.self) {
      try Self.read(Self.register, #"{"path": "\#(path)"}"#)
    }
    #expect(error.rule == .badXMLPath)
  }

  // MARK: Columns

  @Test func `takes values by their paths`() throws {
    let read = try Self.read(
      Self.register,
      """
      {"path": "/network/members/member", "columns": {"id": "@id", "ar": "name[@xml:lang='ar']",
       "fr": "name[@xml:lang=\\"fr\\"]", "city": "address/city", "code": "address/city/@code",
       "region": "../../@region", "none": "x/y"}}
      """)
    #expect(read.header == ["id", "ar", "fr", "city", "code", "region", "none"])
    #expect(
      read.cells == [
        ["m1", "الرباط", "Rabat", "Rabat", "04.421", "12", nil],
        ["m2", nil, "Salé", nil, nil, "12", nil],
      ])
    #expect(read.places.map { $0[1] } == [4, 9])
  }

  @Test(arguments: [
    "", "/a", "a//b", "a/", "..", "../a", "@", "a/../b", "@a/b", "text()/a", "name[1]", ".a", "a b",
    "count(a)",
  ]) func `refuses a value’s path that is not of the short form`(path: String) throws {
    let error = try #require(throws: Finding.self) {
      try Self.read(Self.register, #"{"columns": {"x": "\#(path)"}}"#)
    }
    #expect(error.rule == .badXMLPath)
  }

  @Test func `finds the columns of the whole file in order of first appearance`() throws {
    let read = try Self.read(
      """
      <r><row id="1"><b/><address><city code="2">Rabat</city></address></row>
      <row><a>x</a><b>y</b><geo lat="1" lon="2"/></row></r>
      """)
    #expect(
      read.header == [
        "@id", "b", "address/city", "address/city/@code", "a", "geo/@lat", "geo/@lon",
      ])
    #expect(
      read.cells == [
        ["1", "", "Rabat", "2", nil, nil, nil], [nil, "y", nil, nil, "x", "1", "2"],
      ])
  }

  @Test func `takes the text of records that hold nothing else`() throws {
    let read = try Self.read("<r><city>Rabat</city><city code='1'>Salé</city></r>")
    #expect(read.header == ["city", "@code"])
    #expect(read.cells == [["Rabat", nil], ["Salé", "1"]])
  }

  @Test func `reads back the names that SQL/XML escaped`() throws {
    let names = ["a b", "_x0020_", "1er", "xml", "الاسم", "n°", "𐎀"]
    #expect(names.map { XMLName.decoded(XMLName.of($0)) } == names)
    let sample = try XMLSample(names.map { Field($0) })
    let read = try TableRead.whole(sample.document([names.map { $0 }]), XML.self)
    #expect(read.header == names && read.cells == [names])
  }

  @Test func `refuses a file of more columns than anyone has`() throws {
    let cells = (0...XMLDiscovery.limit).map { "<c\($0)/>" }.joined()
    let read = try Self.read("<r><row>\(cells)</row></r>")
    #expect(read.fault == "xml/too-many-columns")
  }

  @Test(arguments: ["<r/>", "<r><row/></r>", "<r>text</r>"])
  func `says when there are no records`(text: String) throws {
    let read = try Self.read(text)
    #expect(read.thrown?.rule == .noRecords)
    #expect(read.thrown?.values == ["value": "/*/*"])
  }

  @Test func `says when a path leads nowhere`() throws {
    let read = try Self.read(
      Self.register, #"{"path": "/members/member", "columns": {"id": "@id"}}"#)
    #expect(read.fault == "xml/no-records")
  }

  @Test func `does not choose among several values of a column`() throws {
    let read = try Self.read(Self.register, #"{"path": "//member"}"#)
    #expect(read.faults == ["xml/repeated-value 1 4 name", "xml/repeated-value 2 9 tag"])
    #expect(read.unreadable == 2 && read.cells.isEmpty)
  }

  @Test func `joins several values of a column where it is told how`() throws {
    let read = try Self.read(
      Self.register, #"{"path": "//member", "columns": {"n": "name", "t": "tag"}, "join": "; "}"#)
    #expect(read.cells == [["الرباط; Rabat", nil], ["Salé", "a; b"]])
  }

  // MARK: Text (XML 1.0)

  @Test(arguments: [
    ("a&amp;b&lt;c&#1606;&#x1F3DB;", "a&b<cن🏛"), ("<![CDATA[a<b&amp;]]>c", "a<b&amp;c"),
    ("a<!-- x -->b<?p q?>c", "abc"), ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("a&#13;b", "a\rb"),
    ("", ""), ("  a ", "  a "), ("a<b>c<i>d</i></b>e", "acde"), ("]]", "]]"),
  ]) func `reads content as sections 2.4, 2.5, 2.7 and 2.11 have it`(content: String, value: String)
    throws
  {
    let read = try Self.read("<r><row><v>\(content)</v></row></r>", #"{"columns": {"v": "v"}}"#)
    #expect(read.cells == [[value]])
  }

  @Test(arguments: [
    ("a&amp;b", "a&b"), ("&amp;#38;", "&#38;"), ("&amp;amp;", "&amp;"), ("a\nb\tc", "a b c"),
    ("a&#10;b", "a\nb"), ("&lt;&quot;'&gt;", "<\"'>"), ("", ""), ("ن", "ن"),
  ]) func `normalizes attributes as section 3.3.3 has it`(written: String, value: String) throws {
    let read = try Self.read("<r><row v=\"\(written)\"/></r>")
    #expect(read.cells == [[value]])
  }

  @Test func `tells own text from that of elements within`() throws {
    let read = try Self.read(
      "<r><row>a<b>c</b>d</row></r>",
      #"{"columns": {"own": "text()", "all": ".", "b": "b/text()"}}"#)
    #expect(read.cells == [["ad", "acd", "c"]])
  }

  @Test func `tells a missing value, an empty one and none`() throws {
    let read = try Self.read(
      """
      <r xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><row><a xsi:nil="true"/><b/></row>\
      <row><a xsi:nil="false">1</a><b xsi:nil="1"/></row></r>
      """)
    #expect(read.cells == [[nil, ""], ["1", nil]])
  }

  @Test func `drops white space around values only where it may`() throws {
    let text = """
      <r><row n=" 1 "><a>
        x y
      </a><b xml:space="preserve"> z </b><c>  </c></row></r>
      """
    #expect(try Self.read(text).cells == [[" 1 ", "\n  x y\n", " z ", "  "]])
    #expect(try Self.read(text, #"{"trim": true}"#).cells == [["1", "x y", " z ", ""]])
  }

  // MARK: Namespaces in XML 1.0

  private static let spaced = """
    <m:r xmlns:m="urn:m" xmlns="urn:d"><m:row m:id="1" id="2"><a>3</a><m:a>4</m:a></m:row></m:r>
    """

  @Test func `matches a name without a prefix in any namespace`() throws {
    let read = try Self.read(Self.spaced, #"{"path": "/r/row", "columns": {"id": "@id"}}"#)
    #expect(read.cells == [["2"]])
  }

  @Test func `matches a prefix by its address`() throws {
    let read = try Self.read(
      Self.spaced,
      """
      {"path": "/x:r/x:row", "namespaces": {"x": "urn:m", "y": "urn:d"},
       "columns": {"id": "@x:id", "d": "y:a", "m": "x:a", "other": "x:b"}}
      """)
    #expect(read.cells == [["1", "3", "4", nil]])
  }

  @Test func `lets the empty prefix have an address`() throws {
    let read = try Self.read(
      Self.spaced,
      #"{"path": "//*[@id='2']", "namespaces": {"": "urn:d"}, "columns": {"a": "a"}}"#)
    #expect(read.cells == [["3"]])
    let none = try Self.read(
      "<r><row><a>1</a><a xmlns='urn:d'>2</a></row></r>",
      #"{"namespaces": {"": ""}, "columns": {"a": "a"}}"#)
    #expect(none.cells == [["1"]])
  }

  @Test func `refuses a prefix that has no address`() throws {
    let error = try #require(throws: Finding.self) {
      try Self.read(Self.spaced, #"{"path": "/q:r/q:row"}"#)
    }
    #expect(error.rule == .unknownPrefix)
  }

  // MARK: Faults

  @Test func `stops where the document breaks, and says in which record`() throws {
    let read = try Self.read("<r>\n<row><a>1</a></row>\n<row><a>Eau & forêts</a></row>\n</r>")
    #expect(read.fault == "xml/not-well-formed 2 3")
    #expect(read.thrown?.values["line"] == "3" && read.thrown?.values["column"] == "14")
  }

  @Test(arguments: [
    "", " ", "x", "<r>", "<r><row></r>", "<r/><r/>", "<r a=1/>", "<r a='1' a='2'/>", "<r>\u{0}</r>",
    "<r><p:a/></r>", "<r>&eacute;</r>", "<?xml version='1.0' encoding='no-such'?><r><a/></r>",
    "<r>\u{1}</r>", "<r>&#0;</r>", "<a:b:c/>", "<r>]]></r>",
  ]) func `stops at what is not well-formed`(text: String) throws {
    #expect(try Self.read(text).thrown?.rule == .notWellFormed)
  }

  @Test func `stops at bytes that are not UTF-8`() throws {
    let bytes = Array("<r><row><a>".utf8) + [0xE9] + Array("</a></row></r>".utf8)
    #expect(try TableRead.whole(bytes, XML.self).thrown?.rule == .notWellFormed)
  }

  @Test func `reads every encoding that the declaration can name`() throws {
    func document(_ encoding: String, _ bytes: [UInt8]) -> [UInt8] {
      Array("<?xml version='1.0' encoding='\(encoding)'?><r><row><a>".utf8) + bytes
        + Array("</a></row></r>".utf8)
    }
    for (encoding, bytes, text) in [
      ("windows-1256", [0xE3, 0xCF, 0xED], "مدي"), ("windows-1252", [0x80, 0xE9], "€é"),
      ("ISO-8859-1", [0xE9], "é"), ("ISO-8859-6", [0xC7], "ا"), ("ISO-8859-15", [0xA4], "€"),
      ("UTF-8", [0xC3, 0xA9], "é"),
    ] as [(String, [UInt8], String)] {
      #expect(try TableRead.whole(document(encoding, bytes), XML.self).cells == [[text]])
    }
    let text = "<?xml version='1.0' encoding='UTF-16'?><r><row><a>ن𝒳</a></row></r>"
    for isBig in [false, true] {
      let units = [0xFEFF] + Array(text.utf16)
      let bytes = units.flatMap { unit in
        isBig ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
      }
      #expect(try TableRead.whole(bytes, XML.self).cells == [["ن𝒳"]])
    }
  }

  @Test func `counts lines beyond what sixteen bits hold`() throws {
    let lines = String(repeating: "\n", count: 70_000)
    let read = try Self.read("<r>\(lines)<row\n a='1'><b/></row>\(lines)<row a=1/></r>")
    #expect(read.fault == "xml/not-well-formed 1 140002")
    let good = try Self.read("<r>\(lines)<row\n a='1'><b/></row></r>")
    #expect(good.places == [[1, 70_001, 70_003]])
  }

  @Test func `hands the parser any chunks`() throws {
    let bytes = Array(Self.register.utf8)
    let setting = try JSONReader.read(
      Array(#"{"path": "//member", "join": ","}"#.utf8), file: "p")
    let xml = try XML(Options(setting, for: XML.card, at: .file("p")))
    try withFile(bytes) { path in
      let input = Input(path: path, name: "t.xml", table: "t")
      let reads = [1, 2, 3, 5, 7, 64, 4096].map { size in
        TableRead { () throws(Finding) in try xml.reader(of: input, chunkSize: size) }
      }
      #expect(reads.allSatisfy { $0 == reads[0] } && reads[0].cells.count == 2)
    }
  }
}
