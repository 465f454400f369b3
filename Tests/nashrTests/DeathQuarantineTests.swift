import Foundation
import Glibc
import Testing

/// A run that sets rows aside and is killed, or whose disk refuses, at calls that write.
@Suite(.enabled(if: canCountCalls, "needs clang, and no sanitizer"), .timeLimit(.minutes(20)))
struct DeathQuarantineTests {
  private static func days() throws -> (first: DeathDay, second: DeathDay) {
    try (DeathDay.last(of: ["one"]), DeathDay.last(of: ["one", "aside"]))
  }

  /// Numbers of the calls about the quarantine, and of those around the switch.
  private static func points(_ day: DeathDay) throws -> [Int] {
    let about = day.calls.indices.filter { day.calls[$0].path.contains("quarantine") }
    return try Set(about.map { $0 + 1 } + day.aroundSwitch).sorted()
  }

  private static let folder = ".nashr/sample/quarantine/2"

  @Test func `A generation that readers see has its quarantine, and what a killed run left goes`()
    throws
  {
    let (first, second) = try Self.days()
    let before = first.seen, after = second.seen
    #expect(second.tree[Self.folder + "/cities.csv"] != nil)
    let points = try Self.points(second)
    #expect(points.count > 12)
    for point in points {
      let room = try DeathRoom(after: "one")
      #expect(try room.run("aside", .kill, at: point).isKilled, "\(point)")
      let seen = try room.seen
      #expect(seen == before || seen == after, "\(point)")
      if seen == after {
        #expect(try Self.kept(room.tree) == Self.kept(second.tree), "\(point)")
      }
      if seen == before, point % 2 == 0 {
        #expect(try room.run("one", ["--detailed-exit"]).code == 10)
        #expect(try room.tree == first.tree, "\(point)")
      }
      try DeathSequel.expect(second, in: room, "\(point)")
    }
  }

  @Test func `A disk that refuses to keep rows leaves what was there`() throws {
    let (first, second) = try Self.days()
    let switched = try second.switched
    for point in try Self.points(second) where point <= switched {
      let room = try DeathRoom(after: "one")
      let end = try room.run("aside", .fail(ENOSPC), at: point)
      let call = second.calls[point - 1]
      #expect(end.code == 4 && end.text.contains("output/failed"), "\(call) \(end.text)")
      #expect(try room.tree == first.tree, "\(point) \(call)")
      try DeathSequel.expect(second, in: room, "\(point)")
    }
  }

  @Test func `Quarantines of generations that had their time go with them`() throws {
    let room = try DeathRoom()
    for (day, kept) in [("aside", [1]), ("one", [1]), ("aside", [3]), ("two", [3]), ("one", [])] {
      #expect(try room.run(day).code == 0)
      let names = try room.tree.keys.filter { $0.hasPrefix(".nashr/sample/quarantine/") }
      let numbers = Set(
        names.compactMap { $0.split(separator: "/").dropFirst(3).first }.map(String.init))
      #expect(numbers == Set(kept.map { String($0) }), "\(day)")
    }
    #expect(try room.tree[".nashr/sample/quarantine"] == nil)
  }

  private static func kept(_ tree: [String: String]) -> [String: String] {
    tree.filter { $0.key.hasPrefix(folder) }
  }
}
