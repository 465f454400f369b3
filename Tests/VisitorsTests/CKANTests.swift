import Components
import Formats
import Foundation
import Releases
import Testing

@testable import Visitors

/// ckanext-dcat 2.4.4 on CKAN 2.12, rule by rule (standards.md 3.4).
@Suite struct `As CKAN` {
  private static func visit(
    _ body: String, language: String = "fr", after previous: String? = nil
  ) throws -> Visit {
    let site = try SampleSite([CKAN.feed: Feed.document(body)], language: language)
    let before = try previous.map { try SampleSite([CKAN.feed: Feed.document($0)]) }
    return try Visit("ckan", site, after: before)
  }

  @Test func `keeps a dataset field by field, as the profiles map it`() throws {
    let visit = try Self.visit(
      Feed.dataset(
        "members",
        """
        <dct:title xml:lang="ar">الأعضاء</dct:title>
        <dcat:landingPage rdf:resource="https://data.example.org/sample/fr/"/>
        <dcat:version>1.1.0</dcat:version>
        <dcat:keyword xml:lang="fr">réseau</dcat:keyword><dcat:keyword>aa, bb</dcat:keyword>
        <dct:issued rdf:datatype="http://www.w3.org/2001/XMLSchema#date">2026-01-01</dct:issued>
        <dct:language rdf:resource="http://publications.europa.eu/resource/authority/language/ARA"/>
        <dcat:contactPoint><vcard:Kind rdf:about="https://data.example.org/c"><vcard:fn xml:lang="ar">مكتب</vcard:fn>
          <vcard:fn xml:lang="fr">Bureau</vcard:fn><vcard:hasEmail rdf:resource="mailto:d@example.org"/></vcard:Kind></dcat:contactPoint>
        <dct:publisher><foaf:Agent rdf:about="https://data.example.org/p"><foaf:name xml:lang="ar">ن</foaf:name>
          <foaf:name xml:lang="fr">Nous</foaf:name><foaf:homepage rdf:resource="https://data.example.org/"/></foaf:Agent></dct:publisher>
        <dct:temporal><dct:PeriodOfTime><dcat:startDate>2024-01-01</dcat:startDate><dcat:endDate>2024-12-31</dcat:endDate></dct:PeriodOfTime></dct:temporal>
        <dct:accessRights rdf:resource="http://publications.europa.eu/resource/authority/access-right/PUBLIC"/>
        """))
    let iri = Feed.iri("members")
    #expect(
      visit.record().line == #"""
        {"url":"https://data.example.org/sample/fr/","title":"Membres","notes":"Une description.","license_id":"","version":"1.1.0","name":"membres","tags":[{"name":"réseau"},{"name":"aa"},{"name":"bb"}],"extras":[{"key":"issued","value":"2026-01-01"},{"key":"identifier","value":"\#(iri)"},{"key":"language","value":"[\"http://publications.europa.eu/resource/authority/language/ARA\"]"},{"key":"contact_uri","value":"https://data.example.org/c"},{"key":"contact_name","value":"Bureau"},{"key":"contact_email","value":"d@example.org"},{"key":"publisher_uri","value":"https://data.example.org/p"},{"key":"publisher_name","value":"Nous"},{"key":"publisher_url","value":"https://data.example.org/"},{"key":"uri","value":"\#(iri)"},{"key":"access_rights","value":"http://publications.europa.eu/resource/authority/access-right/PUBLIC"},{"key":"temporal_start","value":"2024-01-01"},{"key":"temporal_end","value":"2024-12-31"},{"key":"guid","value":"\#(iri)"}],"resources":[]}
        """#)
    #expect(visit.said == ["harvest/created note dataset=\(iri)"])
  }

  @Test func `keeps a resource field by field`() throws {
    let visit = try Self.visit(
      Feed.dataset(
        "members",
        Feed.file(
          "members.csv",
          """
          <dcat:accessURL rdf:resource="https://data.example.org/sample/fr/"/>
          <dcat:mediaType><dct:MediaType rdf:about="https://www.iana.org/assignments/media-types/text/csv"><rdfs:label>text/csv</rdfs:label></dct:MediaType></dcat:mediaType>
          <dct:format rdf:resource="http://publications.europa.eu/resource/authority/file-type/CSV"/>
          <dcat:byteSize rdf:datatype="http://www.w3.org/2001/XMLSchema#nonNegativeInteger">120</dcat:byteSize>
          <dcat:compressFormat rdf:resource="https://www.iana.org/assignments/media-types/application/gzip"/>
          <dct:license><dct:LicenseDocument rdf:about="https://creativecommons.org/licenses/by/4.0/"><dct:title>Creative Commons Attribution</dct:title></dct:LicenseDocument></dct:license>
          <spdx:checksum><spdx:Checksum><spdx:algorithm rdf:resource="http://spdx.org/rdf/terms#checksumAlgorithm_sha256"/>
            <spdx:checksumValue rdf:datatype="http://www.w3.org/2001/XMLSchema#hexBinary">AB</spdx:checksumValue></spdx:Checksum></spdx:checksum>
          """)))
    #expect(
      visit.record()["resources"]?.line == """
        [{"access_url":"https://data.example.org/sample/fr/","download_url":"https://data.example.org/sample/latest/members.csv",\
        "license":"https://creativecommons.org/licenses/by/4.0/","name":"members.csv","url":"https://data.example.org/sample/latest/members.csv",\
        "mimetype":"text/csv","format":"CSV","size":120,"hash_algorithm":"http://spdx.org/rdf/terms#checksumAlgorithm_sha256","hash":"ab",\
        "uri":"https://data.example.org/sample/id/file/members.csv","compress_format":"https://www.iana.org/assignments/media-types/application/gzip"}]
        """)
    #expect(visit.text(0, "license_id") == "cc-by", "the title of the licence is in the register")
    #expect(visit.warned == [])
  }

  @Test(arguments: [
    ("Réunions du réseau : 2024", "reunions-du-reseau-2024"), ("الأعضاء", "__"), ("é", "e_"),
    ("L’œuvre A/B", "luvre-a-b"), ("-a--b-", "a-b"), ("Æther ß", "aether-ss"), ("الأعضاء 7", "7_"),
    (String(repeating: "a", count: 120), String(repeating: "a", count: 95)),
    (
      String(repeating: "b", count: 120) + " 2023-24",
      String(repeating: "b", count: 87) + "-2023-24"
    ),
  ])
  func `makes a name of the title as munge_title_to_name does`(title: String, name: String) {
    #expect(CKANName.munged(title) == name)
  }

  @Test func `tells names apart by a number, in order`() {
    func given(_ ideals: String...) -> [String] {
      var names = CKANNames()
      return ideals.map { names.give($0) }
    }
    #expect(given("a", "a", "a") == ["a", "a-1", "a-2"])
    // CKAN counts in a list, in which `ab-2` stands twice here.
    #expect(given("ab", "ab-2", "ab", "ab") == ["ab", "ab-2", "ab-2", "ab-3"])
    #expect(given("ab", "abc", "ab-c-d", "ab-c", "ab") == ["ab", "abc", "ab-c-d", "ab-c", "ab-3"])
  }

  @Test func `is said not to read a licence of the dataset only where the files state none`() throws
  {
    let license = #"<dct:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>"#
    let unread = "harvest/unread note count=1 field=dct:license kind=dcat:Dataset"
    #expect(try Self.visit(Feed.dataset("a", license)).said.contains(unread))
    let both = try Self.visit(Feed.dataset("a", license + Feed.file("a.csv", license)))
    #expect(!both.said.contains { $0.hasPrefix("harvest/unread") })
  }

  @Test(arguments: [
    ("réseau", true), ("²", false), ("m²", true), ("Ⅷ_", true), ("l’eau", false), ("كِتاب", false),
  ])
  func `takes a tag of letters, digits and numbers of any script`(tag: String, isTaken: Bool) {
    #expect(CKANTag.takes(tag) == isTaken)
  }

  @Test func `tells very many names apart without looking at each`() {
    var names = CKANNames()
    var last = ""
    for _ in 0..<20_000 { last = names.give("__") }
    #expect(last == "__-19999")
  }

  @Test func `warns of a name without a letter, for new datasets alone`() throws {
    let body = Feed.dataset("members", title: "الأعضاء")
    let fresh = try Self.visit(body)
    #expect(fresh.text(0, "name") == "__")
    #expect(fresh.warned == ["harvest/name"])
    #expect(try Self.visit(body, after: body).warned == [])
  }

  @Test func `knows a dataset by its IRI, else its identifier, else its name`() throws {
    let visit = try Self.visit(
      """
      \(Feed.dataset("a"))
      <dcat:Dataset><dct:identifier>b</dct:identifier><dct:title>B b</dct:title></dcat:Dataset>
      <dcat:Dataset><dct:title>C c</dct:title></dcat:Dataset>
      """)
    #expect(
      visit.records.map { $0["identity"]?.text } == [
        Feed.iri("a"), "b", SampleSite.base + CKAN.feed + "/c-c",
      ])
  }

  @Test func `takes the portal's language, else the first literal, and says so`() throws {
    let visit = try Self.visit(
      Feed.dataset(
        "members", title: nil,
        #"<dct:title xml:lang="ar">ا</dct:title><dct:title xml:lang="en">M m</dct:title>"#),
      language: "en")
    #expect(visit.text(0, "title") == "M m")
    #expect(visit.text(0, "notes") == "Une description.")
    #expect(
      visit.said.contains(
        "harvest/language warning dataset=\(Feed.iri("members")) field=dct:description value=Une description."
      ))
  }

  @Test func `takes the first label of a node, whatever its language`() throws {
    let visit = try Self.visit(
      Feed.dataset(
        "members",
        """
        <dct:provenance><dct:ProvenanceStatement><rdfs:label xml:lang="ar">ت</rdfs:label>
        <rdfs:label xml:lang="fr">T</rdfs:label></dct:ProvenanceStatement></dct:provenance>
        """))
    #expect(visit.extra("provenance") == "ت")
    #expect(visit.warned == ["harvest/language"])
  }

  @Test(arguments: [
    ("réseau 2.0_a-b", true), ("جماعات ترابية", true), ("l’ouverture", false), ("a", false),
    ("a/b", false), ("مُدُن", false), (String(repeating: "a", count: 101), false),
  ])
  func `refuses a dataset for a keyword that is no tag`(keyword: String, isTag: Bool) throws {
    let visit = try Self.visit(
      Feed.dataset("members", "<dcat:keyword>\(keyword)</dcat:keyword>"))
    #expect(visit.warned == (isTag ? [] : ["harvest/tag"]))
    #expect(visit.records[0]["rejected"] == .boolean(!isTag))
  }

  @Test func `refuses a version of more than 100 characters`() throws {
    let version = String(repeating: "1", count: 101)
    let visit = try Self.visit(
      Feed.dataset("members", "<dcat:version>\(version)</dcat:version>"))
    #expect(visit.warned == ["harvest/rejected"])
  }

  @Test func `gathers nothing and deletes nothing where one title is missing`() throws {
    let visit = try Self.visit(
      Feed.dataset("a", "<dcat:keyword>a/b</dcat:keyword>") + Feed.dataset("b", title: nil)
        + Feed.dataset("c", title: "C c"),
      after: Feed.dataset("d"))
    #expect(
      visit.said == ["harvest/stopped error dataset=\(Feed.iri("b")) field=dct:title value=–"])
    #expect(visit.records.isEmpty)
  }

  @Test(arguments: [
    ("12.9", "12"), (" 12 ", "12"), ("1_000", "1000"), ("1e3", "1000"), ("big", nil), ("0x1F", nil),
    ("1__0", nil), ("nan", nil),
  ])
  func `takes a size as int and float of Python do`(text: String, size: String?) throws {
    let visit = try Self.visit(
      Feed.dataset("m", Feed.file("m.csv", "<dcat:byteSize>\(text)</dcat:byteSize>")))
    #expect(visit.resource("size")?.line == size)
    #expect(visit.warned == (size == nil ? ["harvest/lost"] : []))
  }

  @Test(arguments: ["inf", "-Infinity", "1e999"])
  func `gathers nothing where a size is infinite`(size: String) throws {
    let visit = try Self.visit(
      Feed.dataset("a")
        + Feed.dataset(
          "b", title: "B b", Feed.file("b.csv", "<dcat:byteSize>\(size)</dcat:byteSize>")))
    #expect(
      visit.said == [
        "harvest/stopped error dataset=\(Feed.iri("b")) field=dcat:byteSize value=\(size)"
      ])
    #expect(visit.records.isEmpty)
  }

  @Test func `keeps activities, attributions and resolutions`() throws {
    let visit = try Self.visit(
      Feed.dataset(
        "m",
        """
        <prov:wasGeneratedBy><prov:Activity rdf:about="https://data.example.org/run"><rdfs:label>Run</rdfs:label>
          <prov:wasAssociatedWith><foaf:Agent><foaf:name>N</foaf:name></foaf:Agent></prov:wasAssociatedWith></prov:Activity></prov:wasGeneratedBy>
        <prov:qualifiedAttribution><prov:Attribution><prov:agent rdf:resource="https://data.example.org/a"/>
          <dcat:hadRole rdf:resource="https://data.example.org/r"/></prov:Attribution></prov:qualifiedAttribution>
        <dcat:spatialResolutionInMeters>30</dcat:spatialResolutionInMeters><dcat:spatialResolutionInMeters>1.5</dcat:spatialResolutionInMeters>
        \(Feed.file("m.csv", "<dcat:spatialResolutionInMeters>2</dcat:spatialResolutionInMeters>"))
        """))
    #expect(
      visit.record()["provenance_activity"]?.line
        == #"[{"uri":"https://data.example.org/run","type":["http://www.w3.org/ns/prov#Activity"],"label":"Run","seeAlso":"","dct_type":"","startedAtTime":"","wasAssociatedWith":[{"uri":"","name":"N","email":"","url":"","type":"","identifier":""}]}]"#
    )
    #expect(
      visit.record()["qualified_attribution"]?.line
        == #"[{"role":"https://data.example.org/r","agent":[{"uri":"https://data.example.org/a","name":"","email":"","url":"","type":"","identifier":""}]}]"#
    )
    #expect(visit.extra("spatial_resolution_in_meters") == "[30.0, 1.5]")
    #expect(visit.resource("spatial_resolution_in_meters")?.line == "2.0")
  }

  @Test func `gathers nothing where a later page cannot be read`() throws {
    let visit = try Self.pages([
      "feeds/ckan.rdf": Feed.dataset("a") + Feed.page(next: "feeds/ckan-2.rdf"),
      "feeds/ckan-2.rdf": "<dcat:Dataset>",
    ])
    #expect(visit.warned == ["harvest/unreadable"] && visit.said.count == 1)
    #expect(visit.records.isEmpty)
  }

  @Test func `takes the licence by its address or its title, else none`() throws {
    func license(_ node: String) throws -> Visit {
      try Self.visit(
        Feed.dataset("m", Feed.file("m.csv", "<dct:license>\(node)</dct:license>")))
    }
    let known = try license(
      #"<rdf:Description rdf:about="http://www.opendefinition.org/licenses/odc-odbl"/>"#)
    #expect(known.text(0, "license_id") == "odc-odbl")
    let own = try license(#"<rdf:Description rdf:about="https://data.example.org/licence"/>"#)
    #expect(own.text(0, "license_id") == "")
    #expect(
      own.said.contains(
        "harvest/license note dataset=\(Feed.iri("m")) value=https://data.example.org/licence"))
  }

  @Test func `says once of each property that it does not read it`() throws {
    let more = #"<prov:wasDerivedFrom rdf:resource="https://data.example.org/s"/>"#
    let visit = try Self.visit(Feed.dataset("a", more) + Feed.dataset("b", title: "B b", more))
    #expect(
      visit.said.contains("harvest/unread note count=2 field=prov:wasDerivedFrom kind=dcat:Dataset")
    )
  }

  // MARK: pages

  private static func pages(_ pages: [String: String]) throws -> Visit {
    try Visit("ckan", try SampleSite(pages.mapValues { Feed.document($0) }))
  }

  @Test func `follows hydra:next from page to page`() throws {
    let visit = try Self.pages([
      "feeds/ckan.rdf": Feed.dataset("a") + Feed.page(next: "feeds/ckan-2.rdf"),
      "feeds/ckan-2.rdf": Feed.dataset("b", title: "B b"),
    ])
    #expect(visit.records.count == 2 && visit.warned == [])
    #expect(visit.records[1]["file"]?.text == "feeds/ckan-2.rdf")
  }

  @Test func `ends at a page that equals the first`() throws {
    let page = Feed.dataset("a") + Feed.page(next: "feeds/ckan-2.rdf")
    let visit = try Self.pages(["feeds/ckan.rdf": page, "feeds/ckan-2.rdf": page])
    #expect(visit.records.count == 1 && visit.warned == [])
  }

  @Test func `does not come to the end of pages that lack or that go round`() throws {
    let lacking = try Self.pages([
      "feeds/ckan.rdf": Feed.dataset("a") + Feed.page(next: "feeds/ckan-2.rdf")
    ])
    #expect(lacking.warned == ["harvest/paging"])
    let round = try Self.pages([
      "feeds/ckan.rdf": Feed.dataset("a") + Feed.page(next: "feeds/ckan-2.rdf"),
      "feeds/ckan-2.rdf": Feed.dataset("b", title: "B b") + Feed.page(next: "feeds/ckan-2.rdf"),
    ])
    #expect(round.warned == ["harvest/paging"])
  }

  // MARK: files

  @Test func `finds no feed in an old publication, and misses one that it knew`() throws {
    let empty = try SampleSite([:])
    #expect(try Visit("ckan", empty).said == ["harvest/feed-missing note"])
    let before = try SampleSite([CKAN.feed: Feed.document(Feed.dataset("a"))])
    #expect(try Visit("ckan", empty, after: before).said == ["harvest/feed-missing error"])
  }

  @Test func `reads less than 50 MB`() throws {
    let site = try SampleSite([:])
    try site.write(CKAN.feed, size: 52_428_800)
    #expect(
      try Visit("ckan", site).said == ["harvest/too-large error count=52428800 limit=52428800"])
  }

  @Test func `reads UTF-8 alone`() throws {
    let site = try SampleSite([:])
    try site.write(CKAN.feed, Data("<a>".utf8) + Data([0xC7]) + Data("</a>".utf8))
    #expect(try Visit("ckan", site).warned == ["harvest/encoding"])
    let declared = Feed.document("").replacing("UTF-8", with: "windows-1256")
    #expect(try Visit("ckan", SampleSite([CKAN.feed: declared])).warned == ["harvest/encoding"])
  }

  @Test func `says where a feed is not RDF`() throws {
    let visit = try Self.visit("<dcat:Dataset>")
    #expect(visit.warned == ["harvest/unreadable"])
  }
}
