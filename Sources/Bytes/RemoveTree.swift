import Glibc

extension Directory {
  /// Removes what stands at `path`: a folder with all in it, a file, or a symlink itself. A path with
  /// nothing there is fine.
  ///
  /// Never follows a symlink below `path` or at it, also when one is put there meanwhile: folders are
  /// opened by descriptor. One descriptor a level (`EMFILE` for a tree deeper than the process may
  /// open files). On a fault a part is gone.
  public static func removeTree(_ path: String) throws(FileFault) {
    guard let kind = try kind(of: path) else { return }
    guard kind == .directory else { return try removeFile(path) }
    let name = Path.name(of: path)
    var parent = try DirectoryStream(Path.parent(of: path))
    try remove(name.utf8CString.map { $0 }, in: &parent, path: path)
  }

  /// Removes one entry of `parent`. Linux answers `EISDIR` to unlinking a folder.
  private static func remove(
    _ name: [CChar], in parent: inout DirectoryStream, path: String
  ) throws(FileFault) {
    let folder = parent.number
    do throws(FileFault) {
      _ = try call("unlink", path) { unsafe unlinkat(folder, name, 0) }
      return
    } catch {
      if error.code == ENOENT { return }
      guard error.code == EISDIR else { throw error }
    }
    try empty(name, in: parent, path: path)
    _ = try call("rmdir", path) { unsafe unlinkat(folder, name, AT_REMOVEDIR) }
  }

  private static func empty(
    _ name: [CChar], in parent: borrowing DirectoryStream, path: String
  ) throws(FileFault) {
    var folder = try DirectoryStream(name, in: parent, path: path)
    var names: [[CChar]] = []
    while let name = try folder.next() { names.append(name) }
    for name in names {
      let text = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
      try remove(name, in: &folder, path: path + "/" + text)
    }
  }
}
