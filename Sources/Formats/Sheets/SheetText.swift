/// Texts of Office Open XML.
enum SheetText {
  /// Mends the text of a run from `start` to the end: white space around it is dropped unless
  /// `xml:space` keeps it, and `_xHHHH_` becomes the character it stands for (ECMA-376 Part 1,
  /// 22.9.2.19).
  static func finish(_ bytes: inout [UInt8], from start: Int, keepsSpace: Bool) {
    if !keepsSpace { trim(&bytes, from: start) }
    unescape(&bytes, from: start)
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 10 || byte == 9 || byte == 13
  }

  static func trim(_ bytes: inout [UInt8], from start: Int) {
    while bytes.count > start, isSpace(bytes[bytes.count - 1]) { bytes.removeLast() }
    var first = start
    while first < bytes.count, isSpace(bytes[first]) { first += 1 }
    if first > start { bytes.removeSubrange(start..<first) }
  }

  static func unescape(_ bytes: inout [UInt8], from start: Int) {
    guard var at = next(bytes, from: start) else { return }
    var output = Array(bytes[start..<at])
    while at < bytes.count {
      if let first = unit(bytes, at), let (scalar, length) = scalar(first, bytes, at) {
        output.append(contentsOf: UTF8.encode(scalar)!)
        at += length
      } else {
        output.append(bytes[at])
        at += 1
      }
    }
    bytes.replaceSubrange(start..., with: output)
  }

  private static func next(_ bytes: [UInt8], from start: Int) -> Int? {
    var at = start
    while at + 7 <= bytes.count {
      if bytes[at] == UInt8(ascii: "_"), unit(bytes, at) != nil { return at }
      at += 1
    }
    return nil
  }

  /// The number of `_xHHHH_` at `at`.
  private static func unit(_ bytes: [UInt8], _ at: Int) -> UInt32? {
    guard at + 7 <= bytes.count, bytes[at] == UInt8(ascii: "_"), bytes[at + 1] == UInt8(ascii: "x"),
      bytes[at + 6] == UInt8(ascii: "_")
    else { return nil }
    var number: UInt32 = 0
    for index in at + 2..<at + 6 {
      guard let digit = digit(bytes[index]) else { return nil }
      number = number << 4 | digit
    }
    return number
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 48...57: UInt32(byte - 48)
    case 65...70: UInt32(byte - 55)
    case 97...102: UInt32(byte - 87)
    default: nil
    }
  }

  /// The character of one unit of UTF-16 or two; nil for half a pair, which stays as it is written.
  private static func scalar(_ first: UInt32, _ bytes: [UInt8], _ at: Int)
    -> (Unicode.Scalar, Int)?
  {
    if let scalar = Unicode.Scalar(first) { return (scalar, 7) }
    guard first >> 10 == 0x36, let second = unit(bytes, at + 7), second >> 10 == 0x37,
      let scalar = Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF)
    else { return nil }
    return (scalar, 14)
  }
}
