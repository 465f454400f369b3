/// A decimal number of any size as the parts of its text (XML Schema `decimal`, with an optional
/// exponent as Table Schema 2.0's `number` allows). Holds ranges of the cell it was made from, so it
/// is good as long as that cell.
struct Decimal {
  var isNegative = false
  /// Digits before and after the point, without leading and trailing zeros respectively.
  var whole: Range<Int>
  var fraction: Range<Int>
  var exponent = 0
  /// Whether the text had neither point nor exponent.
  var isPlainInteger: Bool

  /// Refuses a text that is not such a number. White space around it is not part of the form.
  init?(_ cell: Span<UInt8>) {
    var at = 0
    if at < cell.count, cell[at] == UInt8(ascii: "-") || cell[at] == UInt8(ascii: "+") {
      isNegative = cell[at] == UInt8(ascii: "-")
      at += 1
    }
    let digits = Self.digits(cell, from: at)
    whole = digits
    fraction = digits.upperBound..<digits.upperBound
    at = digits.upperBound
    var count = digits.count
    isPlainInteger = true
    if at < cell.count, cell[at] == UInt8(ascii: ".") {
      fraction = Self.digits(cell, from: at + 1)
      count += fraction.count
      at = fraction.upperBound
      isPlainInteger = false
    }
    guard count > 0 else { return nil }
    if at < cell.count, cell[at] | 0x20 == UInt8(ascii: "e") {
      guard let (value, end) = Self.exponent(cell, from: at + 1) else { return nil }
      exponent = value
      at = end
      isPlainInteger = false
    }
    guard at == cell.count else { return nil }
    while let first = whole.first, cell[first] == UInt8(ascii: "0") { whole.removeFirst() }
    while let last = fraction.last, cell[last] == UInt8(ascii: "0") { fraction.removeLast() }
    if whole.isEmpty && fraction.isEmpty { isNegative = false }
  }

  /// Whether a text is one of the numbers that are not finite: `NaN`, `INF`, `-INF`, in any case.
  static func isSpecial(_ cell: Span<UInt8>) -> Bool { special(cell) != nil }

  /// The spelling that XML Schema has for a number that is not finite; nil for other texts.
  static func specialSpelling(_ cell: Span<UInt8>) -> String? { special(cell)?.rawValue }

  private enum Special: String {
    case notANumber = "NaN"
    case infinity = "INF"
    case minusInfinity = "-INF"
  }

  private static func special(_ cell: Span<UInt8>) -> Special? {
    guard 3...4 ~= cell.count, cell[cell.count - 1] >= UInt8(ascii: "A") else { return nil }
    if cell.count == 4 { return cell.hasWord("-INF", at: 0) ? .minusInfinity : nil }
    if cell.hasWord("NaN", at: 0) { return .notANumber }
    return cell.hasWord("INF", at: 0) ? .infinity : nil
  }

  private static func digits(_ cell: Span<UInt8>, from start: Int) -> Range<Int> {
    var end = start
    while end < cell.count, cell[end] &- 48 < 10 { end += 1 }
    return start..<end
  }

  /// An exponent beyond ±999,999,999 is refused: no data has one, and comparing it would overflow.
  private static func exponent(_ cell: Span<UInt8>, from start: Int) -> (Int, Int)? {
    var at = start
    var negative = false
    if at < cell.count, cell[at] == UInt8(ascii: "-") || cell[at] == UInt8(ascii: "+") {
      negative = cell[at] == UInt8(ascii: "-")
      at += 1
    }
    var range = digits(cell, from: at)
    guard !range.isEmpty else { return nil }
    while let first = range.first, cell[first] == UInt8(ascii: "0") { range.removeFirst() }
    guard range.count <= 9 else { return nil }
    let value = range.reduce(0) { $0 * 10 + Int(cell[$1] - 48) }
    return (negative ? -value : value, range.upperBound)
  }
}

extension Decimal {
  /// Appends the canonical spelling of an integer: no plus, no leading zeros, no minus zero.
  static func integer(_ cell: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    guard let number = Decimal(cell), number.isPlainInteger else { return false }
    if number.isNegative { output.append(UInt8(ascii: "-")) }
    if number.whole.isEmpty { output.append(UInt8(ascii: "0")) }
    output.append(cell.extracting(number.whole))
    return true
  }

  /// Beyond this many places from the point, the canonical spelling has an exponent.
  private static let plainLimit = 1000

  /// Appends the canonical spelling of a number: no plus, no superfluous zeros, a digit before the
  /// point. `1.50`, `1.5` and `15e-1` are one; only what an exponent makes very long keeps one.
  static func number(_ cell: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    if let special = specialSpelling(cell) {
      output.append(contentsOf: special.utf8)
      return true
    }
    guard let number = Decimal(cell) else { return false }
    if number.isNegative { output.append(UInt8(ascii: "-")) }
    guard number.exponent != 0 || cell.count >= plainLimit else {
      if number.whole.isEmpty { output.append(UInt8(ascii: "0")) }
      output.append(cell.extracting(number.whole))
      if !number.fraction.isEmpty {
        output.append(UInt8(ascii: "."))
        output.append(cell.extracting(number.fraction))
      }
      return true
    }
    let (digits, scale) = number.significant(cell)
    append(digits, scale: scale, to: &output)
    return true
  }

  /// Appends 0.`digits` times ten to the power of `scale`.
  private static func append(_ digits: [UInt8], scale: Int, to output: inout [UInt8]) {
    func zeros(_ count: Int) { output.append(contentsOf: repeatElement(48, count: count)) }
    if digits.isEmpty {
      zeros(1)
    } else if abs(scale) >= plainLimit {
      output.append(contentsOf: digits)
      output.append(contentsOf: "e\(scale - digits.count)".utf8)
    } else if scale >= digits.count {
      output.append(contentsOf: digits)
      zeros(scale - digits.count)
    } else {
      output.append(contentsOf: digits.prefix(max(scale, 0)))
      if scale <= 0 { zeros(1) }
      output.append(UInt8(ascii: "."))
      zeros(max(-scale, 0))
      output.append(contentsOf: digits.dropFirst(max(scale, 0)))
    }
  }

  /// Orders two numbers exactly, whatever their size; infinities are the ends, NaN has no order.
  static func compare(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Order? {
    if isSpecial(a) || isSpecial(b) { return compareSpecial(a, b) }
    guard let x = Decimal(a), let y = Decimal(b) else { return nil }
    return compare(x, a, y, b)
  }

  /// The same for texts with neither point nor exponent, which others are not ordered with.
  static func compareIntegers(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Order? {
    guard let x = Decimal(a), x.isPlainInteger, let y = Decimal(b), y.isPlainInteger else {
      return nil
    }
    return compare(x, a, y, b)
  }

  private static func compare(
    _ x: Decimal, _ a: Span<UInt8>, _ y: Decimal, _ b: Span<UInt8>
  ) -> Order {
    if x.sign != y.sign { return x.sign < y.sign ? .before : .after }
    let order = compareMagnitudes(x, a, y, b)
    return x.isNegative ? order.reversed : order
  }

  private var sign: Int {
    whole.isEmpty && fraction.isEmpty ? 0 : isNegative ? -1 : 1
  }

  private static func compareSpecial(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Order? {
    func rank(_ cell: Span<UInt8>) -> Int? {
      switch special(cell) {
      case .notANumber: nil
      case .infinity: 1
      case .minusInfinity: -1
      case nil: Decimal(cell) == nil ? nil : 0
      }
    }
    guard let x = rank(a), let y = rank(b) else { return nil }
    return x == y ? .same : x < y ? .before : .after
  }

  /// The significant digits: those of both parts without the zeros that lead.
  private func significant(_ cell: Span<UInt8>) -> (digits: [UInt8], scale: Int) {
    var digits = whole.map { cell[$0] } + fraction.map { cell[$0] }
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(zeros)
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (digits, whole.count - zeros + exponent)
  }

  /// Orders two runs of digits from the left; one that goes on is after one that has ended.
  private static func compareDigits(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Order {
    for index in 0..<min(a.count, b.count) where a[index] != b[index] {
      return a[index] < b[index] ? .before : .after
    }
    return a.count == b.count ? .same : a.count < b.count ? .before : .after
  }

  private static func compareMagnitudes(
    _ x: Decimal, _ a: Span<UInt8>, _ y: Decimal, _ b: Span<UInt8>
  ) -> Order {
    if x.exponent == 0, y.exponent == 0 {
      if x.whole.count != y.whole.count { return x.whole.count < y.whole.count ? .before : .after }
      let order = compareDigits(a.extracting(x.whole), b.extracting(y.whole))
      return order == .same
        ? compareDigits(a.extracting(x.fraction), b.extracting(y.fraction)) : order
    }
    let (left, leftScale) = x.significant(a)
    let (right, rightScale) = y.significant(b)
    if left.isEmpty || right.isEmpty {
      return left.count == right.count ? .same : left.isEmpty ? .before : .after
    }
    if leftScale != rightScale { return leftScale < rightScale ? .before : .after }
    return left == right ? .same : left.lexicographicallyPrecedes(right) ? .before : .after
  }
}

extension Order {
  var reversed: Order {
    switch self {
    case .before: .after
    case .same: .same
    case .after: .before
    }
  }
}

extension Span<UInt8> {
  /// Whether the span holds exactly the bytes of a text.
  public func equals(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    for index in indices where unsafe self[index] != text.utf8Start[index] { return false }
    return true
  }

  /// Whether the span holds exactly the given bytes.
  public func equals(_ bytes: [UInt8]) -> Bool {
    count == bytes.count && indices.allSatisfy { self[$0] == bytes[$0] }
  }
}
