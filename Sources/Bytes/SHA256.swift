/// SHA-256 (FIPS 180-4) of bytes that come piece by piece, by libcrypto. One owner at a time.
public struct SHA256: ~Copyable {
  private var hashing: Hashing

  /// Starts with no bytes. Traps only where libcrypto has no memory or no SHA-256.
  public init() {
    guard let hashing = Hashing(.sha256) else { fatalError("libcrypto has no SHA-256") }
    self.hashing = hashing
  }

  /// Adds bytes after those already added; any number, 1 to 2 GB/s.
  public mutating func update(_ bytes: Span<UInt8>) { hashing.update(bytes) }

  /// Adds bytes after those already added.
  public mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

  /// The digest of all bytes added; ends the value.
  public consuming func finish() -> Digest {
    guard let digest = Digest(hashing.finish().span) else { fatalError("libcrypto gave no digest") }
    return digest
  }
}
