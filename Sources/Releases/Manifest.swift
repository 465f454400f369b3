public import Pipelines

/// What a release states of itself: `datasets/<dataset>/<version>/manifest.json`.
///
/// Catalogues, pages and descriptors are functions of manifests alone, so a manifest carries all that
/// they say. Maps of texts go from a language code to wording.
public struct Manifest: Codable, Sendable, Hashable {
  /// The version of this file's own form.
  public static let currentForm = 1
  public var form = Manifest.currentForm
  public var dataset: String
  /// Semantic version (Data Package 2.0 recipe "Data Package Version"): 1.0.0, then MINOR for each change.
  public var version: String
  /// The declared release date, `YYYY-MM-DD`; never the clock's.
  public var issued: String
  public var metadata: DatasetMetadata
  public var tables: [Table]
  /// The files that hold several tables, such as a database; nil where there is none.
  public var files: [File]?
  /// The `.tar.gz` of the whole release.
  public var bundle: Bundle?
  public var inputs: [Source]
  /// What the checks found, a row a rule, in the order of severity and rule id.
  public var findings: [FindingTotal]
  public var encoder: Encoder
  /// The release that this one follows, if there is one.
  public var previousVersion: String?
  /// What decides whether a dataset has changed: digests without dates, versions or engine.
  public var content: Content

  public struct Table: Codable, Sendable, Hashable {
    public var name: String
    /// Rows without the header: `read` = `rows` + `rejected`.
    public var rows: Int
    public var read: Int
    /// Records that were read and are not published. Manifests of the first releases lack it: none.
    public var rejected: Int
    /// The Table Schema descriptor as published: JSON text.
    public var schema: String
    public var title: [String: String]
    public var description: [String: String]
    /// The table in each format, gzipped (`members.csv.gz`), and what describes it (`members.xsd`).
    public var files: [File]
  }

  public struct File: Codable, Sendable, Hashable {
    /// The name within the release's folder, such as `members.csv.gz`.
    public var path: String
    /// The name of the plain file under `latest/` and in the bundle, such as `members.csv`.
    public var plainPath: String
    /// The name of the format, such as `csv`; of a file that describes the table, its ending (`xsd`).
    public var format: String
    /// The IANA media type of the raw content.
    public var mediaType: String
    public var isCompressed: Bool
    /// Size and SHA-256 of the file as it stands (compressed where it is), lower-case hexadecimal.
    public var bytes: Int
    public var sha256: String
    /// Size and SHA-256 of the raw content.
    public var rawBytes: Int
    public var rawSHA256: String
  }

  /// What is in it has digests of its own, in the `SHA256SUMS` that it holds.
  public struct Bundle: Codable, Sendable, Hashable {
    /// The name within the release's folder, such as `members-1.0.0.tar.gz`.
    public var path: String
    /// The media type of the archive once it is inflated; of tar one that is in use and not IANA's.
    public var mediaType: String
    /// Size and SHA-256 of the file as it stands, lower-case hexadecimal.
    public var bytes: Int
    public var sha256: String
  }

  public struct Source: Codable, Sendable, Hashable {
    /// The path within the pipeline's folder.
    public var path: String
    public var bytes: Int
    public var sha256: String
  }

  public struct FindingTotal: Codable, Sendable, Hashable {
    public var rule: String
    public var severity: String
    public var count: Int
    /// What the rule says in general, from a language code.
    public var title: [String: String]
    /// The first findings of the rule, a sentence each in each language, at most `samplesPerRule`.
    public var samples: [[String: String]]
  }

  public struct Encoder: Codable, Sendable, Hashable {
    /// The engine: `nashr 0.1.0`.
    public var engine: String
    /// The compressor and its version: `zlib 1.2.13`, and its level.
    public var compressor: String
    public var level: Int
    /// The libraries that make whole files, with their versions: `SQLite 3.40.1`. Nil where none does.
    public var libraries: [String]?
  }

  public struct Content: Codable, Sendable, Hashable {
    /// Raw SHA-256 of each exported file by its plain name. For a file that a library makes as a whole
    /// it is that of the digests of its tables as CSV, so that a newer library alone is no change.
    public var files: [String: String]
    /// Digest of what the author declared: titles, licence, schemas …
    public var definition: String
    /// Digest of what the checks found: rules, places, values; not their wording.
    public var findings: String
  }
}

/// A file made from manifests: its path within the publication or release, and its bytes.
public struct Document: Sendable {
  public var path: String
  public var bytes: [UInt8]
  public init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

extension Manifest {
  /// Every file of the release that holds or describes tables.
  public var allFiles: [File] { tables.flatMap(\.files) + (files ?? []) }

  /// The rows of all tables, without headers: `read` = `rows` + `rejected`.
  public var rows: Int { tables.reduce(0) { $0 + $1.rows } }
  /// The records of all tables that were read.
  public var read: Int { tables.reduce(0) { $0 + $1.read } }
  /// Those of them that are not published.
  public var rejected: Int { tables.reduce(0) { $0 + $1.rejected } }
}

extension Manifest.Table {
  /// Manifests of the first releases have no `rejected`: then there were none.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      name: try values.decode(String.self, forKey: .name),
      rows: try values.decode(Int.self, forKey: .rows),
      read: try values.decode(Int.self, forKey: .read),
      rejected: try values.decodeIfPresent(Int.self, forKey: .rejected) ?? 0,
      schema: try values.decode(String.self, forKey: .schema),
      title: try values.decode([String: String].self, forKey: .title),
      description: try values.decode([String: String].self, forKey: .description),
      files: try values.decode([Manifest.File].self, forKey: .files))
  }
}
