import Components
import Languages
import Pipelines

/// Builds the graph of a catalogue, or of a page of it, for one kind of reader.
///
/// `dct:source` is not used for attributions: DCAT-AP gives it the range `dcat:Dataset`, and a
/// harvester would take each source for a dataset of ours. They are `prov:wasDerivedFrom` and a
/// `dct:ProvenanceStatement`. Earlier versions are no nodes here for the same reason: see `Versions`.
struct CatalogueGraph {
  typealias N = Namespace

  let catalogue: Catalogue
  let feed: Feed
  let address: Addresses
  var pack = Concepts()
  private let firstIssues: [String: String]

  /// The graph of the releases at `range`, with all that they refer to.
  static func graph(of catalogue: Catalogue, _ range: Range<Int>, for feed: Feed) throws(Finding)
    -> Graph
  {
    try pack(of: catalogue, range, for: feed).whole
  }

  /// The same, with what it refers to apart.
  static func pack(of catalogue: Catalogue, _ range: Range<Int>, for feed: Feed) throws(Finding)
    -> Concepts
  {
    var builder = CatalogueGraph(catalogue, feed)
    let releases = catalogue.releases[range]
    builder.describeCatalogue(releases)
    builder.describePublisher()
    if feed.hasSeries { builder.describeSeries(releases) }
    for release in releases { try builder.describe(release) }
    // A page of the catalogue tells of what is gone: the last one.
    if feed.hasRecords, range.upperBound == catalogue.releases.endIndex {
      for tombstone in catalogue.tombstones { builder.record(tombstone) }
    }
    return builder.pack
  }

  private init(_ catalogue: Catalogue, _ feed: Feed) {
    self.catalogue = catalogue
    self.feed = feed
    address = catalogue.addresses
    firstIssues = catalogue.firstIssues
  }

  var about: PublicationMetadata { catalogue.publication.metadata }

  func firstIssued(_ release: Manifest) -> String {
    firstIssues[release.dataset] ?? release.issued
  }

  // MARK: the catalogue

  private mutating func describeCatalogue(_ releases: ArraySlice<Manifest>) {
    let node = Term.iri(IRI(address.catalogue))
    pack.graph.add(node, a: N.dcat["Catalog"])
    pack.graph.add(node, N.dct["identifier"], Literal(address.catalogue))
    say(node, N.dct["title"], about.title)
    say(node, N.dct["description"], about.description)
    pack.graph.add(node, N.dct["publisher"], IRI(address.publisher))
    pack.refer(node, N.foaf["homepage"], IRI(address.base), a: N.foaf["Document"])
    speak(node, about.title.keys.sorted())
    if let license = catalogue.license { allow(node, license) }
    pack.graph.add(node, N.dct["issued"], .date(catalogue.publication.issued))
    pack.graph.add(node, N.dct["modified"], .date(catalogue.publication.modified))
    for release in releases { locate(node, release.metadata.spatial) }
    pack.refer(
      node, N.dcat["themeTaxonomy"], CodeList.theme.scheme, a: N.skos["ConceptScheme"],
      titles: [Literal("Data theme", language: "en")])
    state(node, N.dct["rights"], a: N.dct["RightsStatement"], about.notice)
    for release in releases {
      pack.graph.add(node, N.dcat["dataset"], IRI(address.dataset(release.dataset)))
    }
    guard feed.hasRecords else { return }
    for file in [Versions.fileName, Quality.fileName, Provenance.fileName] { see(node, file) }
    for release in releases { record(release, in: node) }
  }

  /// Where more is said of a thing whose identifier leads nowhere by itself: a file of the publication.
  mutating func see(_ thing: Term, _ file: String) {
    pack.refer(thing, N.rdfs["seeAlso"], IRI(address.base + file), a: N.foaf["Document"])
  }

  /// When a dataset came into the catalogue and when its entry changed last.
  private mutating func record(_ release: Manifest, in node: Term) {
    let record = Term.iri(IRI(address.record(release.dataset)))
    pack.graph.add(node, N.dcat["record"], record)
    pack.graph.add(record, a: N.dcat["CatalogRecord"])
    pack.graph.add(record, N.foaf["primaryTopic"], IRI(address.dataset(release.dataset)))
    pack.graph.add(record, N.dct["issued"], .date(firstIssued(release)))
    pack.graph.add(record, N.dct["modified"], .date(release.issued))
    pack.refer(
      record, N.dct["conformsTo"], IRI("http://data.europa.eu/r5r/"), a: N.dct["Standard"],
      titles: [Literal("DCAT-AP 3.0.1")])
    let isNew = release.previousVersion == nil
    pack.refer(record, N.adms["status"], .changeType, isNew ? "created" : "updated")
  }

  private mutating func describePublisher() {
    let publisher = Term.iri(IRI(address.publisher))
    pack.graph.add(publisher, a: N.foaf["Agent"])
    say(publisher, N.foaf["name"], about.publisher)
    pack.graph.add(publisher, N.foaf["homepage"], IRI(address.base))
    if let type = about.publisherType {
      pack.refer(publisher, N.dct["type"], .publisherType, type)
    }
    let contact = Term.iri(IRI(address.contact))
    pack.graph.add(contact, a: N.vcard["Organization"], N.vcard["Kind"])
    say(contact, N.vcard["fn"], about.contactName)
    pack.graph.add(contact, N.vcard["hasEmail"], IRI("mailto:" + about.contactEmail))
  }

  /// The series that some of the releases are in.
  private mutating func describeSeries(_ releases: ArraySlice<Manifest>) {
    for series in about.series ?? [] {
      let members = releases.filter { $0.metadata.series == series.name }
      guard !members.isEmpty else { continue }
      let node = Term.iri(IRI(address.series(series.name)))
      pack.graph.add(node, a: N.dcat["DatasetSeries"])
      say(node, N.dct["title"], series.title)
      say(node, N.dct["description"], series.description)
      pack.graph.add(node, N.dct["publisher"], IRI(address.publisher))
      pack.graph.add(node, N.dcat["contactPoint"], IRI(address.contact))
      for release in members { locate(node, release.metadata.spatial) }
    }
  }
}
