import Glibc

/// What tells that a file is still the same one with the same content: compare two of them.
///
/// A writer that keeps the size and sets the time back is not noticed; only a digest would.
public struct FileIdentity: Sendable, Hashable {
  /// The device that holds the file, and its number there.
  public let device: UInt64, inode: UInt64
  /// In bytes.
  public let size: Int
  /// When the content was last changed, in nanoseconds since 1970.
  public let modified: Int

  init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int(status.st_size)
    let seconds = Int(status.st_mtim.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    modified = seconds.partialValue &+ Int(status.st_mtim.tv_nsec)
  }

  /// The file that stands at `path` now; a symlink is followed. Refuses a path with nothing there.
  public init(of path: String) throws(FileFault) {
    var status = stat()
    _ = try call("stat", path) { unsafe stat(path, &status) }
    self.init(status)
  }
}
