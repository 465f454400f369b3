import Bytes

/// What a whole download must be to become the last good copy.
struct Acceptance: Sendable {
  /// Bytes, unpacked.
  let least: Int, most: Int
  let pin: Digest?
  /// A packed answer may unpack to this many times its size: text packs to a tenth, all alike to a
  /// hundredth.
  private static let ratio = 200

  /// Whether a copy of before would be accepted now.
  func allows(_ copy: CacheEntry.Copy) -> Bool {
    (least...max(least, most)).contains(copy.count) && (pin.map { $0 == copy.digest } ?? true)
  }

  /// A copy that was accepted.
  struct Accepted {
    let copy: CacheEntry.Copy
    /// The server called it a page, which it is not.
    let isLabelledPage: Bool
  }

  /// Makes the download of `entry` its last good copy. Whatever is refused is removed.
  func accept(_ entry: CacheEntry, after old: CacheEntry.Copy?, now: Int) throws(Failure)
    -> Accepted
  {
    do throws(Failure) {
      return try take(entry, entry.partialHead(), after: old, now)
    } catch {
      try inCache { () throws(FileFault) in try entry.discard() }
      throw error
    }
  }

  private func take(
    _ entry: CacheEntry, _ head: CacheRecord, after old: CacheEntry.Copy?, _ now: Int
  ) throws(Failure) -> Accepted {
    let path = try unpacked(entry, head)
    let (digest, count) = try inCache { () throws(FileFault) in try Digest.ofFile(path) }
    if count > most { throw .tooLarge(most) }
    if count < least { throw .tooSmall(count: count, least: least) }
    let start = try inCache { () throws(FileFault) in try Self.start(of: path) }
    if PageSniffer.isPage(start, mediaType: head["type"]) { throw .page }
    if let pin, pin != digest { throw .otherContent(found: digest, expected: pin) }
    let copy = CacheEntry.Copy(
      digest: digest, count: count, checked: now, entityTag: head["etag"],
      lastModified: head["last-modified"], fileNames: Self.names(head),
      charset: head["charset"], previous: old?.digest == digest ? old?.previous : old?.digest)
    try inCache { () throws(FileFault) in
      try entry.store(copy, after: old, from: path)
      try entry.discard()
    }
    return Accepted(copy: copy, isLabelledPage: PageSniffer.isHTML(head["type"]))
  }

  /// Where the bytes are as the source means them. Some servers call a file that is packed itself packed
  /// on the way: one whose name ends in `.gz` stays what its name says.
  private func unpacked(_ entry: CacheEntry, _ head: CacheRecord) throws(Failure) -> String {
    guard head["coding"] != nil else { return entry.partialPath }
    try unpack(entry.partialPath, to: entry.unpackedPath)
    guard Self.names(head).first?.lowercased().hasSuffix(".gz") == true else {
      return entry.unpackedPath
    }
    let start = try inCache { () throws(FileFault) in try Self.start(of: entry.unpackedPath) }
    return start.starts(with: [0x1F, 0x8B]) ? entry.unpackedPath : entry.partialPath
  }

  private func unpack(_ packed: String, to path: String) throws(Failure) {
    do throws(GzipFault) {
      var reader = try GzipReader(packed, limit: most, ratio: Self.ratio)
      var writer = try Self.asGzip { () throws(FileFault) in
        try FileWriter(creating: path, isPrivate: true)
      }
      var piece: [UInt8] = []
      while try reader.read(upTo: 1 << 18, into: &piece) > 0 {
        try Self.asGzip { () throws(FileFault) in try writer.write(piece) }
        piece.removeAll(keepingCapacity: true)
      }
      do throws(FileFault) { try writer.close() } catch { throw GzipFault(.file(error), path) }
    } catch {
      switch error.kind {
      case .file(let fault): throw .file(fault)
      case .limit: throw .tooLarge(most)
      default: throw .coding("gzip: \(error.kind)")
      }
    }
  }

  private static func asGzip<Result: ~Copyable>(_ body: () throws(FileFault) -> Result)
    throws(GzipFault) -> Result
  {
    do throws(FileFault) { return try body() } catch { throw GzipFault(.file(error), error.path) }
  }

  private static func start(of path: String) throws(FileFault) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = try FileReader(path).read(upTo: 1024, at: 0, into: &bytes)
    return bytes
  }

  private static func names(_ head: CacheRecord) -> [String] {
    (head["names"] ?? "").split(separator: "/").map(String.init)
  }
}

/// Tells pages for people from data.
enum PageSniffer {
  static func isHTML(_ mediaType: String?) -> Bool {
    mediaType == "text/html" || mediaType == "application/xhtml+xml"
  }

  /// Whether bytes that begin with `start` are a page: they say so, or are marked up and the server says
  /// so. Many servers call everything text/html that a program of theirs writes.
  static func isPage(_ start: [UInt8], mediaType: String?) -> Bool {
    var rest = start[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    rest = rest.drop { $0 <= 32 }
    guard rest.first == UInt8(ascii: "<") else { return false }
    let text = String(decoding: rest, as: UTF8.self).lowercased()
    if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") { return true }
    let isMarkedUp = text.contains("<!doctype html") || text.contains("<html")
    return isHTML(mediaType) && (isMarkedUp || !text.hasPrefix("<?xml"))
  }
}
