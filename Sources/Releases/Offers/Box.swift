import Formats
import Pipelines

extension Spatial {
  /// West, south, east, north; nil where they are not known or are no degrees.
  var box: [Double]? {
    guard let bbox, bbox.count == 4, bbox.allSatisfy(\.isFinite),
      (-180...180).contains(bbox[0]), (-90...90).contains(bbox[1]),
      (-180...180).contains(bbox[2]), (-90...90).contains(bbox[3])
    else { return nil }
    return bbox
  }

  /// The corners of the box as closed rings, counter-clockwise, longitude first (RFC 7946, 3.1.6): one, or
  /// one on each side where it crosses the 180th meridian (3.1.9).
  var rings: [[(longitude: Double, latitude: Double)]]? {
    guard let box else { return nil }
    let crosses = box[2] < box[0]
    let spans: [(Double, Double)] =
      crosses ? [(box[0], 180), (-180, box[2])] : [(box[0], box[2])]
    return spans.filter { !crosses || $0.0 != $0.1 }.map { west, east in
      [(west, box[1]), (east, box[1]), (east, box[3]), (west, box[3]), (west, box[1])]
    }
  }

  /// The box as a geometry of GeoJSON.
  var geometry: JSONValue? {
    guard let rings else { return nil }
    let polygons = rings.map { ring in
      JSONValue.array([
        .array(ring.map { .array([.raw($0.longitude.decimal), .raw($0.latitude.decimal)]) })
      ])
    }
    return .object([
      "type": .string(polygons.count == 1 ? "Polygon" : "MultiPolygon"),
      "coordinates": polygons.count == 1 ? polygons[0] : .array(polygons),
    ])
  }

  /// The box as schema.org has it (`box`): south west, north east, latitudes first.
  var corners: String? {
    box.map { [$0[1], $0[0], $0[3], $0[2]].map(\.decimal).joined(separator: " ") }
  }
}

extension Double {
  /// Digits without an exponent where there is none to write: `-17`, `35.92`. A JSON number.
  var decimal: String {
    if let whole = Int(exactly: self) { return String(whole) }
    return String(describing: self)
  }
}
