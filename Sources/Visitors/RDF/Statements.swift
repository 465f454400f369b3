import Releases

/// A graph to look things up in: what is stated of a node, in the order stated. Predicates and classes
/// are known by short names such as `dct:title`; those of other namespaces by their whole IRI.
struct Statements {
  struct Statement {
    let predicate: String
    let object: Term
  }

  private static let namespaces: [(prefix: String, text: String)] = [
    ("dct", "http://purl.org/dc/terms/"), ("dcat", "http://www.w3.org/ns/dcat#"),
    ("rdf", RDFXMLReader.namespace), ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"), ("adms", "http://www.w3.org/ns/adms#"),
    ("foaf", "http://xmlns.com/foaf/0.1/"), ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("spdx", "http://spdx.org/rdf/terms#"), ("dcatap", "http://data.europa.eu/r5r/"),
    ("hydra", "http://www.w3.org/ns/hydra/core#"), ("owl", "http://www.w3.org/2002/07/owl#"),
    ("prov", "http://www.w3.org/ns/prov#"), ("schema", "http://schema.org/"),
    ("time", "http://www.w3.org/2006/time#"), ("locn", "http://www.w3.org/ns/locn#"),
    ("org", "http://www.w3.org/ns/org#"), ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("geo", "http://www.opengis.net/ont/geosparql#"), ("dqv", "http://www.w3.org/ns/dqv#"),
    ("scv", "http://purl.org/NET/scovo#"), ("geodcat", "http://data.europa.eu/930/"),
  ]

  private var known: [Term: [Statement]] = [:]
  private var classes: [String: [Term]] = [:]

  /// Costs one pass over the graph.
  init(_ graph: Graph) {
    var names: [IRI: String] = [:]
    for triple in graph.triples {
      let predicate = names[triple.predicate] ?? Self.name(triple.predicate.text)
      names[triple.predicate] = predicate
      known[triple.subject, default: []].append(
        Statement(predicate: predicate, object: triple.object))
      if predicate == "rdf:type", case .iri(let type) = triple.object {
        classes[Self.name(type.text), default: []].append(triple.subject)
      }
    }
  }

  /// The short name of an IRI, else the IRI.
  static func name(_ iri: String) -> String {
    for namespace in namespaces where iri.hasPrefix(namespace.text) {
      return namespace.prefix + ":" + iri.dropFirst(namespace.text.utf8.count)
    }
    return iri
  }

  /// The nodes of a class, in the order in which they were stated to be of it.
  func instances(of type: String) -> [Term] { classes[type] ?? [] }

  /// Everything stated of a node.
  func all(_ subject: Term) -> [Statement] { known[subject] ?? [] }

  func objects(_ subject: Term, _ predicate: String) -> [Term] {
    all(subject).lazy.filter { $0.predicate == predicate }.map(\.object)
  }

  func first(_ subject: Term, _ predicate: String) -> Term? {
    all(subject).first { $0.predicate == predicate }?.object
  }

  func isStated(_ subject: Term, _ predicate: String, _ object: Term) -> Bool {
    all(subject).contains { $0.predicate == predicate && $0.object == object }
  }

  func isA(_ subject: Term, _ type: String) -> Bool {
    all(subject).contains { statement in
      guard statement.predicate == "rdf:type", case .iri(let iri) = statement.object else {
        return false
      }
      return Self.name(iri.text) == type
    }
  }
}

extension Term {
  var iri: String? {
    guard case .iri(let iri) = self else { return nil }
    return iri.text
  }

  var literal: Literal? {
    guard case .literal(let literal) = self else { return nil }
    return literal
  }

  var isBlank: Bool {
    guard case .blank = self else { return false }
    return true
  }
}

extension Literal {
  var language: String? {
    guard case .language(let tag) = kind else { return nil }
    return tag
  }

  /// The short name of the datatype; nil for plain text and text in a language.
  var datatype: String? {
    guard case .datatype(let iri) = kind else { return nil }
    return Statements.name(iri.text)
  }
}
