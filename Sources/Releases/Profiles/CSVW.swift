public import Components
import Formats
public import Pipelines

/// CSV on the Web (W3C, Tabular Metadata and Tabular Data Model, 2015): what each plain CSV file holds,
/// in every language.
///
/// Readers look for `members.csv-metadata.json` beside `members.csv`, then for `csv-metadata.json`, the
/// group of all tables, where alone one table can refer to another. CSVW knows of no compression: the
/// plain files are described.
public struct CSVW: StreamedProfile {
  public static let card = Card(
    "csvw",
    Text(
      ar: "وصف كل ملف CSV وأعمدته حسب CSVW، بلغاته واتجاه نصوصه.",
      fr:
        "Description CSVW de chaque fichier CSV et de ses colonnes, avec langues et sens du texte.",
      en: "A CSVW description of each CSV file and its columns, with languages and text direction."),
    rules: [.emptyCatalogue, .notAnAddress, .badJSON])

  static let fileName = "csv-metadata.json"

  public static func write(
    _ catalogue: Catalogue, _ take: (Document) throws(Finding) -> Void
  ) throws(Finding) {
    try catalogue.check(for: Addresses.latest(fileName))
    let about = catalogue.publication.metadata
    let tables = try tables(of: catalogue.releases, in: about)
    guard !tables.isEmpty else { return }
    for table in tables {
      let path = Addresses.latest(table.file + "-metadata.json")
      try take(Document(path, table.document.encoded()))
    }
    let group = group(
      tables, in: about, id: catalogue.addresses.catalogue, title: about.title,
      description: about.description, modified: catalogue.publication.modified)
    try take(Document(Addresses.latest(fileName), group.encoded()))
  }

  /// The group of a release's tables, to stand beside its plain CSV files in the bundle; nil where no
  /// table is published as CSV.
  public static func bundled(
    of manifest: Manifest, in about: PublicationMetadata
  ) throws(Finding) -> Document? {
    let tables = try tables(of: [manifest], in: about)
    guard !tables.isEmpty else { return nil }
    let group = group(
      tables, in: about, id: Addresses(base: about.base).dataset(manifest.dataset),
      title: manifest.metadata.title, description: manifest.metadata.description,
      modified: manifest.issued)
    return Document(fileName, group.encoded())
  }

  private static func tables(
    of releases: [Manifest], in about: PublicationMetadata
  ) throws(Finding) -> [CSVWTable] {
    var tables: [CSVWTable] = []
    for release in releases {
      for table in release.tables {
        if let table = try CSVWTable(table, of: release, in: about) { tables.append(table) }
      }
    }
    return tables
  }

  /// A table group (Tabular Metadata 5.3).
  private static func group(
    _ tables: [CSVWTable], in about: PublicationMetadata, id: String, title: [String: String],
    description: [String: String], modified: String
  ) -> JSONValue {
    let byName = Dictionary(
      tables.map { ($0.table.name, $0) }, uniquingKeysWith: { first, _ in first })
    let members: [JSONValue.Member?] = [
      context(about), JSONValue.Member("@id", .string(IRI(id).text)),
      member("dc:title", .annotations(title)), member("dc:description", .annotations(description)),
      member("dc:rights", .annotations(about.notice)),
      member(
        "dc:modified",
        .object(["@value": .string(modified), "@type": .string("xsd:date")])),
      publisher(about),
      JSONValue.Member("tables", .array(tables.map { $0.value(beside: byName) })),
    ]
    return .object(members.compactMap { $0 })
  }

  private static func member(_ name: String, _ value: JSONValue?) -> JSONValue.Member? {
    value.map { JSONValue.Member(name, $0) }
  }

  /// Texts without a language are in the publication's (Tabular Metadata 5.2).
  static func context(_ about: PublicationMetadata) -> JSONValue.Member {
    JSONValue.Member(
      "@context",
      .array([
        .string("http://www.w3.org/ns/csvw"), .object(["@language": .string(about.language)]),
      ]))
  }

  static func publisher(_ about: PublicationMetadata) -> JSONValue.Member? {
    member(
      "dc:publisher",
      .object([
        "@id": .string(IRI(Addresses(base: about.base).publisher).text),
        "foaf:name": .annotations(about.publisher),
      ]))
  }
}
