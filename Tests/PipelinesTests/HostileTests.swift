import Bytes
import Columns
import Components
import Formats
import Glibc
import Testing

@testable import Pipelines

/// A folder that goes with the test, holding a pipeline of one dataset.
final class HostileFolder {
  let path = "/tmp/nashr-hostile-\(UInt64.random(in: .min ... .max))"

  init(tables: String = "", _ files: [String: String] = [:]) throws {
    try Directory.create(path + "/in")
    try write("pipeline.yaml", Self.head + tables)
    if files["schema.json"] == nil {
      try write("schema.json", #"{"fields": [{"name": "a", "type": "string"}]}"#)
    }
    for (name, text) in files { try write(name, text) }
  }

  deinit { try? Directory.removeTree(path) }

  static let head = """
    nashr: 1
    name: hostile
    base: https://example.org/
    title: T
    description: D
    publisher: {name: P}
    contact: {name: C, email: c@example.org}
    licenses: {l: {title: L, path: "https://example.org/l"}}
    datasets:
      d:
        title: T
        description: D
        license: l
        tables:

    """

  func write(_ name: String, _ text: String) throws {
    var file = try FileWriter(creating: path + "/in/" + name)
    try file.write(Array(text.utf8).span)
    try file.close()
  }

  func link(_ name: String, to target: String) {
    #expect(unsafe symlink(target, path + "/in/" + name) == 0)
  }

  /// What planning finds, and the plan.
  func plan(width: Int = 2, tableMemory: Int? = nil) -> (Plan?, [Finding]) {
    do throws(Finding) {
      let (pipeline, findings) = try PipelineFile.read(path + "/in")
      guard let pipeline else { return (nil, findings) }
      let bounds = Plan.Bounds(width: width, pieceSize: 4096, tableMemory: tableMemory)
      return Planner.plan(pipeline, within: bounds)
    } catch { return (nil, [error]) }
  }

  /// What planning and checking find.
  func check(width: Int = 2) async throws -> FindingLog {
    let (plan, findings) = plan(width: width)
    var log = FindingLog()
    for finding in findings { log.add(finding) }
    guard let plan else { return log }
    for result in try await Checking(plan).run({ _, _ in }) { log.add(result.log) }
    return log
  }
}

private func table(from path: String, schema: String = "schema.json") -> String {
  "      t: {from: \(path), schema: \(schema)}\n"
}

@Suite struct `Hostile paths` {
  static let climbing = [
    #""../a.csv""#, #""/etc/passwd""#, #""x/../../a.csv""#, #""x//a.csv""#, #""a.csv/""#, #""..""#,
    #""a.csv\0.txt""#,
  ]

  @Test(arguments: climbing) func `of sources are refused where they are written`(path: String)
    throws
  {
    let folder = try HostileFolder(tables: table(from: path), ["a.csv": "a\n1\n"])
    let (plan, findings) = folder.plan()
    #expect(plan == nil && findings.map(\.rule.id) == ["input/path-escapes"])
    #expect(findings.first?.place == .text(file: "pipeline.yaml", line: 15, column: 17))
  }

  @Test(arguments: climbing) func `of schemas are refused where they are written`(path: String)
    throws
  {
    let folder = try HostileFolder(
      tables: table(from: "a.csv", schema: path), ["a.csv": "a\n1\n"])
    let (plan, findings) = folder.plan()
    #expect(plan == nil && findings.map(\.rule.id) == ["input/path-escapes"])
    #expect(findings.first?.place == .text(file: "pipeline.yaml", line: 15, column: 32))
  }

  @Test func `through symlinks that lead out are refused`() throws {
    for (source, schema) in [
      ("out.csv", "schema.json"), ("a.csv", "out.json"), ("up/o.csv", "schema.json"),
    ] {
      let folder = try HostileFolder(
        tables: table(from: source, schema: schema), ["a.csv": "a\n1\n"])
      try folder.write("../o.csv", "a\n1\n")
      try folder.write("../o.json", #"{"fields": [{"name": "a"}]}"#)
      folder.link("out.csv", to: folder.path + "/o.csv")
      folder.link("out.json", to: "../o.json")
      folder.link("up", to: "..")
      let (plan, findings) = folder.plan()
      #expect(plan == nil && findings.map(\.rule.id) == ["input/path-escapes"])
      guard case .text("pipeline.yaml", 15, _) = findings.first?.place else {
        Issue.record("no place in the pipeline")
        continue
      }
    }
  }

  @Test func `through symlinks that stay inside are fine`() throws {
    let folder = try HostileFolder(
      tables: table(from: "link.csv", schema: "link.json"), ["a.csv": "a\n1\n"])
    folder.link("link.csv", to: "a.csv")
    folder.link("link.json", to: folder.path + "/in/schema.json")
    let (plan, findings) = folder.plan()
    #expect(plan != nil && findings.isEmpty)
  }

  @Test(.timeLimit(.minutes(20))) func `to what is no file are refused and never waited for`()
    throws
  {
    let folder = try HostileFolder(tables: table(from: "x"))
    #expect(unsafe mkfifo(folder.path + "/in/x", 0o600) == 0)
    #expect(folder.plan().1.map(\.rule.id) == ["input/missing"])
    let pipe = try HostileFolder(tables: table(from: "schema.json", schema: "x"))
    #expect(unsafe mkfifo(pipe.path + "/in/x", 0o600) == 0)
    #expect(pipe.plan().0 == nil && !pipe.plan().1.isEmpty)
    let inner = try HostileFolder(tables: table(from: "x"))
    try Directory.create(inner.path + "/in/x")
    #expect(inner.plan().1.map(\.rule.id) == ["input/nothing-found"])
    let device = try HostileFolder(tables: table(from: "x"))
    device.link("x", to: "/dev/zero")
    #expect(device.plan().1.map(\.rule.id) == ["input/path-escapes"])
    let circle = try HostileFolder(tables: table(from: "x"))
    circle.link("x", to: "x")
    #expect(circle.plan().1.map(\.rule.id) == ["input/missing"])
  }

  @Test func `of a package are refused`() throws {
    for resource in [
      #""path": "../o.csv", "schema": {"fields": [{"name": "a"}]}"#,
      #""path": "a.csv", "schema": "../o.json""#,
      #""path": "../o.csv", "hash": "sha256:00", "schema": {"fields": [{"name": "a"}]}"#,
    ] {
      let folder = try HostileFolder([
        "a.csv": "a\n1\n", "p.json": #"{"resources": [{"name": "a", \#(resource)}]}"#,
      ])
      let (_, findings) = try Validation.package(folder.path + "/in/p.json")
      #expect(findings.map(\.rule.id) == ["input/path-escapes"])
    }
  }
}

@Suite struct `Hostile settings` {
  /// What reading comes to: the rule, or nil where it succeeds.
  private func rule(ofYAML text: String) -> String? {
    do throws(Finding) { _ = try YAML.read(text, file: "f") } catch { return error.rule.id }
    return nil
  }

  @Test func `whose aliases explode are refused at once`() {
    var lists = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    var maps = "a0: &a0 {x: y}\n"
    for level in 1...20 {
      let alias = "*a\(level - 1)"
      lists +=
        "a\(level): &a\(level) [\(Array(repeating: alias, count: 9).joined(separator: ", "))]\n"
      maps += "a\(level): &a\(level) {x: \(alias), y: \(alias), z: \(alias)}\n"
    }
    #expect(rule(ofYAML: lists) == "pipeline/too-large")
    #expect(rule(ofYAML: maps) == "pipeline/too-large")
    // As names, which are compared with each other.
    #expect(rule(ofYAML: lists.replacing("a20: &a20", with: "? ")) != nil)
    #expect(rule(ofYAML: "a: &a [x]\n? *a\n: y\n") == "setting/shape")
  }

  @Test func `whose aliases repeat long texts are refused`() {
    let text = "a: &a " + String(repeating: "x", count: 1 << 20) + "\nb:\n"
    #expect(rule(ofYAML: text + String(repeating: "- *a\n", count: 9)) == "pipeline/too-large")
    #expect(rule(ofYAML: text + String(repeating: "- *a\n", count: 5)) == nil)
  }

  @Test func `whose aliases make a deep chain are refused`() {
    var text = "- &a0 x\n"
    for level in 1...100_000 { text += "- &a\(level) [*a\(level - 1)]\n" }
    #expect(rule(ofYAML: text) == "pipeline/too-large")
  }

  @Test(arguments: [
    String(repeating: "[", count: 10_000), String(repeating: "{a: ", count: 10_000),
    String(repeating: "- ", count: 10_000), String(repeating: "? ", count: 10_000),
    String(repeating: "[{", count: 10_000), String(repeating: "[", count: 1_000_000),
    (0..<2000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
  ]) func `that nest ten thousand deep are refused`(text: String) {
    #expect(rule(ofYAML: text) != nil)
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":"]) func `that nest deep in JSON are refused`(
    open: String
  ) {
    let bytes = Array(String(repeating: open, count: 10_000).utf8)
    #expect(throws: Finding.self) { try JSONReader.read(bytes, file: "f") }
  }

  @Test func `of tables made out of each other are refused`() throws {
    var chain = table(from: "a.csv"), pile = table(from: "a.csv")
    for level in 1...300 {
      let before = level == 1 ? "t" : "t\(level - 1)"
      chain += "      t\(level): {from: {table: \(before)}, schema: schema.json}\n"
      pile +=
        "      t\(level): {from: {table: \(before)}, stages: [{stack: {tables: [\(before)]}}], schema: schema.json}\n"
    }
    let deep = try HostileFolder(tables: chain, ["a.csv": "a\n1\n"])
    #expect(deep.plan().1.contains { $0.rule.id == "pipeline/too-deep" })
    let wide = try HostileFolder(tables: pile, ["a.csv": "a\n1\n"])
    let (plan, findings) = wide.plan()
    #expect(plan == nil && findings.contains { $0.rule.id == "pipeline/too-many-files" })
    // The other way round, each table is asked for before it is made.
    let back = (1...5000).reversed().map {
      "      t\($0): {from: {table: \($0 == 1 ? "t" : "t\($0 - 1)")}, schema: schema.json}\n"
    }
    let turned = try HostileFolder(
      tables: back.joined() + table(from: "a.csv"), ["a.csv": "a\n1\n"])
    #expect(turned.plan().0 == nil)
  }

  @Test func `of a hundred thousand fields are read in seconds`() throws {
    let fields = (0..<100_000).map { #"{"name":"f\#($0)","type":"integer"}"# }.joined(
      separator: ",")
    let json = Array(#"{"fields":[\#(fields)],"primaryKey":["f99999"]}"#.utf8)
    let (schema, findings) = SchemaFile.read(
      try JSONReader.read(json, file: "f"), language: "en")
    #expect(schema.fields.count == 100_000 && findings.isEmpty)
  }

  @Test func `that are a large schema with every key wrong are refused in little room`() throws {
    let fields = (0..<2000).map { #"{"name":"field\#($0)"}"# }.joined(separator: ",")
    let keys = (0..<100).map { #""filed\#($0)""# }.joined(separator: ",")
    let json = Array(#"{"fields":[\#(fields)],"primaryKey":[\#(keys)]}"#.utf8)
    let (_, findings) = SchemaFile.read(try JSONReader.read(json, file: "f"), language: "en")
    #expect(findings.count == 100)
    #expect(findings.allSatisfy { ($0.values["expected"] ?? "").utf8.count < 2000 })
  }
}

@Suite struct `Settings with a node of the wrong shape` {
  private static let folder =
    #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/pipelines/remacto"

  private static func wrong(_ place: Place) -> [Setting] {
    let text = Setting(.scalar("x", .text), at: place)
    return [
      Setting(.scalar("null", .null), at: place), Setting(.scalar("-1e9", .number), at: place),
      Setting(.scalar("", .text), at: place), text, Setting(.scalar("true", .boolean), at: place),
      Setting(.sequence([text, Setting(.sequence([]), at: place)]), at: place),
      Setting(.mapping([.init("x", at: place, text)]), at: place),
      Setting(.sequence([]), at: place),
      Setting(.mapping([]), at: place),
    ]
  }

  /// Calls `body` with `setting` in which each node in turn is each wrong one.
  private func replacing(_ setting: Setting, _ body: (Setting) -> Void) {
    for other in Self.wrong(setting.place) { body(other) }
    switch setting.value {
    case .scalar: break
    case .sequence(let items):
      for (index, item) in items.enumerated() {
        replacing(item) { other in
          var items = items
          items[index] = other
          body(Setting(.sequence(items), at: setting.place))
        }
      }
    case .mapping(let entries):
      for (index, entry) in entries.enumerated() {
        replacing(entry.value) { other in
          var entries = entries
          entries[index] = .init(entry.name, at: entry.place, other)
          body(Setting(.mapping(entries), at: setting.place))
        }
      }
    }
  }

  @Test(arguments: ["members.json", "meeting_citations.json", "network_statements.json"])
  func `of a schema never trap`(name: String) throws {
    let setting = try TextFile.setting(path: Self.folder + "/schemas/" + name, name: name)
    var count = 0
    replacing(setting) { other in
      let (schema, findings) = SchemaFile.read(other, language: "ar")
      if findings.isEmpty { _ = SchemaDescriptor.json(of: schema, language: "ar").encoded() }
      count += 1
    }
    #expect(count > 500)
  }

  @Test func `of a pipeline never trap`() throws {
    let setting = try TextFile.setting(
      path: Self.folder + "/pipeline.yaml", name: "pipeline.yaml")
    var count = 0
    replacing(setting) { other in
      let (pipeline, findings) = PipelineFile.read(other, folder: "/nowhere", file: "p")
      if pipeline == nil, findings.isEmpty { Issue.record("refused without a word") }
      count += 1
    }
    #expect(count > 500)
  }
}

@Suite struct `Patterns that blow up` {
  private static func schema(_ pattern: String) -> String {
    #"{"fields": [{"name": "a", "type": "string", "constraints": {"pattern": "\#(pattern)"}}]}"#
  }

  @Test(.timeLimit(.minutes(20)), arguments: ["(a*)*b", "(a|aa)+b", "((a+)+)+b", "(.*a){12}b"])
  func `are given up once, at any width`(pattern: String) async throws {
    let good = (0..<200).map { "\($0)\n" }.joined()
    let bad = (0..<600).map { String(repeating: "a", count: 40) + "\($0)c\n" }.joined()
    let folder = try HostileFolder(
      tables: table(from: "a.csv", schema: "p.json"),
      ["p.json": Self.schema(pattern), "a.csv": "a\n" + good + bad + good])
    var logs: [[Finding]] = []
    for width in [1, 4] { logs.append(try await folder.check(width: width).findings) }
    #expect(logs[0] == logs[1])
    let costly = logs[0].filter { $0.rule.id == "schema/pattern-too-costly" }
    #expect(costly.count == 1 || logs[0].count == 1000, "gave up \(costly.count) times")
  }

  @Test(
    .timeLimit(.minutes(20)),
    arguments: [
      String(repeating: "a?", count: 50_000), String(repeating: "(", count: 10_000),
      String(repeating: "a|", count: 50_000), "((a{0,999}){0,999}){0,999}",
      "(a{99999999}){99999999}",
      String(repeating: "(a|", count: 4_000) + String(repeating: ")", count: 4_000),
      String(repeating: "[a-[", count: 4_000),
    ]) func `when they are read end within seconds`(pattern: String) throws
  {
    let match = try? XSDPattern(pattern).match(Array("aaaa".utf8).span)
    #expect(match == nil || match == .yes || match == .no || match == .gaveUp)
  }
}
