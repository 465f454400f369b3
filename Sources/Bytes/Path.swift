/// What is done with paths as text: POSIX rules, `/` between names.
package enum Path {
  /// The folder that holds `path`: `.` for a bare name, `/` for a name under the root. Slashes at the
  /// end are not counted.
  package static func parent(of path: String) -> String {
    var bytes = Array(path.utf8)
    let slash = UInt8(ascii: "/")
    while bytes.count > 1, bytes.last == slash { bytes.removeLast() }
    guard let last = bytes.lastIndex(of: slash) else { return "." }
    var parent = bytes[..<last]
    while parent.last == slash { parent.removeLast() }
    return parent.isEmpty ? "/" : String(decoding: parent, as: UTF8.self)
  }

  /// The last name of `path`; slashes at the end are not counted. `/` for the root.
  static func name(of path: String) -> String {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"))
    return parts.last.map { String(decoding: $0, as: UTF8.self) } ?? (path.isEmpty ? "" : "/")
  }

  /// A path in the same folder that nothing has: hidden, 64 random bits.
  static func temporary(beside path: String) -> String {
    let folder = parent(of: path)
    let name = ".nashr-" + String(UInt64.random(in: .min ... .max), radix: 16)
    return folder == "/" ? "/" + name : folder + "/" + name
  }
}
