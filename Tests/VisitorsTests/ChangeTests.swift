import Components
import Formats
import Foundation
import Pipelines
import Testing

@testable import Releases
@testable import Visitors

/// What becomes of datasets from one publication to the next.
@Suite struct `From one catalogue to the next` {
  private static func visit(
    _ body: String, after previous: String, as portal: String = "ckan",
    tombstones: [Tombstone]? = nil, change: (inout PublicationMetadata) -> Void = { _ in }
  ) throws -> Visit {
    let path = "feeds/\(portal).rdf"
    let site = try SampleSite(
      [path: Feed.document(body)], tombstones: tombstones, change: change)
    return try Visit(portal, site, after: try SampleSite([path: Feed.document(previous)]))
  }

  @Test func `what is the same is not spoken of`() throws {
    let body = Feed.dataset("a", Feed.file("a.csv"))
    #expect(try Self.visit(body, after: body).said == [])
  }

  @Test func `a changed field is an update, a new dataset is created`() throws {
    let visit = try Self.visit(
      Feed.dataset("a", title: "Autre") + Feed.dataset("b", title: "B b"),
      after: Feed.dataset("a"))
    #expect(
      visit.said == [
        "harvest/created note dataset=\(Feed.iri("b"))",
        "harvest/updated note dataset=\(Feed.iri("a")) fields=name, title",
      ])
  }

  @Test(arguments: ["ckan", "udata"])
  func `a dataset that is gone is an error`(portal: String) throws {
    let visit = try Self.visit(
      Feed.dataset("a"), after: Feed.dataset("a") + Feed.dataset("b", title: "B b"), as: portal)
    #expect(visit.said == ["harvest/deleted error dataset=\(Feed.iri("b"))"])
  }

  @Test(arguments: ["ckan", "udata"])
  func `a dataset that was withdrawn or superseded is said to go as stated`(portal: String) throws {
    let before = Feed.dataset("a") + Feed.dataset("b", title: "B b")
    let withdrawn = try Self.visit(Feed.dataset("a"), after: before, as: portal) {
      $0.withdrawn = [Withdrawn(name: "b", date: "2026-01-02", reason: [:])]
    }
    #expect(withdrawn.said == ["harvest/removed-as-stated note dataset=\(Feed.iri("b"))"])
    let superseded = try Self.visit(Feed.dataset("a"), after: before, as: portal) {
      $0.supersedes = [Feed.iri("b")]
    }
    #expect(superseded.said == ["harvest/removed-as-stated note dataset=\(Feed.iri("b"))"])
  }

  /// A portal may have missed the publications in between.
  @Test
  func `a dataset that was withdrawn long ago goes as stated, one that is merely gone is an error`()
    throws
  {
    for (reason, finding) in [
      (["fr": "Erreur"], "removed-as-stated note"), ([:], "deleted error"),
    ] {
      let visit = try Self.visit(
        Feed.dataset("a"), after: Feed.dataset("a") + Feed.dataset("b", title: "B b"),
        tombstones: [Tombstone(name: "b", date: "2026-01-01", reason: reason)])
      #expect(visit.said == ["harvest/\(finding) dataset=\(Feed.iri("b"))"])
    }
  }

  @Test func `a dataset of another name with the same files has changed its identity`() throws {
    let file = Feed.file("a.csv")
    let visit = try Self.visit(
      Feed.dataset("b", title: "Autre", file) + Feed.dataset("c", title: "C c"),
      after: Feed.dataset("a", file) + Feed.dataset("c", title: "C c"))
    #expect(
      visit.said == [
        "harvest/changed-identity error dataset=\(Feed.iri("b")) expected=\(Feed.iri("a")) value=\(Feed.iri("b"))",
        "harvest/created note dataset=\(Feed.iri("b"))",
      ])
  }

  @Test func `an address that another resource has now is a changed identity`() throws {
    let address = SampleSite.base + "latest/a.csv"
    let visit = try Self.visit(
      Feed.dataset("a", Feed.file("z.csv", address: address)),
      after: Feed.dataset("a", Feed.file("a.csv", address: address)))
    #expect(visit.warned == ["harvest/changed-identity"])
  }

  @Test func `nothing left of all is said by itself`() throws {
    let visit = try Self.visit("", after: Feed.dataset("a"))
    #expect(
      visit.said == [
        "harvest/all-deleted error count=1", "harvest/deleted error dataset=\(Feed.iri("a"))",
      ])
  }

  @Test func `the language of a portal is what the publication states, else its own`() throws {
    let body = Feed.document(Feed.dataset("a"))
    let site = try SampleSite([CKAN.feed: body], language: "ar") {
      $0.feeds = Feeds(languages: ["ckan": "fr"])
    }
    #expect(try Visit("ckan", site).warned == [])
    #expect(
      try Visit("ckan", site, languages: ["ckan": "en"]).warned
        == ["harvest/language", "harvest/language"])
  }

  @Test func `an update names the extras, too`() throws {
    let visit = try Self.visit(
      Feed.dataset("a", "<dct:modified>2026-01-02</dct:modified>"),
      after: Feed.dataset("a", "<dct:modified>2026-01-01</dct:modified>"))
    #expect(
      visit.said == ["harvest/updated note dataset=\(Feed.iri("a")) fields=extras.modified"])
  }

  @Test func `a draft has its publication before it, a publication the generation before`() throws {
    let site = try SampleSite([:])
    let home = site.path + "/home"
    for name in ["2", "3", ".draft"] {
      try site.write("home/.generations/a/\(name)/manifest.json", try site.manifest)
    }
    try FileManager.default.createSymbolicLink(
      atPath: home + "/a", withDestinationPath: ".generations/a/3")
    let ofDraft = Rehearsal.earlier(than: home + "/.generations/a/.draft")
    #expect(ofDraft?.name == "home/a")
    #expect(ofDraft?.folder.hasSuffix("/home/a") ?? false)
    #expect(Rehearsal.earlier(than: home + "/a")?.name == "home/.generations/a/2")
    #expect(Rehearsal.earlier(than: home + "/.generations/a/2") == nil, "none is kept")
    #expect(Rehearsal.earlier(than: site.path) == nil && Rehearsal.earlier(than: "nowhere") == nil)
  }

  @Test func `a feed that the publication lists and that is gone is an error`() throws {
    let site = try SampleSite(["SHA256SUMS": "00  manifest.json\n11  feeds/ckan.rdf\n"])
    #expect(try Visit("ckan", site).said == ["harvest/feed-missing error"])
    #expect(try Visit("udata", site).said == ["harvest/feed-missing note"])
  }

  @Test func `a feed that is empty and one that is too large for us are said to be`() throws {
    #expect(try Visit("ckan", SampleSite([CKAN.feed: ""])).said == ["harvest/empty error"])
    #expect(try Visit("data.gov", SampleSite(["data.json": ""])).said == ["harvest/empty error"])
    for (portal, feed) in [("udata", UData.feed), ("data.gov", DataGov.feed)] {
      let site = try SampleSite([:])
      try site.write(feed, size: UInt64(FeedWalk.most) + 1)
      let visit = try Visit(portal, site, after: try SampleSite([:]))
      #expect(visit.findings.map(\.rule) == [.notRehearsed] && visit.warned == [])
    }
  }

  @Test func `what is no publication is called what it is, with the publications around it`() throws
  {
    let site = try SampleSite(["datasets/a/1.0.0/manifest.json": "{}", "feeds/ckan.rdf": ""])
    let name = site.path.split(separator: "/").last.map(String.init) ?? ""
    func refusal(_ folder: String, _ name: String) -> Finding? {
      do throws(Finding) { _ = try Rehearsal(folder, name: name) } catch { return error }
      return nil
    }
    for part in ["/datasets/a/1.0.0", "/feeds/ckan.rdf", "/feeds"] {
      let finding = refusal(site.path + part, "out/" + name + part)
      #expect(finding?.rule == .noPublication)
      #expect(finding?.values["candidates"] == "out/" + name)
    }
    #expect(refusal(site.path + "/none", "none")?.rule == .notThere)
    let inner = try SampleSite([:])
    try inner.write("output/b/manifest.json", try inner.manifest)
    try inner.write("manifest.json", Data("[]".utf8))
    #expect(refusal(inner.path, "p")?.values["candidates"] == "p/output/b")
    let broken = try SampleSite([:])
    try broken.write("manifest.json", Data("{".utf8))
    #expect(refusal(broken.path, "p")?.rule == .publicationUnreadable)
  }
}
