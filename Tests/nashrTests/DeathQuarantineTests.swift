import Foundation
import Glibc
import Testing

/// A run that sets rows aside and is killed, or whose disk refuses, at calls that write.
@Suite(.enabled(if: canCountCalls, "needs clang, and no sanitizer"), .timeLimit(.minutes(20)))
struct DeathQuarantineTests {
  private struct Clean: Sendable {
    let first: DeathRoom, second: DeathRoom
    let calls: [DeathShim.Call]

    init() throws {
      first = try DeathRoom()
      #expect(try first.run("one").code == 0)
      second = try DeathRoom()
      try second.adopt(first)
      calls = try second.calls(of: "aside")
    }

    /// Numbers of the calls about the quarantine, and of some around the switch.
    var points: [Int] {
      get throws {
        let switched = try #require(
          calls.firstIndex { $0.name == "rename" && $0.path.hasSuffix("/output/sample") })
        let about = calls.indices.filter { calls[$0].path.contains("quarantine") }.map { $0 + 1 }
        return Set(about + (switched - 3...switched + 5)).filter { $0 <= calls.count }.sorted()
      }
    }
  }

  private static let clean = Result { try Clean() }
  private static let folder = ".nashr/sample/quarantine/2"

  @Test func `A generation that readers see has its quarantine, and what a killed run left goes`()
    throws
  {
    let clean = try Self.clean.get()
    let before = try clean.first.seen, after = try clean.second.seen
    #expect(try clean.second.tree[Self.folder + "/cities.csv"] != nil)
    let points = try clean.points
    #expect(points.count > 12)
    for point in points {
      let room = try DeathRoom()
      try room.adopt(clean.first)
      #expect(try room.run("aside", .kill, at: point).isKilled, "\(point)")
      let seen = try room.seen
      #expect(seen == before || seen == after, "\(point)")
      if seen == after { #expect(try Self.kept(room) == Self.kept(clean.second), "\(point)") }
      if seen == before, point % 2 == 0 {
        #expect(try room.run("one", ["--detailed-exit"]).code == 10)
        #expect(try room.tree == clean.first.tree, "\(point)")
      }
      #expect(try room.run("aside").code == 0, "\(point)")
      #expect(try room.tree == clean.second.tree, "\(point)")
    }
  }

  @Test func `A disk that refuses to keep rows leaves what was there`() throws {
    let clean = try Self.clean.get()
    let switched = try #require(
      clean.calls.firstIndex { $0.name == "rename" && $0.path.hasSuffix("/output/sample") })
    for point in try clean.points where point <= switched {
      let room = try DeathRoom()
      try room.adopt(clean.first)
      let end = try room.run("aside", .fail(ENOSPC), at: point)
      let call = clean.calls[point - 1]
      #expect(end.code == 4 && end.text.contains("output/failed"), "\(call) \(end.text)")
      #expect(try room.tree == clean.first.tree, "\(point) \(call)")
      #expect(try room.run("aside").code == 0)
      #expect(try room.tree == clean.second.tree, "\(point)")
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

  private static func kept(_ room: DeathRoom) throws -> [String: String] {
    try room.tree.filter { $0.key.hasPrefix(folder) }
  }
}
