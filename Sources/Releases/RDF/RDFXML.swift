import Formats

/// Writes graphs as RDF 1.1 XML Syntax, in UTF-8, indented. The same graph has the same bytes.
///
/// Subjects, predicates and objects come in the order in which they were first stated. A thing is an
/// element of its first class in a namespace that has a prefix (2.13); a blank node that one earlier
/// thing refers to, once, is an element where it is referred to (2.2), others have `rdf:nodeID` (2.10).
/// The graph's prefixes are declared at the root, and others for predicates that none fits.
public struct RDFXML: ~Copyable {
  private let subjects: Subjects
  private let names: QualifiedNames
  private var writer = XMLDocumentWriter(indented: true)

  private init(_ graph: Graph) {
    subjects = Subjects(graph)
    names = QualifiedNames(of: graph)
  }

  /// Each predicate must be a namespace and an `NCName`, as those of vocabularies are: another traps,
  /// for RDF/XML cannot write it. Time and memory are linear in the triples.
  public static func bytes(of graph: Graph) -> [UInt8] {
    var writer = RDFXML(graph)
    return writer.document()
  }

  private mutating func document() -> [UInt8] {
    var output: [UInt8] = []
    writer.startDocument()
    writer.startElement(
      names.syntax("RDF"), names.prefixes.map { ("xmlns:\($0.name)", IRI($0.namespace).text) })
    for subject in subjects.outer {
      write(node: subject)
      writer.take(into: &output)
    }
    writer.endDocument()
    writer.take(into: &output)
    return output
  }

  /// An element for a node, named after a class of it (productions nodeElement, 7.2.11).
  private mutating func write(node: UInt32) {
    var statements = subjects.statements(of: node)
    let name = takeClass(from: &statements) ?? names.syntax("Description")
    writer.startElement(name, identity(of: node))
    for statement in statements {
      let predicate = subjects.graph.iri(statement.predicate)
      guard let name = names[predicate] else {
        preconditionFailure("a predicate is a namespace and a name of XML")
      }
      for object in statement.objects { write(property: name, object) }
    }
    writer.endElement()
  }

  /// The name of the first class that can name an element, which is stated by that alone.
  private func takeClass(from statements: inout [Subjects.Statement]) -> String? {
    for index in statements.indices {
      guard subjects.graph.iri(statements[index].predicate) == RDF.type else { continue }
      for (place, object) in statements[index].objects.enumerated() {
        guard case .iri(let iri) = subjects.graph.terms[Int(object)],
          let name = names.ofClass(iri)
        else { continue }
        statements[index].objects.remove(at: place)
        return name
      }
    }
    return nil
  }

  private func identity(of node: UInt32) -> [(String, String)] {
    if subjects.isNested(node) { return [] }
    return [reference(to: subjects.graph.terms[Int(node)], named: "about")]
  }

  private func reference(to term: Term, named attribute: String) -> (String, String) {
    switch term {
    case .iri(let iri): (names.syntax(attribute), iri.text)
    case .blank(let number): (names.syntax("nodeID"), "b\(number)")
    case .literal: preconditionFailure("a literal is no node")
    }
  }

  /// An element for a predicate and an object (productions propertyElt, 7.2.14).
  private mutating func write(property name: String, _ object: UInt32) {
    if subjects.isNested(object) {
      writer.startElement(name)
      write(node: object)
    } else if case .literal(let literal) = subjects.graph.terms[Int(object)] {
      writer.startElement(name, attributes(of: literal))
      writer.text(literal.text)
    } else {
      let term = subjects.graph.terms[Int(object)]
      writer.startElement(name, [reference(to: term, named: "resource")])
    }
    writer.endElement()
  }

  private func attributes(of literal: Literal) -> [(String, String)] {
    switch literal.kind {
    case .plain: []
    case .language(let tag): [("xml:lang", tag)]
    case .datatype(let iri): [(names.syntax("datatype"), iri.text)]
    }
  }
}

/// The names of the predicates and classes of a graph in XML (Namespaces in XML 1.0, 4).
private struct QualifiedNames {
  /// Those of the graph, in their order, then those that were lacking.
  private(set) var prefixes: [Graph.Prefix]
  private var names: [IRI: String] = [:]
  private var prefixOf: [String: String] = [:]
  private let syntaxPrefix: String

  init(of graph: Graph) {
    prefixes = graph.prefixes
    for prefix in prefixes.reversed() { prefixOf[IRI(prefix.namespace).text] = prefix.name }
    syntaxPrefix = Self.prefix(RDF.namespace, wish: "rdf", &prefixOf, &prefixes)
    for triple in graph.numbers { add(graph.iri(triple.predicate)) }
  }

  /// The name of a predicate; nil for one that cannot be an element.
  subscript(predicate: IRI) -> String? { names[predicate] }

  /// The name of a class; nil for one of RDF's own, of which many must not be elements for nodes (5.1),
  /// and where no prefix fits.
  func ofClass(_ iri: IRI) -> String? {
    guard let (namespace, local) = Self.split(iri), namespace != RDF.namespace,
      let prefix = prefixOf[namespace]
    else { return nil }
    return prefix + ":" + local
  }

  /// A name of RDF/XML's own.
  func syntax(_ name: String) -> String { "\(syntaxPrefix):\(name)" }

  private mutating func add(_ predicate: IRI) {
    guard names[predicate] == nil, let (namespace, local) = Self.split(predicate) else { return }
    names[predicate] = Self.prefix(namespace, wish: nil, &prefixOf, &prefixes) + ":" + local
  }

  /// The longest name at the end is the local one.
  private static func split(_ iri: IRI) -> (namespace: String, local: Substring)? {
    guard let local = XMLName.suffix(of: iri.text), local.startIndex > iri.text.startIndex else {
      return nil
    }
    return (String(iri.text[..<local.startIndex]), local)
  }

  /// The prefix of a namespace, which is made where there is none: as wished, else `ns1`, `ns2` …
  private static func prefix(
    _ namespace: String, wish: String?, _ known: inout [String: String],
    _ prefixes: inout [Graph.Prefix]
  ) -> String {
    if let name = known[namespace] { return name }
    let taken = Set(prefixes.map(\.name))
    var name = wish ?? "ns1"
    var number = 1
    while taken.contains(name) {
      number += 1
      name = "ns\(number)"
    }
    known[namespace] = name
    prefixes.append(Graph.Prefix(name, namespace))
    return name
  }
}
