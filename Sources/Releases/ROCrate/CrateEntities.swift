import Components
import Formats
import Pipelines

/// Entities that crates of a publication and of a release have in common.
struct CrateEntities {
  let about: PublicationMetadata

  var address: Addresses { Addresses(base: about.base) }

  /// A plain string, in the publication's language where there is one.
  func core(_ texts: [String: String]) -> JSONValue? {
    about.core(texts)
  }

  /// The publisher, and how to reach it (RO-Crate 1.3, Contextual Entities).
  var publisher: [JSONValue] {
    let contact = "mailto:" + about.contactEmail
    return [
      .object([
        "@id": id(address.publisher), "@type": .string("Organization"),
        "name": core(about.publisher), "url": .string(about.base),
        "contactPoint": .reference(contact),
      ]),
      .object([
        "@id": id(contact), "@type": .string("ContactPoint"),
        "contactType": .string("customer service"), "name": core(about.contactName),
        "email": .string(about.contactEmail),
      ]),
    ]
  }

  /// Each licence once, with a name and a description (RO-Crate 1.3, Root Data Entity).
  func licenses(_ all: [DatasetMetadata.License]) -> [JSONValue] {
    var known: Set<String> = []
    return all.filter { known.insert($0.path).inserted }.map { license in
      .object([
        "@id": id(license.path), "@type": .string("CreativeWork"), "name": .string(license.title),
        "description": .string("\(license.title) (\(license.name)). \(license.path)"),
        "identifier": .string(license.name), "url": .string(license.path),
      ])
    }
  }

  /// Whom data come from, each once, where the source has an address.
  func sources(_ all: [DatasetMetadata.Attribution]) -> [JSONValue] {
    var known: Set<String> = []
    return all.compactMap { source in
      guard let path = Self.path(of: source), known.insert(path.text).inserted else { return nil }
      return .object([
        "@id": .string(path.text), "@type": .string("CreativeWork"), "name": .string(source.title),
        "description": core(source.note), "license": source.license.map { .string($0) },
        "url": .string(path.text),
      ])
    }
  }

  /// The places that data are about, each once; a box as schema.org has it: south west, north east.
  func places(_ all: [Spatial]) -> [JSONValue] {
    var known: Set<String> = []
    return all.compactMap { place in
      guard let path = IRI(web: place.path)?.text, known.insert(path).inserted else { return nil }
      return .object([
        "@id": .string(path), "@type": .string("Place"),
        "name": core(place.title) ?? .string(path), "url": .string(path),
        "geo": place.corners.map { _ in .reference(path + "#box") },
      ])
    }
      + all.compactMap { place in
        guard let path = IRI(web: place.path)?.text, let box = place.corners,
          known.insert(path + "#box").inserted
        else { return nil }
        return .object([
          "@id": .string(path + "#box"), "@type": .string("GeoShape"),
          "box": .string(box),
        ])
      }
  }

  static func path(of source: DatasetMetadata.Attribution) -> IRI? {
    source.path.flatMap { IRI(web: $0) }
  }

  /// What is said by the crate itself, in the language of its other strings.
  func said(_ text: Text) -> JSONValue {
    .string(text[Language(rawValue: about.language) ?? .en])
  }

  /// A Table Schema as what files conform to (RO-Crate 1.3, File format profiles).
  func profile(of table: Manifest.Table) -> JSONValue {
    .object([
      "@id": id(address.schema(of: table.name)),
      "@type": .strings(["CreativeWork", "Profile"]), "name": .string(table.name + " Table Schema"),
      "encodingFormat": .string("application/json"),
    ])
  }

  /// What dates and texts of a dataset its crate and the publication's both say.
  func facts(of release: Manifest) -> KeyValuePairs<String, JSONValue?> {
    let metadata = release.metadata
    let span = [metadata.temporalStart, metadata.temporalEnd]
    let words = metadata.keywords[about.language] ?? []
    return [
      "name": core(metadata.title), "description": core(metadata.description),
      "datePublished": .string(release.issued), "version": .string(release.version),
      "license": .reference(metadata.license.path), "publisher": .reference(address.publisher),
      "url": .string(address.page(about.language, dataset: release.dataset)),
      "keywords": words.isEmpty ? nil : .strings(words),
      "temporalCoverage": span == [nil, nil]
        ? nil : .string(span.map { $0 ?? ".." }.joined(separator: "/")),
      "spatialCoverage": Self.references(metadata.spatial.compactMap { IRI(web: $0.path)?.text }),
      "isBasedOn": Self.references(metadata.attributions.compactMap { Self.path(of: $0)?.text }),
      "creditText": metadata.attributions.isEmpty
        ? nil
        : .string(
          metadata.attributions.map { source in
            source.title + (source.license.map { " (\($0))" } ?? "")
          }
          .joined(separator: "; ")),
    ]
  }

  /// References, each once; nil where there is none.
  static func references(_ all: [String]) -> JSONValue? {
    var known: Set<String> = []
    let once = all.filter { known.insert($0).inserted }
    return once.isEmpty ? nil : .array(once.map { .reference($0) })
  }

  func id(_ iri: String) -> JSONValue { .string(IRI(iri).text) }

  /// A path within the crate as a reference (RO-Crate 1.3, Encoding file paths in `@id`s).
  static func id(path: String) -> String { IRI(path: path).text }
}
