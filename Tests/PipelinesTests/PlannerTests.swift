import Columns
import Components
import Connectors
import Testing

@testable import Pipelines

@Suite struct `The planner` {
  private static let files = ["a.csv": "a,b\n1,2\n", "a.yaml": "fields: [{name: a}, {name: b}]\n"]

  @Test func `refuses tables that need each other`() throws {
    let found = try Bench(
      tables: [
        "x: {from: {table: y}, schema: a.yaml}", "y: {from: {table: x}, schema: a.yaml}",
      ], Self.files
    ).mistakes()
    #expect(found.first == "pipeline.yaml:19:7 pipeline/cycle x → y → x", "\(found)")
  }

  @Test func `refuses a circle through stages`() throws {
    let found = try Bench(
      tables: [
        "x: {from: a.csv, schema: a.yaml, stages: [stack: {tables: y}]}",
        "y: {from: a.csv, schema: a.yaml, stages: [semi-join: {column: a, in: x.a}]}",
      ], Self.files
    ).mistakes()
    #expect(found.first?.contains("pipeline/cycle x → y → x") == true, "\(found)")
    let itself = try Bench(
      tables: ["x: {from: a.csv, schema: a.yaml, stages: [stack: {tables: x}]}"], Self.files
    ).mistakes()
    #expect(itself == ["pipeline.yaml:19:7 pipeline/cycle x → x"])
  }

  @Test func `allows keys that go in a circle`() async throws {
    let bench = try Bench(
      tables: ["x: {from: a.csv, schema: x.yaml}", "y: {from: a.csv, schema: y.yaml}"],
      Self.files.merging([
        "x.yaml":
          "fields: [{name: a}, {name: b}]\nforeignKeys: [{fields: a, reference: {resource: y, fields: a}}]\n",
        "y.yaml":
          "fields: [{name: a}, {name: b}]\nforeignKeys: [{fields: a, reference: {resource: x, fields: a}}]\n",
      ]) { $1 })
    #expect(try bench.mistakes() == [])
    #expect(try await bench.briefs() == [])
  }

  @Test(arguments: [
    ("a\n", "schema/fields-differ – → b"), ("a,c\n", "schema/fields-differ c → b"),
    ("a,b,c\n", "schema/fields-differ c → –"), ("b,a\n", "schema/field-order b, a → a, b"),
    ("A,b\n", "schema/fields-differ A → a"),
  ]) func `compares the header with the schema`(csv: String, expected: String) throws {
    let bench = try Bench(csv, schema: "fields: [{name: a}, {name: b}]\n")
    #expect(try bench.mistakes() == ["pipeline.yaml:19:7 \(expected)"])
  }

  @Test func `compares what leaves the stages, not what was read`() throws {
    let bench = try Bench(
      "x,b,c\n1,2,3\n", schema: "fields: [{name: a}, {name: b}]\n",
      ", stages: [rename: {from: x, to: a}, drop: {columns: c}]")
    #expect(try bench.mistakes() == [])
  }

  @Test func `refuses a key to a table that is not there`() throws {
    for (key, name) in [
      ("foreignKeys: [{fields: a, reference: {resource: q, fields: a}}]", "q"),
      ("nashr:foreignKeys: [{fields: a, reference: {package: e, resource: x, fields: a}}]", "x"),
    ] {
      let bench = try Bench("a\n", schema: "fields: [{name: a}]\n\(key)\n")
      #expect(try bench.mistakes() == ["pipeline.yaml:19:7 schema/no-such-table \(name)"])
    }
  }

  @Test func `refuses a key to a field that is not there`() throws {
    let bench = try Bench(
      "aa\n", schema: "fields: [{name: aa}]\nforeignKeys: [{fields: aa, reference: {fields: ab}}]\n"
    )
    #expect(try bench.mistakes() == ["pipeline.yaml:19:7 setting/misspelt ab → aa"])
  }

  /// One mistake is said once, not again by each table that refers to the one that has it.
  @Test func `does not blame a key for the mistakes of the table it refers to`() throws {
    let found = try Bench(
      tables: ["x: {from: a.csv, schema: x.yaml}", "y: {from: a.csv, schema: y.yaml}"],
      Self.files.merging([
        "x.yaml":
          "fields: [{name: a}, {name: b}]\nforeignKeys: [{fields: a, reference: {resource: y, fields: a}}]\n",
        "y.yaml": "fields: [{name: a}, {name: wrong}]\n",
      ]) { $1 }
    ).mistakes()
    #expect(found == ["pipeline.yaml:20:7 schema/fields-differ b → wrong"])
  }

  @Test func `opens no source twice and reads no row`() throws {
    let plan = try Bench(
      tables: ["x: {from: {table: in}, schema: a.yaml, stages: [stack: {tables: [in, two]}]}"],
      inputs: ["in: {from: a.csv}", "two: {from: ./a.csv}"],
      Self.files
    ).plan()
    #expect(plan.tables.map(\.name) == ["x"])
    #expect(plan.tables[0].sources.map(\.name) == ["a.csv", "./a.csv"])
  }

  @Test func `gives other tables a table without its dropped names`() async throws {
    let files = [
      "p.csv": "id,person\n1,Zineb\n",
      "p.yaml": "fields: [{name: id}, {name: person, nashr:role: name}]\n",
      "q.yaml": "fields: [{name: id}]\n",
    ]
    let bench = try Bench(
      tables: ["p: {from: p.csv, schema: p.yaml}", "q: {from: {table: p}, schema: q.yaml}"],
      privacy: "privacy: {names: drop}\n", files)
    #expect(try await bench.csv("q") == "id\r\n1\r\n")
    let wants = try Bench(
      tables: [
        "p: {from: p.csv, schema: p.yaml}",
        "q: {from: {table: p}, schema: q.yaml, stages: [drop: {columns: person}]}",
      ], privacy: "privacy: {names: drop}\n", files)
    let found = try wants.mistakes()
    #expect(found.count == 1 && found[0].hasSuffix("setting/unknown person → id"))
  }
}
