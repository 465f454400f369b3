import Glibc

/// A file without a name for what does not fit in memory: it is gone with its owner, however that ends.
/// Holds 64-bit words in the machine's own order, so it is of no use to another machine. Not for two
/// threads at once.
public struct ScratchFile: ~Copyable {
  private let descriptor: Descriptor
  /// How many words have been written.
  public private(set) var count = 0

  /// Opens one on the disk of `folder`, which must be there and may be written to (`O_TMPFILE`).
  public init(in folder: String) throws(FileFault) {
    descriptor = try Descriptor(opening: folder, O_RDWR | Descriptor.unnamed)
  }

  /// Appends some words and answers where they start, in words from zero.
  public mutating func append(_ words: [UInt64]) throws(FileFault) -> Int {
    let start = count
    var done = 0
    let total = words.count * 8
    while done < total {
      let at = done, number = descriptor.number
      let written = try call("write", descriptor.path) {
        unsafe words.withUnsafeBytes { unsafe write(number, $0.baseAddress! + at, total - at) }
      }
      if written == 0 { throw FileFault("write", descriptor.path, code: EIO) }
      done += written
    }
    count += words.count
    return start
  }

  /// Appends `count` words from `start` to `words`. Both must lie in what was written.
  public func read(_ count: Int, at start: Int, into words: inout [UInt64]) throws(FileFault) {
    precondition(start >= 0 && count >= 0 && start + count <= self.count)
    let first = words.count
    words.append(contentsOf: repeatElement(0, count: count))
    var done = 0
    while done < count * 8 {
      let at = done, number = descriptor.number
      let got = try call("read", descriptor.path) {
        unsafe words.withUnsafeMutableBytes {
          unsafe pread(number, $0.baseAddress! + first * 8 + at, count * 8 - at, start * 8 + at)
        }
      }
      if got == 0 { throw FileFault("read", descriptor.path, code: EIO) }
      done += got
    }
  }
}
