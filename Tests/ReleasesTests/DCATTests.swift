import Components
import Pipelines
import Testing

@testable import Releases

@Suite struct DCATTests {
  private func text(_ catalogue: Catalogue = Sample.catalogue) throws -> String {
    String(decoding: try DCAT.documents(of: catalogue)[0].bytes, as: UTF8.self)
  }

  @Test func `the same catalogue gives the same bytes, in whatever order its texts come`() throws {
    let other = try DCAT.documents(of: Made.reordered)
    #expect(try DCAT.documents(of: Sample.catalogue).map(\.bytes) == other.map(\.bytes))
    #expect(
      try DCAT.documents(of: Sample.catalogue).map(\.path)
        == ["catalog.ttl", "catalog.rdf", "catalog.jsonld", "concepts.ttl"])
  }

  @Test func `identifiers come from base and names, the version does not move them`() throws {
    let before = try text()
    var catalogue = Sample.catalogue
    catalogue.releases[0].version = "9.0.0"
    let after = try text(catalogue)
    for id in ["catalog", "publisher", "dataset/members", "dataset/members/members/csv-gz"] {
      let iri = "<https://data.example.org/sample/id/\(id)>"
      #expect(before.contains(iri) && after.contains(iri))
    }
    #expect(
      before.contains("dct:identifier \"https://data.example.org/sample/id/dataset/members\""))
  }

  @Test func `plain, gzipped and bundled files are distributions of their own`() throws {
    let text = try text()
    let count = text.split(separator: " a dcat:Distribution ;").count - 1
    #expect(count == 2 * (3 * 2 + 1))
    #expect(
      text.contains("dcat:downloadURL <https://data.example.org/sample/latest/members.csv> ;"))
    #expect(
      text.contains("dcat:downloadURL <https://data.example.org/sample/latest/members.csv.gz> ;"))
    #expect(text.contains("/latest/members.tar.gz> ;"))
    #expect(text.contains("dcat:byteSize \"1500\"^^xsd:nonNegativeInteger"))
  }

  @Test func `3.3, media types are those of IANA, which has none for tar`() throws {
    let text = try text()
    #expect(!text.contains("x-tar") && !text.contains("dcat:packageFormat"))
    let bundle = try #require(
      text.split(separator: "\n\n").first { $0.contains("/members/bundle> a") })
    #expect(
      bundle.contains(
        "dcat:mediaType <https://www.iana.org/assignments/media-types/application/gzip>"))
    #expect(
      bundle.contains(
        "dct:format <http://publications.europa.eu/resource/authority/file-type/TAR_GZ>"))
  }

  @Test func `only media types and statements have an rdfs label`() throws {
    let graph = try DCAT.graph(of: Sample.catalogue)
    let labelled = graph.triples.filter { $0.predicate == Namespace.rdfs["label"] }.map(\.subject)
    let named = labelled.compactMap { if case .iri(let iri) = $0 { iri.text } else { nil } }
    #expect(!named.isEmpty)
    #expect(named.allSatisfy { $0.hasPrefix("https://www.iana.org/assignments/media-types/") })
  }

  @Test func `no source is taken for a dataset`() throws {
    let graph = try DCAT.graph(of: Sample.catalogue)
    #expect(!graph.triples.contains { $0.predicate == Namespace.dct["source"] })
    let datasets = graph.triples.filter { $0.object == .iri(Namespace.dcat["Dataset"]) }
    #expect(datasets.count == 2)
  }

  @Test func `every concept says its class`() throws {
    let graph = try DCAT.graph(of: Made.withTombstones)
    let typed = Set(graph.triples.filter { $0.predicate == RDF.type }.map(\.subject))
    for list in CodeList.all where ![CodeList.licenseType, CodeList.publisherType].contains(list) {
      let used = graph.triples.map(\.object).filter {
        if case .iri(let iri) = $0 {
          iri.text.hasPrefix(list.base) && iri != list.scheme
        } else {
          false
        }
      }
      #expect(!used.isEmpty && used.allSatisfy(typed.contains))
    }
  }

  @Test func `the licence of the catalogue is its author's, else the one of all datasets`() throws {
    func licenses(_ catalogue: Catalogue) throws -> [Term] {
      let node = Term.iri(IRI("https://data.example.org/sample/id/catalog"))
      return try DCAT.graph(of: catalogue).triples.filter {
        $0.subject == node && $0.predicate == Namespace.dct["license"]
      }
      .map(\.object)
    }
    var catalogue = Sample.catalogue
    #expect(
      try licenses(catalogue) == [.iri(IRI("https://opendatacommons.org/licenses/odbl/1-0/"))])
    let own = DatasetMetadata.License(name: "Own", title: "Own", path: "https://e.example/own")
    catalogue.releases[0].metadata.license = own
    #expect(try licenses(catalogue) == [])
    catalogue.publication.metadata.license = own
    #expect(try licenses(catalogue) == [.iri(IRI("https://e.example/own"))])
    let american = try Read(try DCATUS3.documents(of: catalogue)[0].bytes)
    #expect(american["license"].text == "https://e.example/own")
  }

  @Test func `languages follow the columns`() throws {
    let graph = try DCAT.graph(of: Sample.catalogue)
    func languages(_ name: String) -> [Term] {
      let node = Term.iri(IRI("https://data.example.org/sample/id/dataset/" + name))
      return graph.triples.filter {
        $0.subject == node && $0.predicate == Namespace.dct["language"]
      }
      .map(\.object)
    }
    #expect(languages("members") == [.iri(CodeList.language.concept("FRA"))])
    #expect(languages("territories") == [.iri(CodeList.language.concept("ARA"))])
  }

  @Test
  func `a language without two letters is stated by its three, with a label in each language`()
    throws
  {
    var catalogue = Sample.catalogue
    let schema = Sample.membersSchema.replacing(
      #""nashr:language": "fr""#, with: #""nashr:language": "zgh-Tfng""#)
    catalogue.releases[0].tables[0].schema = schema
    let graph = try DCAT.graph(of: catalogue)
    let concept = Term.iri(
      IRI("http://publications.europa.eu/resource/authority/language/ZGH"))
    #expect(
      graph.triples.contains { $0.predicate == Namespace.dct["language"] && $0.object == concept })
    let labels = graph.triples.filter {
      $0.subject == concept && $0.predicate == Namespace.skos["prefLabel"]
    }
    #expect(
      Set(labels.map(\.object)) == [
        .literal(Literal("الأمازيغية المغربية المعيارية", language: "ar")),
        .literal(Literal("amazighe standard marocain", language: "fr")),
        .literal(Literal("Standard Moroccan Tamazight", language: "en")),
      ])
    let lines = try CKANPackages.documents(of: catalogue)[0].bytes
    #expect(String(decoding: lines, as: UTF8.self).contains("authority/language/ZGH"))
  }

  @Test
  func `versions, quality and making are found from the catalogue, and no version is a dataset`()
    throws
  {
    let graph = try DCAT.graph(of: Sample.catalogue)
    let base = "https://data.example.org/sample/"
    func see(_ thing: String) -> [String] {
      graph.triples.filter {
        $0.subject == .iri(IRI(base + thing)) && $0.predicate == Namespace.rdfs["seeAlso"]
      }
      .compactMap { if case .iri(let iri) = $0.object { iri.text } else { nil } }
    }
    #expect(
      see("id/catalog") == ["versions.ttl", "quality.ttl", "provenance.ttl"].map { base + $0 })
    #expect(see("id/quality/members") == [base + "quality.ttl"])
    #expect(see("id/dataset/members/1.1.0/run") == [base + "provenance.ttl"])
    #expect(see("id/dataset/members/1.1.0") == [base + "versions.ttl"])
    let version = Term.iri(IRI(base + "id/dataset/members/1.1.0"))
    #expect(
      graph.triples.contains {
        $0.predicate == Namespace.dcat["hasCurrentVersion"] && $0.object == version
      })
    #expect(!graph.triples.contains { $0.subject == version && $0.predicate == RDF.type })
    let feed = try CatalogueGraph.graph(of: Sample.catalogue, 0..<2, for: .ckan("fr"))
    #expect(!feed.triples.contains { $0.predicate == Namespace.rdfs["seeAlso"] })
  }

  @Test func `an empty catalogue is refused`() {
    let empty = Catalogue(publication: Sample.catalogue.publication, releases: [])
    for profile in [DCAT.self, DataPackage.self] as [any Profile.Type] {
      #expect { try profile.documents(of: empty) } throws: {
        ($0 as? Finding)?.rule.id == "catalogue/empty"
      }
    }
  }

  @Test(arguments: ["", "data.example.org/", "ftp://x.example/", "javascript:alert(1)"])
  func `a base that is not a web address is refused`(base: String) {
    var catalogue = Sample.catalogue
    catalogue.publication.metadata.base = base
    #expect { try DCAT.documents(of: catalogue) } throws: {
      ($0 as? Finding)?.rule.id == "catalogue/address"
    }
  }
}
