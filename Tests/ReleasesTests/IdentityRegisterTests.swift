import Components
import Formats
import Testing

@testable import Releases

@Suite struct `Identity register` {
  private static let base = "https://e.example/"

  private static func dataset(_ name: String) -> [Identity] {
    let iri = base + "id/dataset/" + name
    return [
      Identity(kind: .dataset, name: name, iri: iri, url: nil),
      Identity(
        kind: .distribution, name: name, iri: iri + "/t/csv", url: base + "latest/t\(name).csv"),
    ]
  }

  private static let catalog = Identity(
    kind: .catalog, name: "p", iri: base + "id/catalog", url: nil)

  private func register(_ identities: [Identity], retired: Set<String> = []) throws
    -> IdentityRegister
  {
    try IdentityFile.register(IdentityFile.bytes(of: identities, retired: retired))
  }

  private func changes(
    _ before: [Identity], to after: [Identity], supersedes: [String] = [],
    withdrawn: [String] = [], retired: Set<String> = []
  ) throws -> [String] {
    try findings(before, to: after, supersedes: supersedes, withdrawn: withdrawn, retired: retired)
      .map { "\($0.rule.id) \($0.values["value"] ?? "")" }
  }

  private func findings(
    _ before: [Identity], to after: [Identity], supersedes: [String] = [],
    withdrawn: [String] = [], retired: Set<String> = []
  ) throws -> [Finding] {
    let excuses = Excuses(datasets: ["a": supersedes], withdrawn: withdrawn)
    return try register(before, retired: retired).changes(by: after, excuses)
  }

  @Test func `is read as it was written, a line for each identity`() throws {
    let all = [Self.catalog] + Self.dataset("a") + Self.dataset("b")
    let register = try register(all, retired: ["https://e.example/id/dataset/old"])
    #expect(register.entries.map(\.identity) == all)
    #expect(register.retired == ["https://e.example/id/dataset/old"])
    #expect(register.entries[1].place == .text(file: "identities.json", line: 5, column: 5))
  }

  @Test func `nothing is said where nothing changes`() throws {
    let all = [Self.catalog] + Self.dataset("a")
    #expect(try changes(all, to: all) == [])
  }

  @Test func `a dataset that is gone is one error, whatever files it had`() throws {
    let found = try changes(
      [Self.catalog] + Self.dataset("a") + Self.dataset("b"), to: [Self.catalog] + Self.dataset("a")
    )
    #expect(found == ["identity/gone https://e.example/id/dataset/b"])
  }

  @Test func `a dataset that is superseded or withdrawn goes without an error`() throws {
    let before = [Self.catalog] + Self.dataset("a") + Self.dataset("b")
    let after = [Self.catalog] + Self.dataset("a")
    #expect(try changes(before, to: after, withdrawn: ["b"]) == [])
    #expect(
      try changes(before, to: after, supersedes: ["https://e.example/id/dataset/b"]) == [])
    #expect(
      try changes(before, to: after, withdrawn: ["c"])
        == ["identity/gone https://e.example/id/dataset/b"])
  }

  @Test func `a file that is gone from a dataset that stays is an error`() throws {
    let before = [Self.catalog] + Self.dataset("a")
    let after = [Self.catalog, Self.dataset("a")[0]]
    let file = "https://e.example/id/dataset/a/t/csv"
    #expect(try changes(before, to: after) == ["identity/files-gone ta.csv"])
    #expect(try changes(before, to: after, supersedes: [file]) == [])
  }

  @Test func `another base is one error, and an address that ends in a slash stands for all`()
    throws
  {
    let before = [Self.catalog] + Self.dataset("a")
    let after = before.map {
      Identity(
        kind: $0.kind, name: $0.name, iri: $0.iri.replacing("e.example", with: "new.example"),
        url: $0.url?.replacing("e.example", with: "new.example"))
    }
    let moved = try findings(before, to: after)
    #expect(moved.map(\.rule.id) == ["identity/base-moved"])
    #expect(moved.first?.values["value"] == Self.base && moved.first?.values["count"] == "1")
    #expect(moved.first?.values["line"] == "supersedes: https://e.example/")
    let excused = try changes(before, to: after, supersedes: ["https://e.example/"])
    #expect(excused.allSatisfy { $0.hasPrefix("identity/unregistered https://new.example/") })
    #expect(excused.count == 2)
  }

  @Test func `a file that moves is an error with both addresses`() throws {
    let before = Self.dataset("a")
    let after = [
      before[0],
      Identity(kind: .distribution, name: "a", iri: before[1].iri, url: "https://e.example/x.csv"),
    ]
    let iri = before[1].iri
    #expect(try changes(before, to: after) == ["identity/moved \(iri)"])
    #expect(try changes(before, to: after, supersedes: ["https://e.example/latest/ta.csv"]) == [])
  }

  @Test func `what is new is a warning, once a dataset`() throws {
    let found = try changes([Self.catalog], to: [Self.catalog] + Self.dataset("a"))
    #expect(found == ["identity/unregistered https://e.example/id/dataset/a"])
    #expect(Rule.identityUnregistered.severity == .warning)
  }

  @Test func `what was retired does not come back`() throws {
    let found = try changes(
      [Self.catalog], to: [Self.catalog] + Self.dataset("a"),
      retired: ["https://e.example/id/dataset/a"])
    #expect(found.first == "identity/reused https://e.example/id/dataset/a")
    let all = try changes(
      [Self.catalog], to: [Self.catalog] + Self.dataset("a"),
      retired: Set(Self.dataset("a").map(\.iri)))
    #expect(all == ["identity/reused https://e.example/id/dataset/a"], "once a dataset")
    let files = try changes(
      [Self.catalog], to: [Self.catalog] + Self.dataset("a"),
      retired: Set(Self.dataset("a").dropFirst().map(\.iri)))
    #expect(files.contains { $0.hasPrefix("identity/reused") }, "a new dataset hides no old file")
  }

  @Test(arguments: [
    (#"{"form": 2, "identities": []}"#, "identity/form"), (#"{"form": 1"#, "json/syntax"),
    (
      #"{"form": 1, "identities": [{"kind": "thing", "name": "a", "iri": "i"}]}"#, "setting/unknown"
    ),
    (#"{"form": 1, "identities": [{"kind": "dataset", "name": "a"}]}"#, "setting/missing"),
  ])
  func `a register that cannot be read is refused with its place`(text: String, rule: String) throws
  {
    let error = #expect(throws: Finding.self) { try IdentityFile.register(Array(text.utf8)) }
    #expect(error?.rule.id == rule)
  }

  /// A dataset `x` of table `t` in some formats, each plain and gzipped, and its bundle.
  private static func dataset(_ name: String, _ table: String, _ formats: [String]) -> [Identity] {
    let iri = base + "id/dataset/" + name
    func file(_ path: String, _ name: String) -> Identity {
      Identity(kind: .distribution, name: "x", iri: "\(iri)/\(path)", url: base + "latest/" + name)
    }
    return [Identity(kind: .dataset, name: name, iri: iri, url: nil)]
      + formats.flatMap {
        [file("\(table)/\($0)", "\(table).\($0)"), file("\(table)/\($0)-gz", "\(table).\($0).gz")]
      } + [file("bundle", "x.tar.gz")]
  }

  private static let series = Identity(
    kind: .series, name: "x", iri: base + "id/series/x", url: nil)

  @Test func `a series that is gone says nothing of the dataset of its name`() throws {
    let before = [Self.catalog, Self.series] + Self.dataset("x", "t", ["csv", "json"])
    let after = [Self.catalog] + Self.dataset("x", "t", ["csv"])
    let found = try findings(before, to: after)
    #expect(found.map(\.rule.id) == ["identity/series-gone", "identity/files-gone"])
    #expect(found[0].values["line"] == "supersedes: https://e.example/id/series/x")
    let excused = try changes(
      before, to: after, supersedes: ["https://e.example/id/series/x"])
    #expect(excused == ["identity/files-gone t.json, t.json.gz"])
  }

  @Test func `the line to write gives up a format, and is all that is needed`() throws {
    let before = [Self.catalog] + Self.dataset("x", "t", ["csv", "json"])
    let after = [Self.catalog] + Self.dataset("x", "t", ["csv"])
    let excuses = Excuses(datasets: ["x": ["https://e.example/id/dataset/w"]])
    let found = try register(before).changes(by: after, excuses)
    let start = "https://e.example/id/dataset/x/t/"
    #expect(found.map(\.values["count"]) == ["2"])
    #expect(
      found[0].values["line"]
        == "supersedes: [https://e.example/id/dataset/w, \(start)json, \(start)json-gz]")
    let all = Excuses(datasets: ["x": [start + "json", start + "json-gz"]])
    #expect(try register(before).changes(by: after, all).isEmpty)
  }

  @Test func `a table that is gone whole is given up by the start of its addresses`() throws {
    let one = Self.dataset("x", "t", ["csv"]), other = Self.dataset("x", "u", ["csv", "json"])
    let before = [Self.catalog] + one + other.dropFirst().dropLast()
    let found = try findings(before, to: [Self.catalog] + one)
    let start = "https://e.example/id/dataset/x/u/"
    #expect(found.map(\.values["line"]) == ["supersedes: " + start])
    let excuses = Excuses(datasets: ["x": [start]])
    #expect(try register(before).changes(by: [Self.catalog] + one, excuses).isEmpty)
  }

  @Test func `a dataset that is gone has the lines for both ways out`() throws {
    let found = try findings([Self.catalog] + Self.dataset("b"), to: [Self.catalog])
    #expect(found[0].values["line"] == "supersedes: https://e.example/id/dataset/b")
    #expect(found[0].values["entry"] == "b: {on: YYYY-MM-DD, reason: …}")
  }

  @Test(arguments: [
    ("https://p.example/id/dataset/new", true), ("https://p.example/id/dataset/new/t/csv", false),
    ("https://p.example/id/series/new", false), ("https://p.example/id/dataset/", false),
    ("https://p.example/latest/a.csv", false), ("https://old.example/id/dataset/a", true),
    ("https://old.example/id/dataset/a/t/csv", false), ("https://portal.example/set/7", true),
    ("https://portal.example/set/7/", false),
  ]) func `only a dataset is replaced by a dataset`(iri: String, isDataset: Bool) {
    #expect(Addresses(base: "https://p.example/").isDataset(iri) == isDataset)
  }
}
