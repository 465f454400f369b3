import Columns
import Components
import Formats
import Languages

/// One finding as a JSON object: the finding record of the documentation. Members that do not apply are
/// left out.
enum FindingRecord {
  /// How much of a value a message of a file holds, in characters; `value` holds all of it.
  static let valueLimit = 2000

  static func json(_ finding: Finding, in report: Report) -> JSONValue {
    .object(members(of: finding, in: report))
  }

  static func members(of finding: Finding, in report: Report) -> [JSONValue.Member] {
    let rule = finding.rule
    let about: KeyValuePairs<String, JSONValue?> = [
      "rule": .string(rule.id), "severity": .string(finding.severity.rawValue),
      "type": FrictionlessType.of(finding).map { .string($0) },
    ]
    let what: KeyValuePairs<String, JSONValue?> = [
      "value": finding.values["value"].map { .string($0) },
      "expected": finding.values["expected"].map { .string($0) },
      "help": .string(help(rule)), "messages": messages(finding), "fix": fixes(finding),
    ]
    return [about, place(finding, in: report), what].flatMap { pairs in
      pairs.compactMap { name, value in value.map { JSONValue.Member(name, $0) } }
    }
  }

  /// The command that explains a rule.
  static func help(_ rule: Rule) -> String { "nashr explain \(rule.id)" }

  private static func place(_ finding: Finding, in report: Report)
    -> KeyValuePairs<String, JSONValue?>
  {
    switch finding.place {
    case .file(let file): return ["file": .string(file)]
    case .text(let file, let line, let column):
      return ["file": .string(file), "line": .integer(line), "column": .integer(column)]
    case .cell(let cell):
      let schema = report.table(cell.table)?.schema
      let index = cell.field.flatMap { schema?.index(of: $0) }
      let pointer = schema.flatMap { SchemaPath.pointer(to: finding, in: $0) }
      return [
        "table": .string(cell.table), "file": .string(cell.file),
        "sheet": cell.sheet.map { .string($0) }, "row": .integer(cell.row),
        "rowNumber": .integer(cell.row),
        // Rows of a sheet are no lines and no runs of bytes.
        "line": cell.sheet == nil ? .integer(cell.line) : nil,
        "byteOffset": cell.sheet == nil ? .integer(cell.byteOffset) : nil,
        "field": cell.field.map { .string($0) },
        "fieldName": cell.field.map { .string($0) },
        "fieldNumber": index.map { .integer($0 + 1) },
        "schemaPath": pointer.map { .string($0) },
      ]
    }
  }

  static func messages(_ finding: Finding) -> JSONValue {
    sentences { finding.what($0, isolating: .plain, limit: valueLimit) }
  }

  private static func fixes(_ finding: Finding) -> JSONValue {
    sentences { finding.fix($0, isolating: .plain, limit: valueLimit) }
  }

  private static func sentences(_ sentence: (Language) -> String) -> JSONValue {
    .object(Language.allCases.map { .init($0.rawValue, .string(sentence($0))) })
  }
}
