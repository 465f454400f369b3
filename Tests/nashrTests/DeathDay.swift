import Foundation
import Synchronization
import Testing

/// What a run that nothing befalls comes to, on the last of some days. Made once for all tests.
struct DeathDay: Sendable {
  let name: String
  /// Not to be changed: adopt it.
  let room: DeathRoom
  /// That write; none where they cannot be counted.
  let calls: [DeathShim.Call]
  let tree: [String: String]
  let seen: [String: String]?

  private static let made = Mutex<[[String]: DeathDay]>([:])

  /// Two tests that ask at once may both make it.
  static func last(of days: [String]) throws -> DeathDay {
    if let day = made.withLock({ $0[days] }) { return day }
    let day = try DeathDay(days)
    return made.withLock { made in
      if made[days] == nil { made[days] = day }
      return made[days]!
    }
  }

  private init(_ days: [String]) throws {
    name = days.last!
    room = try DeathRoom()
    if days.count > 1 { try room.adopt(Self.last(of: days.dropLast()).room) }
    if canCountCalls {
      calls = try room.calls(of: name)
    } else {
      calls = []
      #expect(try room.run(name).code == 0)
    }
    // What equals this byte for byte is as intact as this is.
    #expect(try room.verify() == 0)
    (tree, seen) = try (room.tree, room.seen)
  }

  /// The place among the calls of the one that switches, from 0.
  var switched: Int {
    get throws {
      try #require(calls.firstIndex { $0.name == "rename" && $0.path.hasSuffix("/output/sample") })
    }
  }
}

extension DeathDay {
  /// All of `points` where NASHR_ALL_KILL_POINTS is set; else about `count` of them, evenly, the first
  /// and the last among them.
  static func some(_ count: Int, of points: [Int]) -> [Int] {
    let isFull = ProcessInfo.processInfo.environment["NASHR_ALL_KILL_POINTS"] == "1"
    if isFull || points.count <= count { return points }
    return (0..<count).map { points[$0 * (points.count - 1) / (count - 1)] }
  }

  /// Numbers of calls, from 1, that something befalls: `some` of all, each a `turn` later, and in any
  /// case the first and the last of each kind of call and all around the switch.
  func points(_ count: Int, turn: Int = 0) throws -> [Int] {
    let ends = Set(calls.map(\.name)).flatMap { name in
      [calls.firstIndex { $0.name == name }!, calls.lastIndex { $0.name == name }!].map { $0 + 1 }
    }
    let some = Self.some(count, of: Array(calls.indices)).map { ($0 + turn) % calls.count + 1 }
    return try Set(some + ends + aroundSwitch).sorted()
  }

  /// The calls before and after that make the switch last.
  var aroundSwitch: [Int] {
    get throws { try Array(max(1, switched - 4)...min(calls.count, switched + 8)) }
  }

  /// Two at a time: what is tested is many short processes.
  static func each(_ points: [Int], _ body: @escaping @Sendable (Int) throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for first in 0..<2 {
        group.addTask {
          for index in stride(from: first, to: points.count, by: 2) { try body(points[index]) }
        }
      }
      try await group.waitForAll()
    }
  }
}
