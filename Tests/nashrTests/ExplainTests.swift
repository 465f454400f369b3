import Components
import Foundation
import Testing

@testable import nashr

@Suite struct `nashr explain` {
  private static func run(_ arguments: String...) throws -> Command.Outcome {
    let scratch = try Scratch()
    return try Command.run(["explain"] + arguments, in: scratch.path)
  }

  @Test func `says what a rule means, how it is broken and mended`() throws {
    let outcome = try Self.run("schema/type", "--lang", "fr")
    #expect(outcome.exit == 0 && outcome.error.isEmpty)
    for part in [
      "schema/type (erreur)", "nombre entier", "Faux", "1 494 413", "Juste", "1494413",
      "type-error",
    ] {
      #expect(outcome.output.contains(part), "\(part)")
    }
  }

  @Test func `lists every rule by family`() throws {
    let output = try Self.run().output
    for rule in Rules.all { #expect(output.contains("  \(rule.id) ("), "\(rule.id)") }
    #expect(output.contains("\nschema\n  schema/ambiguous-form"))
  }

  @Test func `prints the reference of all rules with the names of frictionless`() throws {
    let output = try Self.run("--all", "--format", "markdown").output
    #expect(output.matches(of: /(?m)^### `/).count == Rules.all.count)
    #expect(output.contains("Name in frictionless: missing-cell, extra-cell"))
  }

  @Test func `speaks three languages to machines`() throws {
    let output = try Self.run("csv/ragged-row", "--format", "json").output
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let messages = object?["messages"] as? [String: String]
    #expect(messages?["ar"] == "في هذا السطر 3 خانات، والمنتظر خانتان.")
    #expect(object?["types"] as? [String] == ["missing-cell", "extra-cell"])
  }

  @Test func `helps who misspells a rule`() throws {
    let near = try Self.run("schema/requird")
    #expect(near.exit == 2 && near.error.contains("schema/required") && near.output.isEmpty)
    let far = try Self.run("nothing/like-any-of-them")
    #expect(far.exit == 2 && far.error.contains("nashr explain"))
    #expect(try Self.run("schema/type", "--all").exit == 2)
  }
}
