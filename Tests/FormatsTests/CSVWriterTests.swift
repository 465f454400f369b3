import Columns
import Components
import Testing

@testable import Formats

@Suite struct `Writing CSV` {
  private static func document(
    _ names: [String], _ rows: [[String?]], batchesOf size: Int = .max
  ) throws -> [UInt8] {
    let table = Exported(name: "t", schema: Schema(names.map { Field($0) }), language: "ar")
    let writer = try CSV(Options(nil, for: CSV.card, at: .file("t"))).writer(of: table)
    var output = writer.head
    for start in stride(from: 0, to: rows.count, by: min(size, max(rows.count, 1))) {
      let some = Array(rows[start..<min(rows.count, start + min(size, rows.count))])
      writer.render(XMLSample.batch(some, width: names.count), start == 0, &output)
    }
    return output + writer.tail
  }

  private static let cells: [String?] = [
    "a", "", nil, " ", ",", "\"", "\"\"", "a\"b", "\r", "\n", "\r\n", "a\r\nb", "\"quoted\"", "نعم",
    "مختلط Mixed, 12", "🏛", "e\u{301}", "\u{200F}x", "\u{1}", "\t", ";", "'", "=1+1", "-", "#",
    "\u{2028}", "\\", "\\\"", "a,", ",b", "\u{FEFF}",
  ]

  @Test(arguments: [
    ("a", "a"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("\"", "\"\"\"\""),
    ("a\nb", "\"a\nb\""),
    ("a\rb", "\"a\rb\""), (" a ", " a "), ("a;b", "a;b"), ("", ""), ("\"a\"", "\"\"\"a\"\"\""),
  ]) func `quotes a cell only where it must (RFC 4180 2.6, 2.7)`(cell: String, expected: String)
    throws
  {
    let text = String(decoding: try Self.document(["a", "b"], [["x", cell]]), as: UTF8.self)
    #expect(text == "a,b\r\nx,\(expected)\r\n")
  }

  @Test func `an empty table is a header`() throws {
    #expect(try Self.document(["a", "ب,"], []) == Array("a,\"ب,\"\r\n".utf8))
  }

  @Test func `the only cell of a row is quoted where it is empty`() throws {
    #expect(
      try Self.document(["a"], [[""], [nil], ["x"]]) == Array("a\r\n\"\"\r\n\"\"\r\nx\r\n".utf8))
  }

  @Test(arguments: [1, 2, 3, 7, 64]) func `is the same however rows are batched`(size: Int) throws {
    let rows = (0..<100).map { [String($0), Self.cells[$0 % Self.cells.count]] }
    let whole = try Self.document(["a", "b"], rows)
    #expect(try Self.document(["a", "b"], rows, batchesOf: size) == whole)
  }

  @Test func `is read back as it was`() throws {
    let rows = Self.cells.flatMap { a in Self.cells.map { [a, $0] } }
    let names = ["a", "\"na,me\"\r\n"]
    let all = try CSVRead.all(Self.document(names, rows))
    for read in all {
      #expect(read.header.map { Array($0.utf8) } == names.map { Array($0.utf8) })
      #expect(read.findings.isEmpty && read.thrown == nil)
      #expect(read.rows.map(\.cells) == rows.map { $0.map { Array(($0 ?? "").utf8) } })
    }
    let single = Self.cells.map { [$0] }
    for read in try CSVRead.all(Self.document(["a"], single)) {
      #expect(read.rows.map(\.cells) == single.map { $0.map { Array(($0 ?? "").utf8) } })
    }
  }

  @Test func `is read by Python as it was`() throws {
    let script = """
      import csv, json, sys
      rows = csv.reader(open(sys.argv[1], encoding='utf-8', newline=''), strict=True)
      json.dump([[[ord(c) for c in cell] for cell in row] for row in rows], sys.stdout)
      """
    let rows = Self.cells.map { [$0, "x", $0] }
    let read = try withFile(Self.document(["a", "b", "c"], rows)) {
      try python(script, $0, as: [[[UInt32]]].self)
    }
    let expected = rows.map { $0.map { ($0 ?? "").unicodeScalars.map(\.value) } }
    #expect(read.dropFirst() == expected[...])
  }

  @Test func `random tables are read back as they were`() throws {
    var random = Seeded(state: 2024)
    let alphabet = Array("a,\"\r\n ب🏛")
    for _ in 0..<60 {
      let width = Int.random(in: 1...4, using: &random)
      let rows = (0..<Int.random(in: 0...20, using: &random)).map { _ in
        (0..<width).map { _ in
          String(
            (0..<Int.random(in: 0...4, using: &random)).map { _ in
              alphabet.randomElement(using: &random)!
            }) as String?
        }
      }
      let names = (0..<width).map { "n\($0)" }
      for read in try CSVRead.all(Self.document(names, rows)) {
        try #require(read.findings.isEmpty && read.thrown == nil)
        try #require(read.rows.map(\.cells) == rows.map { $0.map { Array(($0 ?? "").utf8) } })
      }
    }
  }

  @Test func `small tables are made of texts`() {
    #expect(
      CSVText.table(["a", "b"], [["1", "x,y"], ["", ""]])
        == Array("a,b\r\n1,\"x,y\"\r\n,\r\n".utf8))
  }
}
