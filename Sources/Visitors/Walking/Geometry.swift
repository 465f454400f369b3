import Formats

/// A point, polygon or set of polygons in Well-Known Text (OGC 06-103r4), as GeoJSON has it.
struct Geometry {
  indirect enum Part {
    case number(Double)
    case list([Part])
  }

  let type: String
  let coordinates: Part

  private static let types = [
    "POINT": "Point", "POLYGON": "Polygon", "MULTIPOLYGON": "MultiPolygon",
  ]

  /// Nil for what is not well-formed or is of another type. A leading `<…>` or `SRID=…;` is refused, as
  /// by geomet.
  init?(wkt text: String) {
    let name = text.prefix { $0.isLetter }.uppercased()
    guard let type = Self.types[name] else { return nil }
    var rest = text.dropFirst(name.count).drop { $0.isWhitespace }
    guard let part = Self.group(&rest, Self.deepest), rest.allSatisfy(\.isWhitespace) else {
      return nil
    }
    self.type = type
    guard case .list(let items) = part else { return nil }
    if type == "Point" {
      guard items.count == 1 else { return nil }
      coordinates = items[0]
    } else {
      coordinates = part
    }
  }

  /// How deep groups stand in one another: three deep in the deepest type.
  private static let deepest = 4

  /// `(…)`: groups, or positions separated by commas. Nil where more than `depth` stand in one another.
  private static func group(_ rest: inout Substring, _ depth: Int) -> Part? {
    guard depth > 0, rest.first == "(" else { return nil }
    rest = rest.dropFirst()
    var items: [Part] = []
    while true {
      rest = rest.drop { $0.isWhitespace }
      guard let item = rest.first == "(" ? group(&rest, depth - 1) : position(&rest) else {
        return nil
      }
      items.append(item)
      rest = rest.drop { $0.isWhitespace }
      guard let mark = rest.first else { return nil }
      rest = rest.dropFirst()
      if mark == ")" { return .list(items) }
      guard mark == "," else { return nil }
    }
  }

  private static func position(_ rest: inout Substring) -> Part? {
    let text = rest.prefix { $0 != "," && $0 != ")" }
    rest = rest.dropFirst(text.count)
    let words = text.split(whereSeparator: \.isWhitespace)
    let numbers = words.compactMap { Double($0) }.filter(\.isFinite)
    guard numbers.count >= 2, numbers.count == words.count else { return nil }
    return .list(numbers.map { .number($0) })
  }

  /// As `json.dumps` writes it.
  var python: String {
    "{\"type\": \"\(type)\", \"coordinates\": \(Self.text(coordinates))}"
  }

  private static func text(_ part: Part) -> String {
    switch part {
    case .number(let number): number.description
    case .list(let parts): "[" + parts.map(text).joined(separator: ", ") + "]"
    }
  }

  /// The coordinates of each polygon; none of a point.
  var polygons: [JSONValue] {
    guard case .list(let parts) = coordinates else { return [] }
    switch type {
    case "Polygon": return [Self.json(coordinates)]
    case "MultiPolygon": return parts.map(Self.json)
    default: return []
    }
  }

  private static func json(_ part: Part) -> JSONValue {
    switch part {
    case .number(let number): .raw(number.description)
    case .list(let parts): .array(parts.map(json))
    }
  }
}
