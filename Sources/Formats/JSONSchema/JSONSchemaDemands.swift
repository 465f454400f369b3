internal import Components

// What each keyword of a schema asks for.
extension JSONSchemaReader {
  typealias Demand = JSONSchema.Demand

  /// Keywords of earlier drafts that are none of 2020-12: passing them over would check less than their
  /// author believes.
  private static let former = [
    "additionalItems", "dependencies", "$recursiveRef", "$recursiveAnchor",
  ]

  /// What an entry asks for; nil where it asks for nothing by itself. `schema` is what it stands in.
  mutating func demand(
    _ entry: Setting.Entry, _ schema: Setting, _ pointer: String, _ resource: Int
  ) throws(Finding) -> Demand? {
    if Self.former.contains(entry.name) { throw Self.unsupported(entry.name, entry.place) }
    if let demand = try Self.assertion(entry) { return demand }
    let value = entry.value
    switch entry.name {
    case "$defs":
      _ = try schemas(value, "$defs", pointer, resource)
      return nil
    case "allOf": return .all(try list(entry, pointer, resource))
    case "anyOf": return .any(try list(entry, pointer, resource))
    case "oneOf": return .one(try list(entry, pointer, resource))
    case "not": return .not(try self.schema(value, pointer, of: resource))
    case "if", "then", "else": return try condition(entry, schema, pointer, resource)
    case "prefixItems": return .prefix(try list(entry, pointer, resource))
    case "items", "contains", "unevaluatedItems":
      return try items(entry, schema, try self.schema(value, pointer, of: resource))
    default: return try members(entry, schema, pointer, resource)
    }
  }

  /// Core §10.2.2. Without `if`, the others are only read.
  private mutating func condition(
    _ entry: Setting.Entry, _ schema: Setting, _ pointer: String, _ resource: Int
  ) throws(Finding) -> Demand? {
    let node = try self.schema(entry.value, pointer, of: resource)
    guard entry.name == "if" else { return nil }
    let around = String(pointer.dropLast("/if".count))
    var branches: [Int?] = []
    for name in ["then", "else"] {
      guard let branch = schema[name] else {
        branches.append(nil)
        continue
      }
      branches.append(try self.schema(branch, "\(around)/\(name)", of: resource))
    }
    return .condition(node, then: branches[0], otherwise: branches[1])
  }

  /// Core §10.3.1 and §11.2.
  private func items(_ entry: Setting.Entry, _ schema: Setting, _ node: Int) throws(Finding)
    -> Demand
  {
    switch entry.name {
    case "items":
      let prefix = try schema["prefixItems"]?.list().count ?? 0
      return .items(node, from: prefix)
    case "contains":
      return .contains(
        node, least: try Self.count(in: schema, "minContains") ?? 1,
        most: try Self.count(in: schema, "maxContains") ?? .max)
    default: return .unevaluatedItems(node)
    }
  }

  /// Core §10.2.2.4, §10.3.2 and §11.3.
  private mutating func members(
    _ entry: Setting.Entry, _ schema: Setting, _ pointer: String, _ resource: Int
  ) throws(Finding) -> Demand? {
    let value = entry.value
    switch entry.name {
    case "dependentSchemas":
      return .dependent(try schemas(value, entry.name, pointer, resource))
    case "properties": return .properties(try schemas(value, entry.name, pointer, resource))
    case "patternProperties":
      let pairs = try schemas(value, entry.name, pointer, resource)
      let patterns = try Self.patterns(value)
      return .patterns(zip(patterns, pairs).map { (pattern: $0, schema: $1.schema) })
    case "additionalProperties":
      let names = try schema["properties"]?.entries().map { Array($0.name.utf8) } ?? []
      return .additional(
        try self.schema(value, pointer, of: resource), names: Set(names),
        patterns: try schema["patternProperties"].map(Self.patterns) ?? [])
    case "propertyNames": return .names(try self.schema(value, pointer, of: resource))
    case "unevaluatedProperties":
      return .unevaluatedProperties(try self.schema(value, pointer, of: resource))
    default: return nil
    }
  }

  private mutating func list(_ entry: Setting.Entry, _ pointer: String, _ resource: Int)
    throws(Finding) -> [Int]
  {
    guard case .sequence(let items) = entry.value.value, !items.isEmpty else {
      throw Self.shape(entry.value, entry.name, "[{…}, …]")
    }
    var nodes: [Int] = []
    for (index, item) in items.enumerated() {
      nodes.append(try schema(item, "\(pointer)/\(index)", of: resource))
    }
    return nodes
  }

  private mutating func schemas(
    _ setting: Setting, _ keyword: String, _ pointer: String, _ resource: Int
  ) throws(Finding) -> [(name: [UInt8], schema: Int)] {
    guard case .mapping(let entries) = setting.value else {
      throw Self.shape(setting, keyword, "{…}")
    }
    var pairs: [(name: [UInt8], schema: Int)] = []
    for entry in entries {
      let node = try schema(entry.value, pointer + JSONPointer.part(entry.name), of: resource)
      pairs.append((Array(entry.name.utf8), node))
    }
    return pairs
  }
}

// Validation §6.
extension JSONSchemaReader {
  private static func assertion(_ entry: Setting.Entry) throws(Finding) -> Demand? {
    let value = entry.value, name = entry.name
    switch name {
    case "type": return .type(try types(value))
    case "const": return .among([JSONDatum(value)])
    case "enum": return .among(Set(try array(value, name).map { JSONDatum($0) }))
    case "multipleOf": return .multiple(try divisor(value))
    case "maximum": return .most(try number(value, name))
    case "minimum": return .least(try number(value, name))
    case "exclusiveMaximum": return .below(try number(value, name))
    case "exclusiveMinimum": return .above(try number(value, name))
    case "pattern": return .pattern(try pattern(try string(value, name), value.place))
    default: return try collection(entry)
    }
  }

  private static func collection(_ entry: Setting.Entry) throws(Finding) -> Demand? {
    let value = entry.value, name = entry.name
    switch name {
    case "minLength": return .length(try count(value, name)...Int.max)
    case "maxLength": return .length(0...(try count(value, name)))
    case "minItems": return .itemCount(try count(value, name)...Int.max)
    case "maxItems": return .itemCount(0...(try count(value, name)))
    case "minProperties": return .memberCount(try count(value, name)...Int.max)
    case "maxProperties": return .memberCount(0...(try count(value, name)))
    case "minContains", "maxContains":
      _ = try count(value, name)
      return nil
    case "uniqueItems":
      guard case .scalar(let text, .boolean) = value.value else {
        throw shape(value, name, "true | false")
      }
      return text == "true" ? .unique : nil
    case "required": return .required(try names(value, name))
    case "dependentRequired":
      guard case .mapping(let entries) = value.value else { throw shape(value, name, "{…}") }
      var pairs: [(name: [UInt8], others: [[UInt8]])] = []
      for entry in entries { pairs.append((Array(entry.name.utf8), try names(entry.value, name))) }
      return .dependentRequired(pairs)
    default: return nil
    }
  }

  private static func types(_ setting: Setting) throws(Finding) -> [JSONType] {
    let known = JSONType.allCases.map(\.rawValue).joined(separator: " | ")
    var types: [JSONType] = []
    let items = if case .sequence(let items) = setting.value { items } else { [setting] }
    for item in items {
      guard case .scalar(let text, .text) = item.value, let type = JSONType(rawValue: text),
        !types.contains(type)
      else { throw shape(item, "type", known) }
      types.append(type)
    }
    guard !types.isEmpty else { throw shape(setting, "type", known) }
    return types
  }

  private static func array(_ setting: Setting, _ keyword: String) throws(Finding) -> [Setting] {
    guard case .sequence(let items) = setting.value else { throw shape(setting, keyword, "[…]") }
    return items
  }

  private static func names(_ setting: Setting, _ keyword: String) throws(Finding) -> [[UInt8]] {
    var names: [[UInt8]] = []
    var known: Set<[UInt8]> = []
    for item in try array(setting, keyword) {
      let name = Array(try string(item, keyword).utf8)
      guard known.insert(name).inserted else {
        throw Finding(
          .duplicateName, at: item.place, ["name": String(decoding: name, as: UTF8.self)])
      }
      names.append(name)
    }
    return names
  }

  private static func number(_ setting: Setting, _ keyword: String) throws(Finding) -> JSONNumber {
    guard case .scalar(let text, .number) = setting.value else {
      throw shape(setting, keyword, "number")
    }
    return JSONNumber(text)
  }

  private static func divisor(_ setting: Setting) throws(Finding) -> JSONNumber {
    let number = try number(setting, "multipleOf")
    guard number.sign > 0 else { throw shape(setting, "multipleOf", "> 0") }
    guard number.digits.count <= JSONNumber.mostDivisorDigits else {
      let limit = JSONNumber.mostDivisorDigits
      throw unsupported("multipleOf, > \(limit) digits", setting.place)
    }
    return number
  }

  /// A count; one beyond what can be counted is the largest.
  static func count(_ setting: Setting, _ keyword: String) throws(Finding) -> Int {
    let number = try number(setting, keyword)
    guard number.isInteger, number.sign >= 0 else { throw shape(setting, keyword, "0, 1, 2, …") }
    return number.count ?? .max
  }

  private static func count(in schema: Setting, _ keyword: String) throws(Finding) -> Int? {
    guard let setting = schema[keyword] else { return nil }
    return try count(setting, keyword)
  }

  private static func patterns(_ setting: Setting) throws(Finding) -> [ECMAPattern] {
    var patterns: [ECMAPattern] = []
    for entry in try setting.entries() { patterns.append(try pattern(entry.name, entry.place)) }
    return patterns
  }

  private static func pattern(_ text: String, _ place: Place) throws(Finding) -> ECMAPattern {
    do throws(ECMAPattern.Fault) { return try ECMAPattern(text) } catch {
      switch error {
      case .malformed(let detail):
        throw Finding(.badExpression, at: place, ["value": text, "detail": detail])
      case .unsupported(let what): throw unsupported("\(what) – \(text)", place)
      }
    }
  }
}
