import Bytes
import Components
import Connectors
import Formats
import Glibc
import Languages
import Pipelines
import Releases

/// The record of the last run: what it read, found and wrote, what that cost, and how it ended. State
/// beside the publication, no part of it.
struct RunRecord {
  enum End {
    case done(Publisher.Outcome)
    /// What was found refuses the release.
    case refused
    /// It was stopped, or by one finding that stands in the way of all.
    case stopped(Finding)
  }

  let plan: Plan
  /// The folder that publications stand in.
  let output: String
  let began: RunTime
  /// Whether it is written at all: a dry run leaves nothing.
  let isKept: Bool
  private var results: [TableResult] = []
  private var checked: RunTime?

  init(plan: Plan, output: String, began: RunTime, isKept: Bool) {
    self.plan = plan
    self.output = output
    self.began = began
    self.isKept = isKept
  }

  /// Notes that the checking is over, and what it came to.
  mutating func add(_ results: [TableResult]) {
    self.results = results
    checked = RunTime()
  }

  /// Writes `.nashr/<name>/run.json` and `openlineage.ndjson` under the output folder. That it cannot is
  /// no failure of the run: one that fails before anything stands there leaves nothing, no folder either.
  /// A run that gave way to another one leaves the record to that one.
  func write(_ end: End) {
    guard isKept else { return }
    if case .stopped(let finding) = end, finding.rule == .publicationBusy { return }
    let folder = output + "/.nashr/" + plan.pipeline.metadata.name
    let id = began.identifier, ended = RunTime()
    try? FileWriter.replace(folder + "/run.json", with: json(end, id, ended).encoded())
    let events = RunEvents(id: id, about: plan.pipeline.metadata, inputs: inputs)
    if let bytes = try? events.bytes(began: began.text, ended: ended.text, Self.event(end)) {
      try? FileWriter.replace(folder + "/openlineage.ndjson", with: bytes)
    }
  }

  private var inputs: [Manifest.Source] { Manifest.Source.all(of: plan.tables) }

  private func json(_ end: End, _ id: String, _ ended: RunTime) -> JSONValue {
    var members = [
      JSONValue.Member("schemaVersion", .integer(1)),
      .init("engine", .string("nashr " + Engine.version)), .init("runId", .string(id)),
      .init("began", .string(began.text)), .init("ended", .string(ended.text)),
      .init("outcome", .string(Self.word(end))),
    ]
    if case .stopped(let finding) = end { members.append(.init("rule", .string(finding.rule.id))) }
    members += [
      .init("milliseconds", .integer(ended.milliseconds - began.milliseconds)),
      .init(
        "checkingMilliseconds",
        checked.map { .integer($0.milliseconds - began.milliseconds) } ?? .null),
      .init("peakMemoryKiB", .integer(Self.peakMemory)),
      .init("jobs", .integer(plan.bounds.width)),
      .init(
        "inputs",
        .array(
          inputs.map {
            .object([
              "path": .string($0.path), "bytes": .integer($0.bytes), "sha256": .string($0.sha256),
            ])
          })),
      .init("tables", .array(results.map(Self.table))),
    ]
    return .object(members)
  }

  private static func table(_ result: TableResult) -> JSONValue {
    .object([
      "name": .string(result.table), "read": .integer(result.read),
      "rows": .integer(result.published), "rejected": .integer(result.rejected),
      "unreadable": .integer(result.unreadable), "findings": .integer(result.log.count),
    ])
  }

  private static func word(_ end: End) -> String {
    switch end {
    case .done(.unchanged): "unchanged"
    case .done(.published): "published"
    case .done(.drafted): "drafted"
    case .refused: "refused"
    case .stopped: "stopped"
    }
  }

  private static func event(_ end: End) -> RunEvents.End {
    switch end {
    case .done(.unchanged(let catalogue)): .complete(catalogue, released: [])
    case .done(.published(let catalogue, let released)),
      .done(.drafted(let catalogue, let released, _)):
      .complete(catalogue, released: released)
    case .refused: .fail(message: Phrases.refused[.en])
    case .stopped where Interruption.hasCome: .abort
    case .stopped(let finding): .fail(message: finding.what(.en, isolating: .none))
    }
  }

  private static var peakMemory: Int {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(0), &usage)
    return usage.ru_maxrss
  }
}
