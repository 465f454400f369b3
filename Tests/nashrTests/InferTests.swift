import Testing

@Suite struct `nashr schema infer` {
  private static func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("t.csv", "id,amount\n1,2.5\n2,3.5\n")
    return scratch
  }

  @Test func `writes to a file what it would write to the output`() throws {
    let scratch = try Self.scratch()
    let shown = try Command.run(["schema", "infer", "t.csv"], in: scratch.path)
    let written = try Command.run(["schema", "infer", "t.csv", "-o", "s.json"], in: scratch.path)
    #expect(shown.exit == 0 && written.exit == 0 && written.output.isEmpty)
    #expect(try scratch.text("s.json") == shown.output && shown.output.hasPrefix("{\n"))
    let checked = try Command.run(["validate", "t.csv", "--schema", "s.json"], in: scratch.path)
    #expect(checked.exit == 0)
  }

  @Test func `replaces a file only when it is told to`() throws {
    let scratch = try Self.scratch()
    try scratch.write("s.json", "mine")
    let refused = try Command.run(["schema", "infer", "t.csv", "-o", "s.json"], in: scratch.path)
    #expect(try refused.exit == 2 && scratch.text("s.json") == "mine")
    let forced = try Command.run(
      ["schema", "infer", "t.csv", "-o", "s.json", "--force"], in: scratch.path)
    #expect(try forced.exit == 0 && scratch.text("s.json").hasPrefix("{\n"))
  }

  @Test func `says that it cannot write`() throws {
    let scratch = try Self.scratch()
    let outcome = try Command.run(
      ["schema", "infer", "t.csv", "-o", "no/s.json"], in: scratch.path)
    #expect(outcome.exit == 4 && outcome.error.contains("output/schema-not-written"))
  }
}
