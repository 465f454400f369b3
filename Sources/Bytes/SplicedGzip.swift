import Glibc

/// The blocks inside a gzip file that `GzipAssembler` framed, to be copied into another member.
struct SplicedGzip: ~Copyable {
  /// The CRC-32 that its trailer names.
  let crc: UInt32
  private let path: String
  private let file: FileReader
  private var position: Int
  private let end: Int

  /// Refuses a file of another form (`notSpliceable`): other first ten bytes, an end that is not the
  /// empty final block after a byte boundary, an ISIZE that is not `rawCount` modulo 2³².
  init(_ path: String, rawCount: Int) throws(GzipFault) {
    let header = GzipAssembler.header
    let file = try asGzip(path) { () throws(FileFault) in try FileReader(path) }
    let end = file.identity.size - GzipAssembler.trailerCount
    guard end >= header.count else { throw GzipFault(.notSpliceable, path) }
    let first = try Self.bytes(of: file, path, at: 0, count: header.count)
    // What a flush leaves before the final block; the header where there are no blocks.
    let mark = end == header.count ? Array(header.suffix(4)) : [0, 0, 0xFF, 0xFF]
    let last = try Self.bytes(of: file, path, at: end - 4, count: 4 + GzipAssembler.trailerCount)
    guard first == header, last.starts(with: mark + GzipAssembler.end),
      Self.word(last[10...]) == UInt32(truncatingIfNeeded: rawCount),
      (end == header.count) == (rawCount == 0)
    else { throw GzipFault(.notSpliceable, path) }
    crc = Self.word(last[6...])
    position = header.count
    self.end = end
    self.path = path
    self.file = file
  }

  /// Appends the next bytes of the blocks; 0 is their end. Refuses a file that was cut or written to
  /// meanwhile (`EIO`).
  mutating func read(upTo count: Int, into buffer: inout [UInt8]) throws(FileFault) -> Int {
    guard position < end else {
      if try file.hasChanged() { throw FileFault("read", path, code: EIO) }
      return 0
    }
    let made = try file.read(upTo: min(count, end - position), at: position, into: &buffer)
    if made == 0 { throw FileFault("read", path, code: EIO) }
    position += made
    return made
  }

  private static func bytes(
    of file: borrowing FileReader, _ path: String, at offset: Int, count: Int
  ) throws(GzipFault) -> [UInt8] {
    var bytes: [UInt8] = []
    do throws(FileFault) {
      while bytes.count < count {
        let rest = count - bytes.count
        if try file.read(upTo: rest, at: offset + bytes.count, into: &bytes) == 0 { break }
      }
    } catch { throw GzipFault(.file(error), path) }
    guard bytes.count == count else { throw GzipFault(.truncated, path, offset: offset) }
    return bytes
  }

  /// Four bytes, the lowest first.
  private static func word(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
