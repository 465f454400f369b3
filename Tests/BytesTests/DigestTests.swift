import Bytes
import Testing

@Suite struct `SHA-256` {
  /// FIPS 180-4's own examples.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func `has the digests of the standard`(text: String, hex: String) {
    #expect(Digest.of(Array(text.utf8)).description == hex)
  }

  @Test func `agrees with hashlib, file or memory, whole or in pieces`() throws {
    let scratch = try Scratch()
    let raw = Seeded.bytes(700_001, top: 255)
    let path = try scratch.file("raw", raw)
    let expected = try python(
      "import hashlib; print(hashlib.sha256(open(args[0], 'rb').read()).hexdigest())", [path])
    #expect(Digest.of(raw).description == expected)
    #expect(Digest.of(raw.span).description == expected)
    let (digest, count) = try Digest.ofFile(path)
    #expect(digest.description == expected && count == raw.count)
    var hash = SHA256()
    for start in stride(from: 0, to: raw.count, by: 999) {
      hash.update(Array(raw[start..<min(start + 999, raw.count)]))
      hash.update([])
    }
    #expect(hash.finish() == digest)
  }

  @Test func `can be given up before it is finished`() {
    var hash = SHA256()
    hash.update([1, 2, 3])
  }

  @Test func `is read back from its text in either case`() throws {
    let digest = Digest.of([1, 2, 3])
    #expect(Digest(hex: digest.description) == digest)
    #expect(Digest(hex: digest.description.uppercased()) == digest)
    #expect(Digest(digest.bytes.span) == digest)
    #expect(digest.bytes.count == Digest.count)
  }

  @Test(arguments: [
    "", "00", String(repeating: "0", count: 63), String(repeating: "0", count: 65),
    String(repeating: "g", count: 64), String(repeating: " ", count: 64),
    String(repeating: "٠", count: 32),
  ])
  func `is not read from another text`(text: String) { #expect(Digest(hex: text) == nil) }

  @Test func `of a file that is not there is a fault`() {
    let found = fault { () throws(FileFault) in _ = try Digest.ofFile("/nowhere/at/all") }
    #expect(found?.operation == "open" && found?.path == "/nowhere/at/all")
    #expect(found?.reason == "No such file or directory")
  }
}
