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
  public var path: String { "/proc/self/fd/\(descriptor.number)" }

  /// Adds bytes at the end. Not for two threads at once, nor while the file is read.
  public func append(_ bytes: [UInt8]) throws(FileFault) { try descriptor.write(bytes.span) }

  /// Gives the file a name in `folder`, on the same disk, for as long as `body` works; for libraries
  /// that open nothing without one. What stands at that name is refused.
  public func named<Result>(
    _ name: String, in folder: String, _ body: (String) throws(FileFault) -> Result
  ) throws(FileFault) -> Result {
    let whole = folder + "/" + name, own = path
    _ = try call("link", whole) {
      unsafe linkat(AT_FDCWD, own, AT_FDCWD, whole, AT_SYMLINK_FOLLOW)
    }
    defer { try? Directory.removeFile(whole) }
    return try body(whole)
  }
}

extension Descriptor {
  /// Linux's `O_TMPFILE`, which is a macro of macros that Swift does not see.
  static let unnamed: Int32 = 0o20_000_000 | O_DIRECTORY
}
