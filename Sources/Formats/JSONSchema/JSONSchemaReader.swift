internal import Components

/// Makes a schema out of its document: finds its resources and anchors, reads the keywords of every
/// schema in it, and follows its references. Used once.
struct JSONSchemaReader {
  let document: Setting
  private var nodes: [JSONSchema.Node] = []
  private var resources: [JSONSchema.Resource] = []
  /// The schemas by their pointers, and the resources by their addresses.
  private var known: [String: Int] = [:]
  private var addresses: [String: Int] = [:]
  private var pending: [Pending] = []

  /// A reference that has not been followed: the keyword of a node that it is the value of.
  private struct Pending {
    let node: Int, keyword: Int
    let value: Setting, text: String
  }

  init(_ document: Setting) { self.document = document }

  mutating func read() throws(Finding) -> JSONSchema {
    _ = try schema(document, "", of: nil)
    while let reference = pending.popLast() { try follow(reference) }
    try refuseCycles()
    var tracks = false
    for node in nodes.indices {
      // What is about the rest has to come after what looks at something.
      let last = nodes[node].keywords.filter(\.demand.isAboutTheRest)
      guard !last.isEmpty else { continue }
      nodes[node].keywords.removeAll { $0.demand.isAboutTheRest }
      nodes[node].keywords += last
      tracks = true
    }
    return JSONSchema(nodes: nodes, resources: resources, tracks: tracks)
  }

  /// The index of the schema at a pointer, which is read where it has not been.
  mutating func schema(_ setting: Setting, _ pointer: String, of outer: Int?) throws(Finding) -> Int
  {
    if let node = known[pointer] { return node }
    let node = nodes.count
    known[pointer] = node
    let resource = try resource(setting, node, in: outer)
    nodes.append(JSONSchema.Node(place: setting.place, pointer: pointer, resource: resource))
    switch setting.value {
    case .scalar(let text, .boolean): nodes[node].always = text == "true"
    case .mapping(let entries):
      for entry in entries { try name(entry, node) }
      for entry in entries { try read(entry, of: setting, node) }
    default: throw Self.shape(setting, "schema", "{…} | true | false")
    }
    return node
  }

  private mutating func read(_ entry: Setting.Entry, of schema: Setting, _ node: Int)
    throws(Finding)
  {
    let pointer = nodes[node].pointer + JSONPointer.part(entry.name)
    if let reference = try reference(entry, node) {
      pending.append(reference)
      return
    }
    guard let demand = try demand(entry, schema, pointer, nodes[node].resource) else { return }
    nodes[node].keywords.append(JSONSchema.Keyword(name: entry.name, demand: demand))
  }
}

extension JSONSchemaReader {
  static func shape(_ setting: Setting, _ keyword: String, _ expected: String) -> Finding {
    Finding(
      .notJSONSchema, at: setting.place, ["value": keyword, "expected": expected])
  }

  static func unsupported(_ what: String, _ place: Place) -> Finding {
    Finding(.jsonSchemaUnsupported, at: place, ["value": what])
  }

  static func string(_ setting: Setting, _ keyword: String) throws(Finding) -> String {
    guard case .scalar(let text, .text) = setting.value else {
      throw shape(setting, keyword, "text")
    }
    return text
  }
}

// Core §8: what schemas are called.
extension JSONSchemaReader {
  /// The resource of a schema: its own where it has an `$id`.
  private mutating func resource(_ schema: Setting, _ node: Int, in outer: Int?) throws(Finding)
    -> Int
  {
    if let draft = schema["$schema"] { try Self.check(draft: draft) }
    guard schema["$id"] != nil || outer == nil else { return outer! }
    var address = Address("")
    if let id = schema["$id"] {
      let base = outer.map { Address(resources[$0].address) } ?? Address("")
      address = Address(try Self.string(id, "$id")).resolved(against: base)
      guard address.fragment?.isEmpty ?? true else { throw Self.shape(id, "$id", "URI, no #…") }
    }
    let text = address.withoutFragment
    guard addresses.updateValue(resources.count, forKey: text) == nil else {
      throw Finding(.duplicateName, at: schema.place, ["name": text])
    }
    resources.append(JSONSchema.Resource(address: text, root: node))
    return resources.count - 1
  }

  private static func check(draft: Setting) throws(Finding) {
    let text = try string(draft, "$schema")
    guard ["", "#"].map({ "https://json-schema.org/draft/2020-12/schema" + $0 }).contains(text)
    else { throw unsupported("$schema: \(text)", draft.place) }
  }

  private mutating func name(_ entry: Setting.Entry, _ node: Int) throws(Finding) {
    guard entry.name == "$anchor" || entry.name == "$dynamicAnchor" else { return }
    let name = try Self.string(entry.value, entry.name)
    let bytes = Array(name.utf8)
    let isName =
      bytes.first.map { Self.isLetter($0) } == true
      && bytes.allSatisfy { Self.isLetter($0) || "-.0123456789".utf8.contains($0) }
    guard isName else { throw Self.shape(entry.value, entry.name, "[A-Za-z_][-A-Za-z0-9._]*") }
    let resource = nodes[node].resource
    let before = resources[resource].anchors.updateValue(node, forKey: name)
    guard before == nil || before == node else {
      throw Finding(.duplicateName, at: entry.value.place, ["name": name])
    }
    if entry.name == "$dynamicAnchor" { resources[resource].dynamicAnchors[name] = node }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }
}

// Core §8.2.3 and §9: references.
extension JSONSchemaReader {
  /// A reference, to be followed when every schema has been read; its keyword has its place already.
  private mutating func reference(_ entry: Setting.Entry, _ node: Int) throws(Finding) -> Pending? {
    guard entry.name == "$ref" || entry.name == "$dynamicRef" else { return nil }
    let text = try Self.string(entry.value, entry.name)
    nodes[node].keywords.append(JSONSchema.Keyword(name: entry.name, demand: .reference(node)))
    return Pending(
      node: node, keyword: nodes[node].keywords.count - 1, value: entry.value, text: text)
  }

  private mutating func follow(_ reference: Pending) throws(Finding) {
    let keyword = nodes[reference.node].keywords[reference.keyword].name
    let base = resources[nodes[reference.node].resource].address
    let address = Address(reference.text).resolved(against: Address(base))
    let missing = Finding(
      .jsonSchemaReference, at: reference.value.place, ["value": reference.text])
    guard let resource = addresses[address.withoutFragment] else { throw missing }
    let fragment = address.decodedFragment
    guard let fragment, let target = try target(fragment, in: resource) else { throw missing }
    let isDynamic =
      keyword == "$dynamicRef" && resources[resource].dynamicAnchors[fragment] == target
    nodes[reference.node].keywords[reference.keyword] = JSONSchema.Keyword(
      name: keyword,
      demand: isDynamic ? .dynamicReference(target, name: fragment) : .reference(target))
  }

  /// The schema that a fragment names: an anchor, or a pointer from the root of the resource.
  private mutating func target(_ fragment: String, in resource: Int) throws(Finding) -> Int? {
    let root = resources[resource].root
    if fragment.isEmpty { return root }
    guard fragment.hasPrefix("/") else { return resources[resource].anchors[fragment] }
    guard let names = JSONPointer.names(nodes[root].pointer + fragment) else { return nil }
    var setting = document
    for name in names {
      guard let inside = Self.part(name, of: setting) else { return nil }
      setting = inside
    }
    return try schema(setting, names.map(JSONPointer.part).joined(), of: resource)
  }

  private static func part(_ name: String, of setting: Setting) -> Setting? {
    guard case .sequence(let items) = setting.value else { return setting[name] }
    guard let index = Int(name), items.indices.contains(index), String(index) == name else {
      return nil
    }
    return items[index]
  }

  /// Refuses schemas that refer to themselves without coming nearer to the end of the document: takes
  /// away schemas that lead to none, until only those on cycles and those before them are left.
  private func refuseCycles() throws(Finding) {
    let next = nodes.map { $0.keywords.flatMap(\.demand.schemasInPlace) }
    var open = next.map(\.count)
    var before: [[Int]] = Array(repeating: [], count: nodes.count)
    for (node, targets) in next.enumerated() {
      for target in targets { before[target].append(node) }
    }
    var ends = open.indices.filter { open[$0] == 0 }
    while let end = ends.popLast() {
      for node in before[end] {
        open[node] -= 1
        if open[node] == 0 { ends.append(node) }
      }
    }
    guard var node = open.firstIndex(where: { $0 > 0 }) else { return }
    var seen: Set<Int> = []
    while seen.insert(node).inserted { node = next[node].first { open[$0] > 0 }! }
    throw Finding(
      .jsonSchemaCycle, at: nodes[node].place, ["value": "#" + nodes[node].pointer])
  }
}
