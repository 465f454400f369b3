import Components
import Formats
import Testing

@testable import Pipelines

@Suite struct `Names of persons` {
  private static let files = [
    "p.csv": """
    id,person,role,note,age
    1,Zineb Alaoui,head,Zineb again,7
    2,"Omar ""Sha\u{301}"" B",deputy,nothing,8
    3,Zineb Alaoui,head,Omar too,x

    """,
    "p.yaml": """
    primaryKey: id
    uniqueKeys: [[person]]
    foreignKeys: [{fields: person, reference: {fields: note}}]
    fields:
      - {name: id, type: integer}
      - {name: person, nashr:role: name, title: Person, constraints: {maxLength: 3, pattern: '[a-z]'}, type: string}
      - {name: role}
      - {name: note}
      - {name: age, type: integer}

    """,
  ]
  private static let blank = """
    privacy:
      names: drop
      blank:
        - {table: p, column: note, where: {id: 1}}
        - {table: p, column: note, where: {id: 3, role: head}}

    """

  private func bench(
    _ privacy: String, checks: String = "", csv: String? = nil
  ) throws -> Bench {
    var files = Self.files
    if let csv { files["p.csv"] = csv }
    return try Bench(
      tables: ["p: {from: p.csv, schema: p.yaml\(checks)}"], privacy: privacy, files)
  }

  @Test func `are published unless the pipeline drops them`() async throws {
    let found = try await bench("privacy: {names: publish}\n").briefs()
    #expect(found.contains { $0.contains("Zineb") })
    #expect(try await bench("privacy: {names: publish}\n").csv("p").contains("Zineb"))
  }

  @Test func `are in no file, schema or finding once they are dropped`() async throws {
    let bench = try bench(Self.blank)
    for (name, bytes) in try await bench.export() where !name.hasSuffix(".deflated") {
      let text = String(decoding: bytes, as: UTF8.self)
      for name in ["Zineb", "Omar", "person", "Person"] { #expect(!text.contains(name), "\(text)") }
      if !name.hasSuffix("read it") { #expect(text.contains("role")) }
    }
    let plan = try bench.plan()
    let descriptor = String(decoding: plan.tables[0].descriptor.encoded(), as: UTF8.self)
    #expect(!descriptor.contains("person") && !descriptor.contains("Person"))
    #expect(!descriptor.contains("uniqueKeys") && !descriptor.contains("foreignKeys"))
    #expect(try await bench.briefs() == ["p!4 age schema/type x → integer"])
  }

  @Test func `are blanked cell by cell`() async throws {
    #expect(
      try await bench(Self.blank).csv("p")
        == "id,role,note,age\r\n1,head,,7\r\n2,deputy,nothing,8\r\n3,head,,x\r\n")
  }

  @Test func `are not blanked while names are published`() async throws {
    let bench = try bench(Self.blank.replacing("drop", with: "publish"))
    #expect(try await bench.csv("p").contains("Zineb again"))
  }

  @Test(arguments: ["drop", "publish"]) func `are an error where a blank finds no row`(
    names: String
  ) async throws {
    let privacy = """
      privacy:
        names: \(names)
        blank:
          - {table: p, column: note, where: {id: 9}}
          - {table: p, column: note, where: {id: 1, role: deputy}}
          - {table: p, column: note, where: {id: 1}}

      """
    let found = try await bench(privacy).findings().filter { $0.rule.id == "privacy/no-such-row" }
    #expect(found.map(\.rule.severity) == [.error, .error])
    #expect(
      found.map(\.brief) == [
        "pipeline.yaml:16:7 privacy/no-such-row id = 9",
        "pipeline.yaml:17:7 privacy/no-such-row id = 1, role = deputy",
      ])
  }

  /// Whether a row was found is asked of the rows as they are published.
  @Test func `are an error where a blank is found by what it blanks`() async throws {
    let bench = try bench(
      "privacy: {names: drop, blank: [{table: p, column: note, where: {note: Omar too}}]}\n")
    #expect(try await bench.briefs().contains { $0.contains("privacy/no-such-row") })
    #expect(try await !bench.csv("p").contains("Omar"))
  }

  @Test func `do not show in findings of agreement`() async throws {
    let checks = ", checks: [agreement: {about: role, compare: note, source: id}]"
    let shown = try await bench("", checks: checks).briefs()
    #expect(shown.contains { $0.contains("Zineb again (2 1) ≠ Omar too (4 3)") })
    let hidden = try await bench(Self.blank, checks: checks).briefs()
    #expect(!hidden.contains { $0.contains("disagreement") })
  }

  /// The reader sees the cells before they are dropped.
  @Test func `do not show in findings of the reader`() async throws {
    let csv = "id,person,role,note,age\n1,Zineb \"Z\" Alaoui,head,x,7\n"
    let bench = try bench("privacy: {names: drop}\n", csv: csv)
    let found = try await bench.findings()
    #expect(found.map(\.rule.id) == ["csv/stray-quote"])
    for finding in found {
      #expect(!finding.values.values.contains { $0.contains("Zineb") })
    }
  }

  /// A check that needs a dropped column cannot be kept.
  @Test func `are missed by a check that reads them`() throws {
    let found = try bench(
      "privacy: {names: drop}\n", checks: ", checks: [agreement: {about: person, compare: note}]"
    ).mistakes()
    #expect(found.count == 1 && found[0].contains("setting/unknown person"))
  }

  @Test func `are gone from keys that refer to them`() async throws {
    let bench = try Bench(
      tables: ["p: {from: p.csv, schema: p.yaml}", "q: {from: q.csv, schema: q.yaml}"],
      privacy: "privacy: {names: drop}\n",
      [
        "p.csv": "person\nZineb\n", "q.csv": "who\nZineb\n",
        "p.yaml": "fields: [{name: person, nashr:role: name}]\n",
        "q.yaml":
          "fields: [{name: who}]\nforeignKeys: [{fields: who, reference: {resource: p, fields: person}}]\n",
      ])
    #expect(try bench.mistakes().count == 1)
  }
}
