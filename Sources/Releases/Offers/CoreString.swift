import Formats
import Languages
import Pipelines

extension PublicationMetadata {
  /// The languages to look for a text in: the publication's own first.
  var languages: [String] { [language, "fr", "en", "ar"] }

  /// A text as one string, for formats that have room for one language: in the publication's where there
  /// is one. Nil where there is no wording at all.
  func core(_ texts: [String: String]) -> JSONValue? {
    (texts.wording(languages)?.text).map { .string($0) }
  }
}
