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

  typealias N = Namespace

  public static func documents(of catalogue: Catalogue) throws(Finding) -> [Document] {
    try catalogue.check(for: "versions.ttl")
    var graph = Graph(prefixes: Namespace.ofCatalogues.map { .init($0.prefix, $0.text) })
    let known = Dictionary(
      catalogue.publication.datasets.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for release in catalogue.releases {
      describe(release, known[release.dataset]?.versions ?? [], catalogue.addresses, &graph)
    }
    return [Document("versions.ttl", Turtle.bytes(of: graph))]
  }

  /// Titles and descriptions are those of today: a catalogue is made of current manifests.
  private static func describe(
    _ release: Manifest, _ versions: [PublicationManifest.Current.Version], _ address: Addresses,
    _ graph: inout Graph
  ) {
    let dataset = Term.iri(IRI(address.dataset(release.dataset)))
    func iri(_ version: String) -> IRI { IRI(address.version(release.dataset, version)) }
    graph.add(dataset, a: N.dcat["Dataset"])
    graph.add(dataset, N.dct["title"], texts: release.metadata.title)
    graph.add(dataset, N.dct["description"], texts: release.metadata.description)
    graph.add(dataset, N.dcat["hasCurrentVersion"], iri(release.version))
    var previous: String?
    for version in versions {
      let node = Term.iri(iri(version.version))
      graph.add(dataset, N.dcat["hasVersion"], node)
      graph.add(node, a: N.dcat["Dataset"])
      graph.add(node, N.dcat["isVersionOf"], dataset)
      graph.add(node, N.dct["title"], texts: release.metadata.title)
      graph.add(node, N.dct["description"], texts: release.metadata.description)
      graph.add(node, N.dcat["version"], Literal(version.version))
      graph.add(node, N.dct["issued"], .date(version.issued))
      if let previous { graph.add(node, N.dcat["previousVersion"], iri(previous)) }
      previous = version.version
      let name = "\(release.dataset)-\(version.version).tar.gz"
      let bundle = IRI(address.released(release.dataset, version.version, name))
      let file = graph.blank()
      graph.add(node, N.dcat["distribution"], file)
      graph.add(file, a: N.dcat["Distribution"])
      graph.add(file, N.dcat["accessURL"], bundle)
      graph.add(file, N.dcat["downloadURL"], bundle)
    }
  }
}
