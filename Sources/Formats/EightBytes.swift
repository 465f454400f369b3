/// Eight bytes looked at in one step, for scans of which most find nothing.
@safe struct EightBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080
  /// The first byte is the lowest.
  let word: UInt64

  /// The bytes from `start`; eight must be there, which is checked.
  @inline(__always) init(_ bytes: Span<UInt8>, from start: Int) {
    precondition(start >= 0 && start + 8 <= bytes.count)
    word = UInt64(
      littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
  }

  @inline(__always) func contains(_ byte: UInt8) -> Bool { marks(of: byte) != 0 }

  /// A top bit for each byte that is `byte`, exact up to the first of them.
  @inline(__always) private func marks(of byte: UInt8) -> UInt64 {
    let zeros = word ^ (Self.ones &* UInt64(byte))
    return (zeros &- Self.ones) & ~zeros & Self.tops
  }

  /// Where the first byte stands that is one of these; eight where none is.
  @inline(__always) func first(of a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> Int {
    (marks(of: a) | marks(of: b) | marks(of: c) | marks(of: d)).trailingZeroBitCount >> 3
  }

  /// Whether a byte is below `limit`, which is at most 128.
  @inline(__always) func containsBelow(_ limit: UInt8) -> Bool {
    (word &- Self.ones &* UInt64(limit)) & ~word & Self.tops != 0
  }

  /// Where the first byte stands at which a JSON string ends, has an escape or is wrong; eight where
  /// there is none.
  @inline(__always) var firstInString: Int {
    let controls = (word &- Self.ones &* 0x20) & ~word & Self.tops
    let marks = marks(of: UInt8(ascii: "\"")) | marks(of: UInt8(ascii: "\\")) | controls
    return marks.trailingZeroBitCount >> 3
  }
}
