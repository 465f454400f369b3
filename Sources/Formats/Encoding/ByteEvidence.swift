/// What stands beside each byte outside ASCII: all that tells encodings of one byte a character apart.
/// The bytes of a file are taken once, in any cut.
struct ByteEvidence {
  /// A byte and its neighbours, as classes: bytes from 0x80 on are 0 to 127, then come what ASCII
  /// has and the ends of the file.
  struct Trio: Hashable {
    let left: UInt8, byte: UInt8, right: UInt8
  }

  static let lower: UInt8 = 128, upper: UInt8 = 129, digit: UInt8 = 130, other: UInt8 = 131
  static let classes = 132

  /// How often the first trios were seen, and when there are many, by
  /// `(byte * classes + left) * classes + right`, those after them.
  private var few: [Trio: Int] = [:]
  private var counts: [UInt32] = []
  private var recorded = 0
  private static let fewest = 50_000
  /// Where each byte stands first, by its class.
  private(set) var first = [Int?](repeating: nil, count: 128)
  private var left = other, middle = other
  private var offset = 0

  private static let classOf: [UInt8] = (0...255).map { byte in
    switch UInt8(byte) {
    case 0x80...: UInt8(byte - 0x80)
    case UInt8(ascii: "a")...UInt8(ascii: "z"): lower
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): upper
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit
    default: other
    }
  }

  mutating func take(_ bytes: Span<UInt8>) {
    let classes = Self.classOf.span
    for index in bytes.indices {
      let next = classes[Int(bytes[index])]
      if middle < 128 { record(next) }
      if next < 128, first[Int(next)] == nil { first[Int(next)] = offset + index }
      (left, middle) = (middle, next)
    }
    offset += bytes.count
  }

  /// The last byte has the end of the file beside it.
  mutating func finish() {
    if middle < 128 { record(Self.other) }
    (left, middle) = (Self.other, Self.other)
  }

  private mutating func record(_ right: UInt8) {
    if recorded < Self.fewest {
      recorded += 1
      few[Trio(left: left, byte: middle, right: right), default: 0] += 1
      return
    }
    if counts.isEmpty { counts = Array(repeating: 0, count: 128 * Self.classes * Self.classes) }
    let index = (Int(middle) * Self.classes + Int(left)) * Self.classes + Int(right)
    if counts[index] < .max { counts[index] += 1 }
  }

  /// The trios that were seen, and how often.
  var seen: [(trio: Trio, count: Int)] {
    var seen = few.map { (trio: $0.key, count: $0.value) }
    for (index, count) in counts.enumerated() where count > 0 {
      let (rest, right) = index.quotientAndRemainder(dividingBy: Self.classes)
      let (byte, left) = rest.quotientAndRemainder(dividingBy: Self.classes)
      seen.append((Trio(left: UInt8(left), byte: UInt8(byte), right: UInt8(right)), Int(count)))
    }
    return seen
  }
}
