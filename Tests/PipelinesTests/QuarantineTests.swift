import Bytes
import Components
import Testing

@testable import Pipelines

@Suite struct `A quarantine` {
  private static let schema = """
    primaryKey: id
    fields: [{name: id, type: integer}, {name: day, type: date}, {name: note}]

    """

  private func bench(_ csv: String, _ rest: String = ", quarantine: true") throws -> Bench {
    try Bench(csv, schema: Self.schema, rest)
  }

  /// Rule and severity of what was found, with the row.
  private func found(_ result: TableResult) -> [String] {
    result.log.findings.map { "\($0.severity) \($0.brief)" }
  }

  @Test func `sets rows with errors aside and weighs the errors as warnings`() async throws {
    let bench = try bench("id,day,note\n1,2024-11-12,a\n2,x,b\nz,y,c\n1,2024-11-13,d\n4,,e\n")
    let result = try await bench.results()[0]
    #expect(
      found(result) == [
        "warning a.csv quarantine/rows", "warning a!3 day schema/type x → date",
        "warning a!4 id schema/type z → integer", "warning a!4 day schema/type y → date",
        "warning a!5 id schema/primary-key 1 → 2",
      ])
    #expect(result.log.findings[0].values["count"] == "3")
    #expect(result.totals == [5, 2, 3])
    #expect(
      try await bench.csv(without: result) == "id,day,note\r\n1,2024-11-12,a\r\n4,,e\r\n")
  }

  @Test func `is not opened where nobody asked for it`() async throws {
    for rest in ["", ", quarantine: false"] {
      let result = try await bench("id,day,note\n1,x,a\n2,,\n", rest).results()[0]
      #expect(found(result) == ["error a!2 day schema/type x → date"])
      #expect(result.totals == [2, 2, 0])
    }
  }

  @Test func `is not opened by a check that publishes nothing`() async throws {
    let bench = try bench("id,day,note\n1,x,a\n2,,\n")
    let result = try await Checking(try bench.plan()).run { _, _ in }[0]
    #expect(found(result) == ["error a!2 day schema/type x → date"])
  }

  @Test func `judges keys among all rows that were read`() async throws {
    let result = try await bench("id,day,note\n1,x,a\n1,,b\n2,,c\n").results()[0]
    #expect(result.totals == [3, 1, 2])
  }

  @Test func `takes records that cannot be read, and counts them`() async throws {
    let bench = try bench("id,day,note\n1\n\n2,,b\n3,,\"c\"x\n4,,d,e\n5,,\"f\n")
    let result = try await bench.results()[0]
    #expect(result.totals == [5, 1, 4])
    #expect(result.unreadable == 4 && result.log.count(of: .error) == 0)
    #expect(result.log.groups.first { $0.rule == .rowsSetAside }?.count == 1)
    #expect(
      try await bench.records(result).map(\.text) == ["1\n", "3,,\"c\"x\n", "4,,d,e\n", "5,,\"f\n"])
  }

  @Test(arguments: ["id,day,note\n1,x,\n", "id,day,note\n1\n", "id,day,note\n1,x,\n2\n"])
  func `refuses a table of which nothing is left`(csv: String) async throws {
    let result = try await bench(csv).results()[0]
    #expect(result.published == 0 && result.log.findings.first?.rule == .nothingLeft)
    #expect(result.log.count(of: .error) == 1)
  }

  @Test func `lets an empty table be empty`() async throws {
    let result = try await bench("id,day,note\n").results()[0]
    #expect(found(result) == [] && result.read == 0)
  }

  @Test func `does not take what is wrong with more than a row`() async throws {
    let bench = try Bench(
      tables: [
        "a: {from: a.csv, schema: a.yaml, quarantine: true, stages: [semi-join: {column: id, in: u.id}]}"
      ], inputs: ["u: {from: u.csv}"],
      ["a.csv": "id\n1\n2\n", "u.csv": "id,n\n1,1\n2\n", "a.yaml": "fields: [{name: id}]\n"])
    let result = try await bench.results()[0]
    #expect(found(result) == ["error u!3 - csv/ragged-row → 2"])
  }

  @Test func `is the table’s own: what is made of the table is checked by itself`() async throws {
    let bench = try Bench(
      tables: [
        "a: {from: a.csv, schema: a.yaml, quarantine: true}",
        "b: {from: {table: a}, schema: b.yaml}",
      ],
      [
        "a.csv": "id\n1\nx\n", "a.yaml": "fields: [{name: id, type: integer}]\n",
        "b.yaml": "fields: [{name: id}]\n",
      ])
    let results = try await bench.results()
    #expect(results.map(\.published) == [1, 2])
    #expect(results[1].log.count == 0)
  }

  @Test func `has no place among inputs, and is true or false`() throws {
    let files = ["a.csv": "id\n1\n", "a.yaml": "fields: [{name: id}]\n"]
    let table = "a: {from: a.csv, schema: a.yaml}"
    let input = try Bench(tables: [table], inputs: ["u: {from: a.csv, quarantine: true}"], files)
    #expect(try input.mistakes().map { $0.contains("quarantine/not-published") } == [true])
    let odd = try Bench(tables: ["a: {from: a.csv, schema: a.yaml, quarantine: yes}"], files)
    #expect(try odd.mistakes().map { $0.contains("setting/shape → true | false") } == [true])
    let misspelt = try Bench(tables: ["a: {from: a.csv, schema: a.yaml, quarantin: true}"], files)
    #expect(
      try misspelt.mistakes().map { $0.contains("setting/misspelt quarantin → quarantine") }
        == [true])
  }

  // MARK: the records

  @Test func `keeps records byte for byte, whatever they are`() async throws {
    let head: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("id;day;note\r\n".utf8)
    let bad: [[UInt8]] = [
      Array("x;;\"two\nlines; \"\"q\"\"\"\r\n".utf8), Array("2;;\"\"\"\"\r".utf8),
      [UInt8(ascii: "3"), 59, 59, 0xE9, 0xFF, 10], Array("4\n".utf8), Array("y;;end".utf8),
    ]
    let good = Array("1;2024-11-12;\"a\n\"\"b\"\n".utf8)
    let bytes = head + bad[0] + good + bad[1] + bad[2] + bad[3] + Array("5;;\n2;;\n".utf8) + bad[4]
    for isPacked in [false, true] {
      let name = isPacked ? "a.csv.gz" : "a.csv"
      let bench = try Bench(
        tables: [
          "a: {from: \(name), format: {csv: {delimiter: ;}}, schema: a.yaml, quarantine: true}"
        ],
        ["a.yaml": Self.schema])
      try bench.folder.write(name, isPacked ? Self.packed(bytes) : bytes)
      for size in [1, 7, 1_000] {
        let bounds = Bench.bounds(2, size)
        let result = try await bench.results(bounds)[0]
        #expect(result.totals == [8, 3, 5])
        let records = try await bench.records(result, "a", bounds)
        // The second row with the key 2 leaves, the first stays.
        let expected: [[UInt8]] = [bad[0], bad[2], bad[3], Array("2;;\n".utf8), bad[4]]
        #expect(records.map { $0.bytes ?? [] } == expected)
        #expect(records.allSatisfy { $0.head == head })
        #expect(records.map(\.place.row) == [2, 5, 6, 8, 9])
        #expect(records.map { $0.cells == nil } == [false, true, true, false, false])
        #expect(records[0].cells == ["x", nil, "two\nlines; \"q\""])
        for record in records {
          let start = record.place.byteOffset, kept = record.bytes ?? []
          #expect(Array(bytes[start..<start + kept.count]) == kept)
        }
      }
    }
  }

  private static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var gzip = GzipAssembler()
    let block = deflateBlock(bytes)
    gzip.add(block)
    return GzipAssembler.header + block.bytes + gzip.trailer()
  }

  @Test func `gives every rule of a record, in the order of their ids`() async throws {
    let bench = try bench("id,day,note\n1,,\n1,x,\n2,,\n")
    let record = try #require(try await bench.records(bench.results()[0]).first)
    #expect(record.rules.map(\.id) == ["schema/primary-key", "schema/type"])
    #expect(record.place.line == 3 && record.place.byteOffset == 16)
  }

  // MARK: width and pieces

  private static let large: Result<Bench, any Error> = Result {
    let rows = (1...1_500).map { n in
      let note = n % 7 == 0 ? "\"two\nlines \(n)\"" : "n\(n)"
      let up = n % 3 == 0 ? "" : String(n * 7919 % 1_490 + 1)
      return n % 211 == 0
        ? "\(n),broken\n" : "\(n % 97 == 0 ? 1 : n),\(up),\(n % 83 == 0 ? "x" : "2"),\(note)\n"
    }
    let more = (1...600).map { "\($0 * 31 % 1_400 + 1)\n" }
    return try Bench(
      tables: [
        "t: {from: t.csv, schema: t.yaml, quarantine: true}",
        "u: {from: u.csv, schema: u.yaml, quarantine: true}",
      ],
      [
        "t.csv": "id,up,n,note\n" + rows.joined(), "u.csv": "t\n" + more.joined(),
        "t.yaml": """
        primaryKey: id
        foreignKeys: [{fields: up, reference: {fields: id}}]
        fields: [{name: id, type: integer}, {name: up, type: integer}, {name: n, type: integer}, {name: note}]

        """,
        "u.yaml": """
        foreignKeys: [{fields: t, reference: {resource: t, fields: id}}]
        fields: [{name: t, type: integer}]

        """,
      ])
  }

  @Test(arguments: [1, 2, 8], [64, 1_000, 512 << 10])
  func `is the same at every width and size of piece`(width: Int, size: Int) async throws {
    let bench = try Self.large.get()
    let plain = Bench.bounds(1), bounds = Bench.bounds(width, size)
    let expected = try await bench.results(plain), results = try await bench.results(bounds)
    for (table, pair) in zip(try bench.plan(bounds).tables, zip(results, expected)) {
      let (result, other) = pair
      #expect(result.log.findings == other.log.findings && result.log.groups == other.log.groups)
      #expect(result.rejection.rows == other.rejection.rows)
      #expect(result.read == result.published + result.rejected)
      #expect(result.published > 100 && result.rejected > 10)
      #expect(
        try await bench.csv(table.name, without: result, bounds)
          == bench.csv(table.name, without: other, plain))
      let records = try await bench.records(result, table.name, bounds)
      #expect(records.count == result.rejected)
      #expect(
        records.map(\.text) == (try await bench.records(other, table.name, plain).map(\.text)))
    }
  }
}

extension TableResult {
  fileprivate var totals: [Int] { [read, published, rejected] }
}

extension RejectedRecord {
  fileprivate var text: String { String(decoding: bytes ?? [], as: UTF8.self) }
}

extension Bench {
  fileprivate func table(_ name: String, _ bounds: Plan.Bounds) throws -> TablePlan {
    try #require(try plan(bounds).tables.first { $0.name == name })
  }

  /// What is published of a table, and that there are as many rows as stated.
  fileprivate func csv(
    _ name: String = "a", without result: TableResult, _ bounds: Plan.Bounds = Bench.bounds()
  ) async throws -> String {
    var bytes: [UInt8] = []
    let written = try await Exporting(
      table(name, bounds), without: result.rejection.rows, within: bounds
    ).run { (block) throws(Finding) in bytes += block.texts[0]!.raw }
    #expect(written.rows == result.published)
    return String(decoding: bytes, as: UTF8.self)
  }

  fileprivate func records(
    _ result: TableResult, _ name: String = "a", _ bounds: Plan.Bounds = Bench.bounds()
  ) async throws -> [RejectedRecord] {
    var records: [RejectedRecord] = []
    try await RejectedRecords(table(name, bounds), result, within: bounds).run {
      (more, _) throws(Finding) in records += more
    }
    return records
  }
}
