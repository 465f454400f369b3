import Bytes
import Foundation
import Testing

@Suite struct `A directory` {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  func code(_ body: () throws(FileFault) -> Void) -> Int32? { fault(body)?.code }

  @Test func `is created with its parents, once or again`() throws {
    for path in ["a/b/c", "a/b/c", "a//d/", "a", "a/b/c/."] {
      try Directory.create(scratch[path])
      #expect(try Directory.kind(of: scratch[path]) == .directory)
    }
    _ = try scratch.file("file", [])
    #expect(code { () throws(FileFault) in try Directory.create(scratch["file"]) } == EEXIST)
    #expect(code { () throws(FileFault) in try Directory.create(scratch["file/x"]) } == ENOTDIR)
    #expect(code { () throws(FileFault) in try Directory.create("") } == ENOENT)
    #expect(code { () throws(FileFault) in try Directory.create("a\0b") } == EINVAL)
  }

  @Test func `lists its names by their bytes`() throws {
    for name in ["é", "z", "Z", "ا", "a", ".hidden", "10", "9", "e\u{301}"] {
      _ = try scratch.file(name, [])
    }
    #expect(
      try Directory.list(scratch.path).map { Array($0.utf8) }
        == [".hidden", "10", "9", "Z", "a", "e\u{301}", "z", "é", "ا"].map { Array($0.utf8) })
    _ = try python("open(args[0].encode() + b'/\\xff', 'w')", [scratch.path])
    #expect(code { () throws(FileFault) in _ = try Directory.list(scratch.path) } == EILSEQ)
    #expect(code { () throws(FileFault) in _ = try Directory.list(scratch["z"]) } == ENOTDIR)
  }

  @Test func `knows what stands at a path`() throws {
    _ = try scratch.file("file", [1, 2])
    try Directory.replaceSymlink(scratch["link"], to: "nowhere")
    #expect(try Directory.kind(of: scratch["file"]) == .file)
    #expect(try Directory.kind(of: scratch.path) == .directory)
    #expect(try Directory.kind(of: scratch["link"]) == .symlink)
    #expect(try Directory.kind(of: "/dev/null") == .other)
    #expect(try Directory.kind(of: scratch["none"]) == nil)
    #expect(try Directory.kind(of: scratch["file/x"]) == nil)
    #expect(try Directory.exists(scratch["link"]) && !Directory.exists(scratch["none"]))
    #expect(try Directory.size(of: scratch["file"]) == 2)
    #expect(code { () throws(FileFault) in _ = try Directory.size(of: scratch["link"]) } == ENOENT)
  }

  @Test func `links and renames files`() throws {
    let path = try scratch.file("a", [1, 2, 3])
    try Directory.hardLink(path, to: scratch["b"])
    #expect(try FileIdentity(of: path) == FileIdentity(of: scratch["b"]))
    #expect(
      code { () throws(FileFault) in try Directory.hardLink(path, to: scratch["b"]) } == EEXIST)
    try Directory.rename(path, to: scratch["c"])
    #expect(try Directory.list(scratch.path) == ["b", "c"])
    #expect(code { () throws(FileFault) in try Directory.rename(path, to: "x") } == ENOENT)
    #expect(code { () throws(FileFault) in try Directory.rename("x", to: "a\0b") } == EINVAL)
    try Directory.removeFile(scratch["b"])
    #expect(code { () throws(FileFault) in try Directory.removeFile(scratch["b"]) } == ENOENT)
    #expect(code { () throws(FileFault) in try Directory.removeFile(scratch.path) } == EISDIR)
  }

  @Test func `switches a symlink so that it is always there`() async throws {
    let link = scratch["current"]
    try Directory.replaceSymlink(link, to: "0")
    let reading = Task.detached {
      var seen = 0
      while !Task.isCancelled {
        guard let text = try? Directory.readSymlink(link), Int(text) != nil else { return -1 }
        seen += 1
      }
      return seen
    }
    for index in 1...100 { try Directory.replaceSymlink(link, to: "\(index)") }
    reading.cancel()
    #expect(await reading.value >= 0)
    #expect(try Directory.readSymlink(link) == "100")
    #expect(try Directory.list(scratch.path) == ["current"])
    _ = try scratch.file("file", [])
    #expect(
      code { () throws(FileFault) in _ = try Directory.readSymlink(scratch["file"]) } == EINVAL)
    try Directory.create(scratch["folder"])
    #expect(
      code { () throws(FileFault) in try Directory.replaceSymlink(scratch["folder"], to: "0") }
        == EISDIR)
    #expect(try Directory.list(scratch.path) == ["current", "file", "folder"])
  }

  @Test func `is removed without following a symlink out`() throws {
    let kept = scratch["kept"]
    let tree = scratch["tree"]
    try Directory.create(kept)
    try Data([1]).write(to: URL(filePath: kept + "/file"))
    try Directory.create(tree + "/" + String(repeating: "deep/", count: 200))
    try Directory.replaceSymlink(tree + "/out", to: kept)
    try Directory.replaceSymlink(tree + "/deep/out", to: "../../kept")
    try Directory.replaceSymlink(tree + "/deep/dangling", to: "nowhere")
    _ = try python("open(args[0].encode() + b'/\\xff', 'w')", [tree])
    try Directory.removeTree(tree)
    #expect(try Directory.list(scratch.path) == ["kept"])
    #expect(try bytes(at: kept + "/file") == [1])
    try Directory.replaceSymlink(scratch["link"], to: kept)
    try Directory.removeTree(scratch["link"])
    #expect(try Directory.list(kept) == ["file"])
    try Directory.removeTree(kept + "//")
    try Directory.removeTree(kept)
    #expect(try Directory.list(scratch.path) == [])
    try Directory.sync(scratch.path)
  }
}
