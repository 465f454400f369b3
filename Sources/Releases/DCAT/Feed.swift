public import Pipelines

/// How a catalogue is written for one kind of reader. DCAT-AP, CKAN and udata want different things of
/// the same properties (standards.md 3.6), so each has its own files.
struct Feed: Sendable {
  /// Which literals a text in several languages becomes.
  enum Literals: Sendable, Hashable {
    /// One in each language.
    case all
    /// One in each language, that of the portal first; where the portal's language is missing, one
    /// alone, since the reader would take any.
    case first(String)
    /// One alone: in the portal's language, else in the first that there is.
    case only(String)
  }

  /// The path of the first page within the publication, without its ending.
  let path: String
  let literals: Literals
  /// Whether a checksum is `xsd:hexBinary`, as the shapes demand and udata cannot store.
  var hasTypedChecksums = true
  /// Whether records, quality and provenance are in it, which portals do not read.
  var hasRecords = false
  /// Whether series are in it: udata takes a series for a dataset.
  var hasSeries = false
  /// Whether keywords are written as CKAN takes them: it refuses a dataset for one that it does not.
  var hasCleanKeywords = false
  /// Whether licences are called what CKAN calls them, which is how it recognises them.
  var namesLicensesAsCKAN = false

  static let dcatAP = Feed(path: "catalog", literals: .all, hasRecords: true, hasSeries: true)

  static func ckan(_ language: String) -> Feed {
    Feed(
      path: "feeds/ckan", literals: .first(language), hasSeries: true, hasCleanKeywords: true,
      namesLicensesAsCKAN: true)
  }

  static func udata(_ language: String) -> Feed {
    Feed(path: "feeds/udata", literals: .only(language), hasTypedChecksums: false)
  }

  /// The language that the portal speaks; nil for a feed that is for all.
  var language: String? {
    switch literals {
    case .all: nil
    case .first(let language), .only(let language): language
    }
  }

  /// The path of a page, counted from 1: `catalog.ttl`, `catalog-2.ttl`.
  func page(_ number: Int, _ ending: String) -> String {
    path + (number == 1 ? "" : "-\(number)") + "." + ending
  }
}

extension PublicationMetadata {
  /// The language, by its code, that a portal speaks: as the author says, else the publication's.
  public func language(of portal: String) -> String { feeds?.languages[portal] ?? language }
}

extension Catalogue {
  /// How many distributions a page describes at most: about 2 KB each in RDF/XML, so that a page stays
  /// well under the 50 MB that CKAN takes in one response.
  static let mostDistributions = 12_000

  /// The releases of each page of a feed: as many as the author says, fewer where they have very many
  /// files. A dataset is never divided.
  var pages: [Range<Int>] {
    let most = publication.metadata.feeds?.pageSize ?? Feeds.standardPageSize
    var pages: [Range<Int>] = []
    var start = 0, distributions = 0
    for (index, release) in releases.enumerated() {
      let own = 2 * release.allFiles.count + 1
      let isFull = index - start == most || distributions + own > Self.mostDistributions
      if index > start, isFull {
        pages.append(start..<index)
        (start, distributions) = (index, 0)
      }
      distributions += own
    }
    return releases.isEmpty ? [] : pages + [start..<releases.count]
  }
}
