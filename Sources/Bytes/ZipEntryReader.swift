/// The raw bytes of one entry of an archive, from its start. Blocks the calling thread; one owner at a
/// time. Memory: 64 KiB of input, zlib's 32 KiB window, what is asked for.
///
/// The bytes are known to be right only once `read` has answered 0. Whatever the file holds, a call
/// gives bytes or throws; once it has thrown it throws the same again.
public struct ZipEntryReader: ~Copyable {
  private static let piece = 1 << 16

  /// What the directory says of it.
  public let entry: ZipEntry
  private let archive: ZipArchive
  private let inflater: Inflater
  private var input: [UInt8] = []
  private var used = 0
  /// Where in the file the rest of the entry is.
  private var position: Int
  private let end: Int
  private var crc: UInt32 = 0
  private var isOver = false
  private var fault: ZipFault?
  /// How many raw bytes were made so far.
  public private(set) var rawCount = 0

  init(_ archive: ZipArchive, _ entry: ZipEntry, end limit: Int) throws(ZipFault) {
    let start = try Self.start(of: entry, archive)
    guard start + entry.compressedSize <= limit else {
      throw ZipFault(.overlap, archive.path, entry: entry.name)
    }
    self.archive = archive
    self.entry = entry
    position = start
    end = start + entry.compressedSize
    inflater = Inflater(isRaw: true)
  }

  /// Where the bytes of an entry begin: behind its own header (APPNOTE.TXT §4.3.7), which must be as
  /// the directory has it. Sizes and CRC may stand in a descriptor behind the bytes instead (§4.3.9).
  private static func start(of entry: ZipEntry, _ archive: ZipArchive) throws(ZipFault) -> Int {
    func fault(_ kind: ZipFault.Kind) -> ZipFault {
      ZipFault(kind, archive.path, entry: entry.name)
    }
    guard !entry.isEncrypted else { throw fault(.encrypted) }
    guard entry.method == 0 || entry.method == 8 else { throw fault(.method(entry.method)) }
    guard entry.size <= archive.limits.size else { throw fault(.limit(archive.limits.size)) }
    if entry.size > ZipArchive.leastForRatio,
      entry.size / archive.limits.ratio > entry.compressedSize
    {
      throw fault(.ratio(archive.limits.ratio))
    }
    let header = try ZipRecord.bytes(
      archive.file, archive.path, at: entry.offset, count: ZipRecord.localLength + entry.nameLength)
    let name = header[ZipRecord.localLength...]
    let flags = ZipRecord.short(header, 6)
    guard ZipRecord.word(header, 0) == ZipRecord.local,
      ZipRecord.short(header, 8) == entry.method,
      ZipRecord.short(header, 26) == entry.nameLength,
      ZipName.text(name, isUTF8: flags & 1 << 11 != 0) == entry.name,
      flags & (1 | 1 << 6) == 0,
      entry.method == 8 || entry.size == entry.compressedSize
    else { throw fault(.corrupted("header of the entry")) }
    return entry.offset + header.count + ZipRecord.short(header, 28)
  }

  /// Appends the next raw bytes, at most `count`, to `buffer`, and answers how many; 0 is the end of a
  /// whole and sound entry, whose CRC-32 agrees. `count` must be positive. 400 to 900 MB/s.
  public mutating func read(upTo count: Int, into buffer: inout [UInt8]) throws(ZipFault) -> Int {
    precondition(count > 0)
    if let fault { throw fault }
    do throws(ZipFault) { return try next(upTo: count, into: &buffer) } catch {
      fault = error
      throw error
    }
  }

  private mutating func next(upTo count: Int, into buffer: inout [UInt8]) throws(ZipFault) -> Int {
    let before = buffer.count
    while !isOver, buffer.count == before {
      if used == input.count { try refill() }
      if entry.method == 0 {
        let made = min(count, input.count - used)
        buffer += input[used..<used + made]
        used += made
        isOver = made == 0
      } else {
        try inflate(upTo: count, into: &buffer)
      }
    }
    let made = buffer.count - before
    rawCount += made
    guard rawCount <= entry.size else { throw found(.checksum) }
    if made == 0 {
      try finish()
    } else {
      crc = checksum(buffer.span.extracting(before...), after: crc)
    }
    return made
  }

  private mutating func inflate(upTo count: Int, into buffer: inout [UInt8]) throws(ZipFault) {
    let before = buffer.count
    let (taken, outcome) = inflater.inflate(
      input.span.extracting(used...), upTo: count, into: &buffer)
    used += taken
    switch outcome {
    case .refused(let words): throw found(.corrupted(words))
    case .ended: isOver = true
    case .more:
      guard taken == 0, buffer.count == before else { return }
      throw found(position == end ? .truncated : .corrupted("no progress"))
    }
  }

  private mutating func refill() throws(ZipFault) {
    input.removeAll(keepingCapacity: true)
    used = 0
    guard position < end else { return }
    let count = min(Self.piece, end - position)
    do throws(FileFault) {
      position += try archive.file.read(upTo: count, at: position, into: &input)
    } catch { throw found(.file(error)) }
    if input.isEmpty { throw found(.truncated) }
  }

  /// All compressed bytes must be used up, and what came out be what the directory says.
  private func finish() throws(ZipFault) {
    guard position == end, used == input.count else { throw found(.corrupted("bytes left over")) }
    guard rawCount == entry.size, crc == entry.crc else {
      throw found(.checksum)
    }
  }

  private func found(_ kind: ZipFault.Kind) -> ZipFault {
    ZipFault(kind, archive.path, entry: entry.name)
  }
}
