/// A ZIP archive of stored entries (APPNOTE.TXT §4.3), sound unless the test changes it.
enum ZipSample {
  static func bytes(_ entries: [(name: String, bytes: [UInt8])], flags: UInt16 = 0) -> [UInt8] {
    var output: [UInt8] = [], directory: [UInt8] = []
    for entry in entries {
      let name = Array(entry.name.utf8), offset = output.count, count = entry.bytes.count
      let head =
        little(20, 2) + little(Int(flags), 2) + little(0, 6) + little(crc(entry.bytes), 4)
        + little(count, 4) + little(count, 4) + little(name.count, 2) + little(0, 2)
      output += little(0x0403_4B50, 4) + head + name + entry.bytes
      directory += little(0x0201_4B50, 4) + little(20, 2) + head + little(0, 10)
      directory += little(offset, 4) + name
    }
    let end =
      little(0x0605_4B50, 4) + little(0, 4) + little(entries.count, 2) + little(entries.count, 2)
    return output + directory + end + little(directory.count, 4) + little(output.count, 4)
      + little(0, 2)
  }

  static func text(_ entries: KeyValuePairs<String, String>) -> [UInt8] {
    bytes(entries.map { ($0.key, Array($0.value.utf8)) })
  }

  /// A gzip file of one stored block (RFC 1952, RFC 1951 §3.2.4), of less than 64 KiB.
  static func gzip(_ raw: [UInt8]) -> [UInt8] {
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + little(raw.count, 2) + little(~raw.count, 2) + raw
      + little(crc(raw), 4) + little(raw.count, 4)
  }

  private static func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  private static func crc(_ bytes: [UInt8]) -> Int {
    var crc: UInt32 = .max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return Int(~crc)
  }
}
