public import Components
import Languages
import Mustache
import Pipelines
public import Releases

/// The pages of a publication for people: static HTML in each language, and a chooser at the root.
/// Nothing in them runs and nothing is fetched from elsewhere; the one `<script>` of a page is a block of
/// data, its description for search engines, which browsers do not execute (HTML, 4.12.1).
public enum Pages {
  /// `index.html`, `style.css`, `<language>/index.html`, and a page at the identifier of each dataset that
  /// is published no more. Throws `catalogue/empty`, and
  /// `json/syntax` for a schema that is not JSON. Nothing in the catalogue can become markup.
  public static func documents(of catalogue: Catalogue) throws(Finding) -> [Document] {
    var documents: [Document] = []
    try write(catalogue) { documents.append($0) }
    return documents
  }

  /// Hands the same files to `take` one by one: the page of a large catalogue is large.
  public static func write(
    _ catalogue: Catalogue, _ take: (Document) throws(Finding) -> Void
  ) throws(Finding) {
    guard !catalogue.releases.isEmpty else {
      throw Finding(.emptyCatalogue, at: .file("index.html"))
    }
    try take(Document("index.html", bytes(chooser, Chooser(of: catalogue))))
    try take(Document("style.css", Array(Style.sheet.utf8)))
    for language in Language.allCases {
      let page = try PageMaker(catalogue: catalogue, language: language).page()
      let block = try SchemaOrg.block(of: catalogue, in: language)
      try take(Document("\(language.rawValue)/index.html", bytes(page, block)))
    }
    for tombstone in catalogue.tombstones {
      let page = TombstonePage(of: tombstone, in: catalogue)
      try take(Document(Addresses.tombstone(of: tombstone.name), bytes(self.tombstone, page)))
    }
  }

  private static func bytes(_ page: Page, _ block: [UInt8]) -> [UInt8] {
    bytes(start, page) + Array("<script type=\"application/ld+json\">".utf8) + block
      + Array("</script>\n".utf8) + bytes(rest, page)
  }

  private static func bytes(_ template: MustacheTemplate, _ model: some Sendable) -> [UInt8] {
    Array(template.render(model).utf8)
  }

  private static let start = parsed(Templates.pageStart)
  private static let rest = parsed(Templates.pageRest)
  private static let chooser = parsed(Templates.chooser)
  private static let tombstone = parsed(Templates.tombstone)

  /// Ours trap: a template is part of the program.
  private static func parsed(_ text: String) -> MustacheTemplate {
    MustacheContentTypes.register(SafeHTML(), named: SafeHTML.name)
    do {
      return try MustacheTemplate(string: "{{% CONTENT_TYPE: \(SafeHTML.name)}}" + text)
    } catch {
      preconditionFailure("a template of a page cannot be parsed: \(error)")
    }
  }
}

/// Escapes by Unicode scalar, and shows controls. Mustache's own escaping goes by grapheme: a quote
/// followed by a combining mark passes through it and ends an attribute.
struct SafeHTML: MustacheContentType {
  static let name = "SAFE_HTML"
  func escapeText(_ text: String) -> String { text.legible.escapedForHTML }
}
