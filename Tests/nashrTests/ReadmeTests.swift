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

  /// The tables of a block in the frame of the first.
  private static func pipeline(ofBlockWith text: String) throws -> String {
    let lines = try #require(blocks.first).split(separator: "\n")
    let head = lines.prefix { !$0.hasPrefix("datasets") }.joined(separator: "\n")
    let dataset =
      "datasets:\n  council:\n    title: C\n    description: D.\n    license: CC-BY-4.0\n"
    let tables = try #require(blocks.first { $0.contains(text) }).split(separator: "\n")
      .map { "    \($0)" }.joined(separator: "\n")
    return head + "\n" + dataset + tables + "\n"
  }

  @Test func `shows sources of every kind with options that there are`() throws {
    let scratch = try Scratch()
    try scratch.write("pipeline.yaml", try Self.pipeline(ofBlockWith: "data/members.xlsx"))
    let outcome = try Command.run(
      ["plan", ".", "--offline", "--cache", "cache", "--format", "csv"], in: scratch.path)
    #expect(outcome.exit == 3 && outcome.output.contains("input/missing"))
    #expect(outcome.output.contains("cache/offline"))
    #expect(!outcome.output.contains("setting/"), "\(outcome.output)")
  }

  @Test func `shows a table with checks, weights and a quarantine that runs`() throws {
    let pipeline = try Self.pipeline(ofBlockWith: "quarantine: true")
    let fields = ["body", "start", "end"].map { name in
      #"{"name": "\#(name)", "type": "\#(name == "body" ? "string" : "date")"}"#
    }
    let scratch = try Self.run([
      "pipeline.yaml": pipeline,
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
