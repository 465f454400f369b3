/// Numbers of spreadsheets, which are doubles written in up to 17 digits, as texts.
enum SheetNumber {
  /// The digits that a spreadsheet shows of a double.
  private static let shown = 15
  /// Numbers with a digit further from the point than this stay in scientific form.
  private static let farthest = 21, smallest = -7

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
    guard var decimal = Decimal(text) else { return false }
    if decimal.hasFraction { decimal.round(to: shown) }
    decimal.trim()
    decimal.append(to: &output)
    return true
  }

  /// A number as its digits: ±0.d₁d₂d₃… × 10^point.
  private struct Decimal {
    var isNegative = false
    var digits: [UInt8] = []
    var point = 0
    /// Whether it was written with a point or an exponent.
    var hasFraction = false

    init?(_ text: Span<UInt8>) {
      var at = 0
      if text.count > 0, text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") {
        isNegative = text[0] == UInt8(ascii: "-")
        at = 1
      }
      let first = at
      var hasPoint = false, count = 0
      while at < text.count {
        if text[at] == UInt8(ascii: "."), !hasPoint {
          hasPoint = true
        } else if text[at] &- 48 < 10 {
          count += 1
          if !hasPoint { point += 1 }
          digits.append(text[at] - 48)
        } else {
          break
        }
        at += 1
      }
      guard count > 0, at > first else { return nil }
      hasFraction = hasPoint
      if at < text.count {
        guard let exponent = Self.exponent(text, at) else { return nil }
        hasFraction = true
        point += exponent
      }
    }

    /// `E` with a whole number behind it, of a size that a double can have.
    private static func exponent(_ text: Span<UInt8>, _ start: Int) -> Int? {
      var at = start + 1
      guard text[start] | 32 == UInt8(ascii: "e"), at < text.count else { return nil }
      let isNegative = text[at] == UInt8(ascii: "-")
      if isNegative || text[at] == UInt8(ascii: "+") { at += 1 }
      guard at < text.count, text.count - at <= 5 else { return nil }
      var number = 0
      while at < text.count {
        guard text[at] &- 48 < 10 else { return nil }
        number = number * 10 + Int(text[at] - 48)
        at += 1
      }
      return number <= 400 ? (isNegative ? -number : number) : nil
    }

    mutating func round(to most: Int) {
      let first = digits.firstIndex { $0 != 0 } ?? 0
      guard digits.count - first > most else { return }
      let isUp = digits[first + most] >= 5
      let cut = digits.count - first - most
      digits.removeLast(cut)
      guard isUp else { return }
      var at = digits.count - 1
      while at >= 0, digits[at] == 9 {
        digits[at] = 0
        at -= 1
      }
      if at >= 0 {
        digits[at] += 1
      } else {
        digits.insert(1, at: 0)
        point += 1
      }
    }

    /// Drops zeros that lead and, behind the point, that trail.
    mutating func trim() {
      let first = digits.firstIndex { $0 != 0 } ?? digits.count
      digits.removeFirst(first)
      point -= first
      while digits.last == 0 { digits.removeLast() }
      if digits.isEmpty { (point, isNegative) = (0, false) }
    }

    func append(to output: inout [UInt8]) {
      if isNegative { output.append(UInt8(ascii: "-")) }
      if digits.isEmpty { return output.append(48) }
      if !hasFraction || point <= farthest && point > smallest { return appendPlain(to: &output) }
      output.append(digits[0] + 48)
      if digits.count > 1 {
        output.append(UInt8(ascii: "."))
        for digit in digits[1...] { output.append(digit + 48) }
      }
      output.append(contentsOf: "E\(point - 1)".utf8)
    }

    private func appendPlain(to output: inout [UInt8]) {
      if point <= 0 { output.append(48) }
      for index in 0..<max(point, 0) {
        output.append(index < digits.count ? digits[index] + 48 : 48)
      }
      guard digits.count > point else { return }
      output.append(UInt8(ascii: "."))
      for _ in 0..<max(0, -point) { output.append(48) }
      for digit in digits[max(0, point)...] { output.append(digit + 48) }
    }
  }

  /// The double that a text is; nil for what is none or not finite.
  static func double(_ text: Span<UInt8>) -> Double? {
    guard Decimal(text) != nil else { return nil }
    let bytes = text.indices.map { text[$0] }
    guard let number = Double(String(decoding: bytes, as: UTF8.self)), number.isFinite else {
      return nil
    }
    return number
  }
}
