/// Reads JSON text (RFC 8259) in a cell from the left, without building anything.
///
/// Stricter than the grammar where the RFC leaves a meaning open: names of an object are distinct (§4),
/// surrogates come in pairs (§8.2), nesting ends at `deepest` levels (§9), and exponents are those that
/// `number` takes (§6). The bytes are valid UTF-8 already.
struct JSONScan {
  static let deepest = 128

  var at: Int
  /// Where the names of the objects that are open stand, between their quotes.
  private var names: [Range<Int>] = []

  init(at start: Int = 0) { at = start }

  /// Reads a value and the white space before it; nil where there is none.
  mutating func value(_ cell: Span<UInt8>, depth: Int = 0) -> JSONKind? {
    skipSpace(cell)
    guard depth < Self.deepest, at < cell.count else { return nil }
    switch cell[at] {
    case UInt8(ascii: "{"): return object(cell, depth) ? .object : nil
    case UInt8(ascii: "["): return array(cell, depth) ? .array : nil
    case UInt8(ascii: "\""): return string(cell) == nil ? nil : .string
    case UInt8(ascii: "t"): return word("true", cell) ? .boolean : nil
    case UInt8(ascii: "f"): return word("false", cell) ? .boolean : nil
    case UInt8(ascii: "n"): return word("null", cell) ? .null : nil
    default: return number(cell) ? .number : nil
    }
  }

  /// RFC 8259 §2.
  mutating func skipSpace(_ cell: Span<UInt8>) {
    while at < cell.count, Self.isSpace(cell[at]) { at += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 10 || byte == 13 || byte == 9
  }

  /// Passes a character and the white space before it.
  mutating func skip(_ character: Unicode.Scalar, _ cell: Span<UInt8>) -> Bool {
    skipSpace(cell)
    guard at < cell.count, cell[at] == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  private mutating func word(_ word: StaticString, _ cell: Span<UInt8>) -> Bool {
    let end = at + word.utf8CodeUnitCount
    guard end <= cell.count, cell.extracting(at..<end).equals(word) else { return false }
    at = end
    return true
  }

  private mutating func array(_ cell: Span<UInt8>, _ depth: Int) -> Bool {
    at += 1
    if skip("]", cell) { return true }
    repeat {
      guard value(cell, depth: depth + 1) != nil else { return false }
    } while skip(",", cell)
    return skip("]", cell)
  }

  private mutating func object(_ cell: Span<UInt8>, _ depth: Int) -> Bool {
    at += 1
    if skip("}", cell) { return true }
    let first = names.count
    repeat {
      guard let name = name(cell) else { return false }
      names.append(name)
      guard value(cell, depth: depth + 1) != nil else { return false }
    } while skip(",", cell)
    guard skip("}", cell), areDistinct(from: first, cell) else { return false }
    names.removeSubrange(first...)
    return true
  }

  /// Reads a member's name and the colon behind it.
  mutating func name(_ cell: Span<UInt8>) -> Range<Int>? {
    skipSpace(cell)
    guard at < cell.count, cell[at] == UInt8(ascii: "\""), let name = string(cell),
      skip(":", cell)
    else { return nil }
    return name
  }

  /// Up to so many names, comparing each with each is quicker than a set of them.
  private static let few = 12

  private func areDistinct(from first: Int, _ cell: Span<UInt8>) -> Bool {
    let mine = names[first...]
    let backslash = UInt8(ascii: "\\")
    if mine.count <= Self.few, !mine.contains(where: { $0.contains { cell[$0] == backslash } }) {
      return !mine.indices.contains { index in
        mine[..<index].contains { Self.isSame($0, mine[index], cell) }
      }
    }
    var known: Set<[UInt8]> = []
    return mine.allSatisfy { known.insert(Self.text($0, cell)).inserted }
  }

  private static func isSame(_ a: Range<Int>, _ b: Range<Int>, _ cell: Span<UInt8>) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { cell[$0] == cell[$1] }
  }
}

/// What a JSON value is (RFC 8259 §3).
enum JSONKind: Sendable { case object, array, string, number, boolean, null }

extension JSONScan {
  /// RFC 8259 §6, and an exponent that `number` takes.
  private mutating func number(_ cell: Span<UInt8>) -> Bool {
    let start = at
    if cell[at] == UInt8(ascii: "-") { at += 1 }
    let leadsWithZero = at < cell.count && cell[at] == UInt8(ascii: "0")
    let whole = digits(cell)
    guard whole > 0, !(leadsWithZero && whole > 1) else { return false }
    if at < cell.count, cell[at] == UInt8(ascii: ".") {
      at += 1
      guard digits(cell) > 0 else { return false }
    }
    guard at < cell.count, cell[at] | 0x20 == UInt8(ascii: "e") else { return true }
    at += 1
    if at < cell.count, cell[at] == UInt8(ascii: "+") || cell[at] == UInt8(ascii: "-") { at += 1 }
    return digits(cell) > 0 && Decimal(cell.extracting(start..<at)) != nil
  }

  private mutating func digits(_ cell: Span<UInt8>) -> Int {
    let start = at
    while at < cell.count, cell[at] &- 48 < 10 { at += 1 }
    return at - start
  }

  /// Reads a string (§7) and says where its characters stand, between the quotes.
  private mutating func string(_ cell: Span<UInt8>) -> Range<Int>? {
    at += 1
    let start = at
    while at < cell.count, cell[at] >= 0x20 {
      switch cell[at] {
      case UInt8(ascii: "\""):
        at += 1
        return start..<at - 1
      case UInt8(ascii: "\\"): guard Self.escape(cell, &at) != nil else { return nil }
      default: at += 1
      }
    }
    return nil
  }

  /// The scalar that an escape stands for, and passes it; nil where it stands for none.
  private static func escape(_ cell: Span<UInt8>, _ at: inout Int) -> Unicode.Scalar? {
    guard at + 1 < cell.count else { return nil }
    at += 2
    switch cell[at - 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return Unicode.Scalar(cell[at - 1])
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return unicode(cell, &at)
    default: return nil
    }
  }

  private static func unicode(_ cell: Span<UInt8>, _ at: inout Int) -> Unicode.Scalar? {
    guard let high = hexadecimal(cell, &at) else { return nil }
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, at + 2 <= cell.count, cell[at] == UInt8(ascii: "\\"),
      cell[at + 1] == UInt8(ascii: "u")
    else { return nil }
    at += 2
    guard let low = hexadecimal(cell, &at), 0xDC00..<0xE000 ~= low else { return nil }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private static func hexadecimal(_ cell: Span<UInt8>, _ at: inout Int) -> UInt32? {
    guard at + 4 <= cell.count else { return nil }
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = cell[at]
      switch byte {
      case 48...57: value = value << 4 | UInt32(byte - 48)
      case 65...70, 97...102: value = value << 4 | (UInt32(byte | 0x20) - 87)
      default: return nil
      }
      at += 1
    }
    return value
  }

  /// The text that stands between the quotes of a string that has been read.
  static func text(_ range: Range<Int>, _ cell: Span<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var at = range.lowerBound
    while at < range.upperBound {
      if cell[at] == UInt8(ascii: "\\"), let scalar = escape(cell, &at) {
        text.append(contentsOf: String(scalar).utf8)
      } else {
        text.append(cell[at])
        at += 1
      }
    }
    return text
  }
}
