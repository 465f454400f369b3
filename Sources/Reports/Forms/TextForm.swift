import Components
import Languages
import Pipelines

/// Text for people; it may change from version to version. Groups by rule, errors last; then where the
/// whole list is, what explains the most important rule, and how the command ended.
enum TextForm: Form {
  static let name = "text"
  static let fileExtension = "txt"

  static func bytes(of report: Report) -> [UInt8] {
    let summary = Summary(report.language, colour: report.isColoured)
    let lines = summary.unlisted(of: report.log) + hints(report) + report.closing
    return Array((summary.text(of: report.log) + lines.map { $0 + "\n" }.joined()).utf8)
  }

  private static func hints(_ report: Report) -> [String] {
    guard let rule = report.log.rules.first else { return [] }
    let hides = report.log.totals.values.contains { $0 > Summary.samples }
    let list = hides ? [wholeList(report)] : []
    return list + [
      render(explain, ["command": FindingRecord.help(rule)], report.language, isolating: .plain)
    ]
  }

  private static func wholeList(_ report: Report) -> String {
    guard let list = report.scope.list else {
      let option = ["option": "--report findings.csv"]
      return render(ask, option, report.language, isolating: .plain)
    }
    return render(there, ["file": list], report.language, isolating: .plain)
  }

  private static let there = Text(
    ar: "اللائحة الكاملة في {file}.", fr: "La liste entière est dans {file}.",
    en: "The whole list is in {file}.")
  private static let ask = Text(
    ar: "للحصول على اللائحة الكاملة أضف إلى الأمر: {option}",
    fr: "Pour la liste entière, ajoutez à la commande : {option}",
    en: "For the whole list, add to the command: {option}")
  private static let explain = Text(
    ar: "لمعرفة المزيد عن القاعدة: {command}", fr: "Pour en savoir plus sur la règle : {command}",
    en: "For more about the rule: {command}")
}
