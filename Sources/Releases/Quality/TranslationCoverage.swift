import Columns
public import Components
import Pipelines

/// Which texts of a dataset's release exist in which language: titles, descriptions and keywords of the
/// dataset, of its tables and of their columns.
public struct TranslationCoverage: Sendable {
  /// A text that people read, and the languages that it is written in.
  public struct Entry: Sendable, Hashable {
    /// The table or the column that the text belongs to, such as `members.region`; empty for the dataset.
    public let owner: String
    /// What the text is of its owner.
    public let part: Part
    /// The codes of the languages that it is written in.
    public let languages: Set<String>

    /// Its name in a list for readers of a language.
    public func name(in reader: Language) -> String {
      let word = part.word[reader]
      return owner.isEmpty ? word : "\u{2068}\(owner)\u{2069} (\(word))"
    }
  }

  /// What a text is of its owner.
  public enum Part: Sendable, Hashable {
    case title, description, keywords

    var word: Text {
      switch self {
      case .title: Text(ar: "العنوان", fr: "titre", en: "title")
      case .description: Text(ar: "الوصف", fr: "description", en: "description")
      case .keywords: Text(ar: "الكلمات المفتاحية", fr: "mots-clés", en: "keywords")
      }
    }
  }

  public let entries: [Entry]

  /// `language` is that of the publication's core strings. Throws `json/syntax` where the schema of a
  /// table is not JSON.
  public init(_ release: Manifest, language: String) throws(Finding) {
    let about = release.metadata
    var entries = Self.entries("", about.title, about.description)
    let spoken = about.keywords.filter { !$0.value.isEmpty }.keys
    entries.append(Entry(owner: "", part: .keywords, languages: Set(spoken)))
    for table in release.tables {
      entries += Self.entries(table.name, table.title, table.description)
      for field in try table.read(language: language).fields {
        entries += Self.entries("\(table.name).\(field.name)", field.title, field.description)
      }
    }
    self.entries = entries
  }

  private static func entries(
    _ owner: String, _ title: [String: String], _ description: [String: String]
  ) -> [Entry] {
    [(Part.title, title), (.description, description)].map { part, texts in
      Entry(owner: owner, part: part, languages: Set(texts.filter { !$0.value.isEmpty }.keys))
    }
  }

  /// The texts that exist in one language at least.
  public var written: [Entry] { entries.filter { !$0.languages.isEmpty } }

  /// How many of the written texts exist in a language.
  public func count(in language: Language) -> Int {
    written.count { $0.languages.contains(language.rawValue) }
  }

  /// The written texts that do not exist in a language, in the order of the tables.
  public func missing(in language: Language) -> [Entry] {
    written.filter { !$0.languages.contains(language.rawValue) }
  }
}
