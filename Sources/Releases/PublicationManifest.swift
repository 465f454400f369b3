public import Pipelines

/// What a publication states of itself: `manifest.json` at its root.
public struct PublicationManifest: Codable, Sendable, Hashable {
  /// The form of `manifest.json` that this engine writes.
  public static let currentForm = 1
  /// The form that the manifest is in.
  public var form = PublicationManifest.currentForm
  /// What the pipeline says of the publication.
  public var metadata: PublicationMetadata
  /// The number of the generation, from 1; each publication that differs has the next.
  public var generation: Int
  /// The declared date of the first generation, `YYYY-MM-DD`.
  public var issued: String
  /// The declared date of this one.
  public var modified: String
  /// The current version of each dataset, in the order of the pipeline.
  public var datasets: [Current]
  /// What was published and is no more, in the order in which it went; nil where nothing was.
  public var tombstones: [Tombstone]?
  /// Digest of `metadata`, so that a changed title is a change.
  public var definition: String

  /// A dataset that is published.
  public struct Current: Codable, Sendable, Hashable {
    /// Its name in the pipeline.
    public var name: String
    /// The version of its release, `1.0.0`.
    public var version: String
    /// The declared date of the dataset's first release.
    public var firstIssued: String
    /// What tells one state of the dataset from another; not what an older engine did not state.
    var identity: [String] { [name, version, firstIssued] }
    /// Every release there is, from the first to this one. Manifests of the first publications lack it.
    public var versions: [Version]?
  }

  /// A release by its version and its declared date, and by what it calls itself.
  public struct Version: Codable, Sendable, Hashable {
    /// `1.0.0`.
    public var version: String
    /// The declared date, `YYYY-MM-DD`.
    public var issued: String
    /// From a language code. Nil where the release says what the one before it in the list said; manifests of the first
    /// publications lack them of all.
    public var title: [String: String]?
    /// The same of its description.
    public var description: [String: String]?
  }
}

/// A dataset that was published and is no more: what stays of it at its addresses.
public struct Tombstone: Codable, Sendable, Hashable {
  /// Its name in the pipeline.
  public var name: String
  /// Since when, `YYYY-MM-DD`: as the pipeline says, else the declared date of the first publication without it.
  public var date: String
  /// What it was called last; none where no release of it was ever here.
  public var title: [String: String] = [:]
  /// Why, where the pipeline says or said so.
  public var reason: [String: String] = [:]
  /// The releases that are still kept, from the first to the last.
  public var versions: [PublicationManifest.Version] = []
}

/// A publication and its current releases: all that profiles and pages are made of.
public struct Catalogue: Sendable {
  /// What the publication states of itself.
  public var publication: PublicationManifest
  /// In the order of `publication.datasets`.
  public var releases: [Manifest]

  /// `releases` are those that `publication` names, in its order; nothing is checked here.
  public init(publication: PublicationManifest, releases: [Manifest]) {
    self.publication = publication
    self.releases = releases
  }
}

extension PublicationManifest.Version {
  init(of release: Manifest) {
    self.init(
      version: release.version, issued: release.issued, title: release.metadata.title,
      description: release.metadata.description)
  }
}

extension [PublicationManifest.Version] {
  /// The list with the texts of each version in it; nil stays where no version before it has any.
  var spelledOut: [PublicationManifest.Version] {
    var last: PublicationManifest.Version?
    return map { version in
      var version = version
      version.title = version.title ?? last?.title
      version.description = version.description ?? last?.description
      last = version
      return version
    }
  }

  /// The list with texts only where they differ from those before: a manifest lists every version.
  var condensed: [PublicationManifest.Version] {
    var last: PublicationManifest.Version?
    return spelledOut.map { version in
      var short = version
      if version.title == last?.title { short.title = nil }
      if version.description == last?.description { short.description = nil }
      last = version
      return short
    }
  }
}

extension Catalogue {
  /// What was published and is no more, in the order in which it went.
  public var tombstones: [Tombstone] { publication.tombstones ?? [] }

  /// The releases that say that they take the place of a dataset.
  public func successors(of tombstone: Tombstone) -> [Manifest] {
    let iri = addresses.dataset(tombstone.name)
    return releases.filter { Addresses.isCovered(iri, by: $0.metadata.supersedes ?? []) }
  }

  /// Every release of each dataset that is known, with its texts, from the first to the current one; that
  /// one alone where a manifest of the first publications lists none. Texts that such a manifest lacks
  /// are those of the current release.
  var versions: [String: [PublicationManifest.Version]] {
    let listed = Dictionary(
      publication.datasets.map { ($0.name, $0.versions ?? []) },
      uniquingKeysWith: { first, _ in first })
    let known = releases.map { ($0.dataset, versions(of: $0, listed[$0.dataset] ?? [])) }
    return Dictionary(known, uniquingKeysWith: { first, _ in first })
  }

  private func versions(of release: Manifest, _ listed: [PublicationManifest.Version])
    -> [PublicationManifest.Version]
  {
    let current = PublicationManifest.Version(of: release)
    return (listed.isEmpty ? [current] : listed).spelledOut.map { version in
      var version = version
      version.title = version.title ?? current.title
      version.description = version.description ?? current.description
      return version
    }
  }
}
