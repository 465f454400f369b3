/// Reads the directory of an archive (APPNOTE.TXT §4.3.12) record by record.
struct ZipDirectory: ~Copyable {
  private static let length = 46
  private static let piece = 1 << 16

  private let path: String
  private let limits: ZipArchive.Limits
  private var buffer: [UInt8] = []
  private var at = 0
  /// Where in the file `buffer` ends, and where the directory does.
  private var position: Int
  private let end: Int

  static func read(
    _ file: borrowing FileReader, _ path: String, _ end: ZipEnd, _ limits: ZipArchive.Limits
  ) throws(ZipFault) -> [ZipEntry] {
    var directory = ZipDirectory(path, end, limits)
    // A lying count costs nothing: each entry takes 46 bytes of the directory at least.
    guard end.count <= end.directoryLength / length else {
      throw ZipFault(.corrupted("count of entries"), path)
    }
    var entries: [ZipEntry] = []
    entries.reserveCapacity(end.count)
    for _ in 0..<end.count { entries.append(try directory.next(file)) }
    guard directory.position - directory.buffer.count + directory.at == directory.end else {
      throw ZipFault(.corrupted("count of entries"), path)
    }
    return entries
  }

  private init(_ path: String, _ end: ZipEnd, _ limits: ZipArchive.Limits) {
    self.path = path
    self.limits = limits
    position = end.directoryStart
    self.end = end.directoryStart + end.directoryLength
  }

  private mutating func next(_ file: borrowing FileReader) throws(ZipFault) -> ZipEntry {
    try fill(file, Self.length)
    guard ZipRecord.word(buffer, at) == 0x0201_4B50 else {
      throw ZipFault(.corrupted("entry"), path)
    }
    let nameLength = ZipRecord.short(buffer, at + 28)
    let extraLength = ZipRecord.short(buffer, at + 30)
    let whole = Self.length + nameLength + extraLength + ZipRecord.short(buffer, at + 32)
    guard nameLength <= limits.nameLength else {
      throw ZipFault(.nameLength(limits.nameLength), path)
    }
    try fill(file, whole)
    defer { at += whole }
    let flags = ZipRecord.short(buffer, at + 8)
    let nameStart = at + Self.length
    let bytes = buffer[nameStart..<nameStart + nameLength]
    let name = ZipName.text(bytes, isUTF8: flags & 1 << 11 != 0)
    guard flags & 1 << 13 == 0 else { throw ZipFault(.encrypted, path, entry: name) }
    guard ZipName.isSafe(bytes) else { throw ZipFault(.unsafeName, path, entry: name) }
    let extra = buffer[nameStart + nameLength..<nameStart + nameLength + extraLength]
    guard let (size, compressed, offset) = sizes(Array(extra)) else {
      throw ZipFault(.corrupted("entry"), path, entry: name)
    }
    return ZipEntry(
      name: name, size: size, compressedSize: compressed, crc: ZipRecord.word(buffer, at + 16),
      method: ZipRecord.short(buffer, at + 10), isEncrypted: flags & (1 | 1 << 6) != 0,
      offset: offset, nameLength: nameLength)
  }

  /// Sizes and offset, from the field of ZIP64 (§4.5.3) where the record has no room for them.
  private func sizes(_ extra: [UInt8]) -> (size: Int, compressed: Int, offset: Int)? {
    var numbers = [24, 20, 42].map { Int(ZipRecord.word(buffer, at + $0)) }
    if numbers.contains(0xFFFF_FFFF), let field = Self.field(1, extra) {
      var next = 0
      for index in numbers.indices where numbers[index] == 0xFFFF_FFFF {
        guard next + 8 <= field.count, let number = ZipRecord.long(field, next) else { return nil }
        numbers[index] = number
        next += 8
      }
    }
    let disk = ZipRecord.short(buffer, at + 34)
    guard disk == 0 || disk == 0xFFFF, numbers[1] <= end, numbers[2] <= end else { return nil }
    return (numbers[0], numbers[1], numbers[2])
  }

  private static func field(_ id: Int, _ extra: [UInt8]) -> [UInt8]? {
    var at = 0
    while at + 4 <= extra.count {
      let length = ZipRecord.short(extra, at + 2)
      guard at + 4 + length <= extra.count else { return nil }
      if ZipRecord.short(extra, at) == id { return Array(extra[at + 4..<at + 4 + length]) }
      at += 4 + length
    }
    return nil
  }

  /// Makes sure that `count` bytes stand in `buffer` from `at` on.
  private mutating func fill(_ file: borrowing FileReader, _ count: Int) throws(ZipFault) {
    let missing = count - (buffer.count - at)
    guard missing > 0 else { return }
    guard missing <= end - position else { throw ZipFault(.corrupted("directory"), path) }
    buffer.removeFirst(at)
    at = 0
    let more = min(max(missing, Self.piece), end - position)
    buffer += try ZipRecord.bytes(file, path, at: position, count: more)
    position += more
  }
}

/// The names of entries.
enum ZipName {
  /// Code page 437 from 0x80 on, in which names are that are not marked as UTF-8 (appendix D.1).
  private static let page = Array(
    """
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
    αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}
    """.unicodeScalars)

  /// Many write UTF-8 and do not say so; what is UTF-8 by chance is rarer.
  static func text(_ bytes: ArraySlice<UInt8>, isUTF8: Bool) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    if isUTF8 { return String(decoding: bytes, as: UTF8.self) }
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(byte < 0x80 ? Unicode.Scalar(byte) : page[Int(byte) - 0x80]) }
    return String(text)
  }

  /// Whether a name stays below the folder it would be put in, on any system.
  static func isSafe(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, first != UInt8(ascii: "/") else { return false }
    if bytes.contains(0) || bytes.contains(UInt8(ascii: "\\")) { return false }
    if bytes.dropFirst().first == UInt8(ascii: ":") { return false }
    let parts = bytes.split(separator: UInt8(ascii: "/"))
    return !parts.contains { $0.elementsEqual("..".utf8) }
  }
}
