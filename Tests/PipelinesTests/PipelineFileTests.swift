import Components
import Testing

@testable import Pipelines

@Suite struct `Pipeline file` {
  private static let schema = "fields: [{name: a}, {name: b}]\n"

  /// The mistakes of a pipeline with one table, whose declaration stands on line 19.
  private func mistakes(table: String) throws -> [String] {
    try Bench(tables: [table], ["a.csv": "a,b\n", "a.yaml": Self.schema]).mistakes()
  }

  @Test func `is read whole where nothing is wrong`() throws {
    let bench = try Bench(
      Bench.dataset("d", tables: ["a: {from: a.csv, schema: a.yaml}"]),
      ["a.csv": "a,b\n", "a.yaml": Self.schema])
    let (pipeline, findings) = try bench.read()
    #expect(findings == [] && pipeline?.datasets.map(\.name) == ["d"])
    #expect(pipeline?.metadata.title == ["en": "T"] && pipeline?.privacy.dropsNames == false)
    let byFile = try PipelineFile.read(bench.folder.path + "/pipeline.yaml").0
    #expect(byFile?.folder == bench.folder.path)
    #expect(try PipelineFile.read(bench.folder.path + "///").0?.folder == bench.folder.path)
  }

  @Test(arguments: [
    ("a: {frm: a.csv, schema: a.yaml}", "19:11 setting/misspelt frm → from"),
    ("a: {from: a.csv, schema: a.yaml, stagse: []}", "19:40 setting/misspelt stagse → stages"),
    (
      "a: {from: a.csv, schema: a.yaml, zzz: []}",
      "19:40 setting/unknown zzz → checks, format, formats, from, quarantine, schema, severity, stages"
    ),
    (
      "a: {from: a.csv, schema: a.yaml, stages: [drpo: {columns: b}]}",
      "19:49 setting/misspelt drpo → drop"
    ),
    (
      "a: {from: a.csv, schema: a.yaml, stages: [drop: {colums: b}]}",
      "19:56 setting/misspelt colums → columns"
    ),
    ("a: {from: a.csv, schema: a.yaml, stages: [drop]}", "19:49 setting/missing columns"),
    (
      "a: {from: a.csv, schema: a.yaml, stages: [drop: {columns: bb}]}",
      "19:65 setting/misspelt bb → b"
    ),
    (
      "a: {from: a.csv, schema: a.yaml, stages: [rename: {from: x, to: b}]}",
      "19:64 setting/misspelt x → a"
    ),
    (
      "a: {from: a.csv, schema: a.yaml, stages: [rename: {from: a, to: b}]}",
      "19:71 setting/duplicate b"
    ),
    (
      "a: {from: a.csv, schema: a.yaml, stages: [stack: {tables: aa}]}",
      "19:65 setting/misspelt aa → a"
    ),
    (
      "a: {from: a.csv, schema: a.yaml, stages: [semi-join: {column: a, in: b}]}",
      "19:76 setting/shape → table.column"
    ),
    (
      "a: {from: a.csv, schema: a.yaml, stages: [keep: {column: c, equals: x}]}",
      "19:64 setting/misspelt c → a"
    ),
    (
      "a: {from: a.csv, schema: a.yaml, checks: [sum-of-part: {total: a, parts: b}]}",
      "19:49 setting/misspelt sum-of-part → sum-of-parts"
    ),
    (
      "a: {from: a.csv, schema: a.yaml, checks: [sum-of-parts: {total: a}]}",
      "19:49 setting/missing parts"
    ),
    (
      "a: {from: a.csv, schema: a.yaml, checks: [sum-of-parts: {total: a, parts: [b, bb]}]}",
      "19:81 setting/misspelt bb → b"
    ),
    (
      "a: {from: a.csv, schema: a.yaml, checks: [agreement: {about: a, compare: q}]}",
      "19:80 setting/misspelt q → a"
    ),
    (
      "a: {from: a.csv, schema: a.yaml, checks: [{agreement: {}, drop: {}}]}",
      "19:49 setting/shape → name: {options}"
    ),
    ("a: {from: a.csv, schema: a.yaml, stages: drop}", "19:48 setting/shape → list"),
    ("a: {from: a.csv, schema: a.yaml, format: cvs}", "19:48 setting/misspelt cvs → csv"),
    (
      "a: {from: a.csv, schema: a.yaml, format: {csv: {delimiter: ''}}}",
      "19:66 setting/shape → , ; | \\t …"
    ),
    ("a: {from: {fiel: {path: a.csv}}, schema: a.yaml}", "19:18 setting/misspelt fiel → file"),
    ("a: {from: {table: q}, schema: a.yaml}", "19:25 setting/misspelt q → a"),
    ("a: {schema: a.yaml}", "19:10 setting/missing from"),
    ("a: {from: a.csv}", "19:7 setting/missing schema"),
    ("a: {from: a.csv, schema: b.yaml}", "19:32 setting/misspelt b.yaml → a.yaml"),
    ("a: {from: b.csv, schema: a.yaml}", "19:17 input/missing"),
    ("a: {from: ../a.csv, schema: a.yaml}", "19:17 input/path-escapes ../a.csv"),
    ("a: {from: /etc/passwd, schema: a.yaml}", "19:17 input/path-escapes /etc/passwd"),
    ("a: {from: x/../../a.csv, schema: a.yaml}", "19:17 input/path-escapes x/../../a.csv"),
    ("a: {from: '', schema: a.yaml}", "19:17 input/path-escapes"),
    ("a: {from: a.csv, schema: ../a.yaml}", "19:32 input/path-escapes ../a.yaml"),
    ("A: {from: a.csv, schema: a.yaml}", "19:7 pipeline/bad-name A"),
    ("1a: {from: a.csv, schema: a.yaml}", "19:7 pipeline/bad-name 1a"),
    ("é: {from: a.csv, schema: a.yaml}", "19:7 pipeline/bad-name é"),
    ("a/b: {from: a.csv, schema: a.yaml}", "19:7 pipeline/bad-name a/b"),
    ("'': {from: a.csv, schema: a.yaml}", "19:7 pipeline/bad-name"),
    ("a b: {from: a.csv, schema: a.yaml}", "19:7 pipeline/bad-name a b"),
  ]) func `says what is wrong with a table, where, and what was meant`(
    table: String, expected: String
  ) throws {
    let found = try mistakes(table: table)
    #expect(
      found.contains { $0.trimmingPrefix("pipeline.yaml:").hasPrefix(expected) }, "\(found)")
  }

  @Test(arguments: [
    ("nashr: 1", "nashr: 2", "1:8 pipeline/form 2"),
    ("nashr: 1", "nasr: 1", "1:1 setting/misspelt nasr → nashr"),
    ("name: t", "name: T", "2:7 pipeline/bad-name T"),
    (
      "https://example.org/t/", "https://example.org/t",
      "3:7 pipeline/bad-base https://example.org/t"
    ),
    ("https://example.org/t/", "ftp://example.org/t/", "3:7 pipeline/bad-base"),
    ("language: en", "language: eng", "4:11 setting/misspelt eng → en"),
    ("title: T", "title: {fr: T}", "5:8 pipeline/default-language en → fr"),
    ("title: T", "titel: T", "5:1 setting/misspelt titel → title"),
    ("{name: P}", "{nam: P}", "7:13 setting/misspelt nam → name"),
    ("email: c@example.org", "mail: c@example.org", "8:20 setting/misspelt mail → email"),
    ("license: CC0-1.0", "license: CC0-1.1", "17:14 setting/misspelt CC0-1.1 → CC0-1.0"),
    ("license: CC0-1.0", "license: ODbL-1.0", "17:14 setting/unknown ODbL-1.0 → CC0-1.0"),
    (
      "license: CC0-1.0", "license: CC0-1.0\n    temporal: {start: 2024-02-30}",
      "18:23 setting/shape → YYYY-MM-DD"
    ),
    (
      "license: CC0-1.0", "license: CC0-1.0\n    keyword: {en: [x]}",
      "18:5 setting/misspelt keyword → keywords"
    ),
    (
      "datasets:", "privacy: {names: hide}\ndatasets:", "13:18 setting/unknown hide → drop, publish"
    ),
    (
      "datasets:", "privacy: {blank: [{table: q, column: a, where: {b: x}}]}\ndatasets:",
      "13:19 setting/misspelt q → a"
    ),
    (
      "datasets:", "privacy: {blank: [{table: a, column: q, where: {b: x}}]}\ndatasets:",
      "13:19 setting/misspelt q → a"
    ),
    (
      "datasets:", "privacy: {blank: [{table: a, column: a}]}\ndatasets:",
      "13:19 setting/missing where"
    ),
  ]) func `says what is wrong with the rest, where, and what was meant`(
    good: String, bad: String, expected: String
  ) throws {
    let text = (Bench.head + Bench.dataset("d", tables: ["a: {from: a.csv, schema: a.yaml}"]))
      .replacing(good, with: bad, maxReplacements: 1)
    let bench = try Bench("", ["a.csv": "a,b\n", "a.yaml": Self.schema])
    try bench.folder.write("pipeline.yaml", text)
    let found = try bench.mistakes()
    #expect(
      found.contains { $0.trimmingPrefix("pipeline.yaml:").hasPrefix(expected) }, "\(found)")
  }

  @Test func `reports the mistakes of all tables together`() throws {
    let found = try Bench(
      tables: [
        "a: {from: ../a.csv, schema: a.yaml, stages: [drpo: {}, keep: {colunm: a}]}",
        "b: {frm: b.csv, schema: 7, checks: [agrement: {}]}",
      ], ["a.csv": "a,b\n", "a.yaml": Self.schema]
    ).read().1.map(\.rule.id)
    #expect(
      found == [
        "input/path-escapes", "setting/misspelt", "setting/misspelt", "setting/misspelt",
        "setting/missing", "setting/misspelt",
      ])
  }

  @Test func `reports the mistakes of the plan together`() throws {
    let found = try Bench(
      tables: [
        "a: {from: a.csv, schema: a.yaml, stages: [drop: {columns: x}]}",
        "b: {from: nowhere.csv, schema: a.yaml}",
        "c: {from: a.csv, schema: nowhere.yaml}",
        "d: {from: a.csv, schema: a.yaml, checks: [agreement: {about: a, compare: x}]}",
      ], ["a.csv": "a,b\n", "a.yaml": Self.schema]
    ).mistakes()
    #expect(found.count == 4, "\(found)")
  }

  @Test func `wants a name of a table to be unique in the publication`() throws {
    let found = try Bench(
      Bench.dataset("d", tables: ["a: {from: a.csv, schema: a.yaml}"])
        + Bench.another("e", tables: ["a: {from: a.csv, schema: a.yaml}"]),
      ["a.csv": "a,b\n", "a.yaml": Self.schema]
    ).mistakes()
    #expect(found == ["pipeline.yaml:25:7 setting/duplicate a"])
  }

  @Test func `says that there is none`() throws {
    let folder = try Folder()
    #expect(thrown { () throws(Finding) in try PipelineFile.read(folder.path) } != nil)
  }
}
