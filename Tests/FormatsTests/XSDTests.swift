import Columns
import Components
import Testing

@testable import Formats

@Suite struct `The XSD of a table` {
  private static func field(_ type: FieldType, _ set: (inout Constraints) -> Void = { _ in })
    -> Field
  {
    var field = Field("a", type)
    set(&field.constraints)
    return field
  }

  private static let types: [(FieldType, good: [String], bad: [String])] = [
    (.string, ["", "x", "نص", " "], []),
    (.any, ["", "1"], []),
    (
      .integer,
      ["1", "-12", "+007", "-0", "123456789012345678901234", "-000000000123456789012345678901234"],
      ["", "x", "1.0", "1e5"]
    ),
    (
      .number,
      [
        "1", "1.50", ".5", "5.", "-0", "1e5", "1E-05", "+1.5e+3", "INF", "-INF", "NaN", "+007",
        "0.1234567890123456789012345678901",
      ],
      ["", "x", "1,5", "١"]
    ),
    (.boolean, ["true", "false", "1", "0"], ["TRUE", "yes", ""]),
    (
      .date, ["2024-02-29", "0001-01-01", "9999-12-31"],
      ["2023-02-29", "2024-1-1", "12/11/2024", ""]
    ),
    (.time, ["09:30:00", "09:30:00.123456789"], ["09:30", "25:00:00"]),
    (
      .datetime, ["2024-11-12T09:30:00", "2024-11-12T09:30:00.5Z", "2024-11-12T09:30:00+01:00"],
      ["2024-11-12", "2024-11-12 09:30:00"]
    ),
    (.year, ["2024", "-0044", "2024Z"], ["24", "2024-01"]),
    (.yearmonth, ["2024-11", "2024-11+01:00"], ["2024", "2024-13"]),
    (
      .duration, ["P1Y2M3DT4H5M6.7S", "-P1D", "PT0S", "P400Y", "PT36000000S"],
      ["P", "PT", "1D", "P1S", "P1H"]
    ),
    (.object, ["{}", #"{"a": [1]}"#], []), (.array, ["[]", "[1, null]"], []),
    (.list, ["", "a,b"], []), (.geopoint, ["1,2", "90.50, 45.50"], []),
    (.geojson, [#"{"type": "Point", "coordinates": [1, 2]}"#], []),
  ]

  @Test(arguments: types.map(\.0)) func `accepts the values of a type and no others`(
    type: FieldType
  )
    throws
  {
    let (_, good, bad) = try #require(Self.types.first { $0.0 == type })
    let sample = try XMLSample([Self.field(type)])
    for value in good {
      let isAccepted = type.accepts(Array(value.utf8).span)
      #expect(isAccepted, "\(value)")
      #expect(sample.fault(sample.document([[value]])) == nil, "\(value)")
    }
    for value in bad { #expect(!sample.accepts("<a>\(value)</a>"), "\(value)") }
  }

  struct Facet: Sendable, CustomTestStringConvertible {
    let field: Field
    let good: [String], bad: [String]
    var testDescription: String { "\(field.type) \(field.constraints)" }
    init(_ type: FieldType, _ good: [String], _ bad: [String], _ set: (inout Constraints) -> Void) {
      field = `The XSD of a table`.field(type, set)
      (self.good, self.bad) = (good, bad)
    }
  }

  static let facets: [Facet] = [
    Facet(.string, ["ab", "نص", "🏛🏛"], ["a", "", "🏛"]) { $0.minLength = 2 },
    Facet(.string, ["", "ab"], ["abc"]) { $0.maxLength = 2 },
    Facet(.string, ["CT-001"], ["CT-01", "xCT-001", "CT-001 "]) { $0.pattern = "CT-[0-9]{3}" },
    Facet(.string, ["شهر"], ["mois", ""]) { $0.pattern = "\\p{IsArabic}+" },
    Facet(.string, ["a & b", "<", "\"", "x\ny", ""], ["a"]) {
      $0.values = ["a & b", "<", "\"", "x\ny", ""]
    },
    Facet(.any, ["x"], ["y"]) { $0.values = ["x"] },
    Facet(.integer, ["7", "+007"], ["6", "-7"]) { $0.minimum = "7" },
    Facet(.integer, ["7"], ["8"]) { $0.maximum = "7" },
    Facet(.integer, ["8"], ["7"]) { $0.exclusiveMinimum = "7" },
    Facet(.integer, ["6"], ["7"]) { $0.exclusiveMaximum = "7" },
    Facet(.integer, ["8"], ["7"]) { ($0.minimum, $0.exclusiveMinimum) = ("3", "7") },
    Facet(.integer, ["9"], ["8"]) { ($0.minimum, $0.exclusiveMinimum) = ("9", "7") },
    Facet(.integer, ["6"], ["7"]) { ($0.maximum, $0.exclusiveMaximum) = ("7", "7") },
    Facet(.integer, ["1", "+002"], ["3"]) { $0.values = ["1", "2"] },
    Facet(.integer, ["007"], ["7"]) { $0.pattern = "[0-9]{3}" },
    Facet(.number, ["0.1", "1e-1", "INF"], ["0.09"]) { $0.minimum = "0.1" },
    Facet(.number, ["1", "1e2"], ["0", "-1", "0.0"]) { $0.exclusiveMinimum = "0" },
    Facet(.number, ["100", "1e2"], ["100.01"]) { $0.maximum = "1e2" },
    Facet(.number, ["1.5", "1.50"], ["1.6"]) { $0.values = ["1.5", "NaN"] },
    Facet(.boolean, ["true", "1"], ["false", "0"]) { $0.values = ["TRUE"] },
    Facet(.boolean, ["true", "0"], []) { ($0.values, $0.pattern) = (["1", "0"], "[01]") },
    Facet(.date, ["2024-01-01"], ["2023-12-31"]) { $0.minimum = "2024-01-01" },
    Facet(.date, ["2024-01-01"], ["2024-01-02"]) { $0.values = ["2024-01-01"] },
    Facet(.date, ["2024-01-01"], ["2025-01-01"]) { $0.pattern = "2024-.*" },
    Facet(.time, ["10:00:00"], ["09:59:59"]) { $0.minimum = "10:00:00" },
    Facet(.datetime, ["2024-01-01T00:00:00Z"], ["2024-01-01T00:00:00+01:00"]) {
      $0.minimum = "2024-01-01T00:00:00Z"
    },
    Facet(.year, ["2024"], ["2010"]) { $0.minimum = "2011" },
    Facet(.year, ["2024"], ["2031"]) { $0.exclusiveMaximum = "2031" },
    Facet(.yearmonth, ["2024-02"], ["2024-01"]) { $0.exclusiveMinimum = "2024-01" },
    Facet(.yearmonth, ["2024-02"], ["2024-01"]) { $0.values = ["2024-02"] },
  ]

  @Test(arguments: facets) func `holds a constraint`(facet: Facet) throws {
    let sample = try XMLSample([facet.field])
    for value in facet.good {
      #expect(sample.fault(sample.document([[value]])) == nil, "\(value)")
    }
    for value in facet.bad { #expect(sample.fault(sample.document([[value]])) != nil, "\(value)") }
  }

  @Test(arguments: facets.filter { $0.field.type != .any })
  func `holds a constraint where the text has a language`(facet: Facet) throws {
    var field = facet.field
    field.language = "fr"
    let sample = try XMLSample([field])
    for value in facet.good { #expect(sample.fault(sample.document([[value]])) == nil, "\(value)") }
    for value in facet.bad { #expect(sample.fault(sample.document([[value]])) != nil, "\(value)") }
  }

  @Test func `asks for required fields and those of the primary key`() throws {
    var schema = Schema([Field("a"), Field("b"), Field("c")])
    schema.fields[0].constraints.required = true
    schema.primaryKey = ["b"]
    let sample = try XMLSample(schema)
    #expect(sample.accepts("<a>1</a><b>2</b>"))
    #expect(!sample.accepts("<a>1</a>"))
    #expect(!sample.accepts("<b>1</b><c/>"))
  }

  @Test func `refuses elements that are unknown, doubled or out of order`() throws {
    let sample = try XMLSample([Field("a"), Field("b")])
    #expect(sample.accepts("<a/><b/>") && sample.accepts("<b/>") && sample.accepts(""))
    for row in [
      "<c/>", "<a/><a/>", "<b/><a/>", "<a><b/></a>", "<a x='1'/>", "<a xml:lang='ar'/>", "text",
    ] {
      #expect(!sample.accepts(row), "\(row)")
    }
  }

  @Test func `refuses what is not well formed`() throws {
    let sample = try XMLSample([Field("a")])
    let whole = sample.document([["1"], ["2"]])
    for document in [
      [], Array(whole.dropLast(12)), whole + Array("<x/>".utf8), Array("<other/>".utf8),
    ] {
      #expect(sample.fault(document)?.rule.id == "xml/not-valid")
    }
  }

  @Test func `is the same however the document arrives`() throws {
    let sample = try XMLSample([Field("a", .integer), Field("ب")])
    let document = sample.document((0..<40).map { [$0 == 30 ? "x" : String($0), "نص 🏛 & <"] })
    let whole = try #require(sample.fault(document))
    for size in [1, 2, 3, 7, 64] {
      var validator = XSDValidator(try XSDSchema(sample.xsd, name: "members.xml"))
      for start in stride(from: 0, to: document.count, by: size) {
        validator.append(document[start..<min(start + size, document.count)].span)
      }
      let faults = validator.finish().map { "\($0.line): \($0.message)" }
      #expect(faults.joined(separator: "; ") == whole.values["reason"])
    }
  }

  @Test func `finds the same in parts, each a document of its own`() async throws {
    let sample = try XMLSample([Field("a", .integer), Field("ب")])
    let verify = try #require(sample.writer.verify)
    let verifier = try verify("members.xml")
    let rows = (0..<60).map { [$0 % 4 == 3 ? "x" : String($0), "نص\n🏛 & <"] }
    let whole = verifier.read(sample.document(rows).span, isFirst: true, isLast: true)
    #expect(whole.faults.count == Verdict.limit && whole.faults[0].line == 9)
    for size in [1, 7, 30] {
      let starts = Array(stride(from: 0, to: rows.count, by: size))
      let verdicts = await withTaskGroup(of: (Int, Verdict).self) { group in
        for start in starts {
          let isFirst = start == 0, isLast = start + size >= rows.count
          var part = isFirst ? sample.writer.head : []
          let some = Array(rows[start..<min(start + size, rows.count)])
          sample.writer.render(XMLSample.batch(some, width: 2), isFirst, &part)
          if isLast { part += sample.writer.tail }
          group.addTask { [part] in
            (start, verifier.read(part.span, isFirst: isFirst, isLast: isLast))
          }
        }
        return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
      }
      let joined = starts.reduce(into: Verdict()) { $0.add(verdicts[$1]!) }
      #expect(joined == whole)
    }
  }

  @Test func `names at most ten faults`() throws {
    let sample = try XMLSample([Field("a", .integer)])
    let fault = try #require(sample.fault(sample.document((0..<50).map { _ in ["x"] })))
    #expect(fault.values["reason"]?.split(separator: "; ").count == 10)
  }

  @Test func `resolves no entity and reads no other file`() throws {
    let sample = try XMLSample([Field("a")])
    let row = "<members><row><a>&e;</a></row></members>"
    for entity in ["'x'", "SYSTEM 'file:///etc/hostname'"] {
      #expect(sample.fault(Array("<!DOCTYPE members [<!ENTITY e \(entity)>]>\(row)".utf8)) != nil)
    }
  }

  @Test func `carries titles and descriptions in each language`() throws {
    var schema = Schema([Field("a")])
    schema.title = ["fr": "Membres", "ar": "الأعضاء"]
    schema.fields[0].description = ["en": "One & only \u{1}"]
    let sample = try XMLSample(schema)
    let text = String(decoding: sample.xsd, as: UTF8.self)
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:element name="members">
            <xs:annotation>
              <xs:documentation xml:lang="ar">الأعضاء</xs:documentation>
              <xs:documentation xml:lang="fr">Membres</xs:documentation>
            </xs:annotation>
            <xs:complexType>
              <xs:sequence>
                <xs:element name="row" minOccurs="0" maxOccurs="unbounded">
                  <xs:complexType>
                    <xs:sequence>
                      <xs:element name="a" type="xs:string" minOccurs="0">
                        <xs:annotation>
                          <xs:documentation xml:lang="en">One &amp; only �</xs:documentation>
                        </xs:annotation>
                      </xs:element>
                    </xs:sequence>
                  </xs:complexType>
                </xs:element>
              </xs:sequence>
            </xs:complexType>
          </xs:element>
        </xs:schema>

        """)
    #expect(sample.fault(sample.document([["x"]])) == nil)
    #expect(try XMLSample(schema).xsd == sample.xsd)
  }

  @Test func `says what is wrong with constraints that contradict each other`() throws {
    let sample = try XMLSample([Self.field(.integer) { ($0.minimum, $0.maximum) = ("9", "1") }])
    #expect(sample.fault(sample.document([]))?.rule.id == "xml/bad-schema")
    let other = try XMLSample([Self.field(.string) { $0.pattern = "[" }])
    #expect(other.fault(other.document([]))?.rule.id == "xml/bad-schema")
  }

  @Test func `holds hundreds of fields`() throws {
    let fields = (0..<300).map { Field("f\($0)") }
    let sample = try XMLSample(fields)
    #expect(sample.fault(sample.document([fields.map(\.name), fields.map { _ in nil }])) == nil)
  }

  @Test func `accepts a cell of a megabyte`() throws {
    let sample = try XMLSample([Field("a")])
    #expect(sample.fault(sample.document([[String(repeating: "نص ", count: 200_000)]])) == nil)
  }
}
