import CCrypto

/// The digests that descriptors state of files.
public enum DigestAlgorithm: String, Sendable, Hashable, CaseIterable {
  case md5, sha1, sha256, sha512

  /// How many bytes a digest has.
  public var count: Int {
    switch self {
    case .md5: 16
    case .sha1: 20
    case .sha256: 32
    case .sha512: 64
    }
  }
}

/// A digest (RFC 1321, FIPS 180-4) of bytes that come piece by piece, by libcrypto. One owner at a
/// time.
@safe public struct Hashing: ~Copyable {
  private let context: OpaquePointer
  private let algorithm: DigestAlgorithm

  /// Starts with no bytes. Traps only where libcrypto has no memory; nil where its configuration
  /// forbids the algorithm, as FIPS does MD5.
  public init?(_ algorithm: DigestAlgorithm) {
    guard let context = unsafe EVP_MD_CTX_new() else { fatalError("libcrypto has no memory") }
    let ready =
      switch algorithm {
      case .md5: unsafe EVP_DigestInit_ex(context, EVP_md5(), nil)
      case .sha1: unsafe EVP_DigestInit_ex(context, EVP_sha1(), nil)
      case .sha256: unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
      case .sha512: unsafe EVP_DigestInit_ex(context, EVP_sha512(), nil)
      }
    guard ready == 1 else {
      unsafe EVP_MD_CTX_free(context)
      return nil
    }
    self.algorithm = algorithm
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

  /// The digest of all bytes added; ends the value.
  public consuming func finish() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: algorithm.count)
    let done = unsafe bytes.withUnsafeMutableBufferPointer { room in
      unsafe EVP_DigestFinal_ex(context, room.baseAddress, nil)
    }
    guard done == 1 else { fatalError("libcrypto gave no digest") }
    return bytes
  }
}

extension Hashing {
  /// The digest, in lower-case hexadecimal digits, and the size in bytes of some regular files one
  /// after the other, each read once in pieces of 256 KiB. No digest where `init` gives nil.
  public static func ofFiles(_ paths: [String], _ algorithm: DigestAlgorithm) throws(FileFault) -> (
    digits: String?, count: Int
  ) {
    var hashing = Hashing(algorithm)
    var count = 0
    for path in paths {
      var reader = try FileReader(path)
      var piece: [UInt8] = []
      while try reader.read(upTo: 1 << 18, into: &piece) > 0 {
        hashing?.update(piece.span)
        count += piece.count
        piece.removeAll(keepingCapacity: true)
      }
    }
    guard let all = hashing.take() else { return (nil, count) }
    return (hexadecimal(all.finish()), count)
  }

  /// Two lower-case digits a byte.
  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
