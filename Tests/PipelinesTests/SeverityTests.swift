import Components
import Testing

@testable import Pipelines

@Suite struct `The severity of findings` {
  private static let schema =
    "fields: [{name: kind, constraints: {enum: [a, b], required: true}}, {name: n, type: integer}]\n"
  /// Of five rows three have a kind that is not listed.
  private static let csv = "kind,n\na,1\nx,2\ny,3\nb,4\nz,5\n"

  private func bench(_ whole: String, _ table: String = "", csv: String = csv) throws -> Bench {
    let rest = table.isEmpty ? "" : ", severity: \(table)"
    return try Bench(
      (whole.isEmpty ? "" : "severity: \(whole)\n")
        + Bench.dataset("d", tables: ["a: {from: a.csv, schema: a.yaml\(rest)}"]),
      ["a.csv": csv, "a.yaml": Self.schema])
  }

  private func groups(_ bench: Bench) async throws -> [String] {
    var results: Set<[String]> = []
    for (width, piece) in [(1, 64), (2, 8), (8, 64)] {
      let checking = Checking(try bench.plan(Bench.bounds(width, piece)))
      let log = try await checking.run { _, _ in }[0].log
      #expect(
        log.findings.allSatisfy { finding in
          log.groups.contains { $0.rule == finding.rule && $0.severity == finding.severity }
        })
      results.insert(log.groups.map { "\($0.severity) \($0.rule.id) \($0.count)" })
    }
    #expect(results.count == 1)
    return results.first!
  }

  @Test(arguments: [
    ("", "error"), ("{schema/enum: warning}", "warning"), ("{schema/enum: note}", "note"),
    ("{schema/enum: error}", "error"), ("{schema/required: note}", "error"),
    ("{schema/enum: {warn-above: 3}}", "note"), ("{schema/enum: {warn-above: 2}}", "warning"),
    ("{schema/enum: {warn-above: 2, refuse-above: 3}}", "warning"),
    ("{schema/enum: {warn-above: 2, refuse-above: 2}}", "error"),
    ("{schema/enum: {refuse-above: 60%}}", "warning"),
    ("{schema/enum: {refuse-above: 59.9%}}", "error"),
    ("{schema/enum: {warn-above: 60%, refuse-above: 4}}", "note"),
  ]) func `is what the pipeline or the table says`(setting: String, word: String) async throws {
    let expected = ["\(word) schema/enum 3"]
    #expect(try await groups(try bench(setting)) == expected)
    #expect(try await groups(try bench("", setting)) == expected)
  }

  @Test func `is the table's where both say it`() async throws {
    let found = try await groups(
      try bench(
        "{schema/enum: note, schema/required: note}", "{schema/enum: warning}",
        csv: "kind,n\nx,1\n,2\n"))
    #expect(found == ["warning schema/enum 1", "note schema/required 1"])
  }

  @Test func `does not lose what is counted and not listed`() {
    var log = FindingLog(limit: 2)
    for row in 0..<5 {
      let cell = Place.Cell(table: "a", file: "a.csv", row: row, line: row, byteOffset: 0)
      log.add(Finding(.notListed, at: .cell(cell)))
    }
    log.count(.notListed, 5)
    let policy = try! SeverityPolicy(
      YAML.read("schema/enum: {warn-above: 9, refuse-above: 10}\n", file: "p"))
    log.weigh(by: policy, rows: 1000)
    #expect(log.groups.map { "\($0.severity) \($0.count)" } == ["warning 10"])
    #expect(log.findings.map(\.severity) == [.warning, .warning])
    #expect(log.count(of: .error) == 0 && log.count(of: .warning) == 10 && log.unlisted == 8)
    #expect(log.samples(of: log.groups[0], 1).count == 1)
  }

  @Test(arguments: [
    ("{schema/enun: note}", "setting/misspelt schema/enun → schema/enum"),
    ("{pipeline/cycle: note}", "setting/"),
    ("{schema/enum: warn}", "setting/unknown warn → error, note, warning"),
    ("{schema/enum: {}}", "setting/shape → warn-above, refuse-above"),
    ("{schema/enum: {warn-above: -1}}", "setting/shape → 5 | 1%"),
    ("{schema/enum: {warn-above: 1/2}}", "setting/shape → 5 | 1%"),
    ("{schema/enum: {warnabove: 1}}", "setting/misspelt warnabove → warn-above"),
    ("{csv/ragged-row: warning}", "pipeline/severity-fixed csv/ragged-row"),
    ("{schema/type: {refuse-above: 5}}", "pipeline/severity-fixed schema/type"),
    ("{json/not-finite: note}", "pipeline/severity-fixed json/not-finite"),
    ("[schema/enum]", "setting/shape → mapping"),
  ]) func `is refused where it cannot be`(setting: String, expected: String) throws {
    for bench in [try bench(setting), try bench("", setting)] {
      let found = try bench.mistakes()
      #expect(found.count == 1 && found[0].contains(expected), "\(found)")
    }
  }

  // MARK: portals

  private static let gone = Rule(
    "harvest/gone", what: Text(ar: "ا", fr: "a", en: "a"), fix: Text(ar: "ا", fr: "a", en: "a"),
    example: .init([:], wrong: "", right: ""))
  private static let portals = ["ckan", "google"].map { name in
    Card(name, Text(ar: "ا", fr: "a", en: "a"), rules: name == "ckan" ? [gone] : [])
  }

  private func rehearsed(_ head: String) throws -> (Pipeline?, [String]) {
    let bench = try Bench(
      head + Bench.dataset("d", tables: ["a: {from: a.csv, schema: a.yaml}"]),
      ["a.csv": Self.csv, "a.yaml": Self.schema])
    let (pipeline, findings) = try PipelineFile.read(bench.folder.path, portals: Self.portals)
    return (pipeline, findings.map(\.brief))
  }

  @Test(arguments: [
    ("severity: {harvest/gone: note}\n", "note note"),
    ("feeds: {ckan: {severity: {harvest/gone: warning}}}\n", "warning error"),
    (
      "severity: {harvest/gone: note}\nfeeds: {ckan: {language: fr, severity: {harvest/gone: error}}}\n",
      "error note"
    ),
    ("severity: {harvest/gone: {refuse-above: 50%}}\n", "warning warning"),
    ("severity: {harvest/gone: {refuse-above: 49%}}\n", "error error"),
  ])
  func `of a rehearsal is what the pipeline says, of all portals or of one`(
    head: String, expected: String
  ) throws {
    let pipeline = try #require(try rehearsed(head).0)
    let weights = ["ckan", "google"].map { portal in
      var log = FindingLog(limit: 9)
      log.add(Finding(Self.gone, at: .file("feed")))
      log.weigh(by: pipeline.severities(of: portal), rows: 2)
      return log.findings[0].severity.rawValue
    }
    #expect(weights.joined(separator: " ") == expected)
  }

  @Test func `of a rehearsal is no part of what is published`() throws {
    let plain = try rehearsed("").0?.metadata
    let weighed = try rehearsed("feeds: {ckan: {severity: {harvest/gone: note}}}\n").0?.metadata
    #expect(weighed == plain && plain?.feeds == nil)
  }

  @Test(arguments: [
    ("severity: {harvest/gon: note}\n", "setting/misspelt harvest/gon → harvest/gone"),
    (
      "feeds: {ckan: {severity: {harvest/gon: note}}}\n",
      "setting/misspelt harvest/gon → harvest/gone"
    ),
    ("feeds: {ckan: {severity: {schema/enum: note}}}\n", "setting/unknown schema/enum"),
    (
      "feeds: {google: {severity: {harvest/left-behind: note}}}\n",
      "setting/undeclared harvest/left-behind"
    ),
    ("feeds: {googl: {severity: {}}}\n", "setting/misspelt googl → google"),
    ("feeds: {google: {language: fr}}\n", "setting/unknown language → severity"),
    ("feeds: {ckan: {}}\n", "pipeline/empty ckan"),
    ("feeds: {google: {}}\n", "pipeline/empty google"),
  ])
  func `of a rehearsal is refused where it cannot be`(head: String, expected: String) throws {
    let found = try rehearsed(head).1
    #expect(found.count == 1 && found[0].contains(expected), "\(found)")
  }

  @Test func `may be raised where it cannot be lowered`() throws {
    #expect(
      try bench("{csv/ragged-row: error, csv/blank-line: error, csv/stray-quote: error}")
        .mistakes() == [])
  }

  /// Rows that may break a constraint would not be valid by an XSD that states it.
  @Test func `is heeded by the XSD of what is published`() async throws {
    let strict = try await bench("").export()["a.xsd"]
    let loose = try await bench("{schema/enum: warning, schema/required: warning}")
      .export()["a.xsd"]
    func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }
    #expect(text(strict).contains("enumeration") && !text(loose).contains("enumeration"))
    #expect(!text(strict).isEmpty && !text(loose).isEmpty)
  }
}
