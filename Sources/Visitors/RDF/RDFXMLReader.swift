import Formats
import Releases

/// Reads RDF/XML (RDF 1.1 XML Syntax) into a graph, its triples in the order in which rdflib states
/// them: what is nested in a property comes before the property.
///
/// Reification and `rdf:parseType="Literal"` are refused: no catalogue of ours has them.
final class RDFXMLReader: XMLEventHandler {
  /// The graph of a document, or where and why it is not RDF/XML.
  static func graph(of bytes: [UInt8]) throws(XMLEvents.Stop) -> Graph {
    let reader = RDFXMLReader()
    try XMLEvents.read(bytes, to: reader)
    if let fault = reader.fault { throw fault }
    return reader.graph
  }

  static let namespace = RDF.namespace
  private static let xml = "http://www.w3.org/XML/1998/namespace"

  private enum Kind { case document, list, node, property, resource, collection }

  private struct Frame {
    var kind: Kind
    var language: String?
    var base: String?
    /// What the properties inside are about.
    var subject: Term?
    /// Of a property: what it is stated of.
    var owner: Term?
    var predicate: IRI?
    var object: Term?
    var datatype: IRI?
    var text: [UInt8] = []
    var items: [Term] = []
    var count = 0
  }

  private var graph = Graph()
  private var fault: XMLEvents.Stop?
  private var frames = [Frame(kind: .document)]
  private var named: [String: Term] = [:]
  private var line = 1

  func open(_ element: XMLElement) {
    line = element.line
    let parent = frames[frames.count - 1]
    var frame = Frame(kind: .node, language: parent.language, base: parent.base)
    if let language = element.attribute("lang", in: Self.xml) {
      frame.language = language.isEmpty ? nil : language
    }
    if let base = element.attribute("base", in: Self.xml) {
      frame.base = Reference.resolve(base, against: parent.base)
    }
    if fault == nil {
      switch parent.kind {
      case .document where Self.isRDF(element, "RDF"): frame.kind = .list
      case .document, .list, .property, .collection: openNode(element, &frame)
      case .node, .resource: openProperty(element, &frame)
      }
    }
    frames.append(frame)
  }

  private static func isRDF(_ element: XMLElement, _ name: String) -> Bool {
    element.name == name && element.namespace == namespace
  }

  private func refuse(_ reason: String) {
    if fault == nil { fault = XMLEvents.Stop(line: line, reason: reason) }
  }

  // MARK: nodes

  /// 2.11 and 7.2.11: a node element.
  private func openNode(_ element: XMLElement, _ frame: inout Frame) {
    if frames[frames.count - 1].kind == .property, frames[frames.count - 1].object != nil {
      return refuse("node in a property that has a value")
    }
    let identified: Term? =
      if let about = rdf("about", element) {
        .iri(iri(about, frame))
      } else if let id = rdf("ID", element) {
        .iri(iri("#" + id, frame))
      } else { rdf("nodeID", element).map { node($0) } }
    let subject = identified ?? graph.blank()
    frame.subject = subject
    if !Self.isRDF(element, "Description") {
      graph.add(subject, RDF.type, .iri(IRI(element.namespace + element.name)))
    }
    addAttributes(of: element, to: subject, frame)
  }

  private func rdf(_ name: String, _ element: XMLElement) -> String? {
    element.attribute(name, in: Self.namespace)
  }

  private func node(_ name: String) -> Term {
    if let known = named[name] { return known }
    let node = graph.blank()
    named[name] = node
    return node
  }

  private func iri(_ reference: String, _ frame: Frame) -> IRI {
    IRI(Reference.resolve(reference, against: frame.base))
  }

  private static let syntax: Set<String> = [
    "about", "ID", "nodeID", "resource", "datatype", "parseType",
  ]

  /// 7.2.11: attributes that state properties.
  private func addAttributes(of element: XMLElement, to subject: Term, _ frame: Frame) {
    for attribute in element.attributes where attribute.namespace != Self.xml {
      if attribute.namespace == Self.namespace {
        if Self.syntax.contains(attribute.name) { continue }
        if attribute.name == "type" {
          graph.add(subject, RDF.type, .iri(iri(attribute.value, frame)))
          continue
        }
      }
      guard !attribute.namespace.isEmpty else { continue }
      let predicate = IRI(attribute.namespace + attribute.name)
      graph.add(subject, predicate, literal(attribute.value, frame))
    }
  }

  private func literal(_ text: String, _ frame: Frame) -> Term {
    if let type = frame.datatype { return .literal(Literal(text, type)) }
    return .literal(frame.language.map { Literal(text, language: $0) } ?? Literal(text))
  }

  // MARK: properties

  /// 7.2.14 and the clauses after it: a property element.
  private func openProperty(_ element: XMLElement, _ frame: inout Frame) {
    frame.kind = .property
    frame.owner = frames[frames.count - 1].subject
    frame.predicate = predicate(element)
    if rdf("ID", element) != nil { return refuse("rdf:ID of a property") }
    switch rdf("parseType", element) {
    case "Resource":
      frame.kind = .resource
      frame.subject = graph.blank()
    case "Collection": frame.kind = .collection
    case let type?: refuse("rdf:parseType=\(type)")
    case nil: openPlain(element, &frame)
    }
  }

  private func predicate(_ element: XMLElement) -> IRI {
    guard Self.isRDF(element, "li") else { return IRI(element.namespace + element.name) }
    frames[frames.count - 1].count += 1
    return IRI(Self.namespace + "_\(frames[frames.count - 1].count)")
  }

  /// 7.2.21: an empty property may state properties of its object by attributes.
  private func openPlain(_ element: XMLElement, _ frame: inout Frame) {
    frame.datatype = rdf("datatype", element).map { iri($0, frame) }
    if let resource = rdf("resource", element) {
      frame.object = .iri(iri(resource, frame))
    } else if let id = rdf("nodeID", element) {
      frame.object = node(id)
    }
    let states = element.attributes.contains {
      !$0.namespace.isEmpty && $0.namespace != Self.xml
        && !($0.namespace == Self.namespace && Self.syntax.contains($0.name))
    }
    guard states, frame.datatype == nil else { return }
    let object = frame.object ?? graph.blank()
    frame.object = object
    addAttributes(of: element, to: object, frame)
  }

  // MARK: ends

  func text(_ bytes: Span<UInt8>) {
    guard frames[frames.count - 1].kind == .property else { return }
    frames[frames.count - 1].text.append(bytes)
  }

  func close() {
    let frame = frames.removeLast()
    guard fault == nil else { return }
    switch frame.kind {
    case .document, .list: return
    case .node: hand(frame.subject)
    case .property: state(frame, frame.object ?? value(of: frame))
    case .resource: state(frame, frame.subject)
    case .collection: state(frame, list(frame.items))
    }
  }

  private func value(of frame: Frame) -> Term {
    literal(String(decoding: frame.text, as: UTF8.self), frame)
  }

  private func state(_ frame: Frame, _ object: Term?) {
    if let owner = frame.owner, let predicate = frame.predicate, let object {
      graph.add(owner, predicate, object)
    }
  }

  /// A node that ended is the value of the property around it.
  private func hand(_ node: Term?) {
    guard let node else { return }
    switch frames[frames.count - 1].kind {
    case .property: frames[frames.count - 1].object = node
    case .collection: frames[frames.count - 1].items.append(node)
    default: return
    }
  }

  /// 7.2.19: the items as a list of rdf:first and rdf:rest.
  private func list(_ items: [Term]) -> Term {
    var rest = Term.iri(IRI(Self.namespace + "nil"))
    for item in items.reversed() {
      let node = graph.blank()
      graph.add(node, IRI(Self.namespace + "first"), item)
      graph.add(node, IRI(Self.namespace + "rest"), rest)
      rest = node
    }
    return rest
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ bytes: Span<UInt8>) {
    for index in bytes.indices { append(bytes[index]) }
  }
}
