import Components
import Pipelines
import Testing

@testable import Releases

/// What DCAT-AP, CKAN and udata each want of the same catalogue (standards.md 3.3 to 3.6).
@Suite struct `A feed` {
  private typealias N = Namespace
  private static let id = "https://data.example.org/sample/id/"

  private func graph(_ feed: Feed, _ catalogue: Catalogue = Sample.catalogue) throws -> Graph {
    try CatalogueGraph.graph(of: catalogue, catalogue.releases.indices, for: feed)
  }

  private func objects(_ graph: Graph, _ path: String, _ predicate: IRI) -> [Term] {
    graph.triples.filter {
      $0.subject == .iri(IRI(Self.id + path)) && $0.predicate == predicate
    }.map(\.object)
  }

  private func literals(_ graph: Graph, _ path: String, _ predicate: IRI) -> [Literal] {
    objects(graph, path, predicate).compactMap {
      if case .literal(let literal) = $0 { literal } else { nil }
    }
  }

  private func count(_ graph: Graph, a type: IRI) -> Int {
    graph.triples.filter { $0.predicate == RDF.type && $0.object == .iri(type) }.count
  }

  /// The sample with all that an author can say.
  private static let rich: Catalogue = {
    var catalogue = Sample.catalogue
    catalogue.publication.metadata.publisherType = "LocalAuthority"
    catalogue.publication.metadata.series = [
      Series(name: "yearly", title: ["fr": "Annuels"], description: ["fr": "Chaque année."])
    ]
    catalogue.releases[0].metadata.series = "yearly"
    catalogue.releases[0].metadata.supersedes = [
      "https://e.example/id/dataset/old", "https://e.example/id/dataset/members/members/xls",
      id + "series/former", "https://data.example.org/sample/latest/former.csv",
    ]
    catalogue.releases[0].metadata.license.type = "Attribution"
    catalogue.releases[0].metadata.keywords["fr"] = ["l’eau", "R&D", "eau, air", "&"]
    catalogue.releases[0].metadata.spatial = [
      Spatial(
        path: "https://e.example/MA", title: ["ar": "المغرب", "fr": "Maroc"],
        bbox: [-17.5, 20, -1, 36])
    ]
    return catalogue
  }()

  @Test func `for all readers says each text in each language`() throws {
    let titles = literals(try graph(.dcatAP), "dataset/members", N.dct["title"])
    #expect(titles.map(\.kind) == [.language("ar"), .language("en"), .language("fr")])
  }

  @Test func `of CKAN says the language of the portal first`() throws {
    let titles = literals(try graph(.ckan("fr")), "dataset/members", N.dct["title"])
    #expect(titles.map(\.kind) == [.language("fr"), .language("ar"), .language("en")])
  }

  @Test func `of CKAN says one text alone where the portal's language is missing`() throws {
    var catalogue = Sample.catalogue
    catalogue.releases[0].metadata.title = ["ar": "الأعضاء", "en": "Members"]
    let titles = literals(try graph(.ckan("fr"), catalogue), "dataset/members", N.dct["title"])
    #expect(titles == [Literal("الأعضاء", language: "ar")])
  }

  @Test func `of udata says one text and the keywords of one language`() throws {
    let graph = try graph(.udata("fr"))
    #expect(literals(graph, "dataset/members", N.dct["title"]).map(\.text) == ["Membres"])
    #expect(
      literals(graph, "dataset/members", N.dcat["keyword"]) == [
        Literal("réseau", language: "fr")
      ])
  }

  @Test func `of udata has checksums as plain text, the others as the shapes demand`() throws {
    let value = N.spdx["checksumValue"]
    func kinds(_ feed: Feed) throws -> Set<Literal.Kind> {
      Set(
        try graph(feed).triples.filter { $0.predicate == value }.compactMap {
          if case .literal(let literal) = $0.object { literal.kind } else { nil }
        })
    }
    #expect(try kinds(.udata("fr")) == [.plain])
    #expect(try kinds(.ckan("fr")) == [.datatype(N.xsd["hexBinary"])])
    #expect(try kinds(.dcatAP) == [.datatype(N.xsd["hexBinary"])])
  }

  @Test func `has no dataset but those on offer, and only udata's has no series`() throws {
    for feed in [Feed.dcatAP, .ckan("fr"), .udata("fr")] {
      let graph = try graph(feed, Self.rich)
      #expect(count(graph, a: N.dcat["Dataset"]) == 2)
      let isUdata = feed.path == "feeds/udata"
      #expect(count(graph, a: N.dcat["DatasetSeries"]) == (isUdata ? 0 : 1))
      #expect(objects(graph, "dataset/members", N.dcat["inSeries"]).isEmpty == isUdata)
    }
  }

  @Test func `of CKAN has keywords that CKAN takes`() throws {
    let words = literals(try graph(.ckan("fr"), Self.rich), "dataset/members", N.dcat["keyword"])
    let french = words.filter { $0.kind == .language("fr") }.map(\.text)
    #expect(french == ["l eau", "R D", "eau air"])
  }

  @Test func `of CKAN calls licences what CKAN calls them`() throws {
    let license = IRI("https://opendatacommons.org/licenses/odbl/1-0/")
    func titles(_ feed: Feed) throws -> [Term] {
      try graph(feed).triples.filter {
        $0.subject == .iri(license) && $0.predicate == N.dct["title"]
      }.map(\.object)
    }
    #expect(
      try titles(.ckan("fr")) == [
        .literal(Literal("Open Data Commons Open Database License (ODbL)"))
      ])
    #expect(
      try titles(.dcatAP) == [.literal(Literal("Open Data Commons Open Database License v1.0"))])
  }

  @Test func `of a portal has one landing page and one label of a statement`() throws {
    for feed in [Feed.ckan("fr"), .udata("fr")] {
      let graph = try graph(feed)
      #expect(
        objects(graph, "dataset/members", N.dcat["landingPage"]) == [
          .iri(IRI("https://data.example.org/sample/fr/#dataset-members"))
        ])
      let statement = try #require(objects(graph, "dataset/members", N.dct["provenance"]).first)
      let labels = graph.triples.filter {
        $0.subject == statement && $0.predicate == N.rdfs["label"]
      }
      #expect(labels.count == 1)
    }
  }

  @Test
  func `states places with box and middle, types of publisher and licence, and what is replaced`()
    throws
  {
    let graph = try graph(.dcatAP, Self.rich)
    let place = Term.iri(IRI("https://e.example/MA"))
    func of(_ subject: Term, _ predicate: IRI) -> [Term] {
      graph.triples.filter { $0.subject == subject && $0.predicate == predicate }.map(\.object)
    }
    let wkt = N.geo["wktLiteral"]
    #expect(
      of(place, N.dcat["bbox"]) == [
        .literal(Literal("POLYGON((-17.5 20, -1 20, -1 36, -17.5 36, -17.5 20))", wkt))
      ])
    #expect(of(place, N.dcat["centroid"]) == [.literal(Literal("POINT(-9.25 28)", wkt))])
    #expect(
      objects(graph, "publisher", N.dct["type"]) == [
        .iri(IRI("http://purl.org/adms/publishertype/LocalAuthority"))
      ])
    #expect(
      objects(graph, "dataset/members", N.dct["replaces"]) == [
        .iri(IRI("https://e.example/id/dataset/old"))
      ])
    #expect(objects(graph, "record/members", N.foaf["primaryTopic"]).count == 1)
  }

  @Test func `a box that crosses the 180th meridian has its middle there`() {
    #expect(Literal.wkt(middle: [170, -10, -170, 10]).text == "POINT(180 0)")
    #expect(Literal.wkt(middle: [179, 0, -177, 0]).text == "POINT(-179 0)")
  }

  @Test func `every code that an author may state has a label in three languages`() {
    for (list, codes) in [
      (CodeList.theme, Codes.themes), (.frequency, Codes.frequencies),
      (.publisherType, Codes.publisherTypes), (.licenseType, Codes.licenseTypes),
    ] {
      #expect(codes.allSatisfy { list.label($0).count == 3 })
    }
  }

  @Test func `gives every file a title, also those of all tables`() throws {
    var release = Sample.members
    var file = release.tables[0].files[0]
    (file.path, file.plainPath, file.format) = ("members.sqlite.gz", "members.sqlite", "sqlite")
    release.files = [file]
    let address = Addresses(base: Sample.publication.base)
    let offers = try Offer.all(of: release, at: address, language: "ar")
    #expect(offers.count { $0.table == nil } == 3)
    for offer in offers { #expect(offer.titles["fr"]?.isEmpty == false, "\(offer.address)") }
  }

  // MARK: pages

  private func many(_ count: Int, by size: Int) -> Catalogue {
    var catalogue = Sample.catalogue
    catalogue.publication.metadata.feeds = Feeds(pageSize: size)
    catalogue.releases = (0..<count).map { number in
      var release = Sample.territories
      release.dataset = "d\(number)"
      return release
    }
    return catalogue
  }

  @Test func `of datasets with very many files is more pages, as CKAN reads 50 MB at most`() {
    var catalogue = many(4, by: 3)
    #expect(catalogue.pages == [0..<3, 3..<4])
    let file = catalogue.releases[0].tables[0].files[0]
    catalogue.releases[1].tables[0].files = Array(repeating: file, count: 6_000)
    #expect(catalogue.pages == [0..<1, 1..<2, 2..<4])
  }

  @Test func `of a large catalogue is pages, each dataset on one of them`() throws {
    let documents = try UdataFeed.documents(of: many(5, by: 2))
    #expect(
      documents.map(\.path).filter { $0.hasSuffix(".ttl") }
        == ["feeds/udata.ttl", "feeds/udata-2.ttl", "feeds/udata-3.ttl"])
    let texts = documents.filter { $0.path.hasSuffix(".ttl") }.map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
    #expect(texts.map { $0.split(separator: " a dcat:Dataset ;").count - 1 } == [2, 2, 1])
  }

  @Test func `leads to the next page in its own serialisation, and the last leads nowhere`() throws
  {
    let documents = try CKANFeed.documents(of: many(3, by: 2))
    for ending in ["ttl", "rdf", "jsonld"] {
      let pages = documents.filter { $0.path.hasSuffix("." + ending) }.map {
        String(decoding: $0.bytes, as: UTF8.self)
      }
      #expect(pages.count == 2 && pages[0].contains("feeds/ckan-2." + ending))
      #expect(pages[0].contains("hydra:next") && !pages[1].contains("hydra:next"))
    }
  }

  @Test func `that fits one page says nothing of pages`() throws {
    let text = String(decoding: try CKANFeed.documents(of: many(2, by: 2))[0].bytes, as: UTF8.self)
    #expect(!text.contains("PartialCollectionView"))
  }

  // MARK: versions

  @Test func `versions stand apart, each with the one before it (DCAT 3, 11.1 and 11.2)`() throws {
    let text = try versions([
      .init(version: "1.0.0", issued: "2024-11-01"), .init(version: "1.1.0", issued: "2024-11-12"),
    ])
    #expect(text.contains("dcat:hasCurrentVersion <\(Self.id)dataset/members/1.1.0>"))
    #expect(text.contains("dcat:previousVersion <\(Self.id)dataset/members/1.0.0>"))
    #expect(text.contains("/datasets/members/1.0.0/members-1.0.0.tar.gz>"))
    #expect(text.contains("\"Version 1.0.0, released on 1 November 2024; it is the first.\"@en"))
  }

  @Test func `a version is called what its own release called it`() throws {
    let text = try versions([
      .init(
        version: "1.0.0", issued: "2024-10-01", title: ["fr": "Ancien nom"],
        description: ["fr": "Comme avant."]),
      .init(version: "1.0.1", issued: "2024-11-01"),
      .init(version: "1.1.0", issued: "2024-11-12", title: ["fr": "Membres"]),
    ])
    #expect(text.ranges(of: "\"Ancien nom\"@fr").count == 2)
    #expect(text.ranges(of: "\"Comme avant.\"@fr").count == 3)
    // The dataset and its current version.
    #expect(text.ranges(of: "\"Membres\"@fr").count == 2)
  }

  @Test func `a list of versions states a text once, until it changes`() {
    let whole = ["a", "a", "b"].enumerated().map { number, title in
      PublicationManifest.Version(
        version: "1.\(number).0", issued: "2024-11-01", title: ["fr": title],
        description: ["fr": "d"])
    }
    #expect(whole.condensed.map(\.title) == [["fr": "a"], nil, ["fr": "b"]])
    #expect(whole.condensed.map(\.description) == [["fr": "d"], nil, nil])
    #expect(whole.condensed.spelledOut == whole && whole.condensed.condensed == whole.condensed)
  }

  /// `versions.ttl` of a publication that lists these of its first dataset.
  private func versions(_ listed: [PublicationManifest.Version]) throws -> String {
    var catalogue = Sample.catalogue
    catalogue.publication.datasets[0].versions = listed
    return String(decoding: try Versions.documents(of: catalogue)[0].bytes, as: UTF8.self)
  }
}
