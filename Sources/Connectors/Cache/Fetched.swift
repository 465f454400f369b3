import Components
import Synchronization

/// The sources that a run has fetched, by what they are: tables that share one see the same bytes, and
/// the server is asked once.
final class Fetched: Sendable {
  private let files = Mutex<[String: [Spooled]]>([:])

  /// What `fetch` brings, or what it brought before for the same `key`. What it throws is not kept.
  func once(_ key: String, _ fetch: () throws(Finding) -> [Spooled]) throws(Finding) -> [Spooled] {
    if let known = files.withLock({ $0[key] }) { return known }
    let new = try fetch()
    files.withLock { $0[key] = new }
    return new
  }
}
