import Components

/// What becomes of datasets between two readings of a portal: the previous catalogue's and this one's.
struct Comparison {
  let visitor: any Visitor.Type
  let before: Notes?
  let now: Notes
  /// The file that things which are no longer there are said of.
  let feed: String
  /// Whether what is gone was withdrawn or superseded by what its publication states.
  let isExplained: (Notes.Entry) -> Bool
  /// Whether something new is said to take the place of an identity.
  let isSuperseded: (String) -> Bool

  /// Says what would be created, updated and removed. Costs a pass over both readings.
  func findings() -> [Finding] {
    guard visitor.keepsDatasets else { return now.findings }
    var notes = now
    var known: [String: [Notes.Entry]] = [:]
    for entry in before?.entries ?? [] where !entry.isRejected {
      known[entry.identity, default: []].append(entry)
    }
    var created: [Notes.Entry] = []
    var new: Set<String> = []
    for entry in now.entries where !entry.isRejected {
      if let old = known[entry.identity] {
        // A dataset that several pages describe is compared page by page.
        let same = old.first { $0.file == entry.file } ?? (old.count == 1 ? old[0] : nil)
        if let same { compare(same, entry, &notes) }
      } else if new.insert(entry.identity).inserted {
        created.append(entry)
      }
    }
    let gone = now.isStopped ? [] : gone()
    let renamed = sayChanged(gone, created, &notes)
    sayGone(gone, renamed, &notes)
    if visitor.knowsByPage { sayPagesGone(&notes) }
    for entry in created {
      notes.say(.created, entry.file, ["dataset": entry.label])
    }
    let ofNew = created.flatMap { now.ofNew[$0.identity] ?? [] }
    return notes.findings + ofNew
  }

  private func gone() -> [Notes.Entry] {
    guard let before else { return [] }
    let listed = Set(now.entries.map(\.identity))
    var seen: Set<String> = []
    return before.entries.filter {
      !$0.isRejected && !listed.contains($0.identity) && seen.insert($0.identity).inserted
    }
  }

  private func compare(_ old: Notes.Entry, _ new: Notes.Entry, _ notes: inout Notes) {
    if old.digest != new.digest {
      let names = Set(old.fields.keys).union(new.fields.keys)
      let changed = names.filter { old.fields[$0] != new.fields[$0] }.sorted()
      notes.say(
        .updated, new.file,
        ["dataset": new.label, "fields": changed.joined(separator: ", ")])
    }
    let addresses = Set(new.resources.map(\.address))
    let identities = Dictionary(
      old.resources.map { ($0.address, $0.identity) }, uniquingKeysWith: { first, _ in first })
    let present = Set(new.resources.map(\.identity))
    for resource in new.resources {
      guard let identity = identities[resource.address], identity != resource.identity,
        !present.contains(identity), !isSuperseded(identity)
      else { continue }
      notes.say(
        .changedIdentity, new.file,
        ["dataset": resource.address, "expected": identity, "value": resource.identity])
    }
    guard visitor.keepsResources else { return }
    for resource in old.resources where !addresses.contains(resource.address) {
      notes.say(.leftBehind, new.file, ["dataset": new.label, "value": resource.address])
    }
  }

  /// A dataset that is gone and one that is new are the same where something else tells so.
  private func sayChanged(
    _ gone: [Notes.Entry], _ created: [Notes.Entry], _ notes: inout Notes
  ) -> Set<String> {
    var byMark: [String: Notes.Entry] = [:]
    for entry in created {
      for mark in entry.marks { byMark[mark] = byMark[mark] ?? entry }
    }
    var renamed: Set<String> = []
    for old in gone where !isExplained(old) {
      guard let new = old.marks.sorted().lazy.compactMap({ byMark[$0] }).first else { continue }
      renamed.insert(old.identity)
      notes.say(
        .changedIdentity, new.file,
        ["dataset": new.label, "expected": old.identity, "value": new.identity])
    }
    return renamed
  }

  private func sayGone(_ gone: [Notes.Entry], _ renamed: Set<String>, _ notes: inout Notes) {
    let all = (before?.entries ?? []).filter { !$0.isRejected }
    if !gone.isEmpty, gone.count == Set(all.map(\.identity)).count,
      !gone.allSatisfy(isExplained)
    {
      notes.say(.allDeleted, feed, ["count": String(gone.count)])
    }
    for entry in gone where !renamed.contains(entry.identity) {
      if isExplained(entry) {
        notes.say(.removedAsStated, feed, ["dataset": entry.label])
      } else {
        notes.say(.harvestDeleted, feed, ["dataset": entry.label], weighing: .error)
      }
    }
  }

  /// Says of each page how many datasets it described that are found on other pages alone now.
  private func sayPagesGone(_ notes: inout Notes) {
    struct Sight: Hashable {
      let identity: String, file: String
    }
    let seen = Set(now.entries.map { Sight(identity: $0.identity, file: $0.file) })
    let listed = Set(now.entries.map(\.identity))
    var lost: [String: Set<String>] = [:]
    for entry in before?.entries ?? [] where !entry.isRejected && listed.contains(entry.identity) {
      if seen.contains(Sight(identity: entry.identity, file: entry.file)) { continue }
      lost[entry.file, default: []].insert(entry.identity)
    }
    for (file, datasets) in lost.sorted(by: { $0.key < $1.key }) {
      notes.say(.pageGone, file, ["value": file, "count": String(datasets.count)])
    }
  }
}
