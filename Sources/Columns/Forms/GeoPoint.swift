/// A longitude and a latitude in one of three forms (Table Schema 2.0, geopoint): `90.50, 45.50`, a
/// JSON array of the two, or a JSON object of `lon` and `lat`. The standard states no bounds for them.
enum GeoPoint: Sendable, Hashable {
  case text, array, object

  /// Nil for a format that is none of these.
  init?(format: String?) {
    switch format {
    case nil: self = .text
    case "array": self = .array
    case "object": self = .object
    default: return nil
    }
  }

  func accepts(_ cell: Span<UInt8>) -> Bool { parts(cell) != nil }

  /// Appends longitude and latitude with a comma between them, in every form alike.
  func canonical(_ cell: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    guard let (longitude, latitude) = parts(cell) else { return false }
    _ = Decimal.number(cell.extracting(longitude), into: &output)
    output.append(UInt8(ascii: ","))
    _ = Decimal.number(cell.extracting(latitude), into: &output)
    return true
  }

  private func parts(_ cell: Span<UInt8>) -> (longitude: Range<Int>, latitude: Range<Int>)? {
    switch self {
    case .text: Self.texts(cell)
    case .array: Self.items(cell)
    case .object: Self.members(cell)
    }
  }

  /// One space is allowed behind the comma.
  private static func texts(_ cell: Span<UInt8>) -> (Range<Int>, Range<Int>)? {
    guard let comma = cell.indices.first(where: { cell[$0] == UInt8(ascii: ",") }) else {
      return nil
    }
    var start = comma + 1
    if start < cell.count, cell[start] == 32 { start += 1 }
    guard Decimal(cell.extracting(..<comma)) != nil, Decimal(cell.extracting(start...)) != nil
    else { return nil }
    return (0..<comma, start..<cell.count)
  }

  private static func items(_ cell: Span<UInt8>) -> (Range<Int>, Range<Int>)? {
    guard let node = JSONNode(cell), node.kind == .array else { return nil }
    var contents = node.contents
    guard let (_, longitude) = contents.next(cell), longitude.kind == .number,
      let (_, latitude) = contents.next(cell), latitude.kind == .number,
      contents.next(cell) == nil
    else { return nil }
    return (longitude.range, latitude.range)
  }

  private static func members(_ cell: Span<UInt8>) -> (Range<Int>, Range<Int>)? {
    guard let node = JSONNode(cell), node.kind == .object, node.count(cell) == 2,
      let longitude = node.member("lon", cell), longitude.kind == .number,
      let latitude = node.member("lat", cell), latitude.kind == .number
    else { return nil }
    return (longitude.range, latitude.range)
  }
}
