import Formats

/// What is known of a file by its format.
extension Manifest.File {
  private var kind: (any Format.Type)? { Kinds.named(format) }

  /// Whether it holds the table, and does not only describe one.
  public var isTable: Bool { kind != nil }

  /// Whether it is text in UTF-8.
  public var isText: Bool { kind?.isText ?? true }

  /// The standard ending of the format's files.
  var ending: String {
    let whole = kind?.fileExtension ?? format
    return whole.split(separator: ".").last.map(String.init) ?? whole
  }

  /// What people call the format.
  public var formatName: String {
    let names = ["excel-csv": "CSV (Excel)", "geojson": "GeoJSON", "sqlite": "SQLite"]
    return names[format] ?? format.uppercased()
  }
}
