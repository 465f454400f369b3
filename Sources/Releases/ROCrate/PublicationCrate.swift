import Components
import Formats
import Pipelines

/// What the crate at a publication's root describes: the current plain files, and the folder of each
/// current release, which is a crate too.
struct PublicationCrate {
  let catalogue: Catalogue

  private var about: PublicationMetadata { catalogue.publication.metadata }
  private var common: CrateEntities { CrateEntities(about: about) }

  var entities: [JSONValue] {
    let releases = catalogue.releases
    return [root] + releases.flatMap { [folder($0), descriptor($0)] } + current
      + releases.flatMap(\.tables).map(common.profile)
      + common.licenses(releases.map(\.metadata.license)) + common.publisher
      + common.sources(releases.flatMap(\.metadata.attributions))
      + common.places(releases.flatMap(\.metadata.spatial))
  }

  private var root: JSONValue {
    let folders = catalogue.releases.map { Self.path($0) }
    let files = catalogue.releases.flatMap(\.allFiles).map { Addresses.latest($0.plainPath) }
    let parts = (folders + files).map { JSONValue.reference(CrateEntities.id(path: $0)) }
    return .object([
      "@id": .string("./"), "@type": .string("Dataset"), "name": common.core(about.title),
      "description": common.core(about.description), "disambiguatingDescription": notice,
      "datePublished": .string(catalogue.publication.modified),
      "license": CrateEntities.references(
        catalogue.releases.map { IRI($0.metadata.license.path).text }),
      "publisher": .reference(catalogue.addresses.publisher), "url": .string(about.base),
      "hasPart": .array(parts),
    ])
  }

  private var notice: JSONValue? { common.core(about.notice) }

  private static func path(_ release: Manifest) -> String {
    Addresses.released(release.dataset, release.version, "")
  }

  /// A release (RO-Crate 1.3, Referencing other RO-Crates).
  private func folder(_ release: Manifest) -> JSONValue {
    let members = common.facts(of: release).compactMap { name, value in
      value.map { JSONValue.Member(name, $0) }
    }
    return .object(
      [
        .init("@id", .string(CrateEntities.id(path: Self.path(release)))),
        .init("@type", .string("Dataset")),
        .init("conformsTo", .reference("https://w3id.org/ro/crate")),
        .init("subjectOf", .reference(Self.metadata(of: release))),
      ] + members)
  }

  private static func metadata(of release: Manifest) -> String {
    CrateEntities.id(path: path(release) + ROCrate.fileName)
  }

  private func descriptor(_ release: Manifest) -> JSONValue {
    .object([
      "@id": .string(Self.metadata(of: release)), "@type": .string("CreativeWork"),
      "encodingFormat": .string("application/ld+json"),
    ])
  }

  private var current: [JSONValue] {
    catalogue.releases.flatMap { release in
      release.tables.flatMap { table in table.files.map { file($0, of: release, table) } }
        + (release.files ?? []).map { file($0, of: release, nil) }
    }
  }

  private func file(
    _ file: Manifest.File, of release: Manifest, _ table: Manifest.Table?
  ) -> JSONValue {
    let path = Addresses.latest(file.plainPath)
    let schema = table.map { catalogue.addresses.schema(of: $0.name) }
    return .object([
      "@id": .string(CrateEntities.id(path: path)), "@type": .string("File"),
      "name": common.core(table?.title ?? release.metadata.title) ?? .string(file.plainPath),
      "description": table.flatMap { common.core($0.description) },
      "encodingFormat": .string(file.mediaType), "contentSize": .string(String(file.rawBytes)),
      "sha256": .string(file.rawSHA256),
      "conformsTo": file.format == "csv" ? schema.map { .reference($0) } : nil,
      "isPartOf": .reference(CrateEntities.id(path: Self.path(release))),
      "contentUrl": .string(IRI(catalogue.addresses.latest(file.plainPath)).text),
    ])
  }
}
