import Components
import Foundation
import Pipelines
import Testing

@testable import Releases

/// schema.org `Dataset`, as Google's "Dataset structured data" reads it.
@Suite struct SchemaOrgTests {
  private func nodes(
    _ catalogue: Catalogue = Sample.catalogue, _ language: Language = .fr
  ) throws -> [Read] {
    let block = try Read(try SchemaOrg.block(of: catalogue, in: language))
    #expect(block["@context"].value as? [String: String] == ["@vocab": "https://schema.org/"])
    return block["@graph"].list
  }

  private func dataset(
    _ catalogue: Catalogue = Sample.catalogue, _ language: Language = .fr
  ) throws -> Read {
    let found = try nodes(catalogue, language).first { $0["@type"].text == "Dataset" }
    return try #require(found)
  }

  @Test func `the graph is the page, the catalogue and each dataset`() throws {
    let nodes = try nodes()
    #expect(nodes.map(\.["@type"].text) == ["WebPage", "DataCatalog", "Dataset", "Dataset"])
    #expect(nodes[0]["inLanguage"].text == "fr")
    #expect(nodes[0]["url"].text == "https://data.example.org/sample/fr/")
    #expect(nodes[1]["@id"].text == "https://data.example.org/sample/id/catalog")
    #expect(nodes[1]["name"].text == "Réseau d’essai")
    #expect(nodes[1]["alternateName"].texts == ["شبكة الاختبار", "Test network"])
  }

  @Test func `a dataset has what Google recommends, in the language of the page`() throws {
    let dataset = try dataset()
    #expect(dataset["name"].text == "Membres")
    #expect(dataset["@id"].text == "https://data.example.org/sample/id/dataset/members")
    #expect(dataset["identifier"].text == dataset["@id"].text)
    #expect(dataset["url"].text == "https://data.example.org/sample/fr/#dataset-members")
    #expect(dataset["keywords"].texts == ["réseau"] && dataset["inLanguage"].texts == ["fr"])
    #expect(dataset["license"].text == "https://opendatacommons.org/licenses/odbl/1-0/")
    #expect(dataset["creator"]["name"].text == "Les mainteneurs")
    #expect(dataset["publisher"]["@type"].text == "Organization")
    #expect(dataset["isAccessibleForFree"].value as? Bool == true)
    #expect(dataset["version"].text == "1.1.0" && dataset["datePublished"].text == "2024-11-01")
    #expect(dataset["dateModified"].text == "2024-11-12")
    #expect(dataset["temporalCoverage"].text == "2018-01-01/2024-11-12")
    #expect(dataset["includedInDataCatalog"]["@type"].text == "DataCatalog")
    #expect(dataset["isBasedOn"][0]["name"].text == "HCP")
    #expect(dataset["isBasedOn"][0]["url"].text == "https://www.example.org/hcp%20page")
  }

  @Test func `distribution: contentUrl, encodingFormat, size and digest of each file once`() throws
  {
    let copies = try dataset()["distribution"].list
    #expect(
      copies.map { $0["encodingFormat"].text } == [
        "text/csv", "application/json", "application/xml", "application/gzip",
      ])
    #expect(copies[0]["contentUrl"].text?.hasSuffix("/latest/members.csv") == true)
    #expect(copies[0]["contentSize"].text == "12300 B")
    #expect(copies[0]["sha256"].text == String(repeating: "01", count: 32))
    #expect(copies[3]["contentUrl"].text?.hasSuffix("/latest/members.tar.gz") == true)
  }

  @Test func `variableMeasured names the columns, a bounded number`() throws {
    let variables = try dataset()["variableMeasured"].list
    #expect(variables.map { $0["name"].text } == ["member_id", "name_fr", "region"])
    #expect(variables[0]["alternateName"].text == "Identifiant")
    var catalogue = Sample.catalogue
    let fields = (0..<500).map { "{\"name\": \"c\($0)\", \"type\": \"string\"}" }
    catalogue.releases[0].tables[0].schema = "{\"fields\": [\(fields.joined(separator: ","))]}"
    #expect(try dataset(catalogue)["variableMeasured"].list.count == SchemaOrg.mostVariables)
  }

  @Test(arguments: Language.allCases)
  func `description: 50 characters at least, by true sentences`(language: Language) throws {
    let short = try #require(try dataset(Made.arabic(), language)["description"].text)
    #expect(short.count >= 50 && short.hasPrefix("وصف."))
    let none = try #require(
      try dataset(Made.arabic { $0.description = [:] }, language)["description"].text)
    #expect(none.count >= 50 && none.hasPrefix("الأعضاء"))
  }

  @Test func `description: 5000 characters at most, cut at a word`() throws {
    let long = String(repeating: "mot ", count: 2_000)
    let cut = try #require(
      try dataset(Made.arabic { $0.description = ["fr": long] })["description"].text)
    #expect(cut.utf16.count <= 5_000 && cut.hasSuffix(" mot…"))
    let whole = String(repeating: "𝕏", count: 6_000)
    let other = try #require(
      try dataset(Made.arabic { $0.description = ["fr": whole] })["description"].text)
    #expect(other.utf16.count <= 5_000 && other.utf16.count > 4_990)
  }

  @Test(
    arguments: [
      (nil, nil, nil), ("2018-01-01", nil, "2018-01-01/.."), (nil, "2019-12-31", "../2019-12-31"),
      ("never", "2019-12-31", "../2019-12-31"),
    ] as [(String?, String?, String?)])
  func `temporalCoverage: an end that is not known is two points`(
    start: String?, end: String?, expected: String?
  ) throws {
    let dataset = try dataset(
      Made.arabic {
        $0.temporalStart = start
        $0.temporalEnd = end
      })
    #expect(dataset["temporalCoverage"].text == expected)
  }

  @Test func `spatialCoverage: a place by its name and box, else its IRI`() throws {
    let place = Spatial(
      path: "https://example.org/m", title: ["fr": "Maroc"], bbox: [-17.1, 20.75, -1, 35.93])
    let dataset = try dataset(Made.arabic { $0.spatial = [place, "https://example.org/x"] })
    #expect(dataset["spatialCoverage"][0]["name"].text == "Maroc")
    #expect(dataset["spatialCoverage"][0]["geo"]["box"].text == "20.75 -17.1 35.93 -1")
    #expect(dataset["spatialCoverage"][1].text == "https://example.org/x")
  }

  @Test func `HTML, 4.12.1.3: nothing in the block ends its element`() throws {
    let catalogue = Made.arabic { $0.title = ["fr": Made.hostile + "\u{85}\u{200F}\u{61C}é𝕏"] }
    let bytes = try SchemaOrg.block(of: catalogue, in: .fr)
    let text = String(decoding: bytes, as: UTF8.self)
    let forbidden: [Unicode.Scalar] = [
      "<", ">", "&", "\u{2028}", "\u{202E}", "\u{2069}", "\u{1}", "\u{85}", "\u{200F}", "\u{61C}",
      "\n",
    ]
    for scalar in forbidden { #expect(!text.unicodeScalars.contains(scalar), "\(scalar)") }
    #expect(try dataset(catalogue)["name"].text == Made.hostile + "\u{85}\u{200F}\u{61C}é𝕏")
  }

  @Test func `very many datasets stay within what search engines read`() throws {
    let nodes = try nodes(Made.large(1500)).filter { $0["@type"].text == "Dataset" }
    #expect(nodes.count == 1500)
    #expect(!nodes[0]["distribution"].list.isEmpty && nodes[1499]["distribution"].list.isEmpty)
    #expect(nodes[1499]["name"].text != nil && nodes[1499]["license"].text != nil)
    #expect(try SchemaOrg.block(of: Made.large(1500), in: .fr).count < 2 << 20)
  }

  @Test func `300 datasets are 300`() throws {
    #expect(try nodes(Made.large(300)).count == 302)
  }
}

/// sitemaps.org 0.9.
@Suite struct SitemapTests {
  @Test func `an empty catalogue is refused`() {
    #expect { try Sitemap.documents(of: Made.empty) } throws: { Made.isEmptyCatalogue($0) }
  }

  @Test func `each page is there with its other languages and the date of the catalogue`() throws {
    let document = try #require(try Sitemap.documents(of: Sample.catalogue).first)
    #expect(document.path == "sitemap.xml")
    let text = String(decoding: document.bytes, as: UTF8.self)
    #expect(text.contains("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""))
    let places = text.matches(of: /<loc>([^<]*)<\/loc>/).map { String($0.output.1) }
    let base = "https://data.example.org/sample/"
    #expect(places == [base, base + "ar/", base + "fr/", base + "en/"])
    #expect(text.matches(of: /<lastmod>2024-11-12<\/lastmod>/).count == 4)
    #expect(text.matches(of: /<xhtml:link rel="alternate" hreflang="/).count == 16)
    #expect(
      text.matches(of: /hreflang="x-default" href="https:\/\/data.example.org\/sample\/"/).count
        == 4)
  }

  @Test func `addresses are escaped as XML and as URIs`() throws {
    var catalogue = Sample.catalogue
    catalogue.publication.metadata.base = "https://data.example.org/a?b&'c/ماء/"
    let document = try #require(try Sitemap.documents(of: catalogue).first)
    let text = String(decoding: document.bytes, as: UTF8.self)
    #expect(
      text.contains("<loc>https://data.example.org/a?b&amp;&apos;c/%D9%85%D8%A7%D8%A1/ar/</loc>"))
  }
}
