public import Components
import Formats
import Pipelines

/// The catalogue as CKAN takes it in: a line for each dataset, the argument of `package_create`, which
/// `ckanapi load datasets` reads.
///
/// The extras and the fields of resources are those that ckanext-dcat makes of our feed. The names of the
/// datasets are not: a harvest makes each out of its title in the portal's language, an upload has the one
/// that stands here. So a portal takes one of the two ways and keeps to it, or has each dataset twice.
/// Strings are in the portal's language; those of all languages stand beside, as ckanext-fluent has them,
/// and a portal without it passes over them. The organisation that datasets belong to (`owner_org`) is
/// the pipeline's to state: without one, CKAN takes them only where it is set to
/// (`ckan.auth.create_unowned_dataset`).
public struct CKANPackages: Profile {
  public static let card = Card(
    "ckan-packages",
    Text(
      ar: "مجموعات البيانات كما تستقبلها بوابة CKAN، سطر لكل مجموعة.",
      fr: "Jeux de données tels que CKAN les charge, un par ligne.",
      en: "Datasets as CKAN loads them, one a line."),
    rules: [.emptyCatalogue, .notAnAddress, .badJSON])

  static let fileName = "feeds/ckan.jsonl"

  public static func documents(of catalogue: Catalogue) throws(Finding) -> [Document] {
    try catalogue.check(for: fileName)
    let language = catalogue.publication.metadata.language(of: "ckan")
    let profile = CKANPackages(saying: Saying(catalogue, in: language))
    var bytes: [UInt8] = []
    for release in catalogue.releases {
      bytes += try profile.package(release).encoded(indented: false) + [10]
    }
    return [Document(fileName, bytes)]
  }

  let saying: Saying

  private func package(_ release: Manifest) throws(Finding) -> JSONValue {
    let metadata = release.metadata
    let offers = try saying.offers(release)
    let keywords = saying.keywords(release)
    return .object([
      "name": .string(CKANName.package(release.dataset, of: saying.about.name)),
      "title": .string(saying.title(release)), "title_translated": .texts(metadata.title),
      "notes": .string(saying.description(release)),
      "notes_translated": .texts(metadata.description), "url": .string(saying.page(release)),
      "version": .string(release.version),
      "license_id": CKANLicense.id(of: metadata.license).map { .string($0) },
      "author": .string(saying.publisher), "maintainer": .string(saying.contact),
      "maintainer_email": saying.email.map { .string(String($0.dropFirst("mailto:".count))) },
      "owner_org": saying.about.feeds?.organization.map { .string($0) }, "private": .boolean(false),
      "tags": .array(CKANTag.mended(keywords).map { .object(["name": .string($0)]) }),
      "tags_translated": translated(metadata.keywords),
      "extras": .array(extras(release, offers, keywords)),
      "resources": .array(offers.map { resource($0, of: release) }),
    ])
  }

  private func translated(_ keywords: [String: [String]]) -> JSONValue? {
    let lists = keywords.sorted { $0.key < $1.key }
      .map { JSONValue.Member($0.key, .strings(CKANTag.mended($0.value))) }
    return lists.isEmpty ? nil : .object(lists)
  }

  private func resource(_ offer: Offer, of release: Manifest) -> JSONValue {
    let schema = offer.schema
    return .object([
      "uri": .string(offer.iri), "url": .string(offer.address),
      "download_url": .string(offer.address), "access_url": .string(saying.page(release)),
      "name": saying.said(offer.titles).map { .string($0) },
      "name_translated": .texts(offer.titles),
      "description": saying.said(offer.descriptions).map { .string($0) },
      "description_translated": .texts(offer.descriptions),
      "format": .string(offer.ckanFormat), "mimetype": .string(offer.mediaType),
      "compress_format": offer.isCompressed ? .string(Offer.gzip) : nil,
      "size": .integer(offer.bytes), "hash": .string(offer.sha256),
      "hash_algorithm": .string(IRI.sha256.text),
      "created": .string(saying.issued(release)), "last_modified": .string(release.issued),
      "modified": .string(release.issued),
      "license": .string(IRI(release.metadata.license.path).text),
      "availability": .string(CodeList.availability.concept("STABLE").text),
      "language": Self.iris(of: offer.languages),
      "conforms_to": schema.map { Self.list([$0.address]) },
      // ckanext-validation reads Table Schema, and XSD it would take for one.
      "schema": offer.format == "csv" ? schema.map { .string($0.address) } : nil,
    ])
  }

  /// JSON in a string, as ckanext-dcat keeps lists.
  static func list(_ items: [String]) -> JSONValue {
    .string(String(decoding: JSONValue.strings(items).encoded(indented: false), as: UTF8.self))
  }

  static func iris(of languages: [String]) -> JSONValue? {
    let codes = CodeList.languages(languages)
    return codes.isEmpty ? nil : list(codes.map { CodeList.language.concept($0).text })
  }
}
