import Components
import Formats

/// A Table Schema descriptor on its way into a package.
enum TableSchema {
  static let outside = "nashr:foreignKeys"

  /// The descriptor, with those references to other datasets whose table is among `names` as true
  /// `foreignKeys`. The others, also those to earlier releases, stay as they were.
  static func resolved(_ schema: Setting, within names: Set<String>) throws(Finding) -> JSONValue {
    guard let outside = schema[outside], !names.isEmpty else { return JSONValue(schema) }
    var inner = try schema["foreignKeys"]?.list().map { JSONValue($0) } ?? []
    var outer: [JSONValue] = []
    for key in try outside.list() {
      let reference = try key.required("reference")
      let resource = try reference["resource"]?.text() ?? ""
      if reference["release"] == nil, names.contains(resource) {
        inner.append(try inside(key, reference, resource))
      } else {
        outer.append(JSONValue(key))
      }
    }
    return try replacing(keysOf: schema, inner, outer)
  }

  private static func inside(
    _ key: Setting, _ reference: Setting, _ resource: String
  ) throws(Finding) -> JSONValue {
    .object([
      "fields": JSONValue(try key.required("fields")),
      "reference": .object([
        "resource": .string(resource), "fields": JSONValue(try reference.required("fields")),
      ]),
    ])
  }

  private static func replacing(
    keysOf schema: Setting, _ inner: [JSONValue], _ outer: [JSONValue]
  ) throws(Finding) -> JSONValue {
    var members = try schema.entries().filter { !["foreignKeys", outside].contains($0.name) }
      .map { JSONValue.Member($0.name, JSONValue($0.value)) }
    if !inner.isEmpty { members.append(JSONValue.Member("foreignKeys", .array(inner))) }
    if !outer.isEmpty { members.append(JSONValue.Member(outside, .array(outer))) }
    return .object(members)
  }
}
