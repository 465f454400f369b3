import Bytes
import Foundation
import Testing

@Suite struct `File reader and writer` {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  func code(_ body: () throws(FileFault) -> Void) -> Int32? { fault(body)?.code }

  @Test(arguments: [0, 1, 1 << 18, 1 << 18 + 1, 1_000_003])
  func `give back what was written, in any pieces`(count: Int) throws {
    let raw = Seeded.bytes(count, top: 255)
    for piece in [1, 4096, 1 << 18, 300_000] where piece > 1 || count < 2000 {
      let path = scratch["\(piece)"]
      var writer = try FileWriter(creating: path)
      for start in stride(from: 0, to: count, by: piece) {
        try writer.write(Array(raw[start..<min(start + piece, count)]))
      }
      #expect(writer.count == count)
      try writer.close()
      #expect(try bytes(at: path) == raw)
      var reader = try FileReader(path)
      var read: [UInt8] = []
      while try reader.read(upTo: piece, into: &read) > 0 {}
      #expect(read == raw)
      #expect(try FileReader.contents(of: path, limit: count) == raw)
    }
  }

  @Test func `a file is written on behind what it holds`() throws {
    let path = try scratch.file("behind", [1, 2])
    var writer = try FileWriter(appendingTo: path)
    try writer.write([3])
    #expect(writer.count == 1)
    try writer.close()
    #expect(try bytes(at: path) == [1, 2, 3])
    #expect(
      code { () throws(FileFault) in _ = try FileWriter(appendingTo: scratch["no"]) } == ENOENT)
  }

  @Test func `are refused what is taken, missing or no file`() throws {
    let path = try scratch.file("a", [1])
    try run("mkfifo", scratch["pipe"])
    #expect(code { () throws(FileFault) in _ = try FileWriter(creating: path) } == EEXIST)
    #expect(
      code { () throws(FileFault) in _ = try FileWriter(creating: scratch["no/a"]) } == ENOENT)
    let reading = [
      scratch["none"]: ENOENT, scratch.path: EISDIR, scratch["pipe"]: EINVAL, "/dev/null": EINVAL,
      path + "/x": ENOTDIR, path + "\0": EINVAL, "": ENOENT,
    ]
    for (path, expected) in reading {
      #expect(code { () throws(FileFault) in _ = try FileReader(path) } == expected, "\(path)")
    }
  }

  @Test func `report a full disk, and go on reporting it`() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    var writer = try FileWriter(overwriting: "/dev/full")
    try writer.write([1, 2, 3])
    var codes: [Int32] = []
    for _ in 0..<2 {
      do throws(FileFault) { try writer.write([UInt8](repeating: 0, count: 1 << 18)) } catch {
        codes.append(error.code)
      }
    }
    do throws(FileFault) { try writer.write([1]) } catch { codes.append(error.code) }
    do throws(FileFault) { try writer.close() } catch { codes.append(error.code) }
    #expect(codes == [ENOSPC, ENOSPC, ENOSPC, ENOSPC])
    var late = try FileWriter(overwriting: "/dev/full")
    try late.write([1])
    do throws(FileFault) { try late.close() } catch { codes.append(error.code) }
    #expect(codes.count == 5)
  }

  @Test func `keep to a limit`() throws {
    let path = try scratch.file("a", Seeded.bytes(1000))
    #expect(try FileReader.contents(of: path, limit: 1000).count == 1000)
    #expect(
      code { () throws(FileFault) in _ = try FileReader.contents(of: path, limit: 999) } == EFBIG)
    // A file whose size the system does not know beforehand.
    #expect(try !FileReader.contents(of: "/proc/self/status", limit: 1 << 16).isEmpty)
    #expect(
      code { () throws(FileFault) in
        _ = try FileReader.contents(of: "/proc/self/status", limit: 10)
      } == EFBIG)
  }

  @Test func `see that a file was changed`() throws {
    let path = try scratch.file("a", [1, 2, 3])
    let reader = try FileReader(path)
    #expect(try !reader.hasChanged() && reader.identity == FileIdentity(of: path))
    #expect(reader.identity.size == 3)
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data([4]))
    try handle.close()
    #expect(try reader.hasChanged() && reader.identity != FileIdentity(of: path))
  }

  @Test func `read a place without moving`() throws {
    var reader = try FileReader(scratch.file("a", [1, 2, 3, 4]))
    var bytes: [UInt8] = []
    #expect(try reader.read(upTo: 2, at: 1, into: &bytes) == 2)
    #expect(try reader.read(upTo: 2, at: 4, into: &bytes) == 0)
    #expect(try reader.read(upTo: 9, into: &bytes) == 4)
    #expect(bytes == [2, 3, 1, 2, 3, 4])
  }

  @Test func `close their descriptors, whether closed or given up`() throws {
    let path = try scratch.file("a", [1])
    for index in 0..<5000 {
      let reader = try FileReader(path)
      #expect(reader.identity.size == 1)
      if index % 10 == 0 {
        var writer = try FileWriter(creating: scratch["w\(index)"])
        try writer.write([1])
        if index % 20 == 0 { try writer.close() }
      }
    }
  }
}

@Suite struct `Replacing a file` {
  @Test func `gives it new content, also where none was`() throws {
    let scratch = try Scratch()
    for content in [[1, 2, 3], [], Seeded.bytes(700_000)] as [[UInt8]] {
      try FileWriter.replace(scratch["a"], with: content)
      #expect(try bytes(at: scratch["a"]) == content)
    }
    #expect(try Directory.list(scratch.path) == ["a"])
  }

  @Test func `leaves what it cannot replace`() throws {
    let scratch = try Scratch()
    try Directory.create(scratch["folder"])
    let found = fault { () throws(FileFault) in
      try FileWriter.replace(scratch["folder"], with: [1])
    }
    #expect(found == FileFault("rename", scratch["folder"], code: EISDIR))
    #expect(try Directory.list(scratch.path) == ["folder"])
  }

  @Test func `keeps the old file when there is no room for the new one`() async {
    await #expect(processExitsWith: .success) {
      let scratch = try Scratch()
      let path = try scratch.file("a", [1, 2, 3])
      // A limit on the size of files stands for a full disk.
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
      _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let found = fault { () throws(FileFault) in
        try FileWriter.replace(path, with: [UInt8](repeating: 0, count: 5000))
      }
      #expect(found == FileFault("write", path, code: EFBIG))
      #expect(try bytes(at: path) == [1, 2, 3])
      #expect(try Directory.list(scratch.path) == ["a"])
    }
  }
}
