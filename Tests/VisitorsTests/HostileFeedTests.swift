import Components
import Foundation
import Testing

@testable import Visitors

/// Whatever stands where portals read, the rehearsal ends and says what it found.
@Suite struct `Feeds that are damaged` {
  /// The same bytes in the place of all that portals read.
  private static func visit(_ bytes: Data, as portals: [String] = Portals.names) throws -> [Visit] {
    let site = try SampleSite([:])
    for path in [CKAN.feed, UData.feed, DataGov.feed, Google.feed] { try site.write(path, bytes) }
    return try portals.map { try Visit($0, site, after: site) }
  }

  private static func warned(_ text: String, as portal: String) throws -> [String] {
    try visit(Data(text.utf8), as: [portal])[0].warned
  }

  private static let fuzz = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fuzz")

  static let seeds: [String] = ["Seeds", "Crashes"].flatMap { kind in
    let folder = fuzz.appending(path: kind + "/RDF").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().map { folder + "/" + $0 }
  }

  @Test(arguments: seeds) func `that the fuzzer keeps are read to their end`(path: String) throws {
    let bytes = try Data(contentsOf: URL(filePath: path))
    for visit in try Self.visit(bytes) {
      #expect(visit.findings.allSatisfy { !$0.values.isEmpty })
    }
  }

  /// A seed cut short, and with bytes changed, doubled and left out, by a generator of its own.
  @Test(arguments: seeds) func `by chance, too, are read to their end`(path: String) throws {
    let seed = Array(try Data(contentsOf: URL(filePath: path)))
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func chance(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(count, 1)
    }
    let marks = Array("<>\"'&/{}[](),:;".utf8) + [0, 0x80, 0xC3, 0xFF]
    for _ in 0..<40 {
      var bytes = seed
      for _ in 0...chance(4) where !bytes.isEmpty {
        let at = chance(bytes.count), end = min(bytes.count, at + 1 + chance(40))
        switch chance(5) {
        case 0: bytes.removeSubrange(at...)
        case 1: bytes.removeSubrange(at..<end)
        case 2: bytes.insert(contentsOf: bytes[at..<end], at: at)
        case 3: bytes[at] = marks[chance(marks.count)]
        default: bytes[at] ^= UInt8(1 << chance(8))
        }
      }
      for visit in try Self.visit(Data(bytes)) {
        #expect(visit.findings.allSatisfy { !$0.values.isEmpty })
      }
    }
  }

  @Test(arguments: ["ckan", "udata"])
  func `by their nesting are unreadable`(portal: String) throws {
    let deep = String(repeating: "<dct:relation><rdf:Description>", count: 5000)
    #expect(
      try Self.warned(Feed.document(Feed.dataset("a", deep)), as: portal) == ["harvest/unreadable"])
  }

  @Test func `as JSON by their nesting are unreadable`() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(try Self.warned(deep, as: "data.gov") == ["harvest/unreadable"])
    let page = #"<script type="application/ld+json">\#(deep)</script>"#
    #expect(try Self.warned(page, as: "google").contains("harvest/unreadable"))
  }

  @Test(arguments: ["ckan", "udata"])
  func `by a tag or an entity without end are unreadable`(portal: String) throws {
    let whole = Feed.document(Feed.dataset("a", Feed.file("a.csv")))
    for end in [whole.count / 3, whole.count / 2, whole.count - 3] {
      #expect(try Self.warned(String(whole.prefix(end)), as: portal) == ["harvest/unreadable"])
    }
    #expect(try Self.warned("", as: portal) == ["harvest/empty"])
  }

  @Test(arguments: ["ckan", "udata"])
  func `by their encoding say so`(portal: String) throws {
    let text = Feed.document(Feed.dataset("a", title: "الأعضاء"))
    let arabic = try #require(text.data(using: .utf16))
    #expect(try Self.visit(arabic, as: [portal])[0].warned == ["harvest/encoding"])
    let cut = Data(text.utf8).dropLast(60) + Data([0xD8])
    #expect(try Self.visit(cut, as: [portal])[0].warned == ["harvest/encoding"])
  }

  @Test func `by a literal of ten million characters are read`() throws {
    let long = String(repeating: "a b ", count: 2_500_000)
    let text = Feed.document(Feed.dataset("a", "<dct:provenance>\(long)</dct:provenance>"))
    for portal in ["ckan", "udata"] { #expect(try Self.warned(text, as: portal) == []) }
  }

  /// Lines are counted once, however many scripts there are.
  @Test func `by very many scripts are read`() throws {
    let script = #"<script type="application/ld+json">{</script>"# + "\n"
    let page = Array(String(repeating: script, count: 40_000).utf8)
    let scripts = LinkedScripts.all(in: page)
    #expect(scripts.count == 40_000 && scripts.last?.line == 40_000)
  }
}
