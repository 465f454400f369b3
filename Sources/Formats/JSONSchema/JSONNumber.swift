/// A JSON number (RFC 8259 §6) of any size, exact: digits times a power of ten. `1.0`, `1` and `10e-1`
/// are one number.
///
/// An exponent beyond ±10¹⁵ is taken as that bound: no data has one.
struct JSONNumber: Hashable, Sendable {
  private(set) var isNegative = false
  /// Values from 0 to 9 without zeros at either end; none for zero.
  private(set) var digits: [UInt8] = []
  /// The power of ten that the digits, read as an integer, are multiplied by.
  private(set) var exponent = 0

  private static let farthest = 1_000_000_000_000_000

  /// `text` must be spelt as JSON spells numbers.
  init(_ text: String) {
    var rest = Array(text.utf8)[...]
    if rest.first == UInt8(ascii: "-") {
      isNegative = true
      rest.removeFirst()
    }
    let mantissa = rest.prefix { $0 | 0x20 != UInt8(ascii: "e") }
    exponent = Self.exponent(rest.dropFirst(mantissa.count + 1))
    if let point = mantissa.firstIndex(of: UInt8(ascii: ".")) {
      exponent -= mantissa.endIndex - point - 1
    }
    digits = mantissa.filter { $0 != UInt8(ascii: ".") }.map { $0 - 48 }
    trim()
  }

  /// A whole number that is not negative.
  init(_ count: Int) { self.init(String(count)) }

  private mutating func trim() {
    digits = Array(digits.drop { $0 == 0 })
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty {
      isNegative = false
      exponent = 0
    }
  }

  private static func exponent(_ text: ArraySlice<UInt8>) -> Int {
    var value = 0
    for byte in text where byte &- 48 < 10 {
      value = min(value * 10 + Int(byte - 48), farthest)
    }
    return text.first == UInt8(ascii: "-") ? -value : value
  }

  /// Validation §6.1.1: a number without a fraction is an integer, `1.0` too.
  var isInteger: Bool { exponent >= 0 }

  /// The number as a count; nil where it is negative, has a fraction or is larger than any count.
  var count: Int? {
    guard isInteger, !isNegative, digits.count + exponent <= 18 else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1) }
    return (0..<exponent).reduce(value) { value, _ in value * 10 }
  }

  static func < (a: JSONNumber, b: JSONNumber) -> Bool {
    if a.sign != b.sign { return a.sign < b.sign }
    return a.isNegative ? b.isNearerZero(than: a) : a.isNearerZero(than: b)
  }

  static func <= (a: JSONNumber, b: JSONNumber) -> Bool { a == b || a < b }

  var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

  private func isNearerZero(than other: JSONNumber) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
    let size = digits.count + exponent, otherSize = other.digits.count + other.exponent
    if size != otherSize { return size < otherSize }
    return digits.lexicographicallyPrecedes(other.digits)
  }
}

extension JSONNumber {
  /// A short spelling, for messages: with an exponent where there would be many zeros.
  var text: String {
    if digits.isEmpty { return "0" }
    let all = digits.map { String($0) }.joined()
    let sign = isNegative ? "-" : ""
    switch exponent {
    case 0...6: return sign + all + String(repeating: "0", count: exponent)
    case -6..<0:
      let padded = String(repeating: "0", count: max(0, 1 - exponent - all.count)) + all
      return sign + padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
    default: return "\(sign)\(all)e\(exponent)"
    }
  }
}

extension JSONNumber {
  /// How many digits a divisor may have: its remainders, times ten, fit in 128 bits.
  static let mostDivisorDigits = 37

  /// Whether the number is a whole multiple of a divisor above zero with at most
  /// `mostDivisorDigits` digits (Validation §6.2.1). Costs as many divisions as there are digits.
  func isMultiple(of divisor: JSONNumber) -> Bool {
    if digits.isEmpty { return true }
    // Neither ends in a zero, so a divisor with more tens than the number does not divide it.
    guard exponent >= divisor.exponent else { return false }
    let modulus = divisor.digits.reduce(UInt128(0)) { $0 * 10 + UInt128($1) }
    var rest = digits.reduce(UInt128(0)) { ($0 * 10 + UInt128($1)) % modulus }
    // A divisor of n digits has fewer than 4n factors of two and of five, so that more tens than
    // those change nothing.
    for _ in 0..<min(exponent - divisor.exponent, 4 * divisor.digits.count) {
      rest = rest * 10 % modulus
    }
    return rest == 0
  }
}
