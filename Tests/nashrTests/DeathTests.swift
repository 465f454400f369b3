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
  /// The day before and the day that something befalls.
  private static func days() throws -> (first: DeathDay, second: DeathDay) {
    try (DeathDay.last(of: ["one"]), DeathDay.last(of: ["one", "two"]))
  }

  @Test func `A second publication that is killed leaves the first or the second, whole`()
    async throws
  {
    let (first, second) = try Self.days()
    let points = try second.points(60)
    try await DeathDay.each(points) { point in
      let room = try DeathRoom(after: "one")
      try DeathSequel.kill(second, in: room, at: point, before: first.seen)
    }
    DeathSequel.say("a second publication", points.count, of: second.calls.count)
  }

  @Test func `A first publication that is killed leaves nothing or the first, whole`() async throws
  {
    let (first, _) = try Self.days()
    let points = try first.points(20)
    try await DeathDay.each(points) { point in
      try DeathSequel.kill(first, in: try DeathRoom(), at: point, before: nil)
    }
    DeathSequel.say("a first publication", points.count, of: first.calls.count)
  }

  @Test func `A killed run that nobody repeats is cleaned up by a run that publishes nothing`()
    async throws
  {
    let (first, second) = try Self.days()
    let calls = second.calls
    let symlink = try #require(calls.firstIndex { $0.name == "symlink" }) + 1
    for point in [symlink - 1, symlink, symlink + 1] {
      let room = try DeathRoom(after: "one")
      #expect(try room.run("two", .kill, at: point).isKilled)
      #expect(try room.tree != first.tree)
      #expect(try room.run("one", ["--detailed-exit"]).code == 10)
      #expect(try room.tree == first.tree, "\(point)")
    }
  }

  // MARK: what the disk refuses

  @Test(arguments: [ENOSPC, EIO, EDQUOT, EROFS])
  func `A call that fails ends in exit 4 and leaves what was published`(code: Int32) async throws {
    let (first, second) = try Self.days()
    let calls = second.calls
    let turn = [ENOSPC, EIO, EDQUOT, EROFS].firstIndex(of: code)!
    let points = try second.points(20, turn: turn)
    let switched = try second.switched
    try await DeathDay.each(points) { point in
      let room = try DeathRoom(after: "one")
      let end = try room.run("two", .fail(code), at: point)
      let call = calls[point - 1]
      let what = Comment("\(point) \(call.name) \(call.path): \(end.code) \(end.text)")
      let reason = try #require(unsafe strerror(code).map { unsafe String(cString: $0) })
      let isRemoval = call.name == "unlink"
      if point - 1 == switched + 1 {
        #expect(end.code == 4 && end.text.contains("output/unconfirmed"), what)
        #expect(!end.text.contains("nothing was published"), what)
        #expect(try room.seen == second.seen, what)
      } else if point - 1 > switched || isRemoval && end.code == 0 {
        // What is removed and noted after the switch is tried again by the next run.
        #expect(end.code == 0, what)
        #expect(try room.seen == second.seen, what)
      } else {
        // SQLite tries a file that it may not write again in other ways, and tells of the last.
        let isDatabase = call.path.hasSuffix(".sqlite")
        #expect(end.code == 4 && (end.text.contains(reason) || isDatabase), what)
        #expect(end.text.contains("output/failed"), what)
        #expect(try room.tree == first.tree, what)
      }
      try DeathSequel.expect(second, in: room, what)
    }
  }

  @Test func `The call after the switch that fails is said to be unconfirmed, not unpublished`()
    throws
  {
    let (_, second) = try Self.days()
    let switched = try second.switched
    let room = try DeathRoom(after: "one")
    let end = try room.run("two", .fail(EIO), at: switched + 2)
    #expect(end.code == 4)
    #expect(end.text.contains("output/unconfirmed"))
    #expect(!end.text.contains("nothing was published"))
    #expect(try room.seen == second.seen)
    #expect(try room.run("two").code == 0)
    #expect(try room.tree == second.tree)
  }

  // MARK: signals

  @Test(arguments: [(SIGINT, 130 as Int32), (SIGTERM, 143 as Int32)])
  func `A run that is interrupted while it writes removes its draft`(signal: Int32, code: Int32)
    async throws
  {
    let (first, second) = try Self.days()
    let calls = second.calls
    // From here on it only waits for the disk and switches.
    let last = try #require(calls.lastIndex { $0.name == "write" && $0.path.contains("/.draft/") })
    try await DeathDay.each(second.points(16)) { point in
      let room = try DeathRoom(after: "one")
      let end = try room.run("two", .signals([signal]), at: point)
      let what = Comment("\(point) \(calls[point - 1]): \(end.code) \(end.text)")
      #expect(!end.isKilled, what)
      if point - 1 <= last || end.code != 0 {
        #expect(end.code == code, what)
        #expect(try room.tree == first.tree, what)
      } else {
        #expect(try room.tree == second.tree, what)
      }
    }
  }

  @Test(arguments: [[SIGINT, SIGINT], [SIGINT, SIGTERM], [SIGTERM, SIGINT], [SIGTERM, SIGTERM]])
  func `A second signal ends a run at once`(signals: [Int32]) throws {
    let (first, second) = try Self.days()
    let room = try DeathRoom(after: "one")
    let end = try room.run("two", .signals(signals), at: second.calls.count / 2)
    #expect(end.isKilled && end.code == 128 + signals[1])
    #expect(try room.seen == first.seen)
    #expect(try room.run("two").code == 0)
    #expect(try room.tree == second.tree)
  }
}
