/// How well an encoding explains the bytes of a file: what each character costs by its rarity, and by
/// what stands beside it. A model small enough to be read; the lower the cost, the likelier.
struct Likelihood {
  let encoding: TextEncoding
  /// In tenths of a natural logarithm.
  private(set) var cost: Int
  /// How many bytes mean nothing in the encoding.
  private(set) var undefined = 0
  /// How many stand where such a character does not stand in words.
  private(set) var strange = 0
  private(set) var total = 0
  private let glyphs: [Glyph]

  /// Whether hardly anything speaks against it.
  var isPlausible: Bool { undefined * 100 <= total && strange * 20 <= total }

  /// What is against a character that stands where it does not belong.
  private static let heavy = 60

  init(_ encoding: TextEncoding, _ seen: [(trio: ByteEvidence.Trio, count: Int)]) {
    self.encoding = encoding
    cost = Self.prior(encoding)
    glyphs = Glyph.all(of: encoding)
    for (trio, count) in seen { add(trio, count) }
  }

  /// How rare files in the encoding are.
  private static func prior(_ encoding: TextEncoding) -> Int {
    switch encoding {
    case .windows1256: 5
    case .iso88591, .iso885915: 15
    case .iso88596: 25
    case .macArabic: 40
    default: 0
    }
  }

  /// All encodings, the likeliest first.
  static func ranked(_ evidence: ByteEvidence) -> [Likelihood] {
    let seen = evidence.seen
    return TextEncoding.singleBytes.map { Likelihood($0, seen) }.enumerated()
      .sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }.map(\.element)
  }

  private mutating func add(_ trio: ByteEvidence.Trio, _ count: Int) {
    let glyph = glyphs[Int(trio.byte)]
    total += count
    guard glyph.kind != .none else {
      undefined += count
      cost += count * glyph.cost
      return
    }
    let against = Self.against(glyph, glyphs[Int(trio.left)], glyphs[Int(trio.right)])
    if against >= Self.heavy { strange += count }
    cost += count * max(1, glyph.cost + against)
  }

  private static func against(_ glyph: Glyph, _ left: Glyph, _ right: Glyph) -> Int {
    switch glyph.kind {
    case .lower, .upper: latin(glyph, left, right)
    case .arabic: arabic(glyph, left, right)
    case .mark: mark(glyph, left, right)
    case .symbol: left.isLetter && right.isLetter ? heavy : 0
    case .arabicSymbol: left.isLatin || right.isLatin ? heavy : 0
    case .arabicDigit: left.isLatin || right.isLatin ? heavy : 0
    case .joiner, .digit, .space, .none: 0
    }
  }

  /// A Latin letter with an accent stands beside Latin letters, hardly ever between two like it, and
  /// a capital does not follow a small letter.
  private static func latin(_ glyph: Glyph, _ left: Glyph, _ right: Glyph) -> Int {
    var against = (left.isArabic ? 100 : 0) + (right.isArabic ? 100 : 0)
    let isBetween = left.isLatin && left.cost > 0 && right.isLatin && right.cost > 0
    if isBetween { against += heavy }
    if glyph.kind == .upper, left.kind == .lower { against += heavy }
    if left.kind == .digit { against += 30 }
    let isAlone = !left.isLetter && !right.isLetter
    if isAlone, !"àÀôÉé".unicodeScalars.contains(glyph.scalar) { against += 30 }
    return against
  }

  private static let final: Set<Unicode.Scalar> = ["ة", "ى"]
  private static let inner: Set<Unicode.Scalar> = ["ة", "ى", "ئ", "ؤ"]

  /// An Arabic letter stands beside Arabic letters; some only end words, and some never begin them.
  private static func arabic(_ glyph: Glyph, _ left: Glyph, _ right: Glyph) -> Int {
    var against = (left.isLatin ? 100 : 0) + (right.isLatin ? 100 : 0)
    if !left.isArabic, inner.contains(glyph.scalar) { against += 50 }
    if final.contains(glyph.scalar), right.kind == .arabic { against += heavy }
    if !left.isArabic, !right.isArabic {
      against += "وأبجد".unicodeScalars.contains(glyph.scalar) ? 10 : 30
    }
    if left.scalar == "ا", left.kind == .arabic, glyph.scalar == "ل" { against -= 11 }
    return against
  }

  private static let tanwin: Set<Unicode.Scalar> = ["\u{64B}", "\u{64C}", "\u{64D}"]

  /// A vowel sign stands on an Arabic letter; a tanwin ends a word but for an alif.
  private static func mark(_ glyph: Glyph, _ left: Glyph, _ right: Glyph) -> Int {
    var against = left.isArabic ? 0 : 80
    if right.isLatin { against += 100 }
    if tanwin.contains(glyph.scalar), right.isArabic, right.scalar != "ا" { against += heavy }
    return against
  }
}
