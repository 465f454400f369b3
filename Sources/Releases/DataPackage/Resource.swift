import Components
import Formats
import Languages
import Pipelines

/// Where a package finds a file, and what it weighs there.
struct Location {
  var path: String
  let bytes: Int
  let sha256: String
  let isCompressed: Bool

  static func plain(_ file: Manifest.File) -> Location {
    Location(
      path: file.plainPath, bytes: file.rawBytes, sha256: file.rawSHA256, isCompressed: false)
  }

  func under(_ folder: String) -> Location {
    var copy = self
    copy.path = folder + path
    return copy
  }
}

/// The resources of a Data Package that a table makes, one for each of its files.
struct Resource {
  private let table: Manifest.Table
  private let license: DatasetMetadata.License?
  private let publication: PublicationMetadata
  private let schema: JSONValue

  /// `license` is stated where it is not that of the whole package; `names` are the tables of other
  /// datasets that the package holds too.
  static func all(
    of table: Manifest.Table, _ license: DatasetMetadata.License?,
    in publication: PublicationMetadata,
    resolving names: Set<String> = [], at place: (Manifest.File) -> Location
  ) throws(Finding) -> [JSONValue] {
    let schema = try TableSchema.resolved(try table.descriptor(), within: names)
    let resource = Resource(
      table: table, license: license, publication: publication, schema: schema)
    return table.files.map { resource.value($0, place($0)) }
  }

  /// The resources that files of several tables make: files beside the tables.
  static func shared(
    of release: Manifest, in publication: PublicationMetadata, at place: (Manifest.File) -> Location
  )
    -> [JSONValue]
  {
    let about = release.metadata
    return (release.files ?? []).map { file in
      let place = place(file)
      return .object([
        "name": .string(name(of: release.dataset, in: file.format)),
        "title": publication.core(about.title),
        "nashr:title": .texts(about.title), "path": .string(place.path),
        "format": .string(file.ending), "mediatype": .string(file.mediaType),
        "compression": place.isCompressed ? .string("gz") : nil, "bytes": .integer(place.bytes),
        "hash": .string("sha256:" + place.sha256),
        "nashr:tables": .strings(release.tables.map(\.name)),
      ])
    }
  }

  /// What a file of a table or dataset is called that is no table by itself.
  static func name(of owner: String, in format: String) -> String { owner + "-" + format }

  /// CSV is the table; its twins in other formats are files beside it. Only the table has a type and
  /// a schema: what reads tables then reads each row once.
  private func value(_ file: Manifest.File, _ place: Location) -> JSONValue {
    let isTable = file.format == "csv"
    return .object([
      "name": .string(isTable ? table.name : Self.name(of: table.name, in: file.format)),
      "type": isTable ? .string("table") : nil, "title": publication.core(table.title),
      "nashr:title": .texts(table.title), "description": publication.core(table.description),
      "nashr:description": .texts(table.description), "path": .string(place.path),
      "format": .string(file.ending), "mediatype": .string(file.mediaType),
      "encoding": file.isText ? .string("utf-8") : nil,
      "compression": place.isCompressed ? .string("gz") : nil,
      "bytes": .integer(place.bytes), "hash": .string("sha256:" + place.sha256),
      "nashr:rows": isTable ? .integer(table.rows) : nil,
      "licenses": license.map { .array([DataPackage.license($0)]) },
      "schema": isTable ? schema : nil,
    ])
  }
}
