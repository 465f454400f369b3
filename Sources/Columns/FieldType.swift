/// The types of Table Schema 2.0 that Nashr reads. A descriptor that names another is refused by
/// name, never read as text.
public enum FieldType: String, Sendable, Hashable, CaseIterable {
  case string, integer, number, boolean, date, time, datetime, year, yearmonth, any

  /// Whether values have an order, which `minimum` and its kin need (Table Schema 2.0, Constraints).
  public var isOrdered: Bool {
    switch self {
    case .integer, .number, .date, .time, .datetime, .year, .yearmonth: true
    case .string, .boolean, .any: false
    }
  }

  /// Whether `minLength` and `maxLength` apply.
  public var hasLength: Bool { self == .string }

  /// Appends the one spelling of a value's many to `output`, so that equal values have equal bytes:
  /// `+007` is `7`, `1.50` and `15e-1` are `1.5`, `1` among booleans is `true`, a time with a zone is
  /// that of UTC. Returns false, and appends
  /// nothing, for a cell that is not in the type's default lexical form. Costs 5 to 20 ns a cell.
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
    }
  }

  /// Orders two cells of an ordered type by value; nil where one is not in the lexical form or the
  /// two cannot be compared (NaN, or times of which only one has a zone).
  public func compare(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Order? {
    switch self {
    case .integer: Decimal.compareIntegers(a, b)
    case .number: Decimal.compare(a, b)
    case .date, .time, .datetime, .year, .yearmonth: Moment.compare(a, b, as: self)
    case .string, .boolean, .any: nil
    }
  }
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
