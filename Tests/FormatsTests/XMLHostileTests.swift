import Columns
import Components
import Testing

@testable import Formats

@Suite struct `Hostile XML` {
  private static func read(_ text: String, _ options: String = "{}", recordLimit: Int = 16 << 20)
    throws -> TableRead
  {
    try TableRead.whole(Array(text.utf8), XML.self, options, recordLimit: recordLimit)
  }

  @Test(arguments: [
    "<!DOCTYPE r [<!ENTITY a 'x'>]><r><row><v>&a;</v></row></r>",
    "<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><r><row><v>&a;</v></row></r>",
    "<!DOCTYPE r [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x'> %p;]><r><row><v/></row></r>",
    "<!DOCTYPE r [<!ATTLIST row v CDATA 'x'>]><r><row><v/></row></r>",
  ]) func `is refused where it declares entities or default values`(text: String) throws {
    #expect(try Self.read(text).fault == "xml/declaration 0 1")
  }

  @Test func `a billion laughs are refused at the first`() throws {
    var text = "<!DOCTYPE r [<!ENTITY a0 'ha'>\n"
    for level in 1...30 { text += "<!ENTITY a\(level) '&a\(level - 1);&a\(level - 1);'>\n" }
    let read = try Self.read(text + "]><r><row><v>&a30;</v></row></r>")
    #expect(read.thrown?.rule == .xmlDeclaration)
  }

  @Test func `a document type that declares no entity is passed over, and nothing is fetched`()
    throws
  {
    let text =
      "<!DOCTYPE r SYSTEM 'file:///etc/hostname' [<!ELEMENT r ANY>]><r><row><v>1</v></row></r>"
    #expect(try Self.read(text).cells == [["1"]])
    let reference = try Self.read("<!DOCTYPE r SYSTEM 'x.dtd'><r><row><v>&a;</v></row></r>")
    #expect(reference.thrown?.rule == .notWellFormed)
  }

  @Test func `elements nested too deep are refused`() throws {
    let deep = String(repeating: "<a>", count: 200) + String(repeating: "</a>", count: 200)
    #expect(try Self.read("<r>\(deep)</r>").fault == "xml/too-deep 1 1")
    let deeper = String(repeating: "<a>", count: 100_000)
    #expect(try Self.read("<r>\(deeper)").thrown != nil)
  }

  @Test func `a record longer than the limit is refused`() throws {
    let text = String(repeating: "x", count: 2000)
    let read = try Self.read(
      "<r><row><v>1</v></row><row><v>\(text)</v></row></r>", recordLimit: 1000)
    #expect(read.fault == "xml/record-too-long 2 1")
  }

  @Test func `text that no column takes costs nothing`() throws {
    let text = String(repeating: "x", count: 2000)
    let read = try Self.read(
      "<r><row><v>1</v><w>\(text)</w></row></r>", #"{"columns": {"v": "v"}}"#, recordLimit: 1000)
    #expect(read.cells == [["1"]])
  }

  @Test func `a start tag without end is refused`() throws {
    let value = String(repeating: "x", count: 3 << 20)
    #expect(try Self.read("<r><row v='\(value)'/></r>").fault == "xml/tag-too-long 0 1")
  }

  @Test func `bytes that are not in the encoding declared stop the reading`()
    throws
  {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in "<r><row><a>x</a></row>".utf16 { bytes += [UInt8(unit & 255), UInt8(unit >> 8)] }
    // A high surrogate without its other half.
    bytes += [0x00, 0xD8, 0x3C, 0x00] + Array(repeating: 0, count: 9)
    #expect(try TableRead.whole(bytes, XML.self).thrown?.rule == .notWellFormed)
  }

  // MARK: XML Schema

  private static let schema = """
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r"><xs:complexType>
    <xs:sequence><xs:element name="row" maxOccurs="unbounded"><xs:complexType><xs:sequence>
    <xs:element name="n" type="xs:integer"/><xs:element name="m" minOccurs="0"/></xs:sequence>
    </xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element></xs:schema>
    """

  private static func checked(_ text: String, _ schema: String, at path: String = "s.xsd") throws
    -> TableRead
  {
    try withFolder { folder in
      try write(schema, to: folder + "/s.xsd")
      return try TableRead.whole(
        Array(text.utf8), XML.self, #"{"xsd": "\#(path)"}"#, folder: folder)
    }
  }

  @Test func `a schema’s faults come with their lines and records`() throws {
    let read = try Self.checked(
      "<r>\n<row><n>1</n></row><row><n>x</n></row>\n<row><m/></row>\n<row><n>4</n></row></r>",
      Self.schema)
    #expect(read.cells.count == 4 && read.unreadable == 0)
    #expect(
      read.faults == ["xml/invalid-input 2 2", "xml/invalid-input 2 2", "xml/invalid-input 3 3"]
        || read.faults == ["xml/invalid-input 2 2", "xml/invalid-input 3 3"])
    #expect(try Self.checked("<r><row><n>1</n></row></r>", Self.schema).findings.isEmpty)
  }

  @Test(arguments: ["../s.xsd", "/etc/passwd", "none.xsd", "", "a//b"])
  func `a schema is a file of the pipeline’s folder`(path: String) throws {
    let read = try Self.checked("<r><row><n>1</n></row></r>", Self.schema, at: path)
    #expect(read.thrown?.rule == .badInputXSD)
  }

  @Test(arguments: [
    "<x/>", "", "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element/></xs:schema>",
    """
    <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>\
    <xs:include schemaLocation='http://127.0.0.1:9/x.xsd'/></xs:schema>
    """,
  ]) func `a schema that is none is refused, and nothing it names is fetched`(schema: String) throws
  {
    let read = try Self.checked("<r><row><n>1</n></row></r>", schema)
    #expect(read.thrown?.rule == .badInputXSD)
  }
}
