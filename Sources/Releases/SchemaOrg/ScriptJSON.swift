import Formats

extension JSONValue {
  /// On one line, with everything escaped that could end a `<script>` element or open a comment in it
  /// (HTML, 4.12.1.3), that is a line end to JavaScript, or that turns the direction of text. In JSON
  /// such characters stand in strings only.
  func encodedForHTML() -> [UInt8] {
    let bytes = encoded(indented: false)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 16)
    var index = 0
    while index < bytes.count {
      if let (value, length) = Self.escaped(bytes[index...].prefix(3)) {
        let digits = String(value, radix: 16)
        output += Array("\\u".utf8) + Array(repeating: 48, count: 4 - digits.utf8.count)
        output += Array(digits.utf8)
        index += length
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return output
  }

  /// The character that the bytes begin with, where it is one to escape, and its length in UTF-8.
  private static func escaped(_ bytes: ArraySlice<UInt8>) -> (value: Int, length: Int)? {
    let first = bytes.startIndex
    switch bytes[first] {
    case 0x26, 0x3C, 0x3E, 0x7F: return (Int(bytes[first]), 1)
    case 0xC2 where bytes[first + 1] < 0xA0: return (Int(bytes[first + 1]), 2)
    // U+061C, the Arabic letter mark.
    case 0xD8 where bytes[first + 1] == 0x9C: return (0x61C, 2)
    case 0xE2 where isTurning(bytes[first + 1], bytes[first + 2]):
      return (0x2000 + Int(bytes[first + 1] & 1) * 64 + Int(bytes[first + 2] & 63), 3)
    default: return nil
    }
  }

  /// The rest of U+200E, U+200F, U+2028 to U+202E and U+2066 to U+2069.
  private static func isTurning(_ second: UInt8, _ third: UInt8) -> Bool {
    switch (second, third) {
    case (0x80, 0x8E...0x8F), (0x80, 0xA8...0xAE), (0x81, 0xA6...0xA9): true
    default: false
    }
  }
}
