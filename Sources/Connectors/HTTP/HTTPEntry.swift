import Bytes

/// A download over HTTP in the cache.
extension CacheEntry {
  /// Begins it anew with what the head of the answer says.
  func begin(_ head: ResponseHead, _ names: [String], now: Int) throws(FileFault) -> FileWriter {
    var record = CacheRecord()
    record["validator"] = head.strongValidator(now: now)
    record["etag"] = head.entityTag
    record["last-modified"] = head.lastModified(now: now)
    record["coding"] = head.coding
    record["type"] = head.mediaType
    record["charset"] = head.charset
    record["names"] = names.isEmpty ? nil : names.joined(separator: "/")
    record[number: "total"] = head.length
    return try begin(record)
  }

  /// Goes on with it. Nil where the answer is of another version than its beginning.
  func resume(_ head: ResponseHead) throws(FileFault) -> FileWriter? {
    let record = partialHead()
    if let tag = head.entityTag, let known = record["etag"], tag != known { return nil }
    if let total = head.range?.total, let known = record[number: "total"], total != known {
      return nil
    }
    return try FileWriter(appendingTo: partialPath)
  }
}
