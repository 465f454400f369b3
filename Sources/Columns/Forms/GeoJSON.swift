/// GeoJSON (RFC 7946), as far as a value's shape goes: members and their kinds, positions, closed
/// rings, what must not stand together (§7.1). Winding and the extent of coordinates are not looked at.
enum GeoJSON {
  static func accepts(_ cell: Span<UInt8>) -> Bool {
    guard let node = JSONNode(cell), let type = node.member("type", cell)?.text(cell),
      hasGoodBox(node, cell)
    else { return false }
    switch type {
    case "FeatureCollection":
      guard let features = node.member("features", cell) else { return false }
      return lacks(["coordinates", "geometries", "geometry", "properties"], node, cell)
        && features.isArray(cell) { isFeature($0, cell) }
    case "Feature": return isFeature(node, cell)
    default: return isGeometry(node, cell)
    }
  }

  /// §3.2: a geometry or null, properties or null, a string or number as `id`.
  private static func isFeature(_ node: JSONNode, _ cell: Span<UInt8>) -> Bool {
    guard node.member("type", cell)?.text(cell) == "Feature", hasGoodBox(node, cell),
      lacks(["coordinates", "geometries", "features"], node, cell),
      let geometry = node.member("geometry", cell),
      let properties = node.member("properties", cell)?.kind
    else { return false }
    let id = node.member("id", cell)?.kind
    return (geometry.kind == .null || isGeometry(geometry, cell))
      && (properties == .null || properties == .object)
      && (id == nil || id == .string || id == .number)
  }

  /// §3.1. Empty coordinates are a geometry without a place.
  private static func isGeometry(_ node: JSONNode, _ cell: Span<UInt8>) -> Bool {
    guard let type = node.member("type", cell)?.text(cell), hasGoodBox(node, cell),
      lacks(["geometry", "properties", "features"], node, cell)
    else { return false }
    if type == "GeometryCollection" {
      return node.member("geometries", cell)?.isArray(cell) { isGeometry($0, cell) } ?? false
    }
    guard let places = node.member("coordinates", cell), places.kind == .array else { return false }
    let isEmpty = places.isArray(cell) { _ in false }
    switch type {
    case "Point": return isEmpty || isPosition(places, cell)
    case "MultiPoint": return places.isArray(cell) { isPosition($0, cell) }
    case "LineString": return isEmpty || isLine(places, cell)
    case "MultiLineString": return places.isArray(cell) { isLine($0, cell) }
    case "Polygon": return isPolygon(places, cell)
    case "MultiPolygon": return places.isArray(cell) { isPolygon($0, cell) }
    default: return false
    }
  }

  /// §3.1.1.
  static func isPosition(_ node: JSONNode, _ cell: Span<UInt8>) -> Bool {
    node.isArray(atLeast: 2, cell) { $0.kind == .number }
  }

  /// §3.1.4.
  static func isLine(_ node: JSONNode, _ cell: Span<UInt8>) -> Bool {
    node.isArray(atLeast: 2, cell) { isPosition($0, cell) }
  }

  /// §3.1.6: rings of four positions or more, of which the last is the first.
  private static func isPolygon(_ node: JSONNode, _ cell: Span<UInt8>) -> Bool {
    node.isArray(cell) { ring in
      var first: JSONNode?, last: JSONNode?
      let isRing = ring.isArray(atLeast: 4, cell) { position in
        first = first ?? position
        last = position
        return isPosition(position, cell)
      }
      guard isRing, let first, let last else { return false }
      return isSame(first, last, cell)
    }
  }

  private static func isSame(_ a: JSONNode, _ b: JSONNode, _ cell: Span<UInt8>) -> Bool {
    var left: [UInt8] = [], right: [UInt8] = []
    JSONCanonical.append(a, cell, to: &left)
    JSONCanonical.append(b, cell, to: &right)
    return left == right
  }

  /// §5: twice as many numbers as there are dimensions.
  static func hasGoodBox(_ node: JSONNode, _ cell: Span<UInt8>) -> Bool {
    guard let box = node.member("bbox", cell) else { return true }
    return box.isArray(atLeast: 4, cell) { $0.kind == .number } && box.count(cell) % 2 == 0
  }

  private static func lacks(
    _ names: [StaticString], _ node: JSONNode, _ cell: Span<UInt8>
  ) -> Bool {
    !names.contains { node.member($0, cell) != nil }
  }
}
