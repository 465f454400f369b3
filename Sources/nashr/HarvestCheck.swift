import ArgumentParser
import Bytes
import Components
import Formats
import Languages
import Pipelines
import Releases
import Reports
import Visitors

struct HarvestCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "harvest-check",
    abstract: "Rehearses what portals would make of a publication or a draft.",
    discussion: """
      Reads the catalogues as each portal would and says what it would create, update, lose, remove or \
      refuse. A draft is compared with the current publication. Exit codes: 0 all is well; 1 findings; 2 \
      wrong usage; 3 the publication cannot be read.
      """)

  @Argument(
    help:
      "The folder of a publication, such as output/remacto, or of a draft that run --draft left.")
  var publication: String
  @Option(
    name: .customLong("as"),
    help:
      "The portal to rehearse: ckan, data.gov, google, hydra or udata; else all. May be repeated.")
  var portals: [PortalChoice] = []
  @Option(help: "The folder of the publication that portals know; else that of a draft's own.")
  var previous: String?
  @Option(
    help: "The language of a portal, as PORTAL=LANGUAGE, such as ckan=fr. May be repeated.")
  var portalLanguage: [PortalLanguage] = []
  @Option(help: "A file to write what each portal would keep to, a JSON object a line.")
  var records: String?
  @Option(help: "The least severity that makes the exit code 1: error, warning, note or never.")
  var failOn = FailureLevel.error
  @OptionGroup var report: ReportOptions

  private static let head = [JSONValue.Member("command", .string("harvest-check"))]

  func run() throws {
    let folder = Self.trimmed(publication)
    let scope = Report.Scope(folders: [folder])
    let rehearsal: Rehearsal
    do throws(Finding) {
      rehearsal = try Rehearsal(
        folder, name: folder, previous: previous.map(Self.trimmed) ?? Self.current(of: folder),
        languages: Dictionary(portalLanguage.map { ($0.portal, $0.language) }) { $1 })
    } catch {
      try report.end(.input, FindingLog([error]), head: Self.head, scope: scope)
    }
    let chosen = portals.isEmpty ? Portals.visitors : portals.map(\.visitor)
    var lines: [UInt8] = []
    let outcomes = rehearsal.run(
      as: chosen,
      record: records == nil
        ? nil
        : {
          lines += $0.encoded(indented: false) + [10]
        })
    try write(lines, scope)
    try end(outcomes, folder, scope)
  }

  private func write(_ lines: [UInt8], _ scope: Report.Scope) throws {
    guard let records else { return }
    do throws(FileFault) { try FileWriter.replace(records, with: lines) } catch {
      let finding = Finding(.reportFailed, at: .file(records), ["reason": error.reason])
      try report.end(.output, FindingLog([finding]), head: Self.head, scope: scope)
    }
  }

  private func end(_ outcomes: [Rehearsal.Outcome], _ folder: String, _ scope: Report.Scope) throws
  {
    let log = FindingLog(outcomes.flatMap(\.findings))
    let language = report.language
    let isWrong = failOn.isReached(by: log)
    let names = outcomes.map { "\($0.portal) (\(language.number($0.met)))" }
    let closing = render(
      Phrases.rehearsed,
      [
        "path": folder, "portals": language.list(names), "counts": report.summary.counts(of: log),
      ], language, isolating: .plain)
    let facts = outcomes.map { outcome in
      JSONValue.object(["name": .string(outcome.portal), "met": .integer(outcome.met)])
    }
    let head =
      Self.head + [
        .init("publication", .string(folder)), .init("portals", .array(facts)),
      ]
    try report.end(
      isWrong ? .findings : .success, log, head: head, closing: [closing], scope: scope)
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// The publication that a draft is to take the place of: `output/<name>` of
  /// `output/.generations/<name>/.draft`.
  private static func current(of folder: String) -> String? {
    guard let publication = Rehearsal.publication(ofDraft: folder) else { return nil }
    do throws(FileFault) {
      return try Directory.exists(publication + "/manifest.json") ? publication : nil
    } catch { return nil }
  }
}

/// A portal by the name that its card has.
struct PortalChoice: ExpressibleByArgument {
  static let allValueStrings = Portals.names
  let visitor: any Visitor.Type

  init?(argument: String) {
    guard let visitor = Portals.named(argument) else { return nil }
    self.visitor = visitor
  }
}

/// `ckan=fr`.
struct PortalLanguage: ExpressibleByArgument {
  let portal: String, language: String

  init?(argument: String) {
    let parts = argument.split(separator: "=").map(String.init)
    guard parts.count == 2, Portals.named(parts[0]) != nil else { return nil }
    (portal, language) = (parts[0], parts[1])
  }
}
