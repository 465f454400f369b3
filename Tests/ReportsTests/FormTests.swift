import Columns
import Components
import Foundation
import Formats
import Pipelines
import Testing

@testable import Reports

/// Findings with awkward texts in them, in two tables and a pipeline file.
enum Found {
  static let schema: Schema = {
    var code = Field("code", .integer)
    code.constraints.required = true
    code.constraints.minimum = "1"
    code.constraints.exclusiveMaximum = "100"
    var schema = Schema([Field("name"), code])
    schema.primaryKey = ["name"]
    schema.uniqueKeys = [["name", "code"], ["code"]]
    return schema
  }()

  static func cell(_ row: Int, _ field: String?, table: String = "regions") -> Place {
    .cell(
      .init(
        table: table, file: "data/régions, 1:2.csv", row: row, line: row, byteOffset: row * 10,
        field: field))
  }

  static let type = Finding(
    rule("schema/type"), at: cell(2, "code"),
    ["value": "<b>100%\n\u{202E}", "expected": "integer", "example": "7"])

  static let findings = [
    Finding(rule("setting/missing"), at: .text(file: "p.yaml", line: 3, column: 5), ["name": "x"]),
    type, Finding(rule("schema/type"), at: cell(3, "code"), type.values),
    Finding(rule("csv/ragged-row"), at: cell(4, nil), ["count": "1", "expected": "2"]),
    Finding(rule("csv/blank-line"), at: cell(5, nil)),
  ]

  static func rule(_ id: String) -> Rule {
    (Kinds.cards + SchemaConstraints.cards).flatMap(\.rules).first { $0.id == id }
      ?? SettingRules.rules.first { $0.id == id } ?? .unlisted
  }

  static func log(limit: Int = 1000) -> FindingLog {
    var log = FindingLog(limit: limit)
    for finding in findings { log.add(finding) }
    return log
  }

  static func report(limit: Int = 1000, in language: Language = .en) -> Report {
    let counts = [rule("schema/type"): 2, rule("csv/ragged-row"): 1, rule("csv/blank-line"): 1]
    let totals = Dictionary(
      uniqueKeysWithValues: counts.map {
        (FindingLog.Kind(rule: $0.key, severity: $0.key.severity), $0.value)
      })
    let tables = [
      Report.Table("regions", rows: 12, totals: totals, schema: schema),
      Report.Table("communes", rows: 1_500, totals: [:], schema: schema),
    ]
    return Report(
      log(limit: limit), in: language, exitCode: 1, isValid: false,
      head: [.init("command", .string("validate"))], closing: ["The end."],
      scope: Report.Scope(tables) { "sub/" + $0 })
  }

  static func text(_ form: any Form.Type, _ report: Report = report()) -> String {
    String(decoding: form.bytes(of: report), as: UTF8.self)
  }

  static func json(_ text: some StringProtocol) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}

@Suite struct `Every form` {
  @Test func `has a name and an ending of its own`() {
    #expect(Set(Forms.names).count == Forms.all.count)
    #expect(Set(Forms.all.map { $0.fileExtension }).count == Forms.all.count)
    #expect(Forms.ofFile("a/b.sarif")?.name == "sarif" && Forms.ofFile("a.xml")?.name == "junit")
    #expect(Forms.ofFile("a.pdf") == nil && Forms.named("pdf") == nil)
  }

  @Test(arguments: Forms.names, Language.allCases)
  func `says how many are counted and not listed`(name: String, language: Language) throws {
    let form = try #require(Forms.named(name))
    let cut = Found.text(form, Found.report(limit: 1, in: language))
    let whole = Found.text(form, Found.report(in: language))
    #expect(cut != whole)
    switch name {
    case "json": #expect(cut.contains("\"unlisted\": 4") && whole.contains("\"unlisted\": 0"))
    case "ndjson": #expect(cut.contains("\"unlisted\":4}\n") && whole.contains("\"unlisted\":0}\n"))
    case "junit": #expect(cut.contains("… ") && cut.contains("tests=\"5\""))
    case "csv": #expect(cut.contains("findings/unlisted") && !whole.contains("findings/unlisted"))
    default: #expect(cut.contains("4."), "\(cut)")
    }
  }

  @Test(arguments: Forms.names) func `makes the same bytes of the same report`(name: String) throws
  {
    let form = try #require(Forms.named(name))
    #expect(form.bytes(of: Found.report()) == form.bytes(of: Found.report()))
  }
}

@Suite struct `The JSON form` {
  @Test func `has the record of a finding with the names of frictionless`() throws {
    let report = try Found.json(Found.text(JSONForm.self))
    let findings = try #require(report["findings"] as? [[String: Any]])
    let finding = findings[1]
    #expect(finding["type"] as? String == "type-error" && finding["rowNumber"] as? Int == 2)
    #expect(finding["fieldNumber"] as? Int == 2 && finding["fieldName"] as? String == "code")
    #expect(finding["schemaPath"] as? String == "/fields/1/type")
    #expect(finding["help"] as? String == "nashr explain schema/type")
    #expect(findings[3]["type"] as? String == "missing-cell" && findings[3]["field"] == nil)
    #expect(findings[0]["column"] as? Int == 5 && findings[0]["type"] == nil)
    let tables = try #require(report["tables"] as? [[String: Any]])
    #expect(tables.map { $0["errors"] as? Int } == [3, 0])
    #expect(tables.map { $0["notes"] as? Int } == [1, 0])
  }

  @Test func `points into the schema only where that is certain`() {
    func pointer(_ id: String, _ field: String, _ expected: String = "") -> String? {
      let finding = Finding(
        Found.rule(id), at: Found.cell(2, field), ["expected": expected])
      return SchemaPath.pointer(to: finding, in: Found.schema)
    }
    #expect(pointer("schema/required", "code") == "/fields/1/constraints/required")
    #expect(pointer("schema/required", "name") == nil)
    #expect(pointer("schema/minimum", "code", "1") == "/fields/1/constraints/minimum")
    #expect(pointer("schema/maximum", "code", "100") == "/fields/1/constraints/exclusiveMaximum")
    #expect(pointer("schema/maximum", "code", "5") == nil)
    #expect(pointer("schema/unique", "name, code") == "/uniqueKeys/0")
    #expect(pointer("schema/unique", "code") == "/uniqueKeys/1")
    #expect(pointer("schema/primary-key", "name") == "/primaryKey")
    #expect(pointer("schema/type", "elsewhere") == nil)
  }

  @Test func `is a line a finding in NDJSON, and a summary last`() throws {
    let lines = Found.text(NDJSONForm.self).split(separator: "\n")
    let records = try lines.map { try Found.json($0)["record"] as? String }
    #expect(records == Array(repeating: "finding", count: 5) + ["summary"])
    #expect(try Found.json(try #require(lines.last))["exitCode"] as? Int == 1)
  }
}

@Suite struct `The SARIF form` {
  private static func run(_ language: Language = .en) throws -> [String: Any] {
    let log = try Found.json(Found.text(SARIFForm.self, Found.report(in: language)))
    #expect(log["version"] as? String == "2.1.0")
    return try #require((log["runs"] as? [[String: Any]])?.first)
  }

  @Test func `refers to its rules by index and id`() throws {
    let run = try Self.run()
    let tool = try #require(run["tool"] as? [String: [String: Any]])
    let rules = try #require(tool["driver"]?["rules"] as? [[String: Any]])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 5)
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      #expect(["error", "warning", "note"].contains(result["level"] as? String))
      #expect((result["message"] as? [String: String])?["text"]?.isEmpty == false)
    }
    let messages = (rules[0]["properties"] as? [String: Any])?["messages"] as? [String: String]
    #expect(messages?.keys.sorted() == ["ar", "en", "fr"])
  }

  @Test func `tells where, in code points and by escaped address`() throws {
    let results = try #require(try Self.run()["results"] as? [[String: Any]])
    func location(_ index: Int) throws -> [String: Any] {
      try #require((results[index]["locations"] as? [[String: Any]])?.first)
    }
    let physical = try #require(try location(1)["physicalLocation"] as? [String: [String: Any]])
    #expect(
      physical["artifactLocation"]?["uri"] as? String == "sub/data/r%C3%A9gions%2C%201%3A2.csv")
    #expect(physical["region"]?["startLine"] as? Int == 2)
    let text = try #require(try location(0)["physicalLocation"] as? [String: [String: Any]])
    #expect(text["region"]?["startColumn"] as? Int == 5)
    let logical = try #require(try location(1)["logicalLocations"] as? [[String: String]])
    #expect(logical[0]["fullyQualifiedName"] == "regions/code")
    #expect(try Self.run()["columnKind"] as? String == "unicodeCodePoints")
  }

  @Test func `gives each result a fingerprint of its own, the same in each language`() throws {
    func prints(_ language: Language) throws -> [String] {
      let results = try #require(try Self.run(language)["results"] as? [[String: Any]])
      return results.compactMap {
        ($0["partialFingerprints"] as? [String: String])?["nashr/v1"]
      }
    }
    #expect(Set(try prints(.en)).count == 5)
    #expect(try prints(.en) == prints(.ar))
  }
}

@Suite struct `The GitHub form` {
  @Test func `escapes what the runner would read as its own`() {
    #expect(
      GitHubForm.command("error", [("file", "a,b:c%.csv"), ("line", "2")], "50%\r\n:,")
        == "::error file=a%2Cb%3Ac%25.csv,line=2::50%25%0D%0A:,")
  }

  @Test func `has a line a finding and one of totals`() {
    let lines = Found.text(GitHubForm.self).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 7 && lines.last == "")
    #expect(lines[0].hasPrefix("::error file=sub/p.yaml,line=3,col=5,title=setting/missing::"))
    #expect(lines[1].contains("file=sub/data/régions%2C 1%3A2.csv,line=2,"))
    #expect(lines[4].hasPrefix("::notice file="))
    #expect(lines[5] == "::notice title=nashr::4 errors, 1 note.")
  }
}

@Suite struct `The JUnit form` {
  @Test func `counts its cases and failures`() {
    let text = Found.text(JUnitForm.self)
    #expect(text.contains(#"<testsuites name="nashr" tests="5" failures="3" errors="0">"#))
    #expect(text.contains(#"<testsuite name="regions" tests="3" failures="2""#))
    #expect(text.contains(#"<testsuite name="communes" tests="1" failures="0""#))
    #expect(text.contains(#"<testsuite name="p.yaml" tests="1" failures="1""#))
    #expect(text.matches(of: /<failure[ ]/).count == 3)
    #expect(text.matches(of: /<testcase[ ]/).count == 5)
    #expect(text.matches(of: /<testsuite[ ]/).count == 3)
  }

  @Test func `has a case that passes where there is nothing to report`() {
    let text = Found.text(JUnitForm.self, Report(FindingLog(), in: .en))
    #expect(text.contains(#"tests="1" failures="0""#) && text.contains("<testcase "))
  }

  @Test func `lets no value become markup`() {
    let text = Found.text(JUnitForm.self)
    #expect(text.contains("&lt;b&gt;100%\\n\\u{202E}") && !text.contains("<b>"))
  }
}

@Suite struct `The HTML form` {
  @Test func `speaks three languages, the reader's first`() {
    let text = Found.text(HTMLForm.self, Found.report(in: .ar))
    #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"))
    let order = text.matches(of: /<section class="report" id="(..)" lang="(..)" dir="(...)">/)
    let marks = order.map { "\($0.output.1) \($0.output.2) \($0.output.3)" }
    #expect(marks == ["ar ar rtl", "fr fr ltr", "en en ltr"])
  }

  @Test func `needs nothing from elsewhere and lets no value become markup`() {
    let text = Found.text(HTMLForm.self)
    #expect(!text.contains("<script") && !text.contains("<link") && !text.contains("http"))
    #expect(text.contains("<bdi>&lt;b&gt;100%\\n\\u{202E}</bdi>") && !text.contains("<b>100"))
    for name in ["section", "table", "tr", "td", "p", "bdi", "nav"] {
      let open =
        text.components(separatedBy: "<\(name)>").count
        + text.components(separatedBy: "<\(name) ").count - 2
      #expect(open == text.components(separatedBy: "</\(name)>").count - 1, "\(name)")
    }
  }
}

@Suite struct `The text form` {
  @Test func `puts what matters most last, then what to do next`() {
    let lines = Found.text(TextForm.self).split(separator: "\n")
    #expect(lines.first == "note csv/blank-line × 1")
    #expect(lines.last == "The end.")
    #expect(lines.suffix(2).first?.contains("nashr explain csv/ragged-row") == true)
  }

  @Test func `says where the whole list is`() {
    var report = Found.report()
    for _ in 0..<9 { report.log.add(Found.type) }
    #expect(Found.text(TextForm.self, report).contains("--report findings.csv"))
    #expect(Found.text(TextForm.self, report).contains("… and 8 more"))
    report.scope.list = "all.json"
    let named = Found.text(TextForm.self, report)
    #expect(!named.contains("Counted"))
    #expect(named.contains("The whole list is in \u{2068}all.json\u{2069}."))
    var cut = Found.report(limit: 1)
    for _ in 0..<9 { cut.log.add(Found.type) }
    cut.scope.list = "all.json"
    let part = Found.text(TextForm.self, cut)
    #expect(part.contains("The list is in \u{2068}all.json\u{2069}, which holds 1."))
    #expect(part.contains("Counted, but not in this list: 13."))
  }
}

@Suite struct `Names of frictionless` {
  @Test func `tell short rows from long ones, and lacking columns from surplus ones`() {
    func type(_ id: String, _ values: [String: String]) -> String? {
      let rule = PipelineRules.rules.first { $0.id == id } ?? Found.rule(id)
      return FrictionlessType.of(Finding(rule, at: .file("x"), values))
    }
    #expect(type("csv/ragged-row", ["count": "1", "expected": "2"]) == "missing-cell")
    #expect(type("csv/ragged-row", ["count": "3", "expected": "2"]) == "extra-cell")
    #expect(type("schema/fields-differ", ["expected": "a", "value": "–"]) == "missing-label")
    #expect(type("schema/fields-differ", ["expected": "–", "value": "b"]) == "extra-label")
    #expect(type("schema/required", [:]) == "constraint-error")
    #expect(type("pipeline/cycle", [:]) == "pipeline-error")
    #expect(type("setting/missing", [:]) == nil)
  }
}
