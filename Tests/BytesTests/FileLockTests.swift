import Bytes
import Foundation
import Testing

@Suite struct `File lock` {
  static let tryInPython = """
    import fcntl
    try: fcntl.flock(open(args[0]), fcntl.LOCK_EX | fcntl.LOCK_NB); print('free')
    except BlockingIOError: print('held')
    """

  /// Whether this process can take the lock.
  func isFree(_ path: String) throws(FileFault) -> Bool {
    guard let lock = try FileLock(trying: path) else { return false }
    lock.release()
    return true
  }

  @Test func `keeps out another owner and another process until it is released`() throws {
    let scratch = try Scratch()
    let path = scratch["lock"]
    guard let lock = try FileLock(trying: path) else {
      Issue.record("the lock is taken")
      return
    }
    #expect(try !isFree(path))
    #expect(try python(Self.tryInPython, [path]) == "held")
    lock.release()
    #expect(try isFree(path))
    #expect(try python(Self.tryInPython, [path]) == "free")
  }

  @Test func `is given back when it goes out of use`() throws {
    let scratch = try Scratch()
    let path = scratch["lock"]
    do { _ = try FileLock(waitingFor: path) }
    #expect(try isFree(path))
  }

  @Test func `is waited for`() throws {
    let scratch = try Scratch()
    let path = scratch["lock"]
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      """
      import fcntl, sys, time
      f = open(sys.argv[1], 'w'); fcntl.flock(f, fcntl.LOCK_EX)
      print('held', flush=True); time.sleep(0.5); f.write('done'); f.flush()
      """, path,
    ]
    process.standardOutput = pipe
    try process.run()
    _ = pipe.fileHandleForReading.availableData
    #expect(try !isFree(path))
    let lock = try FileLock(waitingFor: path)
    #expect(try bytes(at: path) == Array("done".utf8))
    lock.release()
    process.waitUntilExit()
  }

  @Test func `refuses a path that cannot be opened`() throws {
    let scratch = try Scratch()
    try Directory.replaceSymlink(scratch["link"], to: "target")
    for (path, code) in [
      (scratch["no/lock"], ENOENT), (scratch.path, EISDIR), (scratch["link"], ELOOP),
    ] {
      #expect(fault { () throws(FileFault) in _ = try isFree(path) }?.code == code)
    }
  }
}
