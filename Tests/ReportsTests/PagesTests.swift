import Components
import Foundation
import Pipelines
import Testing

@testable import Releases
@testable import Reports

@Suite struct PagesTests {
  private func pages(_ catalogue: Catalogue = Sample.catalogue) throws -> [String: String] {
    let documents = try Pages.documents(of: catalogue)
    return Dictionary(
      uniqueKeysWithValues: documents.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  /// The names of the elements in order, without what an author's fallback may add.
  private func structure(_ html: String) -> [String] {
    html.matches(of: /<\/?([a-z0-9]+)/).map { String($0.output.0) }
  }

  /// What a browser's tokenizer sees: a mark after a quote is not part of the quote, as it is in a
  /// Swift `Character`.
  private func asBytes(_ html: String) -> String {
    String(decoding: html.utf8.map { $0 < 128 ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
  }

  @Test func `there is a page a language, a chooser and a style`() throws {
    let pages = try pages()
    #expect(
      pages.keys.sorted() == [
        "ar/index.html", "en/index.html", "fr/index.html", "index.html", "style.css",
      ])
    #expect(pages["ar/index.html"]!.contains("<html lang=\"ar\" dir=\"rtl\">"))
    for code in ["ar", "fr", "en"] {
      #expect(pages["index.html"]!.contains("href=\"\(code)/\""))
      #expect(
        pages["index.html"]!.contains(
          "hreflang=\"\(code)\" href=\"https://data.example.org/sample/\(code)/\""))
    }
    #expect(try self.pages() == pages)
  }

  @Test(arguments: Language.allCases)
  func `a page names every dataset, file and address`(language: Language) throws {
    let html = try #require(try pages()["\(language.rawValue)/index.html"])
    for release in Sample.catalogue.releases {
      #expect(html.contains("id=\"dataset-\(release.dataset)\""))
      #expect(html.contains("../datasets/\(release.dataset)/\(release.version)/SHA256SUMS"))
      #expect(html.contains(release.bundle!.path) && html.contains(release.bundle!.sha256))
      for table in release.tables {
        for file in table.files {
          #expect(html.contains("href=\"../latest/\(file.plainPath)\""))
          let hasTwin = html.contains("href=\"../latest/\(file.plainPath).gz\"")
          #expect(hasTwin == file.isCompressed)
        }
      }
    }
    #expect(html.contains("../datasets/members/1.1.0/findings.csv"))
    #expect(html.contains("../catalog.ttl") && html.contains("../datapackage.json"))
    #expect(html.contains(language.rawValue == "ar" ? "تجميع غير رسمي" : "ffici"))
  }

  @Test func `a dataset of a series names it`() throws {
    var catalogue = Sample.catalogue
    catalogue.publication.metadata.series = [
      Series(name: "yearly", title: ["fr": "Série <annuelle>"], description: [:])
    ]
    catalogue.releases[0].metadata.series = "yearly"
    let html = try #require(try pages(catalogue)["ar/index.html"])
    #expect(
      html.contains(
        "<dt>السلسلة</dt><dd><span lang=\"fr\" dir=\"ltr\">Série &lt;annuelle&gt;</span></dd>"))
    #expect(try #require(try pages()["ar/index.html"]).contains("السلسلة") == false)
  }

  @Test func `the three pages have the same structure`() throws {
    var catalogue = Sample.catalogue
    catalogue.releases[1].metadata.title["en"] = "Territories"
    let pages = try pages(catalogue)
    let shapes = try Language.allCases.map { language in
      structure(try #require(pages["\(language.rawValue)/index.html"])).filter {
        !["<span", "</span", "<p", "</p", "<bdi", "</bdi"].contains($0)
      }
    }
    #expect(shapes[0] == shapes[1] && shapes[1] == shapes[2])
    #expect(shapes[0].count > 100)
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "\"\u{301} onmouseover=alert(1) x=\"",
    "'><img src=x onerror=alert(1)>", "</title><svg onload=alert(1)>", "{{words.skip}}",
    "{{{title}}}",
    "&lt;b&gt;", "\u{202E}evil\u{2069}", "<\u{338}script>",
  ])
  func `no text can become markup`(text: String) throws {
    let awkward = try pages(Awkward.catalogue(text))
    let calm = try pages(Awkward.catalogue("x"))
    for (path, page) in awkward where path != "style.css" {
      #expect(!page.unicodeScalars.contains("\u{202E}"))
      let html = asBytes(page)
      #expect(structure(html) == structure(asBytes(calm[path]!)))
      #expect(withoutData(html).contains("<script") == false)
      let attributes = html.matches(of: /<[a-z0-9]+( [a-z-]+="[^"]*")*>/).count
      #expect(attributes == html.matches(of: /<[a-z!]/).count - 1)
    }
  }

  @Test func `an address that is not of the web is no link`() throws {
    let html = try #require(try pages(Awkward.catalogue("javascript:alert(1)"))["fr/index.html"])
    #expect(!html.contains("href=\"javascript"))
  }

  @Test func `a text in another language says so`() throws {
    let html = try #require(try pages()["en/index.html"])
    #expect(html.contains("<p lang=\"fr\" dir=\"ltr\">Sur la table.</p>"))
    #expect(html.contains("<h2 id=\"dataset-territories-title\" lang=\"ar\" dir=\"rtl\">"))
  }

  @Test(arguments: Language.allCases)
  func `a page describes itself to search engines and to harvesters`(language: Language) throws {
    let html = try #require(try pages()["\(language.rawValue)/index.html"])
    let head = try #require(html.components(separatedBy: "</head>").first)
    let base = "https://data.example.org/sample/"
    #expect(head.contains("<link rel=\"canonical\" href=\"\(base)\(language.rawValue)/\">"))
    #expect(head.contains("hreflang=\"x-default\" href=\"\(base)\">"))
    for (type, file) in [
      ("text/turtle", "catalog.ttl"), ("application/rdf+xml", "catalog.rdf"),
      ("application/ld+json", "catalog.jsonld"),
    ] {
      #expect(
        head.contains("<link rel=\"alternate\" type=\"\(type)\" href=\"\(base)\(file)\">"))
    }
    let block = try #require(
      head.firstMatch(of: /<script type="application\/ld\+json">([^<]*)<\/script>/))
    let value = try JSONSerialization.jsonObject(with: Data(block.output.1.utf8))
    let graph = try #require((value as? [String: Any])?["@graph"] as? [[String: Any]])
    #expect(graph.count == 2 + Sample.catalogue.releases.count)
    #expect(graph[0]["inLanguage"] as? String == language.rawValue)
  }

  @Test(arguments: Language.allCases)
  func `a page names the address to register in each portal`(language: Language) throws {
    let html = try #require(try pages()["\(language.rawValue)/index.html"])
    let base = "https://data.example.org/sample/"
    for path in ["feeds/ckan.rdf", "feeds/udata.rdf", "data.json", "sitemap.xml", "catalog.rdf"] {
      #expect(html.contains("<a href=\"../\(path)\"><code dir=\"ltr\">\(base)\(path)</code></a>"))
    }
    #expect(html.contains("Generic DCAT RDF Harvester"))
  }

  @Test func `every document of every profile is linked from a page, and none that is not there`()
    throws
  {
    let html = try #require(try pages()["ar/index.html"])
    let section = try #require(
      html.components(separatedBy: "<section id=\"machines\"").last?
        .components(separatedBy: "</section>").first)
    let linked = Set(section.matches(of: /href="\.\.\/([^"]*)"/).map { String($0.output.1) })
    let made = try Profiles.documents(of: Sample.catalogue).map(\.path)
    // What describes one table stands beside it.
    let own = made.filter { !$0.hasPrefix("latest/") || $0 == "latest/csv-metadata.json" }
    #expect(linked == Set(own))
  }

  @Test func `the chooser is its own address`() throws {
    let html = try #require(try pages()["index.html"])
    #expect(html.contains("<link rel=\"canonical\" href=\"https://data.example.org/sample/\">"))
  }

  @Test func `values in a sentence are isolated`() throws {
    let html = try #require(try pages()["en/index.html"])
    #expect(html.contains("Row 2 <bdi>&lt;b&gt;</bdi></li>"))
    #expect(html.contains("(1,234 times)"))
  }

  /// A page without its one block of data, which no browser runs.
  private func withoutData(_ html: String) -> String {
    let open = "<script type=\"application/ld+json\">"
    guard let start = html.range(of: open),
      let end = html.range(of: "</script>", range: start.upperBound..<html.endIndex)
    else { return html }
    return html.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
  }

  @Test func `nothing is fetched from elsewhere and nothing runs`() throws {
    for (path, html) in try pages().mapValues(withoutData) {
      #expect(!html.contains("<script") && !html.contains("@import") && !html.contains("url("))
      #expect(!html.contains("<img") && !html.contains(" style="), "\(path)")
      for link in html.matches(of: /<link rel="stylesheet" href="([^"]*)"/) {
        #expect(link.output.1 == "style.css" || link.output.1 == "../style.css")
      }
    }
  }

  @Test func `every word that a template names exists, and every word is named`() throws {
    let template =
      Templates.pageStart + Templates.pageRest + Templates.chooser + Templates.tombstone
    let named = Set(template.matches(of: /words\.([A-Za-z]+)/).map { String($0.output.1) })
    #expect(named == Set(Words.texts.keys))
    #expect(!template.contains("{{{") && !template.contains("{{&"))
  }

  // MARK: tombstones

  private static func withdrawn(_ text: String = "x") -> Catalogue {
    var catalogue = Sample.catalogue
    catalogue.releases[0].metadata.supersedes = [catalogue.addresses.dataset("gone")]
    catalogue.publication.tombstones = [
      Tombstone(
        name: "gone", date: "2024-11-10", title: ["ar": "استطلاع " + text],
        reason: ["fr": "Retiré " + text],
        versions: [.init(version: "1.2.0", issued: "2024-11-01")])
    ]
    return catalogue
  }

  @Test(arguments: Language.allCases)
  func `a dataset that is withdrawn stays where it stood in a page`(language: Language) throws {
    let html = try #require(try pages(Self.withdrawn())["\(language.rawValue)/index.html"])
    let address = try #require(html.range(of: "<section id=\"dataset-gone\""))
    let part = html[address.lowerBound...].prefix { $0 != "\u{0}" }
    #expect(part.contains("../datasets/gone/1.2.0/gone-1.2.0.tar.gz"))
    #expect(part.contains("href=\"../\(language.rawValue)/#dataset-members\""))
    #expect(part.contains("Retiré x"))
    #expect(html.contains("href=\"#withdrawn\""))
    #expect(!html.contains("/id/dataset/gone\","), "search engines are told nothing of it")
    let without = try #require(try pages()["\(language.rawValue)/index.html"])
    #expect(!without.contains("withdrawn"))
  }

  @Test func `a dataset that is withdrawn has a page at its identifier, in each language`() throws {
    let html = try #require(try pages(Self.withdrawn())["id/dataset/gone/index.html"])
    #expect(html.contains("<html lang=\"ar\" dir=\"rtl\">"))
    #expect(html.contains("<meta name=\"robots\" content=\"noindex\">"))
    for language in Language.allCases {
      let start = "<section lang=\"\(language.rawValue)\" dir=\"\(language.direction)\">"
      let part = try #require(html.components(separatedBy: start).dropFirst().first)
      #expect(part.contains(Words.all(in: language)["withdrawnOn"]!))
      #expect(part.contains("../../../\(language.rawValue)/#dataset-members"))
      #expect(part.contains("../../../datasets/gone/1.2.0/gone-1.2.0.tar.gz"))
    }
    #expect(html.contains("<h1 lang=\"ar\" dir=\"rtl\">استطلاع x</h1>"))
  }

  @Test func `a tombstone says where nothing is kept, and cannot become markup`() throws {
    let text = "<script>alert(1)</script>\" onclick=\"x"
    let html = try #require(try pages(Self.withdrawn(text))["id/dataset/gone/index.html"])
    let calm = try #require(try pages(Self.withdrawn())["id/dataset/gone/index.html"])
    #expect(structure(html) == structure(calm))
    var empty = Self.withdrawn()
    empty.publication.tombstones = [Tombstone(name: "gone", date: "2024-11-10")]
    let bare = try #require(try pages(empty)["id/dataset/gone/index.html"])
    #expect(bare.contains("<h1>gone</h1>") && bare.contains("None of its releases is kept here."))
    #expect(!bare.contains("Reason") && !bare.contains("datasets/gone"))
  }

  @Test func `an empty catalogue has no pages`() {
    let empty = Catalogue(publication: Sample.catalogue.publication, releases: [])
    #expect { try Pages.documents(of: empty) } throws: {
      ($0 as? Finding)?.rule.id == "catalogue/empty"
    }
  }
}

/// The sample with one text everywhere that a text can stand.
enum Awkward {
  static func catalogue(_ text: String) -> Catalogue {
    var catalogue = Sample.catalogue
    let texts = ["ar": text, "fr": text, "en": text]
    catalogue.publication.metadata.title = texts
    catalogue.publication.metadata.description = texts
    catalogue.publication.metadata.notice = texts
    catalogue.publication.metadata.publisher = texts
    catalogue.publication.metadata.contactName = texts
    catalogue.publication.metadata.contactEmail = text
    for index in catalogue.releases.indices {
      catalogue.releases[index].metadata.title = texts
      catalogue.releases[index].metadata.description = texts
      catalogue.releases[index].metadata.license.title = text
      catalogue.releases[index].metadata.license.path = "ftp:" + text
      catalogue.releases[index].metadata.temporalStart = text
      catalogue.releases[index].metadata.attributions = [
        .init(title: text, path: "javascript:" + text, license: text, note: texts)
      ]
      catalogue.releases[index].version = text
      catalogue.releases[index].findings = [
        .init(rule: text, severity: "warning", count: 1, title: texts, samples: [texts])
      ]
      catalogue.releases[index].tables[0].title = texts
      catalogue.releases[index].tables[0].name = text
      catalogue.releases[index].tables[0].files[0].plainPath = text
    }
    return catalogue
  }
}
