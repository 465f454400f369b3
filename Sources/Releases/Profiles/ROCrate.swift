public import Components
import Formats
public import Pipelines

/// RO-Crate 1.3 (Research Object Crate): the publication as a crate of its current files and releases,
/// and each release as a crate of its own.
///
/// A crate is described in one language, the publication's, since its names are plain strings.
public struct ROCrate: Profile {
  public static let card = Card(
    "ro-crate",
    Text(
      ar: "وصف RO-Crate 1.3 للنشر كله ولكل إصدار.",
      fr: "Description RO-Crate 1.3 de la publication et de chaque version.",
      en: "An RO-Crate 1.3 of the publication and of each release."),
    rules: [.emptyCatalogue, .notAnAddress])

  static let fileName = "ro-crate-metadata.json"

  /// The crate at the publication's root.
  public static func documents(of catalogue: Catalogue) throws(Finding) -> [Document] {
    try catalogue.check(for: fileName)
    return [document(PublicationCrate(catalogue: catalogue).entities)]
  }

  /// The crate in a release's folder, whose files it names.
  public static func documents(
    of release: Manifest, in publication: PublicationMetadata
  ) throws(Finding) -> [Document] {
    [document(ReleaseCrate(release: release, about: publication).entities)]
  }

  /// No two entities may have the same identifier (RO-Crate 1.3, Contextual vs Data entities).
  private static func document(_ entities: [JSONValue]) -> Document {
    var known: Set<JSONValue> = []
    let entities = entities.filter { entity in
      guard case .object(let members) = entity else { return false }
      return known.insert(members[0].value).inserted
    }
    let value = JSONValue.object([
      "@context": .string("https://w3id.org/ro/crate/1.3/context"),
      "@graph": .array([descriptor] + entities),
    ])
    return Document(fileName, value.encoded())
  }

  /// The metadata descriptor (RO-Crate 1.3, Root Data Entity).
  private static let descriptor = JSONValue.object([
    "@id": .string(fileName), "@type": .string("CreativeWork"),
    "conformsTo": .reference("https://w3id.org/ro/crate/1.3"), "about": .reference("./"),
  ])
}
