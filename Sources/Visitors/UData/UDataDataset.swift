import Formats
import Releases

/// A dataset as udata holds it.
extension UDataReader {
  func dataset(_ node: Term, _ identifier: String, _ resources: [UDataResource]) -> JSONValue {
    var dcat: [JSONValue.Member] = []
    let provenance = values(node, "dct:provenance")
    if !provenance.isEmpty { dcat.append(.init("provenance", .strings(provenance))) }
    if let resolution = resolution(node) {
      dcat.append(.init("spatial_resolution", .string(resolution + " m")))
    }
    let files = resources.filter { !$0.isPart }
    let rights = dataset(node, "dct:rights", files.map(\.rights))
    let access = dataset(node, "dct:accessRights", files.map(\.accessRights))
    let licenses = dataset(node, "dct:license", files.map(\.licenses))
    for (key, list) in [("rights", rights), ("accessRights", access), ("license", licenses)]
    where !list.isEmpty { dcat.append(.init(key, .strings(list))) }
    let description = description(node, Self.descriptions)
    return .object([
      "title": text(value(node, "dct:title")), "description": Self.foretold(description),
      "acronym": text(value(node, "skos:altLabel")), "frequency": text(frequency(node)),
      "tags": tags(node).map { .strings($0) }, "temporal_coverage": coverage(node),
      "spatial": spatial(node),
      "schema": schema(node), "contact_points": .array(contacts(node)),
      "extras": dcat.isEmpty ? nil : .object([.init("dcat", .object(dcat))]),
      "license": .strings(unique(licenses + rights + files.flatMap(\.licenses))),
      "resources": .array(resources.map(\.json)), "harvest": harvest(node, identifier),
    ])
  }

  /// Nil for what has tags of HTML, of which udata makes Markdown by a library of its own.
  static func foretold(_ text: String) -> JSONValue? {
    Python.mayBeHTML(text) ? nil : .string(text)
  }

  /// The fields that the record of a dataset lacks since what udata makes of them is not foretold, and the
  /// texts that they are made of.
  func unforetold(_ node: Term, _ resources: [UDataResource]) -> [Notes.Unforetold] {
    var fields: [Notes.Unforetold] = []
    let description = description(node, Self.descriptions)
    if Self.foretold(description) == nil {
      fields.append(.init(field: "description", text: description))
    }
    if tags(node) == nil {
      fields.append(.init(field: "tags", text: keywords(node).joined(separator: ", ")))
    }
    for (index, resource) in resources.enumerated()
    where Self.foretold(resource.description) == nil {
      fields.append(.init(field: "resources[\(index)].description", text: resource.description))
    }
    return fields
  }

  private func text(_ text: String?) -> JSONValue? { text.map { .string($0) } }

  private func unique(_ list: [String]) -> [String] {
    var seen: Set<String> = []
    return list.filter { seen.insert($0).inserted }
  }

  /// What the dataset states, else what all of its resources state alike.
  private func dataset(_ node: Term, _ predicate: String, _ ofResources: [[String]]) -> [String] {
    let own = values(node, predicate)
    if !own.isEmpty { return own }
    return Set(ofResources).count == 1 ? ofResources[0] : []
  }

  private func coverage(_ node: Term) -> JSONValue? {
    guard var ends = period(node) else { return nil }
    // The ends of a period that runs backwards are exchanged.
    if let start = ends.start, let end = ends.end, start > end { ends = (end, start) }
    return .object(["start": text(ends.start), "end": text(ends.end)])
  }

  private func harvest(_ node: Term, _ identifier: String) -> JSONValue {
    let page = first(node, "dcat:landingPage")
    let remote = [page, node.iri].lazy.compactMap { $0 }.first { WebAddress.isValid($0) }
    return .object([
      "remote_id": .string(identifier), "dct_identifier": text(value(node, "dct:identifier")),
      "uri": text(node.iri), "remote_url": text(remote),
      "created_at": text(value(node, "dct:created")), "issued_at": text(value(node, "dct:issued")),
      "modified_at": text(past(value(node, "dct:modified"))),
    ])
  }

  // MARK: space

  /// The largest resolution in metres that is stated.
  private func resolution(_ node: Term) -> String? {
    page.objects(node, "dcat:spatialResolutionInMeters").compactMap(\.literal)
      .map { Lexical.text($0) }.max { (Python.float($0) ?? 0) < (Python.float($1) ?? 0) }
  }

  private static let geoJSON: Set<String> = [
    "geo:geoJSONLiteral",
    "https://www.iana.org/assignments/media-types/application/vnd.geo+json",
  ]
  private static let wkt: Set<String> = [
    "geo:wktLiteral", "http://www.opengis.net/rdf#wktLiteral",
  ]

  /// The polygons of all places in one; geometry of other kinds is not kept.
  func spatial(_ node: Term) -> JSONValue? {
    var polygons: [JSONValue] = []
    for place in page.objects(node, "dct:spatial") {
      for literal in page.all(place).compactMap(\.object.literal) {
        for polygon in Self.polygons(literal) where !polygons.contains(polygon) {
          polygons.append(polygon)
        }
      }
    }
    guard !polygons.isEmpty else { return nil }
    return .object(["type": .string("MultiPolygon"), "coordinates": .array(polygons)])
  }

  private static func polygons(_ literal: Literal) -> [JSONValue] {
    guard let type = literal.datatype else { return [] }
    if wkt.contains(type) { return Geometry(wkt: literal.text.uppercased())?.polygons ?? [] }
    guard geoJSON.contains(type), let shape = JSONValue(parsing: Array(literal.text.utf8)),
      let coordinates = shape["coordinates"]
    else { return [] }
    switch shape["type"]?.text {
    case "Polygon": return [coordinates]
    case "MultiPolygon": return coordinates.items ?? []
    default: return []
    }
  }
}
