import Columns

/// SipHash-2-4 with 128 bits of result (Aumasson and Bernstein), keyed anew for each process so that
/// nobody can prepare data whose keys collide. Results never leave the process.
struct KeyHash {
  private var v0: UInt64, v1: UInt64, v2: UInt64, v3: UInt64

  struct Secret: Sendable { let k0: UInt64, k1: UInt64 }
  static let secret = Secret(k0: .random(in: .min ... .max), k1: .random(in: .min ... .max))

  /// The hash of some bytes.
  static func of(_ bytes: Span<UInt8>, _ secret: Secret = Self.secret) -> UInt128 {
    var hash = KeyHash(secret)
    let whole = bytes.count & ~7
    var at = 0
    while at < whole {
      hash.absorb(word(bytes, at))
      at += 8
    }
    var rest = UInt64(bytes.count & 255) << 56
    for index in at..<bytes.count { rest |= UInt64(bytes[index]) << (8 * UInt64(index - at)) }
    hash.absorb(rest)
    return hash.finish()
  }

  /// As for a `Span`.
  static func of(_ bytes: [UInt8], _ secret: Secret = Self.secret) -> UInt128 {
    of(bytes.span, secret)
  }

  private init(_ secret: Secret) {
    v0 = secret.k0 ^ 0x736f_6d65_7073_6575
    v1 = secret.k1 ^ 0x646f_7261_6e64_6f6d ^ 0xee
    v2 = secret.k0 ^ 0x6c79_6765_6e65_7261
    v3 = secret.k1 ^ 0x7465_6462_7974_6573
  }

  /// Eight bytes, the first the lowest; that they are there is checked.
  @inline(__always) private static func word(_ bytes: Span<UInt8>, _ start: Int) -> UInt64 {
    precondition(start >= 0 && start + 8 <= bytes.count)
    return UInt64(
      littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
  }

  private mutating func absorb(_ word: UInt64) {
    v3 ^= word
    round()
    round()
    v0 ^= word
  }

  private mutating func finish() -> UInt128 {
    v2 ^= 0xee
    for _ in 0..<4 { round() }
    let low = v0 ^ v1 ^ v2 ^ v3
    v1 ^= 0xdd
    for _ in 0..<4 { round() }
    return UInt128(v0 ^ v1 ^ v2 ^ v3) << 64 | UInt128(low)
  }

  @inline(__always) private mutating func round() {
    v0 &+= v1
    v1 = Self.rotated(v1, 13) ^ v0
    v0 = Self.rotated(v0, 32)
    v2 &+= v3
    v3 = Self.rotated(v3, 16) ^ v2
    v0 &+= v3
    v3 = Self.rotated(v3, 21) ^ v0
    v2 &+= v1
    v1 = Self.rotated(v1, 17) ^ v2
    v2 = Self.rotated(v2, 32)
  }

  @inline(__always) private static func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 {
    word << count | word >> (64 - count)
  }
}
