import Formats
import Releases

/// A distribution as ckanext-dcat's profiles make it.
extension CKANReader {
  func resource(_ node: Term) -> [JSONValue.Member] {
    var fields: [JSONValue.Member] = []
    func add(_ key: String, _ text: String) {
      if !text.isEmpty { fields.append(.init(key, .string(text))) }
    }
    let simple: KeyValuePairs = [
      "access_url": "dcat:accessURL", "download_url": "dcat:downloadURL", "issued": "dct:issued",
      "modified": "dct:modified", "status": "adms:status", "license": "dct:license",
      "rights": "dct:rights", "name": "dct:title", "description": "dct:description",
    ]
    for (key, predicate) in simple { add(key, value(node, predicate)) }
    let download = value(node, "dcat:downloadURL")
    let url = download.isEmpty ? value(node, "dcat:accessURL") : download
    fields.append(.init("url", .string(url)))
    add("language", list(node, "dct:language"))
    add("documentation", list(node, "foaf:page"))
    add("conforms_to", list(node, "dct:conformsTo"))
    let (mediaType, label) = format(node)
    add("mimetype", mediaType)
    add("format", label.isEmpty ? mediaType : label)
    if let size = integer(node, "dcat:byteSize") { fields.append(.init("size", .integer(size))) }
    fields += checksum(node)
    fields.append(.init("uri", .string(node.iri ?? "")))
    add("availability", value(node, "dcatap:availability"))
    add("compress_format", value(node, "dcat:compressFormat"))
    add("package_format", value(node, "dcat:packageFormat"))
    add("temporal_resolution", value(node, "dcat:temporalResolution"))
    if let meters = numbers(node, "dcat:spatialResolutionInMeters") {
      fields.append(.init("spatial_resolution_in_meters", meters))
    }
    add("applicable_legislation", list(node, "dcatap:applicableLegislation"))
    return fields
  }

  /// The last checksum wins, field by field.
  private func checksum(_ node: Term) -> [JSONValue.Member] {
    var algorithm = "", hash = ""
    for checksum in page.objects(node, "spdx:checksum") {
      let name = value(checksum, "spdx:algorithm"), digits = value(checksum, "spdx:checksumValue")
      if !name.isEmpty { algorithm = name }
      if !digits.isEmpty { hash = digits }
    }
    let both = [("hash_algorithm", algorithm), ("hash", hash)]
    return both.filter { !$0.1.isEmpty }.map { .init($0.0, .string($0.1)) }
  }

  /// The media type and the label of a format. A media type that CKAN's register of formats has gets
  /// its label there.
  private func format(_ node: Term) -> (mediaType: String, label: String) {
    var type = value(node, "dcat:mediaType"), label = ""
    if let format = page.first(node, "dct:format") {
      if let literal = format.literal {
        if type.isEmpty, literal.text.contains("/") {
          type = literal.text
        } else {
          label = literal.text
        }
      } else if page.isA(format, "dct:IMT") {
        // Python writes a value that is not there as a word.
        if type.isEmpty {
          type = page.first(format, "rdf:value").map { Lexical.text($0) } ?? "None"
        }
        label = value(format, "rdfs:label")
      } else if let iri = format.iri {
        if type.isEmpty, iri.range(of: "iana.org/assignments/media-types") != nil {
          type = iri
        } else {
          label = iri
        }
      }
    }
    return (type, CKANRegister.format(type) ?? CKANRegister.format(label) ?? label)
  }
}
