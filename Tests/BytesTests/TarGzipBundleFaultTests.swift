import Bytes
import Foundation
import Testing

@Suite struct `Tar gzip bundle, refusing` {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test(arguments: [
    "", "/a", "a/", "a//b", ".", "..", "a/../b", "./a", "a\0b", String(repeating: "a", count: 256),
  ])
  func `a name that cannot stand below a folder, and goes on`(name: String) throws {
    let path = scratch["a.tar.gz"]
    let gz = try scratch.file("x.gz", gzip([7]))
    var bundle = try TarGzipBundle(creating: path, modified: 0)
    var codes: [Int32] = []
    do throws(FileFault) { try bundle.add(name, bytes: [1]) } catch { codes.append(error.code) }
    do throws(GzipFault) { try bundle.add(name, gzip: gz, rawCount: 1) } catch {
      if case .file(let fault) = error.kind { codes.append(fault.code) }
    }
    #expect(codes == [EINVAL, EINVAL])
    try bundle.add("good", bytes: [1])
    _ = try bundle.finish()
    #expect(try run("tar", "-tzf", path) == Array("good\n".utf8))
  }

  @Test func `a gzip file of another form, and goes on`() throws {
    let raw = Seeded.bytes(1000)
    let ours = gzip(raw)
    let plain = try scratch.file("plain", raw)
    try run("gzip", "-n", plain)
    var noMark = ours
    noMark[noMark.count - 11] = 0
    let cases: [([UInt8], Int)] = [
      (try bytes(at: plain + ".gz"), 1000), (ours, 999), (ours, 0), (gzip([]), 1 << 32),
      (Array(ours.dropLast()), 1000), (ours + [0], 1000), ([], 0), (GzipAssembler.header, 0),
      (noMark, 1000),
    ]
    let path = scratch["a.tar.gz"]
    var bundle = try TarGzipBundle(creating: path, modified: 0)
    for (file, rawCount) in cases {
      let source = try scratch.file("case.gz", file)
      var kind: GzipFault.Kind?
      do throws(GzipFault) { try bundle.add("x", gzip: source, rawCount: rawCount) } catch {
        kind = error.kind
      }
      #expect(kind == .notSpliceable)
    }
    _ = try bundle.finish()
    #expect(try run("tar", "-tzf", path) == [])
  }

  @Test func `a gzip file that is not there, and a path that is taken`() throws {
    let path = scratch["a.tar.gz"]
    var bundle = try TarGzipBundle(creating: path, modified: 0)
    var kind: GzipFault.Kind?
    do throws(GzipFault) { try bundle.add("x", gzip: scratch["none"], rawCount: 1) } catch {
      kind = error.kind
    }
    #expect(kind == .file(FileFault("open", scratch["none"], code: ENOENT)))
    _ = try bundle.finish()
    let found = fault { () throws(FileFault) in
      _ = try TarGzipBundle(creating: path, modified: 0)
    }
    #expect(found?.code == EEXIST)
  }
}
