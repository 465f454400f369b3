import Columns
import Formats

/// The datatype of CSVW (Tabular Metadata 5.11.1 and 5.11.2) that takes what a published field takes.
enum CSVWDatatype {
  /// The name of a built-in type, or an object that narrows one. Of a list it is the type of each item,
  /// of which the schema states no more.
  static func value(of field: Field) -> JSONValue {
    if field.type == .list { return .string(name(of: field.form.properties.itemType)) }
    let base = base(of: field)
    let facets = facets(of: field, base)
    if facets.isEmpty { return .string(base) }
    return .object([JSONValue.Member("base", .string(base))] + facets)
  }

  /// Whether cells are text that somebody reads, which alone has a language.
  static func isText(_ field: Field) -> Bool {
    [.string, .any].contains(field.type) && base(of: field) == "string"
  }

  private static func base(of field: Field) -> String {
    let limits = field.constraints
    switch (field.type, field.format) {
    // Its text is an address, which has no length (Tabular Data Model 4.6.1).
    case (.string, "uri") where limits.minLength == nil && limits.maxLength == nil: return "anyURI"
    case (.string, "binary"): return "base64Binary"
    case (.geopoint, _): return field.form.isJSON ? "json" : "string"
    default: return name(of: field.type)
    }
  }

  /// `number` has exponents, NaN and infinities, so it is a double.
  private static func name(of type: FieldType) -> String {
    switch type {
    case .string, .any, .list, .geopoint: "string"
    case .integer: "integer"
    case .number: "number"
    case .boolean: "boolean"
    case .date: "date"
    case .time: "time"
    case .datetime: "datetime"
    case .year: "gYear"
    case .yearmonth: "gYearMonth"
    case .duration: "duration"
    case .object, .array, .geojson: "json"
    }
  }

  /// Lengths and bounds are those of XML Schema, whose facets CSVW has by the same names. It has none
  /// for values or patterns: for text they are its `format`.
  private static func facets(of field: Field, _ base: String) -> [JSONValue.Member] {
    let hasLength = base != "base64Binary"
    // Years and months are no dates there, and have no bounds (Tabular Data Model 6.4.4).
    let hasBounds = base != "gYear" && base != "gYearMonth"
    let known =
      (hasLength ? ["minLength", "maxLength"] : [])
      + (hasBounds ? ["minInclusive", "maxInclusive", "minExclusive", "maxExclusive"] : [])
    let bounds = XSDType(field).facets.filter { known.contains($0.name) }
    let members = bounds.map { facet in
      JSONValue.Member(
        facet.name, JSONReader.isNumber(facet.value) ? .raw(facet.value) : .string(facet.value))
    }
    guard ["string", "anyURI"].contains(base), field.type != .geopoint,
      let format = format(of: field)
    else { return members }
    return [JSONValue.Member("format", .string(format))] + members
  }

  /// The values that there are, else the pattern. A value that is listed satisfies the pattern too.
  private static func format(of field: Field) -> String? {
    if let values = field.constraints.values ?? field.categories?.map(\.value), !values.isEmpty {
      return ScriptPattern.text(ofAny: values)
    }
    return field.constraints.pattern.flatMap { ScriptPattern.text(of: $0) }
  }
}
