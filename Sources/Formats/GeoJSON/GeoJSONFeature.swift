import Components

/// How features become rows (RFC 7946 §3.2).
enum GeoJSONFeature {
  private static let own: Set<String> = ["id", "geometry", "properties"]

  static let names: JSONShape.Names = {
    var names = JSONShape.Names()
    names.path = path
    names.header = header
    names.start.addOpaque("geometry")
    names.judged = [[Array("type".utf8)], [Array("geometry".utf8)]]
    return names
  }()

  /// The member of a feature that a column is.
  @Sendable private static func path(_ column: String) -> [[UInt8]] {
    let path = JSONPath.path(column)
    let first = String(decoding: path[0], as: UTF8.self)
    // `properties` alone is all of them as one value.
    return own.contains(first) ? path : [Array("properties".utf8)] + path
  }

  /// `id` stands first and `geometry` last; what is no property and neither of them is left out.
  @Sendable private static func header(_ paths: [[[UInt8]]]) -> [(Int, String)] {
    var first: [(Int, String)] = [], properties: [(Int, String)] = [], last: [(Int, String)] = []
    for (index, path) in paths.enumerated() {
      switch String(decoding: path[0], as: UTF8.self) {
      case "id" where path.count == 1: first.append((index, "id"))
      case "geometry": last.append((index, "geometry"))
      case "properties" where path.count > 1:
        let isOwn = own.contains(String(decoding: path[1], as: UTF8.self))
        properties.append((index, JSONPath.name(isOwn ? path : Array(path[1...]))))
      default: break
      }
    }
    return first + properties + last
  }

  /// Type and geometry of a feature.
  @Sendable static func judge(_ texts: [[UInt8]?]) -> (Rule, [String: String])? {
    guard let type = texts[0], type.elementsEqual("Feature".utf8) else {
      return (.notFeature, ["value": texts[0].map { String(decoding: $0, as: UTF8.self) } ?? ""])
    }
    guard let geometry = texts[1], let fault = GeoJSONGeometry.fault(geometry.span) else {
      return nil
    }
    let value = ["value": String(decoding: geometry.prefix(80), as: UTF8.self)]
    return (fault == .position ? .offTheGlobe : .badGeometry, value)
  }
}

/// The features of a file: the members of a collection, or the document itself.
struct GeoJSONSource: JSONSource {
  private var list: JSONList
  /// Whether the document is a collection of features (RFC 7946 §3.3).
  private let isCollection: Bool

  var stream: JSONStream {
    get { list.stream }
    set { list.stream = newValue }
  }
  var row: Int { list.row }

  init(_ input: Input) throws(Finding) {
    do throws(Finding) {
      list = try JSONList(
        input, pointer: ["features"], property: "features", keeping: ["type", "crs"])
      isCollection = true
    } catch {
      guard error.rule == .noList else { throw error }
      list = try JSONList(whole: input)
      isCollection = false
    }
  }

  mutating func next() throws(Finding) -> Range<Int>? { try list.next() }

  mutating func finish() throws(Finding) -> [Finding] {
    var faults = try list.finish()
    let file = Place.file(stream.input.name)
    if isCollection,
      list.kept["type"].map({ $0.elementsEqual("\"FeatureCollection\"".utf8) }) != true
    {
      faults.append(Finding(.notFeatures, at: file))
    }
    if let reference = list.kept["crs"], !Self.isWGS84(reference) {
      let text = String(decoding: reference.prefix(200), as: UTF8.self)
      faults.append(Finding(.otherReference, at: file, ["value": text]))
    }
    return faults
  }

  /// The names that the former specification's `crs` gave to what RFC 7946 §4 prescribes.
  private static func isWGS84(_ reference: [UInt8]) -> Bool {
    let text = String(decoding: reference, as: UTF8.self)
    return ["CRS84\"", "EPSG::4326\"", "EPSG:4326\"", "EPSG:6.9:4326\""].contains {
      text.contains($0)
    }
  }
}
