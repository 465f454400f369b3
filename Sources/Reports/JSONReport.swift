import Components
public import Formats
import Languages
public import Pipelines

/// The findings of a command as one JSON document, whose form does not change without its
/// `schemaVersion`.
public enum JSONReport {
  public static let schemaVersion = 1

  /// A document with the members of `head`, then totals and findings.
  public static func document(
    _ head: [JSONValue.Member], valid: Bool, exitCode: Int32, _ log: FindingLog
  ) -> JSONValue {
    .object(
      [.init("schemaVersion", .integer(schemaVersion))] + head + [
        .init("valid", .boolean(valid)), .init("exitCode", .integer(Int(exitCode))),
        .init("totals", totals(of: log)),
        .init("unlisted", .integer(log.unlisted)),
        .init("findings", .array(log.findings.map(json))),
      ])
  }

  private static func totals(of log: FindingLog) -> JSONValue {
    .array(
      log.groups.map { group in
        .object([
          "rule": .string(group.rule.id), "severity": .string(group.severity.rawValue),
          "count": .integer(group.count),
        ])
      })
  }

  /// The finding record of the documentation.
  static func json(_ finding: Finding) -> JSONValue {
    var cell: Place.Cell?
    var text: (line: Int, column: Int)?
    switch finding.place {
    case .cell(let place): cell = place
    case .text(_, let line, let column): text = (line, column)
    case .file: break
    }
    return .object([
      "rule": .string(finding.rule.id), "severity": .string(finding.severity.rawValue),
      "table": cell.map { .string($0.table) }, "file": .string(finding.place.file),
      "row": cell.map { .integer($0.row) },
      "line": (cell?.line ?? text?.line).map { .integer($0) },
      "column": text.map { .integer($0.column) },
      "byteOffset": cell.map { .integer($0.byteOffset) },
      "field": cell?.field.map { .string($0) },
      "value": finding.values["value"].map { .string($0) },
      "expected": finding.values["expected"].map { .string($0) },
      "messages": messages(finding) {
        $0.what($1, isolating: .plain, limit: FindingsCSV.valueLimit)
      },
      "fix": messages(finding) { $0.fix($1, isolating: .plain, limit: FindingsCSV.valueLimit) },
    ])
  }

  private static func messages(_ finding: Finding, _ sentence: (Finding, Language) -> String)
    -> JSONValue
  {
    .object(Language.allCases.map { .init($0.rawValue, .string(sentence(finding, $0))) })
  }
}
