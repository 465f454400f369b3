import Components
import Formats
import Pipelines

/// The facets that events are made of.
extension OpenLineage {
  var version: JSONValue {
    facet(.version, ["datasetVersion": .string(release.version)])
  }

  /// What the checks looked at: all that was read, also what is not published.
  func metrics(rows: Int, bytes: Int? = nil, files: Int? = nil) -> JSONValue {
    facet(
      .metrics,
      [
        "rowCount": .integer(rows), "bytes": bytes.map { .integer($0) },
        "fileCount": files.map { .integer($0) }, "lastUpdated": time, "columnMetrics": .object([]),
      ])
  }

  func statistics(rows: Int, bytes: Int, files: Int) -> JSONValue {
    facet(
      .outputStatistics,
      ["rowCount": .integer(rows), "size": .integer(bytes), "fileCount": .integer(files)])
  }

  /// A rule that was broken; a note is no failure.
  func assertion(_ total: Manifest.FindingTotal) -> JSONValue {
    let severity = ["warning": "warn", "note": "info"][total.severity] ?? total.severity
    return .object([
      "assertion": .string(total.rule), "success": .boolean(total.severity == "note"),
      "severity": .string(severity), "name": .string(total.rule),
      "description": about.core(total.title), "expected": .string("0"),
      "actual": .string(String(total.count)),
    ])
  }

  func facet(_ facet: Facet, _ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    facet.value(by: producer, members)
  }
}
