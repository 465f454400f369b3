import Components
import Pipelines

/// The files of a dataset as distributions, plain and gzipped apart (standards.md 3.6).
extension CatalogueGraph {
  mutating func distribute(_ node: Term, _ release: Manifest) throws(Finding) {
    let offers = try Offer.all(of: release, at: address, language: about.language)
    let spoken = Set(offers.flatMap(\.languages)).sorted()
    speak(node, spoken.isEmpty ? [about.language] : spoken)
    for offer in offers {
      let copy = Term.iri(IRI(offer.iri))
      describe(copy, offer, release)
      pack.graph.add(node, N.dcat["distribution"], copy)
    }
  }

  private mutating func describe(_ node: Term, _ offer: Offer, _ release: Manifest) {
    pack.graph.add(node, a: N.dcat["Distribution"])
    say(node, N.dct["title"], offer.titles)
    say(node, N.dct["description"], offer.descriptions)
    let page = address.page(feed.language ?? about.language, dataset: release.dataset)
    pack.graph.add(node, N.dcat["accessURL"], IRI(page))
    pack.graph.add(node, N.dcat["downloadURL"], IRI(offer.address))
    allow(node, release.metadata.license)
    pack.graph.add(node, N.dct["issued"], .date(firstIssued(release)))
    pack.graph.add(node, N.dct["modified"], .date(release.issued))
    pack.refer(node, N.dcatap["availability"], .availability, "STABLE")
    pack.refer(node, N.adms["status"], .distributionStatus, "COMPLETED")
    form(node, offer)
    speak(node, offer.languages)
    if let schema = offer.schema {
      pack.refer(node, N.dct["conformsTo"], IRI(schema.address), a: N.dct["Standard"])
    }
    weigh(node, offer.bytes, offer.sha256)
  }

  /// What the file is.
  private mutating func form(_ node: Term, _ offer: Offer) {
    if let code = offer.fileType { pack.refer(node, N.dct["format"], .fileType, code) }
    pack.refer(node, N.dcat["mediaType"], mediaType: offer.mediaType)
    if offer.isCompressed { pack.refer(node, N.dcat["compressFormat"], mediaType: Offer.gzip) }
  }

  private mutating func weigh(_ node: Term, _ bytes: Int, _ sha256: String) {
    pack.graph.add(node, N.dcat["byteSize"], .count(bytes))
    let digest = feed.hasTypedChecksums ? Literal.hexadecimal(sha256) : Literal(sha256)
    let checksum = pack.graph.add(node, sha256: digest)
    pack.refer(checksum, N.spdx["algorithm"], .sha256, a: N.spdx["ChecksumAlgorithm"])
  }
}
