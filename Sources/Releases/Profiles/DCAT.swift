public import Components
import Languages
import Pipelines

/// DCAT 3 in the profile DCAT-AP 3.0.1, with what ckanext-dcat and udata read on top of it.
///
/// `dct:source` is not used for attributions: DCAT-AP gives it the range `dcat:Dataset`, and a
/// harvester would take each source for a dataset of ours. They are `prov:wasDerivedFrom` and a
/// `dct:ProvenanceStatement`.
public struct DCAT: Profile {
  public static let card = Card(
    "dcat-ap",
    Text(
      ar: "فهرس DCAT-AP 3.0.1 لبوابات البيانات المفتوحة.",
      fr: "Catalogue DCAT-AP 3.0.1 pour les portails de données ouvertes.",
      en: "Catalogue in DCAT-AP 3.0.1 for open-data portals."),
    rules: [.emptyCatalogue, .notAnAddress])

  public static func documents(of catalogue: Catalogue) throws(Finding) -> [Document] {
    [Document("catalog.ttl", Turtle.bytes(of: try graph(of: catalogue)))]
  }

  /// The graph that every serialisation of the catalogue writes.
  static func graph(of catalogue: Catalogue) throws(Finding) -> Graph {
    try catalogue.check(for: "catalog.ttl")
    var builder = DCAT(catalogue: catalogue, address: catalogue.addresses)
    builder.describeCatalogue()
    builder.describePublisher()
    for release in catalogue.releases { try builder.describe(release) }
    return builder.pack.whole
  }

  private let catalogue: Catalogue
  let address: Addresses
  var pack = Background()

  private init(catalogue: Catalogue, address: Addresses) {
    self.catalogue = catalogue
    self.address = address
  }

  typealias N = Namespace
  var about: PublicationMetadata { catalogue.publication.metadata }

  // MARK: the catalogue

  private mutating func describeCatalogue() {
    let node = Term.iri(IRI(address.catalogue))
    pack.graph.add(node, a: N.dcat["Catalog"])
    pack.graph.add(node, N.dct["identifier"], Literal(address.catalogue))
    pack.graph.add(node, N.dct["title"], texts: about.title)
    pack.graph.add(node, N.dct["description"], texts: about.description)
    pack.graph.add(node, N.dct["publisher"], IRI(address.publisher))
    pack.refer(node, N.foaf["homepage"], IRI(address.base), a: N.foaf["Document"])
    speak(node, about.title.keys.sorted())
    let licenses = Set(catalogue.releases.map(\.metadata.license))
    if licenses.count == 1, let license = licenses.first { allow(node, license) }
    pack.graph.add(node, N.dct["issued"], .date(catalogue.publication.issued))
    pack.graph.add(node, N.dct["modified"], .date(catalogue.publication.modified))
    for release in catalogue.releases { locate(node, release.metadata.spatial) }
    pack.refer(
      node, N.dcat["themeTaxonomy"], CodeList.theme.scheme, a: N.skos["ConceptScheme"],
      titles: [Literal("Data theme", language: "en")])
    state(node, N.dct["rights"], a: N.dct["RightsStatement"], about.notice)
    for release in catalogue.releases {
      pack.graph.add(node, N.dcat["dataset"], IRI(address.dataset(release.dataset)))
    }
  }

  private mutating func describePublisher() {
    let publisher = Term.iri(IRI(address.publisher))
    pack.graph.add(publisher, a: N.foaf["Agent"])
    pack.graph.add(publisher, N.foaf["name"], texts: about.publisher)
    pack.graph.add(publisher, N.foaf["homepage"], IRI(address.base))
    let contact = Term.iri(IRI(address.contact))
    pack.graph.add(contact, a: N.vcard["Organization"], N.vcard["Kind"])
    pack.graph.add(contact, N.vcard["fn"], texts: about.contactName)
    pack.graph.add(contact, N.vcard["hasEmail"], IRI("mailto:" + about.contactEmail))
  }

  // MARK: a dataset

  private mutating func describe(_ release: Manifest) throws(Finding) {
    let node = Term.iri(IRI(address.dataset(release.dataset)))
    let metadata = release.metadata
    pack.graph.add(node, a: N.dcat["Dataset"])
    pack.graph.add(node, N.dct["identifier"], Literal(address.dataset(release.dataset)))
    pack.graph.add(node, N.dct["title"], texts: metadata.title)
    pack.graph.add(node, N.dct["description"], texts: metadata.description)
    for (language, words) in metadata.keywords.sorted(by: { $0.key < $1.key }) {
      for word in words {
        pack.graph.add(node, N.dcat["keyword"], Literal(word, language: language))
      }
    }
    pack.graph.add(node, N.dct["publisher"], IRI(address.publisher))
    pack.graph.add(node, N.dcat["contactPoint"], IRI(address.contact))
    for theme in metadata.themes { pack.refer(node, N.dcat["theme"], .theme, theme) }
    if let code = metadata.frequency {
      pack.refer(node, N.dct["accrualPeriodicity"], .frequency, code)
    }
    pack.refer(node, N.dct["accessRights"], .accessRight, "PUBLIC")
    allow(node, metadata.license)
    date(node, release)
    locate(node, metadata.spatial)
    span(node, metadata)
    credit(node, metadata.attributions)
    visit(node, release)
    try distribute(node, release)
  }

  private mutating func date(_ node: Term, _ release: Manifest) {
    pack.graph.add(node, N.dct["issued"], .date(catalogue.firstIssued(release)))
    pack.graph.add(node, N.dct["modified"], .date(release.issued))
    pack.graph.add(node, N.dcat["version"], Literal(release.version))
    pack.graph.add(node, N.adms["versionNotes"], texts: Self.notes(of: release))
  }

  private mutating func span(_ node: Term, _ metadata: DatasetMetadata) {
    guard metadata.temporalStart != nil || metadata.temporalEnd != nil else { return }
    let period = pack.graph.blank()
    pack.graph.add(node, N.dct["temporal"], period)
    pack.graph.add(period, a: N.dct["PeriodOfTime"])
    if let start = metadata.temporalStart {
      pack.graph.add(period, N.dcat["startDate"], .date(start))
    }
    if let end = metadata.temporalEnd { pack.graph.add(period, N.dcat["endDate"], .date(end)) }
  }

  private mutating func credit(_ node: Term, _ attributions: [DatasetMetadata.Attribution]) {
    for attribution in attributions {
      if let source = attribution.path.flatMap({ IRI(web: $0) }) {
        pack.graph.add(node, N.prov["wasDerivedFrom"], source)
      }
      state(node, N.dct["provenance"], a: N.dct["ProvenanceStatement"], Self.credit(attribution))
    }
  }

  /// A landing page for each language, the publication's own first.
  private mutating func visit(_ node: Term, _ release: Manifest) {
    let languages = Language.allCases.map(\.rawValue)
    let others = languages.filter { $0 != about.language }
    for language in [about.language] + others {
      let page = IRI(address.page(language, dataset: release.dataset))
      pack.refer(node, N.dcat["landingPage"], page, a: N.foaf["Document"])
    }
  }

  // MARK: small things

  mutating func allow(_ node: Term, _ license: DatasetMetadata.License) {
    pack.refer(
      node, N.dct["license"], IRI(license.path), a: N.dct["LicenseDocument"],
      titles: [Literal(license.title)])
  }

  mutating func speak(_ node: Term, _ languages: [String]) {
    for code in languages.compactMap({ CodeList.language($0) }) {
      pack.refer(node, N.dct["language"], .language, code)
    }
  }

  private mutating func locate(_ node: Term, _ places: [Spatial]) {
    for place in places.compactMap({ IRI(web: $0.path) }) {
      pack.refer(node, N.dct["spatial"], place, a: N.dct["Location"])
    }
  }

  private mutating func state(_ node: Term, _ property: IRI, a type: IRI, _ texts: [String: String])
  {
    guard !texts.isEmpty else { return }
    let statement = pack.graph.blank()
    pack.graph.add(node, property, statement)
    pack.graph.add(statement, a: type)
    pack.graph.add(statement, N.rdfs["label"], texts: texts)
  }
}
