import Formats
import Releases

/// What ckanext-dcat reads of the places of a dataset; the last of several wins.
struct CKANPlace {
  private(set) var uri = "", text = "", geometry = "", bbox = "", centroid = ""

  init(_ node: Term, in page: Statements) {
    for place in page.objects(node, "dct:spatial") {
      if let iri = place.iri { uri = iri }
      if let literal = place.literal { text = Lexical.text(literal) }
      guard page.isA(place, "dct:Location") else { continue }
      geometry = Self.read(page.objects(place, "locn:geometry"), geometry)
      bbox = Self.read(page.objects(place, "dcat:bbox"), bbox)
      centroid = Self.read(page.objects(place, "dcat:centroid"), centroid)
      for label in page.objects(place, "skos:prefLabel") { text = Lexical.text(label) }
      for label in page.objects(place, "rdfs:label") { text = Lexical.text(label) }
    }
  }

  private static let geoJSON =
    "https://www.iana.org/assignments/media-types/application/vnd.geo+json"

  /// GeoJSON of its old media type or without a datatype; WKT only where there is no GeoJSON.
  private static func read(_ geometries: [Term], _ before: String) -> String {
    var value = before
    for geometry in geometries.compactMap(\.literal) {
      let type = geometry.datatype
      if type == nil || type == geoJSON, JSONValue(parsing: Array(geometry.text.utf8)) != nil {
        value = geometry.text
      }
      if value.isEmpty, type == "geo:wktLiteral", let shape = Geometry(wkt: geometry.text) {
        value = shape.python
      }
    }
    return value
  }
}
