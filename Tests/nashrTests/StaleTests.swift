import Testing

@Suite struct `A publication that grows old` {
  /// How old the data are is said anew every day; that alone is no new release.
  @Test func `is not released again for the day alone`() throws {
    let scratch = try Scratch(copying: `Golden case`.folder + "/severity-published")
    func run(_ date: String) throws -> Command.Outcome {
      try Command.run(
        ["run", ".", "--output", "output", "--date", date, "--detailed-exit", "--lang", "en"],
        in: scratch.path)
    }
    let first = try run("2025-01-01")
    #expect(first.exit == 0 && first.error.contains("check/stale"), "\(first.error)")
    let second = try run("2025-01-02")
    #expect(second.exit == 10 && second.error.contains("57 days"), "\(second.error)")
  }

  @Test func `is validated on the day that is given`() throws {
    let scratch = try Scratch(copying: `Golden case`.folder + "/severity-published")
    for (date, isStale) in [("2024-12-06", false), ("2024-12-07", true)] {
      let outcome = try Command.run(
        ["validate", ".", "--date", date, "--lang", "en"], in: scratch.path)
      #expect(outcome.exit == 0 && outcome.error.contains("check/stale") == isStale)
    }
    #expect(try Command.run(["validate", ".", "--date", "soon"], in: scratch.path).exit == 2)
  }
}
