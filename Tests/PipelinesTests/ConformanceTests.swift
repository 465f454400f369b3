import Bytes
import Columns
import Components
import Connectors
import Formats
import Testing

@testable import Pipelines

/// What every component must do; a new file in a folder of components is tested here without being
/// named.
@Suite struct `Every component at work` {
  private static let header = "kind,name,total,part,day\n"
  private static let others = "commune,\"اسم, 3\",1,1,2024-05-12\nregion,الشرق,2,2,\n"
  private static let shapes = [(1, 7), (2, 64), (3, 1000), (8, 1 << 20)]
  private static let tables: [String: String] = [
    "no rows": "", "one row": "region,الشرق,3,3,2024-11-12\n",
    "only missing cells": ",,,,\n,,,,\n",
    "many rows": (0..<300).map { row in
      let kind = ["region", "commune", ""][row % 3]
      let part = row % 5 == 0 ? "" : String(row % 7)
      let day = row % 4 == 0 ? "" : "2024-0\(1 + row % 9)-\(10 + row % 20)"
      return "\(kind),\"اسم, \(row % 40)\",\(row % 7),\(part),\(day)\n"
    }.joined(),
  ]

  // MARK: stages

  @Test(arguments: Stages.cards.map(\.name), tables.keys.sorted())
  func `that is a stage gives the same rows at every width and piece`(
    name: String, table: String
  ) async throws {
    var results: Set<[String]> = []
    for (width, piece) in Self.shapes {
      results.insert(try await rows(of: name, on: Self.tables[table]!, width, piece))
    }
    #expect(results.count == 1)
  }

  /// The rows that a stage's own example makes of a table.
  private func rows(of name: String, on table: String, _ width: Int, _ piece: Int) async throws
    -> [String]
  {
    let folder = try Folder([
      "members.csv": Self.header + table, "others.csv": Self.header + Self.others,
    ])
    let bounds = Plan.Bounds(width: width, pieceSize: piece)
    let csv = try #require(Kinds.named("csv"))
    let format = try csv.init(Options(nil, for: csv.card, at: .file(name)))
    func relation(_ name: String) throws(Finding) -> Relation {
      let spooled = try Spooled(path: "\(folder.path)/\(name).csv", name: name)
      let source = Relation.SourceFile(
        spooled: spooled, format: format, table: name, folder: folder.path)
      return Relation(header: try source.reader(bounds).header, flow: .read(source))
    }
    let type = try #require(Stages.named(name))
    #expect(!type.card.example.isEmpty, "a card shows how its options are written")
    let options = try YAML.read(type.card.example, file: "example")
    let stage = try type.init(Options(options, for: type.card, at: .file("example")))
    let context = PlanContext { (name, _) throws(Finding) in try relation(name) }
    let planned = try stage.plan(try relation("members"), in: context)
    let rows = try await texts(of: planned, bounds)
    withExtendedLifetime(folder) {}
    return rows
  }

  private func texts(of relation: Relation, _ bounds: Plan.Bounds) async throws -> [String] {
    var lost: [Finding] = []
    var source = RowSource(try await relation.strands(bounds, &lost), bounds)
    var batches = OrderedMap<RowSource.Work, Batch>(width: bounds.width) { $0().batch }
    var rows = [relation.header.joined(separator: "|")]
    while let batch = try await batches.next({ () throws(Finding) in try source.next() }) {
      #expect(batch.columns.count == relation.header.count)
      for row in 0..<batch.count {
        let cells = batch.columns.map { $0.copy(row).map { String(decoding: $0, as: UTF8.self) } }
        rows.append(cells.map { $0 ?? "∅" }.joined(separator: "|"))
      }
    }
    return rows
  }

  // MARK: checks

  @Test(arguments: Checks.cards.map(\.name), tables.keys.sorted())
  func `that is a check finds the same at every width and piece, with a cell and three languages`(
    name: String, table: String
  ) async throws {
    let card = try #require(Checks.named(name)).card
    #expect(!card.example.isEmpty, "a card shows how its options are written")
    let numbers = "{name: total, type: integer}, {name: part, type: integer}"
    let schema = "fields: [{name: kind}, {name: name}, \(numbers), {name: day, type: date}]\n"
    let bench = try Bench(
      tables: [
        "members: {from: m.csv, schema: m.yaml, checks: [\(name): \(card.example)]}",
        "others: {from: o.csv, schema: m.yaml}",
      ],
      [
        "m.csv": Self.header + Self.tables[table]!, "o.csv": Self.header + Self.others,
        "m.yaml": schema,
      ])
    let found = try await findings(bench)
    for finding in found where finding.rule.id.hasPrefix("check/") {
      #expect(card.rules.contains(finding.rule))
      check(finding)
    }
    #expect(table != "many rows" || !found.isEmpty, "the example finds nothing wrong")
  }

  /// What is found at one width and piece, which is what is found at all.
  private func findings(_ bench: Bench) async throws -> [Finding] {
    var results: Set<[Finding]> = []
    for (width, piece) in Self.shapes {
      results.insert(try await bench.findings(Bench.bounds(width, piece)))
    }
    #expect(results.count == 1)
    return results.first ?? []
  }

  /// A finding has a cell, and values for all that its rule's wording names.
  private func check(_ finding: Finding) {
    guard case .cell(let cell) = finding.place else {
      Issue.record("\(finding) has no cell")
      return
    }
    // Row 1 is the header, where what is said of a column or a table as a whole stands.
    #expect(cell.row >= 1 && cell.table == "members" && !cell.file.isEmpty)
    for text in [finding.rule.what, finding.rule.fix] {
      for language in Language.allCases {
        let missing = Text.placeholders(in: text[language]).filter { finding.values[$0] == nil }
        #expect(missing.isEmpty, "\(finding.rule.id) lacks \(missing)")
      }
    }
  }

  // MARK: constraints

  @Test func `that is a constraint of schemas finds the same at every width and piece`()
    async throws
  {
    let schema = """
      primaryKey: kind
      uniqueKeys: [[name, total]]
      foreignKeys: [{fields: part, reference: {fields: total}}]
      fields:
        - {name: kind, type: string, format: uuid, constraints: {pattern: '[a-w]+', minLength: 2, maxLength: 6, enum: [region]}}
        - {name: name, type: object, constraints: {required: true, jsonSchema: {minProperties: 1}}}
        - {name: total, type: integer, constraints: {minimum: 1, maximum: 5, unique: true}}
        - {name: part, type: integer, categories: [1, 2]}
        - {name: day, type: date}
      custom_checks: [{name: one-of-required, params: {column: part, column2: day}}]

      """
    let bench = try Bench(
      tables: ["members: {from: m.csv, schema: m.yaml}"],
      [
        "m.csv": Self.header + Self.tables["many rows"]! + "x,,x,99,\nx,{},1,1,\nx,{},1,1,\n",
        "m.yaml": schema,
      ])
    let found = try await findings(bench)
    found.forEach(check)
    let rules = Set(found.map(\.rule))
    for card in SchemaConstraints.cards {
      #expect(!rules.isDisjoint(with: card.rules), "nothing broke \(card.name)")
    }
  }
}
