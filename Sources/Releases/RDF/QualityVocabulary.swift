/// The vocabularies of quality and what stands with them.
extension Namespace {
  static let csvw = Namespace("csvw", "http://www.w3.org/ns/csvw#")
  static let dqv = Namespace("dqv", "http://www.w3.org/ns/dqv#")
  /// Dimensions of the quality of linked data.
  static let ldqd = Namespace("ldqd", "http://www.w3.org/2016/05/ldqd#")
  static let oa = Namespace("oa", "http://www.w3.org/ns/oa#")
  static let rdf = Namespace("rdf", RDF.namespace)
  static let qb = Namespace("qb", "http://purl.org/linked-data/cube#")

  /// Those that stand beside `ofCatalogues` in the file of quality.
  static let ofQuality = [csvw, ldqd, oa, qb, rdf]
}

extension Literal {
  /// The start of a declared day (UTC), `YYYY-MM-DD`, as a time.
  static func midnight(_ date: String) -> Literal {
    Literal(date.atMidnight, Namespace.xsd["dateTime"])
  }
}
