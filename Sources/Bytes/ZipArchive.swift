/// A ZIP archive (APPNOTE.TXT 6.3.10) whose entries are read one by one, in any order and more than
/// once, as far as they are stored or deflated. Blocks the calling thread; one owner at a time. ZIP64
/// and data descriptors are read; archives in parts, encrypted directories and bytes behind the end
/// are not.
///
/// The directory at the end of the file is what counts; every entry's own header is held against it
/// when it is opened. Nothing is ever written to the disk.
public final class ZipArchive {
  /// What an archive of strangers may come to.
  public struct Limits: Sendable {
    /// The most entries, folders among them.
    public var entries: Int
    /// The longest name, in bytes.
    public var nameLength: Int
    /// The most raw bytes of one entry, and of all that the directory lists together.
    public var size: Int, total: Int
    /// The most raw bytes for each compressed one, looked at from 1 MiB on. Deflate cannot exceed
    /// 1032.
    public var ratio: Int

    public init(
      entries: Int = 65_536, nameLength: Int = 1024, size: Int = 1 << 40, total: Int = 1 << 42,
      ratio: Int = 1032
    ) {
      precondition(entries >= 0 && nameLength >= 0 && size >= 0 && total >= 0 && ratio > 0)
      self.entries = entries
      self.nameLength = nameLength
      self.size = size
      self.total = total
      self.ratio = ratio
    }
  }

  /// Below this many raw bytes no ratio is looked at.
  static let leastForRatio = 1 << 20

  /// Every entry, in the order of the directory. No two have the same name; folders end in `/`.
  public let entries: [ZipEntry]
  let path: String
  let limits: Limits
  let file: FileReader
  /// Where the entries end and the directory begins.
  let directoryStart: Int
  private let places: [String: Int]
  /// Where the entry that lies behind each one in the file begins.
  private let ends: [Int]

  /// Reads the directory. Refuses what `FileReader` refuses, an archive beyond the limits, names that
  /// are unsafe or come twice, and entries that overlap. Memory: that of the names.
  public init(_ path: String, limits: Limits = Limits()) throws(ZipFault) {
    self.path = path
    self.limits = limits
    let file: FileReader
    do throws(FileFault) { file = try FileReader(path) } catch {
      throw ZipFault(.file(error), path)
    }
    let end = try ZipEnd(file, path)
    guard end.count <= limits.entries else { throw ZipFault(.entries(limits.entries), path) }
    entries = try ZipDirectory.read(file, path, end, limits)
    directoryStart = end.directoryStart
    self.file = file
    ends = try Self.ends(of: entries, end.directoryStart, path)
    places = try Self.places(of: entries, path)
    try checkSizes()
  }

  /// The entry of a name, compared byte for byte.
  public subscript(name: String) -> ZipEntry? { places[name].map { entries[$0] } }

  /// Opens an entry of this archive to be read from its start. Refuses one that is encrypted or of
  /// another method, whose own header contradicts the directory, or whose sizes exceed the limits.
  public func open(_ entry: ZipEntry) throws(ZipFault) -> ZipEntryReader {
    guard let place = places[entry.name], entries[place] == entry else {
      preconditionFailure("an entry of another archive")
    }
    return try ZipEntryReader(self, entry, end: ends[place])
  }

  /// For each entry where the next in the file begins; what two entries claim both, no archive of
  /// honest making has.
  private static func ends(
    of entries: [ZipEntry], _ directory: Int, _ path: String
  ) throws(ZipFault) -> [Int] {
    var ends = [Int](repeating: directory, count: entries.count)
    let order = entries.indices.sorted { entries[$0].offset < entries[$1].offset }
    for (place, index) in order.enumerated() {
      let entry = entries[index]
      if place + 1 < order.count { ends[index] = entries[order[place + 1]].offset }
      guard entry.leastEnd <= ends[index] else {
        let isLast = place + 1 == order.count
        throw ZipFault(isLast ? .truncated : .overlap, path, entry: entry.name)
      }
    }
    return ends
  }

  private static func places(of entries: [ZipEntry], _ path: String) throws(ZipFault)
    -> [String: Int]
  {
    var places: [String: Int] = [:]
    places.reserveCapacity(entries.count)
    for (index, entry) in entries.enumerated() {
      guard places.updateValue(index, forKey: entry.name) == nil else {
        throw ZipFault(.duplicateName, path, entry: entry.name)
      }
    }
    return places
  }

  private func checkSizes() throws(ZipFault) {
    var rest = limits.total
    for entry in entries {
      guard entry.size <= rest else { throw ZipFault(.limit(limits.total), path) }
      rest -= entry.size
    }
  }
}

/// What the directory of an archive says of one entry.
public struct ZipEntry: Sendable, Hashable {
  /// Its name, with `/` between folders: UTF-8 where the archive says so or where it is, else code page
  /// 437 (APPNOTE.TXT appendix D.1). Never absolute, without `..`, backslash and NUL.
  public let name: String
  /// How many raw bytes it stands for, and how many it takes up, as the directory says.
  public let size: Int, compressedSize: Int
  /// The CRC-32 of the raw bytes.
  public let crc: UInt32
  /// How it is compressed: 0 is stored, 8 deflated (APPNOTE.TXT §4.4.5).
  public let method: Int
  public let isEncrypted: Bool
  /// Where its own header starts in the file.
  let offset: Int
  /// How long its name is in the file.
  let nameLength: Int

  /// Whether it is a folder, which has no bytes.
  public var isFolder: Bool { name.hasSuffix("/") }

  /// Where it ends at the earliest: its own header may have more fields than the directory shows.
  var leastEnd: Int { offset + ZipRecord.localLength + nameLength + compressedSize }
}
