/// What RDF itself names.
public enum RDF {
  /// What its terms begin with.
  public static let namespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  /// `rdf:type`: that a thing is of a class.
  public static let type = IRI(namespace + "type")
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

extension IRI {
  /// SHA-256 as SPDX calls it.
  static let sha256 = Namespace.spdx["checksumAlgorithm_sha256"]
}

extension Graph {
  /// States the SHA-256 of a file; the checksum is a node of its own (DCAT 3, 6.16).
  @discardableResult
  mutating func add(_ file: Term, sha256 digest: Literal) -> Term {
    let spdx = Namespace.spdx
    let checksum = blank()
    add(file, spdx["checksum"], checksum)
    add(checksum, a: spdx["Checksum"])
    add(checksum, spdx["algorithm"], .sha256)
    add(checksum, spdx["checksumValue"], digest)
    return checksum
  }
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
