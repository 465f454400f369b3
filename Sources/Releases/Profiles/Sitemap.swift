public import Components

/// `sitemap.xml`: the pages of the publication, each with its other languages (sitemaps.org 0.9).
///
/// Pages change together, so each has the date of the catalogue.
public struct Sitemap: Profile {
  public static let card = Card(
    "sitemap",
    Text(
      ar: "خريطة الموقع sitemap.xml لمحركات البحث.",
      fr: "Plan du site sitemap.xml pour les moteurs de recherche.",
      en: "The site map sitemap.xml for search engines."),
    rules: [.emptyCatalogue, .notAnAddress])

  static let fileName = "sitemap.xml"

  public static func documents(of catalogue: Catalogue) throws(Finding) -> [Document] {
    try catalogue.check(for: fileName)
    let address = catalogue.addresses
    let pages = Language.allCases.map { (tag: $0.rawValue, address: address.page($0.rawValue)) }
    let alternates = (pages + [(tag: "x-default", address: address.base)]).map { page in
      """
          <xhtml:link rel="alternate" hreflang="\(page.tag)" href="\(escaped(page.address))"/>

      """
    }.joined()
    let modified = Saying.date(catalogue.publication.modified).map {
      "    <lastmod>\($0)</lastmod>\n"
    }
    let entries = ([address.base] + pages.map(\.address)).map { page in
      "  <url>\n    <loc>\(escaped(page))</loc>\n\(modified ?? "")\(alternates)  </url>\n"
    }.joined()
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
      xmlns:xhtml="http://www.w3.org/1999/xhtml">
      \(entries)</urlset>

      """
    return [Document(fileName, Array(text.utf8))]
  }

  /// A URI with the five characters of XML as entities ("Entity escaping" of the protocol).
  private static func escaped(_ address: String) -> String {
    var output = ""
    for character in IRI(address).uri.unicodeScalars {
      switch character {
      case "&": output += "&amp;"
      case "'": output += "&apos;"
      case "\"": output += "&quot;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      default: output.unicodeScalars.append(character)
      }
    }
    return output
  }
}
