public import Components
public import Formats
import Releases

/// Rehearses what portals would make of a publication, before they do.
public struct Rehearsal: Sendable {
  /// What one portal would make of it.
  public struct Outcome: Sendable {
    public let portal: String
    public let findings: [Finding]
    /// How many datasets (of Hydra: files) the portal met.
    public let met: Int
  }

  private let site: Site
  private let before: Site?
  /// The language of a portal by its name, where it is not the one that the publication states.
  private let languages: [String: String]

  /// `folder` is a publication or a sealed draft; `previous` the publication that portals know, if there
  /// is one. Throws where one of them is no publication. `name` is what findings call the folder.
  public init(
    _ folder: String, name: String, previous: String? = nil, languages: [String: String] = [:]
  ) throws(Finding) {
    site = try Site(folder, name: name)
    before = try previous.map { (folder) throws(Finding) in try Site(folder, name: folder) }
    self.languages = languages
  }

  /// The publication that a draft is to take the place of: `output/<name>` of
  /// `output/.generations/<name>/.draft`; nil for a folder that is no draft.
  public static func publication(ofDraft folder: String) -> String? {
    var parts = folder.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 3, parts.removeLast() == ".draft" else { return nil }
    let name = parts.removeLast()
    guard parts.removeLast() == ".generations" else { return nil }
    return (parts.isEmpty ? [name] : parts + [name]).joined(separator: "/")
  }

  /// Reads the publication as each of the portals would. `record` is told what each would keep, a JSON
  /// object a dataset, once the whole of it is read. Costs a reading of the portal's files, twice where there
  /// is a previous publication; memory grows with the largest page of a feed, and with what is recorded.
  public func run(
    as visitors: [any Visitor.Type] = Portals.visitors,
    record: ((JSONValue) -> Void)? = nil
  ) -> [Outcome] {
    visitors.map { run(as: $0, record) }
  }

  private func run(as visitor: any Visitor.Type, _ record: ((JSONValue) -> Void)?) -> Outcome {
    var now = Notes(visitor.title, isRecording: record != nil)
    visitor.read(site, in: language(of: visitor, site), into: &now)
    if now.isStopped, visitor.takesAllOrNothing { now.forgetWhatWasMet() }
    if let record { now.records.forEach(record) }
    var old: Notes?
    if let before {
      var notes = Notes(visitor.title)
      visitor.read(before, in: language(of: visitor, before), into: &notes)
      old = notes
    }
    let comparison = Comparison(
      visitor: visitor, before: old, now: now, feed: visitor.feed, isExplained: isExplained,
      isSuperseded: site.supersedes)
    let findings = comparison.findings().map { weighed($0, old) }
    return Outcome(portal: visitor.card.name, findings: findings, met: now.entries.count)
  }

  private func language(of visitor: any Visitor.Type, _ site: Site) -> String {
    languages[visitor.card.name] ?? site.language(of: visitor.card.name)
  }

  /// A feed that portals know and that is gone makes their harvest fail.
  private func weighed(_ finding: Finding, _ old: Notes?) -> Finding {
    guard finding.rule == .feedMissing, let old, !old.entries.isEmpty else { return finding }
    return finding.weighing(.error)
  }

  private func isExplained(_ entry: Notes.Entry) -> Bool {
    guard let before else { return false }
    let names = [entry.identity] + entry.marks.filter { $0.hasPrefix(before.base) }
    return names.contains { site.supersedes($0) || site.withdraws($0, of: before) }
  }
}
