import ArgumentParser
import Bytes
import Columns
import Components
import Connectors
import Formats
import Languages
import Pipelines
import Releases
import Reports
import Visitors

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Shows what a pipeline would do; reads no row, writes nothing.")

  @Argument(help: "The folder of a pipeline, or its YAML file.") var pipeline: String
  @OptionGroup var release: ReleaseOptions
  @OptionGroup var report: ReportOptions
  @OptionGroup var work: WorkOptions

  func run() async throws {
    let (plan, log) = try Planning.plan(
      pipeline, work, release, report, command: "plan")
    if report.format.isText {
      Terminal.output(Self.text(of: plan, report.language))
    }
    let command = "nashr run \(pipeline)"
    let closing = render(
      Phrases.planned, ["command": command], report.language, isolating: .plain)
    try report.end(
      .success, log,
      head: [
        .init("command", .string("plan")),
        .init("datasets", .array(plan.datasets.map(Self.json))),
      ], closing: [closing], scope: Planning.scope(of: plan.pipeline))
  }

  private static func text(of plan: Plan, _ language: Language) -> String {
    plan.datasets.map { dataset in
      let tables = dataset.tables.map { table in
        let sources = table.sources.map(\.name).joined(separator: " + ")
        let outputs = table.outputs.map(\.format).joined(separator: ", ")
        let aside = table.isQuarantined ? Phrases.quarantines[language] : ""
        return "  \(table.name): \(sources) → \(outputs) (\(table.schema.fields.count))\(aside)\n"
      }
      return dataset.name + "\n" + tables.joined()
    }.joined()
  }

  private static func json(_ dataset: DatasetPlan) -> JSONValue {
    .object([
      "name": .string(dataset.name),
      "tables": .array(
        dataset.tables.map { table in
          .object([
            "name": .string(table.name), "sources": .strings(table.sources.map(\.name)),
            "fields": .strings(table.schema.fields.map(\.name)),
            "formats": .strings(table.outputs.map(\.format)),
            "quarantine": .boolean(table.isQuarantined),
          ])
        }),
    ])
  }
}

/// The way from a path to a plan, which several commands go.
enum Planning {
  /// Ends the command where the pipeline has mistakes. Earlier releases are looked for in `output`.
  static func plan(
    _ path: String, _ work: WorkOptions, _ release: ReleaseOptions, _ report: ReportOptions,
    command: String, output: String? = nil
  ) throws -> (Plan, FindingLog) {
    let head = [JSONValue.Member("command", .string(command))]
    let isFolder = (try? Directory.kind(of: path + "/.")) == .directory
    let scope = Report.Scope(folders: [isFolder ? path : Path.parent(of: path)])
    let read: (Pipeline?, [Finding])
    do throws(Finding) { read = try PipelineFile.read(path, portals: Portals.cards) } catch {
      try report.stop(error, head, scope: scope)
    }
    guard let pipeline = read.0 else { try end(read.1, report, head, scope) }
    var (plan, log) = try plan(
      pipeline, read.1, work, release, report, head, scope, output: output)
    do throws(Finding) {
      for finding in try IdentityRegister.findings(of: plan) { log.add(finding) }
    } catch { try report.stop(error, head, before: log, scope: scope) }
    if log.count(of: .error) > 0 { try end(log.findings, report, head, scope) }
    return (plan, log)
  }

  static func plan(
    _ pipeline: Pipeline, _ before: [Finding], _ work: WorkOptions, _ release: ReleaseOptions?,
    _ report: ReportOptions, _ head: [JSONValue.Member], _ scope: Report.Scope,
    output: String? = nil
  ) throws -> (Plan, FindingLog) {
    let earlier = output.map { PublishedReleases(pipeline.metadata.name, in: $0) }
    let (plan, findings) = Planner.plan(
      pipeline, within: work.bounds, by: work.access, on: try release?.resolved(),
      earlier: earlier)
    let all = before + findings
    guard let plan else { try end(all, report, head, scope) }
    return (plan, FindingLog(all))
  }

  /// The folder of a pipeline.
  static func scope(of pipeline: Pipeline) -> Report.Scope {
    Report.Scope(folders: [pipeline.folder])
  }

  private static func end(
    _ findings: [Finding], _ report: ReportOptions, _ head: [JSONValue.Member],
    _ scope: Report.Scope
  ) throws -> Never {
    try report.end(
      Exit(planning: findings), FindingLog(findings), head: head,
      closing: [Phrases.stopped[report.language]], scope: scope)
  }
}
