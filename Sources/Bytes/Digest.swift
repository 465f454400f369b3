/// A SHA-256 digest (FIPS 180-4): 32 bytes, shown as 64 lower-case hexadecimal digits.
public struct Digest: Sendable, Hashable, CustomStringConvertible {
  /// How many bytes a digest has.
  public static let count = 32

  /// The 32 bytes as four big-endian words.
  private let a: UInt64, b: UInt64, c: UInt64, d: UInt64

  /// The digest with these bytes; nil unless there are exactly 32.
  public init?(_ bytes: Span<UInt8>) {
    guard bytes.count == Self.count else { return nil }
    func word(_ index: Int) -> UInt64 {
      var word: UInt64 = 0
      for at in index * 8..<index * 8 + 8 { word = word << 8 | UInt64(bytes[at]) }
      return word
    }
    (a, b, c, d) = (word(0), word(1), word(2), word(3))
  }

  /// Reads 64 hexadecimal digits of either case; nil for anything else.
  public init?(hex: String) {
    let digits = Array(hex.utf8)
    guard digits.count == Self.count * 2 else { return nil }
    var bytes: [UInt8] = []
    for at in stride(from: 0, to: digits.count, by: 2) {
      guard let high = Self.value(digits[at]), let low = Self.value(digits[at + 1]) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    self.init(bytes.span)
  }

  /// The 32 bytes, first to last.
  public var bytes: [UInt8] {
    [a, b, c, d].flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }

  /// 64 lower-case hexadecimal digits, as `sha256sum` writes them.
  public var description: String { Hashing.hexadecimal(bytes) }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension Digest {
  /// The digest of bytes in memory; 1 to 2 GB/s.
  public static func of(_ bytes: Span<UInt8>) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// The digest of bytes in memory; 1 to 2 GB/s.
  public static func of(_ bytes: [UInt8]) -> Digest { of(bytes.span) }

  /// The digest and the size in bytes of a regular file, read once in pieces of 256 KiB. Blocks the
  /// calling thread. Refuses what `FileReader` refuses.
  public static func ofFile(_ path: String) throws(FileFault) -> (digest: Digest, count: Int) {
    var reader = try FileReader(path)
    var hash = SHA256()
    var piece: [UInt8] = []
    var count = 0
    while try reader.read(upTo: 1 << 18, into: &piece) > 0 {
      hash.update(piece.span)
      count += piece.count
      piece.removeAll(keepingCapacity: true)
    }
    return (hash.finish(), count)
  }
}
