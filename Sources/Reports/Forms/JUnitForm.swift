import Components
import Formats
import Languages
import Pipelines
import Releases

/// JUnit's XML, as continuous integration reads it: a suite a table or file, in it a case a rule that
/// was broken, which fails where the rule is an error; a table without fault has one case that passes.
///
/// A case names every finding up to a hundred and says how many more there are.
enum JUnitForm: Form {
  static let name = "junit"
  static let fileExtension = "xml"
  private static let most = 100

  /// What was found in one table or file.
  private struct Suite {
    let name: String
    var findings: [FindingLog.Kind: [Finding]] = [:]
    var totals: [FindingLog.Kind: Int] = [:]

    var kinds: [FindingLog.Kind] {
      totals.keys.sorted { ($1.severity, $0.rule.id) < ($0.severity, $1.rule.id) }
    }
    var cases: Int { max(1, totals.count) }
    var failures: Int { totals.keys.count { $0.severity == .error } }
  }

  static func bytes(of report: Report) -> [UInt8] {
    let suites = suites(of: report)
    var writer = XMLDocumentWriter(indented: true)
    writer.startDocument()
    writer.startElement(
      "testsuites",
      [
        ("name", "nashr"), ("tests", String(suites.reduce(0) { $0 + $1.cases })),
        ("failures", String(suites.reduce(0) { $0 + $1.failures })), ("errors", "0"),
      ])
    for suite in suites { write(suite, to: &writer, report) }
    writer.endDocument()
    return writer.taken()
  }

  /// The tables in their order, then files by name; one suite at least, since readers take none for a
  /// failure. A finding in a cell of a table that was not checked whole makes a suite of it too.
  private static func suites(of report: Report) -> [Suite] {
    let names = report.scope.tables.map(\.name)
    var suites = Dictionary(names.map { ($0, Suite(name: $0)) }) { first, _ in first }
    for finding in report.log.findings {
      let name = suiteName(finding.place)
      suites[name, default: Suite(name: name)].findings[FindingLog.Kind(finding), default: []]
        .append(finding)
    }
    for name in suites.keys { suites[name]!.totals = suites[name]!.findings.mapValues(\.count) }
    addUnlisted(of: report, to: &suites)
    let others = Set(suites.keys).subtracting(names).sorted()
    let all = (names + others).map { suites[$0]! }
    return all.isEmpty ? [Suite(name: "nashr")] : all
  }

  private static func suiteName(_ place: Place) -> String {
    if case .cell(let cell) = place { return cell.table }
    return place.file
  }

  /// What is counted and not listed belongs to the table that counted it; what no table counted, to a
  /// suite of its own.
  private static func addUnlisted(of report: Report, to suites: inout [String: Suite]) {
    guard report.log.unlisted > 0 else { return }
    for (kind, total) in report.log.totals {
      var rest = total - suites.values.reduce(0) { $0 + ($1.totals[kind] ?? 0) }
      for table in report.scope.tables where rest > 0 {
        let lacking = (table.totals[kind] ?? 0) - (suites[table.name]?.totals[kind] ?? 0)
        let share = min(rest, max(0, lacking))
        guard share > 0 else { continue }
        suites[table.name]?.totals[kind, default: 0] += share
        rest -= share
      }
      if rest > 0 {
        suites["nashr", default: Suite(name: "nashr")].totals[kind, default: 0] += rest
      }
    }
  }

  // MARK: writing

  private static func write(_ suite: Suite, to writer: inout XMLDocumentWriter, _ report: Report) {
    let counts = [
      ("name", suite.name), ("tests", String(suite.cases)), ("failures", String(suite.failures)),
      ("errors", "0"), ("skipped", "0"),
    ]
    writer.element("testsuite", counts) { writer in
      if suite.totals.isEmpty {
        writer.element("testcase", [("classname", suite.name), ("name", "valid")])
      }
      for kind in suite.kinds { write(kind, of: suite, to: &writer, report) }
    }
  }

  private static func write(
    _ kind: FindingLog.Kind, of suite: Suite, to writer: inout XMLDocumentWriter, _ report: Report
  ) {
    let total = suite.totals[kind] ?? 0, rule = kind.rule
    let title = Sentence.title(of: rule.what)[report.language.rawValue] ?? rule.id
    let message = "\(title) × \(report.language.number(total))"
    let lines = lines(suite.findings[kind] ?? [], total, report.language)
    writer.element("testcase", [("classname", suite.name), ("name", rule.id)]) { writer in
      if kind.severity == .error {
        writer.startElement("failure", [("message", message), ("type", rule.id)])
      } else {
        writer.startElement("system-out")
      }
      writer.text(([message] + lines).joined(separator: "\n"))
      writer.endElement()
    }
  }

  private static func lines(_ findings: [Finding], _ total: Int, _ language: Language) -> [String] {
    let listed = findings.prefix(most).map { Sentence.line($0, language) }
    return listed + Summary(language).more(total - listed.count)
  }
}
