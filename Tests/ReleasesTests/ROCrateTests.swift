import Components
import Formats
import Pipelines
import Testing

@testable import Releases

@Suite struct `An RO-Crate` {
  private func graph(_ documents: [Document]) throws -> [String: Setting] {
    #expect(documents.map(\.path) == ["ro-crate-metadata.json"])
    let crate = try JSONReader.read(documents[0].bytes, file: "crate")
    #expect(try crate.required("@context").text() == "https://w3id.org/ro/crate/1.3/context")
    let entities = try crate.required("@graph").list()
    let pairs = try entities.map { (try $0.required("@id").text(), $0) }
    return try #require(
      Set(pairs.map(\.0)).count == pairs.count ? Dictionary(uniqueKeysWithValues: pairs) : nil,
      "two entities have the same identifier")
  }

  private func release(_ manifest: Manifest = Sample.members) throws -> [String: Setting] {
    try graph(try ROCrate.documents(of: manifest, in: Sample.publication))
  }

  private func publication() throws -> [String: Setting] {
    try graph(try ROCrate.documents(of: Sample.catalogue))
  }

  /// Every `@id` that an entity refers to.
  private func references(_ setting: Setting) -> [String] {
    switch setting.value {
    case .scalar: return []
    case .sequence(let items): return items.flatMap(references)
    case .mapping(let entries):
      if entries.count == 1, entries[0].name == "@id", let id = try? entries[0].value.text() {
        return [id]
      }
      return entries.flatMap { references($0.value) }
    }
  }

  @Test func `has a descriptor that names its root (Root Data Entity)`() throws {
    for graph in [try release(), try publication()] {
      let descriptor = try #require(graph["ro-crate-metadata.json"])
      #expect(try descriptor.required("@type").text() == "CreativeWork")
      #expect(try descriptor["about"]?["@id"]?.text() == "./")
      #expect(try descriptor["conformsTo"]?["@id"]?.text() == "https://w3id.org/ro/crate/1.3")
    }
  }

  @Test func `has a root with what every root must have (Root Data Entity)`() throws {
    for graph in [try release(), try publication()] {
      let root = try #require(graph["./"])
      #expect(try root.required("@type").text() == "Dataset")
      for name in ["name", "description", "license", "publisher"] { #expect(root[name] != nil) }
      #expect(try root.required("datePublished").text() == "2024-11-12")
    }
    let root = try #require(try release()["./"])
    #expect(try root.required("name").text() == "الأعضاء")
    #expect(try root.required("temporalCoverage").text() == "2018-01-01/2024-11-12")
  }

  @Test func `names and describes each licence (Root Data Entity)`() throws {
    for graph in [try release(), try publication()] {
      let license = try #require(graph[Sample.members.metadata.license.path])
      #expect(try !license.required("name").text().isEmpty)
      let name = Sample.members.metadata.license.name
      #expect(try license.required("description").text().contains(name))
    }
  }

  @Test func `describes what it refers to (Contextual Entities)`() throws {
    let known = ["https://w3id.org/ro/crate/1.3", "https://w3id.org/ro/crate"]
    for graph in [try release(), try publication()] {
      for entity in graph.values {
        for id in references(entity) where !id.hasPrefix("http://schema.org/") {
          #expect(graph[id] != nil || known.contains(id), "\(id)")
        }
      }
    }
  }

  @Test func `names the files of the release as they stand (File Data Entity)`() throws {
    let graph = try release()
    let parts = try #require(graph["./"]).required("hasPart").list()
    #expect(
      try parts.map { try $0.required("@id").text() } == [
        "members.csv.gz", "members.json.gz", "members.xml.gz", "members.xsd",
        "members-1.1.0.tar.gz", "manifest.json", "datapackage.json", "findings.csv", "SHA256SUMS",
      ])
    let csv = try #require(graph["members.csv.gz"])
    #expect(try csv.required("contentSize").text() == "1500")
    #expect(try csv.required("sha256").text() == String(repeating: "ef", count: 32))
    #expect(try csv.required("encodingFormat").text() == "application/gzip")
    #expect(try csv["conformsTo"]?["@id"]?.text() == "#schema/members")
    let schema = try #require(graph["#schema/members"])
    #expect(try schema["isPartOf"]?["@id"]?.text() == "datapackage.json")
    let xml = try #require(graph["members.xml.gz"])
    #expect(try xml["conformsTo"]?["@id"]?.text() == "members.xsd")
    #expect(try graph["members.xsd"]?.required("@type").texts() == ["File", "Profile"])
  }

  @Test func `of a release refers to nothing that may change or go`() throws {
    let crate = try ROCrate.documents(of: Sample.members, in: Sample.publication)[0]
    #expect(!String(decoding: crate.bytes, as: UTF8.self).contains("/latest/"))
  }

  @Test func `says what it was made with (Software used to create files)`() throws {
    var manifest = Sample.members
    manifest.inputs = [.init(path: "data/a b#.csv", bytes: 7, sha256: "0f")]
    let graph = try release(manifest)
    let action = try #require(graph["#publication"])
    #expect(try action.required("@type").text() == "CreateAction")
    #expect(try action.required("endTime").text() == "2024-11-12")
    #expect(references(action).contains("#input/data/a%20b%23.csv"))
    let engine = try #require(graph["#engine"])
    #expect(try engine.required("name").text() == "nashr")
    #expect(try engine.required("version").text() == "0.1.0")
    let input = try #require(graph["#input/data/a%20b%23.csv"])
    #expect(try input.required("localPath").text() == "data/a b#.csv")
  }

  @Test func `of a publication refers to those of its releases (Referencing other RO-Crates)`()
    throws
  {
    let graph = try publication()
    let folder = try #require(graph["datasets/members/1.1.0/"])
    #expect(try folder["conformsTo"]?["@id"]?.text() == "https://w3id.org/ro/crate")
    #expect(
      try folder["subjectOf"]?["@id"]?.text() == "datasets/members/1.1.0/ro-crate-metadata.json")
    #expect(try graph["latest/members.csv"]?.required("contentSize").text() == "12300")
  }

  @Test func `places data on the map`() throws {
    var manifest = Sample.members
    manifest.metadata.spatial = [
      Spatial(path: "https://x.example/m", title: ["ar": "المغرب"], bbox: [-17.1, 20.7, -1, 36])
    ]
    let graph = try release(manifest)
    #expect(try graph["https://x.example/m"]?.required("name").text() == "المغرب")
    #expect(try graph["https://x.example/m#box"]?.required("box").text() == "20.7 -17.1 36 -1")
  }
}
