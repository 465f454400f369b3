import Glibc

/// The digest of a tar that is never written: of what a `TarGzipBundle` with the same members in the
/// same order stands for. Costs a reading of the members instead of an inflation of the bundle.
public struct TarDigest: ~Copyable {
  private static let piece = 1 << 20

  private let modified: Int64
  private var hash = SHA256()
  private var count = 0

  /// An archive without files; `modified` is in seconds since 1970.
  public init(modified: Int64) { self.modified = modified }

  /// Counts in a file with the given content.
  public mutating func add(_ name: String, bytes: [UInt8]) {
    start(name, size: bytes.count)
    update(bytes)
    pad()
  }

  /// Counts in the file at `path` as `name`. Refuses one that does not have `size` bytes, or that is
  /// written to meanwhile (`EIO`).
  public mutating func add(_ name: String, file path: String, size: Int) throws(FileFault) {
    start(name, size: size)
    var file = try FileReader(path)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.piece)
    let before = count
    while try file.read(upTo: Self.piece, into: &bytes) > 0 {
      update(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    guard count - before == size, try !file.hasChanged() else {
      throw FileFault("read", path, code: EIO)
    }
    pad()
  }

  /// Ends the archive: its size and digest.
  public consuming func finish() -> (count: Int, digest: Digest) {
    update([UInt8](repeating: 0, count: TarHeader.block * 2))
    update([UInt8](repeating: 0, count: TarHeader.padding(count, to: TarHeader.record)))
    return (count, hash.finish())
  }

  private mutating func start(_ name: String, size: Int) {
    update(TarHeader(name: name, size: size, modified: modified).bytes)
  }

  /// Fills the last block of a member with zeros.
  private mutating func pad() {
    update([UInt8](repeating: 0, count: TarHeader.padding(count)))
  }

  private mutating func update(_ bytes: [UInt8]) {
    hash.update(bytes)
    count += bytes.count
  }
}
