import Components
import Formats
import Testing

@testable import Pipelines

@Suite struct `Formats of a publication` {
  private static let files = ["a.csv": "x\n1\n", "x.yaml": "fields: [{name: x}]\n"]

  /// A pipeline with two datasets of two tables; `outer`, `dataset` and `table` are the lines or words
  /// with which they choose.
  private func bench(outer: String = "", dataset: String = "", table: String = "") throws -> Bench {
    let first = ["a: {from: a.csv, schema: x.yaml}", "b: {from: a.csv, schema: x.yaml\(table)}"]
    return try Bench(
      outer
        + Bench.dataset("d", tables: first).replacing("    tables:", with: "\(dataset)    tables:")
        + Bench.another("e", tables: ["c: {from: a.csv, schema: x.yaml}"]), Self.files)
  }

  private func formats(_ bench: Bench) throws -> [String] {
    try bench.plan().tables.map { $0.outputs.map(\.format).joined(separator: " ") }
  }

  @Test func `are csv, json and xml unless the pipeline says otherwise`() throws {
    #expect(try formats(bench()) == Array(repeating: "csv json xml", count: 3))
    #expect(try formats(bench(outer: "formats:\n")) == Array(repeating: "csv json xml", count: 3))
  }

  @Test func `are those of the publication, in their order`() throws {
    #expect(
      try formats(bench(outer: "formats: [xml, csv]\n")) == Array(repeating: "xml csv", count: 3))
  }

  @Test func `are those of the dataset, then of the table, where these choose`() throws {
    let bench = try bench(
      outer: "formats: [csv, json]\n", dataset: "    formats: [csv]\n",
      table: ", formats: [csv, xml]")
    #expect(try formats(bench) == ["csv", "csv xml", "csv json"])
  }

  @Test func `are written, and nothing else is`() async throws {
    let bench = try bench(outer: "formats: [csv]\n")
    let files = try await bench.export().keys.filter { $0.hasPrefix("a.") }
    #expect(files.sorted() == ["a.csv", "a.csv.deflated"])
  }

  @Test(arguments: [
    ("formats: [cvs]\n", "pipeline.yaml:13:11 setting/misspelt cvs → csv"),
    ("formats: [csv, csv]\n", "pipeline.yaml:13:16 pipeline/same-ending csv"),
    ("formats: [json]\n", "pipeline.yaml:13:10 pipeline/csv-left-out"),
    ("formats: []\n", "pipeline.yaml:13:10 pipeline/csv-left-out"),
    ("formats: csv\n", "pipeline.yaml:13:10 setting/shape → list"),
    ("formats: [csv: {colour: red}]\n", "pipeline.yaml:13:17 setting/unknown colour"),
  ]) func `are refused where they are wrong`(lines: String, expected: String) throws {
    let found = try bench(outer: lines).mistakes()
    #expect(found.count == 1 && found[0].hasPrefix(expected), "\(found)")
  }

  @Test func `are refused for a table that is not published`() throws {
    let bench = try Bench(
      tables: ["a: {from: a.csv, schema: x.yaml}"], inputs: ["b: {from: a.csv, formats: [csv]}"],
      Self.files)
    #expect(try bench.mistakes().map { $0.contains("setting/misspelt formats → format") } == [true])
  }

  @Test func `have the same bytes at every width and piece size, made as a whole or not`()
    async throws
  {
    let csv = "x,n\n" + (0..<3000).map { "\($0 &* 7919 % 3001) نص,\($0)\n" }.joined()
    let bench = try Bench(
      "formats: [csv, xlsx, sqlite]\n"
        + Bench.dataset("d", tables: ["a: {from: a.csv, schema: x.yaml}"]),
      ["a.csv": csv, "x.yaml": "fields: [{name: x}, {name: n, type: integer}]\nprimaryKey: n\n"])
    let whole = try await bench.export(Bench.bounds(1))
    #expect(whole["a.sqlite"]!.count > 40_000 && whole["a.xlsx"]!.starts(with: Array("PK".utf8)))
    for (width, pieceSize) in [(2, 1000), (8, 1 << 16)] {
      let other = try await bench.export(Bench.bounds(width, pieceSize))
      #expect(other == whole)
    }
  }

  @Test func `count the rows before anything is written`() throws {
    let plan = try bench(outer: "formats: [csv, xlsx]\n").plan()
    #expect(plan.tables[0].outputs[1].writer.rowLimit?.most == 1_048_575)
  }
}
