import Testing

/// A run that is killed while it removes what had its time: an old generation, a draft of another
/// killed run.
@Suite(.enabled(if: canCountCalls, "needs clang, and no sanitizer"), .timeLimit(.minutes(20)))
struct DeathRemovalTests {
  @Test func `A third publication that is killed while it removes the first is there, whole`()
    async throws
  {
    let second = try DeathDay.last(of: ["one", "two"])
    let third = try DeathDay.last(of: ["one", "two", "three"])
    let removals = third.calls.indices.filter {
      third.calls[$0].name == "unlink" && third.calls[$0].path.contains("/.generations/sample/1")
    }
    #expect(removals.count > 20)
    let points = DeathDay.some(6, of: removals.map { $0 + 1 })
    try await DeathDay.each(points) { point in
      let room = try DeathRoom(after: "one", "two")
      try DeathSequel.kill(third, in: room, at: point, before: second.seen)
    }
    DeathSequel.say("the removal of a generation", points.count, of: removals.count)
  }

  @Test(arguments: [".draft", "2"])
  func `A run that is killed while it removes what a killed one left leaves the first, whole`(
    left: String
  ) async throws {
    let first = try DeathDay.last(of: ["one"]), second = try DeathDay.last(of: ["one", "two"])
    // Before the draft has its number, and before the switch.
    let point = try second.switched + (left == "2" ? 1 : -3)
    let calls = try Self.left(at: point).calls(of: "two")
    let removals = calls.indices.filter {
      calls[$0].name == "unlink" && calls[$0].path.contains("/.generations/sample/\(left)")
    }
    #expect(removals.count > 20)
    let points = DeathDay.some(6, of: removals.map { $0 + 1 })
    try await DeathDay.each(points) { next in
      let room = try Self.left(at: point)
      #expect(try room.seen == first.seen)
      try DeathSequel.kill(second, in: room, at: next, before: first.seen)
    }
    DeathSequel.say("the removal of what was left", points.count, of: removals.count)
  }

  /// A room where a second publication was killed at one of its calls.
  private static func left(at point: Int) throws -> DeathRoom {
    let room = try DeathRoom(after: "one")
    #expect(try room.run("two", .kill, at: point).isKilled)
    return room
  }
}
