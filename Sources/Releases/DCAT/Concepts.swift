/// A graph and, apart from it, what it says of the concepts that it refers to.
struct Concepts: Sendable {
  var graph = Graph(prefixes: Namespace.ofCatalogues.map { Graph.Prefix($0.prefix, $0.text) })
  private(set) var descriptions = Graph(
    prefixes: Namespace.ofCatalogues.map { Graph.Prefix($0.prefix, $0.text) })

  /// The graph, the descriptions of concepts after everything else.
  var whole: Graph {
    var whole = graph
    whole.add(descriptions)
    return whole
  }

  /// Refers to a code of an authority list. Never gives the concept an `rdfs:label`: CKAN would keep
  /// the label and lose the code (standards.md 3.4).
  mutating func refer(_ subject: Term, _ predicate: IRI, _ list: CodeList, _ code: String) {
    let concept = list.concept(code)
    graph.add(subject, predicate, concept)
    describe(concept, list, code)
  }

  /// States something of a concept itself by a code of an authority list.
  mutating func describe(_ thing: IRI, _ predicate: IRI, _ list: CodeList, _ code: String) {
    let concept = list.concept(code)
    descriptions.add(.iri(thing), predicate, concept)
    describe(concept, list, code)
  }

  private mutating func describe(_ concept: IRI, _ list: CodeList, _ code: String) {
    descriptions.add(.iri(concept), a: list.type)
    descriptions.add(.iri(concept), Namespace.skos["inScheme"], list.scheme)
    descriptions.add(.iri(concept), Namespace.skos["prefLabel"], texts: list.label(code))
  }

  /// Refers to an IANA media type, with the `rdfs:label` that makes CKAN and udata show the type.
  mutating func refer(_ subject: Term, _ predicate: IRI, mediaType: String) {
    let type = IRI("https://www.iana.org/assignments/media-types/" + mediaType)
    graph.add(subject, predicate, type)
    descriptions.add(.iri(type), a: Namespace.dct["MediaType"])
    descriptions.add(.iri(type), Namespace.rdfs["label"], Literal(mediaType))
  }

  /// Refers to a thing of a class, with its titles where it has any.
  mutating func refer(
    _ subject: Term, _ predicate: IRI, _ thing: IRI, a type: IRI, titles: [Literal] = []
  ) {
    graph.add(subject, predicate, thing)
    descriptions.add(.iri(thing), a: type)
    for title in titles { descriptions.add(.iri(thing), Namespace.dct["title"], title) }
  }
}
