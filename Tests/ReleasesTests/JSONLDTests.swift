import Testing

@testable import Releases

@Suite struct JSONLDTests {
  private let thing = AwkwardGraph.thing
  private let dct = Namespace.dct

  private func graph(_ prefixes: Namespace...) -> Graph {
    Graph(prefixes: prefixes.map { Graph.Prefix($0.prefix, $0.text) })
  }

  private func text(_ graph: Graph) -> String {
    String(decoding: JSONLD.bytes(of: graph), as: UTF8.self)
  }

  /// The value of a title, on one line.
  private func value(_ literals: Literal...) -> String {
    var graph = graph(.dct, .xsd)
    for literal in literals { graph.add(thing, dct["title"], literal) }
    let words = text(graph).split(separator: "\n").map { $0.drop { $0 == " " } }
    let start = words.firstIndex { $0.hasPrefix("\"dct:title\": ") } ?? 0
    return words[start...].dropLast(3).joined().replacing("\"dct:title\": ", with: "")
  }

  @Test func `the context stands in the document and holds prefixes only`() {
    #expect(
      text(graph(.dct, .dcat)) == """
        {
          "@context": {
            "dct": "http://purl.org/dc/terms/",
            "dcat": "http://www.w3.org/ns/dcat#"
          },
          "@graph": []
        }

        """)
  }

  @Test func `a thing has an IRI, classes and values`() {
    var graph = graph(.dct, .dcat)
    graph.add(thing, dct["title"], Literal("a"))
    graph.add(thing, dct["title"], Literal("ب", language: "ar"))
    graph.add(thing, a: Namespace.dcat["Dataset"])
    graph.add(thing, dct["relation"], IRI("http://purl.org/dc/terms/title"))
    graph.add(.iri(IRI("https://x.example/طنجة")), a: dct["A"], IRI("https://x.example/B"))
    #expect(
      text(graph).split(separator: "\n").dropFirst(5).joined(separator: "\n") == """
          "@graph": [
            {
              "@id": "https://x.example/id/thing",
              "dct:title": [
                "a",
                {
                  "@language": "ar",
                  "@value": "\\u0628"
                }
              ],
              "@type": "dcat:Dataset",
              "dct:relation": {
                "@id": "http://purl.org/dc/terms/title"
              }
            },
            {
              "@id": "https://x.example/\\u0637\\u0646\\u062c\\u0629",
              "@type": [
                "dct:A",
                "https://x.example/B"
              ]
            }
          ]
        }
        """)
  }

  @Test(
    "Text is ASCII (RFC 8259, 7)",
    arguments: [
      ("a", "a"), ("\"\\/", "\\\"\\\\/"), ("\t\n\r", "\\t\\n\\r"), ("ن", "\\u0646"),
      ("\u{202B}x\u{202C}", "\\u202bx\\u202c"), ("\u{7F}\u{85}", "\u{7F}\\u0085"),
      ("😀𐎀\u{10FFFD}", "\\ud83d\\ude00\\ud800\\udf80\\udbff\\udffd"),
      ("\u{0}\u{FFFF}", "\\ufffd\\ufffd"), ("e\u{301}", "e\\u0301"), ("é", "\\u00e9"),
      ("\u{FEFF}", "\\ufeff"), ("", ""), ("]]>'&<", "]]>'&<"), ("@id", "@id"),
    ])
  func texts(given: String, written: String) {
    #expect(value(Literal(given)) == "\"\(written)\"")
  }

  @Test func `values say their language or datatype themselves (JSON-LD 1 1, 4 2)`() {
    #expect(value(Literal("a", language: "fr-MA")) == #"{"@language": "fr-MA","@value": "a"}"#)
    #expect(value(Literal("a", language: "fr_MA")) == #""a""#)
    #expect(value(Literal.count(7)) == #"{"@type": "xsd:nonNegativeInteger","@value": "7"}"#)
    #expect(
      value(Literal("7", IRI("http://x.example/t")))
        == #"{"@type": "http://x.example/t","@value": "7"}"#)
    #expect(value(Literal("7", Namespace.xsd["string"]), Literal("8")) == #"["7","8"]"#)
  }

  @Test func `only namespaces that end in a delimiter are prefixes (JSON-LD 1 1, 4 1 5)`() {
    var graph = Graph(prefixes: [
      .init("a", "http://x.example/a"), .init("b", "http://x.example/b:"),
      .init("mailto", "http://x.example/m/"),
    ])
    for name in ["ab", "b:c", "m/c"] {
      graph.add(thing, IRI("http://x.example/" + name), IRI("mailto:x@x.example"))
    }
    let text = text(graph)
    #expect(text.contains("\"@context\": {\n    \"b\": \"http://x.example/b:\"\n  },"))
    for key in ["http://x.example/ab", "b:c", "http://x.example/m/c"] {
      #expect(text.contains("      \"\(key)\": {\n        \"@id\": \"mailto:x@x.example\"\n"))
    }
  }

  @Test func `a node referred to once stands there, others have labels (JSON-LD 1 1, 4 5 1)`() {
    var graph = graph(.dct)
    let nested = graph.blank(), shared = graph.blank(), silent = graph.blank()
    graph.add(thing, dct["publisher"], nested)
    graph.add(nested, dct["creator"], shared)
    graph.add(thing, dct["creator"], shared)
    graph.add(shared, dct["title"], Literal("b"))
    graph.add(thing, RDF.type, silent)
    let words = text(graph).split { $0 == "\n" || $0 == " " }.dropFirst(8).joined(separator: " ")
    #expect(
      words == """
        { "@id": "https://x.example/id/thing", "dct:publisher": { "dct:creator": { "@id": "_:b2" } \
        }, "dct:creator": { "@id": "_:b2" }, "\(RDF.type.text)": { "@id": "_:b3" } }, { "@id": \
        "_:b2", "dct:title": "b" } ] }
        """)
  }
}
