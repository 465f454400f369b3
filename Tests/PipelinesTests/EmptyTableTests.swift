import Components
import Testing

@testable import Pipelines

/// Every stage and check on a table of no rows and on one of a single row.
@Suite struct `Small table` {
  private static let stages = [
    "keep: {column: a, equals: x}", "rename: {from: a, to: a}", "drop: {columns: c}",
    "origin: {file: f, row: r}, drop: {columns: [f, r]}", "stack: {tables: y}",
    "semi-join: {column: a, in: y.a}",
  ]
  private static let checks = [
    "sum-of-parts: {total: b, parts: [b]}", "agreement: {about: a, compare: b}",
    "order: {left: b, is: same, right: b}", "all-or-none: {columns: [b, b]}",
    "required-if: {when: {column: a, present: true}, then: b}", "sequence: {column: b}",
    "no-overlap: {start: b, end: b}", "row-count: {at-most: 1}",
    "null-rate: {columns: b, at-most: 0%}", "freshness: {column: d, days: 9999}",
    "votes: {cast: b, for: z, against: z, abstained: b}",
    "attendance: {present: b, in-office: b}", "quorum: {present: b, required: b}",
    "within-meeting: {date: d, start: d, end: d}",
    "mandate: {holder: a, date: d, in: t, start: d}", "ratio: {numerator: b, denominator: b}",
    "one-current: {by: a, start: d, end: d, number: exactly-one}",
  ]
  private static let schema = """
    primaryKey: a
    uniqueKeys: [[a, b]]
    foreignKeys: [{fields: a, reference: {fields: a}}]
    fields:
      - {name: a, type: string, format: default, constraints: {pattern: '[a-z]+', minLength: 1, enum: [x, y]}}
      - {name: b, type: integer, constraints: {minimum: 0, unique: true, required: true}}
      - {name: d, type: date}
      - {name: z, type: integer}

    """

  @Test func `names every stage and check there is`() {
    #expect(
      Self.stages.map { String($0.prefix { $0 != ":" }) }.sorted()
        == Stages.cards.map(\.name).sorted())
    #expect(
      Self.checks.map { String($0.prefix { $0 != ":" }) }.sorted()
        == Checks.cards.map(\.name).sorted())
  }

  private func bench(_ rows: String, _ stages: [String]) throws -> Bench {
    let hasC = !stages.contains { $0.hasPrefix("drop") }
    return try Bench(
      tables: [
        "t: {from: t.csv, schema: t.yaml, stages: [\(stages.joined(separator: ", "))], checks: [\(Self.checks.joined(separator: ", "))]}"
      ], inputs: ["y: {from: y.csv}"],
      [
        "t.csv": (hasC ? "a,b,d,z\n" : "a,b,d,z,c\n") + rows, "y.csv": "a,b,d,z\n",
        "t.yaml": Self.schema,
      ])
  }

  @Test(arguments: stages) func `passes every stage and check without rows`(stage: String)
    async throws
  {
    let bench = try bench("", [stage])
    #expect(try await bench.briefs() == ["t!1 d check/undated d"])
    let files = try await bench.export()
    #expect(String(decoding: files["t.csv"] ?? [], as: UTF8.self) == "a,b,d,z\r\n")
    #expect(String(decoding: files["t.json"] ?? [], as: UTF8.self) == "[\n]\n")
  }

  @Test(arguments: stages) func `passes every stage and check with one row`(stage: String)
    async throws
  {
    let bench = try bench(
      stage.hasPrefix("drop") ? "x,1,2024-11-12,0,2\n" : "x,1,2024-11-12,0\n", [stage])
    let isLost = stage.hasPrefix("semi-join")
    #expect(try await bench.briefs() == (isLost ? ["t!1 d check/undated d"] : []))
    #expect(try await bench.csv("t") == "a,b,d,z\r\n" + (isLost ? "" : "x,1,2024-11-12,0\r\n"))
  }

  @Test(arguments: ["a,b,d,z", "a,b,d,z\n", "a,b,d,z\r\n", "\u{FEFF}a,b,d,z\n"])
  func `may end its header in any way`(csv: String) async throws {
    #expect(try await Bench(csv, schema: Self.schema).briefs() == [])
  }

  @Test func `with no header at all is refused`() throws {
    #expect(try Bench("", schema: Self.schema).mistakes().count == 1)
  }
}
