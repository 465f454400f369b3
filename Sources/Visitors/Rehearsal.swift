import Bytes
public import Components
public import Formats
import Releases

/// Rehearses what portals would make of a publication, before they do.
public struct Rehearsal: Sendable {
  /// What one portal would make of it.
  public struct Outcome: Sendable {
    public let portal: String
    /// What messages call the portal.
    public let title: String
    public let findings: [Finding]
    /// How many datasets (of Hydra: files) the portal met.
    public let met: Int
  }

  private let site: Site
  private let before: Site?
  /// The language of a portal by its name, where it is not the one that the publication states.
  private let languages: [String: String]

  /// `folder` is a publication or a sealed draft; `previous` the publication that portals know, if there
  /// is one. Throws where one of them is no publication. `name` is what findings call the folder,
  /// `previousName` the other.
  public init(
    _ folder: String, name: String, previous: String? = nil, previousName: String? = nil,
    languages: [String: String] = [:]
  ) throws(Finding) {
    site = try Site(folder, name: name)
    before = try previous.map { (folder) throws(Finding) in
      try Site(folder, name: previousName ?? folder)
    }
    self.languages = languages
  }

  /// A publication that portals know already.
  public struct Earlier: Sendable {
    /// Its folder, by its whole path.
    public let folder: String
    /// What people are told that it is.
    public let name: String

    /// Nothing is looked at here: `Rehearsal` refuses a folder that is no publication.
    public init(folder: String, name: String) {
      self.folder = folder
      self.name = name
    }
  }

  /// What a folder is compared with where nothing else is said: a draft with the publication that it is to
  /// take the place of (`output/<name>`), a publication with the one before it, as long as that is kept
  /// (`output/.generations/<name>/<n>`), named by the last parts of its path. Nil where there is none.
  public static func earlier(than folder: String) -> Earlier? {
    let whole: String
    do throws(FileFault) { whole = try Directory.resolved(folder) } catch { return nil }
    var parts = whole.split(separator: "/").map(String.init)
    guard parts.count >= 4 else { return nil }
    let last = parts.removeLast(), name = parts.removeLast(), middle = parts.removeLast()
    guard middle == ".generations" else { return nil }
    var path = name
    if last != ".draft" {
      guard let number = Int(last), number > 1 else { return nil }
      path = "\(middle)/\(name)/\(number - 1)"
    }
    let home = "/" + parts.joined(separator: "/")
    guard Current.stands(in: home + "/" + path) else { return nil }
    return Earlier(folder: home + "/" + path, name: parts[parts.count - 1] + "/" + path)
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
    let findings = comparison.findings().map { weighed($0, visitor.feed, old) }
    return Outcome(
      portal: visitor.card.name, title: visitor.title, findings: findings, met: now.entries.count)
  }

  private func language(of visitor: any Visitor.Type, _ site: Site) -> String {
    languages[visitor.card.name] ?? site.language(of: visitor.card.name)
  }

  /// A feed that portals know, or that the publication lists, and that is gone makes their harvest fail.
  private func weighed(_ finding: Finding, _ feed: String, _ old: Notes?) -> Finding {
    guard finding.rule == .feedMissing else { return finding }
    let isKnown = !(old?.entries.isEmpty ?? true)
    let isLost = site.size(feed) == nil && site.lists(feed)
    return isKnown || isLost ? finding.weighing(.error) : finding
  }

  private func isExplained(_ entry: Notes.Entry) -> Bool {
    guard let before else { return false }
    let names = [entry.identity] + entry.marks.filter { $0.hasPrefix(before.base) }
    return names.contains { site.supersedes($0) || site.withdraws($0, of: before) }
  }
}
