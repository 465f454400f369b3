import Testing

@testable import Releases

@Suite struct TurtleTests {
  private let thing = Term.iri(IRI("http://x.example/a"))
  private let says = IRI("http://x.example/says")

  private func text(_ graph: Graph) -> String {
    String(decoding: Turtle.bytes(of: graph), as: UTF8.self)
  }

  private func text(_ literal: Literal) -> String {
    var graph = Graph()
    graph.add(thing, says, literal)
    return text(graph)
  }

  @Test(
    "STRING_LITERAL_QUOTE, ECHAR and UCHAR (Turtle 1.1, 6.4 and 6.5)",
    arguments: [
      ("plain", "plain"), ("say \"x\"", "say \\\"x\\\""), ("back\\slash", "back\\\\slash"),
      ("a\nb", "a\\nb"), ("a\r\nb", "a\\r\\nb"), ("a\tb", "a\\tb"),
      ("\u{0}", "\u{FFFD}"), ("\u{8}\u{C}", "\u{FFFD}\u{FFFD}"), ("\u{7F}\u{9F}", "\\u007F\\u009F"),
      ("'single'", "'single'"), ("\"\u{301}", "\\\"\u{301}"), ("سطر 😀", "سطر 😀"),
      ("\u{2028}", "\\u2028"), ("\\u0041", "\\\\u0041"), ("\"\"\"", "\\\"\\\"\\\""),
    ])
  func literals(value: String, escaped: String) {
    #expect(
      text(Literal(value)) == "<http://x.example/a> <http://x.example/says> \"\(escaped)\" .\n")
  }

  @Test(
    "IRIREF (Turtle 1.1, 6.5): what it forbids is percent-encoded",
    arguments: [
      ("http://x/a b", "http://x/a%20b"),
      ("http://x/<>\"{}|^`\\", "http://x/%3C%3E%22%7B%7D%7C%5E%60%5C"),
      ("http://x/\u{0}\n\u{1F}", "http://x/%00%0A%1F"), ("http://x/\u{85}", "http://x/%C2%85"),
      ("http://x/\u{FFFE}", "http://x/%EF%BF%BE"),
      ("http://x/طنجة?q=1#f%20", "http://x/طنجة?q=1#f%20"),
    ])
  func addresses(given: String, written: String) {
    var graph = Graph()
    graph.add(thing, says, IRI(given))
    #expect(text(graph).hasSuffix("<\(written)> .\n"))
  }

  @Test(
    "LANGTAG (Turtle 1.1, 6.5)",
    arguments: [
      ("ar", "\"x\"@ar"), ("ar-MA", "\"x\"@ar-MA"), ("zh-Hant-2", "\"x\"@zh-Hant-2"), ("", "\"x\""),
      ("fr_MA", "\"x\""), ("ar-abcdefghi", "\"x\""), ("1a", "\"x\""), ("fr-", "\"x\""),
      ("fr .", "\"x\""), ("é", "\"x\""),
    ])
  func languages(tag: String, written: String) {
    #expect(text(Literal("x", language: tag)).hasSuffix(" \(written) .\n"))
  }

  @Test func `only names that need no escape are shortened`() {
    var graph = Graph(prefixes: [.init("n", "http://n.example/")])
    for name in ["good", "a-b_1", "a.b", "1a", "a/b", "", "a%20"] {
      graph.add(thing, says, IRI("http://n.example/" + name))
    }
    #expect(
      text(graph).hasSuffix(
        "n:good, n:a-b_1, <http://n.example/a.b>, <http://n.example/1a>, <http://n.example/a/b>, "
          + "<http://n.example/>, <http://n.example/a%20> .\n"))
    #expect(text(graph).hasPrefix("@prefix n: <http://n.example/> .\n"))
  }

  @Test func `a datatype is written, and rdf type is a`() {
    #expect(
      text(Literal.date("2024-11-12")).contains(
        "\"2024-11-12\"^^<http://www.w3.org/2001/XMLSchema#date>"))
    var graph = Graph()
    graph.add(thing, a: IRI("http://x.example/T"))
    #expect(text(graph) == "<http://x.example/a> a <http://x.example/T> .\n")
  }

  @Test func `a triple said twice is one, and the order is the first`() {
    var graph = Graph()
    graph.add(thing, says, Literal("b"))
    graph.add(thing, says, Literal("a"))
    graph.add(thing, says, Literal("b"))
    #expect(graph.count == 2)
    #expect(text(graph).hasSuffix("\"b\", \"a\" .\n"))
  }

  @Test func `IRIREF (Turtle 1.1, 6.5): everything else stands as it is`() {
    let forbidden = Set("<>\"{}|^`\\".unicodeScalars.map(\.value))
    for number in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(number) else { continue }
      let isKept =
        number > 0x20 && !(0x7F...0x9F).contains(number) && number < 0xFFFE
        && !forbidden.contains(number)
      let given = "x:é" + String(scalar)
      #expect((IRI(given).text == given) == isKept, "\(number)")
      let plain = "x:" + String(scalar)
      #expect((IRI(plain).text == plain) == isKept, "\(number)")
    }
  }

  @Test func `a node without a name is nested where one older thing refers to it once`() {
    var graph = Graph()
    let outer = graph.blank()
    let inner = graph.blank()
    graph.add(thing, says, outer)
    graph.add(outer, says, inner)
    graph.add(inner, says, Literal("x"))
    #expect(!text(graph).contains("_:"))
    #expect(text(graph).contains("[\n"))
  }

  @Test func `circles of nodes and nodes referred to twice have labels`() {
    var graph = Graph()
    let one = graph.blank()
    let two = graph.blank()
    graph.add(one, says, two)
    graph.add(two, says, one)
    #expect(text(graph).contains("_:b1"))
    graph.add(thing, says, two)
    #expect(text(graph).contains("_:b1") && text(graph).contains("_:b2"))
    #expect(text(graph).split(separator: "says").count == 4)
  }

  @Test func `a bounded number of nodes nest in each other`() {
    let lines = text(AwkwardGraph.blanks).split(separator: "\n")
    let depth = lines.map { line in line.prefix { $0 == " " }.count }.max()
    #expect(depth == 2 * (Subjects.mostNested + 1))
  }
}
