import Foundation
import Glibc
import Testing

/// Two runs of one publication at once, as real processes; and a run that is stopped from outside.
@Suite(.enabled(if: canCountCalls, "needs clang, and no sanitizer"), .timeLimit(.minutes(20)))
struct DeathTwoRunsTests {
  /// A room with a first publication and a run of the second that stands still while it writes.
  private struct Held {
    let room: DeathRoom
    let run: DeathProcess

    init(at point: Int = 60) throws {
      room = try DeathRoom(after: "one")
      run = try room.start("two", .signals([SIGSTOP]), at: point)
      run.waitUntilStopped()
    }
  }

  /// What clean runs on successive days come to.
  private func clean(_ days: String...) throws -> [String: String] {
    try DeathDay.last(of: days).tree
  }

  @Test func `The second of two runs is refused with exit 75`() throws {
    let held = try Held()
    let before = try held.room.tree
    let second = try held.room.run("three")
    #expect(second.code == 75)
    #expect(second.text.contains("publication/busy"))
    #expect(try held.room.tree == before)
    held.run.send(SIGCONT)
    #expect(try held.run.end().code == 0)
    #expect(try held.room.tree == clean("one", "two"))
  }

  @Test func `A run that waits builds on what the other one published`() throws {
    let held = try Held()
    let second = try held.room.start("three", ["--wait"])
    usleep(500_000)
    #expect(second.isRunning)
    held.run.send(SIGCONT)
    #expect(try held.run.end().code == 0)
    let end = try second.end()
    #expect(end.code == 0, "\(end.text)")
    #expect(try held.room.verify() == 0)
    #expect(try held.room.tree == clean("one", "two", "three"))
  }

  @Test func `A run that waits goes on when the other one is killed`() throws {
    let held = try Held()
    let second = try held.room.start("two", ["--wait"])
    usleep(300_000)
    held.run.send(SIGKILL)
    #expect(try held.run.end().isKilled)
    #expect(try second.end().code == 0)
    #expect(try held.room.tree == clean("one", "two"))
  }

  @Test(arguments: [(SIGINT, 130 as Int32), (SIGTERM, 143 as Int32)])
  func `A run that waits ends by a signal and leaves the other one alone`(
    signal: Int32, code: Int32
  ) throws {
    let held = try Held()
    let before = try held.room.tree
    let second = try held.room.start("three", .none, at: 0, ["--wait"])
    second.waitUntilListening()
    usleep(300_000)
    second.send(signal)
    let end = try second.end()
    #expect(end.code == code && !end.isKilled, "\(end.text)")
    #expect(try held.room.tree == before)
    held.run.send(SIGCONT)
    #expect(try held.run.end().code == 0)
    #expect(try held.room.tree == clean("one", "two"))
  }

  @Test func `Runs that begin together end together in one publication`() throws {
    let expected = try clean("one", "two")
    for more in [["--wait"], []] {
      let room = try DeathRoom(after: "one")
      let runs = try (0..<3).map { _ in try room.start("two", more) }
      let codes = try runs.map { try $0.end().code }
      #expect(codes.contains(0))
      #expect(codes.allSatisfy { $0 == 0 || more.isEmpty && $0 == 75 }, "\(codes)")
      #expect(try room.tree == expected)
    }
  }

  @Test(arguments: [(SIGINT, 130 as Int32), (SIGTERM, 143 as Int32)])
  func `A run that is interrupted while it checks writes nothing`(signal: Int32, code: Int32) throws
  {
    let room = try DeathRoom()
    let rows = (1...60_000).map { "\($0),\($0)\n" }.joined()
    try room.write("one/cities.csv", "id,name\n" + rows)
    let run = try room.start("one", .none, at: 0)
    run.waitUntilListening()
    run.send(signal)
    let end = try run.end()
    #expect(end.code == code && !end.isKilled, "\(end.text)")
    #expect(!FileManager.default.fileExists(atPath: room.output))
  }

  // MARK: what others do meanwhile

  @Test func `A working folder that is removed ends a run in order`() throws {
    let room = try DeathRoom()
    try FileManager.default.createDirectory(
      atPath: room.output + "/here", withIntermediateDirectories: true)
    let run = try room.start(
      "one", .signals([SIGSTOP]), at: 40, in: room.output + "/here", to: "publications")
    run.waitUntilStopped()
    try FileManager.default.removeItem(atPath: room.output + "/here")
    run.send(SIGCONT)
    let end = try run.end()
    #expect(end.code == 4 && !end.isKilled, "\(end.text)")
    #expect(end.text.contains("output/failed"))
    #expect(!FileManager.default.fileExists(atPath: room.output + "/here"))
  }

  @Test(arguments: ["", "/latest", "/datasets/cities", "/latest/cities.csv"], [60, 100])
  func `A draft that is removed under a run, all or a part, ends it in order`(
    part: String, point: Int
  ) throws {
    let held = try Held(at: point)
    let draft = held.room.output + "/.generations/sample/.draft"
    try FileManager.default.removeItem(atPath: draft + part)
    held.run.send(SIGCONT)
    let end = try held.run.end()
    #expect(end.code == 4, "\(end.text)")
    #expect(try held.room.tree == clean("one"))
    #expect(try held.room.run("two").code == 0)
    #expect(try held.room.tree == clean("one", "two"))
  }

  @Test func `A first draft that is removed under a run ends it in order`() throws {
    let room = try DeathRoom()
    let run = try room.start("one", .signals([SIGSTOP]), at: 40)
    run.waitUntilStopped()
    try FileManager.default.removeItem(atPath: room.output)
    run.send(SIGCONT)
    #expect(try run.end().code == 4)
    #expect(!FileManager.default.fileExists(atPath: room.output))
    #expect(try room.run("one").code == 0)
    #expect(try room.tree == clean("one"))
  }

  @Test func `An output folder that is removed under a run ends it in order`() throws {
    let held = try Held()
    try FileManager.default.removeItem(atPath: held.room.output)
    held.run.send(SIGCONT)
    #expect(try held.run.end().code == 4)
    #expect(try held.room.run("one").code == 0)
    #expect(try held.room.tree == clean("one"))
  }
}
