import Components

/// The files of a feed: its pages in each serialisation.
///
/// A page holds all that its datasets refer to, since readers parse each by itself. The pages of a
/// large catalogue are chained as Hydra's collections of parts are, which is what ckanext-dcat and
/// udata follow; a page leads to the next one in its own serialisation.
enum FeedPages {
  static let serialisations: [(ending: String, bytes: @Sendable (Graph) -> [UInt8])] = [
    ("ttl", Turtle.bytes), ("rdf", RDFXML.bytes), ("jsonld", JSONLD.bytes),
  ]

  /// Hands each file to `take` as it is made. Holds one page at a time, and returns what the pages say
  /// of the concepts that they refer to.
  @discardableResult
  static func write(
    _ catalogue: Catalogue, for feed: Feed, _ take: (Document) throws(Finding) -> Void
  ) throws(Finding) -> Graph {
    try catalogue.check(for: feed.page(1, "ttl"))
    var concepts = Concepts().descriptions
    let ranges = catalogue.pages
    for (index, range) in ranges.enumerated() {
      let pack = try CatalogueGraph.pack(of: catalogue, range, for: feed)
      if ranges.count == 1 { concepts = pack.descriptions } else { concepts.add(pack.descriptions) }
      let graph = pack.whole
      for (ending, bytes) in serialisations {
        var page = graph
        chain(&page, index + 1, of: ranges.count, catalogue, feed, ending)
        try take(Document(feed.page(index + 1, ending), bytes(page)))
      }
    }
    return concepts
  }

  /// States which part of the catalogue the page is; nothing where it is the whole.
  private static func chain(
    _ graph: inout Graph, _ number: Int, of count: Int, _ catalogue: Catalogue, _ feed: Feed,
    _ ending: String
  ) {
    guard count > 1 else { return }
    func page(_ number: Int) -> IRI {
      IRI(catalogue.addresses.base + feed.page(number, ending))
    }
    let hydra = Namespace.hydra
    let whole = Term.iri(IRI(catalogue.addresses.catalogue))
    let view = Term.iri(page(number))
    graph.add(whole, a: hydra["Collection"])
    graph.add(
      whole, hydra["totalItems"],
      Literal(String(catalogue.releases.count), Namespace.xsd["integer"]))
    graph.add(whole, hydra["view"], page(number))
    graph.add(view, a: hydra["PartialCollectionView"])
    graph.add(view, hydra["first"], page(1))
    if number > 1 { graph.add(view, hydra["previous"], page(number - 1)) }
    if number < count { graph.add(view, hydra["next"], page(number + 1)) }
    graph.add(view, hydra["last"], page(count))
  }
}
