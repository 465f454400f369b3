public import Components
import Formats
public import Pipelines

/// The identities of a publication as they were committed with its pipeline, in `identities.json`.
///
/// Portals know a dataset by its IRI and a file by its address: where one changes, they delete the old
/// thing with its followers, comments and statistics, and make a new one. So a plan that would change
/// one fails, unless its author says so by `supersedes` or `withdrawn`.
public struct IdentityRegister: Sendable {
  public static let fileName = "identities.json"

  /// An identity with its place in the file.
  struct Entry: Sendable {
    let identity: Identity
    let place: Place
  }

  /// In the order of the file.
  let entries: [Entry]
  /// IRIs that were given up; they never come back for something else.
  let retired: Set<String>

  /// What a plan changes of the register of its pipeline's folder; a note where there is no register.
  /// Throws where the register cannot be read.
  public static func findings(of plan: Plan) throws(Finding) -> [Finding] {
    guard let register = try read(in: plan.pipeline.folder) else {
      let about = plan.pipeline.metadata
      return [Finding(.identityRegisterLacking, at: .file(fileName), ["name": about.name])]
    }
    return register.changes(by: Identity.all(of: plan), Excuses(of: plan))
  }

  /// Errors for what was registered and would be gone or elsewhere; warnings for what is not
  /// registered yet. Where a catalogue or a dataset is gone, nothing is said of what was in it.
  func changes(by planned: [Identity], _ excuses: Excuses) -> [Finding] {
    let known = Dictionary(planned.map { ($0.iri, $0) }, uniquingKeysWith: { first, _ in first })
    var findings: [Finding] = []
    var gone: Set<String> = []
    for entry in entries where known[entry.identity.iri] == nil {
      let identity = entry.identity
      if identity.kind == .distribution, gone.contains(identity.name) { continue }
      if identity.kind != .distribution { gone.insert(identity.name) }
      guard !excuses.hold(for: identity) else { continue }
      findings.append(
        Finding(.identityGone, at: entry.place, ["value": identity.iri, "name": identity.name]))
      if identity.kind == .catalog { return findings }
    }
    for entry in entries {
      guard let now = known[entry.identity.iri], now.url != entry.identity.url,
        let before = entry.identity.url, !excuses.hold(forAddress: before)
      else { continue }
      findings.append(
        Finding(
          .identityMoved, at: entry.place,
          ["value": entry.identity.iri, "before": before, "after": now.url ?? "–"]))
    }
    return findings + additions(planned)
  }

  private func additions(_ planned: [Identity]) -> [Finding] {
    let registered = Set(entries.map(\.identity.iri))
    let file = Place.file(Self.fileName)
    var new: Set<String> = []
    var reused: Set<String> = []
    var findings: [Finding] = []
    for identity in planned where !registered.contains(identity.iri) {
      let isReused = retired.contains(identity.iri)
      // Said of a dataset, it is said of its files.
      if identity.kind == .distribution, (isReused ? reused : new).contains(identity.name) {
        continue
      }
      if identity.kind == .dataset {
        if isReused { reused.insert(identity.name) } else { new.insert(identity.name) }
      }
      findings.append(
        Finding(
          isReused ? .identityReused : .identityUnregistered, at: file, ["value": identity.iri]))
    }
    return findings
  }

  // MARK: renewing

  /// What registering a plan's identities comes to.
  public struct Renewal: Sendable {
    /// The content of the file.
    public let bytes: [UInt8]
    /// The IRIs that were not registered, and those that are given up.
    public let added: [String]
    public let retired: [String]
    /// Whether the file says all of it already.
    public let isSame: Bool
  }

  /// Throws the first error of `changes`: what is not excused is not written over.
  public static func renewed(for plan: Plan) throws(Finding) -> Renewal {
    let planned = Identity.all(of: plan)
    let before = try read(in: plan.pipeline.folder)
    let register = before ?? IdentityRegister(entries: [], retired: [])
    let changes = register.changes(by: planned, Excuses(of: plan))
    if let error = changes.first(where: { $0.severity == .error }) { throw error }
    let known = Set(register.entries.map(\.identity.iri))
    let now = Set(planned.map(\.iri))
    let gone = register.entries.map(\.identity.iri).filter { !now.contains($0) }
    return Renewal(
      bytes: IdentityFile.bytes(of: planned, retired: register.retired.union(gone)),
      added: planned.map(\.iri).filter { !known.contains($0) }, retired: gone,
      isSame: before != nil && register.entries.map(\.identity) == planned)
  }

  /// Nil where the folder has none.
  private static func read(in folder: String) throws(Finding) -> IdentityRegister? {
    try IdentityFile.read(folder + "/" + fileName)
  }
}

/// What an author says of identities that are given up.
struct Excuses: Sendable {
  private let addresses: [String]
  private let withdrawn: Set<String>

  init(of plan: Plan) {
    let about = plan.pipeline.metadata
    self.init(
      addresses: (about.supersedes ?? []) + plan.datasets.flatMap { $0.metadata.supersedes ?? [] },
      withdrawn: about.withdrawn?.map(\.name) ?? [])
  }

  /// `addresses` are IRIs, or end in `/` and then stand for all that begin so.
  init(addresses: [String], withdrawn: [String]) {
    self.addresses = addresses
    self.withdrawn = Set(withdrawn)
  }

  /// A dataset stands for its files.
  func hold(for identity: Identity) -> Bool {
    if hold(forAddress: identity.iri) { return true }
    guard identity.kind == .dataset || identity.kind == .distribution else { return false }
    return withdrawn.contains(identity.name)
      || identity.kind == .distribution && addresses.contains { identity.iri.hasPrefix($0 + "/") }
  }

  func hold(forAddress address: String) -> Bool { Addresses.isCovered(address, by: addresses) }
}
