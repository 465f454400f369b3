import Components
import Languages
import Pipelines
import Releases

/// What stays of a dataset that is published no more.
struct TombstonePart: Sendable {
  var id: String
  var heading: Said
  var since: String
  var hasReason: Bool
  var reason: [Said]
  var hasSuccessors: Bool
  var successors: [Successor]
  var last: LastRelease?
  var iri: String

  struct Successor: Sendable {
    var heir: Said
    var heirAddress: String
  }

  /// The last release that is still kept.
  struct LastRelease: Sendable {
    var lastVersion: String
    var lastIssued: String
    var lastBundle: String
    var lastAddress: String
  }
}

/// The page at the identifier of a dataset that is published no more: the same in each language.
struct TombstonePage: Sendable {
  var code: String
  var direction: String
  var title: Said
  var tongues: [Tongue]

  struct Tongue: Sendable {
    var tongue: String
    var way: String
    var words: [String: String]
    var home: String
    var tombstone: TombstonePart
  }

  /// From the folder of the page to that of the publication.
  private static let root = "../../../"

  init(of tombstone: Tombstone, in catalogue: Catalogue) {
    let language = Language(rawValue: catalogue.publication.metadata.language) ?? .ar
    (code, direction) = (language.rawValue, language.direction)
    title = PageMaker(catalogue: catalogue, language: language).heading(of: tombstone)
    tongues = ([language] + Language.allCases.filter { $0 != language }).map { language in
      Tongue(
        tongue: language.rawValue, way: language.direction, words: Words.all(in: language),
        home: Self.root + language.rawValue + "/",
        tombstone: PageMaker(catalogue: catalogue, language: language).part(
          tombstone, root: Self.root))
    }
  }
}

extension PageMaker {
  /// `root` leads from the page to the publication.
  func part(_ tombstone: Tombstone, root: String) -> TombstonePart {
    let successors = catalogue.successors(of: tombstone).map { release in
      TombstonePart.Successor(
        heir: said(release.metadata.title) ?? named(release.dataset),
        heirAddress: root + language.rawValue + "/#" + Addresses.anchor(dataset: release.dataset))
    }
    return TombstonePart(
      id: Addresses.anchor(dataset: tombstone.name),
      heading: heading(of: tombstone),
      since: language.date(tombstone.date), hasReason: !tombstone.reason.isEmpty,
      reason: paragraphs(tombstone.reason), hasSuccessors: !successors.isEmpty,
      successors: successors, last: last(of: tombstone, root),
      iri: catalogue.addresses.dataset(tombstone.name))
  }

  func heading(of tombstone: Tombstone) -> Said {
    said(tombstone.title) ?? named(tombstone.name)
  }

  private func last(of tombstone: Tombstone, _ root: String) -> TombstonePart.LastRelease? {
    guard let last = tombstone.versions.last else { return nil }
    let bundle = Addresses.bundle(of: tombstone.name, last.version)
    return TombstonePart.LastRelease(
      lastVersion: last.version, lastIssued: language.date(last.issued), lastBundle: bundle,
      lastAddress: root + Addresses.released(tombstone.name, last.version, bundle))
  }
}
