import Components
import Formats
import Pipelines

/// One JSON document, whose form does not change without its `schemaVersion`; `ReportSchema` describes it.
enum JSONForm: Form {
  static let name = "json"
  static let fileExtension = "json"
  static let schemaVersion = 1

  static func bytes(of report: Report) -> [UInt8] {
    let version = JSONValue.Member("schemaVersion", .integer(schemaVersion))
    let findings = report.log.findings.lazy.map { FindingRecord.json($0, in: report) }
    var output: [UInt8] = []
    JSONValue.append(
      [version] + report.head + summary(of: report), list: "findings", findings, to: &output,
      depth: 0)
    return output + [UInt8(ascii: "\n")]
  }

  /// How the command ended and what it counted.
  static func summary(of report: Report) -> [JSONValue.Member] {
    [
      .init("valid", .boolean(report.isValid)),
      .init("exitCode", .integer(Int(report.exitCode))),
      .init("tables", .array(report.scope.tables.map(table))),
      .init("totals", totals(of: report.log)),
      .init("unlisted", .integer(report.log.unlisted)),
    ]
  }

  private static func table(_ table: Report.Table) -> JSONValue {
    .object([
      "name": .string(table.name), "rows": .integer(table.rows),
      "errors": .integer(table.count(of: .error)),
      "warnings": .integer(table.count(of: .warning)),
      "notes": .integer(table.count(of: .note)),
    ])
  }

  static func totals(of log: FindingLog) -> JSONValue {
    .array(
      log.groups.map { group in
        .object([
          "rule": .string(group.rule.id), "severity": .string(group.severity.rawValue),
          "count": .integer(group.count),
        ])
      })
  }
}
