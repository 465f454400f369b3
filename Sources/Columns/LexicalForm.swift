/// How the cells of a field are written and what they mean: its type, with the properties of its
/// descriptor that change the type's lexical form (Table Schema 2.0, Field Types).
///
/// Everything that reads cells of a field asks its form, never its type alone. A form that is the
/// type's default one costs no more than the type.
public struct LexicalForm: Sendable, Hashable {
  public var type: FieldType
  /// `format`; nil is `default`.
  public var format: String?

  public init(_ type: FieldType, format: String? = nil) {
    self.type = type
    self.format = format
  }

  /// Whether cells are already in the type's default lexical form, so that `respell` changes nothing.
  public var isDefault: Bool { true }

  /// Appends a cell in the default lexical form of its type, its digits unchanged. Returns false, and
  /// appends nothing, for a cell that is not in this form.
  public func respell(_ cell: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    guard type.accepts(cell) else { return false }
    output.append(cell)
    return true
  }

  /// Whether a cell is in this form.
  public func accepts(_ cell: Span<UInt8>) -> Bool { type.accepts(cell) }

  /// Appends the one spelling of a value's many, so that equal values have equal bytes whatever form
  /// they were written in. Returns false, and appends nothing, for a cell that is not in this form.
  public func canonical(_ cell: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    type.canonical(cell, into: &output)
  }

  /// Orders two cells of an ordered type by value; nil where one is not in this form or the two cannot
  /// be compared.
  public func compare(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Order? { type.compare(a, b) }
}
