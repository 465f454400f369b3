import Components
import Pipelines
import Testing

@testable import Visitors

/// What the feeds of portals have otherwise than the pipeline.
@Suite struct `What is written anew for a portal` {
  private static func words(
    keywords: [String: [String]] = [:], description: String = ""
  ) -> DatasetMetadata {
    DatasetMetadata(
      title: ["fr": "Membres"], description: ["fr": description], keywords: keywords,
      license: .init(name: "ODbL-1.0", title: "ODbL", path: "https://example.org/odbl"), themes: [],
      frequency: nil, spatial: [], temporalStart: nil, temporalEnd: nil, attributions: [])
  }

  private static let iri = Feed.iri("a")

  private static func rewritten(_ portal: String, _ site: SampleSite) throws -> [String] {
    try Visit(portal, site).said.filter { $0.hasPrefix("harvest/rewritten") }
  }

  @Test func `is said of each keyword that CKAN would refuse`() throws {
    let tags = ["l accès", "eau"].map { "<dcat:keyword>\($0)</dcat:keyword>" }.joined()
    let site = try SampleSite(
      [CKAN.feed: Feed.document(Feed.dataset("a", tags))],
      words: Self.words(keywords: ["fr": ["l’accès", "eau", "★", "ailleurs!"]]))
    #expect(
      try Self.rewritten("ckan", site) == [
        "harvest/rewritten note dataset=\(Self.iri) expected=l’accès field=keywords value=l accès",
        "harvest/rewritten note dataset=\(Self.iri) expected=★ field=keywords value=–",
      ])
  }

  @Test func `is said of keywords that data.gov demands and nobody wrote`() throws {
    let dataset = """
      {"conformsTo": "\(DataGov.conformance)", "dataset": [{"identifier": "\(Self.iri)", "keyword": ["Membres"]}]}
      """
    let none = try SampleSite(["data.json": dataset], words: Self.words())
    #expect(
      try Self.rewritten("data.gov", none) == [
        "harvest/rewritten note dataset=\(Self.iri) expected=– field=keywords value=Membres"
      ])
    let own = try SampleSite(
      ["data.json": dataset], words: Self.words(keywords: ["fr": ["Membres"]]))
    #expect(try Self.rewritten("data.gov", own) == [])
  }

  @Test func `is said of a description that is made long enough for Google`() throws {
    func site(_ description: String) throws -> SampleSite {
      let json = """
        {"@type": "Dataset", "@id": "\(Self.iri)", "name": "Membres", "description": "\(description)"}
        """
      return try SampleSite(
        ["fr/index.html": "<script type=application/ld+json>\(json)</script>"],
        words: Self.words(description: "Les\nmembres."))
    }
    #expect(
      try Self.rewritten("google", site("Les membres. Nous.")) == [
        "harvest/rewritten note dataset=Membres (\(Self.iri)) expected=Les\nmembres. field=description value=Les membres. Nous."
      ])
    #expect(try Self.rewritten("google", site("Les membres.")) == [])
  }
}
