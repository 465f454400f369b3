import Columns
import Components
import Formats
import Languages
public import Pipelines
import Releases

/// `findings.csv`: every finding of a dataset, a row each, in three languages.
public enum FindingsCSV {
  /// How much of a value a message of the file holds, in characters; `value` holds all of it.
  static let valueLimit = 2000

  static let header = [
    "rule", "severity", "table", "file", "row", "line", "byte_offset", "field", "value", "expected",
    "message_ar", "message_fr", "message_en",
  ]

  /// RFC 4180 in UTF-8. A last row of the rule `findings/unlisted` says how many more were counted,
  /// where there are more than were kept.
  public static func bytes(of log: FindingLog) -> [UInt8] {
    var rows = log.findings.map(row)
    if log.unlisted > 0 {
      rows.append(row(Finding(.unlisted, at: .file(""), ["count": String(log.unlisted)])))
    }
    return CSVText.table(header, rows)
  }

  private static func row(_ finding: Finding) -> [String] {
    var cell = (table: "", row: "", line: "", offset: "", field: "")
    switch finding.place {
    case .cell(let place):
      cell = (
        place.table, String(place.row), String(place.line), String(place.byteOffset),
        place.field ?? ""
      )
    case .text(_, let line, _): cell.line = String(line)
    case .file: break
    }
    let messages = Language.allCases.map { language in
      finding.what(language, isolating: .plain, limit: valueLimit) + " "
        + finding.fix(language, isolating: .plain, limit: valueLimit)
    }
    return [
      finding.rule.id, finding.severity.rawValue, cell.table, finding.place.file, cell.row,
      cell.line, cell.offset, cell.field, finding.values["value"] ?? "",
      finding.values["expected"] ?? "",
    ] + messages
  }
}

extension Rule {
  static let unlisted = Rule(
    "findings/unlisted", .note,
    what: Text(
      ar: "وجدت {count} ملاحظات أخرى عدت ولم تدرج.",
      fr: "{count} autres constats ont été comptés et ne sont pas listés.",
      en: "{count} more findings were counted and are not listed."),
    fix: Text(
      ar: "صحح ما أدرج ثم أعد التنفيذ.", fr: "Corrigez ceux qui sont listés, puis relancez.",
      en: "Mend those listed, then run again."))
}
