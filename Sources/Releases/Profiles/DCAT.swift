public import Components

/// DCAT 3 in the profile DCAT-AP 3.0.1: every language, records and series, in three serialisations.
public struct DCAT: StreamedProfile {
  public static let card = Card(
    "dcat-ap",
    Text(
      ar: "فهرس DCAT-AP 3.0.1 لبوابات البيانات المفتوحة.",
      fr: "Catalogue DCAT-AP 3.0.1 pour les portails de données ouvertes.",
      en: "Catalogue in DCAT-AP 3.0.1 for open-data portals."),
    rules: [.emptyCatalogue, .notAnAddress])

  /// `catalog.ttl`, `catalog.rdf`, `catalog.jsonld`, their further pages, and `concepts.ttl`: what the
  /// catalogue says of the concepts that it refers to, for validators that are offline.
  public static func write(
    _ catalogue: Catalogue, _ take: (Document) throws(Finding) -> Void
  ) throws(Finding) {
    let concepts = try FeedPages.write(catalogue, for: .dcatAP, take)
    try take(Document("concepts.ttl", Turtle.bytes(of: concepts)))
  }

  /// The graph of the whole catalogue, whatever its pages.
  static func graph(of catalogue: Catalogue) throws(Finding) -> Graph {
    try catalogue.check(for: "catalog.ttl")
    return try CatalogueGraph.graph(of: catalogue, catalogue.releases.indices, for: .dcatAP)
  }
}
