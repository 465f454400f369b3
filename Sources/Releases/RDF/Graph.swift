/// An RDF graph: a set of triples that keeps the order in which they came, so that every
/// serialisation of it has the same bytes each time.
public struct Graph: Sendable {
  public struct Triple: Sendable, Hashable {
    public let subject: Term
    public let predicate: IRI
    public let object: Term
  }

  /// A short name for a namespace.
  public struct Prefix: Sendable, Hashable {
    public let name: String, namespace: String
    public init(_ name: String, _ namespace: String) {
      self.name = name
      self.namespace = namespace
    }
  }

  public let prefixes: [Prefix]
  public private(set) var triples: [Triple] = []
  private var known: Set<Triple> = []
  private var blanks = 0

  public init(prefixes: [Prefix] = []) { self.prefixes = prefixes }

  /// States a triple; a second time changes nothing.
  public mutating func add(_ subject: Term, _ predicate: IRI, _ object: Term) {
    let triple = Triple(subject: subject, predicate: predicate, object: object)
    if known.insert(triple).inserted { triples.append(triple) }
  }

  /// A new node without a name.
  public mutating func blank() -> Term {
    blanks += 1
    return .blank(blanks)
  }
}

extension Graph {
  public mutating func add(_ subject: Term, _ predicate: IRI, _ object: IRI) {
    add(subject, predicate, .iri(object))
  }

  public mutating func add(_ subject: Term, _ predicate: IRI, _ object: Literal) {
    add(subject, predicate, .literal(object))
  }

  /// States what a thing is.
  public mutating func add(_ subject: Term, a types: IRI...) {
    for type in types { add(subject, RDF.type, type) }
  }

  /// A literal for each language, in the order of the codes.
  public mutating func add(_ subject: Term, _ predicate: IRI, texts: [String: String]) {
    for (language, text) in texts.sorted(by: { $0.key < $1.key }) where !text.isEmpty {
      add(subject, predicate, Literal(text, language: language))
    }
  }
}
