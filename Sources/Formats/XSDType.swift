public import Columns

/// The simple type of XML Schema 1.0 that accepts what a field's constraints accept.
///
/// Facets are about what is written, so a `pattern` holds as it is: values keep their digits. Only
/// booleans are respelled (`TRUE` as `true`), so their pattern, which is about the source's spelling,
/// is left out. `unique` and keys are checked by the engine and not stated.
public struct XSDType {
  /// A constraining facet: its name in XML Schema, and its value.
  public typealias Facet = (name: String, value: String)
  /// The built-in type, such as `xs:string`.
  public let base: String
  /// In the order in which they are written; `enumeration` may come more than once.
  public let facets: [Facet]

  public init(_ field: Field) {
    base = Self.base(field.type)
    facets = Self.facets(field)
  }

  /// `number` is `xs:double`: `xs:decimal` has neither exponents nor `NaN` and `INF`. Of `string`,
  /// no format is narrower than `xs:string`: `xs:anyURI` says little and is read in different ways.
  private static func base(_ type: FieldType) -> String {
    switch type {
    case .string, .any: "xs:string"
    case .integer: "xs:integer"
    case .number: "xs:double"
    case .boolean: "xs:boolean"
    case .date: "xs:date"
    case .time: "xs:time"
    case .datetime: "xs:dateTime"
    case .year: "xs:gYear"
    case .yearmonth: "xs:gYearMonth"
    case .duration: "xs:duration"
    case .object, .array, .list, .geopoint, .geojson: "xs:string"
    }
  }

  /// Of collections and points nothing is stated, for their text is not their value; of durations no
  /// bounds, for their order is partial and processors differ about it.
  private static func facets(_ field: Field) -> [Facet] {
    switch field.type {
    case .boolean: return booleans(field.constraints.values)
    case .object, .array, .list, .geopoint, .geojson: return []
    default: break
    }
    var facets: [Facet] = []
    if field.type == .string { facets += lengths(field.constraints) }
    if let pattern = field.constraints.pattern { facets.append(("pattern", pattern)) }
    let values = field.constraints.values ?? field.categories?.map(\.value) ?? []
    facets += values.filter { accepts($0, field.type) }.map { ("enumeration", $0) }
    if field.type.isOrdered, field.type != .duration {
      facets += bounds(field.constraints, field.type)
    }
    return facets
  }

  /// Lengths are in characters of XML, which are Unicode scalars (Part 2, 4.3.1).
  private static func lengths(_ constraints: Constraints) -> [Facet] {
    var facets: [Facet] = []
    if let length = constraints.minLength { facets.append(("minLength", String(length))) }
    if let length = constraints.maxLength { facets.append(("maxLength", String(length))) }
    return facets
  }

  /// Booleans cannot be enumerated (Part 2, 3.2.2.2); a pattern over their spelling can be.
  private static func booleans(_ values: [String]?) -> [Facet] {
    guard let values else { return [] }
    let spellings = values.compactMap { value -> String? in
      var output: [UInt8] = []
      guard FieldType.boolean.canonical(Array(value.utf8).span, into: &output) else { return nil }
      return String(decoding: output, as: UTF8.self)
    }
    return [("pattern", Set(spellings).sorted().joined(separator: "|"))]
  }

  private static func accepts(_ value: String, _ type: FieldType) -> Bool {
    type.accepts(Array(value.utf8).span)
  }
}

extension XSDType {
  /// At most one bound at each end, as XML Schema wants it (Part 2, 4.3.9.4): the narrower one.
  private static func bounds(_ constraints: Constraints, _ type: FieldType) -> [Facet] {
    [
      bound(
        ("minInclusive", constraints.minimum), ("minExclusive", constraints.exclusiveMinimum), type,
        isWider: .before),
      bound(
        ("maxInclusive", constraints.maximum), ("maxExclusive", constraints.exclusiveMaximum), type,
        isWider: .after),
    ].compactMap(\.self)
  }

  private static func bound(
    _ inclusive: (String, String?), _ exclusive: (String, String?), _ type: FieldType,
    isWider: Order
  ) -> Facet? {
    let with = inclusive.1.flatMap { accepts($0, type) ? $0 : nil }
    let without = exclusive.1.flatMap { accepts($0, type) ? $0 : nil }
    guard let without else { return with.map { (inclusive.0, $0) } }
    guard let with else { return (exclusive.0, without) }
    let order = type.compare(Array(without.utf8).span, Array(with.utf8).span)
    return order == isWider ? (inclusive.0, with) : (exclusive.0, without)
  }
}
