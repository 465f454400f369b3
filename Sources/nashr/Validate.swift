import ArgumentParser
import Bytes
import Components
import Formats
import Languages
import Pipelines
import Reports

struct Validate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks data, a data package, a schema or a pipeline; writes nothing.",
    discussion: """
      DATA with --schema is checked against it; DATA alone in its shape. A datapackage.json, a schema \
      and a pipeline are told by what they hold.
      """)

  @Argument(help: "A CSV file, a datapackage.json, a Table Schema, or a pipeline.")
  var target: String
  @Option(help: "The Table Schema of the data, JSON or YAML.") var schema: String?
  @Option(help: "The least severity that makes the exit code 1: error, warning, note or never.")
  var failOn = FailureLevel.error
  @OptionGroup var report: ReportOptions
  @OptionGroup var work: WorkOptions

  private static let head = [JSONValue.Member("command", .string("validate"))]

  func run() async throws {
    let subject = try attempt { () throws(Finding) in try Validation.subject(of: target) }
    if subject == .schema, schema == nil {
      let findings = try attempt { () throws(Finding) in try Validation.schema(target) }
      try endSchema(FindingLog(findings))
    }
    let (read, findings) = try attempt { () throws(Finding) in try pipeline(subject) }
    guard let pipeline = read else {
      try end(Exit(planning: findings), FindingLog(findings), rows: 0, scope())
    }
    try await check(pipeline, findings)
  }

  /// Ends the command where `work` throws.
  private func attempt<Value>(_ work: () throws(Finding) -> Value) throws -> Value {
    do throws(Finding) { return try work() } catch {
      try report.stop(error, Self.head, scope: scope())
    }
  }

  /// Where files are: beside the data or in the folder of the pipeline, or beside the schema.
  private func scope(_ tables: [Report.Table] = []) -> Report.Scope {
    let folders = [folder(of: target)] + (schema.map { [folder(of: $0)] } ?? [])
    return Report.Scope(tables, folders: folders)
  }

  private func folder(of path: String) -> String {
    (try? Directory.kind(of: path + "/.")) == .directory ? path : Path.parent(of: path)
  }

  private func pipeline(_ subject: Validation.Subject) throws(Finding) -> (Pipeline?, [Finding]) {
    if let schema { return (try Validation.data(target, schema: schema), []) }
    switch subject {
    case .package:
      let (pipeline, findings) = try Validation.package(target)
      return (pipeline, findings)
    case .data, .schema: return (try Validation.data(target, schema: nil), [])
    case .pipeline:
      return try PipelineFile.read(target)
    }
  }

  private func check(_ pipeline: Pipeline, _ before: [Finding]) async throws {
    var (plan, log) = try Planning.plan(
      pipeline, before, work.bounds, report, Self.head, scope())
    let results: [TableResult]
    do throws(Finding) { results = try await Checking(plan).run({ _, _ in }) } catch {
      try report.stop(error, Self.head, before: log, scope: scope())
    }
    for result in results { log.add(result.log) }
    try end(
      failOn.isReached(by: log) ? .findings : .success, log,
      rows: results.reduce(0) { $0 + $1.rows }, scope(Report.Table.all(of: plan, results)))
  }

  /// A schema that is wrong is a mistake of configuration.
  private func endSchema(_ log: FindingLog) throws -> Never {
    let isGood = log.count(of: .error) == 0
    try end(isGood ? .success : .usage, log, rows: nil, scope())
  }

  private func end(_ code: Exit, _ log: FindingLog, rows: Int?, _ scope: Report.Scope) throws
    -> Never
  {
    let language = report.language
    let text = code == .success ? Phrases.valid : Phrases.invalid
    let counted = rows.map { Counted.rows.text($0, language) } ?? "Table Schema"
    let closing = render(
      text,
      ["path": target, "rows": counted, "counts": report.summary.counts(of: log)], language,
      isolating: .plain)
    let head = Self.head + [.init("target", .string(target))]
    let read = rows.map { [JSONValue.Member("rows", .integer($0))] } ?? []
    try report.end(code, log, head: head + read, closing: [closing], scope: scope)
  }
}
