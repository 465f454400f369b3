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
    removeNumbered(in: Layout.generations(of: name, in: output), beside: generation)
    let quarantine = QuarantineFolder(of: name, in: output)
    removeNumbered(in: quarantine.home, beside: generation)
    quarantine.removeHomeIfEmpty()
    try? Directory.removeTree(Layout.nextLink(of: name, in: output))
    let state = Layout.state(of: name, in: output)
    for entry in (try? Directory.list(state)) ?? [] where entry.hasPrefix(".nashr-") {
      try? Directory.removeTree(state + "/" + entry)
    }
  }

  private func removeNumbered(in folder: String, beside generation: Int) {
    for entry in (try? Directory.list(folder)) ?? [] {
      guard let number = Int(entry) else { continue }
      if number < generation - 1 || number == generation + 1 {
        try? Directory.removeTree(folder + "/" + entry)
      }
    }
  }
}
