import Columns
public import Components
import Pipelines

/// Which texts of a dataset's release exist in which language: titles, descriptions and keywords of the
/// dataset, of its tables and of their columns.
public struct TranslationCoverage: Sendable {
  /// A text that people read, and the languages that it is written in.
  public struct Entry: Sendable, Hashable {
    /// What the text belongs to and what it is, such as `members.region title`.
    public let name: String
    public let languages: Set<String>
  }

  public let entries: [Entry]

  /// `language` is that of the publication's core strings. Throws `json/syntax` where the schema of a
  /// table is not JSON.
  public init(_ release: Manifest, language: String) throws(Finding) {
    let about = release.metadata
    var entries = Self.entries("", about.title, about.description)
    let spoken = about.keywords.filter { !$0.value.isEmpty }.keys
    entries.append(Entry(name: "keywords", languages: Set(spoken)))
    for table in release.tables {
      entries += Self.entries(table.name + " ", table.title, table.description)
      for field in try table.read(language: language).fields {
        entries += Self.entries("\(table.name).\(field.name) ", field.title, field.description)
      }
    }
    self.entries = entries
  }

  private static func entries(
    _ owner: String, _ title: [String: String], _ description: [String: String]
  ) -> [Entry] {
    [("title", title), ("description", description)].map { name, texts in
      Entry(name: owner + name, languages: Set(texts.filter { !$0.value.isEmpty }.keys))
    }
  }

  /// The texts that exist in one language at least.
  public var written: [Entry] { entries.filter { !$0.languages.isEmpty } }

  /// How many of the written texts exist in a language.
  public func count(in language: Language) -> Int {
    written.count { $0.languages.contains(language.rawValue) }
  }

  /// The names of the written texts that do not exist in a language, in the order of the tables.
  public func missing(in language: Language) -> [String] {
    written.filter { !$0.languages.contains(language.rawValue) }.map(\.name)
  }
}
