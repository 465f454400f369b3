import ArgumentParser
import Bytes
import Components
import Formats
import Languages
import Pipelines
import Reports
import Visitors

struct Validate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks data, a data package, a schema, a dialect or a pipeline; writes nothing.",
    discussion: """
      DATA with --schema is checked against it; DATA alone in its shape. A datapackage.json, a schema, \
      a dialect and a pipeline are told by what they hold. Exit codes: 0 valid; 1 findings in the data; \
      2 the descriptor, the pipeline or the usage is wrong; 3 an input cannot be read.
      """)

  @Argument(
    help: "A file of data, a datapackage.json, a Table Schema, a Table Dialect, or a pipeline.")
  var target: String
  @Option(help: "The Table Schema of the data, JSON or YAML.") var schema: String?
  @Option(help: "The Table Dialect of the data, JSON or YAML.") var dialect: String?
  @Option(help: "What separates the cells of the data; comes before the dialect's own.")
  var delimiter: String?
  @Option(help: "The encoding of the data, such as windows-1256; else the whole of it decides.")
  var encoding: String?
  @Option(help: "The least severity that makes the exit code 1: error, warning, note or never.")
  var failOn = FailureLevel.error
  @OptionGroup var release: ReleaseOptions
  @OptionGroup var report: ReportOptions
  @OptionGroup var work: WorkOptions

  private static let head = [JSONValue.Member("command", .string("validate"))]

  func run() async throws {
    let subject = try attempt { () throws(Finding) in try Validation.subject(of: target) }
    let isRead = dialect != nil || delimiter != nil || encoding != nil
    if schema == nil, subject != .data, isRead {
      throw ValidationError(
        "--dialect, --delimiter and --encoding are for data; \(target) is not.")
    }
    if schema == nil, subject == .schema {
      let findings = try attempt { () throws(Finding) in try Validation.schema(target) }
      try endDescriptor("Table Schema", findings)
    }
    if schema == nil, subject == .dialect {
      let findings = try attempt { () throws(Finding) in try DialectFile.findings(target) }
      try endDescriptor("Table Dialect", findings)
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
    let reading = Validation.Reading(
      dialect: dialect, delimiter: delimiter, encoding: encoding)
    if schema == nil, subject == .package {
      let (pipeline, findings) = try Validation.package(target)
      return (pipeline, findings)
    }
    if schema == nil, subject == .pipeline {
      return try PipelineFile.read(target, portals: Portals.cards)
    }
    let (pipeline, findings) = try Validation.data(target, schema: schema, reading)
    return (pipeline, findings)
  }

  /// A descriptor that is wrong decides the exit code, whatever its data are like; what can be checked
  /// of them is.
  private func check(_ pipeline: Pipeline, _ before: [Finding]) async throws {
    let (planned, said) = Planner.plan(
      pipeline, within: work.bounds, by: work.access, on: try release.resolved(),
      isPublishing: false)
    var log = FindingLog(before + said)
    guard let plan = planned else {
      try end(Exit(validating: before + said), log, rows: 0, scope())
    }
    let results: [TableResult]
    do throws(Finding) { results = try await Checking(plan).run({ _, _ in }) } catch {
      try report.stop(error, Self.head, before: log, scope: scope())
    }
    for result in results { log.add(result.log) }
    let checked = results.filter { !$0.isReferredTo }
    let wrong = Exit(validating: before + said)
    let found = failOn.isReached(by: log) ? Exit.findings : .success
    try end(
      [.input, .usage].contains(wrong) ? wrong : found, log,
      rows: checked.reduce(0) { $0 + $1.rows }, scope(Report.Table.all(of: plan, results)))
  }

  /// A descriptor that is wrong is a mistake of configuration.
  private func endDescriptor(_ standard: String, _ findings: [Finding]) throws -> Never {
    let log = FindingLog(findings)
    let isGood = log.count(of: .error) == 0
    try end(isGood ? .success : .usage, log, rows: nil, scope(), standard)
  }

  /// `standard` is what a descriptor is called, where no rows were read.
  private func end(
    _ code: Exit, _ log: FindingLog, rows: Int?, _ scope: Report.Scope, _ standard: String = ""
  ) throws -> Never {
    let language = report.language
    let text = code == .success ? Phrases.valid : Phrases.invalid
    let counted = rows.map { Counted.rows.text($0, language) } ?? standard
    let closing = render(
      text,
      ["path": target, "rows": counted, "counts": report.summary.counts(of: log)], language,
      isolating: .plain)
    let head = Self.head + [.init("target", .string(target))]
    let read = rows.map { [JSONValue.Member("rows", .integer($0))] } ?? []
    try report.end(code, log, head: head + read, closing: [closing], scope: scope)
  }
}
