import Glibc

/// What is done with folders and names. Every call blocks the calling thread.
public enum Directory {
  /// What stands at a path.
  public enum Kind: Sendable, Hashable {
    /// A regular file.
    case file
    case directory
    /// A symlink itself, whatever it points to.
    case symlink
    /// A pipe, a socket or a device.
    case other
  }

  /// Makes the folder and the folders above it that are missing, with mode 0755 less the umask. A
  /// folder that is there, or a symlink to one, is fine; anything else is refused (`EEXIST`,
  /// `ENOTDIR`).
  public static func create(_ path: String) throws(FileFault) {
    do throws(FileFault) {
      _ = try call("mkdir", path) { unsafe mkdir(path, 0o755) }
    } catch {
      if error.code == EEXIST, isDirectory(path) { return }
      let parent = Path.parent(of: path)
      guard error.code == ENOENT, parent != path, parent != "." else { throw error }
      try create(parent)
      do throws(FileFault) {
        _ = try call("mkdir", path) { unsafe mkdir(path, 0o755) }
      } catch {
        guard error.code == EEXIST, isDirectory(path) else { throw error }
      }
    }
  }

  /// Makes one folder that only its owner may enter, mode 0700. Refuses a path where anything stands
  /// (`EEXIST`).
  public static func createPrivate(_ path: String) throws(FileFault) {
    _ = try call("mkdir", path) { unsafe mkdir(path, 0o700) }
  }

  /// Makes the folder `path`, which is within `root`, and those between the two. Unlike `create` it
  /// refuses (`ENOENT`) where `root` is gone, so that what was removed meanwhile is not begun anew.
  public static func create(_ path: String, within root: String) throws(FileFault) {
    var whole = root
    if isDirectory(root + "/" + path) { return }
    for part in path.split(separator: "/") {
      whole += "/" + part
      do throws(FileFault) {
        _ = try call("mkdir", whole) { unsafe mkdir(whole, 0o755) }
      } catch {
        guard error.code == EEXIST, isDirectory(whole) else { throw error }
      }
    }
  }

  /// The names in a folder without `.` and `..`, sorted by their bytes. Refuses a folder with a name
  /// that is not UTF-8 (`EILSEQ`).
  public static func list(_ path: String) throws(FileFault) -> [String] {
    var names: [String] = []
    var stream = try DirectoryStream(path)
    while let name = try stream.next() {
      let bytes = name.dropLast().map(UInt8.init(bitPattern:))
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw FileFault("readdir", path, code: EILSEQ)
      }
      names.append(text)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The path without symlinks, `.` and `..`, from the root. What it names must be there.
  public static func resolved(_ path: String) throws(FileFault) -> String {
    var room = [CChar](repeating: 0, count: Int(PATH_MAX))
    _ = try call("realpath", path) {
      unsafe room.withUnsafeMutableBufferPointer { room in
        unsafe realpath(path, room.baseAddress) == nil ? -1 : 0
      }
    }
    return String(
      decoding: room.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// What stands at `path` itself: a symlink is not followed. Nil where there is nothing.
  public static func kind(of path: String) throws(FileFault) -> Kind? {
    var status = stat()
    do throws(FileFault) {
      _ = try call("stat", path) { unsafe lstat(path, &status) }
    } catch {
      if error.code == ENOENT || error.code == ENOTDIR { return nil }
      throw error
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    case S_IFLNK: return .symlink
    default: return .other
    }
  }

  /// Whether anything stands at `path`, be it a dangling symlink.
  public static func exists(_ path: String) throws(FileFault) -> Bool {
    try kind(of: path) != nil
  }

  /// The size in bytes of the file at `path`; a symlink is followed.
  public static func size(of path: String) throws(FileFault) -> Int {
    try FileIdentity(of: path).size
  }

  /// Gives what stands at `old` the name `new`, in one step on one file system (`EXDEV` across two).
  /// A file or symlink at `new` is replaced; a folder only by a folder, and only if it is empty.
  public static func rename(_ old: String, to new: String) throws(FileFault) {
    try both("rename", old, new) { unsafe Glibc.rename(old, new) }
  }

  /// Gives the file at `old` a second name. Refuses a name that is taken (`EEXIST`), a folder
  /// (`EPERM`) and another file system (`EXDEV`). A symlink at `old` is linked itself.
  public static func hardLink(_ old: String, to new: String) throws(FileFault) {
    try both("link", old, new) { unsafe link(old, new) }
  }

  /// Removes the name of a file or symlink. Refuses a folder (`EISDIR`) and a missing name (`ENOENT`).
  public static func removeFile(_ path: String) throws(FileFault) {
    _ = try call("unlink", path) { unsafe unlink(path) }
  }

  /// Waits until the names in the folder are on the disk.
  public static func sync(_ path: String) throws(FileFault) {
    let folder = try Descriptor(opening: path, O_RDONLY | O_DIRECTORY)
    try folder.sync()
  }

  /// Waits until what a file holds is on the disk, whoever wrote it.
  public static func syncFile(_ path: String) throws(FileFault) {
    try Descriptor(opening: path, O_RDONLY).sync()
  }

  /// Puts a symlink with the text `target` at `path` in one step: a reader sees the old one or the
  /// new one. `target` is not looked at; a relative one counts from the folder of `path`.
  ///
  /// Replaces a file or symlink, refuses a folder (`EISDIR`). On a fault the old one stands. Does not
  /// wait for the disk: that is `sync` of the folder of `path`, after which the new one stands anyway.
  ///
  /// `temporary` is the name that it has before the step, on the same file system and taken by nothing;
  /// else a random one beside `path`. A caller that may be killed gives a name that it will know again.
  public static func replaceSymlink(
    _ path: String, to target: String, through temporary: String? = nil
  ) throws(FileFault) {
    let temporary = temporary ?? Path.temporary(beside: path)
    try both("symlink", path, target) { unsafe symlink(target, temporary) }
    do throws(FileFault) { try rename(temporary, to: path) } catch {
      try? removeFile(temporary)
      throw FileFault(error.operation, path, code: error.code)
    }
  }

  /// The text of a symlink. Refuses what is none (`EINVAL`), and one that is not UTF-8 (`EILSEQ`).
  public static func readSymlink(_ path: String) throws(FileFault) -> String {
    var bytes: [UInt8] = []
    let room = Int(PATH_MAX)  // No Linux file system keeps a longer one.
    _ = try unsafe bytes.append(upTo: room) { (base, count) throws(FileFault) in
      try call("readlink", path) {
        unsafe base.withMemoryRebound(to: CChar.self, capacity: count) {
          unsafe readlink(path, $0, count)
        }
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw FileFault("readlink", path, code: EILSEQ)
    }
    return text
  }

  private static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// A call with two paths, of which a fault names the first.
  private static func both(
    _ operation: String, _ path: String, _ other: String, _ body: () -> Int32
  ) throws(FileFault) {
    guard !other.utf8.contains(0) else { throw FileFault(operation, path, code: EINVAL) }
    _ = try call(operation, path, body)
  }
}
