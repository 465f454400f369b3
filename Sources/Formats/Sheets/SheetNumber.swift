/// Numbers of spreadsheets, which are doubles written in up to 17 digits, as texts.
enum SheetNumber {
  /// The digits that a spreadsheet shows of a double.
  static let shown = 15
  /// Numbers with a digit further from the point than this stay in scientific form.
  static let farthest = 21, smallest = -7

  /// Whether a number is already in the shortest form: whole numbers as they are, however long; a
  /// fraction with no more digits than are shown.
  static func isPlain(_ text: Span<UInt8>) -> Bool {
    var at = 0
    if text.count > 0, text[0] == UInt8(ascii: "-") { at = 1 }
    let first = at
    while at < text.count, text[at] &- 48 < 10 { at += 1 }
    if at == first || text[first] == 48 && at > first + 1 { return false }
    if at == text.count { return text[first] != 48 || first == 0 }
    guard text[at] == UInt8(ascii: "."), text.count - first <= shown + 1 else { return false }
    at += 1
    let fraction = at
    while at < text.count, text[at] == 48 { at += 1 }
    if text[first] == 48, at - fraction >= -smallest { return false }
    while at < text.count, text[at] &- 48 < 10 { at += 1 }
    return at == text.count && at > fraction && text[at - 1] != 48
  }

  /// Appends the shortest text of a number in XML Schema's `double` form: no exponent where it can be
  /// without, no zeros that say nothing, fractions to 15 digits as spreadsheets show them. False for
  /// what is no finite number, which appends nothing.
  static func append(_ text: Span<UInt8>, to output: inout [UInt8]) -> Bool {
    if isPlain(text) {
      for index in text.indices { output.append(text[index]) }
      return true
    }
    if let number = SmallNumber(text) {
      number.append(to: &output)
      return true
    }
    guard var decimal = LongNumber(text) else { return false }
    if decimal.hasFraction { decimal.round(to: shown) }
    decimal.trim()
    decimal.append(to: &output)
    return true
  }

  /// The double that a text is; nil for what is none or not finite.
  static func double(_ text: Span<UInt8>) -> Double? {
    if let number = SmallNumber(text)?.double { return number }
    guard LongNumber(text) != nil else { return nil }
    let bytes = text.indices.map { text[$0] }
    guard let number = Double(String(decoding: bytes, as: UTF8.self)), number.isFinite else {
      return nil
    }
    return number
  }
}
