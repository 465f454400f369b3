import Components
import Formats
import Foundation
import Pipelines

@testable import Releases
@testable import Visitors

/// A publication's folder made for a test, gone with it.
final class SampleSite {
  static let base = "https://data.example.org/sample/"

  let path: String

  /// Files by their path within the publication. `words` are what the pipeline says of a dataset `a`.
  init(
    _ files: [String: String], language: String = "fr", modified: String = "2026-01-02",
    tombstones: [Tombstone]? = nil, words: DatasetMetadata? = nil,
    change: (inout PublicationMetadata) -> Void = { _ in }
  ) throws {
    path = FileManager.default.temporaryDirectory.path + "/visitors-" + UUID().uuidString
    var metadata = PublicationMetadata(
      name: "sample", base: Self.base, language: language, title: ["fr": "Essai"],
      description: [:], notice: [:], publisher: [:], contactName: [:],
      contactEmail: "data@example.org")
    change(&metadata)
    let datasets = words.map { _ in
      [PublicationManifest.Current(name: "a", version: "1.0.0", firstIssued: "2026-01-01")]
    }
    let manifest = PublicationManifest(
      metadata: metadata, generation: 1, issued: "2026-01-01", modified: modified,
      datasets: datasets ?? [], tombstones: tombstones, definition: "00")
    if let words {
      let release = Manifest(
        dataset: "a", version: "1.0.0", issued: modified, metadata: words, tables: [], inputs: [],
        findings: [], encoder: .init(engine: "", compressor: "", level: 0),
        content: .init(files: [:], definition: "", findings: ""))
      try write("datasets/a/1.0.0/manifest.json", Data(Current.encode(release)))
    }
    try write("manifest.json", Data(Current.encode(manifest)))
    for (path, text) in files { try write(path, Data(text.utf8)) }
  }

  /// The bytes of its manifest.
  var manifest: Data {
    get throws { try Data(contentsOf: URL(filePath: path + "/manifest.json")) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ data: Data) throws {
    let file = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  /// A file of so many bytes, which takes no room.
  func write(_ name: String, size: UInt64) throws {
    try write(name, Data())
    let handle = try FileHandle(forWritingTo: URL(filePath: path + "/" + name))
    try handle.truncate(atOffset: size)
    try handle.close()
  }
}

/// What a portal made of a site.
struct Visit {
  let findings: [Finding]
  let records: [JSONValue]

  init(
    _ name: String, _ site: SampleSite, after previous: SampleSite? = nil,
    languages: [String: String] = [:]
  ) throws {
    let rehearsal = try Rehearsal(
      site.path, name: "sample", previous: previous?.path, languages: languages)
    var records: [JSONValue] = []
    let outcomes = rehearsal.run(as: [Portals.named(name)!]) { records.append($0) }
    findings = outcomes.flatMap(\.findings)
    self.records = records
  }

  /// Rule, severity and values of each finding but the portal's name, sorted.
  var said: [String] {
    findings.map { finding in
      let values = finding.values.filter { $0.key != "portal" }.sorted { $0.key < $1.key }
      return
        ([finding.rule.id, finding.severity.rawValue] + values.map { "\($0.key)=\($0.value)" })
        .joined(separator: " ")
    }.sorted()
  }

  /// Ids of what was said, notes apart.
  var warned: [String] {
    findings.filter { $0.severity > .note }.map(\.rule.id).sorted()
  }

  /// What the portal keeps of the dataset at an index.
  func record(_ index: Int = 0) -> JSONValue { records[index]["record"] ?? .null }

  func text(_ index: Int = 0, _ name: String) -> String? { record(index)[name]?.text }

  /// An extra of a CKAN dataset.
  func extra(_ key: String, _ index: Int = 0) -> String? {
    record(index)["extras"]?.items?.first { $0["key"]?.text == key }?["value"]?.text
  }

  func resource(_ name: String, _ index: Int = 0) -> JSONValue? {
    record()["resources"]?.items?[index][name]
  }
}

extension JSONValue {
  var line: String { String(decoding: encoded(indented: false), as: UTF8.self) }
}

/// Catalogues in RDF/XML.
enum Feed {
  static func document(_ body: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#" xmlns:dct="http://purl.org/dc/terms/"
      xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:foaf="http://xmlns.com/foaf/0.1/"
      xmlns:vcard="http://www.w3.org/2006/vcard/ns#" xmlns:spdx="http://spdx.org/rdf/terms#"
      xmlns:skos="http://www.w3.org/2004/02/skos/core#" xmlns:adms="http://www.w3.org/ns/adms#"
      xmlns:hydra="http://www.w3.org/ns/hydra/core#" xmlns:prov="http://www.w3.org/ns/prov#"
      xmlns:dcatap="http://data.europa.eu/r5r/">
    \(body)
    </rdf:RDF>
    """
  }

  static func iri(_ name: String) -> String { SampleSite.base + "id/dataset/" + name }

  /// A dataset with an identifier, a title in French and what else is given.
  static func dataset(_ name: String, title: String? = "Membres", _ more: String = "") -> String {
    """
    <dcat:Dataset rdf:about="\(iri(name))">
      <dct:identifier>\(iri(name))</dct:identifier>
      \(title.map { "<dct:title xml:lang=\"fr\">\($0)</dct:title>" } ?? "")
      <dct:description xml:lang="fr">Une description.</dct:description>
      \(more)
    </dcat:Dataset>
    """
  }

  static func file(_ name: String, address: String? = nil, _ more: String = "") -> String {
    let address = address ?? SampleSite.base + "latest/" + name
    return """
      <dcat:distribution><dcat:Distribution rdf:about="\(SampleSite.base)id/file/\(name)">
        <dct:title xml:lang="fr">\(name)</dct:title>
        <dcat:downloadURL rdf:resource="\(address)"/>
        \(more)
      </dcat:Distribution></dcat:distribution>
      """
  }

  static func page(next: String) -> String {
    """
    <hydra:PartialCollectionView rdf:about="\(SampleSite.base)page">
      <hydra:next rdf:resource="\(SampleSite.base)\(next)"/>
    </hydra:PartialCollectionView>
    """
  }
}
