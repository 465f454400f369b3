import Bytes
import Testing

@Suite struct `Gzip reader` {
  let scratch: Scratch
  let raw = Array("شكرا,1\nmerci,2\nthanks,3\n".utf8)

  init() throws { scratch = try Scratch() }

  /// All raw bytes, asked for in pieces of `piece`.
  func read(
    _ path: String, limit: Int = 1 << 24, ratio: Int = 1032, piece: Int = 1 << 16
  ) throws(GzipFault) -> [UInt8] {
    var reader = try GzipReader(path, limit: limit, ratio: ratio)
    var raw: [UInt8] = []
    while try reader.read(upTo: piece, into: &raw) > 0 {}
    return raw
  }

  func kind(_ file: [UInt8], limit: Int = 1 << 24) throws -> GzipFault.Kind? {
    let path = try scratch.file("kind.gz", file)
    return fault { () throws(GzipFault) in _ = try read(path, limit: limit) }?.kind
  }

  @Test(arguments: [1, 7, 1000, 1 << 20])
  func `gives the bytes whatever is asked for at a time`(piece: Int) throws {
    let raw = Seeded.bytes(200_000)
    let path = try scratch.file("a.gz", gzip(raw))
    #expect(try read(path, piece: piece) == raw)
  }

  @Test func `reads members that follow each other, as RFC 1952 §2.2 allows`() throws {
    let path = try scratch.file("a.gz", gzip(raw) + gzip([]) + gzip(raw))
    #expect(try read(path) == raw + raw)
  }

  @Test func `reads what Python and gzip write, with names and times`() throws {
    let path = scratch["named.gz"]
    _ = try python("import gzip; gzip.open(args[0], 'wb').write(b'abc' * 100000)", [path])
    #expect(try read(path).count == 300_000)
    let plain = try scratch.file("plain", Seeded.bytes(500_000))
    try run("gzip", "-9", plain)
    #expect(try read(plain + ".gz") == Seeded.bytes(500_000))
  }

  @Test func `knows the digest and the size of what is inside`() throws {
    let path = try scratch.file("a.gz", gzip(raw))
    let (digest, count) = try GzipReader.digest(of: path, limit: raw.count)
    #expect(digest == Digest.of(raw) && count == raw.count)
  }

  @Test func `finds every truncation`() throws {
    let file = gzip(raw, block: 10)
    for count in file.indices { #expect(try kind(Array(file[..<count])) == .truncated) }
    let two = file + file
    for count in file.count + 1..<two.count {
      #expect(try kind(Array(two[..<count])) == .truncated)
    }
  }

  @Test func `never gives other bytes for a changed file without a fault`() throws {
    let file = gzip(raw, block: 10)
    for at in file.indices {
      for bit in 0..<8 {
        var changed = file
        changed[at] ^= 1 << bit
        let path = try scratch.file("changed.gz", changed)
        var found: [UInt8] = []
        let problem = fault { () throws(GzipFault) in found = try read(path) }
        #expect(problem != nil || found == raw, "byte \(at), bit \(bit)")
      }
    }
  }

  @Test func `survives noise`() throws {
    for seed in 0..<200 as Range<UInt64> {
      let noise = GzipAssembler.header + Seeded.bytes(300, top: 255, seed: seed)
      #expect(try kind(noise) != nil)
    }
  }

  @Test func `says what is wrong`() throws {
    let file = gzip(raw)
    #expect(try kind([]) == .truncated)
    #expect(try kind(raw) == .notGzip)
    #expect(try kind(file + [0]) == .trailingBytes)
    #expect(try kind(file + [UInt8](repeating: 0, count: 512)) == .trailingBytes)
    #expect(try kind(file + Array("\u{1F}xyz".utf8)) == .trailingBytes)
    for at in [file.count - 8, file.count - 4] {
      var changed = file
      changed[at] ^= 1
      #expect(try kind(changed) == .checksum)
    }
    var changed = file
    changed[10] = 0xFF
    #expect(try kind(changed) == .corrupted("invalid block type"))
  }

  @Test func `keeps to the limit, which may be reached`() throws {
    let file = gzip(raw)
    #expect(try kind(file, limit: raw.count) == nil)
    #expect(try kind(file, limit: raw.count - 1) == .limit(raw.count - 1))
    #expect(try kind(gzip([]), limit: 0) == nil)
  }

  @Test func `keeps to the ratio of raw to compressed bytes`() throws {
    let path = try scratch.file("zeros.gz", gzip([UInt8](repeating: 0, count: 4 << 20)))
    #expect(try read(path).count == 4 << 20)
    let found = fault { () throws(GzipFault) in _ = try read(path, ratio: 100) }
    #expect(found?.kind == .ratio(100))
  }

  @Test func `throws the same fault again`() throws {
    let path = try scratch.file("a.gz", Array(gzip(raw).dropLast()))
    var reader = try GzipReader(path, limit: 1000)
    var faults: [GzipFault] = []
    for _ in 0..<4 {
      var buffer: [UInt8] = []
      do throws(GzipFault) { _ = try reader.read(upTo: 1000, into: &buffer) } catch {
        faults.append(error)
      }
    }
    #expect(faults.count == 3 && Set(faults).count == 1)
    #expect(faults.first?.offset == gzip(raw).count - 1)
  }

  @Test func `passes on what the system refuses`() {
    let found = fault { () throws(GzipFault) in _ = try GzipReader("/nowhere.gz", limit: 1) }
    #expect(found?.kind == .file(FileFault("open", "/nowhere.gz", code: 2)))
  }
}
