import Formats
import Releases

/// A resource as udata holds it.
struct UDataResource {
  let url: String
  let description: String
  /// Whether it is a part, whose rights say nothing of the dataset.
  let isPart: Bool
  let rights: [String], accessRights: [String], licenses: [String]
  let json: JSONValue

  /// A resource that was there keeps its checksum, schema and extras where the new one has none.
  func written(over old: UDataResource) -> UDataResource {
    guard case .object(var members) = json else { return self }
    for name in ["checksum", "schema"] where json[name] == nil {
      if let value = old.json[name] { members.append(.init(name, value)) }
    }
    func dcat(_ json: JSONValue) -> [JSONValue.Member] {
      guard case .object(let members)? = json["extras"]?["dcat"] else { return [] }
      return members
    }
    let own = dcat(json)
    let extras = own + dcat(old.json).filter { old in !own.contains { $0.name == old.name } }
    members.removeAll { $0.name == "extras" }
    if !extras.isEmpty {
      members.append(.init("extras", .object([.init("dcat", .object(extras))])))
    }
    func kept(_ mine: [String], _ before: [String]) -> [String] { mine.isEmpty ? before : mine }
    return UDataResource(
      url: url, description: description, isPart: isPart, rights: kept(rights, old.rights),
      accessRights: kept(accessRights, old.accessRights), licenses: kept(licenses, old.licenses),
      json: .object(members))
  }
}

extension UDataReader {
  /// Resources by their address: a second distribution at the same address is written over the first,
  /// of which stays what the second does not state. Distributions without an address are none. Parts are
  /// resources at their own address.
  func resources(of node: Term) -> [UDataResource] {
    var resources: [UDataResource] = []
    var places: [String: Int] = [:]
    let nodes = page.objects(node, "dcat:distribution") + page.objects(node, "dcat:distributions")
    var made = nodes.compactMap { resource($0) }
    made += page.objects(node, "dct:hasPart").compactMap { resource($0, isPart: true) }
    for resource in made {
      if let index = places[resource.url] {
        resources[index] = resource.written(over: resources[index])
      } else {
        places[resource.url] = resources.count
        resources.append(resource)
      }
    }
    return resources
  }

  func address(of distribution: Term) -> String? {
    first(distribution, "dcat:downloadURL") ?? first(distribution, "dcat:accessURL")
  }

  private func resource(_ node: Term, isPart: Bool = false) -> UDataResource? {
    guard let url = isPart ? node.iri : address(of: node) else { return nil }
    let rights = values(node, "dct:rights"), access = values(node, "dct:accessRights")
    let licenses = values(node, "dct:license")
    let lists = [("accessRights", access), ("license", licenses), ("rights", rights)]
    let dcat = lists.filter { !$0.1.isEmpty }.map { JSONValue.Member($0.0, .strings($0.1)) }
    let format = format(node)
    let description = description(node)
    let isService = page.first(node, "dcat:accessService") != nil
    let json = JSONValue.object([
      "title": .string(title(node, url, format)), "url": .string(url),
      "description": Self.foretold(description), "filesize": size(node),
      "format": format.map { .string($0) }, "mime": mediaType(node).map { .string($0) },
      "type": .string(isPart ? "other" : isService ? "api" : "main"), "checksum": checksum(node),
      "schema": schema(node),
      "extras": dcat.isEmpty ? nil : .object([.init("dcat", .object(dcat))]),
      "harvest": harvest(node),
    ])
    return UDataResource(
      url: url, description: description, isPart: isPart, rights: rights, accessRights: access,
      licenses: licenses,
      json: json)
  }

  private func size(_ node: Term) -> JSONValue? {
    bytes(of: node).map { .integer($0) }
  }

  /// What `int` makes of the size; nil where there is none or it is no number, which makes udata refuse
  /// the dataset. Only numbers that are typed as such may have fractions.
  func bytes(of node: Term) -> Int? {
    guard let text = value(node, "dcat:byteSize") else { return nil }
    guard let type = chosen(node, "dcat:byteSize")?.literal?.datatype, Self.fractions.contains(type)
    else { return Python.integer(text) }
    return Python.float(text).flatMap { Int(exactly: $0.rounded(.towardZero)) }
  }

  private static let fractions: Set<String> = ["xsd:decimal", "xsd:double", "xsd:float"]

  private func harvest(_ node: Term) -> JSONValue {
    .object([
      "issued_at": value(node, "dct:issued").map { .string($0) },
      "modified_at": past(value(node, "dct:modified")).map { .string($0) },
      "dct_identifier": value(node, "dct:identifier").map { .string($0) },
      "uri": node.iri.map { .string($0) },
    ])
  }

  /// The title, else the name of the file, else a name for all.
  private func title(_ node: Term, _ url: String, _ format: String?) -> String {
    if let title = value(node, "dct:title") { return title }
    let last = url.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init)
    if let last, last.contains("."), !last.contains("?") { return last }
    let names = Self.names[language] ?? ("", " resource", "Nameless resource")
    return format.map { names.before + $0 + names.behind } ?? names.nameless
  }

  /// What stands around the format in the name of a resource without a title, and the name without a
  /// format, in udata's translations; English elsewhere.
  private static let names: [String: (before: String, behind: String, nameless: String)] = [
    "ar": ("", " resource", "مورد مجهول"), "de": ("", " resource", "Namenlose Ressource"),
    "es": ("", " resource", "Expedientes sin nombre"),
    "fr": ("Ressource ", "", "Ressource sans nom"),
    "it": ("File ", "", "File senza nome"), "pt": ("", " recurso", "Recurso sem nome"),
  ]

  private static let euFormats = "http://publications.europa.eu/resource/authority/file-type/"
  private static let ianaTypes = "https://www.iana.org/assignments/media-types/"

  /// Codes of the EU's and IANA's lists lose what stands before them.
  private func format(_ node: Term) -> String? {
    if let service = page.first(node, "dcat:accessService"), let name = standard(of: service) {
      return name
    }
    guard let format = value(node, "dct:format", unwrap: ["rdfs:label"]) else { return nil }
    if format.hasPrefix(Self.euFormats) {
      return String(format.dropFirst(Self.euFormats.utf8.count)).lowercased()
    }
    if format.hasPrefix(Self.ianaTypes) {
      return format.split(separator: "/").last.map { $0.lowercased() }
    }
    return format.lowercased()
  }

  private static let services = "http://www.opengeospatial.org/standards/"

  /// The standard of the Open Geospatial Consortium that a service follows.
  private func standard(of service: Term) -> String? {
    let all = ["geodcat:serviceProtocol", "dct:conformsTo"].flatMap { page.objects(service, $0) }
    return all.lazy.compactMap(\.iri).first { $0.hasPrefix(Self.services) }
      .map { $0.dropFirst(Self.services.utf8.count).lowercased() }
  }

  private func mediaType(_ node: Term) -> String? {
    guard let type = value(node, "dcat:mediaType", unwrap: ["rdfs:label"]) else { return nil }
    return type.hasPrefix(Self.ianaTypes)
      ? String(type.dropFirst(Self.ianaTypes.utf8.count)) : type
  }

  // MARK: checksums

  /// The algorithms that udata knows, by the very IRI of SPDX.
  static let algorithms = [
    "http://spdx.org/rdf/terms#checksumAlgorithm_md5": "md5",
    "http://spdx.org/rdf/terms#checksumAlgorithm_sha1": "sha1",
    "http://spdx.org/rdf/terms#checksumAlgorithm_sha256": "sha256",
  ]

  private func checksum(_ node: Term) -> JSONValue? {
    guard let checksum = page.first(node, "spdx:checksum"),
      let type = page.first(checksum, "spdx:algorithm")?.iri.flatMap({ Self.algorithms[$0] })
    else { return nil }
    return .object([
      "type": .string(type),
      "value": value(checksum, "spdx:checksumValue").map { .string($0) },
    ])
  }
}
