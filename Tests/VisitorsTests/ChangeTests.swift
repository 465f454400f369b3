import Components
import Formats
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
        "harvest/updated note dataset=\(Feed.iri("a"))",
      ])
  }

  @Test(arguments: ["ckan", "udata"])
  func `a dataset that is gone is an error`(portal: String) throws {
    let visit = try Self.visit(
      Feed.dataset("a"), after: Feed.dataset("a") + Feed.dataset("b", title: "B b"), as: portal)
    #expect(visit.said == ["harvest/deleted error dataset=\(Feed.iri("b"))"])
  }

  @Test(arguments: ["ckan", "udata"])
  func `a dataset that was withdrawn or superseded is a warning`(portal: String) throws {
    let before = Feed.dataset("a") + Feed.dataset("b", title: "B b")
    let withdrawn = try Self.visit(Feed.dataset("a"), after: before, as: portal) {
      $0.withdrawn = [Withdrawn(name: "b", date: "2026-01-02", reason: [:])]
    }
    #expect(withdrawn.said == ["harvest/deleted warning dataset=\(Feed.iri("b"))"])
    let superseded = try Self.visit(Feed.dataset("a"), after: before, as: portal) {
      $0.supersedes = [Feed.iri("b")]
    }
    #expect(superseded.said == ["harvest/deleted warning dataset=\(Feed.iri("b"))"])
  }

  /// A portal may have missed the publications in between.
  @Test
  func `a dataset that was withdrawn long ago is a warning, one that is merely gone an error`()
    throws
  {
    for (reason, severity) in [(["fr": "Erreur"], "warning"), ([:], "error")] {
      let visit = try Self.visit(
        Feed.dataset("a"), after: Feed.dataset("a") + Feed.dataset("b", title: "B b"),
        tombstones: [Tombstone(name: "b", date: "2026-01-01", reason: reason)])
      #expect(visit.said == ["harvest/deleted \(severity) dataset=\(Feed.iri("b"))"])
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

  @Test func `drafts know their publication`() {
    #expect(
      Rehearsal.publication(ofDraft: "output/.generations/remacto/.draft") == "output/remacto")
    #expect(Rehearsal.publication(ofDraft: ".generations/remacto/.draft") == "remacto")
    #expect(Rehearsal.publication(ofDraft: "output/remacto") == nil)
  }
}
