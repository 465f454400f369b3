import Testing

@testable import Releases

@Suite struct RDFXMLTests {
  private let thing = AwkwardGraph.thing
  private let dct = Namespace.dct
  private let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

  /// What stands within the root.
  private func body(_ graph: Graph) -> String {
    let lines = text(graph).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.dropFirst(2).dropLast(2).joined(separator: "\n")
  }

  private func text(_ graph: Graph) -> String {
    String(decoding: RDFXML.bytes(of: graph), as: UTF8.self)
  }

  private func graph(_ prefixes: Namespace...) -> Graph {
    Graph(prefixes: prefixes.map { Graph.Prefix($0.prefix, $0.text) })
  }

  /// The line of a title.
  private func line(_ literal: Literal) -> String {
    var graph = graph(.dct)
    graph.add(thing, dct["title"], literal)
    let lines = body(graph).split(separator: "\n").dropFirst().dropLast()
    return String(lines.joined(separator: "\n").drop { $0 == " " })
  }

  @Test func `a document says its encoding, the root declares all prefixes`() {
    #expect(
      text(graph(.dct, .dcat)) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <rdf:RDF xmlns:dct="http://purl.org/dc/terms/" xmlns:dcat="http://www.w3.org/ns/dcat#" \
        xmlns:rdf="\(rdf)"/>

        """)
  }

  @Test func `a thing is an element of its first class (RDF XML, 2 13)`() {
    var graph = graph(.dct, .dcat)
    graph.add(thing, dct["title"], Literal("a"))
    graph.add(thing, a: Namespace.dcat["Dataset"], dct["Standard"])
    graph.add(thing, dct["relation"], IRI("https://x.example/?a=1&b='2'"))
    #expect(
      body(graph) == """
          <dcat:Dataset rdf:about="https://x.example/id/thing">
            <dct:title>a</dct:title>
            <rdf:type rdf:resource="http://purl.org/dc/terms/Standard"/>
            <dct:relation rdf:resource="https://x.example/?a=1&amp;b='2'"/>
          </dcat:Dataset>
        """)
  }

  @Test func `a class that cannot be an element is a property (RDF XML, 5 1)`() {
    var graph = graph(.dct)
    for name in [rdf + "Description", rdf + "li", "urn:uuid:0", "http://x.example/A"] {
      graph.add(thing, a: IRI(name))
    }
    #expect(
      body(graph) == """
          <rdf:Description rdf:about="https://x.example/id/thing">
            <rdf:type rdf:resource="\(rdf)Description"/>
            <rdf:type rdf:resource="\(rdf)li"/>
            <rdf:type rdf:resource="urn:uuid:0"/>
            <rdf:type rdf:resource="http://x.example/A"/>
          </rdf:Description>
        """)
  }

  @Test func `predicates split before the longest name, and get a prefix where there is none`() {
    var graph = Graph(prefixes: [.init("ns1", "http://taken.example/"), .init("rdf", "http://x/")])
    for name in ["http://a.example/x", "http://b.example/#1y", "http://c.example/a/z-1.é"] {
      graph.add(thing, IRI(name), Literal(""))
    }
    let text = text(graph)
    #expect(
      text.contains(
        """
        <ns2:RDF xmlns:ns1="http://taken.example/" xmlns:rdf="http://x/" xmlns:ns2="\(rdf)" \
        xmlns:ns3="http://a.example/" xmlns:ns4="http://b.example/#1" \
        xmlns:ns5="http://c.example/a/">
        """))
    #expect(text.contains("<ns3:x></ns3:x>\n    <ns4:y></ns4:y>\n    <ns5:z-1.é></ns5:z-1.é>\n"))
    #expect(text.contains("<ns2:Description ns2:about="))
  }

  @Test(
    "Text keeps every character that XML has (XML 1.0, 2.2, 2.4, 2.11)",
    arguments: [
      ("a & b <c> ]]>", "a &amp; b &lt;c&gt; ]]&gt;"), ("a\rb\r\nc\td", "a&#13;b&#13;\nc\td"),
      ("", ""), ("  ", "  "), ("\n", "\n"), ("\u{0}x\u{1F}\u{FFFE}", "\u{FFFD}x\u{FFFD}\u{FFFD}"),
      ("\u{200F}\u{202B}ن\u{202C}\u{2067}", "\u{200F}\u{202B}ن\u{202C}\u{2067}"),
      ("\u{7F}\u{85}\u{2028}\u{FEFF}", "\u{7F}\u{85}\u{2028}\u{FEFF}"), ("😀", "😀"),
      ("&#13;", "&amp;#13;"),
    ])
  func texts(value: String, written: String) {
    #expect(line(Literal(value)) == "<dct:title>\(written)</dct:title>")
  }

  @Test func `a quote in text may be escaped or not`() {
    #expect(
      line(Literal("\"'")).replacing("&quot;", with: "\"") == "<dct:title>\"'</dct:title>")
  }

  @Test func `languages and datatypes are attributes (RDF XML, 2 7 and 2 9)`() {
    #expect(line(Literal("ن", language: "ar")) == "<dct:title xml:lang=\"ar\">ن</dct:title>")
    #expect(line(Literal("", language: "fr-MA")) == "<dct:title xml:lang=\"fr-MA\"></dct:title>")
    #expect(line(Literal("x", language: "fr_MA")) == "<dct:title>x</dct:title>")
    #expect(
      line(Literal("1", IRI("http://x/?a&b\"")))
        == "<dct:title rdf:datatype=\"http://x/?a&amp;b%22\">1</dct:title>")
    #expect(line(Literal("x", Namespace.xsd["string"])) == "<dct:title>x</dct:title>")
  }

  @Test func `a node referred to once is an element there, others are numbered (2 2, 2 10)`() {
    var graph = graph(.dct, .foaf)
    let nested = graph.blank(), shared = graph.blank(), silent = graph.blank()
    graph.add(thing, dct["publisher"], nested)
    graph.add(nested, a: Namespace.foaf["Agent"])
    graph.add(nested, dct["title"], Literal("a"))
    graph.add(nested, dct["creator"], shared)
    graph.add(thing, dct["creator"], shared)
    graph.add(shared, dct["title"], Literal("b"))
    graph.add(thing, dct["relation"], silent)
    #expect(
      body(graph) == """
          <rdf:Description rdf:about="https://x.example/id/thing">
            <dct:publisher>
              <foaf:Agent>
                <dct:title>a</dct:title>
                <dct:creator rdf:nodeID="b2"/>
              </foaf:Agent>
            </dct:publisher>
            <dct:creator rdf:nodeID="b2"/>
            <dct:relation>
              <rdf:Description/>
            </dct:relation>
          </rdf:Description>
          <rdf:Description rdf:nodeID="b2">
            <dct:title>b</dct:title>
          </rdf:Description>
        """)
  }
}
