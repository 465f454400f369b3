import Components
import Languages
import Pipelines

/// Text for people; it may change from version to version. Groups by rule, errors last; then where the
/// list is, what explains the most important rule, and how the command ended.
enum TextForm: Form {
  static let name = "text"
  static let fileExtension = "txt"

  static func bytes(of report: Report) -> [UInt8] {
    let summary = Summary(report.language, colour: report.isColoured)
    let lines = hints(report) + report.closing
    return Array((summary.text(of: report.log) + lines.map { $0 + "\n" }.joined()).utf8)
  }

  private static func hints(_ report: Report) -> [String] {
    guard let rule = report.log.groups.first?.rule else { return [] }
    let hides = report.log.totals.values.contains { $0 > Summary.samples }
    let help = ["command": FindingRecord.help(rule)]
    return (hides ? [list(report)] : []) + Summary(report.language).unlisted(of: report.log) + [
      render(explain, help, report.language, isolating: .plain)
    ]
  }

  /// Where the list is of which only samples are shown.
  private static func list(_ report: Report) -> String {
    guard let file = report.scope.list else {
      let option = ["option": "--report findings.csv"]
      return render(ask, option, report.language, isolating: .plain)
    }
    let values = ["file": file, "count": String(report.log.findings.count)]
    return render(
      report.log.unlisted == 0 ? whole : part, values, report.language, isolating: .plain)
  }

  private static let part = Text(
    ar: "اللائحة في {file}، وعدد ما فيها {count:number}.",
    fr: "La liste est dans {file}, qui en contient {count:number}.",
    en: "The list is in {file}, which holds {count:number}.")
  private static let whole = Text(
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
