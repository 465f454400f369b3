import Foundation
import Testing

/// What commands report, in each form, to the output and to files.
@Suite struct `A report` {
  private static let data = "id,name\n1,a\n1,\nx,b\n"

  private static func scratch(rows: String = data) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("in/d.csv", rows)
    try scratch.write(
      "schemas/s.yaml",
      """
      fields:
        - {name: id, type: integer, constraints: {unique: true}}
        - {name: name, constraints: {required: true}}

      """)
    return scratch
  }

  private static func run(_ arguments: String..., in scratch: Scratch) throws -> Command.Outcome {
    try Command.run(
      ["validate", "in/d.csv", "--schema", "schemas/s.yaml"] + arguments, in: scratch.path)
  }

  @Test(arguments: ["json", "ndjson", "sarif", "junit", "github", "html", "csv"])
  func `stands alone on the output, and the same in a file`(form: String) throws {
    let scratch = try Self.scratch()
    let outcome = try Self.run("--format", form, "--report", "\(form):report", in: scratch)
    #expect(outcome.exit == 1 && outcome.error.isEmpty, "\(outcome.error)")
    #expect(try outcome.output == scratch.text("report") && !outcome.output.isEmpty)
  }

  @Test func `is told by the ending of its file, several at once`() throws {
    let scratch = try Self.scratch()
    let outcome = try Self.run("--report", "a.sarif", "--report", "b.xml", in: scratch)
    #expect(outcome.exit == 1 && outcome.output.isEmpty && outcome.error.contains("schema/type"))
    #expect(try scratch.text("a.sarif").contains("\"version\": \"2.1.0\""))
    #expect(try scratch.text("b.xml").contains("<testsuites"))
    #expect(try Self.run("--report", "a.doc", in: scratch).exit == 2)
    #expect(try Self.run("--format", "pdf", in: scratch).exit == 2)
  }

  @Test func `that cannot be written ends the command with 4`() throws {
    let scratch = try Self.scratch()
    let outcome = try Self.run("--report", "nowhere/a.csv", in: scratch)
    #expect(outcome.exit == 4 && outcome.error.contains("output/report-failed"))
  }

  @Test func `names files as they are seen from the working folder`() throws {
    let scratch = try Self.scratch()
    #expect(try Self.run("--format", "github", in: scratch).output.contains("file=in/d.csv,line=3"))
    try scratch.write("schemas/s.yaml", "fields:\n  - {name: id, type: nothing}\n")
    let outcome = try Self.run("--format", "github", in: scratch)
    #expect(outcome.output.contains("::error file=schemas/s.yaml,line=2,"), "\(outcome.output)")
  }

  @Test func `names a file that is not there as it was asked for`() throws {
    let scratch = try Self.scratch()
    let outcome = try Command.run(
      ["validate", "in/none.csv", "--format", "github"], in: scratch.path)
    #expect(outcome.exit == 3 && outcome.output.contains("::error file=in/none.csv,title="))
  }

  @Test func `says where the whole list is`() throws {
    let scratch = try Self.scratch(rows: "id,name\n" + String(repeating: "x,a\n", count: 9))
    #expect(try Self.run(in: scratch).error.contains("--report findings.csv"))
    let named = try Self.run("--report", "all.csv", in: scratch)
    #expect(named.error.contains("The whole list is in \u{2068}all.csv\u{2069}."))
    #expect(try scratch.text("all.csv").split(separator: "\r\n").count == 10)
  }

  @Test func `counts exactly what it does not list`() throws {
    let scratch = try Self.scratch(
      rows: "id,name\n" + String(repeating: "x,a\n", count: 100_003))
    let outcome = try Self.run("--format", "junit", "--report", "a.html", in: scratch)
    #expect(outcome.output.contains("× 100,003"))
    #expect(outcome.output.contains("… and 99,903 more"))
    #expect(try scratch.text("a.html").contains("… and 99,003 more"))
  }

  @Test func `is XML that others can read`() throws {
    let scratch = try Self.scratch(rows: "id,name\n<&\"'\u{1}x,a\n\u{FFFE},b\n")
    _ = try Self.run("--report", "junit.xml", in: scratch)
    let outcome = try Command.outside("xmllint", ["--noout", "junit.xml"], in: scratch.path)
    #expect(outcome.exit == 0, "\(outcome.error)")
  }

  @Test func `on a publication's run says the same as its findings`() throws {
    let scratch = try Scratch(copying: `Golden case`.folder + "/warnings-published")
    let outcome = try Command.run(
      ["run", ".", "--output", "out", "--date", "2024-11-12", "--quiet", "--report", "r.csv"],
      in: scratch.path)
    #expect(outcome.exit == 0 && outcome.error.isEmpty, "\(outcome.error)")
    let published = try scratch.text("out/sample/datasets/members/1.0.0/findings.csv")
    // What portals would make of the publication, and that it has no register, is said beside and is no
    // finding of its data.
    let said = try scratch.text("r.csv").split(whereSeparator: \.isNewline)
    let ofData = said.filter { !$0.hasPrefix("harvest/") && !$0.hasPrefix("identity/") }
    #expect(said.count > ofData.count)
    #expect(ofData == published.split(whereSeparator: \.isNewline))
  }
}
