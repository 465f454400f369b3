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

  /// What of `findings` the writing of the register mends.
  public static let mendable: Set<Rule> = [.identityUnregistered, .identityRegisterLacking]

  /// What a plan changes of the register of its pipeline's folder, and what it gives up that is there or
  /// never was; a note where there is no register. Throws where the register cannot be read.
  public static func findings(of plan: Plan) throws(Finding) -> [Finding] {
    let planned = Identity.all(of: plan), register = try read(in: plan.pipeline.folder)
    let check = FormerIdentityCheck(planned, register, base: plan.pipeline.metadata.base)
    let mistakes = plan.pipeline.formerIdentities.compactMap(check.finding)
    guard let register else {
      let name = plan.pipeline.metadata.name
      return mistakes + [
        Finding(.identityRegisterLacking, at: .file(fileName), ["name": name])
      ]
    }
    return mistakes + register.changes(by: planned, Excuses(of: plan))
  }

  /// Errors for what was registered and would be gone or elsewhere; warnings for what is not
  /// registered yet.
  func changes(by planned: [Identity], _ excuses: Excuses) -> [Finding] {
    let known = Dictionary(planned.map { ($0.iri, $0) }, uniquingKeysWith: { first, _ in first })
    let losses = IdentityLosses(of: self, by: planned, excuses)
    var findings = losses.findings
    if losses.isOfAll { return findings }
    for entry in entries {
      guard let now = known[entry.identity.iri], now.url != entry.identity.url,
        let before = entry.identity.url, !excuses.hold(forAddress: before)
      else { continue }
      findings.append(
        Finding(
          .identityMoved, at: entry.place,
          [
            "value": entry.identity.iri, "before": before, "after": now.url ?? "–",
            "name": entry.identity.name,
            "line": excuses.line(with: [before], of: entry.identity.name),
          ]))
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
    // What was given up before there was a register never comes back either.
    let register = before ?? IdentityRegister(entries: [], retired: formerIdentities(of: plan))
    let changes = register.changes(by: planned, Excuses(of: plan))
    if let error = changes.first(where: { $0.severity == .error }) { throw error }
    let known = Set(register.entries.map(\.identity.iri))
    let now = Set(planned.map(\.iri))
    let gone = register.entries.map(\.identity.iri).filter { !now.contains($0) }
    return Renewal(
      bytes: IdentityFile.bytes(
        of: planned, retired: register.retired.union(gone).union(register.left(by: planned))),
      added: planned.map(\.iri).filter { !known.contains($0) }, retired: gone,
      isSame: before != nil && register.entries.map(\.identity) == planned)
  }

  private static func formerIdentities(of plan: Plan) -> Set<String> {
    let address = Addresses(base: plan.pipeline.metadata.base)
    return Set(
      plan.pipeline.formerIdentities.map { given in
        switch given.subject {
        case .address(let iri): iri
        case .dataset(let name): address.dataset(name)
        }
      })
  }

  /// The addresses that identities had and have no more.
  private func left(by planned: [Identity]) -> [String] {
    let now = Dictionary(planned.map { ($0.iri, $0.url) }, uniquingKeysWith: { first, _ in first })
    return entries.map(\.identity).compactMap { identity in
      guard let url = now[identity.iri], url != identity.url else { return nil }
      return identity.url
    }
  }

  /// Nil where the folder has none.
  private static func read(in folder: String) throws(Finding) -> IdentityRegister? {
    try IdentityFile.read(folder + "/" + fileName)
  }
}
