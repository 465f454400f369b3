import Components
import Testing

@testable import Pipelines

/// Random tables that refer to each other and to themselves, each with a key of its own.
private struct Graph {
  struct Row {
    let id: Int?
    /// For each table the key that this row refers to in it.
    let references: [Int?]
    let isBad: Bool
  }

  let tables: [[Row]]
  let setsAside: [Bool]

  init(_ random: inout Seeded) {
    let count = Int.random(in: 1...4, using: &random)
    let keys = Int.random(in: 3...30, using: &random)
    setsAside = (0..<count).map { _ in Int.random(in: 0..<5, using: &random) > 0 }
    tables = setsAside.map { setsAside in
      (0..<Int.random(in: 1...60, using: &random)).map { _ in
        Row(
          id: Self.some(9, keys, &random),
          references: (0..<count).map { _ in Self.some(2, keys, &random) },
          isBad: setsAside && Int.random(in: 0..<12, using: &random) == 0)
      }
    }
  }

  /// A key `odds` times out of `odds + 1`.
  private static func some(_ odds: Int, _ keys: Int, _ random: inout Seeded) -> Int? {
    Int.random(in: 0...odds, using: &random) == 0 ? nil : Int.random(in: 0..<keys, using: &random)
  }

  // MARK: the slow and obvious answer

  /// The rows that leave each table; of one without a quarantine, those that would have to.
  var expected: (rejected: [Set<Int>], held: [Set<Int>]) {
    var gone = tables.map { rows in Set(rows.indices.filter { rows[$0].isBad }) }
    for (number, rows) in tables.enumerated() where setsAside[number] {
      for (index, row) in rows.enumerated() where breaksKeys(row, index, rows) {
        gone[number].insert(index)
      }
    }
    var held = tables.map { _ in Set<Int>() }
    while true {
      let before = (gone, held)
      for (number, rows) in tables.enumerated() {
        for (index, row) in rows.enumerated() where follows(row, gone) {
          if setsAside[number] { gone[number].insert(index) } else { held[number].insert(index) }
        }
      }
      if before == (gone, held) { return (gone, held) }
    }
  }

  private func breaksKeys(_ row: Row, _ index: Int, _ rows: [Row]) -> Bool {
    let isDuplicate = row.id != nil && rows[..<index].contains { $0.id == row.id }
    return isDuplicate
      || zip(row.references, tables).contains { reference, table in
        reference != nil && !table.contains { $0.id == reference }
      }
  }

  /// Whether a key that was there is there no more.
  private func follows(_ row: Row, _ gone: [Set<Int>]) -> Bool {
    row.references.indices.contains { target in
      guard let key = row.references[target] else { return false }
      let having = tables[target].indices.filter { tables[target][$0].id == key }
      return !having.isEmpty && having.allSatisfy { gone[target].contains($0) }
    }
  }

  // MARK: the same as files

  var bench: Bench {
    get throws {
      var files: [String: String] = [:]
      let names = tables.indices.map { "t\($0)" }
      for (name, rows) in zip(names, tables) {
        let header = (["id"] + names + ["even"]).joined(separator: ",") + "\n"
        files[name + ".csv"] = rows.reduce(header) { text, row in
          let keys = ([row.id] + row.references).map { $0.map { String($0) } ?? "" }
          return text + keys.joined(separator: ",") + (row.isBad ? ",x\n" : ",2\n")
        }
        let references = names.map {
          "  - {fields: \($0), reference: {resource: '\($0 == name ? "" : $0)', fields: id}}\n"
        }
        files[name + ".yaml"] =
          "uniqueKeys: [[id]]\nforeignKeys:\n" + references.joined() + "fields:\n"
          + ([("id")] + names + ["even"]).map { "  - {name: \($0), type: integer}\n" }.joined()
      }
      return try Bench(
        tables: names.indices.map {
          "t\($0): {from: t\($0).csv, schema: t\($0).yaml, quarantine: \(setsAside[$0])}"
        }, files)
    }
  }
}

@Suite struct `Rows that refer to rejected rows` {
  @Test(arguments: 1...40) func `follow them, as a slow reference finds`(seed: UInt64) async throws
  {
    var random = Seeded(seed)
    let graph = Graph(&random)
    let expected = graph.expected
    let bench = try graph.bench
    for memory in [64 << 20, 1] {
      var bounds = Bench.bounds(2, 64)
      bounds.keyMemory = memory
      let results = try await bench.results(bounds)
      for (number, result) in results.enumerated() {
        let rows = Set(graph.tables[number].indices)
        #expect(
          rows.filter { result.rejection.rows.contains($0) } == expected.rejected[number],
          "table \(number)")
        #expect(result.read == result.published + result.rejected)
        #expect(result.read == graph.tables[number].count)
        let held = result.log.findings.filter { $0.rule == .wouldDangle }
        #expect(Set(held.map(\.ordinal)) == expected.held[number], "table \(number)")
        #expect(held.count == expected.held[number].count)
      }
    }
  }

  @Test func `follow along a chain in either direction`() async throws {
    for isForward in [true, false] {
      let rows = (1...60).map { "\($0),\($0 == 1 ? "" : String($0 - 1)),\($0 == 20 ? "x" : "1")\n" }
      let bench = try Bench(
        "id,up,n\n" + (isForward ? rows : rows.reversed()).joined(),
        schema: Self.tree, ", quarantine: true")
      let result = try await bench.results()[0]
      #expect(result.published == 19 && result.rejected == 41)
      #expect(
        result.log.groups.first { $0.rule == .refersToRejected }?.count == 40)
      #expect(result.log.count(of: .error) == 0)
    }
  }

  @Test func `follow along a chain as long as the table`() async throws {
    let count = 20_000
    let rows = (2...count).reversed().map { "\($0),\($0 - 1),1\n" }
    let csv = "id,up,n\n" + rows.joined() + "1,,x\n900000,,1\n"
    let bench = try Bench(csv, schema: Self.tree, ", quarantine: true")
    let result = try await bench.results()[0]
    #expect([result.published, result.rejected] == [1, count])
  }

  private static let tree = """
    primaryKey: id
    foreignKeys: [{fields: up, reference: {fields: id}}]
    fields: [{name: id, type: integer}, {name: up, type: integer}, {name: n, type: integer}]

    """

  @Test func `follow round a circle`() async throws {
    let bench = try Bench(
      "id,up,n\n1,3,1\n2,1,x\n3,2,1\n4,4,1\n5,,1\n", schema: Self.tree, ", quarantine: true")
    let result = try await bench.results()[0]
    #expect(result.published == 2)
    #expect(
      result.log.findings.map(\.brief) == [
        "a.csv quarantine/rows", "a!3 n schema/type x → integer",
        "a!2 up quarantine/refers-to-rejected 3 → 4", "a!4 up quarantine/refers-to-rejected 2 → 3",
      ])
  }

  @Test func `stay where another row with the key stays`() async throws {
    let bench = try Bench(
      tables: [
        "a: {from: a.csv, schema: a.yaml, quarantine: true}", "b: {from: b.csv, schema: b.yaml}",
      ],
      [
        "a.csv": "id,n\n1,1\n1,1\n2,x\n", "b.csv": "a\n1\n",
        "a.yaml": "primaryKey: id\nfields: [{name: id, type: integer}, {name: n, type: integer}]\n",
        "b.yaml": "foreignKeys: [{fields: a, reference: {resource: a, fields: id}}]\n"
          + "fields: [{name: a, type: integer}]\n",
      ])
    let results = try await bench.results()
    #expect(results.map(\.published) == [1, 1])
    #expect(results.map { $0.log.count(of: .error) } == [0, 0])
  }

  @Test func `refuse the release where their table has no quarantine`() async throws {
    let bench = try Bench(
      tables: [
        "a: {from: a.csv, schema: a.yaml, quarantine: true}", "b: {from: b.csv, schema: b.yaml}",
        "c: {from: c.csv, schema: c.yaml, quarantine: true}",
      ],
      [
        "a.csv": "id,n\n1,1\n2,x\n", "b.csv": "id,a\n1,1\n2,2\n", "c.csv": "b\n1\n2\n",
        "a.yaml": "primaryKey: id\nfields: [{name: id, type: integer}, {name: n, type: integer}]\n",
        "b.yaml":
          "primaryKey: id\nforeignKeys: [{fields: a, reference: {resource: a, fields: id}}]\n"
          + "fields: [{name: id, type: integer}, {name: a, type: integer}]\n",
        "c.yaml": "foreignKeys: [{fields: b, reference: {resource: b, fields: id}}]\n"
          + "fields: [{name: b, type: integer}]\n",
      ])
    let results = try await bench.results()
    #expect(results.map(\.published) == [1, 2, 2])
    #expect(results[1].log.findings.map(\.brief) == ["b!3 a quarantine/would-dangle 2 → 3"])
    #expect(results[1].log.count(of: .error) == 1)
  }
}

extension Finding {
  /// The row among those of its table, from zero, where every line of a file is a row.
  fileprivate var ordinal: Int {
    if case .cell(let cell) = place { return cell.row - 2 }
    return -1
  }
}

extension Bench {
  /// What a run finds, with the quarantines of its tables.
  func results(_ bounds: Plan.Bounds = Bench.bounds()) async throws -> [TableResult] {
    try await Checking(try plan(bounds), quarantines: true).run { _, _ in }
  }
}
