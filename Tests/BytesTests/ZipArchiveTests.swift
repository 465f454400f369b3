import Bytes
import Testing

/// APPNOTE.TXT 6.3.10, section by section.
@Suite struct `Zip archive` {
  typealias Part = ZipSample.Part
  let scratch: Scratch
  let raw = Array("شكرا,1\nmerci,2\nthanks,3\n".utf8)

  init() throws { scratch = try Scratch() }

  /// The names and bytes of all entries.
  func read(_ bytes: [UInt8], _ limits: ZipArchive.Limits = .init(), piece: Int = 1 << 16) throws
    -> [String: [UInt8]]
  {
    let archive = try ZipArchive(try scratch.file("a.zip", bytes), limits: limits)
    var all: [String: [UInt8]] = [:]
    for entry in archive.entries {
      var reader = try archive.open(entry), raw: [UInt8] = []
      while try reader.read(upTo: piece, into: &raw) > 0 {}
      all[entry.name] = raw
    }
    return all
  }

  func kind(_ bytes: [UInt8], _ limits: ZipArchive.Limits = .init()) throws -> ZipFault.Kind? {
    do { _ = try read(bytes, limits) } catch let fault as ZipFault { return fault.kind }
    return nil
  }

  @Test(arguments: [1, 7, 1000, 1 << 20])
  func `gives the bytes whatever is asked for at a time`(piece: Int) throws {
    let long = Seeded.bytes(200_000)
    let sample = ZipSample([Part("a", long), Part("b", long) { $0.isDeflated = false }])
    #expect(try read(sample.bytes, piece: piece) == ["a": long, "b": long])
  }

  @Test func `section 4.3, no entries at all, empty entries and folders`() throws {
    #expect(try read(ZipSample([]).bytes) == [:])
    let sample = ZipSample([
      Part("x/", []) { $0.isDeflated = false }, Part("x/a", []), Part("x/b", raw),
    ])
    #expect(try read(sample.bytes) == ["x/": [], "x/a": [], "x/b": raw])
  }

  @Test func `section 4.3.9, a data descriptor behind the bytes`() throws {
    let sample = ZipSample([Part("a", raw) { $0.hasDescriptor = true }, Part("b", raw)])
    #expect(try read(sample.bytes) == ["a": raw, "b": raw])
  }

  @Test func `sections 4.3.14 and 4.5.3, ZIP64`() throws {
    var sample = ZipSample([Part("a", raw) { $0.isLong = true }, Part("b", raw)])
    #expect(try read(sample.bytes) == ["a": raw, "b": raw])
    sample.isLong = true
    #expect(try read(sample.bytes) == ["a": raw, "b": raw])
  }

  @Test func `section 4.3.16, a comment at the end and nothing else`() throws {
    var sample = ZipSample([Part("a", raw)])
    sample.comment = Array("PK\u{5}\u{6} as a comment that is long enough to be a record".utf8)
    #expect(try read(sample.bytes) == ["a": raw])
    sample.tail = [0]
    #expect(try kind(sample.bytes) != nil)
  }

  @Test func `appendix D, names in UTF-8 and in code page 437`() throws {
    let sample = ZipSample([
      Part("أعضاء.csv", raw), Part("é", raw) { $0.flags = 1 << 11 },
      Part("", raw) { $0.name = [0x82, 0x74, 0x82] },
    ])
    #expect(Set(try read(sample.bytes).keys) == ["أعضاء.csv", "é", "été"])
  }

  @Test func `reads what Python writes, in a stream and with ZIP64`() throws {
    let path = scratch["python.zip"]
    _ = try python(
      """
      import io, zipfile
      class Pipe(io.RawIOBase):
          def __init__(self, file): self.file = file
          def writable(self): return True
          def write(self, piece): return self.file.write(piece)
      with open(args[0], "wb") as file:
          with zipfile.ZipFile(Pipe(file), "w", zipfile.ZIP_DEFLATED) as archive:
              archive.writestr("plain", b"abc" * 100000)
              with archive.open("long", "w", force_zip64=True) as entry: entry.write(b"xyz" * 5)
              archive.writestr("stored", b"abc", zipfile.ZIP_STORED)
      """, [path])
    let all = try read(bytes(at: path))
    #expect(all["plain"]?.count == 300_000 && all["long"] == Array("xyzxyzxyzxyzxyz".utf8))
    #expect(all["stored"] == Array("abc".utf8))
  }

  @Test func `finds every truncation`() throws {
    let whole = ZipSample([Part("a", raw), Part("b", raw)]).bytes
    for count in whole.indices {
      let kind = try #require(try kind(Array(whole[..<count])))
      #expect(kind == .truncated || kind == .notZip)
    }
  }

  @Test func `finds every bit that flips, or does not mind it`() throws {
    let whole = ZipSample([Part("a", raw), Part("b", raw) { $0.isDeflated = false }]).bytes
    for index in whole.indices {
      for bit in [0, 3, 7] {
        var broken = whole
        broken[index] ^= 1 << bit
        do {
          // Times, attributes and versions may say anything; names are what they say.
          let all = try read(broken)
          #expect(Set(all.values) == [raw])
        } catch { #expect(error is ZipFault) }
      }
    }
  }

  @Test func `section 4.4.7, a CRC or size that differs`() throws {
    #expect(try kind(ZipSample([Part("a", raw) { $0.crc = 7 }]).bytes) == .checksum)
    #expect(try kind(ZipSample([Part("a", raw) { $0.size = 30 }]).bytes) == .checksum)
    #expect(try kind(ZipSample([Part("a", raw) { $0.size = 3 }]).bytes) == .checksum)
  }

  @Test func `section 4.4.4, what is encrypted`() throws {
    #expect(try kind(ZipSample([Part("a", raw) { $0.flags = 1 }]).bytes) == .encrypted)
    #expect(try kind(ZipSample([Part("a", raw) { $0.flags = 1 << 13 }]).bytes) == .encrypted)
  }

  @Test func `section 4.4.5, other methods`() throws {
    #expect(try kind(ZipSample([Part("a", raw) { $0.method = 12 }]).bytes) == .method(12))
  }

  @Test func `section 4.4.11, an archive in parts`() throws {
    var sample = ZipSample([Part("a", raw)])
    sample.disk = 1
    #expect(try kind(sample.bytes) == .parted)
  }

  @Test(
    arguments: ["/a", "../a", "a/../../b", "a/..", "..", "a\\b", "C:a", "c:/a", "a\u{0}b", ""])
  func `section 4.4.17.1, names that lead elsewhere`(name: String) throws {
    #expect(try kind(ZipSample([Part(name, raw)]).bytes) == .unsafeName)
  }

  @Test(arguments: ["a..b", "...", "a/.b/c", "x/y/z", ". "])
  func `names that only look as if they did`(name: String) throws {
    #expect(try read(ZipSample([Part(name, raw)]).bytes) == [name: raw])
  }

  @Test func `the same name twice, and a name that the entry itself does not have`() throws {
    #expect(try kind(ZipSample([Part("a", raw), Part("a", raw)]).bytes) == .duplicateName)
    let other = ZipSample([Part("a", raw) { $0.localName = [98] }])
    #expect(try kind(other.bytes) == .corrupted("header of the entry"))
  }

  @Test func `entries that share their bytes`() throws {
    let same = ZipSample([Part("a", raw), Part("b", raw) { $0.offset = 0 }])
    #expect(try kind(same.bytes) == .overlap)
    // One entry's bytes quote the header of the next.
    let long = ZipSample([Part("a", raw) { $0.compressedSize = 60 }, Part("b", raw)])
    #expect(try kind(long.bytes) == .overlap)
  }

  @Test func `limits on count, names, sizes and ratio`() throws {
    let two = ZipSample([Part("abc", raw), Part("d", raw)]).bytes
    #expect(try kind(two, .init(entries: 1)) == .entries(1))
    #expect(try kind(two, .init(nameLength: 2)) == .nameLength(2))
    #expect(try kind(two, .init(size: 10)) == .limit(10))
    #expect(try kind(two, .init(total: raw.count * 2 - 1)) == .limit(raw.count * 2 - 1))
    #expect(try kind(two, .init(size: raw.count, total: raw.count * 2)) == nil)
    let bomb = ZipSample([Part("a", [UInt8](repeating: 0, count: 4 << 20))]).bytes
    #expect(try kind(bomb, .init(ratio: 100)) == .ratio(100))
    #expect(try kind(bomb) == nil)
  }

  @Test func `a count of entries that lies`() throws {
    var sample = ZipSample([Part("a", raw)])
    sample.count = 2
    #expect(try kind(sample.bytes) == .corrupted("count of entries"))
    sample.count = 0
    #expect(try kind(sample.bytes) == .corrupted("count of entries"))
    sample.count = nil
    sample.directoryStart = 3
    #expect(try kind(sample.bytes) == .corrupted("directory"))
  }

  @Test func `once a call has thrown it throws the same again`() throws {
    let path = try scratch.file("a.zip", ZipSample([Part("a", raw) { $0.crc = 7 }]).bytes)
    let archive = try ZipArchive(path)
    var reader = try archive.open(archive.entries[0]), output: [UInt8] = []
    for _ in 0..<3 {
      let fault = fault { () throws(ZipFault) in
        while try reader.read(upTo: 100, into: &output) > 0 {}
      }
      #expect(fault?.kind == .checksum && fault?.entry == "a")
    }
  }

  @Test func `what is no archive, and no file`() throws {
    #expect(try kind([]) == .notZip)
    #expect(try kind(Array("a,b\r\n1,2\r\n and more of it".utf8)) == .notZip)
    #expect(fault { () throws(ZipFault) in _ = try ZipArchive(scratch["none"]) } != nil)
  }
}
