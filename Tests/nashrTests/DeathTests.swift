import Bytes
import Foundation
import Glibc
import Testing

/// Whether the calls of the command can be counted: a C compiler is there, and no sanitizer, which
/// stands between the command and the system itself.
let canCountCalls: Bool =
  unsafe (dlsym(nil, "__tsan_init") == nil && dlsym(nil, "__asan_init") == nil)
  && DeathShim.library != nil

/// A run that is killed, or whose disk refuses, at each of its calls that write.
@Suite(.enabled(if: canCountCalls, "needs clang, and no sanitizer"), .timeLimit(.minutes(20)))
struct DeathTests {
  /// What clean runs come to, and the calls that they make.
  private struct Clean: Sendable {
    let first: DeathRoom, second: DeathRoom
    let firstCalls: [DeathShim.Call], secondCalls: [DeathShim.Call]
    let seen: [[String: String]?]

    init() throws {
      first = try DeathRoom()
      firstCalls = try first.calls(of: "one")
      second = try DeathRoom()
      try second.adopt(first)
      secondCalls = try second.calls(of: "two")
      seen = [nil, try first.seen, try second.seen]
      // What equals one of these byte for byte is as intact as these are.
      for room in [first, second] { #expect(try room.verify() == 0) }
    }
  }

  private static let clean = Result { try Clean() }

  /// All of `range` where NASHR_ALL_KILL_POINTS is set, else about `count` of them, evenly, first and
  /// last among them.
  private static func points(_ range: ClosedRange<Int>, _ count: Int) -> [Int] {
    let isFull = ProcessInfo.processInfo.environment["NASHR_ALL_KILL_POINTS"] == "1"
    if isFull || range.count <= count { return Array(range) }
    return (0..<count).map { range.lowerBound + $0 * (range.count - 1) / (count - 1) }
  }

  /// Points of a killed run: a sample, and all around the switch.
  private static func killPoints(_ calls: [DeathShim.Call], _ count: Int) throws -> [Int] {
    let switched = try #require(
      calls.firstIndex { $0.name == "rename" && $0.path.hasSuffix("/output/sample") })
    let around = max(1, switched - 4)...min(calls.count, switched + 5)
    return Set(points(1...calls.count, count)).union(around).sorted()
  }

  /// Two at a time: what is tested is many short processes.
  private static func each(
    _ points: [Int], _ body: @escaping @Sendable (Int) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for first in 0..<2 {
        group.addTask {
          for index in stride(from: first, to: points.count, by: 2) { try body(points[index]) }
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func `A second publication that is killed leaves the first or the second, whole`()
    async throws
  {
    let clean = try Self.clean.get()
    let count = clean.secondCalls.count
    let points = try Self.killPoints(clean.secondCalls, 60)
    print("kill points of a second publication: \(count), tried \(points.count)")
    try await Self.each(points) { point in
      let room = try DeathRoom()
      try room.adopt(clean.first)
      try Self.kill(room, "two", point, clean, old: 1, end: clean.second)
    }
  }

  @Test func `A first publication that is killed leaves nothing or the first, whole`() async throws
  {
    let clean = try Self.clean.get()
    let count = clean.firstCalls.count
    let points = try Self.killPoints(clean.firstCalls, 20)
    print("kill points of a first publication: \(count), tried \(points.count)")
    try await Self.each(points) { point in
      try Self.kill(try DeathRoom(), "one", point, clean, old: 0, end: clean.first)
    }
  }

  private static func kill(
    _ room: DeathRoom, _ day: String, _ point: Int, _ clean: Clean, old: Int, end: DeathRoom
  ) throws {
    let killed = try room.run(day, .kill, at: point)
    #expect(killed.code == 128 + SIGKILL, "\(point): \(killed.text)")
    let seen = try room.seen
    #expect(seen == clean.seen[old] || seen == clean.seen[old + 1], "\(point)")
    if seen != nil, point % 8 == 0 { #expect(try room.verify() == 0, "\(point)") }
    let next = try room.run(day)
    #expect(next.code == 0, "\(point): \(next.text)")
    #expect(try room.tree == end.tree, "\(point)")
  }

  @Test func `A killed run that nobody repeats is cleaned up by a run that publishes nothing`()
    async throws
  {
    let clean = try Self.clean.get()
    let calls = clean.secondCalls
    let symlink = try #require(calls.firstIndex { $0.name == "symlink" }) + 1
    for point in [symlink - 1, symlink, symlink + 1] {
      let room = try DeathRoom()
      try room.adopt(clean.first)
      #expect(try room.run("two", .kill, at: point).isKilled)
      #expect(try room.tree != clean.first.tree)
      #expect(try room.run("one", ["--detailed-exit"]).code == 10)
      #expect(try room.tree == clean.first.tree, "\(point)")
    }
  }

  // MARK: what the disk refuses

  @Test(arguments: [ENOSPC, EIO, EDQUOT, EROFS])
  func `A call that fails ends in exit 4 and leaves what was published`(code: Int32) async throws {
    let clean = try Self.clean.get()
    let calls = clean.secondCalls
    let turn = [ENOSPC, EIO, EDQUOT, EROFS].firstIndex(of: code)! + 1
    let points = Self.points(turn...(calls.count - 4 + turn), 20)
    let switched = try #require(
      calls.firstIndex { $0.name == "rename" && $0.path.hasSuffix("/output/sample") })
    try await Self.each(points) { point in
      let room = try DeathRoom()
      try room.adopt(clean.first)
      let end = try room.run("two", .fail(code), at: point)
      let call = calls[point - 1]
      let what = Comment("\(point) \(call.name) \(call.path): \(end.code) \(end.text)")
      let reason = try #require(unsafe strerror(code).map { unsafe String(cString: $0) })
      let isRemoval = call.name == "unlink"
      if point - 1 == switched + 1 {
        #expect(end.code == 4 && end.text.contains("output/unconfirmed"), what)
        #expect(!end.text.contains("nothing was published"), what)
        #expect(try room.seen == clean.seen[2], what)
      } else if point - 1 > switched || isRemoval && end.code == 0 {
        // What is removed and noted after the switch is tried again by the next run.
        #expect(end.code == 0, what)
        #expect(try room.seen == clean.seen[2], what)
      } else {
        // SQLite tries a file that it may not write again in other ways, and tells of the last.
        let isDatabase = call.path.hasSuffix(".sqlite")
        #expect(end.code == 4 && (end.text.contains(reason) || isDatabase), what)
        #expect(end.text.contains("output/failed"), what)
        #expect(try room.tree == clean.first.tree, what)
      }
      #expect(try room.run("two").code == 0, what)
      #expect(try room.tree == clean.second.tree, what)
    }
  }

  @Test func `The call after the switch that fails is said to be unconfirmed, not unpublished`()
    throws
  {
    let clean = try Self.clean.get()
    let switched = try #require(
      clean.secondCalls.firstIndex { $0.name == "rename" && $0.path.hasSuffix("/output/sample") })
    let room = try DeathRoom()
    try room.adopt(clean.first)
    let end = try room.run("two", .fail(EIO), at: switched + 2)
    #expect(end.code == 4)
    #expect(end.text.contains("output/unconfirmed"))
    #expect(!end.text.contains("nothing was published"))
    #expect(try room.seen == clean.seen[2])
    #expect(try room.run("two").code == 0)
    #expect(try room.tree == clean.second.tree)
  }

  // MARK: signals

  @Test(arguments: [(SIGINT, 130 as Int32), (SIGTERM, 143 as Int32)])
  func `A run that is interrupted while it writes removes its draft`(signal: Int32, code: Int32)
    async throws
  {
    let clean = try Self.clean.get()
    let calls = clean.secondCalls
    // From here on it only waits for the disk and switches.
    let last = try #require(calls.lastIndex { $0.name == "write" && $0.path.contains("/.draft/") })
    try await Self.each(Self.points(1...calls.count, 16)) { point in
      let room = try DeathRoom()
      try room.adopt(clean.first)
      let end = try room.run("two", .signals([signal]), at: point)
      let what = Comment("\(point) \(calls[point - 1]): \(end.code) \(end.text)")
      #expect(!end.isKilled, what)
      if point - 1 <= last || end.code != 0 {
        #expect(end.code == code, what)
        #expect(try room.tree == clean.first.tree, what)
      } else {
        #expect(try room.tree == clean.second.tree, what)
      }
    }
  }

  @Test(arguments: [[SIGINT, SIGINT], [SIGINT, SIGTERM], [SIGTERM, SIGINT], [SIGTERM, SIGTERM]])
  func `A second signal ends a run at once`(signals: [Int32]) throws {
    let clean = try Self.clean.get()
    let room = try DeathRoom()
    try room.adopt(clean.first)
    let end = try room.run("two", .signals(signals), at: clean.secondCalls.count / 2)
    #expect(end.isKilled && end.code == 128 + signals[1])
    #expect(try room.seen == clean.seen[1])
    #expect(try room.run("two").code == 0)
    #expect(try room.tree == clean.second.tree)
  }
}
