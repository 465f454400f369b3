public import Components
import Formats
import Pipelines

/// `data.json` of the Project Open Data metadata schema 1.1 ("DCAT-US 1.1"), which data.gov and the
/// portals that follow it harvest.
///
/// It is the schema for bodies outside the federal government: it has no `bureauCode` and no
/// `programCode`. Strings are in the publication's language, since the schema knows no other; a
/// dataset without keywords has its themes, else its title, in their place, because the field is
/// required.
public struct DCATUS11: Profile {
  public static let card = Card(
    "dcat-us-1.1",
    Text(
      ar: "ملف data.json وفق DCAT-US 1.1 (Project Open Data).",
      fr: "Fichier data.json selon DCAT-US 1.1 (Project Open Data).",
      en: "A data.json file in DCAT-US 1.1 (Project Open Data)."),
    rules: [.emptyCatalogue, .notAnAddress, .badJSON])

  static let fileName = "data.json"
  /// The one value of `conformsTo` that ckanext-datajson's harvester takes: it refuses the whole file
  /// for any other, also for the address that the schema has moved to.
  static let schema = "https://project-open-data.cio.gov/v1.1/schema"

  public static func documents(of catalogue: Catalogue) throws(Finding) -> [Document] {
    try catalogue.check(for: fileName)
    let profile = DCATUS11(
      saying: Saying(catalogue, in: catalogue.publication.metadata.language))
    var datasets: [JSONValue] = []
    for release in catalogue.releases { datasets.append(try profile.dataset(release)) }
    let value = JSONValue.object([
      "@context": .string(schema + "/catalog.jsonld"),
      "@id": .string(catalogue.addresses.base + fileName), "@type": .string("dcat:Catalog"),
      "conformsTo": .string(schema), "describedBy": .string(schema + "/catalog.json"),
      "dataset": .array(datasets),
    ])
    return [Document(fileName, value.encoded())]
  }

  private let saying: Saying

  private func dataset(_ release: Manifest) throws(Finding) -> JSONValue {
    let metadata = release.metadata
    let offers = try saying.offers(release)
    return .object([
      "@type": .string("dcat:Dataset"), "title": .string(saying.title(release)),
      "description": .string(saying.description(release)),
      "keyword": .strings(keywords(release)), "modified": .string(release.issued),
      "publisher": .object([
        "@type": .string("org:Organization"), "name": .string(saying.publisher),
      ]),
      "contactPoint": .object([
        "@type": .string("vcard:Contact"), "fn": .string(saying.contact),
        "hasEmail": saying.email.map { .string($0) },
      ]),
      "identifier": .string(saying.address.dataset(release.dataset)),
      "accessLevel": .string("public"),
      "license": .string(IRI(metadata.license.path).uri),
      "rights": saying.said(saying.about.notice).map { .string($0.cut(to: 255)) },
      "spatial": spatial(metadata).map { .string($0) },
      "temporal": temporal(metadata).map { .string($0) },
      "distribution": .array(offers.map(distribution)),
      "accrualPeriodicity": Frequency.repeating(metadata.frequency).map { .string($0) },
      "conformsTo": .string(DataPackage.profile),
      "describedBy": .string(saying.dictionary(release)),
      "describedByType": .string("application/json"), "issued": .string(saying.issued(release)),
      "language": .strings(saying.languages(offers)), "landingPage": .string(saying.page(release)),
      "theme": .unlessEmpty(saying.themes(release)),
      "references": .unlessEmpty(saying.sources(release)),
    ])
  }

  private func distribution(_ offer: Offer) -> JSONValue {
    .object([
      "@type": .string("dcat:Distribution"), "title": saying.said(offer.titles).map { .string($0) },
      "description": saying.said(offer.descriptions).map { .string($0) },
      "downloadURL": .string(offer.address), "mediaType": .string(offer.servedType),
      "format": .string(offer.label),
      "conformsTo": offer.schema.map { .string($0.address) },
      "describedBy": offer.schema.map { .string($0.address) },
      "describedByType": offer.schema.map { .string($0.mediaType) },
    ])
  }

  private func keywords(_ release: Manifest) -> [String] {
    let keywords = saying.keywords(release)
    if !keywords.isEmpty { return keywords }
    let themes = saying.themes(release)
    return themes.isEmpty ? [saying.title(release)] : themes
  }

  /// A bounding box where one is known of the only place (west, south, east, north), else the names.
  private func spatial(_ metadata: DatasetMetadata) -> String? {
    if metadata.spatial.count == 1, let box = metadata.spatial[0].box {
      return box.map(\.decimal).joined(separator: ",")
    }
    let names = metadata.spatial.map { saying.said($0.title) ?? $0.path }
    return names.isEmpty ? nil : names.joined(separator: "; ")
  }

  /// `start/end`; nil where an end is not known, which the schema cannot say.
  private func temporal(_ metadata: DatasetMetadata) -> String? {
    guard let start = Saying.date(metadata.temporalStart),
      let end = Saying.date(metadata.temporalEnd)
    else { return nil }
    return start + "/" + end
  }

}
