import ArgumentParser
import Bytes
import Components
import Formats
import Glibc
import Languages
import Pipelines
import Releases
import Reports
import Visitors

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks a pipeline's data and publishes them.")

  @Argument(help: "The folder of a pipeline, or its YAML file.") var pipeline: String
  @Option(name: .shortAndLong, help: "The folder that publications stand in.")
  var output = "output"
  @Flag(help: "Write everything and stop before the switch.") var draft = false
  @Flag(help: "Check only; write nothing.") var dryRun = false
  @Flag(help: "Wait while another run is publishing; else exit with 75.") var wait = false
  @Flag(help: "Say nothing where all is well.") var quiet = false
  @Flag(help: "Exit with 10 where nothing has changed.") var detailedExit = false
  @Option(help: "The least severity that refuses the release: error, warning or note.")
  var failOn = FailureLevel.error
  @OptionGroup var release: ReleaseOptions
  @OptionGroup var report: ReportOptions
  @OptionGroup var work: WorkOptions

  private static let head = [JSONValue.Member("command", .string("run"))]

  func validate() throws {
    if failOn == .never { throw ValidationError("--fail-on must be error, warning or note.") }
  }

  func run() async throws {
    Interruption.listen()
    let start = RunTime()
    let progress = ProgressLine(isQuiet: quiet)
    var (plan, log) = try Planning.plan(
      pipeline, work, release, report, command: "run", output: output)
    var record = RunRecord(plan: plan, output: output, began: start, isKept: !dryRun)
    let results = try await check(plan, log, progress, record)
    for result in results { log.add(result.log) }
    record.add(results)
    var scope = Planning.scope(of: plan.pipeline)
    scope.tables = Report.Table.all(of: plan, results)
    if failOn.isReached(by: log) {
      record.write(.refused)
      try report.end(
        .findings, log, head: Self.head, closing: [Phrases.refused[report.language]], scope: scope)
    }
    if dryRun {
      let closing = render(
        Phrases.dryRun, ["time": seconds(since: start)], report.language, isolating: .none)
      try report.end(.success, log, head: Self.head, closing: [closing], scope: scope)
    }
    let outcome = try await publish(plan, results, &log, progress, scope, record)
    record.write(.done(outcome))
    try end(outcome, results, log, seconds(since: start), scope)
  }

  private func check(
    _ plan: Plan, _ log: FindingLog, _ progress: ProgressLine, _ record: RunRecord
  ) async throws -> [TableResult] {
    defer { progress.clear() }
    let step = Phrases.checking[report.language]
    do throws(Finding) {
      return try await Checking(plan, quarantines: true).run { (table, rows) throws(Finding) in
        try Interruption.check()
        progress.show(step, table, rows)
      }
    } catch {
      record.write(.stopped(error))
      try report.stop(
        error, Self.head, before: log, scope: Planning.scope(of: plan.pipeline))
    }
  }

  private func publish(
    _ plan: Plan, _ results: [TableResult], _ log: inout FindingLog, _ progress: ProgressLine,
    _ scope: Report.Scope, _ record: RunRecord
  ) async throws -> Publisher.Outcome {
    defer { progress.clear() }
    let step = Phrases.writing[report.language]
    let rendering = Rendering(
      findings: FindingsCSV.bytes, pages: Pages.write, quarantine: QuarantinePage.bytes,
      rehearsal: Self.rehearsal(of: plan.pipeline))
    let publisher = Publisher(
      plan, results, to: output, on: try plan.date ?? release.resolved(), rendering, isDraft: draft)
    let waiting = Phrases.waiting[report.language]
    do throws(Finding) {
      return try await publisher.publish(
        { (table, rows) throws(Finding) in
          try Interruption.check()
          progress.show(step, table, rows)
        },
        waiting: !wait
          ? nil
          : { () throws(Finding) in
            try Interruption.check()
            progress.show(waiting)
          },
        remark: { (findings) throws(Finding) in
          var all = log
          for finding in findings { all.add(finding) }
          guard failOn.isReached(by: all),
            let last = findings.max(by: { $0.severity < $1.severity })
          else {
            log = all
            return
          }
          // What stops the run is said by itself, after the others.
          for finding in findings where finding != last { log.add(finding) }
          throw last
        })
    } catch {
      record.write(.stopped(error))
      try report.stop(error, Self.head, before: log, scope: scope)
    }
  }

  /// What portals would make of a draft, weighed as the pipeline says; rows are datasets here.
  private static func rehearsal(of pipeline: Pipeline)
    -> @Sendable (String, String?)
    throws(Finding) -> [Finding]
  {
    return { (draft, previous) throws(Finding) in
      try Rehearsal(draft, name: draft, previous: previous).run().flatMap { outcome in
        var log = FindingLog(outcome.findings)
        log.weigh(by: pipeline.severities(of: outcome.portal), rows: outcome.met)
        return log.findings
      }
    }
  }

  private func seconds(since start: RunTime) -> String {
    let tenths = (RunTime().milliseconds - start.milliseconds) / 100
    return report.language.number(decimal: "\(tenths / 10).\(tenths % 10)") ?? "\(tenths / 10)"
  }

  // MARK: the end

  private func end(
    _ outcome: Publisher.Outcome, _ results: [TableResult], _ log: FindingLog, _ time: String,
    _ scope: Report.Scope
  ) throws -> Never {
    let aside = SetAside(results, outcome, output)
    // What portals would make of it, and what is said of the plan, stands in no findings.csv.
    let inData = results.reduce(into: FindingLog()) { $0.add($1.log) }
    var scope = scope
    let isListed = log.totals.allSatisfy { rule, count in
      count <= Summary.samples || inData.totals[rule] == count
    }
    if isListed { scope.list = list(of: outcome) }
    switch outcome {
    case .unchanged(let catalogue):
      let lines = [sentence(Phrases.unchanged, catalogue, time)] + aside.lines(report.language)
      try finish(
        detailedExit ? .unchanged : .success, log, "unchanged", catalogue, [], aside, lines, scope)
    case .published(let catalogue, let released):
      let lines = closing(Phrases.published, catalogue, released, aside, inData, time)
      try finish(.success, log, "published", catalogue, released, aside, lines, scope)
    case .drafted(let catalogue, let released, let folder):
      let lines = closing(Phrases.drafted, catalogue, released, aside, inData, time, folder)
      try finish(.success, log, "drafted", catalogue, released, aside, lines, scope)
    }
  }

  /// The files of a publication that hold its findings, as a shell would name them.
  private func list(of outcome: Publisher.Outcome) -> String {
    let folder =
      switch outcome {
      case .unchanged(let catalogue), .published(let catalogue, _):
        output + "/" + catalogue.publication.metadata.name
      case .drafted(_, _, let folder): folder
      }
    return folder + "/datasets/*/*/findings.csv"
  }

  private func finish(
    _ code: Exit, _ log: FindingLog, _ outcome: String, _ catalogue: Catalogue,
    _ released: [String], _ aside: SetAside, _ closing: [String], _ scope: Report.Scope
  ) throws -> Never {
    let datasets = catalogue.releases.map { release in
      JSONValue.object([
        "name": .string(release.dataset), "version": .string(release.version),
        "released": .boolean(released.contains(release.dataset)),
        "rows": .integer(release.rows),
        "read": .integer(release.tables.reduce(0) { $0 + $1.read }),
        "rejected": .integer(release.tables.reduce(0) { $0 + $1.rejected }),
      ])
    }
    let head =
      Self.head + [
        .init("outcome", .string(outcome)),
        .init("publication", .string(catalogue.publication.metadata.name)),
        .init("generation", .integer(catalogue.publication.generation)),
        .init("datasets", .array(datasets)),
      ] + aside.members
    try report.end(code, log, head: head, closing: closing, scope: scope, isQuiet: quiet)
  }

  private func sentence(_ text: Text, _ catalogue: Catalogue, _ time: String) -> String {
    let about = catalogue.publication
    return render(
      text,
      [
        "name": about.metadata.name, "path": output + "/" + about.metadata.name,
        "generation": report.language.number(about.generation), "time": time,
      ], report.language, isolating: .plain)
  }

  private func closing(
    _ text: Text, _ catalogue: Catalogue, _ released: [String], _ aside: SetAside,
    _ log: FindingLog, _ time: String, _ folder: String? = nil
  ) -> [String] {
    let language = report.language
    let path = (folder ?? output + "/" + catalogue.publication.metadata.name) + "/index.html"
    let datasets = catalogue.releases.map { release in
      let line = render(
        Phrases.dataset,
        [
          "name": release.dataset, "version": release.version,
          "tables": Counted.tables.text(release.tables.count, language),
          "rows": Counted.rows.text(release.rows, language),
        ], language, isolating: .plain)
      return line + (released.contains(release.dataset) ? Phrases.isNew[language] : "")
    }
    let found =
      log.count == 0
      ? Phrases.foundNothing[language]
      : render(
        Phrases.found, ["counts": report.summary.counts(of: log)], language, isolating: .none)
    return [sentence(text, catalogue, time)] + datasets + aside.lines(language) + [
      found, render(Phrases.openPage, ["path": path], language, isolating: .plain),
    ]
  }
}
