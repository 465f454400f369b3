import Bytes
import Components
import Connectors
import Formats
import Glibc
import Pipelines
import Releases

/// The record of the last run: what it read, found and wrote, and what that cost. State beside the
/// publication, no part of it.
struct RunRecord {
  let plan: Plan
  let results: [TableResult]
  let outcome: Publisher.Outcome
  let total: Duration
  let checking: Duration

  /// Writes `.nashr/<name>/run.json` under the output folder. That it cannot is no failure of the run.
  func write(to output: String) {
    let path = output + "/.nashr/" + plan.pipeline.metadata.name + "/run.json"
    try? FileWriter.replace(path, with: json.encoded())
  }

  private var json: JSONValue {
    var seen: Set<String> = []
    let sources = plan.tables.flatMap(\.sources).filter { seen.insert($0.name).inserted }
    return .object([
      "schemaVersion": .integer(1), "engine": .string("nashr " + Engine.version),
      "outcome": .string(word), "milliseconds": .integer(milliseconds(total)),
      "checkingMilliseconds": .integer(milliseconds(checking)),
      "peakMemoryKiB": .integer(Self.peakMemory), "jobs": .integer(plan.bounds.width),
      "inputs": .array(
        sources.map {
          .object([
            "path": .string($0.name), "bytes": .integer($0.count),
            "sha256": .string($0.statedDigest.description),
          ])
        }),
      "tables": .array(
        results.map {
          .object([
            "name": .string($0.table), "read": .integer($0.read),
            "rows": .integer($0.published), "rejected": .integer($0.rejected),
            "unreadable": .integer($0.unreadable), "findings": .integer($0.log.count),
          ])
        }),
    ])
  }

  private var word: String {
    switch outcome {
    case .unchanged: "unchanged"
    case .published: "published"
    case .drafted: "drafted"
    }
  }

  private func milliseconds(_ duration: Duration) -> Int {
    Int(duration.components.seconds) * 1000
      + Int(duration.components.attoseconds / 1_000_000_000_000_000)
  }

  private static var peakMemory: Int {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(0), &usage)
    return usage.ru_maxrss
  }
}
