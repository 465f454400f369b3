internal import Columns

/// The escapes of JSON strings (RFC 8259 §7).
extension JSONText {
  enum Escape {
    case scalar(Unicode.Scalar)
    /// Half of a surrogate pair (§8.2).
    case lone
    case bad
  }

  /// Reads the escape at `at`, whose backslash and next byte are there, and passes it.
  static func escape(_ bytes: Span<UInt8>, _ at: inout Int) -> Escape {
    at += 2
    switch bytes[at - 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return .scalar(Unicode.Scalar(bytes[at - 1]))
    case UInt8(ascii: "b"): return .scalar("\u{8}")
    case UInt8(ascii: "f"): return .scalar("\u{c}")
    case UInt8(ascii: "n"): return .scalar("\n")
    case UInt8(ascii: "r"): return .scalar("\r")
    case UInt8(ascii: "t"): return .scalar("\t")
    case UInt8(ascii: "u"): return unicode(bytes, &at)
    default: return .bad
    }
  }

  private static func unicode(_ bytes: Span<UInt8>, _ at: inout Int) -> Escape {
    guard let high = hexadecimal(bytes, &at) else { return .bad }
    if let scalar = Unicode.Scalar(high) { return .scalar(scalar) }
    guard high < 0xDC00, at + 2 <= bytes.count, bytes[at] == UInt8(ascii: "\\"),
      bytes[at + 1] == UInt8(ascii: "u")
    else { return .lone }
    at += 2
    guard let low = hexadecimal(bytes, &at), 0xDC00..<0xE000 ~= low,
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { return .lone }
    return .scalar(scalar)
  }

  private static func hexadecimal(_ bytes: Span<UInt8>, _ at: inout Int) -> UInt32? {
    guard at + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = bytes[at]
      switch byte {
      case 48...57: value = value << 4 | UInt32(byte - 48)
      case 65...70, 97...102: value = value << 4 | (UInt32(byte | 0x20) - 87)
      default: return nil
      }
      at += 1
    }
    return value
  }

  /// Appends a string's text without its escapes; what is no escape stays as it is.
  static func unescape(_ bytes: Span<UInt8>, into output: inout [UInt8]) {
    var clean = 0, at = 0
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count else {
        at += 1
        continue
      }
      output.append(bytes.extracting(clean..<at))
      clean = at
      if case .scalar(let scalar) = escape(bytes, &at) {
        output.append(contentsOf: UTF8.encode(scalar)!)
        clean = at
      } else {
        at = clean + 2
      }
    }
    output.append(bytes.extracting(clean..<bytes.count))
  }

  /// The same as text.
  static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    unescape(bytes.span, into: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
