import Formats
import Testing

@testable import Pipelines

/// Table Schema 2.0, `fieldsMatch`: each form with columns in order, in another order, lacking, surplus.
@Suite struct `fieldsMatch` {
  private func bench(_ csv: String, _ match: String?, _ fields: String = "[{name: a}, {name: b}]")
    throws -> Bench
  {
    try Bench(csv, schema: "fields: \(fields)\n" + (match.map { "fieldsMatch: \($0)\n" } ?? ""))
  }

  private func outcome(_ csv: String, _ match: String?) async throws -> String {
    let bench = try bench(csv, match)
    let mistakes = try bench.mistakes().map { String($0.split(separator: " ")[1]) }
    guard try bench.mistakes().allSatisfy({ $0.contains("left-out") }) else {
      return mistakes.joined(separator: " ")
    }
    let text = try await bench.csv("a").split(separator: "\r\n").joined(separator: "|")
    return (mistakes + [text]).joined(separator: " ")
  }

  @Test(arguments: [
    (nil, "a,b|1,2", "schema/field-order", "schema/fields-differ", "schema/fields-differ"),
    ("exact", "a,b|1,2", "schema/field-order", "schema/fields-differ", "schema/fields-differ"),
    ("equal", "a,b|1,2", "a,b|1,2", "schema/fields-differ", "schema/fields-differ"),
    (
      "subset", "a,b|1,2", "a,b|1,2", "schema/fields-differ",
      "schema/columns-left-out a,b|1,2"
    ),
    ("superset", "a,b|1,2", "a,b|1,2", "a,b|1,", "schema/fields-differ"),
    ("partial", "a,b|1,2", "a,b|1,2", "a,b|1,", "schema/columns-left-out a,b|1,2"),
  ]) func `maps columns to fields`(
    match: String?, same: String, turned: String, lacking: String, surplus: String
  ) async throws {
    #expect(try await outcome("a,b\n1,2\n", match) == same)
    #expect(try await outcome("b,a\n2,1\n", match) == turned)
    #expect(try await outcome("a\n1\n", match) == lacking)
    #expect(try await outcome("c,b,a\n3,2,1\n", match) == surplus)
  }

  @Test(arguments: ["equal", "subset", "superset", "partial"])
  func `wants one field at least`(match: String) async throws {
    #expect(try await outcome("c,d\n1,2\n", match) == "schema/fields-differ")
  }

  @Test func `names the columns that are left out`() throws {
    #expect(
      try bench("c,b,a,d\n", "partial").mistakes() == [
        "pipeline.yaml:19:7 schema/columns-left-out c, d"
      ])
  }

  @Test(arguments: ["superset", "partial"])
  func `says once that a required field is lacking`(match: String) throws {
    let fields = "[{name: a}, {name: b, constraints: {required: true}}]"
    #expect(
      try bench("a\n1\n2\n", match, fields).mistakes() == [
        "pipeline.yaml:19:7 schema/required-lacking b"
      ])
    let keyed = try Bench(
      "a\n1\n", schema: "fields: [{name: a}, {name: k}]\nprimaryKey: k\nfieldsMatch: \(match)\n")
    #expect(try keyed.mistakes() == ["pipeline.yaml:19:7 schema/required-lacking k"])
  }

  @Test func `exact maps columns without names by their order`() async throws {
    let schema = "fields: [{name: a}, {name: b}]\n"
    let bench = try Bench("1,2\n", schema: schema, ", format: {csv: {header: false}}")
    #expect(try await bench.csv("a") == "a,b\r\n1,2\r\n")
    let short = try Bench("1\n", schema: schema, ", format: {csv: {header: false}}")
    #expect(try short.mistakes() == ["pipeline.yaml:19:7 schema/fields-differ – → b"])
  }

  @Test func `of another word is refused`() throws {
    let found = try bench("a,b\n", "some").mistakes()
    #expect(found.count == 1 && found[0].contains("setting/unknown some"))
  }

  @Test func `is not published: what leaves has exactly the fields`() throws {
    let plan = try bench("b,a\n", "equal").plan()
    let text = String(decoding: plan.tables[0].descriptor.encoded(), as: UTF8.self)
    #expect(!text.contains("fieldsMatch"))
  }
}
