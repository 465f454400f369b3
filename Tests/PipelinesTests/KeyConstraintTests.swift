import Components
import Testing

@testable import Pipelines

@Suite struct `A key` {
  private func found(_ csv: String, _ schema: String, _ bounds: Plan.Bounds = Bench.bounds(2, 8))
    async throws -> [String]
  {
    try await Bench(csv, schema: schema).briefs(bounds)
  }

  @Test func `of one field does not come twice, by its value`() async throws {
    #expect(
      try await found(
        "id\n1\n2\n01\n3\n+2\n", "fields: [{name: id, type: integer}]\nprimaryKey: id\n")
        == ["a!4 id schema/primary-key 01 → 2", "a!6 id schema/primary-key +2 → 3"])
  }

  @Test func `of several fields is all of them together`() async throws {
    #expect(
      try await found(
        "a,b\nx,y\nxy,\"\"\nx,z\nx,y\n,\n,\n",
        "fields: [{name: a}, {name: b}]\nprimaryKey: [a, b]\n"
      ).filter { $0.contains("primary-key") } == ["a!5 a, b schema/primary-key x, y → 2"])
    #expect(
      try await found(
        "a,b\nx,yz\nxy,z\n\"x,y\",z\nx,\"y,z\"\n",
        "fields: [{name: a}, {name: b}]\nprimaryKey: [a, b]\n") == [])
  }

  @Test func `that is unique may be missing many times`() async throws {
    #expect(
      try await found(
        "n,u\n1,x\n2,\n3,\n4,x\n5,x\n",
        "fields: [{name: n}, {name: u, constraints: {unique: true}}]\n")
        == ["a!5 u schema/unique x → 2", "a!6 u schema/unique x → 2"])
  }

  @Test func `that is unique with a part missing does not count`() async throws {
    #expect(
      try await found(
        "a,b\nx,\nx,\n,y\n,y\nx,y\nx,y\n",
        "fields: [{name: a}, {name: b}]\nuniqueKeys: [[a, b]]\n")
        == ["a!7 a, b schema/unique x, y → 6"])
  }

  @Test func `that is primary and unique is said once`() async throws {
    #expect(
      try await found(
        "a\nx\nx\n",
        "fields: [{name: a, constraints: {unique: true}}]\nprimaryKey: a\nuniqueKeys: [[a]]\n")
        == ["a!3 a schema/primary-key x → 2"])
    #expect(
      try await found(
        "a\nx\nx\n", "fields: [{name: a, constraints: {unique: true}}]\nuniqueKeys: [[a]]\n")
        == ["a!3 a schema/unique x → 2"])
  }

  @Test(arguments: [1, 8, 10_000]) func `to the same table may point back and forth`(size: Int)
    async throws
  {
    #expect(
      try await found(
        "id,parent\n1,3\n2,1\n3,\n4,9\n5,5\n6,07\n7,8\n",
        """
        fields: [{name: id, type: integer}, {name: parent, type: integer}]
        foreignKeys: [{fields: parent, reference: {fields: id}}]
        """, Bench.bounds(2, size))
        == ["a!5 parent schema/foreign-key 9 → id", "a!8 parent schema/foreign-key 8 → id"])
  }

  @Test func `to a table that comes later, and in a circle, is checked`() async throws {
    let key = "foreignKeys: [{fields: ref, reference: {resource: %, fields: id}}]\n"
    let fields = "fields: [{name: id}, {name: ref}]\n"
    let bench = try Bench(
      tables: ["x: {from: x.csv, schema: x.yaml}", "y: {from: y.csv, schema: y.yaml}"],
      [
        "x.csv": "id,ref\nx1,y1\nx2,q\nx3,\n", "y.csv": "id,ref\ny1,x2\ny2,x9\n",
        "x.yaml": fields + key.replacing("%", with: "y"),
        "y.yaml": fields + key.replacing("%", with: "x"),
      ])
    #expect(
      try await bench.briefs(Bench.bounds(2, 4)) == [
        "x!3 ref schema/foreign-key q → id", "y!3 ref schema/foreign-key x9 → id",
      ])
  }

  @Test func `to another dataset is checked`() async throws {
    let bench = try Bench(
      Bench.dataset("d", tables: ["x: {from: x.csv, schema: x.yaml}"])
        + Bench.another("e", tables: ["y: {from: y.csv, schema: y.yaml}"]),
      [
        "x.csv": "ref\n1\n01\n2\n", "y.csv": "id\n1\n",
        "x.yaml": """
        fields: [{name: ref, type: integer}]
        nashr:foreignKeys: [{fields: ref, reference: {package: e, resource: y, fields: id}}]
        """, "y.yaml": "fields: [{name: id, type: integer}]\n",
      ])
    #expect(try await bench.briefs() == ["x!4 ref schema/foreign-key 2 → id"])
  }

  @Test func `of several fields with a part missing refers to nothing`() async throws {
    let bench = try Bench(
      tables: ["x: {from: x.csv, schema: x.yaml}", "y: {from: y.csv, schema: y.yaml}"],
      [
        "x.csv": "p,q\n1,a\n1,\n,b\n1,b\n2,a\n", "y.csv": "k,l\na,1\nb,2\n",
        "x.yaml": """
        fields: [{name: p}, {name: q}]
        foreignKeys: [{fields: [q, p], reference: {resource: y, fields: [k, l]}}]
        """, "y.yaml": "fields: [{name: k}, {name: l}]\n",
      ])
    #expect(
      try await bench.briefs() == [
        "x!5 q, p schema/foreign-key b, 1 → k, l", "x!6 q, p schema/foreign-key a, 2 → k, l",
      ])
  }

  /// Rows of several files have the same numbers: their order is that of the table.
  @Test func `findings of stacked files come in the order of the table`() async throws {
    let inputs = (0..<6).map { "i\($0): {from: i\($0).csv}" }
    var files = [
      "x.csv": "id,up\n0,none\n",
      "x.yaml":
        "fields: [{name: id}, {name: up}]\nforeignKeys: [{fields: up, reference: {fields: id}}]\n",
    ]
    for index in 0..<6 { files["i\(index).csv"] = "id,up\n\(index + 1),miss\(index)\n" }
    let bench = try Bench(
      tables: [
        "x: {from: x.csv, schema: x.yaml, stages: [stack: {tables: [i3, i0, i5, i1, i4, i2]}]}"
      ], inputs: inputs, files)
    #expect(
      try await bench.findings().map { $0.values["value"] ?? "" }
        == ["none", "miss3", "miss0", "miss5", "miss1", "miss4", "miss2"])
  }
}
