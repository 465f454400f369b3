import Components
import Pipelines

/// A file of a release as catalogues offer it: a distribution of DCAT, a resource of CKAN.
///
/// The bundle and the twin that is gzipped are offers of their own (standards.md 3.6).
struct Offer: Sendable {
  /// The identifier of the distribution.
  var iri: String
  /// The table that it holds; nil for a file of all tables.
  var table: String?
  var titles: [String: String]
  var descriptions: [String: String]
  /// Where the file is: its stable address.
  var address: String
  /// The name of the format, such as `excel-csv`; `tar` for the bundle.
  var format: String
  /// What people call the format, such as `CSV (Excel)`.
  var formatName: String
  /// The code of the format in the EU authority list; nil where it has none.
  var fileType: String?
  /// The IANA media type of what is inside; of the bundle that of the file itself, since IANA has none
  /// for tar. So the bundle has no package format either, which would have to be one of IANA's.
  var mediaType: String
  var isText: Bool
  var isCompressed: Bool
  var isPackage: Bool
  /// Size and SHA-256 of the file at `address`, lower-case hexadecimal.
  var bytes: Int
  var sha256: String
  /// What the file can be validated with.
  var schema: Standard?
  /// The languages of the texts in it, by code; empty where they are not known.
  var languages: [String]

  struct Standard: Sendable, Hashable {
    var address: String
    var mediaType: String
    var title: String
  }

  static let gzip = "application/gzip"

  /// The IANA media type of the file at `address` as it stands.
  var servedType: String { isCompressed ? Self.gzip : mediaType }

  /// How a person tells this file from the others.
  var label: String {
    if isPackage { return "TAR.GZ" }
    return isCompressed ? formatName + ", gzip" : formatName
  }
}

extension Offer {
  /// The files of a release in the order of the catalogue: each table in each format, plain and then
  /// gzipped, the files of all tables, the bundle. Throws `json/syntax` for a schema that is not JSON.
  static func all(of release: Manifest, at address: Addresses, language: String) throws(Finding)
    -> [Offer]
  {
    var offers: [Offer] = []
    for table in release.tables {
      let languages = try table.read(language: language).languages
      for file in table.files where file.isTable {
        let descriptions = DCAT.summaries(table, file)
        for copy in address.copies(
          of: release.dataset, table: table.name, file.format, file: file.plainPath,
          hasTwin: file.isCompressed)
        {
          var offer = Offer(copy, file, descriptions)
          offer.place(in: table, file, address)
          offer.languages = languages
          offers.append(offer)
        }
      }
    }
    for file in release.files ?? [] {
      let copies = address.copies(
        of: release.dataset, table: nil, file.format, file: file.plainPath,
        hasTwin: file.isCompressed)
      let descriptions = DCAT.summaries(release, file)
      for copy in copies {
        var offer = Offer(copy, file, descriptions)
        offer.titles = DCAT.titles(release, offer.label)
        offers.append(offer)
      }
    }
    return offers + (release.bundle.map { [Offer(bundle: $0, release, address)] } ?? [])
  }

  /// A file that is still without titles.
  private init(_ copy: Copy, _ file: Manifest.File, _ descriptions: [String: String]) {
    iri = copy.iri
    titles = [:]
    self.descriptions = descriptions
    address = copy.address
    format = file.format
    formatName = file.formatName
    fileType = CodeList.fileType(file.format)
    mediaType = file.mediaType
    isText = file.isText
    isCompressed = copy.isCompressed
    isPackage = false
    bytes = isCompressed ? file.bytes : file.rawBytes
    sha256 = isCompressed ? file.sha256 : file.rawSHA256
    languages = []
  }

  /// What is particular to a file of one table.
  private mutating func place(
    in table: Manifest.Table, _ file: Manifest.File, _ address: Addresses
  ) {
    self.table = table.name
    titles = DCAT.titles(table, label)
    schema = Standard(of: table, file, address)
  }

  private init(bundle: Manifest.Bundle, _ release: Manifest, _ address: Addresses) {
    let copy = address.bundleCopy(of: release.dataset)
    iri = copy.iri
    titles = DCAT.titles(release, DCAT.bundle)
    descriptions = DCAT.bundleSummaries(release)
    self.address = copy.address
    format = "tar"
    formatName = "TAR"
    fileType = "TAR_GZ"
    mediaType = Self.gzip
    isText = false
    isCompressed = copy.isCompressed
    isPackage = true
    bytes = bundle.bytes
    sha256 = bundle.sha256
    languages = []
  }
}

extension Offer.Standard {
  /// The Table Schema of a CSV file, the XSD of an XML file; nil for other formats.
  fileprivate init?(of table: Manifest.Table, _ file: Manifest.File, _ address: Addresses) {
    switch file.format {
    case "csv":
      self.init(
        address: address.schema(of: table.name), mediaType: "application/json",
        title: "Table Schema")
    case "xml":
      guard let xsd = table.files.first(where: { $0.format == "xsd" }) else { return nil }
      self.init(
        address: address.latest(xsd.plainPath), mediaType: xsd.mediaType, title: "XML Schema")
    default: return nil
    }
  }
}
