public import Components
import Pipelines

/// PROV-O (W3C, 2013): what each current release was made of, by what, for whom, and after which.
///
/// The times are the declared dates of the releases: when an engine ran is no property of what it made.
public struct Provenance: Profile {
  public static let card = Card(
    "provenance",
    Text(
      ar: "مصدر كل إصدار حسب PROV-O: ملفاته ومصادره والبرنامج والناشر.",
      fr: "Provenance de chaque version en PROV-O : fichiers, sources, logiciel et éditeur.",
      en: "Where each release comes from in PROV-O: files, sources, software and publisher."),
    rules: [.emptyCatalogue, .notAnAddress])

  static let fileName = "provenance.ttl"

  public static func documents(of catalogue: Catalogue) throws(Finding) -> [Document] {
    try catalogue.check(for: fileName)
    var builder = Provenance(catalogue: catalogue)
    builder.describeAgents()
    let versions = catalogue.versions
    for release in catalogue.releases {
      builder.describe(release)
      builder.describe(earlier: versions[release.dataset] ?? [], release)
    }
    return [Document(fileName, Turtle.bytes(of: builder.graph))]
  }

  private let about: PublicationMetadata
  private let address: Addresses
  private let releases: [Manifest]
  private var graph = Graph(prefixes: Namespace.ofCatalogues.map { .init($0.prefix, $0.text) })

  /// What has a digest already: the same input may be of several datasets.
  private var weighed: Set<Term> = []

  private init(catalogue: Catalogue) {
    about = catalogue.publication.metadata
    address = catalogue.addresses
    releases = catalogue.releases
  }

  private typealias N = Namespace
  private var publisher: IRI { IRI(address.publisher) }

  // MARK: agents

  /// The publisher, and each engine that made a current release, which acts for it.
  private mutating func describeAgents() {
    let node = Term.iri(publisher)
    graph.add(node, a: N.prov["Agent"], N.foaf["Agent"])
    graph.add(node, N.foaf["name"], texts: about.publisher)
    for release in releases {
      let engine = Term.iri(IRI(address.software(release.encoder.engine)))
      graph.add(engine, a: N.prov["SoftwareAgent"])
      graph.add(engine, N.dct["title"], Literal(release.encoder.engine))
      for library in [release.encoder.compressor] + (release.encoder.libraries ?? []) {
        graph.add(engine, N.dct["requires"], IRI(address.software(library)))
        let part = Term.iri(IRI(address.software(library)))
        // The engine is what answers for the run; a library is a thing that it needs.
        graph.add(part, a: N.prov["Entity"])
        graph.add(part, N.dct["title"], Literal(library))
      }
      graph.add(engine, N.prov["actedOnBehalfOf"], publisher)
    }
  }

  // MARK: a release

  private mutating func describe(_ release: Manifest) {
    let node = Term.iri(IRI(address.version(release.dataset, release.version)))
    let run = IRI(address.run(of: release.dataset, release.version))
    begin(node, release, run)
    describe(run, release)
    for input in release.inputs {
      let source = weigh(address.input(input.sha256), input.bytes, input.sha256)
      graph.add(source, N.rdfs["label"], Literal(input.path))
      graph.add(.iri(run), N.prov["used"], source)
      graph.add(node, N.prov["wasDerivedFrom"], source)
    }
    for file in release.allFiles { describe(file.path, file.bytes, file.sha256, release, node) }
    if let bundle = release.bundle {
      describe(bundle.path, bundle.bytes, bundle.sha256, release, node)
    }
  }

  private mutating func begin(_ node: Term, _ release: Manifest, _ run: IRI) {
    graph.add(node, a: N.prov["Entity"], N.prov["Collection"])
    graph.add(node, N.dct["title"], texts: release.metadata.title)
    graph.add(node, N.dcat["version"], Literal(release.version))
    graph.add(node, N.prov["specializationOf"], IRI(address.dataset(release.dataset)))
    graph.add(node, N.prov["generatedAtTime"], .midnight(release.issued))
    graph.add(node, N.prov["wasGeneratedBy"], run)
    graph.add(node, N.prov["wasAttributedTo"], publisher)
    if let previous = release.previousVersion {
      graph.add(node, N.prov["wasRevisionOf"], IRI(address.version(release.dataset, previous)))
    }
    for source in release.metadata.attributions {
      guard let path = source.path.flatMap({ IRI(web: $0) }) else { continue }
      graph.add(node, N.prov["wasDerivedFrom"], path)
      graph.add(.iri(path), a: N.prov["Entity"])
      graph.add(.iri(path), N.dct["title"], Literal(source.title))
    }
  }

  /// The releases that this one follows, each a revision of the one before it.
  private mutating func describe(
    earlier versions: [PublicationManifest.Version], _ release: Manifest
  ) {
    var before: IRI?
    for version in versions where version.version != release.version {
      let node = IRI(address.version(release.dataset, version.version))
      graph.add(.iri(node), a: N.prov["Entity"])
      graph.add(.iri(node), N.dcat["version"], Literal(version.version))
      graph.add(.iri(node), N.prov["specializationOf"], IRI(address.dataset(release.dataset)))
      graph.add(.iri(node), N.prov["generatedAtTime"], .midnight(version.issued))
      if let before { graph.add(.iri(node), N.prov["wasRevisionOf"], before) }
      before = node
    }
  }

  private mutating func describe(_ run: IRI, _ release: Manifest) {
    let node = Term.iri(run)
    graph.add(node, a: N.prov["Activity"])
    graph.add(node, N.rdfs["label"], Literal("\(release.dataset) \(release.version)"))
    // No clock may stand in what is published: the run has the declared date, at both ends.
    graph.add(node, N.prov["startedAtTime"], .midnight(release.issued))
    graph.add(node, N.prov["endedAtTime"], .midnight(release.issued))
    graph.add(node, N.prov["wasAssociatedWith"], IRI(address.software(release.encoder.engine)))
    graph.add(node, N.prov["wasAssociatedWith"], publisher)
  }

  /// A file of a release, at its immutable address.
  private mutating func describe(
    _ path: String, _ bytes: Int, _ sha256: String, _ release: Manifest, _ owner: Term
  ) {
    let file = weigh(
      address.released(release.dataset, release.version, path), bytes, sha256)
    graph.add(
      file, N.prov["wasGeneratedBy"], IRI(address.run(of: release.dataset, release.version)))
    graph.add(owner, N.prov["hadMember"], file)
  }

  /// An entity with its size and digest.
  private mutating func weigh(_ iri: String, _ bytes: Int, _ sha256: String) -> Term {
    let node = Term.iri(IRI(iri))
    graph.add(node, a: N.prov["Entity"])
    graph.add(node, N.dcat["byteSize"], .count(bytes))
    guard weighed.insert(node).inserted else { return node }
    graph.add(node, sha256: .hexadecimal(sha256))
    return node
  }
}
