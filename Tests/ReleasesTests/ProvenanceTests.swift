import Components
import Pipelines
import Testing

@testable import Releases

@Suite struct `Provenance in PROV-O` {
  private func text(_ catalogue: Catalogue = Sample.catalogue) throws -> String {
    let documents = try Provenance.documents(of: catalogue)
    #expect(documents.map(\.path) == ["provenance.ttl"])
    return String(decoding: documents[0].bytes, as: UTF8.self)
  }

  private let base = "https://data.example.org/sample/"

  @Test func `is the same in whatever order texts come`() throws {
    #expect(try text() == text(Made.reordered))
  }

  @Test func `has each release as an entity of its dataset (PROV-O 3.1, 3.3)`() throws {
    let text = try text()
    let node = "<\(base)id/dataset/members/1.1.0> a prov:Entity, prov:Collection ;"
    #expect(text.contains(node))
    #expect(text.contains("prov:specializationOf <\(base)id/dataset/members>"))
    #expect(text.contains("prov:generatedAtTime \"2024-11-12T00:00:00Z\"^^xsd:dateTime"))
    #expect(text.contains("prov:wasRevisionOf <\(base)id/dataset/members/1.0.0>"))
    #expect(text.contains("prov:wasDerivedFrom <https://www.example.org/hcp%20page>"))
  }

  @Test func `has the making of it as an activity of engine and publisher (PROV-O 3.1)`() throws {
    let text = try text()
    let run = "id/dataset/members/1.1.0/run"
    #expect(text.contains("<\(base)\(run)> a prov:Activity ;"))
    #expect(text.contains("<\(base)id/software/nashr-0.1.0> a prov:SoftwareAgent ;"))
    #expect(text.contains("rdfs:label \"members 1.1.0\""))
    // A library answers for nothing.
    #expect(text.matches(of: /a prov:SoftwareAgent/).count == 1)
    #expect(text.contains(/id\/software\/zlib-[^>]*> a prov:Entity ;/))
    let agents = "<\(base)id/software/nashr-0.1.0>, <\(base)id/publisher>"
    #expect(text.contains("prov:wasAssociatedWith \(agents)"))
    #expect(text.contains("prov:actedOnBehalfOf <\(base)id/publisher>"))
  }

  @Test func `names inputs by their digests, once, and the files that came of them`() throws {
    var catalogue = Sample.catalogue
    for index in catalogue.releases.indices {
      catalogue.releases[index].inputs = [.init(path: "data/x.csv", bytes: 7, sha256: "0f")]
    }
    let text = try text(catalogue)
    #expect(text.components(of: "<\(base)id/input/0f> a prov:Entity") == 1)
    #expect(text.components(of: "\"0f\"^^xsd:hexBinary") == 1)
    #expect(text.components(of: "prov:used <\(base)id/input/0f>") == 2)
    #expect(text.contains("rdfs:label \"data/x.csv\""))
    #expect(text.contains("<\(base)datasets/members/1.1.0/members.csv.gz> a prov:Entity ;"))
    #expect(text.contains("<\(base)datasets/members/1.1.0/members-1.1.0.tar.gz> a prov:Entity ;"))
  }

  @Test func `has every earlier release, each a revision of the one before (PROV-O 3.2)`() throws {
    var catalogue = Sample.catalogue
    catalogue.publication.datasets[0].versions = [
      .init(version: "0.8.0", issued: "2024-10-01"), .init(version: "1.0.0", issued: "2024-11-01"),
      .init(version: "1.1.0", issued: "2024-11-12"),
    ]
    let text = try text(catalogue)
    let version = "\(base)id/dataset/members/"
    #expect(text.contains("<\(version)0.8.0> a prov:Entity ;"))
    #expect(text.contains("prov:wasRevisionOf <\(version)0.8.0>"))
    #expect(text.contains("\"2024-10-01T00:00:00Z\"^^xsd:dateTime"))
    #expect(text.components(of: "<\(version)1.1.0> a ") == 1)
  }
}

extension String {
  /// How often a text stands in this one.
  func components(of text: String) -> Int { ranges(of: text).count }
}
