/// The types of Table Schema 2.0.
public enum FieldType: String, Sendable, Hashable, CaseIterable {
  case string, integer, number, boolean, date, time, datetime, year, yearmonth, duration
  case object, array, list, geopoint, geojson, any

  /// Whether values have an order, which `minimum` and its kin need (Table Schema 2.0, Constraints).
  /// That of durations is partial.
  public var isOrdered: Bool {
    switch self {
    case .integer, .number, .date, .time, .datetime, .year, .yearmonth, .duration: true
    case .string, .boolean, .object, .array, .list, .geopoint, .geojson, .any: false
    }
  }

  /// Whether `minLength` and `maxLength` apply: to strings and to collections, of which `list` is one
  /// though the table of constraints was written before it.
  public var hasLength: Bool {
    switch self {
    case .string, .object, .array, .list: true
    default: false
    }
  }

  /// Appends the one spelling of a value's many to `output`, so that equal values have equal bytes:
  /// `+007` is `7`, `1.50` and `15e-1` are `1.5`, `1` among booleans is `true`, a time with a zone is
  /// that of UTC, `PT60M` is `PT1H`, members of JSON objects stand in the order of their names. Returns
  /// false, and appends nothing, for a cell that is not in the type's default lexical form. Costs 5 to
  /// 20 ns a cell, more for JSON.
  public func canonical(_ cell: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    switch self {
    case .string, .any:
      output.append(cell)
      return true
    case .integer: return Decimal.integer(cell, into: &output)
    case .number: return Decimal.number(cell, into: &output)
    case .boolean: return Boolean.canonical(cell, into: &output)
    case .date, .time, .datetime, .year, .yearmonth:
      return Moment.canonical(cell, as: self, into: &output)
    case .duration: return CalendarDuration.canonical(cell, into: &output)
    case .list: return ListForm.plain.canonical(cell, into: &output)
    case .geopoint: return GeoPoint.text.canonical(cell, into: &output)
    case .object, .array, .geojson:
      guard accepts(cell), let node = JSONNode(cell) else { return false }
      JSONCanonical.append(node, cell, to: &output)
      return true
    }
  }

  /// Whether a cell is in the type's default lexical form.
  public func accepts(_ cell: Span<UInt8>) -> Bool {
    switch self {
    case .string, .any: true
    case .integer: Decimal(cell)?.isPlainInteger ?? false
    case .number: Decimal.isSpecial(cell) || Decimal(cell) != nil
    case .boolean: Boolean.value(cell) != nil
    case .date, .time, .datetime, .year, .yearmonth: Moment(cell, as: self) != nil
    case .duration: CalendarDuration(cell) != nil
    case .object: JSONNode(cell)?.kind == .object
    case .array: JSONNode(cell)?.kind == .array
    case .list: ListForm.plain.accepts(cell)
    case .geopoint: GeoPoint.text.accepts(cell)
    case .geojson: GeoJSON.accepts(cell)
    }
  }

  /// Orders two cells of an ordered type by value; nil where one is not in the lexical form or the
  /// two cannot be compared (NaN, times of which only one has a zone, a month and thirty days).
  public func compare(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Order? {
    switch self {
    case .integer: Decimal.compareIntegers(a, b)
    case .number: Decimal.compare(a, b)
    case .date, .time, .datetime, .year, .yearmonth: Moment.compare(a, b, as: self)
    case .duration: CalendarDuration.compare(a, b)
    case .string, .boolean, .object, .array, .list, .geopoint, .geojson, .any: nil
    }
  }

  /// Whether a cell of `number` is NaN or an infinity, which not every format can carry.
  public static func isNotFinite(_ cell: Span<UInt8>) -> Bool { Decimal.isSpecial(cell) }
}

/// How one value stands to another.
public enum Order: Sendable, Hashable { case before, same, after }

/// Booleans in the default lexical form: `true`, `True`, `TRUE`, `1`, `false`, `False`, `FALSE`, `0`
/// (Table Schema 2.0, boolean).
enum Boolean {
  static func value(_ cell: Span<UInt8>) -> Bool? {
    if cell.equals("true") || cell.equals("1") || cell.equals("True") || cell.equals("TRUE") {
      return true
    }
    if cell.equals("false") || cell.equals("0") || cell.equals("False") || cell.equals("FALSE") {
      return false
    }
    return nil
  }

  static func canonical(_ cell: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    guard let value = value(cell) else { return false }
    output.append(contentsOf: (value ? "true" : "false").utf8)
    return true
  }
}

extension [UInt8] {
  /// Appends the bytes of a span.
  @inlinable public mutating func append(_ span: Span<UInt8>) {
    unsafe span.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
