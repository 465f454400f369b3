/// An RDF graph: a set of triples that keeps the order in which they came, so that every
/// serialisation of it has the same bytes each time. A catalogue of ten thousand tables has a million
/// triples, so each term is held once and a triple is three numbers.
public struct Graph: Sendable {
  /// A statement: of a subject, by a predicate, an object.
  public struct Triple: Sendable, Hashable {
    public let subject: Term
    public let predicate: IRI
    public let object: Term
  }

  /// A short name for a namespace.
  public struct Prefix: Sendable, Hashable {
    public let name: String, namespace: String
    /// `name` is without its `:`.
    public init(_ name: String, _ namespace: String) {
      self.name = name
      self.namespace = namespace
    }
  }

  /// The names that serialisations shorten IRIs by, in their order.
  public let prefixes: [Prefix]
  /// The triples as numbers of terms.
  private(set) var numbers: [Numbers] = []
  private var known: Set<Numbers> = []
  private(set) var terms: [Term] = []
  private var numberOf: [Term: UInt32] = [:]
  private var blanks = 0

  /// The numbers of the terms of a triple.
  struct Numbers: Sendable, Hashable {
    let subject: UInt32, predicate: UInt32, object: UInt32
  }

  /// The triples in the order in which they came.
  public var triples: some Sequence<Triple> { numbers.lazy.map { triple($0) } }

  /// How many triples there are.
  public var count: Int { numbers.count }

  /// An empty graph.
  public init(prefixes: [Prefix] = []) { self.prefixes = prefixes }

  /// States a triple; a second time changes nothing.
  public mutating func add(_ subject: Term, _ predicate: IRI, _ object: Term) {
    let triple = Numbers(
      subject: number(subject), predicate: number(.iri(predicate)), object: number(object))
    if known.insert(triple).inserted { numbers.append(triple) }
  }

  private mutating func number(_ term: Term) -> UInt32 {
    if let number = numberOf[term] { return number }
    let number = UInt32(terms.count)
    terms.append(term)
    numberOf[term] = number
    return number
  }

  func triple(_ numbers: Numbers) -> Triple {
    Triple(
      subject: terms[Int(numbers.subject)], predicate: iri(numbers.predicate),
      object: terms[Int(numbers.object)])
  }

  /// The term of a predicate.
  func iri(_ predicate: UInt32) -> IRI {
    guard case .iri(let iri) = terms[Int(predicate)] else {
      preconditionFailure("a predicate is an IRI")
    }
    return iri
  }

  /// A new node without a name.
  public mutating func blank() -> Term {
    blanks += 1
    return .blank(blanks)
  }
}

extension Graph {
  /// States a triple whose object is a thing.
  public mutating func add(_ subject: Term, _ predicate: IRI, _ object: IRI) {
    add(subject, predicate, .iri(object))
  }

  /// States a triple whose object is a text.
  public mutating func add(_ subject: Term, _ predicate: IRI, _ object: Literal) {
    add(subject, predicate, .literal(object))
  }

  /// States all that another graph states, whose nodes all have names.
  mutating func add(_ other: Graph) {
    for triple in other.triples { add(triple.subject, triple.predicate, triple.object) }
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
