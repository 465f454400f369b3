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
    ("a\u{2003}b\u{3000}c\u{200B}d\u{FEFF}e", "a-b-c-de"),
  ])
  func `makes slugs of keywords`(keyword: String, tag: String?) {
    #expect(UDataTag.normalized(keyword) == tag)
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
