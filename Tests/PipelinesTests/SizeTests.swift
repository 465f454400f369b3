import Bytes
import Columns
import Components
import Formats
import Glibc
import Testing

@testable import Pipelines

/// Small in debug; NASHR_BIG=1 makes them what the issue asks for (tens of seconds more).
private let isBig = unsafe getenv("NASHR_BIG") != nil

private func schema(_ names: [String], _ rest: String = "") -> String {
  let fields = names.map { #"{"name":"\#($0)","type":"string"}"# }.joined(separator: ",")
  return #"{"fields":[\#(fields)]\#(rest)}"#
}

private let declared = "      t: {from: a.csv, schema: schema.json}\n"

/// What checking one table comes to: its rows and what was found or stopped it.
private func check(_ csv: String, _ json: String) async throws -> (rows: Int, rules: [String]) {
  let folder = try HostileFolder(tables: declared, ["a.csv": csv, "schema.json": json])
  let (plan, findings) = folder.plan()
  guard let plan else { return (0, findings.map(\.rule.id)) }
  do throws(Finding) {
    let result = try await Checking(plan).run({ _, _ in })[0]
    return (result.rows, result.log.findings.map(\.rule.id))
  } catch { return (0, [error.rule.id]) }
}

@Suite struct `Small and odd files` {
  @Test func `are read or refused in words`() async throws {
    let one = schema(["a"]), two = schema(["a", "b"])
    let cases: [(csv: String, schema: String, rows: Int, rules: [String])] = [
      ("", one, 0, ["csv/no-header"]),
      ("\u{FEFF}", one, 0, ["csv/no-header"]),
      ("\n\n\n", one, 0, ["csv/empty-name"]),
      ("a,b\n", two, 0, []),
      ("a,b", two, 0, []),
      ("a\n", one, 0, []),
      ("a\n1", one, 1, []),
      ("a,b\n1,2", two, 1, []),
      ("a,b\n\n\n\n", two, 0, Array(repeating: "csv/blank-line", count: 3)),
      ("a\n\n\n", one, 2, []),
      ("a\n\"1", one, 0, ["csv/unclosed-quote"]),
      ("\"a", one, 0, ["csv/unclosed-quote"]),
      ("a\n1", #"{"fields":[]}"#, 0, ["setting/missing"]),
      ("a\n1", "{}", 0, ["setting/missing"]),
      ("a\n1", "[]", 0, ["setting/shape", "setting/missing"]),
    ]
    for each in cases {
      let found = try await check(each.csv, each.schema)
      #expect(found.rows == each.rows && found.rules == each.rules, "\(each.csv.debugDescription)")
    }
  }
}

@Suite struct `Large files` {
  /// A file of some bytes before, `count` of one byte, and some after.
  private func file(_ folder: HostileFolder, _ head: String, _ count: Int, _ tail: String) throws {
    var file = try FileWriter(creating: folder.path + "/in/a.csv")
    try file.write(Array(head.utf8))
    let block = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    for _ in 0..<(count >> 20) { try file.write(block) }
    try file.write(Array(tail.utf8))
    try file.close()
  }

  @Test(arguments: ["a\n1\n", "a\n1\n\"", "a\n\"q\"\n\"x\n"])
  func `with a record beyond the limit are refused by its row`(head: String) async throws {
    let folder = try HostileFolder(tables: declared, ["schema.json": schema(["a"])])
    try file(folder, head, (isBig ? 200 : 24) << 20, "\n")
    let (plan, _) = folder.plan()
    var stop: Finding?
    let checking = Checking(try #require(plan))
    do throws(Finding) { _ = try await checking.run({ _, _ in }) } catch {
      stop = error
    }
    #expect(["csv/record-too-long", "csv/open-quote"].contains(stop?.rule.id))
    guard case .cell(let cell) = stop?.place else {
      Issue.record("no place")
      return
    }
    #expect(cell.row == 3 && cell.table == "t")
  }

  @Test(arguments: [1, 7, 64, 1 << 20]) func `are refused alike however they are cut`(size: Int)
    throws
  {
    for (length, isRefused) in [(98, false), (99, true)] {
      let folder = try HostileFolder([
        "a.csv": "a\n" + String(repeating: "x", count: length) + "\r\n"
      ])
      let input = Input(
        path: folder.path + "/in/a.csv", name: "a.csv", table: "t", pieceSize: size,
        recordLimit: 100)
      let csv = Kinds.named("csv")!
      let reader = try csv.init(Options(nil, for: csv.card, at: .file("a.csv"))).reader(of: input)
      #expect(Self.isRefused(reader) == isRefused)
    }
  }

  private static func isRefused<R: Reader>(_ reader: R) -> Bool {
    var reader = reader
    do throws(Finding) {
      while try reader.cut() != nil {}
      return false
    } catch { return error.rule.id == "csv/record-too-long" }
  }

  @Test func `of many rows of one column are read`() async throws {
    let count = isBig ? 1_000_000 : 100_000
    var csv = "a\n"
    for row in 0..<count { csv += "\(row)\n" }
    let found = try await check(csv, schema(["a"], #","primaryKey":["a"]"#))
    #expect(found.rows == count && found.rules.isEmpty)
  }
}

@Suite struct `Wide and many` {
  @Test func `are ten thousand columns, through every format`() async throws {
    let count = isBig ? 10_000 : 3_000
    let names = (0..<count).map { "column_\($0)" }
    let row = names.indices.map(String.init).joined(separator: ",") + "\n"
    let folder = try HostileFolder(
      tables: declared,
      [
        "a.csv": names.joined(separator: ",") + "\n" + String(repeating: row, count: 3),
        "schema.json": schema(names, #","primaryKey":["column_\#(count - 1)"]"#),
      ])
    let (plan, findings) = folder.plan()
    #expect(findings.isEmpty)
    let wide = try #require(plan)
    let results = try await Checking(wide).run { _, _ in }
    #expect(results[0].rows == 3 && results[0].log.count == 2)
    var sizes: [Int] = []
    var xml: [UInt8] = []
    let written = try await Exporting(wide.tables[0], within: wide.bounds).run { block in
      sizes += block.texts.map { $0!.raw.count }
      xml += block.texts[2]!.raw
    }
    #expect(
      written.rows == 3 && written.findings.isEmpty && sizes.count == 3
        && sizes.allSatisfy { $0 > count * 3 })
    // The XSD of a wide table is one that a validator can work with.
    let writer = wide.tables[0].outputs[2].writer
    let verify = try #require(writer.verify)
    func read(_ document: [UInt8]) throws(Finding) {
      let verifier = try verify("w.xml")
      let verdict = verifier.read(document.span, isFirst: true, isLast: true)
      if let finding = verifier.finding(verdict) { throw finding }
    }
    try read(xml)
    let other = String(decoding: xml, as: UTF8.self).replacing("column_7>", with: "other>")
    #expect(throws: Finding.self) { try read(Array(other.utf8)) }
  }

  @Test func `are ten thousand tables with keys`() async throws {
    let count = isBig ? 10_000 : 1_000
    let key = #","primaryKey":["a"],"foreignKeys":[{"fields":["b"],"reference":{"resource":"#
    var tables = ""
    for table in 0..<count {
      tables += "      t\(table): {from: a.csv, schema: s\(table % 2).json}\n"
    }
    let folder = try HostileFolder(
      tables: tables,
      [
        "a.csv": "a,b\n1,1\n2,1\n",
        "s0.json": schema(["a", "b"], key + #""t0","fields":["a"]}}]"#),
        "s1.json": schema(["a", "b"], key + #""t1","fields":["a"]}}]"#),
      ])
    let (plan, findings) = folder.plan()
    #expect(findings.isEmpty)
    let results = try await Checking(try #require(plan)).run { _, _ in }
    #expect(results.count == count && results.allSatisfy { $0.rows == 2 && $0.log.count == 0 })
  }

  @Test func `need the memory that they are given, or are refused in words`() throws {
    let tables = (0..<100).map { "      t\($0): {from: a.csv, schema: s.json}\n" }.joined()
    let folder = try HostileFolder(
      tables: tables, ["a.csv": "a\n1\n", "s.json": schema(["a"], "")])
    #expect(folder.plan().1.isEmpty)
    let (plan, findings) = folder.plan(tableMemory: 1 << 20)
    #expect(plan == nil && findings.map(\.rule.id) == ["pipeline/memory"])
    #expect(findings[0].values["count"] == "100")
    #expect(folder.plan(tableMemory: 64 << 20).1.isEmpty)
  }

  @Test func `are keys beyond their share of memory, and none is lost`() throws {
    // Forty keys in 256 KiB, each spilling again and again to one file.
    let rows = 5_000
    let checks = (0..<40).map {
      KeyCheck(
        rule: .notUnique, keys: KeyReference(table: "t", fields: ["f\($0)"]), target: nil)
    }
    let world = World(checks, memory: 256 << 10, folder: "/var/tmp")
    let columns = world.columns(of: "t")
    let texts = Column((0..<rows).map { String(($0 * 7919) % (rows - 1)) })
    let places = (0..<rows).map { UInt32($0) }
    let batch = Batch(
      columns: [texts], count: rows,
      origin: .init(file: "f", rows: places, lines: places, offsets: places.map { UInt64($0) }))
    let keys = BatchKeys(batch, KeyMaker(["f"], of: Schema([Field("f")])))
    for column in columns { try column.take(keys) }
    for column in columns {
      let isSpilled = column.spool.isSpilled
      #expect(isSpilled)
    }
    let faults = try world.faults(of: "t", limit: 100)
    #expect(faults.counts.count == 40 && faults.counts.values.allSatisfy { $0 == 1 })
    #expect(faults.kept.allSatisfy { $0.row == rows - 1 && $0.first == 0 })
  }
}
