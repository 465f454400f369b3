import Bytes

/// A table in one format while it is written: the plain file, its gzip twin, and the digests of both.
final class OutputFile {
  private var plain: FileWriter?
  private var gzip: FileWriter?
  private var assembler = GzipAssembler()
  private var compressedCount = 0
  private var plainDigest: SHA256? = SHA256()
  private var gzipDigest: SHA256? = SHA256()
  let plainPath: String
  let gzipPath: String

  /// Creates both files; the folders must be there.
  init(plain plainPath: String, gzip gzipPath: String) throws(FileFault) {
    self.plainPath = plainPath
    self.gzipPath = gzipPath
    plain = try FileWriter(creating: plainPath)
    gzip = try FileWriter(creating: gzipPath)
    try writeCompressed(GzipAssembler.header)
  }

  func append(raw: [UInt8], deflated: DeflatedBlock) throws(FileFault) {
    try plain!.write(raw)
    plainDigest!.update(raw)
    assembler.add(deflated)
    try writeCompressed(deflated.bytes)
  }

  private func writeCompressed(_ bytes: [UInt8]) throws(FileFault) {
    try gzip!.write(bytes)
    compressedCount += bytes.count
    gzipDigest!.update(bytes)
  }

  private static func close(_ writer: consuming FileWriter?) throws(FileFault) {
    if let writer { try writer.close() }
  }

  private static func digest(_ sum: consuming SHA256?) -> Digest {
    guard let sum else { preconditionFailure("finished twice") }
    return sum.finish()
  }

  /// The sizes and digests of the compressed file and of its content.
  struct Sizes {
    let bytes: Int, digest: Digest
    let rawBytes: Int, rawDigest: Digest
  }

  /// Ends both files and makes them lasting. Nothing can be appended afterwards.
  func finish() throws(FileFault) -> Sizes {
    try writeCompressed(assembler.trailer())
    try Self.close(plain.take())
    try Self.close(gzip.take())
    return Sizes(
      bytes: compressedCount, digest: Self.digest(gzipDigest.take()), rawBytes: assembler.rawCount,
      rawDigest: Self.digest(plainDigest.take()))
  }
}
