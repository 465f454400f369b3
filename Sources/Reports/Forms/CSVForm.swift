import Columns
import Components
import Formats
import Languages
public import Pipelines
import Releases

/// `findings.csv`, which a publication holds too.
enum CSVForm: Form {
  static let name = "csv"
  static let fileExtension = "csv"
  static func bytes(of report: Report) -> [UInt8] { FindingsCSV.bytes(of: report.log) }
}

/// `findings.csv`: every finding of a dataset, a row each, in three languages.
public enum FindingsCSV {
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
      finding.what(language, isolating: .plain, limit: FindingRecord.valueLimit) + " "
        + finding.fix(language, isolating: .plain, limit: FindingRecord.valueLimit)
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
      ar: "ما أحصي ولم يدرج في هذه اللائحة: {count:number}.",
      fr: "Comptés, mais absents de cette liste : {count:number}.",
      en: "Counted, but not in this list: {count:number}."),
    fix: Text(
      ar: "صحح ما أدرج ثم أعد التنفيذ.", fr: "Corrigez ceux qui sont listés, puis relancez.",
      en: "Mend those listed, then run again."),
    example: .init(
      ["count": "1250"],
      wrong: "nashr validate members.csv",
      right: "nashr validate members.csv --report members.ndjson"))
}
