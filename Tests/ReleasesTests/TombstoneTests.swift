import Components
import Foundation
import Pipelines
import Testing

@testable import Releases

/// What a catalogue says of what it offers no more.
@Suite struct `A tombstone` {
  private typealias N = Namespace
  private static let id = "https://data.example.org/sample/id/"
  private static let survey = Term.iri(IRI(id + "dataset/survey"))

  private func objects(_ graph: Graph, _ subject: Term, _ predicate: IRI) -> [Term] {
    graph.triples.filter { $0.subject == subject && $0.predicate == predicate }.map(\.object)
  }

  @Test func `is a record of a deletion whose topic is no dataset (ADMS change type)`() throws {
    let graph = try DCAT.graph(of: Made.withTombstones)
    let record = Term.iri(IRI(Self.id + "record/survey"))
    let catalogue = Term.iri(IRI(Self.id + "catalog"))
    #expect(objects(graph, catalogue, N.dcat["record"]).contains(record))
    #expect(objects(graph, record, N.foaf["primaryTopic"]) == [Self.survey])
    #expect(objects(graph, record, N.dct["issued"]) == [.literal(.date("2024-11-01"))])
    #expect(objects(graph, record, N.dct["modified"]) == [.literal(.date("2024-11-10"))])
    #expect(
      objects(graph, record, N.adms["status"]) == [
        .iri(IRI("http://purl.org/adms/changetype/deleted"))
      ])
    #expect(objects(graph, Self.survey, RDF.type) == [.iri(N.dcat["Resource"])])
    #expect(!objects(graph, catalogue, N.dcat["dataset"]).contains(Self.survey))
  }

  @Test func `names what takes its place`() throws {
    let graph = try DCAT.graph(of: Made.withTombstones)
    let network = Term.iri(IRI(Self.id + "dataset/network"))
    let heirs = objects(graph, network, N.dct["isReplacedBy"])
    #expect(heirs == [.iri(IRI(Self.id + "dataset/members"))])
    #expect(objects(graph, Self.survey, N.dct["isReplacedBy"]) == [])
  }

  @Test func `is in no feed that portals harvest, and on one page of a catalogue of several`()
    throws
  {
    var catalogue = Made.withTombstones
    catalogue.publication.metadata.feeds = Feeds(pageSize: 1)
    let profiles: [any Profile.Type] = [
      CKANFeed.self, UdataFeed.self, DCATUS11.self, DCATUS3.self, CKANPackages.self, Sitemap.self,
      SchemaOrg.self, DCAT.self,
    ]
    var told: [String] = []
    for document in try profiles.flatMap({ try $0.documents(of: catalogue) }) {
      let text = String(decoding: document.bytes, as: UTF8.self)
      if text.contains("survey") { told.append(document.path) }
    }
    #expect(told == ["catalog-2.ttl", "catalog-2.rdf", "catalog-2.jsonld"])
  }

  @Test func `keeps the versions that are kept, each by its own name (DCAT 3, 11.3)`() throws {
    let documents = try Versions.documents(of: Made.withTombstones)
    let text = String(decoding: documents[0].bytes, as: UTF8.self)
    let start = try #require(text.range(of: "<\(Self.id)dataset/survey> a dcat:Dataset"))
    let about = text[start.lowerBound...]
    #expect(about.contains("adms:status <http://purl.org/adms/status/Withdrawn>"))
    #expect(about.contains("/datasets/survey/1.1.0/survey-1.1.0.tar.gz>"))
    #expect(about.ranges(of: "\"Ancienne enquête\"@fr").count == 1)
    #expect(about.ranges(of: "\"Une enquête.\"@fr").count == 3)
    #expect(!about.contains("hasCurrentVersion"))
  }

  @Test func `is read as it was written, and of old manifests there is none`() throws {
    let manifest = Made.withTombstones.publication
    let bytes = Current.encode(manifest)
    #expect(try JSONDecoder().decode(PublicationManifest.self, from: Data(bytes)) == manifest)
    let old = Current.encode(Sample.catalogue.publication)
    #expect(!String(decoding: old, as: UTF8.self).contains("tombstones"))
    #expect(try JSONDecoder().decode(PublicationManifest.self, from: Data(old)).tombstones == nil)
  }
}
