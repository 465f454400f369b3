public import Components
public import Pipelines

/// A way of describing a publication to others: a vocabulary, a feed, a descriptor.
///
/// One file of `Profiles/`, found by the `Index` plugin. Its documents are a function of the
/// catalogue alone: no clock, no file, no name of a machine.
public protocol Profile: Sendable {
  static var card: Card { get }
  /// The files of the profile, with paths within the publication. Throws `catalogue/empty` where
  /// there is no dataset, since harvesters delete what a catalogue no longer lists.
  static func documents(of catalogue: Catalogue) throws(Finding) -> [Document]
  /// Hands the same files to `take` one by one, so that a large catalogue need not be held as a whole.
  static func write(
    _ catalogue: Catalogue, _ take: (Document) throws(Finding) -> Void
  ) throws(Finding)
  /// The files of the profile that are sealed with a release, with paths within its folder; none
  /// where a profile says nothing of single releases. The manifest is whole, its bundle included.
  static func documents(of release: Manifest, in publication: PublicationMetadata) throws(Finding)
    -> [Document]
}

extension Profile {
  public static func write(
    _ catalogue: Catalogue, _ take: (Document) throws(Finding) -> Void
  ) throws(Finding) {
    for document in try documents(of: catalogue) { try take(document) }
  }

  public static func documents(of release: Manifest, in publication: PublicationMetadata)
    throws(Finding) -> [Document]
  { [] }
}

/// A profile of large files or of very many, which makes them one by one.
public protocol StreamedProfile: Profile {
  static func write(
    _ catalogue: Catalogue, _ take: (Document) throws(Finding) -> Void
  ) throws(Finding)
}

extension StreamedProfile {
  public static func documents(of catalogue: Catalogue) throws(Finding) -> [Document] {
    var documents: [Document] = []
    try write(catalogue) { documents.append($0) }
    return documents
  }
}

/// The metadata profiles there are.
public enum Profiles {
  public static var cards: [Card] { all.map { $0.card } }

  /// The documents of every profile.
  public static func documents(of catalogue: Catalogue) throws(Finding) -> [Document] {
    var documents: [Document] = []
    for profile in all { documents += try profile.documents(of: catalogue) }
    return documents
  }
}

extension Catalogue {
  /// The languages to look for a text in: the publication's own first.
  public var languages: [String] { publication.metadata.languages }

  public var addresses: Addresses { Addresses(base: publication.metadata.base) }

  /// The licence of the catalogue: as its author says, else that of all datasets where they share one.
  var license: DatasetMetadata.License? {
    publication.metadata.license ?? Set(releases.map(\.metadata.license)).only
  }

  /// The series that a dataset is in, as its author describes it; nil for one that is in none.
  public func series(of release: Manifest) -> Series? {
    publication.metadata.series?.first { $0.name == release.metadata.series }
  }

  /// When the first release of each dataset was issued, by its name.
  var firstIssues: [String: String] {
    Dictionary(
      publication.datasets.map { ($0.name, $0.firstIssued) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Refuses a catalogue that would delete everything, or whose addresses would lead nowhere.
  /// `name` is the file that was to be made.
  func check(for name: String) throws(Finding) {
    guard !releases.isEmpty else { throw Finding(.emptyCatalogue, at: .file(name)) }
    let base = publication.metadata.base
    for address in [base] + releases.map(\.metadata.license.path) where IRI(web: address) == nil {
      throw Finding(.notAnAddress, at: .file(name), ["value": address])
    }
  }
}
