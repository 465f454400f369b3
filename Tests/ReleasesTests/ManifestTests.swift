import Foundation
import Testing

@testable import Releases

@Suite struct `A manifest` {
  @Test func `is read as it was written`() throws {
    var manifest = Sample.members
    manifest.tables[0].read += 2
    manifest.tables[0].rejected = 2
    let bytes = Current.encode(manifest)
    #expect(try JSONDecoder().decode(Manifest.self, from: Data(bytes)) == manifest)
  }

  @Test func `of the first releases says nothing of rejected rows: there were none`() throws {
    let text = String(decoding: Current.encode(Sample.members), as: UTF8.self)
    let old = text.replacing(/\n *"rejected" ?: 0,/, with: "")
    #expect(old != text)
    #expect(try JSONDecoder().decode(Manifest.self, from: Data(old.utf8)) == Sample.members)
  }

  @Test func `of a publication follows a damaged one that lists a dataset twice`() throws {
    var before = Sample.catalogue.publication
    before.datasets += before.datasets
    let current = Current(folder: "not/there", manifest: before, releases: [:])
    let next = NextManifest(about: before.metadata, current: current, date: "2026-01-02")
    let made = try next.made(of: Sample.catalogue.releases, generation: 2)
    #expect(made.datasets.map(\.name) == Sample.catalogue.publication.datasets.map(\.name))
    #expect(made.generation == 2)
  }
}
