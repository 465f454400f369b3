import Bytes
import Components

/// How a source from another machine is brought here: from the cache where that will do, else from
/// there, else the last good copy where the pipeline allows it.
struct Keeping: Sendable {
  /// What people know the source by; never with a secret.
  let shown: String
  /// Where the pipeline names it.
  let place: Place
  /// The folder of the cache for its kind, and what tells it from others of it.
  let kind: String
  let key: Digest
  /// In seconds: a copy that is younger is used unasked.
  let maxAge: Int
  /// In seconds: how old a copy may stand in for what failed; nil where none may.
  let maxStale: Int?

  /// Why a source could not be brought.
  struct Refusal: Error {
    let finding: Finding
    /// Whether a copy of before may stand in.
    let allowsCopy: Bool
  }

  /// Blocks the calling thread. `wanted` tells apart what the same source is asked for in different
  /// ways; `allows` is whether a copy of before would be accepted now. `ask` gets the entry, the copy
  /// that is there if it is allowed, and the one that is there at all; it stores what it brings.
  func fetch(
    in workspace: Workspace, by means: Means, wanted: String,
    allows: (CacheEntry.Copy) -> Bool, isFixed: Bool = false,
    ask: (CacheEntry, CacheEntry.Copy?, CacheEntry.Copy?) throws(Refusal) -> CacheEntry.Copy
  ) throws(Finding) -> [Spooled] {
    guard let cache = workspace.access.cache else { throw finding(.cacheNone) }
    return try workspace.access.fetched.once("\(kind) \(key) \(wanted)") {
      () throws(Finding) in
      let entry: CacheEntry, lock: FileLock
      do throws(FileFault) {
        entry = try CacheEntry(key, of: kind, in: cache)
        lock = try entry.lock()
      } catch { throw failed(error) }
      let stored = entry.copy()
      let copy = stored.flatMap { allows($0) ? $0 : nil }
      let kept = try unasked(copy, isFixed, workspace, means)
      if let kept { return [spooled(kept, entry)] }
      let new: CacheEntry.Copy
      do throws(Refusal) { new = try ask(entry, copy, stored) } catch {
        new = try standIn(for: error, copy, workspace, means)
      }
      // Given back when it goes away, also by a throw.
      lock.release()
      return [spooled(new, entry)]
    }
  }

  /// The copy that will do without asking; nil where there is none.
  private func unasked(
    _ copy: CacheEntry.Copy?, _ isFixed: Bool, _ workspace: Workspace, _ means: Means
  ) throws(Finding) -> CacheEntry.Copy? {
    if isFixed, let copy { return copy }
    if workspace.access.isOffline {
      guard let copy else { throw finding(.cacheOffline) }
      workspace.note(finding(.cacheUsed, age(copy, means)))
      return copy
    }
    return copy.flatMap { (0..<maxAge).contains(means.now() - $0.checked) ? $0 : nil }
  }

  /// The last good copy in place of what failed, or the failure itself.
  private func standIn(
    for refusal: Refusal, _ copy: CacheEntry.Copy?, _ workspace: Workspace, _ means: Means
  ) throws(Finding) -> CacheEntry.Copy {
    guard let maxStale, refusal.allowsCopy, let copy else { throw refusal.finding }
    workspace.note(refusal.finding.weighing(.warning))
    let age = age(copy, means)
    guard means.now() - copy.checked <= maxStale else {
      throw finding(.cacheTooOld, age.merging(["limit": String(maxStale)]) { $1 })
    }
    workspace.note(finding(.cacheLastGood, age))
    return copy
  }

  private func spooled(_ copy: CacheEntry.Copy, _ entry: CacheEntry) -> Spooled {
    Spooled(
      path: entry.path(of: copy.digest), name: shown, digest: copy.digest, count: copy.count,
      suggestedNames: copy.fileNames, charset: copy.charset)
  }

  /// A clock that was set back makes no copy younger than none.
  private func age(_ copy: CacheEntry.Copy, _ means: Means) -> [String: String] {
    ["age": String(max(0, means.now() - copy.checked))]
  }

  func finding(_ rule: Rule, _ values: [String: String] = [:]) -> Finding {
    Finding(rule, at: place, values.merging(["source": shown]) { $1 })
  }

  func failed(_ fault: FileFault) -> Finding {
    Finding(.cacheFailed, at: place, ["reason": "\(fault.operation): \(fault.reason)"])
  }
}
