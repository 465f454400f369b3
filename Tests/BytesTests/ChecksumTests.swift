import Testing

@testable import Bytes

@Suite struct `CRC-32` {
  private func crc(_ bytes: some Sequence<UInt8>, after first: UInt32 = 0) -> UInt32 {
    checksum(Array(bytes).span, after: first)
  }

  @Test func `of the digits is what every list of checksums says`() {
    #expect(crc("123456789".utf8) == 0xCBF4_3926)
    #expect(crc([]) == 0)
  }

  @Test func `is that of RFC 1952 §8, bit by bit, at every length and from every start`() {
    let bytes = Seeded.bytes(400)
    for start in 0..<17 {
      var expected: UInt32 = 0
      for end in start...bytes.count {
        let sum = checksum(bytes.span.extracting(start..<end))
        #expect(sum == expected)
        if end < bytes.count { expected = Self.next(expected, bytes[end]) }
      }
    }
  }

  @Test(arguments: [1, 15, 16, 63, 64, 65, 200]) func `goes on from any place`(first: Int) {
    let bytes = Seeded.bytes(700)
    #expect(crc(bytes[first...], after: crc(bytes[..<first])) == crc(bytes))
  }

  private static func next(_ crc: UInt32, _ byte: UInt8) -> UInt32 {
    var rest = ~crc ^ UInt32(byte)
    for _ in 0..<8 { rest = rest >> 1 ^ (rest & 1 == 1 ? 0xEDB8_8320 : 0) }
    return ~rest
  }
}
