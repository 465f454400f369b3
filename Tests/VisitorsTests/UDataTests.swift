import Components
import Formats
import Testing

@testable import Visitors

/// udata 17.18, rule by rule (standards.md 3.5).
@Suite struct `As udata` {
  private static func visit(
    _ body: String, language: String = "fr", after previous: String? = nil
  ) throws -> Visit {
    let site = try SampleSite([UData.feed: Feed.document(body)], language: language)
    let before = try previous.map { try SampleSite([UData.feed: Feed.document($0)]) }
    return try Visit("udata", site, after: before)
  }

  private static let iri = Feed.iri("members")
  private static let algorithm =
    #"<spdx:algorithm rdf:resource="http://spdx.org/rdf/terms#checksumAlgorithm_sha256"/>"#

  @Test func `keeps a dataset field by field`() throws {
    let visit = try Self.visit(
      Feed.dataset(
        "members",
        """
        <dct:accrualPeriodicity rdf:resource="http://publications.europa.eu/resource/authority/frequency/IRREG"/>
        <dcat:keyword xml:lang="fr">Réseau d’élus</dcat:keyword>
        <dcat:theme><skos:Concept rdf:about="https://data.example.org/t"><skos:prefLabel xml:lang="ar">ح</skos:prefLabel>
          <skos:prefLabel xml:lang="fr">Régions et villes</skos:prefLabel></skos:Concept></dcat:theme>
        <dct:temporal><dct:PeriodOfTime><dcat:startDate>2024-01-01</dcat:startDate></dct:PeriodOfTime></dct:temporal>
        <dct:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>
        <dcat:contactPoint><vcard:Kind><vcard:fn>Bureau</vcard:fn><vcard:hasEmail rdf:resource="mailto:d@example.org"/></vcard:Kind></dcat:contactPoint>
        <dct:issued>2026-01-01</dct:issued><dct:modified>2026-01-02</dct:modified>
        <dcat:landingPage rdf:resource="https://data.example.org/sample/fr/"/>
        """))
    #expect(
      visit.record().line == """
        {"title":"Membres","description":"Une description.","frequency":"irregular","tags":["regions-et-villes","reseau-delus"],\
        "temporal_coverage":{"start":"2024-01-01"},"contact_points":[{"name":"Bureau","email":"d@example.org","role":"contact"}],\
        "extras":{"dcat":{"license":["https://creativecommons.org/licenses/by/4.0/"]}},"license":["https://creativecommons.org/licenses/by/4.0/"],\
        "resources":[],"harvest":{"remote_id":"\(Self.iri)","dct_identifier":"\(Self.iri)","uri":"\(Self.iri)",\
        "remote_url":"https://data.example.org/sample/fr/","issued_at":"2026-01-01","modified_at":"2026-01-02T00:00:00"}}
        """)
    #expect(visit.warned == [])
  }

  @Test func `keeps a resource field by field`() throws {
    let visit = try Self.visit(
      Feed.dataset(
        "members",
        Feed.file(
          "m.csv",
          """
          <dct:format rdf:resource="http://publications.europa.eu/resource/authority/file-type/CSV"/>
          <dcat:mediaType rdf:resource="https://www.iana.org/assignments/media-types/text/csv"/>
          <dcat:byteSize rdf:datatype="http://www.w3.org/2001/XMLSchema#nonNegativeInteger">12</dcat:byteSize>
          <dct:conformsTo rdf:resource="https://data.example.org/schema.json"/>
          <spdx:checksum><spdx:Checksum>\(Self.algorithm)<spdx:checksumValue>ab</spdx:checksumValue></spdx:Checksum></spdx:checksum>
          """)))
    #expect(
      visit.record()["resources"]?.line == """
        [{"title":"m.csv","url":"https://data.example.org/sample/latest/m.csv","description":"","filesize":12,"format":"csv","mime":"text/csv",\
        "type":"main","checksum":{"type":"sha256","value":"ab"},"schema":{"url":"https://data.example.org/schema.json"},\
        "harvest":{"uri":"https://data.example.org/sample/id/file/m.csv"}}]
        """)
    #expect(visit.warned == [])
  }

  @Test func `skips a dataset without an identifier or a title`() throws {
    let visit = try Self.visit(
      """
      <dcat:Dataset rdf:about="https://data.example.org/a"><dct:title>A</dct:title></dcat:Dataset>
      \(Feed.dataset("members", title: nil))
      """)
    #expect(visit.records.map { $0["identity"]?.text } == [Self.iri])
    #expect(visit.record() == .null && visit.records[0]["rejected"] == .boolean(true))
    #expect(
      visit.said == [
        "harvest/rejected error dataset=https://data.example.org/a field=dct:identifier value=–",
        "harvest/rejected error dataset=\(Self.iri) field=dct:title value=–",
      ])
  }

  @Test func `keeps what it had of a dataset that has lost its title`() throws {
    let visit = try Self.visit(
      Feed.dataset("members", title: nil), after: Feed.dataset("members"))
    #expect(visit.said == ["harvest/rejected error dataset=\(Self.iri) field=dct:title value=–"])
  }

  @Test func `refuses the second dataset of an identifier`() throws {
    let twice = "<dct:identifier>x</dct:identifier><dct:title>T</dct:title>"
    let visit = try Self.visit(
      """
      <dcat:Dataset rdf:about="https://a.example/1">\(twice)<dct:description>D</dct:description></dcat:Dataset>
      <dcat:Dataset rdf:about="https://a.example/2">\(twice)<dct:description>D</dct:description></dcat:Dataset>
      """)
    #expect(visit.warned == ["harvest/not-unique"])
    #expect(visit.records.map { $0["rejected"] } == [.boolean(false), .boolean(true)])
  }

  @Test func `takes a series for a dataset`() throws {
    let visit = try Self.visit(
      #"<dcat:DatasetSeries rdf:about="https://a.example/s"><dct:identifier>s</dct:identifier><dct:title>S</dct:title><dct:description>D</dct:description></dcat:DatasetSeries>"#
    )
    #expect(visit.said == ["harvest/created note dataset=https://a.example/s"])
  }

  @Test(arguments: [
    (
      "<spdx:checksumValue rdf:datatype=\"http://www.w3.org/2001/XMLSchema#hexBinary\">ab</spdx:checksumValue>",
      "harvest/checksum"
    ),
    ("", "harvest/rejected"),
  ])
  func `fails over a checksum that is no text`(value: String, rule: String) throws {
    let visit = try Self.visit(
      Feed.dataset(
        "members",
        Feed.file(
          "m.csv",
          "<spdx:checksum><spdx:Checksum>\(Self.algorithm)\(value)</spdx:Checksum></spdx:checksum>")
      ))
    #expect(visit.warned == [rule])
    #expect(visit.records[0]["rejected"] == .boolean(true))
  }

  @Test func `drops a checksum whose algorithm has another IRI than SPDX's own`() throws {
    let visit = try Self.visit(
      Feed.dataset(
        "members",
        Feed.file(
          "m.csv",
          """
          <spdx:checksum><spdx:Checksum><spdx:algorithm rdf:resource="https://spdx.org/rdf/terms#checksumAlgorithm_sha256"/>
          <spdx:checksumValue>ab</spdx:checksumValue></spdx:Checksum></spdx:checksum>
          """)))
    #expect(visit.warned == ["harvest/lost"])
    #expect(visit.resource("checksum") == nil)
  }

  @Test func `fails over a checksum without an algorithm and over an address that is none`() throws
  {
    let checksum = try Self.visit(
      Feed.dataset("a", Feed.file("m.csv", "<spdx:checksum><spdx:Checksum/></spdx:checksum>")))
    #expect(checksum.warned == ["harvest/rejected"])
    let address = try Self.visit(
      Feed.dataset("a", Feed.file("m.csv", address: "https://localhost/m.csv")))
    #expect(address.warned == ["harvest/rejected"])
  }

  @Test func `drops a date in the future, one that is no date, and an unknown frequency`() throws {
    let future = try Self.visit(
      Feed.dataset("members", "<dct:modified>2026-01-03</dct:modified>"))
    #expect(future.warned == ["harvest/future-date"])
    #expect(future.record()["harvest"]?["modified_at"] == nil)
    let odd = try Self.visit(
      Feed.dataset(
        "members",
        "<dct:modified>soon</dct:modified><dct:accrualPeriodicity>often</dct:accrualPeriodicity>"))
    #expect(odd.warned == ["harvest/lost", "harvest/lost"])
  }

  @Test(arguments: [
    ("2025-13-45", nil), ("2025-02-29", nil), ("2025-01-02T24:00", nil), ("2025-01-02T10:00x", nil),
    ("2025-01-02T10:00+25:00", nil), ("2025-01-02", "2025-01-02T00:00:00"),
    ("2024-02-29T10:00Z", "2024-02-29T10:00:00"),
    ("2025-01-02T10:00:05.500000+01:00", "2025-01-02T10:00:05.500000"),
  ])
  func `keeps the date of a change where there is such a day and time`(date: String, kept: String?)
    throws
  {
    let visit = try Self.visit(
      Feed.dataset("members", "<dct:modified>\(date)</dct:modified>"))
    #expect(visit.record()["harvest"]?["modified_at"]?.text == kept)
    #expect(visit.warned == (kept == nil ? ["harvest/lost"] : []))
  }

  @Test(arguments: [
    "<dct:issued>2025-13-45</dct:issued>", "<dct:created>soon</dct:created>",
    "<dct:temporal><dct:PeriodOfTime><dcat:startDate>2025-02-29</dcat:startDate></dct:PeriodOfTime></dct:temporal>",
    Feed.file("m.csv", "<dct:issued>2025-13-45</dct:issued>"),
  ])
  func `fails over other dates that there are not`(body: String) throws {
    #expect(try Self.visit(Feed.dataset("members", body)).warned == ["harvest/rejected"])
  }

  @Test func `fails over text that is no schema, and over a day beside a moment`() throws {
    let schema = try Self.visit(
      Feed.dataset("members", "<dct:conformsTo>Table Schema</dct:conformsTo>"))
    #expect(schema.warned == ["harvest/rejected"])
    func end(_ type: String) -> String {
      """
      <dct:temporal><dct:PeriodOfTime>
      <dcat:startDate rdf:datatype="http://www.w3.org/2001/XMLSchema#date">2024-12-01</dcat:startDate>
      <dcat:endDate rdf:datatype="http://www.w3.org/2001/XMLSchema#\(type)">2024-01-31</dcat:endDate>
      </dct:PeriodOfTime></dct:temporal>
      """
    }
    #expect(try Self.visit(Feed.dataset("members", end("dateTime"))).warned == ["harvest/rejected"])
    let turned = try Self.visit(Feed.dataset("members", end("date")))
    #expect(
      turned.record()["temporal_coverage"]?.line == #"{"start":"2024-01-31","end":"2024-12-01"}"#)
  }

  @Test func `drops a contact that has no address`() throws {
    let visit = try Self.visit(
      Feed.dataset(
        "members",
        "<dcat:contactPoint><vcard:Kind><vcard:fn>Bureau</vcard:fn></vcard:Kind></dcat:contactPoint>"
      ))
    #expect(visit.warned == ["harvest/lost"])
    #expect(visit.record()["contact_points"]?.items?.isEmpty ?? false)
  }

  @Test func `fetches a period that has an address`() throws {
    let visit = try Self.visit(
      Feed.dataset("members", #"<dct:temporal rdf:resource="https://data.example.org/p"/>"#))
    #expect(visit.warned == ["harvest/fetched"])
  }

  @Test(arguments: [
    ("2024-01-01/2024-12-31", "2024-01-01", "2024-12-31"), ("2024", "2024-01-01", "2024-12-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
  ])
  func `reads periods that are text`(text: String, start: String, end: String) {
    let period = UDataReader.period(text)
    #expect(period?.start == start && period?.end == end)
  }

  @Test func `loses a distribution without an address, or with that of another`() throws {
    let visit = try Self.visit(
      Feed.dataset(
        "members",
        "<dcat:distribution><dcat:Distribution/></dcat:distribution>" + Feed.file("m.csv")
          + Feed.file("n.csv", address: SampleSite.base + "latest/m.csv")))
    #expect(visit.warned == ["harvest/lost", "harvest/lost"])
    #expect(visit.record()["resources"]?.items?.count == 1)
  }

  @Test(arguments: [
    ("Réunions du réseau", "reunions-du-reseau"), ("l’eau d'ici", "leau-dici"),
    ("a,b 1,200", "a-b-1-200"), ("شبكة الجماعات الترابية", "shbk-ljm-t-ltrby"),
    ("المغرب", "lmGrb"), ("œuvre — Été", "oeuvre-ete"), ("C++", nil),
    ("a\u{2003}b\u{3000}c\u{200B}d\u{FEFF}e", "a-b-c-de"), ("ⵜⴰⵎⴰⵣⵉⵖⵜ", nil), ("😀 été 🇲🇦", "ete"),
    ("© 3 µm ŋa", "c-3-um-NGa"), ("e\u{301}te\u{301}", "ete"), ("\u{2066}abc\u{2069}", "abc"),
  ])
  func `makes slugs of keywords`(keyword: String, tag: String?) {
    #expect(UDataTag(keyword) == tag.map { .tag($0) } ?? .none)
  }

  @Test(arguments: ["δεδομένα", "данные", "数据", "½", "𝐀", "a ★"])
  func `does not foretell the slugs of other scripts, and says so`(keyword: String) throws {
    #expect(UDataTag(keyword) == .unforetold)
    let visit = try Self.visit(
      Feed.dataset(
        "members", "<dcat:keyword>eau</dcat:keyword><dcat:keyword>\(keyword)</dcat:keyword>"))
    #expect(visit.record()["tags"] == nil)
    #expect(visit.records[0]["unforetold"]?.line == #"["tags"]"#)
    #expect(
      visit.said.contains(
        "harvest/unforetold note dataset=\(Feed.iri("members")) field=tags value=eau, \(keyword)"))
  }

  @Test(arguments: [
    ("<b>gras</b>", true), ("a </p> b", true), ("<br/>", true), ("a <b c", false),
    ("1 < 2 > 0", false), ("a<3", false), ("<https", false), ("", false),
  ])
  func `takes for HTML what has tags`(text: String, isHTML: Bool) {
    #expect(Python.mayBeHTML(text) == isHTML)
  }

  @Test func `does not foretell what becomes of HTML, and says so`() throws {
    let more = "<dct:description>&lt;i>un&lt;/i></dct:description>"
    let first = try Self.visit(
      Feed.dataset("members", Feed.file("a.csv") + Feed.file("b.csv", more)))
    #expect(first.records[0]["unforetold"]?.line == #"["resources[1].description"]"#)
    #expect(first.resource("description") == .string(""))
    #expect(first.record()["resources"]?.items?[1]["description"] == nil)
    #expect(first.said.contains { $0.hasPrefix("harvest/unforetold note") })
  }

  @Test func `compares HTML by its text from one catalogue to the next`() throws {
    func body(_ text: String) -> String {
      Feed.dataset(
        "members", Feed.file("b.csv", "<dct:description>&lt;i>\(text)&lt;/i></dct:description>"))
    }
    #expect(
      !(try Self.visit(body("un"), after: body("un"))).said.contains { $0.contains("updated") })
    #expect(
      try Self.visit(body("deux"), after: body("un")).said.contains { $0.contains("updated") })
  }

  @Test func `takes the abstract for an empty description, of datasets alone`() throws {
    let visit = try Self.visit(
      """
      <dcat:Dataset rdf:about="\(Feed.iri("m"))"><dct:identifier>m</dct:identifier>
      <dct:title>M</dct:title><dct:description></dct:description><dct:abstract> Bref. </dct:abstract>
      \(Feed.file("m.csv", "<dct:abstract>Non</dct:abstract>"))</dcat:Dataset>
      """)
    #expect(visit.text(0, "description") == "Bref.")
    #expect(visit.resource("description") == .string(""))
  }

  @Test(arguments: [
    ("<dcat:byteSize>12.5</dcat:byteSize>", nil), ("<dcat:byteSize>1e3</dcat:byteSize>", nil),
    ("<dcat:byteSize>inf</dcat:byteSize>", nil), ("<dcat:byteSize> 1_000 </dcat:byteSize>", "1000"),
    (
      #"<dcat:byteSize rdf:datatype="http://www.w3.org/2001/XMLSchema#decimal">12.5</dcat:byteSize>"#,
      "12"
    ),
  ])
  func `takes a size as int of Python does, and refuses others`(file: String, size: String?) throws
  {
    let visit = try Self.visit(Feed.dataset("members", Feed.file("a.csv", file)))
    #expect(visit.warned == (size == nil ? ["harvest/rejected"] : []))
    #expect(visit.resource("filesize")?.line == size)
  }

  @Test func `keeps parts as other resources, at their own address`() throws {
    let visit = try Self.visit(
      Feed.dataset(
        "members",
        Feed.file("a.csv") + #"<dct:hasPart rdf:resource="https://data.example.org/part.pdf"/>"#))
    let part = visit.record()["resources"]?.items?[1]
    #expect(part?["type"]?.text == "other" && part?["title"]?.text == "part.pdf")
    #expect(part?["url"]?.text == "https://data.example.org/part.pdf")
  }

  @Test(arguments: ["identifier", "title", "description"])
  func `refuses a number where it wants a text`(name: String) throws {
    let number =
      #"<dct:\#(name) rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">7</dct:\#(name)>"#
    let texts = ["identifier", "title", "description"].map {
      $0 == name ? number : "<dct:\($0)>a</dct:\($0)>"
    }
    let visit = try Self.visit("<dcat:Dataset>\(texts.joined())</dcat:Dataset>")
    #expect(visit.warned == ["harvest/rejected"])
  }

  @Test func `refuses a distribution that is a text`() throws {
    let visit = try Self.visit(
      Feed.dataset("members", "<dcat:distribution>ici</dcat:distribution>"))
    #expect(visit.warned == ["harvest/rejected"] && visit.records[0]["rejected"] == .boolean(true))
  }

  @Test(arguments: [
    (
      #"<dcat:theme rdf:resource="http://data.europa.eu/bna/c_ac64a52d"/>"#,
      #"["geospatiales","hvd"]"#
    ),
    (#"<dcat:theme rdf:resource="http://inspire.ec.europa.eu/theme/au"/>"#, #"["inspire"]"#),
    (
      "<dcat:theme><skos:Concept><skos:prefLabel>Admin</skos:prefLabel><skos:inScheme><rdf:Description>"
        + "<dct:title>GEMET - INSPIRE themes, version 1.0</dct:title></rdf:Description></skos:inScheme></skos:Concept></dcat:theme>",
      #"["admin","inspire"]"#
    ),
  ])
  func `makes tags of its own of high-value and INSPIRE themes`(theme: String, tags: String) throws
  {
    let visit = try Self.visit(Feed.dataset("members", theme))
    #expect(visit.record()["tags"]?.line == tags)
  }

  @Test func `names people with their bodies, and drops contacts with a false form`() throws {
    func contacts(_ more: String) throws -> String? {
      try Self.visit(Feed.dataset("members", more)).record()["contact_points"]?.line
    }
    #expect(
      try contacts(
        "<dcat:contactPoint><vcard:Kind><vcard:fn>A</vcard:fn><vcard:org><rdf:Description><vcard:organization-name>O</vcard:organization-name></rdf:Description></vcard:org><vcard:hasEmail>mailto: a@example.org</vcard:hasEmail></vcard:Kind></dcat:contactPoint>"
      ) == #"[{"name":"A (O)","email":"a@example.org","role":"contact"}]"#)
    #expect(
      try contacts(
        "<dct:creator><foaf:Group><foaf:name>O</foaf:name><foaf:member><rdf:Description><foaf:name>A</foaf:name></rdf:Description></foaf:member></foaf:Group></dct:creator>"
      ) == #"[{"name":"A (O)","role":"creator"}]"#)
    #expect(
      try contacts(
        "<dcat:contactPoint><vcard:Kind><vcard:fn>A</vcard:fn><vcard:hasURL>form</vcard:hasURL></vcard:Kind></dcat:contactPoint>"
      ) == "[]")
  }

  @Test func `takes the type of a standard, an IRI written as text, and a resolution`() throws {
    let visit = try Self.visit(
      Feed.dataset(
        "members",
        """
        <dct:conformsTo><dct:Standard rdf:about="urn:x:s"><dct:type rdf:resource="https://data.example.org/t"/></dct:Standard></dct:conformsTo>
        <dct:accrualPeriodicity>http://purl.org/cld/freq/daily</dct:accrualPeriodicity>
        <dcat:spatialResolutionInMeters>30.5</dcat:spatialResolutionInMeters>
        """))
    #expect(visit.record()["schema"]?.line == #"{"url":"https://data.example.org/t"}"#)
    #expect(visit.text(0, "frequency") == "daily")
    #expect(
      visit.record()["extras"]?.line == #"{"dcat":{"spatial_resolution":"30.5 m"}}"#)
  }

  @Test func `keeps keywords of other languages too, which is said`() throws {
    let visit = try Self.visit(
      Feed.dataset("members", #"<dcat:keyword xml:lang="ar">المغرب</dcat:keyword>"#))
    #expect(visit.warned == ["harvest/language"])
    #expect(visit.record()["tags"]?.line == #"["lmGrb"]"#)
  }

  @Test func `joins the polygons of places`() throws {
    let visit = try Self.visit(
      Feed.dataset(
        "members",
        """
        <dct:spatial><dct:Location rdf:about="https://data.example.org/ma">
        <dcat:bbox rdf:datatype="http://www.opengis.net/ont/geosparql#wktLiteral">POLYGON((-17 20, -1 20, -1 36, -17 20))</dcat:bbox>
        </dct:Location></dct:spatial>
        """))
    #expect(
      visit.record()["spatial"]?.line
        == #"{"type":"MultiPolygon","coordinates":[[[[-17.0,20.0],[-1.0,20.0],[-1.0,36.0],[-17.0,20.0]]]]}"#
    )
  }

  @Test func `keeps the files that a dataset no longer lists`() throws {
    let visit = try Self.visit(
      Feed.dataset("members", Feed.file("b.csv")),
      after: Feed.dataset("members", Feed.file("a.csv")))
    #expect(visit.warned == ["harvest/left-behind"])
  }
}
