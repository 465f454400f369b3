import Foundation
import Testing

/// The register of identities as somebody meets it for the first time.
@Suite struct `A register of identities` {
  private func nashr(_ scratch: Scratch, _ arguments: String...) throws -> Command.Outcome {
    try Command.run(arguments, in: scratch.path)
  }

  @Test func `is asked for where there is none, which stops nothing but --fail-on note`() throws {
    let scratch = try Scratch(copying: `Golden case`.folder + "/clean")
    for command in ["plan", "run"] {
      let more = command == "run" ? ["--dry-run", "--fail-on", "warning"] : []
      let outcome = try Command.run([command, ".", "--lang", "en"] + more, in: scratch.path)
      #expect(outcome.exit == 0, "\(outcome.error)")
      #expect(
        outcome.error.contains("identity/no-register") && outcome.error.contains("nashr identities")
      )
    }
    let strict = try nashr(scratch, "run", ".", "--dry-run", "--fail-on", "note")
    #expect(strict.exit == 1, "\(strict.error)")
  }

  @Test func `is made once, and then nothing asks for it`() throws {
    let scratch = try Scratch(copying: `Golden case`.folder + "/clean")
    let made = try nashr(scratch, "identities", ".", "--lang", "en")
    #expect(made.exit == 0 && !made.error.contains("no-register"), "\(made.error)")
    #expect(try nashr(scratch, "identities", ".", "--check").exit == 0)
    let plan = try nashr(scratch, "plan", ".", "--lang", "en")
    #expect(plan.exit == 0 && !plan.error.contains("identity/"), "\(plan.error)")
  }

  @Test(arguments: ["ar", "fr", "en"])
  func `refuses a new name, takes it with supersedes, and gives the old one to nothing else`(
    language: String
  ) throws {
    let scratch = try Scratch(copying: `Golden case`.folder + "/clean")
    let whole = try scratch.text("pipeline.yaml")
    #expect(try nashr(scratch, "identities", ".").exit == 0)
    try scratch.edit("pipeline.yaml", "  members:\n    title", "  network:\n    title")
    let refused = try nashr(scratch, "identities", ".", "--lang", language)
    #expect(refused.exit == 2 && refused.error.contains("identity/gone"), "\(refused.error)")
    #expect(refused.error.contains("supersedes") && refused.error.contains("withdrawn"))
    try scratch.edit(
      "pipeline.yaml", "  network:\n",
      "  network:\n    supersedes: https://data.example.org/sample/id/dataset/members\n")
    #expect(try nashr(scratch, "identities", ".").exit == 0)
    try scratch.write("pipeline.yaml", whole)
    let reused = try nashr(scratch, "identities", ".", "--lang", language)
    #expect(reused.exit == 2 && reused.error.contains("identity/reused"), "\(reused.error)")
  }
}
