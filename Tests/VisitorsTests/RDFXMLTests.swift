import Formats
import Releases
import Testing

@testable import Visitors

/// RDF 1.1 XML Syntax, clause by clause.
@Suite struct `RDF in XML` {
  private static func lines(_ body: String) throws -> [String] {
    let graph = try RDFXMLReader.graph(of: Array(Feed.document(body).utf8))
    return graph.triples.map {
      "\(text($0.subject)) \(Statements.name($0.predicate.text)) \(text($0.object))"
    }
  }

  private static func text(_ term: Term) -> String {
    switch term {
    case .iri(let iri): "<\(Statements.name(iri.text))>"
    case .blank(let number): "_:\(number)"
    case .literal(let literal):
      "\"\(literal.text)\"" + (literal.language.map { "@" + $0 } ?? "")
        + (literal.datatype.map { "^^" + $0 } ?? "")
    }
  }

  @Test func `2.13: a typed node says its class first`() throws {
    let lines = try Self.lines(
      #"<dcat:Dataset rdf:about="http://a/x"><dct:title>T</dct:title></dcat:Dataset>"#)
    #expect(lines == ["<http://a/x> rdf:type <dcat:Dataset>", #"<http://a/x> dct:title "T""#])
  }

  @Test func `2.7: xml:lang is inherited, and ends where it is empty`() throws {
    let lines = try Self.lines(
      """
      <rdf:Description rdf:about="http://a/x" xml:lang="fr"><dct:title>T</dct:title>
      <dct:title xml:lang="ar">ت</dct:title><dct:title xml:lang="">U</dct:title></rdf:Description>
      """)
    #expect(
      lines == [
        #"<http://a/x> dct:title "T"@fr"#, #"<http://a/x> dct:title "ت"@ar"#,
        #"<http://a/x> dct:title "U""#,
      ])
  }

  @Test func `2.9: a datatype comes before a language`() throws {
    let lines = try Self.lines(
      """
      <rdf:Description rdf:about="http://a/x" xml:lang="fr"><dct:issued
      rdf:datatype="http://www.w3.org/2001/XMLSchema#date">2026-01-02</dct:issued></rdf:Description>
      """)
    #expect(lines == [#"<http://a/x> dct:issued "2026-01-02"^^xsd:date"#])
  }

  @Test func `2.10: nodes without a name are known by rdf:nodeID`() throws {
    let lines = try Self.lines(
      """
      <rdf:Description rdf:about="http://a/x"><dct:spatial rdf:nodeID="p"/></rdf:Description>
      <dct:Location rdf:nodeID="p"/>
      """)
    #expect(lines == ["<http://a/x> dct:spatial _:1", "_:1 rdf:type <dct:Location>"])
  }

  @Test func `2.3: what is nested is stated before the property around it`() throws {
    let lines = try Self.lines(
      """
      <rdf:Description rdf:about="http://a/x"><dct:temporal><dct:PeriodOfTime>
      <dcat:startDate>2024</dcat:startDate></dct:PeriodOfTime></dct:temporal></rdf:Description>
      """)
    #expect(
      lines == [
        "_:1 rdf:type <dct:PeriodOfTime>", #"_:1 dcat:startDate "2024""#,
        "<http://a/x> dct:temporal _:1",
      ])
  }

  @Test func `2.11: parseType Resource is a node without a name`() throws {
    let lines = try Self.lines(
      """
      <rdf:Description rdf:about="http://a/x"><dct:temporal rdf:parseType="Resource">
      <dcat:startDate>2024</dcat:startDate></dct:temporal></rdf:Description>
      """)
    #expect(lines == [#"_:1 dcat:startDate "2024""#, "<http://a/x> dct:temporal _:1"])
  }

  @Test func `2.16: parseType Collection is a list`() throws {
    let lines = try Self.lines(
      """
      <rdf:Description rdf:about="http://a/x"><dct:relation rdf:parseType="Collection">
      <rdf:Description rdf:about="http://a/y"/></dct:relation></rdf:Description>
      """)
    #expect(
      lines == [
        "_:1 rdf:first <http://a/y>", "_:1 rdf:rest <rdf:nil>", "<http://a/x> dct:relation _:1",
      ])
  }

  @Test func `2.5 and 2.12: attributes state properties`() throws {
    let lines = try Self.lines(
      """
      <rdf:Description rdf:about="http://a/x" dct:title="T"><dct:publisher foaf:name="P"/>
      </rdf:Description>
      """)
    #expect(
      lines == [
        #"<http://a/x> dct:title "T""#, #"_:1 foaf:name "P""#, "<http://a/x> dct:publisher _:1",
      ])
  }

  @Test func `2.14: references are resolved against xml:base, rdf:ID behind a number sign`() throws
  {
    let lines = try Self.lines(
      """
      <rdf:Description xml:base="http://a/b/c" rdf:ID="i"><dct:relation rdf:resource="../d"/>
      </rdf:Description>
      """)
    #expect(lines == ["<http://a/b/c#i> dct:relation <http://a/d>"])
  }

  @Test func `2.15: rdf:li counts`() throws {
    let lines = try Self.lines(
      #"<rdf:Seq rdf:about="http://a/x"><rdf:li>A</rdf:li><rdf:li>B</rdf:li></rdf:Seq>"#)
    #expect(lines.dropFirst() == [#"<http://a/x> rdf:_1 "A""#, #"<http://a/x> rdf:_2 "B""#])
  }

  @Test func `entities of XML itself are characters, in attributes too`() throws {
    let lines = try Self.lines(
      #"<rdf:Description rdf:about="http://a/x?b=1&amp;c=2"><dct:title>A &amp; &lt;B&gt;</dct:title></rdf:Description>"#
    )
    #expect(lines == [#"<http://a/x?b=1&c=2> dct:title "A & <B>""#])
  }

  @Test(arguments: [
    #"<rdf:Description rdf:about="http://a/x"><dct:title rdf:parseType="Literal"><b/></dct:title></rdf:Description>"#,
    #"<rdf:Description rdf:about="http://a/x"><dct:title rdf:ID="r">T</dct:title></rdf:Description>"#,
    "<rdf:Description>",
  ])
  func `what is not supported or not well-formed is said with its line`(body: String) {
    #expect(throws: XMLEvents.Stop.self) { try Self.lines(body) }
  }

  @Test func `entities are never declared`() {
    let text = #"<!DOCTYPE r [<!ENTITY e "x">]><r>&e;</r>"#
    #expect(throws: XMLEvents.Stop.self) { try RDFXMLReader.graph(of: Array(text.utf8)) }
  }
}

/// What rdflib makes of literals.
@Suite struct `A literal` {
  @Test(arguments: [
    ("2026-08-31T06:00:00Z", "dateTime", "2026-08-31T06:00:00+00:00"),
    ("2026-08-31T06:00:00.5+01:00", "dateTime", "2026-08-31T06:00:00.500000+01:00"),
    ("AB01", "hexBinary", "ab01"), ("007", "nonNegativeInteger", "7"), ("1", "boolean", "true"),
    ("1.50", "decimal", "1.50"), ("2026-01-02", "date", "2026-01-02"), ("soon", "date", "soon"),
  ])
  func `is written anew by its type`(given: String, type: String, written: String) {
    let iri = IRI("http://www.w3.org/2001/XMLSchema#" + type)
    #expect(Lexical.text(Literal(given, iri)) == written)
  }
}
