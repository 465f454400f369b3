import Components
import Formats
import Testing

@testable import Visitors

/// Hydra's looking into files (standards.md 3.5, 3.13).
@Suite struct `As Hydra` {
  private static func site(_ more: [String: String] = [:]) throws -> SampleSite {
    let names = ["m.csv", "m.csv.gz", "m.xlsx", "m.json"]
    var files = Dictionary(uniqueKeysWithValues: names.map { ("latest/" + $0, "x") })
    files[UData.feed] = Feed.document(
      Feed.dataset("members", names.map { Feed.file($0) }.joined()))
    return try SampleSite(files)
  }

  @Test func `looks into files that it knows by their ending`() throws {
    let visit = try Visit("hydra", Self.site())
    #expect(visit.records.map { $0["record"]?["format"]?.text } == ["csv", "csvgz", "xlsx", nil])
    #expect(visit.warned == [])
  }

  @Test func `looks into none above its limit`() throws {
    let site = try Self.site()
    try site.write("latest/m.csv", size: 104_857_601)
    try site.write("latest/m.xlsx", size: 13_107_201)
    let visit = try Visit("hydra", site)
    #expect(visit.warned == ["harvest/file-too-large", "harvest/file-too-large"])
    #expect(visit.record()["analysed"] == .boolean(false))
  }

  @Test func `says what address leads nowhere`() throws {
    let site = try SampleSite([
      UData.feed: Feed.document(
        Feed.dataset(
          "members",
          Feed.file("m.csv") + Feed.file("far.csv", address: "https://other.example/far.csv")))
    ])
    #expect(
      try Visit("hydra", site).said == [
        "harvest/dead-link error dataset=\(Feed.iri("members")) value=\(SampleSite.base)latest/m.csv"
      ])
  }
}

/// Google's dataset search (standards.md 3.7).
@Suite struct `As Google` {
  private static let long = String(repeating: "Un jeu de données. ", count: 4)

  private static func visit(_ json: String, _ files: [String: String] = [:]) throws -> Visit {
    let page = "<html><SCRIPT type=\"application/ld+json\">\(json)</SCRIPT></html>"
    return try Visit("google", SampleSite(files.merging(["fr/index.html": page]) { $1 }))
  }

  private static func dataset(description: String? = long, _ more: String = "") -> String {
    let text = description.map { "\"description\": \"\($0)\"," } ?? ""
    return """
      {"@context": "https://schema.org", "@type": "Dataset", "@id": "https://data.example.org/a",
       "name": "Membres", \(text) "license": "https://creativecommons.org/licenses/by/4.0/" \(more)}
      """
  }

  @Test func `takes datasets out of blocks, graphs and catalogues`() throws {
    #expect(try Self.visit(Self.dataset()).records.count == 1)
    #expect(try Self.visit("{\"@graph\": [\(Self.dataset())]}").records.count == 1)
    let catalogue = "{\"@type\": \"DataCatalog\", \"dataset\": [\(Self.dataset())]}"
    let visit = try Self.visit(catalogue)
    #expect(visit.records.count == 1 && visit.warned == [])
    #expect(visit.records[0]["file"]?.text == "fr/index.html")
  }

  @Test func `compares a dataset that several pages describe page by page`() throws {
    func site(_ name: String) throws -> SampleSite {
      let pages = ["ar", "fr"].map { language in
        let json = Self.dataset().replacing("Membres", with: "\(name) \(language)")
        return ("\(language)/index.html", "<script type=application/ld+json>\(json)</script>")
      }
      return try SampleSite(Dictionary(uniqueKeysWithValues: pages))
    }
    let same = try Visit("google", site("A"), after: site("A"))
    #expect(same.said == [] && same.records.count == 2)
    let other = try Visit("google", site("B"), after: site("A"))
    #expect(other.findings.map(\.rule.id) == ["harvest/updated", "harvest/updated"])
    #expect(
      try Visit("google", site("A")).said == [
        "harvest/created note dataset=A ar (https://data.example.org/a)"
      ])
  }

  @Test func `tells two datasets of one title apart`() throws {
    let two =
      Self.dataset() + "</script><script type=\"application/ld+json\">"
      + Self.dataset().replacing("org/a", with: "org/b")
    #expect(
      try Self.visit(two).said == [
        "harvest/created note dataset=Membres (https://data.example.org/a)",
        "harvest/created note dataset=Membres (https://data.example.org/b)",
      ])
  }

  @Test func `forgets a page that is gone, and meets addresses of a site map that lead nowhere`()
    throws
  {
    func site(_ languages: [String]) throws -> SampleSite {
      let pages = languages.map {
        ("\($0)/index.html", "<script type=application/ld+json>\(Self.dataset())</script>")
      }
      let locations = ["ar", "fr"].map { "<url><loc>\n\(SampleSite.base)\($0)/ </loc></url>" }
        .joined()
      let map =
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\(locations)</urlset>"
      return try SampleSite(
        Dictionary(uniqueKeysWithValues: pages + [("sitemap.xml", map)]))
    }
    #expect(try Visit("google", site(["ar", "fr"]), after: site(["ar", "fr"])).said == [])
    #expect(
      try Visit("google", site(["fr"]), after: site(["ar", "fr"])).said == [
        "harvest/dead-link error dataset=sitemap.xml value=\(SampleSite.base)ar/",
        "harvest/page-gone warning count=1 value=ar/index.html",
      ])
  }

  @Test func `demands a name and a description`() throws {
    #expect(try Self.visit(Self.dataset(description: nil)).warned == ["harvest/rejected"])
  }

  @Test(arguments: [(49, false), (50, true), (5000, true), (5001, false)])
  func `takes descriptions of 50 to 5000 characters`(count: Int, isGood: Bool) throws {
    let visit = try Self.visit(Self.dataset(description: String(repeating: "ا", count: count)))
    #expect(visit.warned == (isGood ? [] : ["harvest/description"]))
  }

  @Test func `drops a distribution without an address, and follows the others`() throws {
    let files = """
      , "distribution": [{"@type": "DataDownload", "name": "n"},
        {"@type": "DataDownload", "contentUrl": "\(SampleSite.base)latest/a.csv"},
        {"@type": "DataDownload", "contentUrl": "\(SampleSite.base)latest/b.csv"}]
      """
    let visit = try Self.visit(Self.dataset(files), ["latest/a.csv": "x"])
    #expect(visit.warned == ["harvest/dead-link", "harvest/lost"])
  }

  @Test func `says what is not JSON, what is too large, and that there is nothing`() throws {
    #expect(try Self.visit("{").warned == ["harvest/unreadable"])
    let page = String(repeating: " ", count: 2 << 20)
    #expect(try Self.visit(Self.dataset() + page).warned.contains("harvest/page-too-large"))
    let cut = try Self.visit(
      Self.dataset() + "</script><script type=\"application/ld+json\">{" + page)
    #expect(cut.warned == ["harvest/page-too-large"])
    #expect(
      try Visit("google", SampleSite(["index.html": "<html></html>"])).said
        == ["harvest/feed-missing note"])
  }
}

/// data.gov: DCAT-US 1.1 by ckanext-datajson (standards.md 3.8).
@Suite struct `As data.gov` {
  private static let whole = """
    "identifier": "a", "title": "Members", "description": "D.", "keyword": ["network"], "modified": "2026-01-02",
    "accessLevel": "public", "publisher": {"name": "P"}, "license": "https://creativecommons.org/licenses/by/4.0/",
    "contactPoint": {"fn": "Desk", "hasEmail": "mailto:d@example.org"}
    """

  private static func visit(_ datasets: String...) throws -> Visit {
    let list = datasets.map { "{\($0)}" }.joined(separator: ",")
    return try Visit(
      "data.gov",
      SampleSite([
        "data.json": "{\"conformsTo\": \"\(DataGov.conformance)\", \"dataset\": [\(list)]}"
      ]))
  }

  @Test func `keeps a dataset field by field`() throws {
    let visit = try Self.visit(
      Self.whole
        + #", "distribution": [{"downloadURL": "https://x.example/a.csv", "mediaType": "text/csv", "title": "CSV"}]"#
    )
    #expect(
      visit.record().line == """
        {"title":"Members","notes":"D.","tags":[{"name":"network"}],"maintainer":"Desk","maintainer_email":"d@example.org",\
        "license_id":"cc-by","extras":{"modified":"2026-01-02","publisher":"P","identifier":"a","accessLevel":"public",\
        "license":"https://creativecommons.org/licenses/by/4.0/"},"resources":[{"url":"https://x.example/a.csv","format":"text/csv",\
        "mimetype":"text/csv","description":"","name":"CSV"}]}
        """)
    #expect(visit.warned == [])
  }

  @Test func `keeps what has no place of its own among the extras`() throws {
    let visit = try Self.visit(
      Self.whole
        + #", "isPartOf": "b", "temporalResolution": null, "conformsTo": {"b": ["é"], "a": true}"#)
    let extras = visit.record()["extras"]
    #expect(extras?["conformsTo"]?.text == #"{"a": true, "b": ["\u00e9"]}"#)
    #expect(extras?["isPartOf"] == nil && extras?["temporalResolution"] == nil)
  }

  @Test(arguments: [
    ("\"title\": \"Members\"", "\"title\": \"\"", "title"),
    ("\"description\": \"D.\"", "\"description\": null", "description"),
    ("\"accessLevel\": \"public\"", "\"accessLevel\": \"open\"", "accessLevel"),
    ("{\"name\": \"P\"}", "{}", "publisher"), ("\"fn\": \"Desk\",", "", "contactPoint"),
    ("mailto:", "", "contactPoint.hasEmail"), ("[\"network\"]", "[]", "keyword"),
    ("2026-01-02", "soon", "modified"), ("2026-01-02", "2026-99-99", "modified"),
    ("\"modified\"", "\"@type\": \"Dataset\", \"modified\"", "@type"),
    ("\"modified\"", "\"accrualPeriodicity\": \"R/P5\", \"modified\"", "accrualPeriodicity"),
    ("\"modified\"", "\"temporal\": \"2024/2025-01-01\", \"modified\"", "temporal"),
    ("\"modified\"", "\"theme\": [], \"modified\"", "theme"),
    ("\"modified\"", "\"language\": [\"français\"], \"modified\"", "language"),
    ("{\"name\": \"P\"}", "{\"name\": \"P\", \"@type\": \"Agent\"}", "publisher.@type"),
  ])
  func `demands what the non-federal schema demands`(old: String, new: String, field: String) throws
  {
    let visit = try Self.visit(Self.whole.replacing(old, with: new))
    #expect(visit.warned == ["harvest/rejected"])
    #expect(visit.findings.contains { $0.values["field"] == field })
  }

  @Test func `makes a text of any title before it looks`() throws {
    let visit = try Self.visit(Self.whole.replacing("\"Members\"", with: "null"))
    #expect(visit.text(0, "title") == "None" && visit.warned == [])
  }

  @Test func `demands a media type of each download`() throws {
    let visit = try Self.visit(
      Self.whole + #", "distribution": [{"downloadURL": "https://x.example/a.csv"}]"#)
    #expect(visit.warned == ["harvest/rejected"])
  }

  @Test func `takes the first of an identifier, and nothing where one lacks`() throws {
    #expect(try Self.visit(Self.whole, Self.whole).warned == ["harvest/not-unique"])
    let none = try Self.visit(Self.whole.replacing("\"identifier\": \"a\",", with: ""))
    #expect(none.warned == ["harvest/stopped"])
  }

  @Test func `reads catalogues that say their schema alone`() throws {
    let visit = try Visit("data.gov", SampleSite(["data.json": "{\"dataset\": []}"]))
    #expect(
      visit.said == ["harvest/other-schema error expected=\(DataGov.conformance) value=–"])
    let broken = try Visit("data.gov", SampleSite(["data.json": "{\n\"a\": x}"]))
    #expect(broken.said == ["harvest/unreadable error expected=JSON line=2"])
    #expect(try Visit("data.gov", SampleSite(["data.json": "{"])).warned == ["harvest/unreadable"])
    #expect(try Visit("data.gov", SampleSite([:])).said == ["harvest/feed-missing note"])
  }
}
