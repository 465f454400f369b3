/// Eight bytes looked at in one step, for scans of which most find nothing.
@safe struct EightBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080
  private let word: UInt64

  /// The bytes from `start`; eight must be there, which is checked.
  @inline(__always) init(_ bytes: Span<UInt8>, from start: Int) {
    precondition(start >= 0 && start + 8 <= bytes.count)
    word = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
  }

  @inline(__always) func contains(_ byte: UInt8) -> Bool {
    let zeros = word ^ (Self.ones &* UInt64(byte))
    return (zeros &- Self.ones) & ~zeros & Self.tops != 0
  }

  /// Whether a byte is below `limit`, which is at most 128.
  @inline(__always) func containsBelow(_ limit: UInt8) -> Bool {
    (word &- Self.ones &* UInt64(limit)) & ~word & Self.tops != 0
  }
}
