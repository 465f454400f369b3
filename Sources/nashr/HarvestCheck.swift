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
      refuse. A draft is compared with the current publication, a publication with the one before it, \
      which output/.generations/NAME keeps. Exit codes: 0 all is well; 1 findings; 2 wrong usage; 3 the \
      publication cannot be read.
      """)

  @Argument(
    help:
      "The folder of a publication, such as output/remacto, or of a draft that run --draft left.")
  var publication: String
  @Option(name: .customLong("as"), help: "The portal to rehearse; else all. May be repeated.")
  var portals: [PortalChoice] = []
  @Option(
    help: """
      The folder of the publication that portals know, such as output/.generations/remacto/3 or a copy \
      of your own; else the one that this takes the place of.
      """)
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
    let known = previous.map(Self.trimmed)
    let earlier =
      known.map { Rehearsal.Earlier(folder: $0, name: $0) } ?? Rehearsal.earlier(than: folder)
    let rehearsal: Rehearsal
    do throws(Finding) {
      rehearsal = try Rehearsal(
        folder, name: folder, previous: earlier?.folder, previousName: earlier?.name,
        languages: Dictionary(portalLanguage.map { ($0.portal, $0.language) }) { $1 })
    } catch {
      try report.end(.input, FindingLog([error]), head: Self.head, scope: scope)
    }
    let names = Set(portals.map { $0.visitor.card.name })
    let chosen = Portals.visitors.filter { names.isEmpty || names.contains($0.card.name) }
    var lines: [UInt8] = []
    let outcomes = rehearsal.run(
      as: chosen,
      record: records == nil
        ? nil
        : {
          lines += $0.encoded(indented: false) + [10]
        })
    try write(lines, scope)
    try end(outcomes, folder, earlier?.name, scope)
  }

  private func write(_ lines: [UInt8], _ scope: Report.Scope) throws {
    guard let records else { return }
    do throws(FileFault) { try FileWriter.replace(records, with: lines) } catch {
      let finding = Finding(.reportFailed, at: .file(records), ["reason": error.reason])
      try report.end(.output, FindingLog([finding]), head: Self.head, scope: scope)
    }
  }

  private func end(
    _ outcomes: [Rehearsal.Outcome], _ folder: String, _ earlier: String?, _ scope: Report.Scope
  ) throws {
    let log = FindingLog(outcomes.flatMap(\.findings))
    let isWrong = failOn.isReached(by: log)
    let facts = outcomes.map { outcome in
      JSONValue.object(["name": .string(outcome.portal), "met": .integer(outcome.met)])
    }
    let head =
      Self.head + [
        .init("publication", .string(folder)),
        .init("previous", earlier.map { .string($0) } ?? .null), .init("portals", .array(facts)),
      ]
    try report.end(
      isWrong ? .findings : .success, log, head: head,
      closing: [closing(outcomes, folder, log), comparison(earlier)], scope: scope)
  }

  /// Each portal is set apart by itself, so that the words between them keep their direction.
  private func closing(
    _ outcomes: [Rehearsal.Outcome], _ folder: String, _ log: FindingLog
  ) -> String {
    let language = report.language
    let met = outcomes.map { outcome in
      render(
        Phrases.met, ["portal": outcome.title, "count": String(outcome.met)], language,
        isolating: .plain)
    }
    let values = ["path": folder, "counts": report.summary.counts(of: log)]
    return render(Phrases.rehearsed, values, language, isolating: .plain)
      .replacing("{portals}", with: language.list(met))
  }

  private func comparison(_ earlier: String?) -> String {
    guard let earlier else { return Phrases.comparedWithNothing[report.language] }
    return render(Phrases.compared, ["path": earlier], report.language, isolating: .plain)
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
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

/// `ckan=fr`: a portal and a language that a pipeline may give it.
struct PortalLanguage: ExpressibleByArgument {
  let portal: String, language: String

  init?(argument: String) {
    let parts = argument.split(separator: "=").map(String.init)
    guard parts.count == 2, Portals.named(parts[0]) != nil, Language(rawValue: parts[1]) != nil
    else { return nil }
    (portal, language) = (parts[0], parts[1])
  }
}
