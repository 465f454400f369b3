public import Components
import Formats
import Languages
import Pipelines

/// schema.org `Dataset` as JSON-LD, which search engines read out of the pages.
///
/// It has no file of its own: `Reports` puts `block(of:in:)` into the page of each language. The context
/// is stated in the block, so that nothing has to be fetched to read it.
public struct SchemaOrg: Profile {
  public static let card = Card(
    "schema-org",
    Text(
      ar: "وصف schema.org في كل صفحة لمحركات البحث.",
      fr: "Description schema.org dans chaque page, pour les moteurs de recherche.",
      en: "A schema.org description in each page, for search engines."),
    rules: [.emptyCatalogue, .notAnAddress, .badJSON])

  public static func documents(of catalogue: Catalogue) throws(Finding) -> [Document] { [] }

  /// How many bytes describe datasets in full: search engines read the first 2 MB of a page.
  static let mostBytes = 1 << 20

  /// What tells a dataset, and what Google demands.
  private static let needed: Set<String> = [
    "@id", "@type", "dateModified", "description", "identifier", "license", "name", "url",
  ]

  /// The JSON-LD of the page in a language: UTF-8 on one line, that can stand in a `<script>` element of
  /// HTML as it is. Datasets beyond `mostBytes` are there with what is `needed` alone. Throws `json/syntax` for a schema that is not JSON.
  public static func block(of catalogue: Catalogue, in language: Language) throws(Finding)
    -> [UInt8]
  {
    let profile = SchemaOrg(saying: Saying(catalogue, in: language.rawValue), language: language)
    var graph = [profile.page, profile.catalogue]
    var count = 0
    for release in catalogue.releases {
      if count <= mostBytes {
        let text = try profile.dataset(release).encoded(indented: false)
        count += text.count
        if count <= mostBytes {
          graph.append(.raw(String(decoding: text, as: UTF8.self)))
          continue
        }
      }
      graph.append(try profile.dataset(release, isWhole: false).keeping(needed))
    }
    let value = JSONValue.object([
      "@context": .object(["@vocab": .string("https://schema.org/")]), "@graph": .array(graph),
    ])
    return value.encodedForHTML()
  }

  let saying: Saying
  let language: Language

  // MARK: the page and the catalogue

  private var page: JSONValue {
    .object([
      "@type": .string("WebPage"), "@id": .string(saying.address.page(saying.language)),
      "url": .string(saying.address.page(saying.language)), "name": .string(name),
      "inLanguage": .string(saying.language),
      "dateModified": .string(saying.catalogue.publication.modified), "about": catalogueReference,
    ])
  }

  private var catalogue: JSONValue {
    let about = saying.about
    return .object([
      "@type": .string("DataCatalog"), "@id": .string(saying.address.catalogue),
      "name": .string(name), "alternateName": alternates(about.title, to: name),
      "description": saying.said(about.description).map { .string($0) },
      "url": .string(saying.address.page(saying.language)),
      "inLanguage": .strings(about.title.keys.sorted()), "publisher": publisher,
      "datePublished": date(saying.catalogue.publication.issued),
      "dateModified": date(saying.catalogue.publication.modified),
    ])
  }

  private var name: String { saying.said(saying.about.title) ?? saying.about.name }

  private var catalogueReference: JSONValue {
    .object([
      "@type": .string("DataCatalog"), "@id": .string(saying.address.catalogue),
      "name": .string(name), "url": .string(saying.address.page(saying.language)),
    ])
  }

  private var publisher: JSONValue {
    .object([
      "@type": .string("Organization"), "@id": .string(saying.address.publisher),
      "name": .string(saying.publisher), "url": .string(saying.address.base),
    ])
  }

  // MARK: a dataset

  /// Where it is not `isWhole`, what takes longest to tell is not told.
  private func dataset(_ release: Manifest, isWhole: Bool = true) throws(Finding) -> JSONValue {
    let metadata = release.metadata
    let iri = saying.address.dataset(release.dataset)
    let offers = isWhole ? try saying.offers(release) : []
    let title = saying.title(release)
    return .object([
      "@type": .string("Dataset"), "@id": .string(iri), "name": .string(title),
      "alternateName": alternates(metadata.title, to: title),
      "description": .string(description(release)), "url": .string(saying.page(release)),
      "identifier": .string(iri), "inLanguage": .strings(saying.languages(offers)),
      "keywords": .unlessEmpty(saying.keywords(release).map { .string($0) }),
      "license": .string(IRI(metadata.license.path).text), "creator": publisher,
      "publisher": publisher, "isAccessibleForFree": .boolean(true),
      "version": .string(release.version), "datePublished": date(saying.issued(release)),
      "dateModified": date(release.issued),
      "spatialCoverage": .unlessEmpty(metadata.spatial.map(place)),
      "temporalCoverage": period(metadata).map { .string($0) },
      "isBasedOn": .unlessEmpty(metadata.attributions.map(source)),
      "variableMeasured": .unlessEmpty(isWhole ? try variables(release) : []),
      "includedInDataCatalog": catalogueReference, "isPartOf": saying.series(release).map(series),
      "distribution": .array(offers.filter(\.isOffered).map(download)),
    ])
  }

  private func download(_ offer: Offer) -> JSONValue {
    .object([
      "@type": .string("DataDownload"), "@id": .string(offer.iri),
      "name": saying.said(offer.titles).map { .string($0) },
      "contentUrl": .string(offer.address), "encodingFormat": .string(offer.servedType),
      "contentSize": .string("\(offer.bytes) B"), "sha256": .string(offer.sha256),
    ])
  }
}

extension JSONValue {
  /// An object with some of its members alone.
  fileprivate func keeping(_ names: Set<String>) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { names.contains($0.name) })
  }
}

extension Offer {
  /// A search engine is shown each file once: not the gzipped twin of a plain one.
  fileprivate var isOffered: Bool { !isCompressed || isPackage }
}
