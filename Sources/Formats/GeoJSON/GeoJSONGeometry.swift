internal import Columns
import Components

/// Looks at a geometry (RFC 7946 §3.1) that is good JSON: its type, the depth of its coordinates, that
/// positions are numbers and lie on the globe. Rings and winding are the schema's business.
struct GeoJSONGeometry {
  private var at = 0
  private static let deepest = 8

  enum Fault { case shape, position }

  /// What is wrong with a geometry; nil where it is good.
  static func fault(_ bytes: Span<UInt8>) -> Fault? {
    var geometry = GeoJSONGeometry()
    return geometry.object(bytes, 0)
  }

  private mutating func object(_ bytes: Span<UInt8>, _ depth: Int) -> Fault? {
    guard let members = members(bytes), depth < Self.deepest else { return .shape }
    let end = at
    defer { at = end }
    if members.type == "GeometryCollection" {
      return members.geometries.map { list(bytes, from: $0, depth) } ?? .shape
    }
    guard let levels = Self.levels[members.type], let start = members.coordinates else {
      return .shape
    }
    at = start
    return coordinates(bytes, levels)
  }

  /// How deep the arrays of coordinates are, by type.
  private static let levels = [
    "Point": 1, "MultiPoint": 2, "LineString": 2, "MultiLineString": 3, "Polygon": 3,
    "MultiPolygon": 4,
  ]

  private struct Members {
    var type = ""
    var coordinates: Int?, geometries: Int?
  }

  /// Passes an object; where its values start that matter, nil where it is none.
  private mutating func members(_ bytes: Span<UInt8>) -> Members? {
    var members = Members()
    guard skip(UInt8(ascii: "{"), bytes) else { return nil }
    while !skip(UInt8(ascii: "}"), bytes) {
      _ = skip(UInt8(ascii: ","), bytes)
      let name = string(bytes)
      guard skip(UInt8(ascii: ":"), bytes) else { return nil }
      skipSpace(bytes)
      switch name {
      case "type":
        if at < bytes.count, bytes[at] == UInt8(ascii: "\"") { members.type = string(bytes) }
      case "coordinates": members.coordinates = at
      case "geometries": members.geometries = at
      default: break
      }
      if name != "type" || members.type.isEmpty { pass(bytes) }
      if at >= bytes.count { return nil }
    }
    return members
  }

  private mutating func list(_ bytes: Span<UInt8>, from start: Int, _ depth: Int) -> Fault? {
    at = start
    guard skip(UInt8(ascii: "["), bytes) else { return .shape }
    while !skip(UInt8(ascii: "]"), bytes) {
      _ = skip(UInt8(ascii: ","), bytes)
      if let fault = object(bytes, depth + 1) { return fault }
    }
    return nil
  }

  /// Arrays within arrays, the innermost of which are positions; an empty one is a geometry without a
  /// place.
  private mutating func coordinates(_ bytes: Span<UInt8>, _ levels: Int) -> Fault? {
    guard skip(UInt8(ascii: "["), bytes) else { return .shape }
    var count = 0
    while !skip(UInt8(ascii: "]"), bytes) {
      if count > 0 { _ = skip(UInt8(ascii: ","), bytes) }
      skipSpace(bytes)
      if levels > 1 {
        if let fault = coordinates(bytes, levels - 1) { return fault }
      } else if let fault = number(bytes, limit: count == 0 ? 180 : count == 1 ? 90 : nil) {
        return fault
      }
      count += 1
    }
    // RFC 7946 §3.1.1: two numbers or more.
    return levels == 1 && count == 1 ? .shape : nil
  }

  private mutating func number(_ bytes: Span<UInt8>, limit: Int?) -> Fault? {
    let start = at
    while at < bytes.count, Self.isOfNumber(bytes[at]) { at += 1 }
    guard at > start else { return .shape }
    guard let limit else { return nil }
    return Self.isWithin(limit, bytes.extracting(start..<at)) ? nil : .position
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    byte &- 48 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
  }

  /// Whether a JSON number is no further from zero than `limit`.
  static func isWithin(_ limit: Int, _ number: Span<UInt8>) -> Bool {
    var whole = 0, at = 0
    if number.count > 0, number[0] == UInt8(ascii: "-") || number[0] == UInt8(ascii: "+") { at = 1 }
    while at < number.count, number[at] &- 48 < 10, whole <= limit {
      whole = whole * 10 + Int(number[at] - 48)
      at += 1
    }
    for index in number.indices where number[index] | 0x20 == UInt8(ascii: "e") {
      guard let value = Double(String(decoding: number.copy(), as: UTF8.self)) else { return false }
      return abs(value) <= Double(limit)
    }
    if whole != limit { return whole < limit }
    while at < number.count, number[at] == UInt8(ascii: ".") || number[at] == UInt8(ascii: "0") {
      at += 1
    }
    return at == number.count
  }

  // MARK: Passing good JSON

  private mutating func skipSpace(_ bytes: Span<UInt8>) {
    while at < bytes.count, JSONStream.isSpace(bytes[at]) { at += 1 }
  }

  private mutating func skip(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
    skipSpace(bytes)
    guard at < bytes.count else { return byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") }
    guard bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func string(_ bytes: Span<UInt8>) -> String {
    skipSpace(bytes)
    let start = at + 1
    pass(bytes)
    guard at > start else { return "" }
    return JSONText.unescaped(bytes.extracting(start..<at - 1).copy()[...])
  }

  private mutating func pass(_ bytes: Span<UInt8>) {
    var depth = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""): passString(bytes)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        at += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return }
        depth -= 1
        at += 1
      case UInt8(ascii: ","):
        if depth == 0 { return }
        at += 1
      default: at += 1
      }
      switch bytes[at - 1] {
      case UInt8(ascii: "\""), UInt8(ascii: "}"), UInt8(ascii: "]"): if depth == 0 { return }
      default: break
      }
    }
  }

  private mutating func passString(_ bytes: Span<UInt8>) {
    at += 1
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    at = min(at + 1, bytes.count)
  }
}
