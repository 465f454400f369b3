import Columns
import Components
import Formats
import Testing

@testable import Pipelines

@Suite struct `The constraint jsonSchema` {
  /// A field whose type is that of JSON cells; its constraint as JSON text.
  private static func checks(_ schema: String) throws -> [any RowCheck] {
    var field = Field("a", .any)
    field.constraints.jsonSchema = schema
    return try JSONSchemaConstraint.plan(
      TableOutline(
        name: "t", dataset: nil, schema: Schema([Field("n"), field]), place: .file("t.yaml"),
        schemas: [:], isPart: false, broken: [], others: [:], file: "t.csv", date: nil))
  }

  /// What is said of cells: the row, the rule, and the facts of the finding.
  private static func faults(_ schema: String, _ cells: [String?]) throws -> [String] {
    let numbers = cells.indices.map { UInt32($0 + 2) }
    let batch = Batch(
      columns: [Column(cells.map { _ in "1" }), Column(cells)], count: cells.count,
      origin: Batch.Origin(
        file: "t.csv", rows: numbers, lines: numbers, offsets: numbers.map { UInt64($0) }))
    return try checks(schema).flatMap { Self.look($0, batch) }
  }

  private static func look(_ check: some RowCheck, _ batch: Batch) -> [String] {
    var faults: [CellFault] = []
    _ = check.look(at: batch, &faults)
    return faults.map { fault in
      let values = check.values(of: fault, in: batch)
      let facts = ["pointer", "schemaPath", "expected", "detail"].compactMap { values[$0] }
      return ([String(fault.row), String(fault.field), fault.rule.id] + facts)
        .joined(separator: " ")
    }
  }

  @Test func `looks at each cell and points to its wrong part`() throws {
    let schema = #"{"type":"object","properties":{"age":{"minimum":0}},"required":["age"]}"#
    let cells = [
      #"{"age":3}"#, #"{"age":-3}"#, nil, "{}", "[1]", #"{"age":-3}"#, #"{"age":1,"age":2}"#, "{",
    ]
    #expect(
      try Self.faults(schema, cells) == [
        "1 1 schema/json-schema /age /properties/age/minimum minimum: ≥ 0",
        "3 1 schema/json-schema # /required required: age",
        "4 1 schema/json-schema # /type type: object",
        "5 1 schema/json-schema /age /properties/age/minimum minimum: ≥ 0",
        "6 1 schema/json-schema-unread setting/duplicate",
        "7 1 schema/json-schema-unread \"",
      ])
  }

  @Test func `looks no further once a cell costs too much`() throws {
    let schema = ##"{"$dynamicAnchor":"a","if":{"type":"array"},"then":{"$dynamicRef":"#a"}}"##
    #expect(
      try Self.faults(schema, ["1", "[]", "[2]", "2"]) == ["1 1 schema/json-schema-too-costly"])
  }

  @Test func `drops what batches under way found after that`() {
    func finding(_ rule: Rule, _ field: String) -> Finding {
      let cell = Place.Cell(table: "t", file: "f", row: 2, line: 2, byteOffset: 0, field: field)
      return Finding(rule, at: .cell(cell))
    }
    var costly = Costly()
    let rules: [(Rule, String)] = [
      (.breaksJSONSchema, "a"), (.jsonSchemaTooCostly, "a"), (.breaksJSONSchema, "a"),
      (.jsonSchemaTooCostly, "a"), (.breaksJSONSchema, "b"), (.noMatch, "a"), (.tooCostly, "b"),
      (.jsonSchemaUnread, "b"), (.noMatch, "b"),
    ]
    #expect(
      rules.map { costly.drops(finding($0, $1)) } == [
        false, false, true, true, false, false, false, false, true,
      ])
  }

  @Test func `of a schema that is none is refused at the table`() {
    #expect(throws: Finding.self) { try Self.checks(#"{"type":"integr"}"#) }
  }

  @Test func `is read from YAML as JSON would be`() throws {
    let setting = try YAML.read(
      "{type: object, minProperties: 1, properties: {k: {const: no, title: '7'}, n: {enum: [null, true, 7, 007]}}}",
      file: "s.yaml")
    let text = JSONValue(JSONSchemaConstraint.typed(setting)).encoded(indented: false)
    #expect(
      String(decoding: text, as: UTF8.self)
        == #"{"type":"object","minProperties":1,"properties":{"k":{"const":"no","title":"7"},"n":{"enum":[null,true,7,"007"]}}}"#
    )
  }

  @Test func `is for fields of objects and arrays alone`() throws {
    let descriptor = try YAML.read(
      "fields: [{name: a, type: string, constraints: {jsonSchema: {}}}]", file: "s.yaml")
    let (_, findings) = SchemaFile.read(descriptor, language: "en")
    #expect(findings.map(\.rule) == [.inapplicable])
  }

  @Test func `is written back as it was read`() {
    var field = Field("a", .any)
    field.constraints.jsonSchema = #"{"type":"array"}"#
    let json = SchemaDescriptor.json(of: Schema([field]), language: "en").encoded(indented: false)
    #expect(
      String(decoding: json, as: UTF8.self).contains(
        #""constraints":{"jsonSchema":{"type":"array"}}"#))
  }
}
