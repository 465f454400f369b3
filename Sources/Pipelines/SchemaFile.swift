import Bytes
public import Columns
public import Components
import Formats

/// Reads Table Schema 2.0 descriptors. What Nashr does not support is reported by name, never ignored.
public struct SchemaFile {
  /// Everything wrong with the descriptor; the schema is good only where none is an error.
  public internal(set) var findings: [Finding] = []
  let language: String

  private init(language: String) { self.language = language }

  /// The schema that a descriptor states, and what is wrong with it. `language` is the code that core
  /// texts stand under.
  public static func read(_ descriptor: Setting, language: String) -> (Schema, [Finding]) {
    var reader = SchemaFile(language: language)
    let schema = reader.schema(descriptor)
    return (schema, reader.findings)
  }

  /// The same from a file, JSON or YAML by its name's ending.
  public static func read(path: String, name: String, language: String) throws(Finding) -> (
    Schema, [Finding]
  ) {
    read(try TextFile.setting(path: path, name: name), language: language)
  }

  mutating func attempt<Value>(_ work: () throws(Finding) -> Value) -> Value? {
    do throws(Finding) { return try work() } catch {
      findings.append(error)
      return nil
    }
  }

  // MARK: the schema

  private static let ignored: Set<String> = ["$schema", "name"]

  private mutating func schema(_ descriptor: Setting) -> Schema {
    let entries = attempt { () throws(Finding) in try descriptor.entries() } ?? []
    var schema = Schema([])
    if let list = attempt({ () throws(Finding) in try descriptor.required("fields").list() }) {
      for item in list { if let field = field(item) { schema.fields.append(field) } }
    }
    for entry in entries where entry.name != "fields" && !Self.ignored.contains(entry.name) {
      read(entry, into: &schema)
    }
    schema.title.merge(translations(descriptor, "title")) { core, _ in core }
    schema.description.merge(translations(descriptor, "description")) { core, _ in core }
    checkNames(schema, descriptor)
    return schema
  }

  private mutating func read(_ entry: Setting.Entry, into schema: inout Schema) {
    let value = entry.value
    switch entry.name {
    case "title": if let text = text(value) { schema.title[language] = text }
    case "description": if let text = text(value) { schema.description[language] = text }
    case "missingValues": schema.missingValues = missingValues(value) ?? schema.missingValues
    case "primaryKey": schema.primaryKey = texts(value) ?? []
    case "uniqueKeys":
      for key in attempt({ () throws(Finding) in try value.list() }) ?? [] {
        schema.uniqueKeys.append(texts(key) ?? [])
      }
    case "foreignKeys", "nashr:foreignKeys":
      for key in attempt({ () throws(Finding) in try value.list() }) ?? [] {
        let isOutside = entry.name != "foreignKeys"
        if let key = attempt({ () throws(Finding) in try ForeignKey(key, isOutside: isOutside) }) {
          schema.foreignKeys.append(key)
        }
      }
    case "fieldsMatch":
      if let match = attempt({ () throws(Finding) in try Self.fieldsMatch(value) }) {
        schema.fieldsMatch = match
      }
    case "nashr:translations": break
    default: keep(entry, in: &schema.others, among: Self.schemaNames)
    }
  }

  private static let schemaNames = [
    "fields", "fieldsMatch", "missingValues", "primaryKey", "uniqueKeys", "foreignKeys", "title",
    "description", "nashr:translations", "nashr:foreignKeys", CustomChecks.property,
  ]

  /// Table Schema 2.0, `fieldsMatch`; the profile also has it as a list of one.
  private static func fieldsMatch(_ setting: Setting) throws(Finding) -> FieldsMatch {
    let words = try setting.texts()
    guard words.count == 1, let match = FieldsMatch(rawValue: words[0]) else {
      throw .unknown(
        words.joined(separator: ", "), at: setting.place,
        among: FieldsMatch.allCases.map(\.rawValue))
    }
    return match
  }

  /// Names of fields are unique, and keys name fields that there are.
  private mutating func checkNames(_ schema: Schema, _ descriptor: Setting) {
    let names = schema.fields.map(\.name)
    if schema.fields.isEmpty, findings.isEmpty {
      findings.append(Finding(.settingMissing, at: descriptor.place, ["name": "fields"]))
    }
    var known: Set<String> = []
    for name in names where !known.insert(name).inserted {
      findings.append(Finding(.duplicateName, at: descriptor.place, ["name": name]))
    }
    let keys = [schema.primaryKey] + schema.uniqueKeys + schema.foreignKeys.map(\.fields)
    for name in keys.joined() where !known.contains(name) {
      findings.append(.unknown(name, at: descriptor.place, among: names))
    }
  }

  // MARK: small things

  mutating func text(_ setting: Setting) -> String? {
    attempt { () throws(Finding) in try setting.text() }
  }

  mutating func texts(_ setting: Setting) -> [String]? {
    attempt { () throws(Finding) in try setting.texts() }
  }

  mutating func unsupported(_ what: String, _ place: Place) {
    findings.append(Finding(.unsupported, at: place, ["value": what]))
  }

  /// Carries a property along; one that is neither namespaced nor known is most likely misspelt.
  mutating func keep(
    _ entry: Setting.Entry, in others: inout [Property], among known: [String]
  ) {
    if !entry.name.contains(":"), !known.contains(entry.name) {
      findings.append(
        Finding(
          .unknownProperty, at: entry.place,
          ["value": entry.name, "expected": nearest(to: entry.name, among: known) ?? "–"]))
    }
    let json = String(decoding: JSONValue(entry.value).encoded(indented: false), as: UTF8.self)
    others.append(Property(entry.name, json: json))
  }

  mutating func translations(_ setting: Setting, _ property: String) -> [String: String] {
    guard let map = setting["nashr:translations"] else { return [:] }
    return attempt { () throws(Finding) in
      var texts: [String: String] = [:]
      for entry in try map.entries(among: Language.allCases.map(\.rawValue)) {
        let pair = try entry.value.entries(among: ["title", "description"])
        if let wording = pair.first(where: { $0.name == property }) {
          texts[entry.name] = try wording.value.text()
        }
      }
      return texts
    } ?? [:]
  }
}

extension SchemaFile {
  mutating func read(constraints setting: Setting, into field: inout Field) {
    guard let entries = attempt({ () throws(Finding) in try setting.entries() }) else { return }
    for entry in entries {
      let isGood = attempt { () throws(Finding) in try Self.read(entry, into: &field) }
      if isGood == false { unsupported(entry.name, entry.place) }
    }
  }

  /// Reads one constraint; false where it is not supported.
  private static func read(_ entry: Setting.Entry, into field: inout Field) throws(Finding) -> Bool
  {
    let value = entry.value
    switch entry.name {
    case "required": field.constraints.required = try value.boolean()
    case "unique": field.constraints.unique = try value.boolean()
    case "minLength": field.constraints.minLength = try length(entry, of: field)
    case "maxLength": field.constraints.maxLength = try length(entry, of: field)
    case "minimum": field.constraints.minimum = try bound(entry, of: field)
    case "maximum": field.constraints.maximum = try bound(entry, of: field)
    case "exclusiveMinimum": field.constraints.exclusiveMinimum = try bound(entry, of: field)
    case "exclusiveMaximum": field.constraints.exclusiveMaximum = try bound(entry, of: field)
    case "enum": field.constraints.values = try values(value, of: field)
    case "pattern":
      // Also of `any`, for a field without a type is read as text.
      guard field.type == .string || field.type == .any else { throw inapplicable(entry, field) }
      let pattern = try value.text()
      try XSDPattern.check(pattern, at: value.place)
      field.constraints.pattern = pattern
    case "jsonSchema":
      field.constraints.jsonSchema = try JSONSchemaConstraint.read(entry, of: field)
    default: return false
    }
    return true
  }

  private static func length(_ entry: Setting.Entry, of field: Field) throws(Finding) -> Int {
    guard field.type.hasLength else { throw inapplicable(entry, field) }
    return try entry.value.integer()
  }

  private static func bound(_ entry: Setting.Entry, of field: Field) throws(Finding) -> String {
    guard field.type.isOrdered else { throw inapplicable(entry, field) }
    return try literal(entry.value, of: field)
  }

  private static func values(_ setting: Setting, of field: Field) throws(Finding) -> [String] {
    var values: [String] = []
    for item in try setting.list() { values.append(try literal(item, of: field)) }
    return values
  }

  private static func inapplicable(_ entry: Setting.Entry, _ field: Field) -> Finding {
    Finding(
      .inapplicable, at: entry.place, ["value": entry.name, "expected": field.type.rawValue])
  }
}

/// Small files that people write.
enum TextFile {
  static let mostBytes = 8 << 20

  static func bytes(path: String, name: String) throws(Finding) -> [UInt8] {
    do throws(FileFault) { return try FileReader.contents(of: path, limit: mostBytes) } catch {
      throw Finding(.unreadable, at: .file(name), ["reason": error.reason])
    }
  }

  /// A YAML document, or a JSON one where the name ends in `.json`.
  static func setting(path: String, name: String) throws(Finding) -> Setting {
    let bytes = try bytes(path: path, name: name)
    if name.hasSuffix(".json") { return try JSONReader.read(bytes, file: name) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Finding(.badYAML, at: .file(name), ["detail": "UTF-8"])
    }
    return try YAML.read(text, file: name)
  }
}
