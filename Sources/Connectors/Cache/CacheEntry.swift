import Bytes

/// What the cache keeps of one source: the last good copy under the name of its digest, the copy before
/// it, and a download that is not whole. Whoever uses it holds its lock.
///
/// A file gets its name only once it is whole and on the disk, the record after that: whenever the
/// process dies, the record names a copy that is there.
struct CacheEntry: Sendable {
  let folder: String

  /// A copy, and what the server said of it.
  struct Copy: Equatable {
    var digest: Digest
    var count: Int
    /// When the server last said that it is current, in seconds since 1970.
    var checked: Int
    var entityTag: String?, lastModified: String?
    /// What it may be called, the surest first.
    var fileNames: [String] = []
    var charset: String?
    /// The copy before, which a run that has begun may still read.
    var previous: Digest?
  }

  /// A download that is not whole.
  struct Partial: Equatable {
    /// What a request for the rest names in `If-Range`.
    var validator: String
    /// How many bytes are here.
    var count: Int
  }

  /// The entry `key` of the folder `kind` of `cache`, made where it is missing.
  init(_ key: Digest, of kind: String, in cache: String) throws(FileFault) {
    let all = cache + "/" + kind
    try Directory.create(all)
    folder = all + "/" + key.description
    do throws(FileFault) { try Directory.createPrivate(folder) } catch {
      guard try Directory.kind(of: folder) == .directory else { throw error }
    }
  }

  /// Keeps other processes out, and waits for one that is in.
  func lock() throws(FileFault) -> FileLock { try FileLock(waitingFor: folder + "/lock") }

  func path(of digest: Digest) -> String { folder + "/" + digest.description }

  /// Where a download is gathered, and where it is unpacked.
  var partialPath: String { folder + "/partial" }
  var unpackedPath: String { folder + "/unpacked" }
  private var partialRecord: String { folder + "/partial.record" }
  private var record: String { folder + "/record" }

  /// The last good copy, whose bytes are those that were stored; nil where there is none. Reads it whole.
  func copy() -> Copy? {
    guard let record = CacheRecord(at: record), let digest = record[digest: "digest"],
      let count = record[number: "count"], let checked = record[number: "checked"],
      let found = try? Digest.ofFile(path(of: digest)), found == (digest, count)
    else { return nil }
    return Copy(
      digest: digest, count: count, checked: checked, entityTag: record["etag"],
      lastModified: record["last-modified"],
      fileNames: (record["names"] ?? "").split(separator: "/").map(String.init),
      charset: record["charset"], previous: record[digest: "previous"])
  }

  /// Makes `copy`, whose bytes are at `path` within the entry, the last good one in place of `old`.
  /// Copies older than the one before go.
  func store(_ copy: Copy, after old: Copy?, from path: String) throws(FileFault) {
    // The same bytes stay the same file, which another run may be reading.
    if old?.digest != copy.digest {
      try Directory.rename(path, to: self.path(of: copy.digest))
      try Directory.sync(folder)
    }
    try note(copy)
    let kept = [copy.digest.description, copy.previous?.description]
    for name in try Directory.list(folder) where Digest(hex: name) != nil && !kept.contains(name) {
      try Directory.removeFile(folder + "/" + name)
    }
  }

  /// Writes down what is known of the copy that is stored.
  func note(_ copy: Copy) throws(FileFault) {
    var record = CacheRecord()
    record[digest: "digest"] = copy.digest
    record[number: "count"] = copy.count
    record[number: "checked"] = copy.checked
    record["etag"] = copy.entityTag
    record["last-modified"] = copy.lastModified
    record["names"] = copy.fileNames.isEmpty ? nil : copy.fileNames.joined(separator: "/")
    record["charset"] = copy.charset
    record[digest: "previous"] = copy.previous
    try record.write(to: self.record)
  }

  // MARK: a download that is not whole

  /// What is here of a download that can go on. One of before the machine was started is not taken: its
  /// last bytes may never have reached the disk.
  func partial() -> Partial? {
    guard let record = CacheRecord(at: partialRecord), record["boot"] == Self.boot,
      let validator = record["validator"], let count = try? Directory.size(of: partialPath),
      count > 0
    else { return nil }
    return Partial(validator: validator, count: count)
  }

  /// What the answer that began the download said of itself.
  func partialHead() -> CacheRecord { CacheRecord(at: partialRecord) ?? CacheRecord() }

  /// Begins a download anew. What came before it is removed first, so that bytes and record always belong
  /// together.
  func begin(_ record: CacheRecord) throws(FileFault) -> FileWriter {
    try discard()
    var record = record
    record["boot"] = Self.boot
    try record.write(to: partialRecord)
    return try FileWriter(creating: partialPath, isPrivate: true)
  }

  /// Removes a download that is not wanted.
  func discard() throws(FileFault) {
    for path in [partialRecord, partialPath, unpackedPath] where try Directory.exists(path) {
      try Directory.removeFile(path)
    }
  }

  /// What tells one start of the machine from another; nil where the system does not say.
  private static let boot: String? = {
    let bytes = try? FileReader.contents(of: "/proc/sys/kernel/random/boot_id", limit: 100)
    return bytes.map { String(decoding: $0.filter { $0 > 32 }, as: UTF8.self) }
  }()
}
