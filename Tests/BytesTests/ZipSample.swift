import Bytes

/// A ZIP archive made record by record (APPNOTE.TXT §4.3), sound unless the test wants otherwise.
struct ZipSample {
  struct Part {
    var name: [UInt8], raw: [UInt8]
    var isDeflated = true, hasDescriptor = false, isLong = false
    var flags = 0, method: Int?, crc: UInt32?, size: Int?, compressedSize: Int?
    /// The offset that the directory gives, and the name that the entry itself has.
    var offset: Int?, localName: [UInt8]?

    init(_ name: String, _ raw: [UInt8], _ change: (inout Part) -> Void = { _ in }) {
      self.name = Array(name.utf8)
      self.raw = raw
      change(&self)
    }

    var data: [UInt8] { isDeflated ? deflateBlock(raw).bytes + [3, 0] : raw }
  }

  var parts: [Part]
  var comment: [UInt8] = [], tail: [UInt8] = []
  var isLong = false
  var count: Int?, directoryStart: Int?, disk = 0

  init(_ parts: [Part]) { self.parts = parts }

  static func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  var bytes: [UInt8] {
    var output: [UInt8] = [], directory: [UInt8] = []
    for part in parts { append(part, &output, &directory) }
    let start = output.count
    output += directory
    let number = count ?? parts.count, at = directoryStart ?? start
    if isLong {
      let end = output.count
      output += Self.little(0x0606_4B50, 4) + Self.little(44, 8) + [45, 0, 45, 0]
      output += Self.little(0, 8) + Self.little(number, 8) + Self.little(number, 8)
      output += Self.little(directory.count, 8) + Self.little(at, 8)
      output += Self.little(0x0706_4B50, 4) + Self.little(0, 4) + Self.little(end, 8)
      output += Self.little(1, 4)
    }
    output += Self.little(0x0605_4B50, 4) + Self.little(disk, 2) + Self.little(disk, 2)
    output += Self.little(isLong ? 0xFFFF : number, 2) + Self.little(isLong ? 0xFFFF : number, 2)
    output += Self.little(isLong ? 0xFFFF_FFFF : directory.count, 4)
    output += Self.little(isLong ? 0xFFFF_FFFF : at, 4)
    return output + Self.little(comment.count, 2) + comment + tail
  }

  private func append(_ part: Part, _ output: inout [UInt8], _ directory: inout [UInt8]) {
    let data = part.data, crc = Int(part.crc ?? deflateBlock(part.raw).crc)
    let size = part.size ?? part.raw.count, packed = part.compressedSize ?? data.count
    let flags = part.flags | (part.hasDescriptor ? 8 : 0)
    let head =
      Self.little(20, 2) + Self.little(flags, 2)
      + Self.little(part.method ?? (part.isDeflated ? 8 : 0), 2) + Self.little(0, 4)
    let offset = part.offset ?? output.count
    let name = part.localName ?? part.name
    output += Self.little(0x0403_4B50, 4) + head
    output +=
      part.hasDescriptor
      ? Self.little(0, 12) : Self.little(crc, 4) + Self.little(packed, 4) + Self.little(size, 4)
    output += Self.little(name.count, 2) + [0, 0] + name + data
    if part.hasDescriptor {
      output += Self.little(0x0807_4B50, 4) + Self.little(crc, 4) + Self.little(packed, 4)
      output += Self.little(size, 4)
    }
    let most = 0xFFFF_FFFF
    let extra =
      part.isLong
      ? Self.little(1, 2) + Self.little(24, 2) + Self.little(size, 8) + Self.little(packed, 8)
        + Self.little(offset, 8) : []
    directory += Self.little(0x0201_4B50, 4) + [20, 0] + head + Self.little(crc, 4)
    directory += Self.little(part.isLong ? most : packed, 4)
    directory += Self.little(part.isLong ? most : size, 4)
    directory += Self.little(part.name.count, 2) + Self.little(extra.count, 2) + Self.little(0, 10)
    directory += Self.little(part.isLong ? most : offset, 4) + part.name + extra
  }
}
