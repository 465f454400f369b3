import Foundation
import Testing

/// Budgets as counts, which are the same on every machine. They are those of the build that the tests
/// run, which allocates far more than a release; `make check` holds the release to its own.
@Suite(.enabled(if: canCountCalls, "needs clang, and no sanitizer"), .timeLimit(.minutes(20)))
struct `A run keeps its budget` {
  /// Counts allocations and says the peak memory.
  private static let library: String? = {
    let source = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Bench/allocations.c").path
    let library = NSTemporaryDirectory() + "nashr-allocations-\(getpid()).so"
    DeathLeavings.add(library)
    let built = try? Command.outside(
      "clang", ["-shared", "-fPIC", "-O2", "-o", library, source], in: "/")
    return built?.exit == 0 ? library : nil
  }()

  private struct Cost {
    let allocations: Double, peak: Double, megabytes: Double
  }

  /// What a command costs over a table of so many rows: Arabic and French text, a key, every kind of
  /// constraint.
  private static func cost(_ arguments: [String], rows: Int) throws -> Cost {
    let scratch = try Scratch()
    var table = "id,held,city,role,votes,share,note\n"
    for row in 0..<rows {
      table += "P\(10_000_000 + row),2024-\(10 + row % 3)-\(10 + row % 18),"
      table += "\(row % 2 == 0 ? "الرباط" : "Béni Mellal"),\(row % 3 == 0 ? "chair" : "member"),"
      table += "\(row % 350),\(row % 100).\(10 + row % 90),\"Deux points, \"\"\(row)\"\"\"\n"
    }
    try scratch.write("data.csv", table)
    try scratch.write("schema.json", schema)
    try scratch.write("pipeline.yaml", pipeline)
    let counted = scratch.path + "/count"
    let environment = ["LD_PRELOAD": try #require(library), "COUNT_TO": counted]
    let run = try Command.run(arguments + ["--jobs", "2"], in: scratch.path, environment)
    try #require(run.exit == 0, "\(run.error)")
    let numbers = try scratch.text("count").split(separator: "\n").compactMap { Double($0) }
    try #require(numbers.count == 2)
    return Cost(
      allocations: numbers[0], peak: numbers[1] / 1024, megabytes: Double(table.utf8.count) / 1e6)
  }

  private static let schema = """
    {"fields": [
      {"name": "id", "type": "string", "constraints": {"required": true, "pattern": "P[0-9]{8}"}},
      {"name": "held", "type": "date", "constraints": {"minimum": "2022-01-01"}},
      {"name": "city", "type": "string", "constraints": {"maxLength": 40}},
      {"name": "role", "type": "string", "constraints": {"enum": ["chair", "member"]}},
      {"name": "votes", "type": "integer", "constraints": {"minimum": 0, "maximum": 350}},
      {"name": "share", "type": "number", "constraints": {"maximum": 100}},
      {"name": "note", "type": "string"}], "primaryKey": ["id"]}
    """

  private static let pipeline = """
    nashr: 1
    name: sample
    base: https://data.example.org/sample/
    title: Sample
    description: A sample.
    publisher: {name: Nobody}
    contact: {name: Nobody, email: nobody@example.org}
    licenses: {CC0-1.0: {title: CC0, path: "https://example.org/cc0/"}}
    datasets:
      sample:
        title: Sample
        description: A sample.
        license: CC0-1.0
        tables: {rows: {from: data.csv, schema: schema.json}}
    """

  /// Allocations for a megabyte of CSV beyond the first rows, and peak memory in MiB.
  @Test(arguments: [
    (["validate", "pipeline.yaml"], 260_000.0, 192.0),
    (["run", ".", "-o", "out", "--date", "2024-11-12", "--quiet"], 900_000.0, 192.0),
  ]) func `of allocations and memory`(arguments: [String], allocations: Double, memory: Double)
    throws
  {
    let few = try Self.cost(arguments, rows: 500), many = try Self.cost(arguments, rows: 40_000)
    let rate = (many.allocations - few.allocations) / (many.megabytes - few.megabytes)
    #expect(rate > 0 && rate <= allocations, "allocations a megabyte: \(rate)")
    #expect(many.peak <= memory, "MiB at the peak: \(many.peak)")
  }
}
