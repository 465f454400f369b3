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
  /// The languages that texts of the table are in, by code.
  var languages: [String] { Set(fields.compactMap(\.spokenLanguage)).sorted() }
}
