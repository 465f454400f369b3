@testable import Releases

/// Graphs that are hard to write, for the tests of all serialisations.
enum AwkwardGraph {
  static let thing = Term.iri(IRI("https://x.example/id/thing"))
  static let says = IRI("https://x.example/ns#says")
  static let dct = Namespace.dct

  static func graph() -> Graph {
    Graph(prefixes: Namespace.ofCatalogues.map { Graph.Prefix($0.prefix, $0.text) })
  }

  /// Texts that some syntax could break.
  static let texts = [
    "", " ", "  a  ", "plain", "نص عربي", "\u{200F}نص\u{202B} (REMACTO) \u{202C}\u{2067}x\u{2069}",
    "say \"x\" & 'y' <z> ]]>", "back\\slash \\u0041 \\", "a\tb\nc\rd\r\ne\r", "\t", "\n", "\r",
    "\u{0}\u{1}\u{8}\u{B}\u{C}\u{1F}\u{FFFE}\u{FFFF}", "\u{7F}\u{85}\u{9F}\u{A0}\u{AD}",
    "\u{2028}\u{2029}\u{FEFF}\u{FFFD}", "😀𐎀\u{10FFFD}\u{1FFFE}", "e\u{301}\"\u{301}", "&amp;&#13;",
    "<!-- --> <![CDATA[ ]]> <?x?>", "@id", "_:b1", "dct:title", "{\"@value\": 1}", "true", "1",
    "</script>",
  ]

  /// IRIs that some syntax could break.
  static let addresses = [
    "https://x.example/?a=1&b='2'&amp;#f", "https://x.example/a b<c>\"{}|^`\\",
    "mailto:a@x.example",
    "urn:uuid:0", "https://x.example/طنجة", "https://x.example/\u{FFFE}\u{1}%20", "tel:+212-5",
    "http://purl.org/dc/terms/", "http://purl.org/dc/terms/title", "http://purl.org/dc/terms/1a",
    "https://x.example", "https://x.example/a/#", "foaf:oaf",
  ]

  /// Literals of every kind, in a row.
  static var literals: Graph {
    var graph = graph()
    graph.add(thing, a: Namespace.dcat["Dataset"])
    for text in texts {
      graph.add(thing, dct["title"], Literal(text))
      for tag in ["ar", "fr-MA", "zh-Hant-x-2"] {
        graph.add(thing, dct["description"], Literal(text, language: tag))
      }
      graph.add(thing, says, Literal(text, IRI("https://x.example/type&'1")))
    }
    graph.add(thing, dct["issued"], Literal.date("2026-11-27"))
    graph.add(thing, Namespace.dcat["byteSize"], Literal.count(0))
    graph.add(thing, Namespace.spdx["checksumValue"], Literal.hexadecimal("00ff"))
    graph.add(thing, says, Literal("x", Namespace.xsd["string"]))
    return graph
  }

  /// IRIs as subjects, objects, classes and predicates.
  static var addressed: Graph {
    var graph = graph()
    for address in addresses {
      graph.add(.iri(IRI(address)), dct["relation"], IRI(address))
      graph.add(thing, a: IRI(address))
    }
    let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    for name in ["Description", "li", "RDF", "Statement"] {
      graph.add(.iri(IRI("https://x.example/\(name)")), a: IRI(rdf + name))
    }
    for name in ["http://one.example/a", "http://two.example/#b1", "https://three.example/1-c.d"] {
      graph.add(thing, IRI(name), Literal("x"))
    }
    graph.add(thing, IRI(rdf + "value"), Literal("y"))
    return graph
  }

  /// Blank nodes: nested, shared, in circles, without words, referred to by nobody, in a long chain.
  static var blanks: Graph {
    var graph = graph()
    let nested = graph.blank(), inner = graph.blank(), shared = graph.blank()
    graph.add(thing, dct["publisher"], nested)
    graph.add(nested, a: Namespace.foaf["Agent"], dct["Agent"])
    graph.add(nested, says, inner)
    graph.add(inner, dct["title"], Literal("داخل", language: "ar"))
    for owner in [thing, nested] { graph.add(owner, dct["creator"], shared) }
    graph.add(shared, dct["title"], Literal("shared"))
    let one = graph.blank(), two = graph.blank(), own = graph.blank()
    graph.add(one, says, two)
    graph.add(two, says, one)
    graph.add(own, says, own)
    graph.add(thing, dct["relation"], graph.blank())
    let alone = graph.blank(), silent = graph.blank()
    graph.add(alone, a: Namespace.dcat["Dataset"])
    for predicate in ["hasPart", "source"] { graph.add(alone, dct[predicate], silent) }
    graph.add(thing, RDF.type, graph.blank())
    let young = graph.blank(), old = graph.blank()
    graph.add(old, says, young)
    graph.add(young, dct["title"], Literal("young"))
    return chained(graph)
  }

  private static func chained(_ graph: Graph) -> Graph {
    var graph = graph
    var last = thing
    for number in 0..<100 {
      let next = graph.blank()
      graph.add(last, Namespace.dct["hasPart"], next)
      graph.add(next, Namespace.dct["identifier"], Literal(String(number)))
      last = next
    }
    return graph
  }

  static var all: [(name: String, graph: Graph)] {
    [("literals", literals), ("addressed", addressed), ("blanks", blanks), ("empty", graph())]
  }
}
