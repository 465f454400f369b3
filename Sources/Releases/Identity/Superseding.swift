extension Addresses {
  /// Whether an IRI is among those that an author gave up by `supersedes`: one that ends in `/` stands
  /// for all that begin so.
  public static func isCovered(_ iri: String, by superseded: [String]) -> Bool {
    superseded.contains { $0 == iri || $0.hasSuffix("/") && iri.hasPrefix($0) }
  }
}
