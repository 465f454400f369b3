import Bytes

/// What runs that were killed left beside a publication, and the generations that had their time.
///
/// The caller holds the publication's lock. What cannot be removed is no failure: the next run tries
/// again. A draft is removed by the next `Draft`.
struct Leftovers {
  let name: String
  let output: String

  /// Removes them; `generation` is the one that readers see. The one before stays whole for readers that
  /// are still in it; the one after was never switched to.
  func remove(beside generation: Int) {
    let generations = Layout.generations(of: name, in: output)
    for entry in (try? Directory.list(generations)) ?? [] {
      guard let number = Int(entry) else { continue }
      if number < generation - 1 || number == generation + 1 {
        try? Directory.removeTree(generations + "/" + entry)
      }
    }
    try? Directory.removeTree(Layout.nextLink(of: name, in: output))
    let state = Layout.state(of: name, in: output)
    for entry in (try? Directory.list(state)) ?? [] where entry.hasPrefix(".nashr-") {
      try? Directory.removeTree(state + "/" + entry)
    }
  }
}
