import Components
import Testing

@testable import Pipelines

@Suite struct `YAML settings` {
  private func read(_ text: String) throws(Finding) -> Setting {
    try YAML.read(text, file: "p.yaml")
  }

  @Test func `keep the place of every name and value`() throws {
    let root = try read("a: 1\nb:\n  - x\n  - {c: شبكة, d: y}\n")
    #expect(root["a"]?.place == .text(file: "p.yaml", line: 1, column: 4))
    let items = try #require(root["b"]).list()
    #expect(items[0].place == .text(file: "p.yaml", line: 3, column: 5))
    let entries = try items[1].entries()
    #expect(entries[0].place == .text(file: "p.yaml", line: 4, column: 6))
    #expect(entries[1].place == .text(file: "p.yaml", line: 4, column: 15))
  }

  @Test(arguments: ["no", "on", "007", "1e3", "0x1F", "12:30:45", "2024-11-12", ".inf", "١٢"])
  func `leave a plain scalar as it was written`(text: String) throws {
    #expect(try read("a: \(text)\n")["a"]?.text() == text)
  }

  @Test func `hold nothing where the document is empty`() throws {
    #expect(try read("# only a comment\n").entries().isEmpty)
  }

  @Test(arguments: ["a:", "a: ~", "a: null", "a: ''"]) func `know null from the empty text`(
    text: String
  ) throws {
    #expect(try read(text)["a"]?.isNull == (text != "a: ''"))
  }

  @Test(arguments: ["a: 1\nb: 2\na: 3\n", "x:\n  a: 1\n  a: 1\n", "{a: 1, 'a': 2}"])
  func `refuse a name that is written twice`(text: String) throws {
    let finding = try #require(thrown { () throws(Finding) in try read(text) })
    #expect(finding.rule.id == "setting/duplicate" && finding.values["name"] == "a")
    guard case .text = finding.place else {
      Issue.record("no line and column: \(finding)")
      return
    }
  }

  @Test(arguments: ["? [a, b]\n: 1\n", "? {a: b}\n: 1\n", "~: 1\n"])
  func `refuse a name that is no text`(text: String) {
    #expect(thrown { () throws(Finding) in try read(text) }?.rule == .settingShape)
  }

  @Test func `say where a document is broken`() throws {
    let finding = try #require(
      thrown { () throws(Finding) in try read("a: 1\nb: [1, 2\nc: 3\n") })
    #expect(finding.rule.id == "pipeline/yaml")
    guard case .text("p.yaml", let line, _) = finding.place else {
      Issue.record("no line: \(finding)")
      return
    }
    #expect((2...4).contains(line))
  }

  @Test func `refuse two documents`() {
    #expect(thrown { () throws(Finding) in try read("a: 1\n---\nb: 2\n") } != nil)
  }

  @Test func `refuse an alias bomb at once`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(thrown { () throws(Finding) in try read(text) }?.rule.id == "pipeline/too-large")
  }

  @Test func `refuse a bomb of mappings at once`() {
    var text = "a0: &a0 {x: 1, y: 2}\n"
    for level in 1...24 {
      text += "a\(level): &a\(level) {x: *a\(level - 1), y: *a\(level - 1)}\n"
    }
    #expect(thrown { () throws(Finding) in try read(text) }?.rule.id == "pipeline/too-large")
  }

  @Test func `refuse what is nested without end`() {
    let text = "a: " + String(repeating: "[", count: 200_000)
    #expect(thrown { () throws(Finding) in try read(text) } != nil)
  }

  @Test func `refuse a file that is too large or not UTF-8`() throws {
    let large = "a: \"" + String(repeating: "x", count: YAML.mostBytes) + "\"\n"
    #expect(thrown { () throws(Finding) in try read(large) }?.rule.id == "pipeline/too-large")
    let folder = try Folder()
    try folder.write("p.yaml", [0x61, 0x3A, 0x20, 0xE9, 0x0A])
    let finding = thrown { () throws(Finding) in
      try TextFile.setting(path: folder.path + "/p.yaml", name: "p.yaml")
    }
    #expect(finding?.rule.id == "pipeline/yaml" && finding?.values["detail"] == "UTF-8")
  }
}
