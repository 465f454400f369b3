import Bytes
import Components
import Formats
import Languages
import Pipelines
import Releases

/// SARIF 2.1.0 (OASIS): one run, whose `properties` hold the exact totals.
///
/// Sentences are in the report's language; rules carry all three under `properties`. Lines and columns
/// count from one, columns in code points.
enum SARIFForm: Form {
  static let name = "sarif"
  static let fileExtension = "sarif"

  static func bytes(of report: Report) -> [UInt8] {
    let head = """
      {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [

      """
    var output = Array((head + "    ").utf8)
    appendRun(of: report, to: &output)
    return output + Array("\n  ]\n}\n".utf8)
  }

  private static func appendRun(of report: Report, to output: inout [UInt8]) {
    var known: Set<Rule> = []
    let rules = report.log.groups.map(\.rule).filter { known.insert($0).inserted }
    let indices = Dictionary(uniqueKeysWithValues: zip(rules, rules.indices))
    var seen: [String: Int] = [:]
    let results = report.log.findings.lazy.map { finding in
      result(finding, indices[finding.rule]!, in: report, &seen)
    }
    let members: [JSONValue.Member] = [
      .init("tool", .object(["driver": driver(rules, report.language)])),
      .init("language", .string(report.language.rawValue)),
      .init("columnKind", .string("unicodeCodePoints")),
      .init("invocations", .array([invocation(of: report)])),
      .init(
        "properties",
        .object([
          "totals": JSONForm.totals(of: report.log), "unlisted": .integer(report.log.unlisted),
        ])),
    ]
    JSONValue.append(members, list: "results", results, to: &output, depth: 2)
  }

  // MARK: the tool

  private static func driver(_ rules: [Rule], _ language: Language) -> JSONValue {
    .object([
      "name": .string("nashr"), "version": .string(Engine.version),
      "rules": .array(rules.map { descriptor($0, language) }),
    ])
  }

  private static func descriptor(_ rule: Rule, _ language: Language) -> JSONValue {
    let whats = Sentence.title(of: rule.what)
    let fixes = Sentence.title(of: rule.fix)
    return .object([
      "id": .string(rule.id), "shortDescription": text(whats[language.rawValue] ?? ""),
      "help": text("\(fixes[language.rawValue] ?? "")\n\n\(FindingRecord.help(rule))"),
      "defaultConfiguration": .object(["level": .string(rule.severity.rawValue)]),
      "properties": .object([
        "messages": .texts(whats), "fix": .texts(fixes),
        "source": rule.source.map { .string($0) },
      ]),
    ])
  }

  private static func invocation(of report: Report) -> JSONValue {
    let notifications = Summary(report.language).unlisted(of: report.log).map { sentence in
      JSONValue.object([
        "level": .string("warning"), "message": text(sentence),
        "descriptor": .object(["id": .string(Rule.unlisted.id)]),
      ])
    }
    return .object([
      "executionSuccessful": .boolean(report.isValid),
      "exitCode": .integer(Int(report.exitCode)),
      "toolExecutionNotifications": notifications.isEmpty ? nil : .array(notifications),
    ])
  }

  // MARK: a result

  private static func result(
    _ finding: Finding, _ index: Int, in report: Report, _ seen: inout [String: Int]
  ) -> JSONValue {
    let sentences = [
      finding.what(report.language, isolating: .plain, limit: FindingRecord.valueLimit),
      finding.fix(report.language, isolating: .plain, limit: FindingRecord.valueLimit),
    ]
    return .object([
      "ruleId": .string(finding.rule.id), "ruleIndex": .integer(index),
      "level": .string(finding.severity.rawValue),
      "message": text(sentences.joined(separator: " ")),
      "locations": .array([location(finding, in: report)]),
      "partialFingerprints": .object(["nashr/v1": .string(fingerprint(of: finding, &seen))]),
    ])
  }

  /// Names what is wrong without its row, so that it outlives rows that come before it; a number tells
  /// equal ones apart.
  private static func fingerprint(of finding: Finding, _ seen: inout [String: Int]) -> String {
    var parts = [finding.rule.id, finding.place.file, finding.values["value"] ?? ""]
    if case .cell(let cell) = finding.place {
      parts += [cell.table, cell.field ?? ""] + (cell.sheet.map { [$0] } ?? [])
    }
    let digest = Digest.of(Array(parts.joined(separator: "\u{0}").utf8)).description.prefix(32)
    seen[String(digest), default: 0] += 1
    return "\(digest):\(seen[String(digest)]!)"
  }

  private static func location(_ finding: Finding, in report: Report) -> JSONValue {
    let file = finding.place.file
    return .object([
      "physicalLocation": file.isEmpty
        ? nil
        : .object([
          "artifactLocation": artifact(report.scope.path(file)), "region": region(finding.place),
        ]), "logicalLocations": logical(finding.place),
      "properties": finding.sheet.map { .object(["sheet": .string($0)]) },
    ])
  }

  private static func artifact(_ path: String) -> JSONValue {
    let isAbsolute = path.hasPrefix("/")
    return .object([
      "uri": .string((isAbsolute ? "file://" : "") + address(path)),
      "uriBaseId": isAbsolute ? nil : .string("%SRCROOT%"),
    ])
  }

  /// A path as a URI reference (RFC 3986): everything but unreserved characters and `/` as `%XX`.
  private static func address(_ path: String) -> String {
    let open = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    let bytes = path.utf8.flatMap { byte in
      open.contains(byte)
        ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func region(_ place: Place) -> JSONValue? {
    switch place {
    case .file: nil
    case .text(_, let line, let column):
      .object(["startLine": .integer(line), "startColumn": .integer(column)])
    case .cell(let cell): .object(["startLine": .integer(cell.line)])
    }
  }

  private static func logical(_ place: Place) -> JSONValue? {
    guard case .cell(let cell) = place else { return nil }
    let field = cell.field.map { name in
      JSONValue.object([
        "name": .string(name), "kind": .string("member"),
        "fullyQualifiedName": .string("\(cell.table)/\(name)"),
      ])
    }
    let table = JSONValue.object([
      "name": .string(cell.table), "kind": .string("object"),
      "fullyQualifiedName": .string(cell.table),
    ])
    return .array(field.map { [$0] } ?? [table])
  }

  private static func text(_ text: String) -> JSONValue { .object(["text": .string(text)]) }
}
