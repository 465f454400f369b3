import Components
import Pipelines

/// What is measured of the texts of a release.
extension Quality {
  mutating func measureTexts(of release: Manifest) throws(Finding) {
    let coverage = try TranslationCoverage(release, language: about.language)
    let thing = Measured(release: release)
    let written = coverage.written.count
    if let share = Self.share(written, of: coverage.entries.count) {
      measure(thing, .documented, share)
    }
    for language in Language.allCases {
      guard let share = Self.share(coverage.count(in: language), of: written) else { continue }
      measure(thing, .translated(language), share)
      annotate(release, language, coverage.missing(in: language))
    }
  }

  /// What lacks in a language, as an annotation (DQV, `dqv:QualityAnnotation`) that says it in all.
  private mutating func annotate(
    _ release: Manifest, _ language: Language, _ missing: [TranslationCoverage.Entry]
  ) {
    guard !missing.isEmpty else { return }
    let name = "missing-" + language.rawValue
    let node = Term.iri(
      IRI(address.measurement(of: release.dataset, release.version, table: nil, name)))
    let dataset = Term.iri(IRI(address.dataset(release.dataset)))
    graph.add(dataset, N.dqv["hasQualityAnnotation"], node)
    graph.add(node, a: N.dqv["QualityAnnotation"])
    graph.add(node, N.oa["hasTarget"], dataset)
    graph.add(node, N.oa["motivatedBy"], N.dqv["qualityAssessment"])
    graph.add(node, N.dqv["inDimension"], dimension(.multilinguality))
    graph.add(node, N.prov["generatedAtTime"], .midnight(release.issued))
    for reader in Language.allCases {
      let body = graph.blank()
      graph.add(node, N.oa["hasBody"], body)
      graph.add(body, a: N.oa["TextualBody"])
      let list = missing.map { $0.name(in: reader) }.joined(separator: reader == .ar ? "، " : ", ")
      let text = QualityMetric.missing(language)[reader] + Sentence.colon(reader) + " " + list
      graph.add(body, N.rdf["value"], Literal(text, language: reader.rawValue))
      graph.add(body, N.dct["language"], Literal(reader.rawValue))
    }
  }
}
