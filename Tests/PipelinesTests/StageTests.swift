import Components
import Testing

@testable import Pipelines

@Suite struct `A stage` {
  /// The published CSV of `from: x.csv` through stages; lines joined by `|`.
  private func rows(
    _ stages: String, fields: String, inputs: [String: String] = [:], tables: [String] = [],
    x: String, _ width: Int = 2
  ) async throws -> String {
    var files = inputs
    files["x.csv"] = x
    files["out.yaml"] = "fields: [\(fields)]\n"
    let bench = try Bench(
      tables: ["out: {from: x.csv, schema: out.yaml, stages: [\(stages)]}"] + tables,
      inputs: inputs.keys.sorted().filter { $0.hasSuffix(".csv") }
        .map { "\($0.dropLast(4)): {from: \($0)}" }, files)
    return try await bench.csv("out", Bench.bounds(width, 8))
      .split(separator: "\r\n").joined(separator: "|")
  }

  @Test func `keep lets through the rows with one of its values`() async throws {
    #expect(
      try await rows(
        "keep: {column: k, equals: [b, 'c ']}", fields: "{name: k}, {name: n}",
        x: "k,n\na,1\nb,2\nB,3\nc ,4\nc,5\n,6\nb,7\n") == "k,n|b,2|c ,4|b,7")
  }

  @Test func `rename and drop change names alone`() async throws {
    #expect(
      try await rows(
        "rename: {from: k, to: q}, drop: {columns: [n]}", fields: "{name: q}, {name: m}",
        x: "k,n,m\n1,2,3\n") == "q,m|1,3")
    #expect(
      try await rows("rename: {from: k, to: k}", fields: "{name: k}", x: "k\n1\n") == "k|1")
  }

  @Test(arguments: [1, 3]) func `stack puts rows one after the other, columns by name`(width: Int)
    async throws
  {
    #expect(
      try await rows(
        "stack: {tables: [y, z, y]}", fields: "{name: a}, {name: b}, {name: c}",
        inputs: ["y.csv": "c,a\n9,8\n", "z.csv": "b\n\"q,r\"\n"], x: "a,b,c\n1,2,3\n4,5,6\n", width)
        == "a,b,c|1,2,3|4,5,6|8,,9|,\"q,r\",|8,,9")
  }

  @Test func `stack refuses to lose a column`() throws {
    let found = try Bench(
      tables: ["out: {from: x.csv, schema: x.yaml, stages: [stack: {tables: y}]}"],
      inputs: ["y: {from: y.csv}"],
      ["x.csv": "a\n1\n", "y.csv": "a,b\n1,2\n", "x.yaml": "fields: [{name: a}]\n"]
    ).mistakes()
    #expect(found.count == 1 && found[0].contains("stack/column-lost b"))
  }

  @Test(arguments: [1, 3]) func `semi-join keeps what others refer to`(width: Int) async throws {
    #expect(
      try await rows(
        "semi-join: {column: id, in: [y.ref, z.other]}", fields: "{name: id}, {name: n}",
        inputs: ["y.csv": "ref\nb\nd\nb\n", "z.csv": "x,other\n1,e\n"],
        x: "id,n\na,1\nb,2\nc,3\nd,4\ne,5\nb,6\n", width) == "id,n|b,2|d,4|e,5|b,6")
  }

  /// An empty cell refers to nothing.
  @Test func `semi-join does not match empty cells`() async throws {
    #expect(
      try await rows(
        "semi-join: {column: id, in: y.ref}", fields: "{name: id}, {name: n}",
        inputs: ["y.csv": "ref,x\n,1\na,2\n"], x: "id,n\n,0\na,1\n") == "id,n|a,1")
  }

  @Test func `semi-join looks at a table after its stages`() async throws {
    let bench = try Bench(
      tables: [
        "out: {from: x.csv, schema: x.yaml, stages: [semi-join: {column: id, in: y.id}]}",
        "y: {from: x.csv, schema: x.yaml, stages: [keep: {column: k, equals: b}]}",
      ], ["x.csv": "id,k\n1,a\n2,b\n", "x.yaml": "fields: [{name: id}, {name: k}]\n"])
    #expect(try await bench.csv("out") == "id,k\r\n2,b\r\n")
  }

  @Test func `places stay those of the file a row was read from`() async throws {
    let bench = try Bench(
      tables: [
        "out: {from: x.csv, schema: x.yaml, stages: [keep: {column: n, equals: [x, y]}, stack: {tables: y}]}"
      ], inputs: ["y: {from: y.csv}"],
      [
        "x.csv": "n\n1\nx\n2\ny\n", "y.csv": "n\n7\nz\n",
        "x.yaml": "fields: [{name: n, type: integer}]\n",
      ])
    let places = try await bench.findings().map { "\($0.place)" }
    #expect(places.count == 3)
    #expect(
      try await bench.findings().map { finding in
        guard case .cell(let cell) = finding.place else { return "" }
        return "\(cell.table) \(cell.file) \(cell.row) \(cell.line) \(cell.byteOffset)"
      } == ["out x.csv 3 3 4", "out x.csv 5 5 8", "out y.csv 3 3 4"])
  }

  /// What a stage looks up is read whole: a row that cannot be read is said, not passed over.
  @Test func `a table that is only looked up is read with care too`() async throws {
    let bench = try Bench(
      tables: [
        "out: {from: x.csv, schema: x.yaml, stages: [semi-join: {column: id, in: y.ref}]}"
      ], inputs: ["y: {from: y.csv}"],
      ["x.csv": "id\na\nb\n", "y.csv": "ref,n\na,1\nb\n", "x.yaml": "fields: [{name: id}]\n"])
    #expect(try await bench.briefs().contains { $0.contains("csv/ragged-row") })
  }
}
