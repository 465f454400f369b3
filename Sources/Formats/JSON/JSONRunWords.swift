internal import Columns

/// Numbers, words and strings (RFC 8259 §3, 6 and 7).
extension JSONRun {
  mutating func word(_ word: StaticString, _ bytes: Span<UInt8>) -> Bool {
    let start = at
    let end = at + word.utf8CodeUnitCount
    guard end <= bytes.count, bytes.extracting(at..<end).equals(word),
      end == bytes.count || Self.endsWord(bytes[end])
    else { return badWord(bytes, start) }
    at = end
    return true
  }

  static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 9, 10, 13, 32, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ":"),
      UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""):
      true
    default: false
    }
  }

  mutating func badWord(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
    var end = start
    while end < bytes.count, !Self.endsWord(bytes[end]) { end += 1 }
    at = start
    return fail(.badValue, start..<max(end, min(start + 1, bytes.count)))
  }

  /// RFC 8259 §6.
  @inline(__always) mutating func number(_ bytes: Span<UInt8>) -> Bool {
    let start = at
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    let leadsWithZero = at < bytes.count && bytes[at] == UInt8(ascii: "0")
    let whole = digits(bytes)
    guard whole > 0, !(leadsWithZero && whole > 1) else { return badWord(bytes, start) }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      guard digits(bytes) > 0 else { return badWord(bytes, start) }
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
        at += 1
      }
      guard digits(bytes) > 0 else { return badWord(bytes, start) }
    }
    return at == bytes.count || Self.endsWord(bytes[at]) || badWord(bytes, start)
  }

  @inline(__always) mutating func digits(_ bytes: Span<UInt8>) -> Int {
    let start = at
    while at < bytes.count, bytes[at] &- 48 < 10 { at += 1 }
    return at - start
  }

  /// Passes the string at `at` (RFC 8259 §7) and tells in `isEscaped` whether it has escapes.
  @inline(__always) mutating func string(_ bytes: Span<UInt8>) -> Bool {
    let start = at
    isEscaped = false
    at += 1
    while true {
      while at + 8 <= bytes.count {
        let first = EightBytes(bytes, from: at).firstInString
        at += first
        if first < 8 { break }
      }
      guard at < bytes.count else { return fail(.notClosed, start..<start) }
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        return true
      case UInt8(ascii: "\\"):
        isEscaped = true
        guard escape(bytes) else { return false }
      case 0..<0x20: return fail(.controlCharacter)
      default: at += 1
      }
    }
  }

  mutating func escape(_ bytes: Span<UInt8>) -> Bool {
    let start = at
    guard at + 1 < bytes.count else { return fail(.notClosed) }
    switch JSONText.escape(bytes, &at) {
    case .scalar: return true
    case .lone: return fail(.loneSurrogate, start..<start + 6)
    case .bad: return fail(.badEscape, start..<min(start + 2, bytes.count))
    }
  }
}
