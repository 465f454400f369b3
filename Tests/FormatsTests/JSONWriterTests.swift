import Columns
import Components
import Foundation
import Testing

@testable import Formats

@Suite struct `Writing JSON` {
  private static func document(
    _ fields: [Field], _ rows: [[String?]], batchesOf size: Int = .max
  ) throws -> [UInt8] {
    let table = Exported(name: "t", schema: Schema(fields), language: "ar")
    let writer = try JSON(Options(nil, for: JSON.card, at: .file("t"))).writer(of: table)
    var output = writer.head
    for start in stride(from: 0, to: rows.count, by: min(size, max(rows.count, 1))) {
      let some = Array(rows[start..<min(rows.count, start + min(size, rows.count))])
      writer.render(XMLSample.batch(some, width: fields.count), start == 0, &output)
    }
    return output + writer.tail
  }

  /// How one cell is written.
  private static func cell(_ type: FieldType, _ text: String?) throws -> String {
    let document = String(decoding: try document([Field("a", type)], [[text]]), as: UTF8.self)
    #expect(document.hasPrefix("[\n{\"a\":") && document.hasSuffix("}\n]\n"))
    return String(document.dropFirst(7).dropLast(4))
  }

  @Test func `is an array, a record a line, names in the order of the fields`() throws {
    let rows = [["1", "شبكة"], ["2", nil]]
    #expect(
      String(
        decoding: try Self.document([Field("id", .integer), Field("name")], rows), as: UTF8.self)
        == "[\n{\"id\":1,\"name\":\"شبكة\"},\n{\"id\":2,\"name\":null}\n]\n")
  }

  @Test func `of an empty table is an empty array`() throws {
    let document = try Self.document([Field("a")], [])
    #expect(String(decoding: document, as: UTF8.self) == "[\n]\n")
  }

  @Test(arguments: [1, 2, 3, 7, 64]) func `is the same however rows are batched`(size: Int) throws {
    let fields = [Field("n", .number), Field("t")]
    let rows = (0..<100).map { ["\($0).50", $0 % 3 == 0 ? nil : "\"\($0)\n"] }
    #expect(try Self.document(fields, rows, batchesOf: size) == Self.document(fields, rows))
  }

  @Test(arguments: [
    ("0", "0"), ("7", "7"), ("007", "7"), ("+5", "5"), ("-5", "-5"), ("-007", "-7"), ("-0", "-0"),
    ("000", "0"), ("10", "10"), ("+0100", "100"), ("9223372036854775808", "9223372036854775808"),
    ("-123456789012345678901234567890", "-123456789012345678901234567890"),
  ]) func `keeps the digits of integers but zeros that lead (RFC 8259 6)`(
    text: String, expected: String
  ) throws {
    #expect(try Self.cell(.integer, text) == expected)
    #expect(try Self.cell(.number, text) == expected)
  }

  @Test(arguments: [
    ("1.50", "1.50"), ("0.50", "0.50"), (".5", "0.5"), ("5.", "5"), ("-.5", "-0.5"),
    ("+.50", "0.50"), ("007.50", "7.50"), ("1e5", "1e5"), ("1E5", "1E5"), ("1.50e+05", "1.50e+05"),
    ("5.e3", "5e3"), (".5E-3", "0.5E-3"), ("-00.0", "-0.0"), ("0e0", "0e0"), ("00e1", "0e1"),
    ("100", "100"), ("0.1234567890123456789012345678901", "0.1234567890123456789012345678901"),
  ]) func `keeps the digits of numbers as RFC 8259 6 can spell them`(
    text: String, expected: String
  ) throws {
    #expect(try Self.cell(.number, text) == expected)
    #expect(JSONReader.isNumber(expected))
  }

  @Test func `spells every number as JSON and leaves its value`() throws {
    var random = Seeded(state: 8259)
    let alphabet = Array("0019+-.eE")
    var count = 0
    for _ in 0..<40_000 {
      let text = String(
        (0..<Int.random(in: 1...8, using: &random)).map { _ in
          alphabet.randomElement(using: &random)!
        })
      guard FieldType.number.accepts(Array(text.utf8).span) else { continue }
      count += 1
      let written = try Self.cell(.number, text)
      try #require(JSONReader.isNumber(written), "\(text) \(written)")
      let order = FieldType.number.compare(Array(text.utf8).span, Array(written.utf8).span)
      try #require(order == .same, "\(text) \(written)")
    }
    #expect(count > 1_000)
  }

  @Test(arguments: [
    (FieldType.boolean, "TRUE", "true"), (.boolean, "1", "true"), (.boolean, "False", "false"),
    (.boolean, "0", "false"), (.year, "2024", "2024"), (.year, "12024", "12024"),
    (.year, "2024Z", "\"2024Z\""), (.yearmonth, "2024-11", "\"2024-11\""),
    (.date, "2024-11-12", "\"2024-11-12\""), (.time, "09:30:00", "\"09:30:00\""),
    (.datetime, "2024-11-12T09:30:00Z", "\"2024-11-12T09:30:00Z\""), (.string, "7", "\"7\""),
    (.any, "7", "\"7\""), (.string, "true", "\"true\""), (.string, "", "\"\""),
  ]) func `types values by their field`(type: FieldType, text: String, expected: String) throws {
    #expect(try Self.cell(type, text) == expected)
  }

  @Test(arguments: FieldType.allCases)
  func `writes null for what has no value`(type: FieldType) throws {
    #expect(try Self.cell(type, nil) == "null")
    let table = Exported(name: "t", schema: Schema([Field("a", type)]), language: "ar")
    let writer = try JSON(Options(nil, for: JSON.card, at: .file("t"))).writer(of: table)
    var output: [UInt8] = []
    let batch = XMLSample.batch([[nil]], width: 1)
    writer.render(batch.with(columns: [Column(bytes: [], cells: [.absent])]), true, &output)
    #expect(output == Array("\n{\"a\":null}".utf8))
  }

  @Test(arguments: [
    ("\"", #"\""#), ("\\", #"\\"#), ("/", "/"), ("\n\r\t", #"\n\r\t"#), ("\u{8}\u{C}", #"\b\f"#),
    ("\0\u{1}\u{B}\u{1F}", #"\u0000\u0001\u000b\u001f"#), ("\u{7F}\u{2028}", "\u{7F}\u{2028}"),
    ("نعم", "نعم"), ("🏛", "🏛"), ("a\"b\\c", #"a\"b\\c"#),
  ]) func `escapes what RFC 8259 7 demands and no more`(text: String, expected: String) throws {
    #expect(try Self.cell(.string, text) == "\"" + expected + "\"")
  }

  @Test func `refuses numbers that are not finite (RFC 8259 6)`() throws {
    let schema = Schema([Field("n", .number), Field("t")])
    let table = Exported(name: "t", schema: schema, language: "ar")
    let writer = try JSON(Options(nil, for: JSON.card, at: .file("t"))).writer(of: table)
    let rows = [["NaN", "NaN"], ["1", "INF"], ["INF", nil], [nil, nil], ["-INF", ""]]
    var faults: [CellFault] = []
    let refuse = try #require(writer.refuse)
    refuse(XMLSample.batch(rows, width: 2), &faults)
    #expect(faults.map { [$0.row, $0.field] } == [[0, 0], [2, 0], [4, 0]])
    #expect(faults.allSatisfy { $0.rule == .notFinite })
  }

  /// Type and value as Python's json module reads them; numbers through their text.
  @Test func `is read by Python in type and value`() throws {
    let script = """
      import json, sys
      def show(value):
          if isinstance(value, str): return 'str ' + value
          return type(value).__name__ + ' ' + str(value)
      class Digits(str): pass
      rows = json.load(open(sys.argv[1], encoding='utf-8'), parse_float=Digits)
      json.dump([[[name, show(value) if not isinstance(value, Digits) else 'float ' + value]
          for name, value in row.items()] for row in rows], sys.stdout)
      """
    let fields = [
      Field("نص", .string), Field("i", .integer), Field("n", .number), Field("b", .boolean),
      Field("d", .date), Field("y", .year), Field("a\"\\\n", .any),
    ]
    let rows: [[String?]] = [
      ["نعم\t\"🏛\"\0\\", "+0012345678901234567890", "01.50", "1", "2024-11-12", "2024", "x"],
      ["", "-7", ".5", "FALSE", nil, nil, nil], [nil, nil, nil, nil, nil, nil, ""],
      ["\u{2028}\u{FFFF}\u{10FFFF}", "0", "1e400", "True", "0001-01-01", "1999", "\u{1F}"],
    ]
    let read = try withFile(Self.document(fields, rows)) {
      try python(script, $0, as: [[[String]]].self)
    }
    #expect(read.allSatisfy { $0.map { $0[0] } == fields.map(\.name) })
    #expect(
      read.map { $0.map { $0[1] } } == [
        [
          "str نعم\t\"🏛\"\0\\", "int 12345678901234567890", "float 1.50", "bool True",
          "str 2024-11-12", "int 2024", "str x",
        ],
        ["str ", "int -7", "float 0.5", "bool False"] + Array(repeating: "NoneType None", count: 3),
        Array(repeating: "NoneType None", count: 6) + ["str "],
        [
          "str \u{2028}\u{FFFF}\u{10FFFF}", "int 0", "float 1e400", "bool True", "str 0001-01-01",
          "int 1999", "str \u{1F}",
        ],
      ])
  }
}
