import Columns
import Components

/// Where in a schema the property stands that a finding is about, as a JSON Pointer (RFC 6901) into the
/// descriptor of the table as it is published. Nil where that cannot be told for certain.
enum SchemaPath {
  static func pointer(to finding: Finding, in schema: Schema) -> String? {
    guard case .cell(let cell) = finding.place, let name = cell.field else { return nil }
    if let key = key(finding.rule.id, name, schema) { return key }
    guard let index = schema.index(of: name),
      let property = property(finding, schema.fields[index])
    else { return nil }
    return "/fields/\(index)/\(property)"
  }

  private static func property(_ finding: Finding, _ field: Field) -> String? {
    let limits = field.constraints
    let expected = finding.values["expected"]
    let found: (isStated: Bool, name: String)? =
      switch finding.rule.id {
      case "schema/type": (true, "type")
      case "schema/format": (field.format != nil, "format")
      case "schema/required": (limits.required, "constraints/required")
      case "schema/unique": (limits.unique, "constraints/unique")
      case "schema/min-length": (limits.minLength != nil, "constraints/minLength")
      case "schema/max-length": (limits.maxLength != nil, "constraints/maxLength")
      case "schema/pattern", "schema/pattern-too-costly":
        (limits.pattern != nil, "constraints/pattern")
      case "schema/enum": (limits.values != nil, "constraints/enum")
      case "schema/minimum" where limits.minimum == expected: (true, "constraints/minimum")
      case "schema/minimum":
        (limits.exclusiveMinimum == expected, "constraints/exclusiveMinimum")
      case "schema/maximum" where limits.maximum == expected: (true, "constraints/maximum")
      case "schema/maximum":
        (limits.exclusiveMaximum == expected, "constraints/exclusiveMaximum")
      default: nil
      }
    return found.flatMap { $0.isStated ? $0.name : nil }
  }

  /// The pointer to a key, whose fields a place names joined by commas.
  private static func key(_ rule: String, _ names: String, _ schema: Schema) -> String? {
    func only(_ keys: [[String]], _ property: String) -> String? {
      let found = keys.indices.filter { keys[$0].joined(separator: ", ") == names }
      return found.count == 1 ? "/\(property)/\(found[0])" : nil
    }
    switch rule {
    case "schema/primary-key": return "/primaryKey"
    case "schema/unique": return only(schema.uniqueKeys, "uniqueKeys")
    case "schema/foreign-key":
      // References to other datasets stand under another property.
      let isPlain = schema.foreignKeys.allSatisfy { $0.dataset == nil }
      return isPlain ? only(schema.foreignKeys.map(\.fields), "foreignKeys") : nil
    default: return nil
    }
  }
}
