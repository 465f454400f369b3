@testable import Connectors

/// The head of an answer, or a record of the cache, that anyone may have written.
func fuzz(_ bytes: [UInt8]) {
  var head = ResponseHead()
  for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
    head.add(String(line))
  }
  let now = 1_700_000_000
  for text in [head.entityTag, head.strongValidator(now: now), head.lastModified(now: now)] {
    // What is sent back must be one line.
    precondition(text?.unicodeScalars.allSatisfy { $0.value >= 32 || $0 == "\t" } ?? true)
  }
  if let wait = head.retryAfter(now: now) { precondition(wait >= 0) }
  if let range = head.range { precondition(range.start >= 0 && range.total ?? 1 > 0) }
  if let address = try? Address("https://example.org/a?b=c") {
    for name in FileNaming.names(address, head, landed: address) {
      precondition(!name.contains("/") && !name.contains("\\") && name.utf8.count <= 255)
    }
  }
  if let other = try? Address(String(decoding: bytes, as: UTF8.self)) {
    precondition(["http", "https"].contains(other.scheme))
    precondition(!other.text.utf8.contains { $0 <= 32 || $0 == 127 })
  }
  _ = PageSniffer.isPage(bytes, mediaType: head.mediaType)
  if let record = CacheRecord(bytes) { precondition(CacheRecord(record.bytes) == record) }
}
