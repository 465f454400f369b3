import Bytes
import Foundation
import Testing

@Suite struct `Tar gzip bundle` {
  let scratch: Scratch
  static let time: Int64 = 1_000_000_000
  static let longASCII = String(repeating: "long-name/", count: 30) + "table.csv"
  static let longArabic = String(repeating: "الجماعات/", count: 20) + "الاجتماعات.csv"

  init() throws { scratch = try Scratch() }

  /// A bundle with all that is special, and what must be read from it.
  func make(_ path: String) throws -> (members: [String: [UInt8]], count: Int, digest: Digest) {
    let table = Seeded.bytes(2_500_000)
    let gz = path + ".csv.gz"
    try Data(gzip(table, block: 1 << 20)).write(to: URL(filePath: gz))
    let none = path + ".none.gz"
    try Data(gzip([])).write(to: URL(filePath: none))
    let members: [String: [UInt8]] = [
      "README.md": Array("# مرحبا\n".utf8), "empty": [], "exact": Seeded.bytes(512),
      "الأعضاء.csv": Seeded.bytes(513), Self.longASCII: [1], Self.longArabic: Seeded.bytes(1024),
      String(repeating: "a", count: 100): [2], String(repeating: "b", count: 101): [3],
      "large.bin": Seeded.bytes(1_500_000, top: 255),
    ]
    var bundle = try TarGzipBundle(creating: path, modified: Self.time)
    try bundle.add("first/table.csv", gzip: gz, rawCount: table.count)
    for (name, bytes) in members.sorted(by: { $0.key < $1.key }) {
      try bundle.add(name, bytes: bytes)
    }
    try bundle.add("none.csv", gzip: none, rawCount: 0)
    try bundle.add("last/table.csv", gzip: gz, rawCount: table.count)
    try bundle.add("whole.bin", file: gz)
    try Data().write(to: URL(filePath: path + ".hollow"))
    try bundle.add("hollow.bin", file: path + ".hollow")
    let (count, digest) = try bundle.finish()
    let spliced = [
      "first/table.csv": table, "last/table.csv": table, "none.csv": [], "hollow.bin": [],
      "whole.bin": [UInt8](try Data(contentsOf: URL(filePath: gz))),
    ]
    return (members.merging(spliced) { $1 }, count, digest)
  }

  @Test func `is read by Python, all names, bytes and properties`() throws {
    let path = scratch["all.tar.gz"]
    let made = try make(path)
    let found = try python(
      """
      import tarfile, hashlib
      for m in tarfile.open(args[0], 'r:gz'):
        assert (m.mtime, m.mode, m.uid, m.gid, m.uname, m.gname) == (10**9, 0o644, 0, 0, '', ''), m
        assert m.isreg()
        print(hashlib.sha256(tarfile.open(args[0]).extractfile(m).read()).hexdigest(), m.name)
      """, [path])
    let expected = Set(made.members.map { "\(Digest.of($0.value)) \($0.key)" })
    let lines = found.split(separator: "\n").map(String.init)
    #expect(Set(lines) == expected && lines.count == expected.count)
  }

  @Test func `is extracted by GNU tar, byte for byte`() throws {
    let path = scratch["all.tar.gz"]
    let folder = scratch["out"]
    let made = try make(path)
    try run("gunzip", "-t", path)
    try Directory.create(folder)
    try run("tar", "-xzf", path, "-C", folder)
    for (name, content) in made.members {
      #expect(try bytes(at: folder + "/" + name) == content, "\(name)")
    }
  }

  @Test func `is listed by GNU tar with owner, mode and time`() throws {
    let path = scratch["small.tar.gz"]
    var bundle = try TarGzipBundle(creating: path, modified: Self.time)
    try bundle.add("الأعضاء.csv", bytes: [1, 2, 3])
    _ = try bundle.finish()
    let list = try run("tar", "--utc", "--full-time", "--quoting-style=literal", "-tvzf", path)
    #expect(
      String(decoding: list, as: UTF8.self)
        == "-rw-r--r-- 0/0               3 2001-09-09 01:46:40 الأعضاء.csv\n")
  }

  @Test func `has the same bytes wherever it is made`() throws {
    try Directory.create(scratch["a"])
    try Directory.create(scratch["b/c"])
    let one = try make(scratch["a/x.tar.gz"])
    let two = try make(scratch["b/c/y.tar.gz"])
    #expect(one.digest == two.digest && one.count == two.count)
    #expect(try bytes(at: scratch["a/x.tar.gz"]) == bytes(at: scratch["b/c/y.tar.gz"]))
    let (digest, count) = try Digest.ofFile(scratch["a/x.tar.gz"])
    #expect(digest == one.digest && count == one.count)
  }

  @Test func `holds very many members, or none, in whole records`() throws {
    for count in [0, 1, 3000] {
      let path = scratch["\(count).tar.gz"]
      var bundle = try TarGzipBundle(creating: path, modified: Self.time)
      for index in 0..<count { try bundle.add("f/\(index)", bytes: Array("\(index)".utf8)) }
      _ = try bundle.finish()
      let sum = try python(
        "import tarfile; print(len(tarfile.open(args[0], 'r:gz').getmembers()))", [path])
      #expect(sum == "\(count)")
      #expect(try GzipReader.digest(of: path, limit: 1 << 30).rawCount % 10_240 == 0)
    }
  }

  @Test func `says sizes from 8 GiB and times before 1970 in a pax header`() throws {
    let zeros = deflateBlock([UInt8](repeating: 0, count: 1 << 20))
    var assembler = GzipAssembler()
    var file = GzipAssembler.header
    for _ in 0..<8193 {
      assembler.add(zeros)
      file += zeros.bytes
    }
    let source = try scratch.file("huge.gz", file + assembler.trailer())
    let path = scratch["huge.tar.gz"]
    var bundle = try TarGzipBundle(creating: path, modified: -5)
    try bundle.add("huge", gzip: source, rawCount: assembler.rawCount)
    _ = try bundle.finish()
    let found = try python(
      "import tarfile; m = tarfile.open(args[0], 'r|gz').next(); print(m.name, m.size, m.mtime)",
      [path])
    #expect(found == "huge \(8193 << 20) -5.0" || found == "huge \(8193 << 20) -5")
  }
}
