import Bytes
import Testing

@Suite struct `Gzip assembler` {
  @Test(arguments: [
    (0, 1), (1, 1), (5, 2), (300_000, 1 << 16), (300_000, 300_000), (65_536 * 3, 65_536),
  ])
  func `makes what gunzip and Python read`(count: Int, block: Int) throws {
    let scratch = try Scratch()
    let raw = Seeded.bytes(count)
    let path = try scratch.file("a.gz", gzip(raw, block: block))
    try run("gunzip", "-t", path)
    #expect(try run("gunzip", "-c", path) == raw)
    let copy = scratch["copy"]
    _ = try python(
      "import gzip; open(args[1], 'wb').write(gzip.open(args[0]).read())", [path, copy])
    #expect(try bytes(at: copy) == raw)
  }

  @Test func `writes the header and the trailer of RFC 1952 §2.3.1`() {
    #expect(GzipAssembler.header == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255])
    #expect(GzipAssembler().trailer() == [3, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    #expect(gzip([]).count == 20)
  }

  @Test func `gives the same bytes twice`() {
    let raw = Seeded.bytes(200_000)
    #expect(gzip(raw) == gzip(raw))
  }

  @Test func `counts sizes beyond 4 GiB, of which ISIZE keeps the rest`() {
    let block = deflateBlock([UInt8](repeating: 0, count: 1 << 20))
    var assembler = GzipAssembler()
    for _ in 0..<4097 { assembler.add(block) }
    #expect(assembler.rawCount == 4097 << 20)
    #expect(assembler.trailer().suffix(4) == [0, 0, 16, 0])
  }
}

@Suite struct `Deflated block` {
  @Test(arguments: [0, 1, 6, 9] as [Int32])
  func `inflates alone, with the checksum that Python finds`(level: Int32) throws {
    let scratch = try Scratch()
    for (index, count) in [1, 1000, 200_000].enumerated() {
      let raw = Seeded.bytes(count, top: index == 2 ? 255 : 9, seed: UInt64(count))
      let block = deflateBlock(raw, level: level)
      let path = try scratch.file("block", block.bytes)
      let copy = scratch["copy"]
      let crc = try python(
        """
        import zlib
        d = zlib.decompressobj(-15)
        raw = d.decompress(open(args[0], 'rb').read())
        assert not d.eof and d.unused_data == b''
        open(args[1], 'wb').write(raw)
        print(zlib.crc32(raw))
        """, [path, copy])
      #expect(try bytes(at: copy) == raw)
      #expect(crc == "\(block.crc)" && block.rawCount == count)
      #expect(block.bytes.suffix(4) == [0, 0, 0xFF, 0xFF])
    }
  }

  @Test func `of nothing is nothing`() {
    let block = deflateBlock([])
    #expect(block.bytes.isEmpty && block.rawCount == 0 && block.crc == 0)
  }

  @Test func `may be as large as its output buffer, to the byte`() throws {
    // Stored blocks make the compressed size grow byte by byte past 64 KiB and 128 KiB.
    let scratch = try Scratch()
    for count in 65_510...65_540 {
      let raw = Seeded.bytes(count, top: 255)
      var assembler = GzipAssembler()
      let block = deflateBlock(raw, level: 0)
      assembler.add(block)
      let file = GzipAssembler.header + block.bytes + assembler.trailer()
      let path = try scratch.file("a.gz", file)
      let (digest, read) = try GzipReader.digest(of: path, limit: count)
      #expect(digest == Digest.of(raw) && read == count)
    }
  }

  @Test func `names its encoder`() {
    #expect(DeflatedBlock.encoder.hasPrefix("zlib 1."))
    #expect(DeflatedBlock.level == 6)
  }
}
