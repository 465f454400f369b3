public import Columns
public import Components
import Formats
import Pipelines

extension Manifest.Table {
  /// The table's schema as published, read back. Throws `json/syntax` where it is not JSON.
  /// `language` is that of its core strings.
  public func read(language: String) throws(Finding) -> Schema {
    SchemaFile.read(try descriptor(), language: language).0
  }

  /// The descriptor as it was written.
  func descriptor() throws(Finding) -> Setting {
    try JSONReader.read(Array(schema.utf8), file: name)
  }
}

extension Schema {
  /// The languages that texts of the table are in: those that fields declare, and those that end the
  /// names of fields (`name_ar`); by code.
  var languages: [String] {
    let declared = fields.compactMap(\.language)
    let named = Language.allCases.map(\.rawValue).filter { code in
      fields.contains { $0.name.hasSuffix("_" + code) }
    }
    return Set(declared + named).sorted()
  }
}
