import Foundation
import Testing

/// What the README says is so.
@Suite struct `The README` {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let text =
    (try? String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)) ?? ""

  private static let blocks = text.components(separatedBy: "```yaml\n").dropFirst().compactMap {
    $0.components(separatedBy: "```").first
  }

  private static func run(_ files: [String: String]) throws -> Scratch {
    let scratch = try Scratch()
    for (name, text) in files { try scratch.write(name, text) }
    let outcome = try Command.run(["run", "."], in: scratch.path)
    #expect(outcome.exit == 0, "\(outcome.error)")
    return scratch
  }

  @Test func `shows a pipeline in ten lines that runs`() throws {
    let pipeline = try #require(Self.blocks.first)
    #expect(pipeline.split(separator: "\n").count == 10)
    let scratch = try Self.run([
      "pipeline.yaml": pipeline, "meetings.csv": "held,subject\n2024-11-12,الميزانية\n",
      "meetings.json": #"{"fields": [{"name": "held", "type": "date"}, {"name": "subject"}]}"#,
    ])
    let json = try scratch.text("output/town/latest/meetings.json")
    #expect(json == "[\n{\"held\":\"2024-11-12\",\"subject\":\"الميزانية\"}\n]\n")
  }

  @Test func `shows a table with checks, weights and a quarantine that runs`() throws {
    let lines = try #require(Self.blocks.first).split(separator: "\n")
    let head = lines.prefix { !$0.hasPrefix("datasets") }.joined(separator: "\n")
    let dataset =
      "datasets:\n  council:\n    title: C\n    description: D.\n    license: CC-BY-4.0\n"
    let tables = try #require(Self.blocks.dropFirst().first).split(separator: "\n")
      .map { "    \($0)" }.joined(separator: "\n")
    let fields = ["body", "start", "end"].map { name in
      #"{"name": "\#(name)", "type": "\#(name == "body" ? "string" : "date")"}"#
    }
    let scratch = try Self.run([
      "pipeline.yaml": head + "\n" + dataset + tables + "\n",
      "members.csv": "body,start,end\nسلا,2021-01-01,2022-01-01\nسلا,2024-01-01,2023-01-01\n",
      "members.json": #"{"fields": [\#(fields.joined(separator: ","))]}"#,
    ])
    let csv = try scratch.text("output/town/latest/members.csv")
    #expect(csv == "body,start,end\r\nسلا,2021-01-01,2022-01-01\r\n")
  }

  @Test func `lists the components that there are`() throws {
    let outcome = try Command.run(["components"], in: Self.root.path)
    #expect(outcome.exit == 0 && Self.text.contains(outcome.output))
  }

  @Test func `names the two commands`() {
    #expect(Self.text.contains("\nmake export ") && Self.text.contains("\nmake test "))
  }
}
