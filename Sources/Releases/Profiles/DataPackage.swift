public import Components
import Formats
import Languages
public import Pipelines

/// Descriptors of Data Package 2.0: core strings in the publication's language, all languages under
/// `nashr:` names, because core has no language property and strict readers refuse a map.
public struct DataPackage: StreamedProfile {
  public static let card = Card(
    "data-package",
    Text(
      ar: "واصفات Data Package 2.0 للنشر كله ولكل إصدار ومخطط كل جدول.",
      fr:
        "Descripteurs Data Package 2.0 de la publication, de chaque version, et schéma de chaque table.",
      en:
        "Data Package 2.0 descriptors of the publication and of each release, and a schema a table."
    ),
    rules: [.emptyCatalogue, .notAnAddress, .badJSON])

  static let fileName = "datapackage.json"
  static let profile = "https://datapackage.org/profiles/2.0/datapackage.json"

  /// The root descriptor, and the Table Schema of each table by itself.
  public static func write(
    _ catalogue: Catalogue, _ take: (Document) throws(Finding) -> Void
  ) throws(Finding) {
    try take(try root(of: catalogue))
    for table in catalogue.releases.lazy.flatMap(\.tables) {
      let schema = JSONValue(try table.descriptor())
      try take(Document(Addresses.schema(of: table.name), schema.encoded()))
    }
  }

  /// The descriptor in a release's folder: `bytes` and `hash` are those of the compressed files
  /// (Data Package recipe "Compression of Resources").
  public static func documents(of release: Manifest, in publication: PublicationMetadata)
    throws(Finding) -> [Document]
  {
    [
      try document(of: release, in: publication) { file in
        Location(
          path: file.path, bytes: file.bytes, sha256: file.sha256, isCompressed: file.isCompressed)
      }
    ]
  }

  /// The descriptor inside the bundle, where the files are plain.
  public static func bundled(
    of manifest: Manifest, in publication: PublicationMetadata
  ) throws(Finding) -> Document {
    try document(of: manifest, in: publication, at: Location.plain)
  }

  /// The descriptor at the publication's root: the tables of all datasets at their stable paths.
  /// References across datasets become `foreignKeys` here, where everything is in one package.
  public static func root(of catalogue: Catalogue) throws(Finding) -> Document {
    try catalogue.check(for: fileName)
    let about = catalogue.publication.metadata
    let licenses = catalogue.releases.map(\.metadata.license)
    let names = Set(catalogue.releases.flatMap(\.tables).map(\.name))
    let hasSeveral = licenses.contains { $0 != licenses[0] }
    var resources: [JSONValue] = []
    for release in catalogue.releases {
      let own = hasSeveral ? release.metadata.license : nil
      for table in release.tables {
        resources += try Resource.all(of: table, own, in: about, resolving: names) {
          Location.plain($0).under("latest/")
        }
      }
      resources += Resource.shared(of: release, in: about) {
        Location.plain($0).under("latest/")
      }
    }
    let sources = catalogue.releases.flatMap(\.metadata.attributions)
    let value = JSONValue.object([
      "$schema": .string(profile), "name": .string(about.name),
      "id": .string(catalogue.addresses.catalogue), "title": about.core(about.title),
      "nashr:title": .texts(about.title), "description": about.core(about.description),
      "nashr:description": .texts(about.description), "nashr:notice": .texts(about.notice),
      "created": .string(catalogue.publication.modified.atMidnight),
      "homepage": .string(about.base),
      "licenses": self.licenses(licenses), "contributors": contributors(about),
      "sources": self.sources(sources, about), "resources": .array(resources),
    ])
    return Document(fileName, value.encoded())
  }

  private static func document(
    of manifest: Manifest, in publication: PublicationMetadata,
    at place: (Manifest.File) -> Location
  ) throws(Finding) -> Document {
    let about = manifest.metadata
    let address = Addresses(base: publication.base)
    var resources: [JSONValue] = []
    for table in manifest.tables {
      resources += try Resource.all(of: table, nil, in: publication, at: place)
    }
    resources += Resource.shared(of: manifest, in: publication, at: place)
    let value = JSONValue.object([
      "$schema": .string(profile), "name": .string(manifest.dataset),
      "id": .string(address.dataset(manifest.dataset)), "title": publication.core(about.title),
      "nashr:title": .texts(about.title), "description": publication.core(about.description),
      "nashr:description": .texts(about.description), "nashr:notice": .texts(publication.notice),
      "version": .string(manifest.version), "created": .string(manifest.issued.atMidnight),
      "homepage": .string(address.page(publication.language, dataset: manifest.dataset)),
      "keywords": keywords(about, publication), "nashr:keywords": keywords(about),
      "licenses": licenses([about.license]), "contributors": contributors(publication),
      "sources": sources(about.attributions, publication), "resources": .array(resources),
    ])
    return Document(fileName, value.encoded())
  }
}

extension DataPackage {
  private static func keywords(
    _ about: DatasetMetadata, _ publication: PublicationMetadata
  ) -> JSONValue? {
    guard let words = about.keywords[publication.language], !words.isEmpty else { return nil }
    return .strings(words)
  }

  private static func keywords(_ about: DatasetMetadata) -> JSONValue? {
    let lists = about.keywords.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }
    return lists.isEmpty ? nil : .object(lists.map { JSONValue.Member($0.key, .strings($0.value)) })
  }

  /// Each licence once, in the order of the datasets.
  private static func licenses(_ all: [DatasetMetadata.License]) -> JSONValue {
    var known: Set<DatasetMetadata.License> = []
    return .array(all.filter { known.insert($0).inserted }.map(license))
  }

  static func license(_ license: DatasetMetadata.License) -> JSONValue {
    .object([
      "name": .string(license.name), "title": .string(license.title), "path": .string(license.path),
    ])
  }

  private static func contributors(_ publication: PublicationMetadata) -> JSONValue {
    .array([
      .object([
        "title": publication.core(publication.publisher),
        "nashr:title": .texts(publication.publisher), "email": .string(publication.contactEmail),
        "roles": .strings(["publisher"]),
      ])
    ])
  }

  /// Each source once; nil where there is none, since the property must not be empty.
  private static func sources(
    _ all: [DatasetMetadata.Attribution], _ publication: PublicationMetadata
  ) -> JSONValue? {
    var known: Set<DatasetMetadata.Attribution> = []
    let sources = all.filter { known.insert($0).inserted }.map { source in
      JSONValue.object([
        "title": .string(source.title), "path": source.path.map { .string($0) },
        "nashr:license": source.license.map { .string($0) }, "nashr:note": .texts(source.note),
      ])
    }
    return sources.isEmpty ? nil : .array(sources)
  }
}
