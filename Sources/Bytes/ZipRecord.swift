/// Numbers of the records of a ZIP archive, the lowest byte first (APPNOTE.TXT §4.4).
enum ZipRecord {
  /// How long an entry's own header is before its name (§4.3.7).
  static let localLength = 30
  static let local: UInt32 = 0x0403_4B50

  /// Two, four or eight bytes as a number; they must be there.
  static func short(_ bytes: [UInt8], _ at: Int) -> Int {
    Int(bytes[at]) | Int(bytes[at + 1]) << 8
  }
  static func word(_ bytes: [UInt8], _ at: Int) -> UInt32 {
    UInt32(short(bytes, at)) | UInt32(short(bytes, at + 2)) << 16
  }
  /// Nil for a number that no file has.
  static func long(_ bytes: [UInt8], _ at: Int) -> Int? {
    Int(exactly: UInt64(word(bytes, at)) | UInt64(word(bytes, at + 4)) << 32)
  }

  /// Exactly `count` bytes of the file, or the fault of one that ends before.
  static func bytes(
    _ file: borrowing FileReader, _ path: String, at offset: Int, count: Int
  ) throws(ZipFault) -> [UInt8] {
    var bytes: [UInt8] = []
    do throws(FileFault) {
      while bytes.count < count {
        let rest = count - bytes.count
        if try file.read(upTo: rest, at: offset + bytes.count, into: &bytes) == 0 { break }
      }
    } catch { throw ZipFault(.file(error), path) }
    guard bytes.count == count else { throw ZipFault(.truncated, path) }
    return bytes
  }
}

/// What the end of an archive says of its directory.
struct ZipEnd {
  /// How many entries there are.
  private(set) var count: Int
  private(set) var directoryStart: Int, directoryLength: Int

  private static let length = 22
  private static let signature: UInt32 = 0x0605_4B50

  /// Finds the record at the end (§4.3.16), which a comment may follow and nothing else.
  init(_ file: borrowing FileReader, _ path: String) throws(ZipFault) {
    let size = file.identity.size
    guard size >= Self.length else { throw ZipFault(.notZip, path) }
    let reach = min(size, Self.length + 0xFFFF)
    let tail = try ZipRecord.bytes(file, path, at: size - reach, count: reach)
    var at = reach - Self.length
    while at >= 0 {
      if ZipRecord.word(tail, at) == Self.signature,
        at + Self.length + ZipRecord.short(tail, at + 20) == reach
      {
        break
      }
      at -= 1
    }
    guard at >= 0 else {
      let start = try ZipRecord.bytes(file, path, at: 0, count: 4)
      let isCut = ZipRecord.word(start, 0) == ZipRecord.local
      throw ZipFault(isCut ? .truncated : .notZip, path)
    }
    let disks = [ZipRecord.short(tail, at + 4), ZipRecord.short(tail, at + 6)]
    count = ZipRecord.short(tail, at + 10)
    directoryLength = Int(ZipRecord.word(tail, at + 12))
    directoryStart = Int(ZipRecord.word(tail, at + 16))
    var end = size - reach + at
    let isLong = count == 0xFFFF || directoryLength == 0xFFFF_FFFF || directoryStart == 0xFFFF_FFFF
    if isLong, let long = try Self.long(file, path, before: end) {
      (count, directoryLength, directoryStart) = (long.count, long.length, long.start)
      end = long.end
    } else if disks != [0, 0] || ZipRecord.short(tail, at + 8) != count {
      throw ZipFault(.parted, path)
    }
    guard directoryStart <= end, end - directoryStart == directoryLength else {
      throw ZipFault(.corrupted("directory"), path)
    }
  }

  /// The record of ZIP64 (§4.3.14) that a locator before `end` names (§4.3.15); nil without one.
  private static func long(
    _ file: borrowing FileReader, _ path: String, before end: Int
  ) throws(ZipFault) -> (count: Int, start: Int, length: Int, end: Int)? {
    guard end >= 20 else { return nil }
    let locator = try ZipRecord.bytes(file, path, at: end - 20, count: 20)
    guard ZipRecord.word(locator, 0) == 0x0706_4B50 else { return nil }
    guard let at = ZipRecord.long(locator, 8), at <= end - 20 - 56 else {
      throw ZipFault(.corrupted("ZIP64 locator"), path)
    }
    let record = try ZipRecord.bytes(file, path, at: at, count: 56)
    guard ZipRecord.word(record, 0) == 0x0606_4B50, let count = ZipRecord.long(record, 32),
      let length = ZipRecord.long(record, 40), let start = ZipRecord.long(record, 48)
    else { throw ZipFault(.corrupted("ZIP64 end"), path) }
    let disks = [
      ZipRecord.word(record, 16), ZipRecord.word(record, 20), ZipRecord.word(locator, 4),
    ]
    guard disks == [0, 0, 0], ZipRecord.long(record, 24) == count else {
      throw ZipFault(.parted, path)
    }
    return (count, start, length, at)
  }
}
