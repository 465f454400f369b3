import Formats
import Pipelines
import Testing

@testable import Releases

@Suite struct `A box` {
  private func place(_ box: [Double]) -> Spatial {
    Spatial(path: "https://example.org/p", bbox: box)
  }

  private func text(_ value: JSONValue?) -> String? {
    value.map { String(decoding: $0.encoded(indented: false), as: UTF8.self) }
  }

  @Test func `is one closed ring, counter-clockwise (RFC 7946, 3.1.6)`() throws {
    let rings = try #require(place([-17, 20.7, -1, 36]).rings)
    #expect(rings.count == 1)
    #expect(rings[0].map(\.longitude) == [-17, -1, -1, -17, -17])
    #expect(rings[0].map(\.latitude) == [20.7, 20.7, 36, 36, 20.7])
    #expect(
      text(place([-17, 20.7, -1, 36]).geometry)
        == #"{"type":"Polygon","coordinates":[[[-17,20.7],[-1,20.7],[-1,36],[-17,36],[-17,20.7]]]}"#
    )
  }

  @Test func `is cut where it crosses the 180th meridian (RFC 7946, 3.1.9)`() throws {
    let fiji = place([170, -20, -170, -10])
    let rings = try #require(fiji.rings)
    #expect(
      rings.map { $0.map(\.longitude) } == [
        [170, 180, 180, 170, 170], [-180, -170, -170, -180, -180],
      ])
    #expect(
      text(fiji.geometry)?.hasPrefix(#"{"type":"MultiPolygon","coordinates":[[[[170,-20]"#) == true)
    #expect(
      Literal.wkt(rings: rings).text
        == "MULTIPOLYGON(((170 -20, 180 -20, 180 -10, 170 -10, 170 -20)), "
        + "((-180 -20, -170 -20, -170 -10, -180 -10, -180 -20)))")
  }

  @Test func `that only touches the meridian has no ring without width`() {
    #expect(place([180, -20, -170, -10]).rings?.count == 1)
    #expect(place([170, -20, -180, -10]).rings?.count == 1)
  }

  @Test func `has latitudes first at schema.org`() {
    #expect(place([-17, 20.7, -1, 36]).corners == "20.7 -17 36 -1")
  }

  @Test func `that is none has no ring`() {
    #expect(place([0, 91, 1, 95]).rings == nil)
    #expect(place([1, 2, 3]).geometry == nil)
  }
}
