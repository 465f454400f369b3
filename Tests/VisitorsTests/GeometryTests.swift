import Formats
import Testing

@testable import Visitors

/// Well-Known Text (OGC 06-103r4, 7).
@Suite struct `Well-Known Text` {
  private static func python(_ text: String) -> String? { Geometry(wkt: text)?.python }

  @Test func `is read of points, polygons and sets of polygons`() {
    #expect(
      Self.python("POINT (1 2)") == #"{"type": "Point", "coordinates": [1.0, 2.0]}"#)
    #expect(
      Self.python("POLYGON((0 0,1 0,1 1,0 0))")
        == #"{"type": "Polygon", "coordinates": [[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]]]}"#
    )
    #expect(Geometry(wkt: "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))")?.polygons.count == 1)
  }

  @Test(arguments: [
    "POINT 1 2", "POINT (1)", "POINT (1 x)", "POINT (1 nan)", "LINE (1 2)", "POLYGON ((0 0)",
  ])
  func `is none where it is not well-formed`(text: String) { #expect(Geometry(wkt: text) == nil) }

  @Test func `that is nested without end is none`() {
    let open = String(repeating: "(", count: 400_000)
    #expect(Geometry(wkt: "POLYGON " + open) == nil)
    let close = String(repeating: ")", count: 400_000)
    #expect(Geometry(wkt: "POLYGON " + open + "0 0" + close) == nil)
    #expect(Geometry(wkt: "MULTIPOLYGON ((((0 0, 1 0))))") != nil, "four deep is read")
    #expect(Geometry(wkt: "MULTIPOLYGON (((((0 0, 1 0)))))") == nil)
  }
}
