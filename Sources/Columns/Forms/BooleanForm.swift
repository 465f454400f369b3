/// Booleans by the words of their field (Table Schema 2.0, `trueValues`, `falseValues`), compared byte
/// for byte.
struct BooleanForm: Sendable, Hashable {
  private let trueValues: [[UInt8]], falseValues: [[UInt8]]

  /// Nil where the words are those of the default form, which costs less.
  init?(_ properties: LexicalForm.Properties) {
    let plain = LexicalForm.Properties()
    if properties.trueValues == plain.trueValues, properties.falseValues == plain.falseValues {
      return nil
    }
    trueValues = properties.trueValues.map { Array($0.utf8) }
    falseValues = properties.falseValues.map { Array($0.utf8) }
  }

  /// Appends `true` or `false`.
  func respell(_ cell: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    let isTrue = trueValues.contains { cell.equals($0) }
    guard isTrue || falseValues.contains(where: { cell.equals($0) }) else { return false }
    output.append(contentsOf: (isTrue ? "true" : "false").utf8)
    return true
  }
}
