import Components
import Foundation
import Pipelines
import Testing

@testable import Releases

/// What a pipeline gives up, by plans of pipelines in folders of their own.
@Suite struct `What a pipeline gives up` {
  private static let base = "https://e.example/"

  /// A pipeline of datasets, each a name and lines of its own, and of lines of the publication.
  private final class Folder {
    let path = NSTemporaryDirectory() + "nashr-given-up-" + UUID().uuidString

    init(_ datasets: [(name: String, tables: String, lines: String)], _ more: String = "") throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try Data("a\n1\n".utf8).write(to: URL(filePath: path + "/a.csv"))
      try Data("fields: [{name: a}]\n".utf8).write(to: URL(filePath: path + "/a.yaml"))
      try write(datasets, more)
    }

    func write(_ datasets: [(name: String, tables: String, lines: String)], _ more: String = "")
      throws
    {
      let head = """
        nashr: 1
        name: p
        base: \(base)
        title: P
        description: P.
        publisher: {name: P}
        contact: {name: P, email: p@e.example}
        licenses: {CC0-1.0: {title: CC0, path: "https://e.example/cc0"}}

        """
      let said = datasets.map { dataset in
        let tables = dataset.tables.split(separator: " ").map {
          "\($0): {from: a.csv, schema: a.yaml}"
        }.joined(separator: ", ")
        return "  \(dataset.name): {title: T, description: D., license: CC0-1.0, "
          + "tables: {\(tables)}\(dataset.lines.isEmpty ? "" : ", " + dataset.lines)}\n"
      }
      let text = head + more + "datasets:\n" + said.joined()
      try Data(text.utf8).write(to: URL(filePath: path + "/pipeline.yaml"))
    }

    func plan() throws -> Plan {
      let (pipeline, findings) = try PipelineFile.read(path)
      let read = try #require(pipeline, "\(findings)")
      let (plan, more) = Planner.plan(read, within: Plan.Bounds(width: 1))
      return try #require(plan, "\(more)")
    }

    func findings() throws -> [Finding] { try IdentityRegister.findings(of: try plan()) }

    /// Rules, lines and columns of errors.
    func errors() throws -> [String] {
      try findings().filter { $0.severity == .error }.map(Self.brief)
    }

    static func brief(_ finding: Finding) -> String {
      guard case .text(let file, let line, let column) = finding.place else {
        return finding.rule.id
      }
      return "\(finding.rule.id) \(file):\(line):\(column)"
    }

    func register() throws {
      let bytes = try IdentityRegister.renewed(for: try plan()).bytes
      try Data(bytes).write(to: URL(filePath: path + "/" + IdentityRegister.fileName))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  private static func iri(_ name: String) -> String { base + "id/dataset/" + name }

  @Test func `a dataset takes not its own place, with a register or without`() throws {
    let folder = try Folder([("x", "t", "supersedes: \(Self.iri("x"))")])
    #expect(try folder.errors() == ["identity/still-published pipeline.yaml:10:108"])
  }

  @Test func `nothing takes the place of what is published`() throws {
    let folder = try Folder([("x", "t", ""), ("y", "u", "supersedes: \(Self.iri("x"))/t/json-gz")])
    #expect(try folder.errors() == ["identity/still-published pipeline.yaml:11:108"])
    try folder.write([("x", "t", "")], "supersedes: \(Self.base)\n")
    #expect(try folder.errors() == ["identity/still-published pipeline.yaml:9:13"])
    try folder.write([("x", "t", "")], "supersedes: \(Self.base)latest/t.csv\n")
    #expect(try folder.errors() == ["identity/still-published pipeline.yaml:9:13"])
  }

  @Test func `where there is a register, only what it knows is given up`() throws {
    let folder = try Folder([("x", "t", "")])
    try folder.register()
    try folder.write([("x", "t", "supersedes: \(Self.iri("never"))")])
    #expect(try folder.errors() == ["identity/never-registered pipeline.yaml:10:108"])
    try folder.write([("x", "t", "")], "supersedes: https://other.example/\n")
    #expect(try folder.errors() == ["identity/never-registered pipeline.yaml:9:13"])
    try folder.write(
      [("x", "t", "")], "withdrawn: {never: {on: 2026-01-02, reason: It was wrong.}}\n")
    #expect(try folder.errors() == ["identity/never-registered pipeline.yaml:9:13"])
    try folder.write([("x", "t", "supersedes: \"https://portal.example/set/7\"")])
    #expect(try folder.errors() == [], "a dataset that another portal published")
  }

  @Test func `without a register nobody knows what there was`() throws {
    let folder = try Folder(
      [("x", "t", "supersedes: \(Self.iri("never"))")],
      "withdrawn: {gone: {on: 2026-01-02, reason: It was wrong.}}\n")
    #expect(try folder.errors() == [])
  }

  @Test func `what was given up stays given up, whatever is registered after it`() throws {
    let before = [("x", "t", ""), ("y", "u", "")]
    let after = [("x", "t", "supersedes: \(Self.iri("y"))")]
    let withdrawn = "withdrawn: {y: {on: 2026-01-02, reason: It was wrong.}}\n"
    for (datasets, more) in [(after, ""), ([("x", "t", "")], withdrawn)] {
      let folder = try Folder(before)
      try folder.register()
      try folder.write(datasets, more)
      #expect(try folder.errors() == [])
      try folder.register()
      #expect(try folder.errors() == [])
    }
    let late = try Folder(after, withdrawn.replacing("y:", with: "z:"))
    try late.register()
    #expect(try late.errors() == [], "given up before there was a register")
    try late.write(after + [("z", "u", "")])
    #expect(try late.errors().contains("identity/reused"))
  }

  @Test func `an address that was left is remembered`() throws {
    let base = Self.base
    let catalog = Identity(kind: .catalog, name: "p", iri: base + "id/catalog", url: nil)
    let folder = try Folder([("x", "t", "supersedes: \(base)latest/former.csv")])
    let planned = Identity.all(of: try folder.plan()).map { identity in
      guard identity.iri.hasSuffix("/t/csv") else { return identity }
      return Identity(
        kind: .distribution, name: "x", iri: identity.iri, url: base + "latest/former.csv")
    }
    #expect(planned.first == catalog)
    let bytes = IdentityFile.bytes(of: planned, retired: [])
    try Data(bytes).write(to: URL(filePath: folder.path + "/identities.json"))
    #expect(try folder.errors() == [])
    try folder.register()
    #expect(try folder.errors() == [])
  }

  @Test func `a table has no name that a file has`() throws {
    let taken = { (folder: Folder) in
      TakenNames.findings(of: try folder.plan()).map {
        Folder.brief($0) + " \($0.values["value"]!) \($0.values["expected"]!)"
      }
    }
    #expect(
      try taken(try Folder([("d", "a a-json", "")])) == [
        "pipeline/name-taken pipeline.yaml:10:95 a-json a"
      ])
    #expect(
      try taken(try Folder([("d", "a", ""), ("e", "a-xml", "")])).map { $0.suffix(7) } == [
        "a-xml a"
      ],
      "the package of the whole has the tables of all datasets")
    #expect(
      try taken(try Folder([("d", "bundle", "")])).map { $0.suffix(8) } == ["bundle d"])
    let sqlite = "formats: [csv, sqlite]"
    #expect(
      try taken(try Folder([("d", "sqlite a", sqlite), ("e", "d-sqlite sqlite-gz", "")])).map {
        $0.split(separator: " ").suffix(2).joined(separator: " ")
      } == ["sqlite d", "d-sqlite d"])
    #expect(try taken(try Folder([("d", "a b json a_json", sqlite)])) == [])
  }
}
