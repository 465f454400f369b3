/// The identifiers and addresses of a publication: functions of its base and of names alone, so that
/// they hold for as long as the names do.
///
/// Identifiers (`…/id/…`) say what a thing is and never change; addresses say where bytes are.
public struct Addresses: Sendable {
  /// The public address, `/` at its end.
  public let base: String

  /// `base` is the public address; a `/` is added at its end where it has none.
  public init(base: String) { self.base = base.hasSuffix("/") ? base : base + "/" }

  /// The catalogue, whatever its serialisations and pages.
  public var catalogue: String { base + "id/catalog" }
  /// Who publishes.
  public var publisher: String { base + "id/publisher" }
  /// Whom to write to.
  public var contact: String { base + "id/contact" }

  /// A dataset, whatever its version.
  public func dataset(_ name: String) -> String { base + "id/dataset/" + name }
  /// The entry of a dataset in the catalogue.
  public func record(_ dataset: String) -> String { base + "id/record/" + dataset }
  /// A series of datasets.
  public func series(_ name: String) -> String { base + "id/series/" + name }
  /// One release of a dataset.
  public func version(_ dataset: String, _ version: String) -> String {
    self.dataset(dataset) + "/" + version
  }
  /// All files of a dataset in one, as a distribution.
  public func bundle(of dataset: String) -> String { self.dataset(dataset) + "/bundle" }

  /// A table of a dataset in a format, plain or gzipped.
  public func distribution(
    _ dataset: String, _ table: String, _ format: String, isCompressed: Bool = false
  ) -> String {
    self.dataset(dataset) + "/\(table)/\(format)" + (isCompressed ? "-gz" : "")
  }

  /// All tables of a dataset in one file of a format, plain or gzipped.
  public func distribution(_ dataset: String, _ format: String, isCompressed: Bool = false)
    -> String
  {
    self.dataset(dataset) + "/" + format + (isCompressed ? "-gz" : "")
  }

  /// What one row of a table is about: a URI template (RFC 6570) over the names of its key's columns.
  public func row(of table: String, key: [String]) -> String {
    base + "id/row/\(table)/" + key.map { "{\($0)}" }.joined(separator: "/")
  }

  /// The page in a language, at the place of a dataset where one is named.
  public func page(_ language: String, dataset: String? = nil) -> String {
    base + language + "/" + (dataset.map { "#" + Self.anchor(dataset: $0) } ?? "")
  }

  /// The stable address of a current file, such as `members.csv`.
  public func latest(_ file: String) -> String { base + Self.latest(file) }

  /// The stable address of the bundle of a dataset's current release.
  public func latestBundle(of dataset: String) -> String {
    base + Self.latestBundle(of: dataset)
  }

  /// The immutable address of the bundle of a release.
  public func releasedBundle(of dataset: String, _ version: String) -> String {
    released(dataset, version, Self.bundle(of: dataset, version))
  }

  /// The immutable address of a file of a release.
  public func released(_ dataset: String, _ version: String, _ file: String) -> String {
    base + Self.released(dataset, version, file)
  }

  /// The same within the publication's folder.
  public static func latest(_ file: String) -> String { "latest/" + file }
  /// The name of the bundle of a release within its folder.
  public static func bundle(of dataset: String, _ version: String) -> String {
    "\(dataset)-\(version).tar.gz"
  }

  /// The same of a bundle.
  public static func latestBundle(of dataset: String) -> String { latest(dataset + ".tar.gz") }
  /// The same of a file of a release.
  public static func released(_ dataset: String, _ version: String, _ file: String) -> String {
    "datasets/\(dataset)/\(version)/\(file)"
  }

  /// The page at the identifier of a dataset that is published no more.
  public static func tombstone(of dataset: String) -> String { "id/dataset/\(dataset)/index.html" }

  /// Where a dataset stands in a page: a fragment, without `#`.
  public static func anchor(dataset: String) -> String { "dataset-" + dataset }
  /// Where a table stands in a page.
  public static func anchor(table: String) -> String { "table-" + table }

  /// The Table Schema of a table by itself, at its stable address.
  public func schema(of table: String) -> String { base + Self.schema(of: table) }

  /// The same within the publication's folder.
  public static func schema(of table: String) -> String { latest(table + ".schema.json") }
}

/// What provenance and quality speak of.
extension Addresses {
  /// The making of a release.
  public func run(of dataset: String, _ version: String) -> String {
    self.version(dataset, version) + "/run"
  }

  /// A table of a dataset, in whatever format.
  public func table(_ dataset: String, _ table: String) -> String {
    self.dataset(dataset) + "/" + table
  }

  /// A source by its SHA-256, so that the same bytes are the same thing wherever they are used.
  public func input(_ sha256: String) -> String { base + "id/input/" + sha256 }

  /// A piece of software by its name and version, `nashr 0.1.0`.
  public func software(_ name: String) -> String {
    base + "id/software/" + name.split(separator: " ").joined(separator: "-")
  }

  /// What is measured, such as `rows-read`.
  public func metric(_ name: String) -> String { base + "id/metric/" + name }

  /// A side of quality, such as `completeness`.
  public func dimension(_ name: String) -> String { base + "id/dimension/" + name }

  /// What is known of the quality of a dataset.
  public func quality(of dataset: String) -> String { base + "id/quality/" + dataset }

  /// What the measurements of all datasets look like.
  public var qualityStructure: String { base + "id/quality-structure" }

  /// A measurement of a release, or of one of its tables.
  public func measurement(
    of dataset: String, _ version: String, table: String?, _ metric: String
  ) -> String {
    self.version(dataset, version) + "/quality/" + (table.map { $0 + "/" } ?? "") + metric
  }
}
