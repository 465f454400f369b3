public import Components
import Formats
import Pipelines

/// `dcat-us.json`: the catalogue in DCAT-US 3, as its JSON Schemas have it.
///
/// Strings are in the publication's language: the schemas have no room for more. Sizes are strings
/// there, and a concept is an object with its label and its scheme.
public struct DCATUS3: Profile {
  public static let card = Card(
    "dcat-us-3",
    Text(
      ar: "فهرس DCAT-US 3 بصيغة JSON.", fr: "Catalogue DCAT-US 3 en JSON.",
      en: "Catalogue in DCAT-US 3, as JSON."),
    rules: [.emptyCatalogue, .notAnAddress, .badJSON])

  static let fileName = "dcat-us.json"

  public static func documents(of catalogue: Catalogue) throws(Finding) -> [Document] {
    try catalogue.check(for: fileName)
    let profile = DCATUS3(saying: Saying(catalogue, in: catalogue.publication.metadata.language))
    var datasets: [JSONValue] = []
    for release in catalogue.releases { datasets.append(try profile.dataset(release)) }
    return [Document(fileName, profile.catalogue(datasets).encoded())]
  }

  let saying: Saying

  // MARK: the catalogue

  private func catalogue(_ datasets: [JSONValue]) -> JSONValue {
    let about = saying.about
    let publication = saying.catalogue.publication
    let places = DCATUS3.distinct(saying.catalogue.releases.flatMap(\.metadata.spatial))
    return .object([
      "@id": .string(saying.address.catalogue), "@type": .string("Catalog"),
      "title": .string(saying.said(about.title) ?? about.name),
      "description": saying.said(about.description).map { .string($0) },
      "identifier": .string(saying.address.catalogue),
      "conformsTo": .object([
        "@id": .string("https://resources.data.gov/dcat-us/3.0.0"),
        "@type": .string("Standard"), "title": .string("DCAT-US 3.0"),
      ]),
      "publisher": agent("Agent"), "contactPoint": contact.map { .array([$0]) },
      "homepage": document(about.base, saying.said(about.title) ?? about.name),
      "issued": .string(publication.issued), "modified": .string(publication.modified),
      "language": languages([about.language]),
      "license": saying.catalogue.license.map { .string(IRI($0.path).text) },
      "rights": rights, "spatial": .unlessEmpty(places.map(location)),
      "themeTaxonomy": .array([scheme]), "dataset": .array(datasets),
    ])
  }

  // MARK: a dataset

  private func dataset(_ release: Manifest) throws(Finding) -> JSONValue {
    let metadata = release.metadata
    let address = saying.address
    let offers = try saying.offers(release)
    let notes = saying.said(DCAT.notes(of: release))
    let credits = metadata.attributions.compactMap { saying.said(DCAT.credit($0)) }
    return .object([
      "@id": .string(address.dataset(release.dataset)), "@type": .string("Dataset"),
      "title": .string(saying.title(release)),
      "description": .string(saying.description(release)),
      "identifier": .string(address.dataset(release.dataset)),
      "contactPoint": contact, "publisher": agent("Organization"),
      "keyword": .unlessEmpty(saying.keywords(release)), "theme": .unlessEmpty(themes(release)),
      "issued": .string(saying.issued(release)), "modified": .string(release.issued),
      "accrualPeriodicity": Frequency.maintenance(metadata.frequency).map { .string($0) },
      "accessRights": .string("public"), "rights": rights,
      "language": languages(saying.languages(offers)),
      "landingPage": document(saying.page(release), saying.title(release)),
      "relation": .unlessEmpty(saying.sources(release)), "describedBy": dictionary(of: release),
      "spatial": .unlessEmpty(metadata.spatial.map(location)), "temporal": temporal(metadata),
      "inSeries": saying.series(release).map { .array([series($0)]) },
      "version": .string(release.version), "versionNotes": notes.map { .string($0) },
      "provenance": .unlessEmpty(credits),
      "distribution": .array(offers.map { distribution($0, of: release) }),
    ])
  }

  private func distribution(_ offer: Offer, of release: Manifest) -> JSONValue {
    .object([
      "@id": .string(offer.iri), "@type": .string("Distribution"),
      "title": saying.said(offer.titles).map { .string($0) },
      "description": saying.said(offer.descriptions).map { .string($0) },
      "accessURL": .string(saying.page(release)), "downloadURL": .string(offer.address),
      "mediaType": .string(offer.mediaType), "format": .string(offer.label),
      "compressFormat": offer.isCompressed ? .string(Offer.gzip) : nil,
      "characterEncoding": offer.isText ? .strings(["UTF-8"]) : nil,
      "byteSize": .string(String(offer.bytes)),
      "checksum": .object([
        "@type": .string("Checksum"), "algorithm": .string("SHA-256"),
        "checksumValue": .string(offer.sha256),
      ]),
      "license": .string(IRI(release.metadata.license.path).text),
      "issued": .string(saying.issued(release)), "modified": .string(release.issued),
      "rights": rights, "accessRights": .string("public"), "availability": availability,
      "language": languages(offer.languages),
      "conformsTo": offer.schema.map { .array([standard($0)]) },
      "describedBy": offer.schema.map(dictionary),
    ])
  }
}
