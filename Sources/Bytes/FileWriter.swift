import Glibc

/// A file written from its start, or from its end, through a buffer of 256 KiB. Blocks the calling thread; one
/// owner at a time.
///
/// Once a call has thrown, every later call throws the same fault. A writer that goes away without
/// `close()` leaves the file as far as it was written; removing it is the caller's work.
public struct FileWriter: ~Copyable {
  private static let room = 1 << 18
  /// How many bytes are passed on before the disk is asked to begin with them.
  private static let stretch = 8 << 20

  private var descriptor: Descriptor
  private var buffer: [UInt8] = []
  private var fault: FileFault?
  /// How many bytes were passed on, and how many of them the disk was asked for.
  private var passed = 0, asked = 0
  /// How many bytes were given so far.
  public private(set) var count = 0

  /// Creates the file with mode 0644 less the umask, or 0600 where it is for its owner alone. Refuses a
  /// path where anything stands, be it a dangling symlink (`EEXIST`), and a folder that is not there
  /// (`ENOENT`).
  public init(creating path: String, isPrivate: Bool = false) throws(FileFault) {
    let flags = O_WRONLY | O_CREAT | O_EXCL
    try self.init(Descriptor(opening: path, flags, mode: isPrivate ? 0o600 : 0o644))
  }

  /// Writes behind what the file at `path` holds already; `count` counts only what is added. Refuses
  /// a path with nothing there (`ENOENT`) and a symlink (`ELOOP`).
  public init(appendingTo path: String) throws(FileFault) {
    try self.init(Descriptor(opening: path, O_WRONLY | O_APPEND | O_NOFOLLOW))
  }

  /// Writes to what stands at `path` already; for tests with devices.
  package init(overwriting path: String) throws(FileFault) {
    try self.init(Descriptor(opening: path, O_WRONLY))
  }

  private init(_ descriptor: consuming Descriptor) {
    self.descriptor = descriptor
    buffer.reserveCapacity(Self.room)
  }

  /// Adds bytes at the end. Copies small pieces, writes those of 256 KiB and more as they are.
  public mutating func write(_ bytes: Span<UInt8>) throws(FileFault) {
    try check()
    count += bytes.count
    if buffer.count + bytes.count > Self.room { try flush() }
    if bytes.count >= Self.room { return try pass(bytes) }
    buffer.append(bytes)
  }

  /// Adds bytes at the end.
  public mutating func write(_ bytes: [UInt8]) throws(FileFault) { try write(bytes.span) }

  /// Writes what is buffered, waits until the file is on the disk (fsync) and closes it. The name in
  /// the folder is on the disk only after `Directory.sync` of that folder.
  public consuming func close() throws(FileFault) {
    try flush()
    try descriptor.sync()
    try descriptor.close()
  }

  /// Makes every later call throw `fault`; for an owner whose input failed half-way.
  mutating func fail(_ fault: FileFault) { self.fault = self.fault ?? fault }

  /// Throws the fault that an earlier call threw, if one did.
  func check() throws(FileFault) {
    if let fault { throw fault }
  }

  private mutating func flush() throws(FileFault) {
    var full: [UInt8] = []
    swap(&full, &buffer)
    try pass(full.span)
    full.removeAll(keepingCapacity: true)
    swap(&full, &buffer)
  }

  private mutating func pass(_ bytes: Span<UInt8>) throws(FileFault) {
    try check()
    do throws(FileFault) { try descriptor.write(bytes) } catch {
      fault = error
      throw error
    }
    passed += bytes.count
    guard passed - asked >= Self.stretch else { return }
    descriptor.beginWriting(from: asked, count: passed - asked)
    asked = passed
  }
}

extension FileWriter {
  /// Gives the file at `path` new content in one step: a reader, or a machine that lost its power,
  /// sees the old bytes or the new ones. A symlink at `path` is replaced, not followed.
  ///
  /// Writes a hidden file beside it, waits for the disk, renames, waits for the folder. On a fault
  /// before the rename the old file stands and the hidden one is removed.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(FileFault) {
    let temporary = Path.temporary(beside: path)
    do throws(FileFault) {
      var writer = try FileWriter(creating: temporary)
      try writer.write(bytes)
      try writer.close()
      try Directory.rename(temporary, to: path)
    } catch {
      try? Directory.removeFile(temporary)
      throw FileFault(error.operation, path, code: error.code)
    }
    try Directory.sync(Path.parent(of: path))
  }
}
