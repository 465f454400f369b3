import Components
import Formats
import Pipelines

/// What the crate in a release's folder describes.
struct ReleaseCrate {
  let release: Manifest
  let about: PublicationMetadata

  private var common: CrateEntities { CrateEntities(about: about) }
  private var address: Addresses { common.address }

  var entities: [JSONValue] {
    let metadata = release.metadata
    return [root] + files + described + release.tables.map(schema)
      + common.licenses([metadata.license]) + common.publisher
      + common.sources(metadata.attributions) + common.places(metadata.spatial) + [action, engine]
      + inputs
  }

  /// The root data entity (RO-Crate 1.3, Root Data Entity).
  private var root: JSONValue {
    let members = common.facts(of: release).compactMap { name, value in
      value.map { JSONValue.Member(name, $0) }
    }
    return .object(
      [.init("@id", .string("./")), .init("@type", .string("Dataset"))] + members + [
        .init("hasPart", .array(paths.map { .reference(CrateEntities.id(path: $0)) })),
        .init("mentions", .reference(Self.actionID)),
      ])
  }

  // MARK: files

  private var paths: [String] {
    release.allFiles.map(\.path) + [release.bundle?.path].compactMap { $0 }
      + Self.descriptors.map(\.path)
  }

  private var files: [JSONValue] {
    var files: [JSONValue] = []
    for table in release.tables { files += table.files.map { file($0, of: table) } }
    files += (release.files ?? []).map { file($0, of: nil) }
    guard let bundle = release.bundle else { return files }
    return files + [
      .object([
        "@id": .string(CrateEntities.id(path: bundle.path)), "@type": .string("File"),
        "name": .string(bundle.path), "description": common.said(Self.bundled),
        "encodingFormat": .string("application/gzip"),
        "contentSize": .string(String(bundle.bytes)), "sha256": .string(bundle.sha256),
        "contentUrl": url(bundle.path),
      ])
    ]
  }

  /// A file of a table, or of several where `table` is nil. An XSD is what the XML conforms to.
  private func file(_ file: Manifest.File, of table: Manifest.Table?) -> JSONValue {
    let title = common.core(table?.title ?? release.metadata.title)
    let isSchema = table != nil && !file.isTable
    return .object([
      "@id": .string(CrateEntities.id(path: file.path)),
      "@type": isSchema ? .strings(["File", "Profile"]) : .string("File"),
      "name": title.map { .string("\(Self.text($0)) (\(file.formatName))") } ?? .string(file.path),
      "description": table.flatMap { common.core($0.description) },
      "encodingFormat": .string(file.isCompressed ? "application/gzip" : file.mediaType),
      "contentSize": .string(String(file.bytes)), "sha256": .string(file.sha256),
      "conformsTo": table.flatMap { conforms(file, of: $0) }, "contentUrl": url(file.path),
    ])
  }

  private static func text(_ value: JSONValue) -> String {
    if case .string(let text) = value { return text }
    return ""
  }

  private func conforms(_ file: Manifest.File, of table: Manifest.Table) -> JSONValue? {
    switch file.format {
    case "csv": .reference(Self.schemaID(table))
    case "xml":
      table.files.first { $0.format == "xsd" }.map { .reference(CrateEntities.id(path: $0.path)) }
    default: nil
    }
  }

  private func url(_ path: String) -> JSONValue {
    .string(IRI(address.released(release.dataset, release.version, path)).text)
  }

  /// The files that every release has beside its tables. They are made with this one, so their sizes
  /// are not known here; `SHA256SUMS` has their digests.
  private static let descriptors: [(path: String, name: Text, type: String)] = [
    (
      "manifest.json",
      Text(
        ar: "مكونات الإصدار", fr: "Ce dont la version est faite", en: "What the release is made of"),
      "application/json"
    ),
    (
      DataPackage.fileName,
      Text(
        ar: "واصف Data Package 2.0", fr: "Descripteur Data Package 2.0",
        en: "Data Package 2.0 descriptor"), "application/json"
    ),
    (
      "findings.csv",
      Text(
        ar: "نتائج التحقق", fr: "Ce que les contrôles ont constaté", en: "What the checks found"),
      "text/csv"
    ),
    (
      Sums.name,
      Text(
        ar: "البصمات الرقمية SHA-256 للملفات", fr: "Empreintes SHA-256 des fichiers",
        en: "SHA-256 digests of the files"), "text/plain"
    ),
  ]
  private static let bundled = Text(
    ar: "كل ملفات الإصدار في حزمة tar واحدة",
    fr: "Tous les fichiers de la version, en une archive tar",
    en: "Every file of the release, as one tar archive")

  // MARK: schemas

  /// A Table Schema stands in the descriptor of the release, so that the release needs nothing beside it.
  private func schema(of table: Manifest.Table) -> JSONValue {
    .object([
      "@id": .string(Self.schemaID(table)), "@type": .strings(["CreativeWork", "Profile"]),
      "name": .string(table.name + " Table Schema"), "encodingFormat": .string("application/json"),
      "isPartOf": .reference(DataPackage.fileName),
    ])
  }

  private static func schemaID(_ table: Manifest.Table) -> String {
    "#schema/" + CrateEntities.id(path: table.name)
  }

  private var described: [JSONValue] {
    Self.descriptors.map { path, name, type in
      .object([
        "@id": .string(path), "@type": .string("File"), "name": common.said(name),
        "encodingFormat": .string(type), "about": .reference("./"), "contentUrl": url(path),
      ])
    }
  }

  // MARK: provenance

  private static let actionID = "#publication", engineID = "#engine"

  /// How the release was made (RO-Crate 1.3, Software used to create files).
  private var action: JSONValue {
    .object([
      "@id": .string(Self.actionID), "@type": .string("CreateAction"),
      "name": .string("\(release.dataset) \(release.version)"), "endTime": .string(release.issued),
      "agent": .reference(address.publisher), "instrument": .reference(Self.engineID),
      "object": CrateEntities.references(release.inputs.map { Self.id($0) }),
      "result": .array([.reference("./")]),
      "actionStatus": .reference("http://schema.org/CompletedActionStatus"),
    ])
  }

  private var engine: JSONValue {
    let engine = EngineName(release.encoder.engine)
    return .object([
      "@id": .string(Self.engineID), "@type": .string("SoftwareApplication"),
      "name": .string(engine.name), "version": .string(engine.version),
      "softwareRequirements": .strings(
        [release.encoder.compressor] + (release.encoder.libraries ?? [])),
    ])
  }

  /// Sources are not published, so they are no data entities: their names begin with `#`.
  private var inputs: [JSONValue] {
    release.inputs.map { input in
      .object([
        "@id": .string(Self.id(input)), "@type": .string("File"), "name": .string(input.path),
        "localPath": .string(input.path), "contentSize": .string(String(input.bytes)),
        "sha256": .string(input.sha256),
      ])
    }
  }

  private static func id(_ input: Manifest.Source) -> String {
    "#input/" + CrateEntities.id(path: input.path)
  }
}

/// The engine's name and version, which manifests have as one text: `nashr 0.1.0`.
struct EngineName {
  let name: String, version: String

  init(_ text: String) {
    guard let space = text.lastIndex(of: " ") else {
      (name, version) = (text, "")
      return
    }
    name = String(text[..<space])
    version = String(text[text.index(after: space)...])
  }
}
