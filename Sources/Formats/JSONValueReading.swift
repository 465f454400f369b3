extension JSONValue {
  /// How deep values may nest.
  private static let deepest = 128

  /// The value that a whole JSON text is (RFC 8259), UTF-8; nil where it is none, is not UTF-8 or
  /// nests deeper than 128 levels. Whole numbers that fit are `integer`, other numbers `raw` as
  /// written. Members keep their order, and all of them stay where a name comes twice.
  public init?(parsing bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    var reader = JSONTextReader(Array(text.utf8))
    guard let value = reader.value(depth: Self.deepest), reader.isAtEnd else { return nil }
    self = value
  }

  /// The first member of that name; nil for what is not an object.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text of a string; nil for what is none.
  public var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The items of an array; nil for what is none.
  public var items: [JSONValue]? {
    guard case .array(let items) = self else { return nil }
    return items
  }
}

/// Reads JSON text from the left.
private struct JSONTextReader {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return at == bytes.count
    }
  }

  private mutating func skipSpace() {
    while at < bytes.count, [32, 10, 13, 9].contains(bytes[at]) { at += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard at < bytes.count, bytes[at] == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  mutating func value(depth: Int) -> JSONValue? {
    skipSpace()
    guard depth > 0, at < bytes.count else { return nil }
    switch bytes[at] {
    case UInt8(ascii: "{"): return object(depth - 1)
    case UInt8(ascii: "["): return array(depth - 1)
    case UInt8(ascii: "\""): return string().map { .string($0) }
    case UInt8(ascii: "t"): return word("true", .boolean(true))
    case UInt8(ascii: "f"): return word("false", .boolean(false))
    case UInt8(ascii: "n"): return word("null", .null)
    default: return number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) -> JSONValue? {
    guard bytes[at...].starts(with: word.utf8) else { return nil }
    at += word.utf8.count
    return value
  }

  private mutating func array(_ depth: Int) -> JSONValue? {
    at += 1
    var items: [JSONValue] = []
    if take("]") { return .array(items) }
    repeat {
      guard let item = value(depth: depth) else { return nil }
      items.append(item)
    } while take(",")
    return take("]") ? .array(items) : nil
  }

  private mutating func object(_ depth: Int) -> JSONValue? {
    at += 1
    var members: [JSONValue.Member] = []
    if take("}") { return .object(members) }
    repeat {
      skipSpace()
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\""), let name = string(), take(":"),
        let value = value(depth: depth)
      else { return nil }
      members.append(.init(name, value))
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  /// RFC 8259 §6.
  private mutating func number() -> JSONValue? {
    let start = at
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    let leads = at < bytes.count && bytes[at] == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !(leads && whole > 1) else { return nil }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      guard digits() > 0 else { return nil }
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.count, [43, 45].contains(bytes[at]) { at += 1 }
      guard digits() > 0 else { return nil }
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    return Int(text).map { .integer($0) } ?? .raw(text)
  }

  private mutating func digits() -> Int {
    let start = at
    while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
    return at - start
  }

  /// RFC 8259 §7; surrogates come in pairs (§8.2).
  private mutating func string() -> String? {
    at += 1
    var text: [UInt8] = []
    while at < bytes.count, bytes[at] >= 0x20 {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard let scalar = escape() else { return nil }
      text.append(contentsOf: String(scalar).utf8)
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard at < bytes.count else { return nil }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return unicode()
    default: return nil
    }
  }

  private mutating func unicode() -> Unicode.Scalar? {
    guard let high = hexadecimal() else { return nil }
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, bytes[at...].starts(with: "\\u".utf8) else { return nil }
    at += 2
    guard let low = hexadecimal(), (0xDC00..<0xE000).contains(low) else { return nil }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private mutating func hexadecimal() -> UInt32? {
    guard at + 4 <= bytes.count else { return nil }
    let text = String(decoding: bytes[at..<at + 4], as: UTF8.self)
    at += 4
    return text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0 | 0x20) }
      ? UInt32(text, radix: 16) : nil
  }
}
