import Components
import Languages
import Pipelines

/// A dataset in the graph of a catalogue.
extension CatalogueGraph {
  mutating func describe(_ release: Manifest) throws(Finding) {
    let node = Term.iri(IRI(address.dataset(release.dataset)))
    let metadata = release.metadata
    pack.graph.add(node, a: N.dcat["Dataset"])
    // The shape of records asks for the class by name, and a validator may not infer it.
    if feed.hasRecords { pack.graph.add(node, a: N.dcat["Resource"]) }
    pack.graph.add(node, N.dct["identifier"], Literal(address.dataset(release.dataset)))
    say(node, N.dct["title"], metadata.title)
    say(node, N.dct["description"], metadata.description)
    tag(node, metadata.keywords)
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
    relate(node, release)
    if feed.hasRecords { account(node, release) }
    try distribute(node, release)
  }

  private mutating func tag(_ node: Term, _ keywords: [String: [String]]) {
    let chosen: [String: [String]]
    switch feed.literals {
    case .all, .first: chosen = keywords
    case .only(let language): chosen = keywords.filter { $0.key == language }
    }
    for (language, words) in chosen.sorted(by: { $0.key < $1.key }) {
      for word in feed.hasCleanKeywords ? CKANTag.mended(words) : words {
        pack.graph.add(node, N.dcat["keyword"], Literal(word, language: language))
      }
    }
  }

  private mutating func date(_ node: Term, _ release: Manifest) {
    pack.graph.add(node, N.dct["issued"], .date(firstIssued(release)))
    pack.graph.add(node, N.dct["modified"], .date(release.issued))
    pack.graph.add(node, N.dcat["version"], Literal(release.version))
    say(node, N.adms["versionNotes"], DCAT.notes(of: release))
    if let previous = release.previousVersion {
      pack.graph.add(
        node, N.dcat["previousVersion"], IRI(address.version(release.dataset, previous)))
    }
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
      state(
        node, N.dct["provenance"], a: N.dct["ProvenanceStatement"], DCAT.credit(attribution))
    }
  }

  /// A landing page for each language, the publication's own first; for a portal only its own, since it
  /// takes the first of several.
  private mutating func visit(_ node: Term, _ release: Manifest) {
    let others = Language.allCases.map(\.rawValue).filter { $0 != about.language }
    for language in feed.language.map({ [$0] }) ?? [about.language] + others {
      let page = IRI(address.page(language, dataset: release.dataset))
      pack.refer(node, N.dcat["landingPage"], page, a: N.foaf["Document"])
    }
  }

  /// The dataset's quality, making and current version, each with the file that describes it.
  ///
  /// A version has no class here: a harvester would take it for one more dataset. `dcat:hasVersion` is not
  /// used, since DCAT-AP wants the class of what it leads to.
  private mutating func account(_ node: Term, _ release: Manifest) {
    let quality = IRI(address.quality(of: release.dataset))
    pack.refer(node, N.dqv["hasQualityMetadata"], quality, a: N.dqv["QualityMetadata"])
    see(.iri(quality), Quality.fileName)
    let run = IRI(address.run(of: release.dataset, release.version))
    pack.refer(node, N.prov["wasGeneratedBy"], run, a: N.prov["Activity"])
    see(.iri(run), Provenance.fileName)
    let version = IRI(address.version(release.dataset, release.version))
    pack.graph.add(node, N.dcat["hasCurrentVersion"], version)
    see(.iri(version), Versions.fileName)
  }

  private mutating func relate(_ node: Term, _ release: Manifest) {
    if feed.hasSeries, let series = release.metadata.series {
      pack.graph.add(node, N.dcat["inSeries"], IRI(address.series(series)))
    }
    for former in (release.metadata.supersedes ?? []).compactMap({ IRI(web: $0) })
    where address.isDataset(former.text) {
      pack.graph.add(node, N.dct["replaces"], former)
    }
  }
}
