import Components
import Formats
import Testing

@testable import Pipelines

/// Table Schema 2.0, `foreignKeys`, of all kinds.
@Suite struct `A foreign key` {
  private static let package = #"""
    {"resources": [
      {"name": "areas", "path": "data/areas.csv", "schema": "areas.json",
       "dialect": {"delimiter": ";", "commentChar": "#"}}
    ]}
    """#
  private static let files = [
    "geo/datapackage.json": package, "geo/data/areas.csv": "# c\ncode;n\n01;x\n2;y\n",
    "geo/areas.json": #"{"fields": [{"name": "code", "type": "integer"}, {"name": "n"}]}"#,
  ]

  private func bench(_ key: String, _ csv: String = "id,area\n1,1\n2,+2\n3,3\n4,\n") throws -> Bench
  {
    let bench = try Bench(
      csv,
      schema: "fields: [{name: id, type: integer}, {name: area, type: integer}]\n" + key + "\n")
    for (name, text) in Self.files { try bench.folder.write(name, text) }
    return bench
  }

  @Test(arguments: ["foreignKeys", "nashr:foreignKeys"])
  func `to another package reads it with its dialect and schema`(property: String) async throws {
    let bench = try bench(
      "\(property): [{fields: area, reference: {package: geo/datapackage.json, resource: areas, fields: code}}]"
    )
    #expect(
      try await bench.briefs() == ["a!4 area schema/foreign-key 3 → code"])
    let plan = try bench.plan()
    #expect(plan.tables.map(\.isReferredTo) == [false, true])
    #expect(plan.datasets[0].tables.map(\.name) == ["a"])
  }

  @Test(arguments: [
    ("package: geo/datapackage.json, resource: aeras", "setting/misspelt aeras → areas"),
    ("package: no/datapackage.json, resource: areas", "input/unreadable"),
    ("package: ../geo/datapackage.json, resource: areas", "input/path-escapes"),
    ("package: https://e.org/datapackage.json, resource: areas", "package/remote"),
    ("package: geo/datapackage.json", "setting/missing resource"),
    ("release: previous, rseource: a", "setting/misspelt rseource → resource"),
  ]) func `to a package that cannot be read is a mistake`(reference: String, expected: String)
    throws
  {
    let bench = try bench(
      "nashr:foreignKeys: [{fields: area, reference: {\(reference), fields: code}}]")
    let found = try bench.mistakes()
    #expect(found.count == 1 && found[0].contains(expected), "\(found)")
  }

  @Test func `to a field that the package lacks is a mistake`() throws {
    let bench = try bench(
      "nashr:foreignKeys: [{fields: area, reference: {package: geo/datapackage.json, resource: areas, fields: cod}}]"
    )
    #expect(try bench.mistakes() == ["pipeline.yaml:19:7 setting/misspelt cod → code"])
  }

  /// What was published before, as a folder would hold it.
  private struct Earlier: EarlierReleases {
    let path: String

    func table(_ reference: ForeignReference, at place: Place) throws(Finding) -> PublishedTable? {
      guard reference.dataset == "d", reference.table == "a", reference.release == "previous"
      else { return nil }
      let schema = #"{"fields": [{"name": "id", "type": "integer"}]}"#
      return PublishedTable(
        path: path, name: "a.csv", schema: try JSONReader.read(Array(schema.utf8), file: "s"))
    }
  }

  private func briefs(_ bench: Bench) async throws -> [String] {
    try bench.folder.write("old/a.csv", "id\r\n2\r\n5\r\n")
    let (pipeline, _) = try bench.read()
    let (plan, findings) = Planner.plan(
      try #require(pipeline), within: Bench.bounds(),
      earlier: Earlier(path: bench.folder.path + "/old/a.csv"))
    let results = try await Checking(try #require(plan, "\(findings)")).run { _, _ in }
    return findings.map(\.brief) + results.flatMap(\.log.findings).map(\.brief)
  }

  @Test func `to an earlier release finds what was published`() async throws {
    let bench = try bench(
      "nashr:foreignKeys: [{fields: id, reference: {release: previous, fields: id}}]")
    #expect(
      try await briefs(bench) == [
        "a!2 id schema/foreign-key 1 → id", "a!4 id schema/foreign-key 3 → id",
        "a!5 id schema/foreign-key 4 → id",
      ])
  }

  @Test func `that is kept finds what has disappeared`() async throws {
    let bench = try bench(
      "nashr:foreignKeys: [{fields: id, reference: {release: previous, fields: id}, kept: true}]")
    #expect(try await briefs(bench) == ["d/a@previous!3 id schema/key-gone 5 → id"])
  }

  @Test func `to an earlier release that is not there is not checked, and says so`() async throws {
    let bench = try bench(
      "nashr:foreignKeys: [{fields: id, reference: {release: 1.0.0, fields: id}, kept: true}]")
    let said = ["pipeline.yaml:19:7 schema/no-earlier-release id"]
    #expect(try await briefs(bench) == said)
    // Nor where no releases are known.
    #expect(try bench.mistakes() == said)
  }

  @Test func `that is kept needs a release`() throws {
    let bench = try bench(
      "nashr:foreignKeys: [{fields: id, reference: {package: d, resource: a, fields: id}, kept: true}]"
    )
    #expect(try bench.mistakes().map { $0.contains("setting/missing release") } == [true])
  }

  @Test func `to a release is published, one to a package is not`() throws {
    let bench = try bench(
      """
      nashr:foreignKeys:
        - {fields: id, reference: {release: previous, fields: id}, kept: true}
        - {fields: area, reference: {package: geo/datapackage.json, resource: areas, fields: code}}
      """)
    let text = String(decoding: try bench.plan().tables[0].descriptor.encoded(), as: UTF8.self)
    #expect(text.contains(#""release": "previous""#) && text.contains(#""kept": true"#))
    #expect(!text.contains("datapackage.json"))
  }
}
