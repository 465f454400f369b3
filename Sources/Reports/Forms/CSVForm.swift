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

  /// RFC 4180 in UTF-8, with a column `sheet` behind `file` where a finding is of a sheet of a workbook,
  /// whose rows have neither line nor byte offset. A last row of the rule `findings/unlisted` says how many more were counted,
  /// where there are more than were kept.
  public static func bytes(of log: FindingLog) -> [UInt8] {
    let hasSheets = log.findings.contains { $0.sheet != nil }
    var rows = log.findings.map { row($0, hasSheets) }
    if log.unlisted > 0 {
      rows.append(
        row(Finding(.unlisted, at: .file(""), ["count": String(log.unlisted)]), hasSheets))
    }
    var header = header
    if hasSheets { header.insert("sheet", at: 4) }
    return CSVText.table(header, rows)
  }

  private static func row(_ finding: Finding, _ hasSheets: Bool) -> [String] {
    var cell = (table: "", row: "", line: "", offset: "", field: "")
    switch finding.place {
    case .cell(let place):
      let isSheet = place.sheet != nil
      cell = (
        place.table, String(place.row), isSheet ? "" : String(place.line),
        isSheet ? "" : String(place.byteOffset), place.field ?? ""
      )
    case .text(_, let line, _): cell.line = String(line)
    case .file: break
    }
    let messages = Language.allCases.map { language in
      finding.what(language, isolating: .plain, limit: FindingRecord.valueLimit) + " "
        + finding.fix(language, isolating: .plain, limit: FindingRecord.valueLimit)
    }
    return [
      finding.rule.id, finding.severity.rawValue, cell.table, finding.place.file,
    ] + (hasSheets ? [finding.sheet ?? ""] : []) + [
      cell.row, cell.line, cell.offset, cell.field, finding.values["value"] ?? "",
      finding.values["expected"] ?? "",
    ] + messages
  }
}

extension Finding {
  /// The sheet of a workbook that it is in.
  var sheet: String? {
    guard case .cell(let cell) = place else { return nil }
    return cell.sheet
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
