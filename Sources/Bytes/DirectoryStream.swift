import Glibc

/// The entries of an open folder, read in the order the system gives them.
@safe struct DirectoryStream: ~Copyable {
  let path: String
  private let stream: OpaquePointer

  /// Opens the folder at `path`; a symlink is followed.
  init(_ path: String) throws(FileFault) {
    let number = try call("open", path) {
      unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    try self.init(number, path)
  }

  /// Opens the folder `name` within `parent`; refuses a symlink (`ELOOP` or `ENOTDIR`).
  init(_ name: [CChar], in parent: borrowing DirectoryStream, path: String) throws(FileFault) {
    let folder = parent.number
    let number = try call("open", path) {
      unsafe openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    }
    try self.init(number, path)
  }

  private init(_ number: Int32, _ path: String) throws(FileFault) {
    guard let stream = unsafe fdopendir(number) else {
      let code = errno
      _ = close(number)
      throw FileFault("open", path, code: code)
    }
    unsafe self.stream = unsafe stream
    self.path = path
  }

  deinit { unsafe closedir(stream) }

  /// The descriptor of the folder, good while this value lives.
  var number: Int32 { unsafe dirfd(stream) }

  /// The next name with its NUL, as the system has it and without `.` and `..`; nil at the end.
  mutating func next() throws(FileFault) -> [CChar]? {
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        let code = errno
        if code != 0 { throw FileFault("readdir", path, code: code) }
        return nil
      }
      let name = unsafe Self.name(entry)
      let dot = CChar(bitPattern: UInt8(ascii: "."))
      if name != [dot, 0], name != [dot, dot, 0] { return name }
    }
  }

  private static func name(_ entry: UnsafeMutablePointer<dirent>) -> [CChar] {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return [0] }
    let start = unsafe (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self)
    return unsafe Array(UnsafeBufferPointer(start: start, count: strlen(start) + 1))
  }
}
