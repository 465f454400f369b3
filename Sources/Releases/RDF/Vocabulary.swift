/// What RDF itself names.
public enum RDF {
  public static let type = IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
}

/// A namespace whose terms are made by name: `Namespace.dcat["Dataset"]`.
struct Namespace: Sendable {
  let prefix: String, text: String
  init(_ prefix: String, _ text: String) {
    self.prefix = prefix
    self.text = text
  }
  subscript(name: String) -> IRI { IRI(text + name) }

  static let adms = Namespace("adms", "http://www.w3.org/ns/adms#")
  static let dcat = Namespace("dcat", "http://www.w3.org/ns/dcat#")
  static let dcatap = Namespace("dcatap", "http://data.europa.eu/r5r/")
  static let dct = Namespace("dct", "http://purl.org/dc/terms/")
  static let foaf = Namespace("foaf", "http://xmlns.com/foaf/0.1/")
  static let geo = Namespace("geo", "http://www.opengis.net/ont/geosparql#")
  static let hydra = Namespace("hydra", "http://www.w3.org/ns/hydra/core#")
  static let prov = Namespace("prov", "http://www.w3.org/ns/prov#")
  static let rdfs = Namespace("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
  static let skos = Namespace("skos", "http://www.w3.org/2004/02/skos/core#")
  static let spdx = Namespace("spdx", "http://spdx.org/rdf/terms#")
  static let vcard = Namespace("vcard", "http://www.w3.org/2006/vcard/ns#")
  static let xsd = Namespace("xsd", "http://www.w3.org/2001/XMLSchema#")

  static let ofCatalogues = [
    adms, dcat, dcatap, dct, dqv, foaf, geo, hydra, prov, rdfs, skos, spdx, vcard, xsd,
  ]
}

extension Literal {
  static func date(_ text: String) -> Literal { Literal(text, Namespace.xsd["date"]) }
  static func count(_ number: Int) -> Literal {
    Literal(String(number), Namespace.xsd["nonNegativeInteger"])
  }
  /// Lower-case hexadecimal digits.
  static func hexadecimal(_ digits: String) -> Literal {
    Literal(digits, Namespace.xsd["hexBinary"])
  }
}
