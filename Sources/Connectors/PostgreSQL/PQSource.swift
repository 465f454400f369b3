import Bytes
import Components

/// A table or a query of a PostgreSQL server.
struct PQSource: Sendable {
  enum Rows: Sendable, Equatable {
    /// A table's name in its parts.
    case table([String])
    case query(String)
  }

  let rows: Rows
  /// As written: libpq's own text, or `env:NAME`.
  let connection: String
  let acceptance: Acceptance
  /// How long all may take, in seconds.
  let timeout: Int
  let keeping: Keeping

  func fetch(in workspace: Workspace, by means: Means) throws(Finding) -> [Spooled] {
    if case .query(let query) = rows, !SQLText.isOrdered(query) {
      workspace.note(keeping.finding(.postgresqlUnordered))
    }
    let parameters = workspace.access.isOffline ? [] : try parameters(means)
    return try keeping.fetch(
      in: workspace, by: means, wanted: "\(acceptance)", allows: acceptance.allows
    ) { (entry, _, stored) throws(Keeping.Refusal) in
      do throws(PQFailure) {
        try PQExport(rows: rows, most: acceptance.most, timeout: timeout, means: means)
          .bring(parameters, entry)
        do throws(Failure) {
          return try acceptance.accept(entry, after: stored, now: means.now()).copy
        } catch { throw .cache(error) }
      } catch {
        try? entry.discard()
        throw Keeping.Refusal(finding: finding(of: error), allowsCopy: error.allowsCopy)
      }
    }
  }

  private func parameters(_ means: Means) throws(Finding) -> [(name: String, value: String)] {
    var text = connection
    if text.hasPrefix("env:") {
      let name = String(text.dropFirst(4))
      guard let value = means.variable(name), !value.isEmpty else {
        throw keeping.finding(.inputVariable, ["name": name])
      }
      text = value
    }
    guard var parameters = PQConnection.parameters(text) else {
      throw keeping.finding(.postgresqlConnection)
    }
    let given = Set(parameters.map(\.name))
    for (name, value) in [("connect_timeout", "10"), ("fallback_application_name", "nashr")]
    where !given.contains(name) {
      parameters.append((name, value))
    }
    return parameters
  }

  private func finding(of failure: PQFailure) -> Finding {
    switch failure {
    case .connecting(let fault):
      return keeping.finding(.postgresqlUnreachable, ["reason": fault.words])
    case .server(let fault):
      guard let state = fault.state else {
        return keeping.finding(.postgresqlUnreachable, ["reason": fault.words])
      }
      if state == "57014" { return keeping.finding(.postgresqlLate) }
      return keeping.finding(
        .postgresqlRefused, ["reason": fault.words, "value": state])
    case .noTable: return keeping.finding(.postgresqlNoTable)
    case .late: return keeping.finding(.postgresqlLate)
    case .stopped: return keeping.finding(.inputStopped)
    case .cache(.tooLarge(let limit)):
      return keeping.finding(.inputTooLarge, ["limit": String(limit)])
    case .cache(.file(let fault)): return keeping.failed(fault)
    case .cache(let other):
      return keeping.finding(.postgresqlRefused, ["reason": "\(other)", "value": "CSV"])
    }
  }
}
