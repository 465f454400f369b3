import Glibc

/// A regular file read from its start. Blocks the calling thread; one owner at a time.
public struct FileReader: ~Copyable {
  private let descriptor: Descriptor
  /// The file as it was when it was opened.
  public let identity: FileIdentity

  /// Opens a regular file; a symlink is followed. Refuses a directory (`EISDIR`), and a pipe, a socket
  /// or a device (`EINVAL`), which could not be read twice.
  public init(_ path: String) throws(FileFault) {
    // Without O_NONBLOCK, opening a pipe would wait for its writer.
    let descriptor = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK)
    let status = try descriptor.status()
    guard status.st_mode & S_IFMT == S_IFREG else {
      let isDirectory = status.st_mode & S_IFMT == S_IFDIR
      throw FileFault("open", path, code: isDirectory ? EISDIR : EINVAL)
    }
    self.descriptor = descriptor
    identity = FileIdentity(status)
  }

  /// Appends the next bytes, at most `count`, to `buffer`, and answers how many; 0 is the end.
  /// `count` must be positive.
  public mutating func read(upTo count: Int, into buffer: inout [UInt8]) throws(FileFault) -> Int {
    precondition(count > 0)
    return try descriptor.read(upTo: count, into: &buffer)
  }

  /// Appends at most `count` bytes from `offset` without moving where `read(upTo:into:)` stands;
  /// answers how many, 0 at or after the end. Both must not be negative.
  public func read(upTo count: Int, at offset: Int, into buffer: inout [UInt8]) throws(FileFault)
    -> Int
  {
    precondition(count >= 0 && offset >= 0)
    return try descriptor.read(upTo: count, at: offset, into: &buffer)
  }

  /// Whether the open file was written to since it was opened (size and time, not content).
  public func hasChanged() throws(FileFault) -> Bool {
    FileIdentity(try descriptor.status()) != identity
  }

  /// The whole of a regular file. Refuses one of more than `limit` bytes (`EFBIG`), also one that
  /// grows beyond it while being read; memory never exceeds twice the limit.
  public static func contents(of path: String, limit: Int) throws(FileFault) -> [UInt8] {
    precondition(limit >= 0)
    var reader = try FileReader(path)
    guard reader.identity.size <= limit else { throw FileFault("read", path, code: EFBIG) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(reader.identity.size + 1)
    while bytes.count <= limit {
      let room = max(1, min(reader.identity.size - bytes.count + 1, limit - bytes.count + 1))
      if try reader.read(upTo: room, into: &bytes) == 0 { return bytes }
    }
    throw FileFault("read", path, code: EFBIG)
  }
}
