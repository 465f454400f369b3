import CLinux
import Glibc

/// Calls the system again while a signal interrupts it, and turns a negative result into a fault.
///
/// Refuses a path with a NUL in it (`EINVAL`), which C would cut short.
func call<Result: SignedInteger>(
  _ operation: String, _ path: String, _ body: () -> Result
) throws(FileFault) -> Result {
  guard !path.utf8.contains(0) else { throw FileFault(operation, path, code: EINVAL) }
  while true {
    let result = body()
    if result >= 0 { return result }
    let code = errno
    if code != EINTR { throw FileFault(operation, path, code: code) }
  }
}

/// An open file descriptor that closes itself. Reading and writing files happens here and nowhere
/// else. Not for two threads at once.
struct Descriptor: ~Copyable {
  private(set) var number: Int32
  let path: String

  /// Opens with the given `O_` flags, to which `O_CLOEXEC` is added; a new file has `mode` less the
  /// umask.
  init(opening path: String, _ flags: Int32, mode: mode_t = 0o644) throws(FileFault) {
    number = try call("open", path) { unsafe open(path, flags | O_CLOEXEC, mode) }
    self.path = path
  }

  deinit {
    if number >= 0 { _ = Glibc.close(number) }
  }

  /// Closes early, so that a refusal is seen. Linux closes the descriptor whatever it answers.
  mutating func close() throws(FileFault) {
    let answer = Glibc.close(number)
    let code = errno
    number = -1
    if answer < 0, code != EINTR { throw FileFault("close", path, code: code) }
  }

  /// What the system says of the open file.
  func status() throws(FileFault) -> stat {
    var status = stat()
    _ = try call("stat", path) { unsafe fstat(number, &status) }
    return status
  }

  /// Appends at most `count` bytes, from `offset` or else from where reading stands; the number read
  /// is 0 only at the end.
  func read(upTo count: Int, at offset: Int? = nil, into buffer: inout [UInt8]) throws(FileFault)
    -> Int
  {
    let number = number
    return try unsafe buffer.append(upTo: count) { (base, count) throws(FileFault) in
      try call("read", path) {
        if let offset { return unsafe pread(number, base, count, offset) }
        return unsafe Glibc.read(number, base, count)
      }
    }
  }

  /// Writes all of `bytes`, continuing after short writes.
  func write(_ bytes: Span<UInt8>) throws(FileFault) {
    var done = 0
    while done < bytes.count {
      let rest = bytes.extracting(done...)
      let written = try call("write", path) {
        unsafe rest.withUnsafeBytes { unsafe Glibc.write(number, $0.baseAddress, $0.count) }
      }
      if written == 0 { throw FileFault("write", path, code: EIO) }
      done += written
    }
  }

  /// Asks the system to begin to write a range to the disk, so that `sync` has less to wait for. A hint:
  /// what fails is seen by `sync`.
  func beginWriting(from offset: Int, count: Int) { nashr_begin_writing(number, offset, count) }

  /// Waits until what was written is on the disk.
  func sync() throws(FileFault) { _ = try call("fsync", path) { fsync(number) } }
}
