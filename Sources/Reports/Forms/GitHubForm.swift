import Components
import Languages
import Pipelines
import Releases

/// Workflow commands of GitHub Actions: an annotation a finding, and last one with the totals.
enum GitHubForm: Form {
  static let name = "github"
  static let fileExtension = "github"

  static func bytes(of report: Report) -> [UInt8] {
    let lines = report.log.findings.map { line($0, in: report) } + [total(of: report)]
    return lines.flatMap { Array(($0 + "\n").utf8) }
  }

  private static func line(_ finding: Finding, in report: Report) -> String {
    var properties = [("file", report.scope.path(finding.place.file))]
    switch finding.place {
    case .file: break
    case .text(_, let line, let column):
      properties += [("line", String(line)), ("col", String(column))]
    case .cell(let cell): properties.append(("line", String(cell.line)))
    }
    properties.append(("title", finding.rule.id))
    return command(
      word(finding.severity), properties, Sentence.line(finding, report.language))
  }

  private static func total(of report: Report) -> String {
    let counts = Summary(report.language).counts(of: report.log)
    let unlisted = Summary(report.language).unlisted(of: report.log)
    return command(
      "notice", [("title", "nashr")], ([counts + "."] + unlisted).joined(separator: " "))
  }

  private static func word(_ severity: Rule.Severity) -> String {
    severity == .note ? "notice" : severity.rawValue
  }

  /// `::error file=…,line=…::message`, escaped as the runner reads it back: `%` and line ends
  /// everywhere, `:` and `,` in properties too.
  static func command(_ name: String, _ properties: [(String, String)], _ message: String)
    -> String
  {
    let list = properties.map { "\($0)=\(escaped($1, isProperty: true))" }
    return "::\(name) \(list.joined(separator: ","))::\(escaped(message, isProperty: false))"
  }

  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": output.append(contentsOf: "%25".unicodeScalars)
      case "\r": output.append(contentsOf: "%0D".unicodeScalars)
      case "\n": output.append(contentsOf: "%0A".unicodeScalars)
      case ":" where isProperty: output.append(contentsOf: "%3A".unicodeScalars)
      case "," where isProperty: output.append(contentsOf: "%2C".unicodeScalars)
      default: output.append(scalar)
      }
    }
    return String(output)
  }
}
