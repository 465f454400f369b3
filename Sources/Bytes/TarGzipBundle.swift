import Glibc

/// A `.tar.gz` written from its start: one gzip member (RFC 1952) around a POSIX tar of regular files,
/// owner and group 0 without names, mode 0644, one time for all. Blocks the calling thread; one owner
/// at a time.
///
/// The same members in the same order give the same bytes on every machine and day, as far as
/// `DeflatedBlock.encoder` is the same. Once a call has thrown while writing, every later call throws;
/// the unfinished file stays for the caller to remove.
public struct TarGzipBundle: ~Copyable {
  /// GNU tar's record: an archive is a whole number of them.
  private static let record = 10_240
  private static let piece = 1 << 20

  private let modified: Int64
  private var writer: FileWriter
  private var hash = SHA256()
  private var gzip = GzipAssembler()
  /// Raw bytes that were not deflated yet.
  private var pending: [UInt8] = []

  /// Creates the file; refuses what `FileWriter` refuses. `modified` is in seconds since 1970.
  public init(creating path: String, modified: Int64) throws(FileFault) {
    var writer = try FileWriter(creating: path)
    try writer.write(GzipAssembler.header)
    hash.update(GzipAssembler.header)
    self.writer = writer
    self.modified = modified
  }

  /// Adds a file with the given content, deflating it. Small files share a deflate block.
  ///
  /// Refuses with `EINVAL` a name that no reader could put below a folder: empty or absolute, with an
  /// empty part, `.`, `..`, NUL or a part of more than 255 bytes. The same name twice is not noticed.
  public mutating func add(_ name: String, bytes: [UInt8]) throws(FileFault) {
    try start(name, size: bytes.count)
    pending += bytes
    pending += [UInt8](repeating: 0, count: TarHeader.padding(bytes.count))
    if pending.count >= Self.piece { try deflatePending() }
  }

  /// Adds as `name` the file that the gzip file at `path` stands for, of `rawCount` bytes, without
  /// deflating it again: its blocks are copied, as fast as disk and digest allow.
  ///
  /// The gzip file must be one that `GzipAssembler` framed. Checked before anything is written: its
  /// first ten bytes, its end, that its ISIZE agrees with `rawCount` (`notSpliceable` if not). The
  /// blocks and their CRC are trusted, not inflated. Refuses names as `add(_:bytes:)` does.
  public mutating func add(_ name: String, gzip path: String, rawCount: Int) throws(GzipFault) {
    precondition(rawCount >= 0)
    var source = try SplicedGzip(path, rawCount: rawCount)
    do throws(FileFault) {
      try start(name, size: rawCount)
      try deflatePending()
      var bytes: [UInt8] = []
      while try source.read(upTo: Self.piece, into: &bytes) > 0 {
        try put(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    } catch {
      if error.operation != Self.naming { writer.fail(error) }
      throw GzipFault(.file(error), path)
    }
    gzip.add(crc: source.crc, rawCount: rawCount)
    pending += [UInt8](repeating: 0, count: TarHeader.padding(rawCount))
  }

  /// Adds as `name` the file at `path`, piece by piece. It is deflated at zlib's quickest level, which is
  /// right for content that is compressed already. Refuses names as `add(_:bytes:)` does, and a file
  /// whose size changes meanwhile (`EIO`).
  public mutating func add(_ name: String, file path: String) throws(FileFault) {
    var source = try FileReader(path)
    let size = source.identity.size
    try start(name, size: size)
    try deflatePending()
    var done = 0
    var piece: [UInt8] = []
    while try source.read(upTo: Self.piece, into: &piece) > 0 {
      done += piece.count
      if done > size { break }
      let block = deflateBlock(piece, level: 1)
      gzip.add(block)
      try put(block.bytes)
      piece.removeAll(keepingCapacity: true)
    }
    guard done == size else {
      let fault = FileFault("read", path, code: EIO)
      writer.fail(fault)
      throw fault
    }
    pending += [UInt8](repeating: 0, count: TarHeader.padding(size))
  }

  /// Ends the archive (two blocks of zeros, filled to 10,240 bytes), waits until it is on the disk,
  /// and answers the size and digest of the file. A bundle without files is one too.
  public consuming func finish() throws(FileFault) -> (count: Int, digest: Digest) {
    pending += [UInt8](repeating: 0, count: TarHeader.block * 2)
    let raw = gzip.rawCount + pending.count
    pending += [UInt8](repeating: 0, count: TarHeader.padding(raw, to: Self.record))
    try deflatePending()
    try put(gzip.trailer())
    let count = writer.count
    try writer.close()
    return (count, hash.finish())
  }

  private static let naming = "add"

  private mutating func start(_ name: String, size: Int) throws(FileFault) {
    guard TarHeader.isSafe(name) else { throw FileFault(Self.naming, name, code: EINVAL) }
    try writer.check()
    pending += TarHeader(name: name, size: size, modified: modified).bytes
  }

  private mutating func deflatePending() throws(FileFault) {
    let block = deflateBlock(pending)
    pending.removeAll(keepingCapacity: true)
    gzip.add(block)
    try put(block.bytes)
  }

  private mutating func put(_ bytes: [UInt8]) throws(FileFault) {
    hash.update(bytes)
    try writer.write(bytes)
  }
}
