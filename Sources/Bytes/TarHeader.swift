/// The header of one regular file in a tar archive: POSIX ustar (IEEE 1003.1 pax, "ustar Interchange
/// Format"), with a pax extended header before it where ustar cannot say it.
struct TarHeader {
  /// tar counts in blocks of this many bytes.
  static let block = 512

  let name: String
  /// In bytes.
  let size: Int
  /// Seconds since 1970.
  let modified: Int64

  /// The largest number that eleven octal digits hold.
  private static let most: Int64 = (1 << 33) - 1

  /// Whether a reader can put a file of that name below a folder: UTF-8 without NUL, relative, no
  /// empty part, no `.` and no `..`, no part longer than Linux allows (255 bytes).
  static func isSafe(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return !name.utf8.contains(0)
      && !parts.contains { part in
        part.isEmpty || part.count > 255 || [".", ".."].contains { part.elementsEqual($0.utf8) }
      }
  }

  /// How many zeros bring `count` to a whole number of blocks of `size`.
  static func padding(_ count: Int, to size: Int = block) -> Int {
    let rest = count % size
    return rest == 0 ? 0 : size - rest
  }

  /// The header, of one block or of three and more.
  var bytes: [UInt8] {
    let records = extended
    let own = ustar(Array(name.utf8), size: size, type: UInt8(ascii: "0"))
    guard !records.isEmpty else { return own }
    return ustar(Array("PaxHeaders/member".utf8), size: records.count, type: UInt8(ascii: "x"))
      + records + [UInt8](repeating: 0, count: Self.padding(records.count)) + own
  }

  /// The records that ustar has no room for; nothing for most files.
  private var extended: [UInt8] {
    var records: [UInt8] = []
    if name.utf8.count > 100 || name.utf8.contains(where: { $0 >= 0x80 }) {
      records += Self.record("path", name)
    }
    if Int64(size) > Self.most { records += Self.record("size", "\(size)") }
    if !(0...Self.most).contains(modified) { records += Self.record("mtime", "\(modified)") }
    return records
  }

  /// `length key=value\n`, where the length counts its own digits ("pax Extended Header").
  private static func record(_ key: String, _ value: String) -> [UInt8] {
    let rest = " \(key)=\(value)\n"
    var length = rest.utf8.count
    while "\(length)".utf8.count + rest.utf8.count != length {
      length = "\(length)".utf8.count + rest.utf8.count
    }
    return Array("\(length)\(rest)".utf8)
  }

  private func ustar(_ name: [UInt8], size: Int, type: UInt8) -> [UInt8] {
    var block = Self.clipped(name, to: 100)
    block += Self.octal(0o644, digits: 7) + Self.octal(0, digits: 7) + Self.octal(0, digits: 7)
    block += Self.octal(Int64(size), digits: 11) + Self.octal(modified, digits: 11)
    let sumAt = block.count
    block += [UInt8](repeating: UInt8(ascii: " "), count: 8) + [type]
    block += [UInt8](repeating: 0, count: 100)  // linkname
    block += Array("ustar\0".utf8) + Array("00".utf8)
    block += [UInt8](repeating: 0, count: 64)  // uname, gname
    block += Self.octal(0, digits: 7) + Self.octal(0, digits: 7)  // devmajor, devminor
    block += [UInt8](repeating: 0, count: Self.block - block.count)  // prefix
    let sum = block.reduce(0 as Int64) { $0 + Int64($1) }
    // Six digits, NUL, space: as every tar has written it since the seventh edition.
    block.replaceSubrange(sumAt..<sumAt + 7, with: Self.octal(sum, digits: 6))
    return block
  }

  /// Octal digits and a NUL; zero for what they cannot hold, where the extended header says it.
  private static func octal(_ value: Int64, digits: Int) -> [UInt8] {
    let value = (0...most).contains(value) ? value : 0
    let text = Array(String(value, radix: 8).utf8)
    return [UInt8](repeating: UInt8(ascii: "0"), count: max(0, digits - text.count)) + text + [0]
  }

  /// The name cut at a character of UTF-8 and filled with NUL.
  private static func clipped(_ name: [UInt8], to count: Int) -> [UInt8] {
    var end = min(name.count, count)
    while end > 0, end < name.count, name[end] & 0xC0 == 0x80 { end -= 1 }
    return name[..<end] + [UInt8](repeating: 0, count: count - end)
  }
}
