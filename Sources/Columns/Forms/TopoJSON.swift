/// A topology of TopoJSON 1.0, as far as a value's shape goes: objects, arcs, and references to arcs
/// that there are.
enum TopoJSON {
  static func accepts(_ cell: Span<UInt8>) -> Bool {
    guard let node = JSONNode(cell), node.member("type", cell)?.text(cell) == "Topology",
      GeoJSON.hasGoodBox(node, cell), hasGoodTransform(node, cell),
      let objects = node.member("objects", cell), objects.kind == .object,
      let arcs = node.member("arcs", cell),
      arcs.isArray(cell, { GeoJSON.isLine($0, cell) })
    else { return false }
    let count = arcs.count(cell)
    var contents = objects.contents
    while let (_, object) = contents.next(cell) {
      guard isGeometry(object, arcs: count, cell) else { return false }
    }
    return true
  }

  /// 2.1.2: two factors and two offsets.
  private static func hasGoodTransform(_ node: JSONNode, _ cell: Span<UInt8>) -> Bool {
    guard let transform = node.member("transform", cell) else { return true }
    return (["scale", "translate"] as [StaticString]).allSatisfy { name in
      guard let pair = transform.member(name, cell) else { return false }
      return pair.isArray(atLeast: 2, cell) { $0.kind == .number } && pair.count(cell) == 2
    }
  }

  /// 2.2: `type` may be null, which is a geometry without a place.
  private static func isGeometry(_ node: JSONNode, arcs: Int, _ cell: Span<UInt8>) -> Bool {
    guard let kind = node.member("type", cell), GeoJSON.hasGoodBox(node, cell) else { return false }
    guard let type = kind.text(cell) else { return kind.kind == .null }
    func member(_ name: StaticString, _ holds: (JSONNode) -> Bool) -> Bool {
      node.member(name, cell).map(holds) ?? false
    }
    func isLine(_ node: JSONNode) -> Bool {
      node.isArray(atLeast: 1, cell) { isArc($0, of: arcs, cell) }
    }
    func areLines(_ node: JSONNode) -> Bool { node.isArray(cell) { isLine($0) } }
    switch type {
    case "Point": return member("coordinates") { GeoJSON.isPosition($0, cell) }
    case "MultiPoint":
      return member("coordinates") { $0.isArray(cell) { GeoJSON.isPosition($0, cell) } }
    case "LineString": return member("arcs", isLine)
    case "MultiLineString", "Polygon": return member("arcs", areLines)
    case "MultiPolygon": return member("arcs") { $0.isArray(cell) { areLines($0) } }
    case "GeometryCollection":
      return member("geometries") { $0.isArray(cell) { isGeometry($0, arcs: arcs, cell) } }
    default: return false
    }
  }

  /// 2.1.4: the index of an arc, or its complement where the arc is reversed.
  private static func isArc(_ node: JSONNode, of count: Int, _ cell: Span<UInt8>) -> Bool {
    guard node.kind == .number, node.range.count < 18 else { return false }
    let text = cell.extracting(node.range)
    guard FieldType.integer.accepts(text) else { return false }
    let isNegative = text[0] == UInt8(ascii: "-")
    var value = 0
    for at in (isNegative ? 1 : 0)..<text.count { value = value * 10 + Int(text[at] - 48) }
    return isNegative ? value <= count : value < count
  }
}
