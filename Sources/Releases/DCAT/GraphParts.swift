import Components
import Languages
import Pipelines

/// What many nodes of a catalogue's graph have.
extension CatalogueGraph {
  /// Literals of a text, as the feed's reader chooses among them.
  mutating func say(_ node: Term, _ property: IRI, _ texts: [String: String]) {
    switch feed.literals {
    case .all: pack.graph.add(node, property, texts: texts)
    case .first(let language):
      guard let own = texts[language], !own.isEmpty else {
        return sayOne(node, property, texts, in: language)
      }
      pack.graph.add(node, property, Literal(own, language: language))
      pack.graph.add(node, property, texts: texts.filter { $0.key != language })
    case .only(let language): sayOne(node, property, texts, in: language)
    }
  }

  /// One literal: in the language, else in the first that there is.
  private mutating func sayOne(
    _ node: Term, _ property: IRI, _ texts: [String: String], in language: String
  ) {
    guard let wording = texts.wording([language] + catalogue.languages) else { return }
    pack.graph.add(node, property, Literal(wording.text, language: wording.language))
  }

  /// What a node is called that portals replace by its first label, whatever its language.
  mutating func label(_ node: Term, _ property: IRI, _ texts: [String: String]) {
    guard let language = feed.language else {
      return pack.graph.add(node, property, texts: texts)
    }
    sayOne(node, property, texts, in: language)
  }

  mutating func allow(_ node: Term, _ license: DatasetMetadata.License) {
    var title = license.title
    if feed.namesLicensesAsCKAN { title = CKANLicense.title(of: license) ?? title }
    let iri = IRI(license.path)
    pack.refer(
      node, N.dct["license"], iri, a: N.dct["LicenseDocument"], titles: [Literal(title)])
    if let type = license.type { pack.describe(iri, N.dct["type"], .licenseType, type) }
  }

  mutating func speak(_ node: Term, _ languages: [String]) {
    for code in CodeList.languages(languages) {
      pack.refer(node, N.dct["language"], .language, code)
    }
  }

  /// Places with what is known of them: their titles, their box (GeoSPARQL 1.1, 8.5) and its middle.
  mutating func locate(_ node: Term, _ places: [Spatial]) {
    for place in places {
      guard let iri = IRI(web: place.path) else { continue }
      let location = Term.iri(iri)
      pack.graph.add(node, N.dct["spatial"], iri)
      pack.graph.add(location, a: N.dct["Location"])
      label(location, N.skos["prefLabel"], place.title)
      guard let box = place.box, let rings = place.rings else { continue }
      pack.graph.add(location, N.dcat["bbox"], .wkt(rings: rings))
      pack.graph.add(location, N.dcat["centroid"], .wkt(middle: box))
    }
  }

  /// A statement in words, which is a node of its own.
  mutating func state(_ node: Term, _ property: IRI, a type: IRI, _ texts: [String: String]) {
    guard !texts.isEmpty else { return }
    let statement = pack.graph.blank()
    pack.graph.add(node, property, statement)
    pack.graph.add(statement, a: type)
    label(statement, N.rdfs["label"], texts)
  }
}

extension Literal {
  private static let wktType = Namespace.geo["wktLiteral"]

  /// A polygon for each ring, longitude first (CRS84).
  static func wkt(rings: [[(longitude: Double, latitude: Double)]]) -> Literal {
    let polygons = rings.map { ring in
      let corners = ring.map { "\($0.longitude.decimal) \($0.latitude.decimal)" }
      return "((" + corners.joined(separator: ", ") + "))"
    }
    return Literal(
      polygons.count == 1
        ? "POLYGON" + polygons[0] : "MULTIPOLYGON(" + polygons.joined(separator: ", ") + ")",
      wktType)
  }

  /// The middle of a box, to a ten-thousandth of a degree; one that crosses the 180th meridian ends
  /// east of it.
  static func wkt(middle box: [Double]) -> Literal {
    let east = box[2] < box[0] ? box[2] + 360 : box[2]
    func round(_ number: Double) -> Double { (number * 10_000).rounded() / 10_000 }
    let longitude = (box[0] + east) / 2
    let wrapped = longitude > 180 ? longitude - 360 : longitude
    let latitude = (box[1] + box[3]) / 2
    return Literal("POINT(\(round(wrapped).decimal) \(round(latitude).decimal))", wktType)
  }
}
