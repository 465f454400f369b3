import Glibc

/// A file without a name for bytes that are read more than once: it is gone when its last owner is,
/// however that ends. Opened again by its `path`, as often as wanted, also by several readers at once.
public final class UnnamedFile: Sendable {
  private let descriptor: Descriptor

  /// Opens one on the disk of `folder`, which must be there and may be written to (`O_TMPFILE`).
  public init(in folder: String) throws(FileFault) {
    descriptor = try Descriptor(opening: folder, O_RDWR | Descriptor.unnamed)
  }

  /// Where Linux shows the file to this process as long as the object lives. It is no place on a disk:
  /// what resolves it finds nothing.
  public var path: String { Self.prefix + String(descriptor.number) }

  /// Adds bytes at the end. Not for two threads at once, nor while the file is read.
  public func append(_ bytes: [UInt8]) throws(FileFault) { try descriptor.write(bytes.span) }

  private static let prefix = "/proc/self/fd/"

  /// Works on the file at `path` by a name that the disk knows; for libraries that open nothing without
  /// one. Of an unnamed file a copy stands in `folder` until `body` has returned, by when it must have
  /// been opened (Linux gives such a file a name only once); any other file keeps its own.
  public static func named<Result>(
    _ path: String, in folder: String, _ body: (String) throws -> Result
  ) throws -> Result {
    guard path.hasPrefix(prefix) else { return try body(path) }
    let copy = Path.temporary(beside: folder + "/unnamed")
    defer { try? Directory.removeFile(copy) }
    var reader = try FileReader(path)
    var writer = try FileWriter(creating: copy, isPrivate: true)
    var piece: [UInt8] = []
    while try reader.read(upTo: 1 << 18, into: &piece) > 0 {
      try writer.write(piece)
      piece.removeAll(keepingCapacity: true)
    }
    try writer.close()
    return try body(copy)
  }
}

extension Descriptor {
  /// Linux's `O_TMPFILE`, which is a macro of macros that Swift does not see.
  static let unnamed: Int32 = 0o20_000_000 | O_DIRECTORY
}
