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

  /// The corners of the box as a closed ring (RFC 7946, 3.1.6), counter-clockwise.
  var polygon: JSONValue? {
    guard let box else { return nil }
    let corners = [
      (box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3]), (box[0], box[1]),
    ]
    let ring = corners.map { JSONValue.array([.raw($0.0.decimal), .raw($0.1.decimal)]) }
    return .object(["type": .string("Polygon"), "coordinates": .array([.array(ring)])])
  }
}

extension Double {
  /// Digits without an exponent where there is none to write: `-17`, `35.92`. A JSON number.
  var decimal: String {
    if let whole = Int(exactly: self) { return String(whole) }
    return String(describing: self)
  }
}
