import CZlib

/// The frame of one gzip member (RFC 1952 §2.3) around blocks that were deflated apart.
///
/// A file is `header`, the bytes of every block in the order they were added, `trailer()`. Nothing in
/// it depends on machine, day or file name.
public struct GzipAssembler: Sendable {
  /// The ten bytes before the blocks: deflate, no flags and so no name, MTIME 0, XFL 0, OS 255
  /// (unknown), by RFC 1952 §2.3.1.
  public static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
  /// An empty final block with fixed codes (RFC 1951 §3.2.6), which ends the deflate stream.
  static let end: [UInt8] = [0x03, 0x00]
  /// How many bytes `trailer()` has.
  static let trailerCount = 10

  /// How many bytes the blocks so far stand for.
  public private(set) var rawCount = 0
  /// The CRC-32 of those bytes.
  public private(set) var crc: UInt32 = 0

  /// A member without blocks.
  public init() {}

  /// Counts in the block whose bytes come next. Joins checksums, reads no bytes: under a microsecond.
  public mutating func add(_ block: DeflatedBlock) { add(crc: block.crc, rawCount: block.rawCount) }

  /// Counts in bytes that were deflated elsewhere.
  mutating func add(crc other: UInt32, rawCount count: Int) {
    crc = UInt32(crc32_combine(UInt(crc), UInt(other), count))
    rawCount += count
  }

  /// The ten bytes after the blocks: the final block `03 00`, CRC32 and ISIZE, the raw size modulo
  /// 2³² (RFC 1952 §2.3.1), both with the lowest byte first.
  public func trailer() -> [UInt8] {
    Self.end + Self.littleEndian(crc) + Self.littleEndian(UInt32(truncatingIfNeeded: rawCount))
  }

  private static func littleEndian(_ word: UInt32) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: word >> $0) }
  }
}
