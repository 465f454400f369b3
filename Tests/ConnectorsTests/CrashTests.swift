import Bytes
import Testing

@testable import Connectors

/// What `make fuzz` ever broke a reader of answers with, once more and for ever.
@Suite struct `Answers that the fuzzer broke stay mended` {
  private static let files: [String] = {
    let fuzz = #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/Fuzz"
    return ["Crashes", "Seeds"].flatMap { kind in
      let folder = "\(fuzz)/\(kind)/HTTP"
      return ((try? Directory.list(folder)) ?? []).map { folder + "/" + $0 }
    }
  }()

  @Test(arguments: files) func `in heads, addresses, pages and the cache`(path: String) throws {
    let bytes = try FileReader.contents(of: path, limit: 1 << 20)
    let text = String(decoding: bytes, as: UTF8.self)
    var head = ResponseHead()
    for line in text.split(separator: "\n") { head.add(String(line)) }
    let now = 1_700_000_000
    for text in [head.entityTag, head.strongValidator(now: now), head.lastModified(now: now)] {
      #expect(text?.unicodeScalars.allSatisfy { $0.value >= 32 || $0 == "\t" } ?? true)
    }
    #expect(head.retryAfter(now: now) ?? 0 >= 0)
    if let range = head.range { #expect(range.start >= 0 && range.total ?? 1 > 0) }
    let address = try Address("https://example.org/a?b=c")
    for name in FileNaming.names(address, head, landed: address) {
      #expect(!name.contains("/") && !name.contains("\\") && name.utf8.count <= 255)
    }
    if let other = try? Address(text) {
      #expect(["http", "https"].contains(other.scheme))
      #expect(!other.text.utf8.contains { $0 <= 32 || $0 == 127 })
    }
    _ = PageSniffer.isPage(bytes, mediaType: head.mediaType)
    if let record = CacheRecord(bytes) { #expect(CacheRecord(record.bytes) == record) }
  }
}
