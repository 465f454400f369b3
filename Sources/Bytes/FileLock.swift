import Glibc

/// A lock on a file (flock(2)) that one process, and one owner in it, can hold at a time. Advisory:
/// only those who ask for it are kept out. Given back in `release()` or when the value goes away, also
/// when the process dies.
///
/// The file is made where it is missing, and stays: removing it would let two owners in.
public struct FileLock: ~Copyable {
  private let descriptor: Descriptor

  /// Waits until the lock is free, blocking the calling thread. Refuses a path that cannot be opened
  /// for writing, and a symlink (`ELOOP`).
  public init(waitingFor path: String) throws(FileFault) {
    let descriptor = try Descriptor(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW)
    _ = try call("lock", path) { flock(descriptor.number, LOCK_EX) }
    self.descriptor = descriptor
  }

  /// Takes the lock if it is free; nil if another holds it. Refuses as `init(waitingFor:)` does.
  public init?(trying path: String) throws(FileFault) {
    let descriptor = try Descriptor(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW)
    do throws(FileFault) {
      _ = try call("lock", path) { flock(descriptor.number, LOCK_EX | LOCK_NB) }
    } catch {
      if error.code == EWOULDBLOCK { return nil }
      throw error
    }
    self.descriptor = descriptor
  }

  /// Gives the lock back now.
  public consuming func release() {}
}
