public import Components
import Pipelines

/// Every release of every dataset (DCAT 3, 11), in a file of its own: harvesters take each node of the
/// class `dcat:Dataset` for a dataset, so versions have no place in a catalogue.
public struct Versions: Profile {
  public static let card = Card(
    "versions",
    Text(
      ar: "كل إصدارات مجموعات البيانات حسب DCAT 3.", fr: "Toutes les versions des jeux, en DCAT 3.",
      en: "All versions of the datasets, in DCAT 3."), rules: [.emptyCatalogue, .notAnAddress])

  static let fileName = "versions.ttl"

  typealias N = Namespace

  public static func documents(of catalogue: Catalogue) throws(Finding) -> [Document] {
    try catalogue.check(for: fileName)
    var graph = Graph(prefixes: Namespace.ofCatalogues.map { .init($0.prefix, $0.text) })
    let versions = catalogue.versions
    for release in catalogue.releases {
      describe(release, versions[release.dataset] ?? [], catalogue.addresses, &graph)
    }
    for tombstone in catalogue.tombstones { describe(tombstone, of: catalogue, &graph) }
    return [Document(fileName, Turtle.bytes(of: graph))]
  }

  /// A dataset is what its versions have in common; each version has the texts that it was released
  /// with, and the version before it (DCAT 3, 11.1 and 11.2).
  private static func describe(
    _ release: Manifest, _ versions: [PublicationManifest.Version], _ address: Addresses,
    _ graph: inout Graph
  ) {
    let dataset = Term.iri(IRI(address.dataset(release.dataset)))
    graph.add(dataset, a: N.dcat["Dataset"])
    graph.add(dataset, N.dct["title"], texts: release.metadata.title)
    graph.add(dataset, N.dct["description"], texts: release.metadata.description)
    graph.add(
      dataset, N.dcat["hasCurrentVersion"], IRI(address.version(release.dataset, release.version)))
    list(versions, of: release.dataset, address, &graph)
  }

  /// What is withdrawn has no current version; those that are kept stay where they were.
  private static func describe(
    _ tombstone: Tombstone, of catalogue: Catalogue, _ graph: inout Graph
  ) {
    let address = catalogue.addresses
    let versions = tombstone.versions.spelledOut
    let dataset = Term.iri(IRI(address.dataset(tombstone.name)))
    graph.add(dataset, a: N.dcat["Dataset"])
    graph.add(dataset, N.dct["title"], texts: tombstone.title)
    graph.add(dataset, N.dct["description"], texts: versions.last?.description ?? [:])
    graph.add(dataset, N.adms["status"], CodeList.status.concept("Withdrawn"))
    graph.add(dataset, N.dct["modified"], .date(tombstone.date))
    for release in catalogue.successors(of: tombstone) {
      graph.add(dataset, N.dct["isReplacedBy"], IRI(address.dataset(release.dataset)))
    }
    list(versions, of: tombstone.name, address, &graph)
  }

  private static func list(
    _ versions: [PublicationManifest.Version], of dataset: String, _ address: Addresses,
    _ graph: inout Graph
  ) {
    let whole = Term.iri(IRI(address.dataset(dataset)))
    var previous: String?
    for version in versions {
      let iri = IRI(address.version(dataset, version.version))
      let node = Term.iri(iri)
      graph.add(whole, N.dcat["hasVersion"], iri)
      graph.add(node, a: N.dcat["Dataset"])
      graph.add(node, N.dcat["isVersionOf"], whole)
      graph.add(node, N.dct["title"], texts: version.title ?? [:])
      graph.add(node, N.dct["description"], texts: version.description ?? [:])
      graph.add(node, N.dcat["version"], Literal(version.version))
      graph.add(node, N.dct["issued"], .date(version.issued))
      graph.add(
        node, N.adms["versionNotes"],
        texts: DCAT.notes(of: version.version, issued: version.issued, after: previous))
      if let previous {
        graph.add(node, N.dcat["previousVersion"], IRI(address.version(dataset, previous)))
      }
      previous = version.version
      let bundle = IRI(address.releasedBundle(of: dataset, version.version))
      let file = graph.blank()
      graph.add(node, N.dcat["distribution"], file)
      graph.add(file, a: N.dcat["Distribution"])
      graph.add(file, N.dcat["accessURL"], bundle)
      graph.add(file, N.dcat["downloadURL"], bundle)
    }
  }
}
