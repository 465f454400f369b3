import Foundation
import Testing

/// What the README says is so.
@Suite struct `The README` {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let text =
    (try? String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)) ?? ""

  @Test func `shows a pipeline in ten lines that runs`() throws {
    let parts = Self.text.components(separatedBy: "```yaml\n")
    let pipeline = try #require(parts.last?.components(separatedBy: "```").first)
    #expect(parts.count == 2 && pipeline.split(separator: "\n").count == 10)
    let scratch = try Scratch()
    let files = [
      "pipeline.yaml": pipeline, "meetings.csv": "held,subject\n2024-11-12,الميزانية\n",
      "meetings.json": #"{"fields": [{"name": "held", "type": "date"}, {"name": "subject"}]}"#,
    ]
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(filePath: scratch.path + "/" + name))
    }
    let outcome = try Command.run(["run", "."], in: scratch.path)
    #expect(outcome.exit == 0, "\(outcome.error)")
    let table = scratch.path + "/output/town/latest/meetings.json"
    let json = try String(contentsOfFile: table, encoding: .utf8)
    #expect(json == "[\n{\"held\":\"2024-11-12\",\"subject\":\"الميزانية\"}\n]\n")
  }

  @Test func `lists the components that there are`() throws {
    let outcome = try Command.run(["components"], in: Self.root.path)
    #expect(outcome.exit == 0 && Self.text.contains(outcome.output))
  }

  @Test func `names the two commands`() {
    #expect(Self.text.contains("\nmake export ") && Self.text.contains("\nmake test "))
  }
}
