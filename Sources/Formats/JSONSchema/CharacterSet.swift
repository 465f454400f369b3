/// A set of characters as ranges and general categories of Unicode.
struct CharacterSet {
  private var ranges: [ClosedRange<UInt32>] = []
  /// Escapes of XML Schema such as `\p{Lu}`.
  private var escapes: [String] = []
  private var isNegative = false

  init() {}
  init(_ scalar: Unicode.Scalar) { ranges = [scalar.value...scalar.value] }
  init(_ range: ClosedRange<Unicode.Scalar>) {
    ranges = [range.lowerBound.value...range.upperBound.value]
  }
  private init(_ ranges: [ClosedRange<UInt32>]) { self.ranges = ranges }

  /// A general category.
  init(category: String) { escapes = ["\\p{\(category)}"] }

  /// The general categories, as XML Schema and Unicode abbreviate them, without those of characters
  /// that are not assigned, which libxml2 does not know.
  static let categories: Set<String> = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc",
    "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So",
    "Cc", "Cf", "Co",
  ]

  // ECMA-262 §22.2.2.9 and §12.2, 12.3.
  static let digits = CharacterSet("0"..."9")
  static let wordCharacters = CharacterSet([48...57, 65...90, 95...95, 97...122])
  static let lineEnds = CharacterSet([0xA...0xA, 0xD...0xD, 0x2028...0x2029])
  static let whiteSpace = CharacterSet([
    0x9...0xD, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])

  /// The one character that the set holds; nil for any other set.
  var only: Unicode.Scalar? {
    guard escapes.isEmpty, !isNegative, ranges.count == 1, ranges[0].count == 1 else { return nil }
    return Unicode.Scalar(ranges[0].lowerBound)
  }

  var inverted: CharacterSet {
    var copy = self
    copy.isNegative.toggle()
    return copy
  }

  /// Adds the characters of another set, which is not a negative one of categories.
  mutating func formUnion(_ other: CharacterSet) {
    precondition(!isNegative && (!other.isNegative || other.escapes.isEmpty))
    ranges += other.isNegative ? Self.complement(other.ranges) : other.ranges
    escapes += other.escapes
  }

  /// The characters that are in none of some ranges.
  private static func complement(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var gaps: [ClosedRange<UInt32>] = []
    var from: UInt32 = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > from { gaps.append(from...range.lowerBound - 1) }
      from = max(from, range.upperBound + 1)
    }
    return from <= 0x10FFFF ? gaps + [from...0x10FFFF] : gaps
  }

  /// The characters that XML allows (XML 1.0 §2.2).
  private static let allowed: [ClosedRange<UInt32>] = [
    0x9...0xA, 0xD...0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF,
  ]

  /// The set as XML Schema spells it, without the characters that XML forbids.
  ///
  /// Characters are listed rather than excluded where they can be: libxml2 believes that what excludes
  /// some has nothing in common with a range, and then finds no match where there is one.
  var pattern: String {
    if isNegative, escapes.isEmpty { return CharacterSet(Self.complement(ranges)).pattern }
    let kept = ranges.flatMap { range in
      Self.allowed.compactMap { $0.overlaps(range) ? $0.clamped(to: range) : nil }
    }
    if kept.isEmpty && escapes.isEmpty { return "[^" + Self.any.dropFirst() }
    if let only = kept.first, !isNegative, kept.count == 1, escapes.isEmpty, only.count == 1 {
      return Self.escaped(only.lowerBound)
    }
    return (isNegative ? "[^" : "[") + kept.map(Self.spelt).joined() + escapes.joined() + "]"
  }

  /// A range within brackets. libxml2 takes no escaped character for the end of a range, so those
  /// stand beside it.
  private static func spelt(_ range: ClosedRange<UInt32>) -> String {
    var low = range.lowerBound, high = range.upperBound
    var singles = ""
    while low < high, isSpecial(low) {
      singles += escaped(low)
      low += 1
    }
    while low < high, isSpecial(high) {
      singles += escaped(high)
      high -= 1
    }
    return singles + escaped(low) + (low < high ? "-" + escaped(high) : "")
  }

  /// Any character that XML allows, as XML Schema spells it.
  static let any = "[\t-\u{10FFFF}]"

  private static func escaped(_ value: UInt32) -> String {
    let text = Unicode.Scalar(value).map { String($0) } ?? ""
    return isSpecial(value) ? "\\" + text : text
  }

  private static func isSpecial(_ value: UInt32) -> Bool {
    "\\|.?*+(){}-[]^".unicodeScalars.contains { $0.value == value }
  }
}
