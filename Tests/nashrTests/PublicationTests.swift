import Foundation
import Glibc
import Testing

/// What happens to a publication over several runs.
@Suite struct `A publication` {
  private static let master: Result<Scratch, any Error> = Result {
    let scratch = try Scratch(copying: `Golden case`.folder + "/clean")
    let outcome = try run(scratch)
    try #require(outcome.exit == 0, "\(outcome.error)")
    return scratch
  }

  /// The case `clean`, published once.
  static func published() throws -> Scratch { try Scratch(copying: try master.get().path) }

  static func run(
    _ scratch: Scratch, _ more: [String] = [], date: String = "2024-11-12",
    _ environment: [String: String] = [:]
  ) throws -> Command.Outcome {
    try Command.run(
      ["run", ".", "--output", "output", "--date", date] + more, in: scratch.path, environment)
  }

  private func verify(_ scratch: Scratch) throws -> Command.Outcome {
    try Command.run(["verify", "output/sample"], in: scratch.path)
  }

  @Test func `is left alone where nothing has changed`() throws {
    let scratch = try Self.published()
    let root = scratch.path + "/output/sample"
    let files = try Tree.files(root), nodes = try Tree.nodes(root)
    let target = try FileManager.default.destinationOfSymbolicLink(atPath: root)
    let again = try Self.run(scratch, date: "2025-01-01")
    #expect(again.exit == 0 && again.error.contains("Nothing has changed"))
    #expect(try Self.run(scratch, ["--detailed-exit"]).exit == 10)
    #expect(try Self.run(scratch, ["--quiet"]).error == "")
    #expect(try Tree.files(root) == files)
    #expect(try Tree.nodes(root) == nodes)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: root) == target)
    #expect(target.hasSuffix("/1"))
  }

  @Test func `has a new release of the dataset that changed, and of no other`() throws {
    let scratch = try Self.published()
    let root = scratch.path + "/output/sample"
    let old = try Tree.files(root), oldNodes = try Tree.nodes(root)
    try scratch.edit("data/members.csv", "Omar Ziani", "Omar Zyani")
    let outcome = try Self.run(scratch, date: "2024-12-01")
    #expect(outcome.exit == 0 && outcome.error.contains("1.1.0"), "\(outcome.error)")
    let new = try Tree.files(root), newNodes = try Tree.nodes(root)
    let before = "datasets/members/1.0.0/", after = "datasets/members/1.1.0/"
    #expect(new.keys.contains { $0.hasPrefix(after) })
    #expect(!new.keys.contains { $0.hasPrefix("datasets/territories/1.1.0/") })
    for (path, bytes) in old where path.hasPrefix("datasets/") {
      #expect(new[path] == bytes)
      #expect(newNodes[path] == oldNodes[path], "\(path) was written again")
    }
    #expect(old.keys.contains { $0.hasPrefix(before) })
    for name in ["territories.csv", "territories.csv.gz", "territories.json", "territories.xml"] {
      #expect(newNodes["latest/" + name] == oldNodes["latest/" + name])
    }
    let served = String(decoding: try #require(new["latest/members.csv"]), as: UTF8.self)
    #expect(served.contains("Zyani") && !served.contains("Ziani"))
    #expect(newNodes["latest/members.csv.gz"] == newNodes[after + "members.csv.gz"])
    #expect(try verify(scratch).exit == 0)
  }

  @Test func `has a new generation without releases where its title changed`() throws {
    let scratch = try Self.published()
    let root = scratch.path + "/output/sample"
    let old = try Tree.nodes(root)
    try scratch.edit("pipeline.yaml", "en: Test network", "en: Another network")
    let outcome = try Self.run(scratch, ["--format", "json"])
    #expect(outcome.exit == 0 && outcome.output.contains("\"generation\": 2"))
    #expect(!outcome.output.contains("\"released\": true"))
    let new = try Tree.nodes(root)
    #expect(Set(new.keys) == Set(old.keys))
    // What describes a table is made anew with each publication.
    let made = ["schema.json", "metadata.json"]
    for (path, node) in new
    where path.hasPrefix("datasets/")
      || path.hasPrefix("latest/") && !made.contains(where: path.hasSuffix)
    {
      #expect(node == old[path], "\(path)")
    }
    #expect(try scratch.text("output/sample/en/index.html").contains("Another network"))
  }

  /// An older engine listed versions without what they were called.
  @Test(arguments: [false, true]) func `calls each version what its own release called it`(
    isOld: Bool
  ) throws {
    let scratch = try Self.published()
    if isOld {
      let path = "output/sample/manifest.json"
      let whole = try scratch.text(path)
      let old = whole.replacing(/"description" : \{[^}]*\},\s*"issued"/, with: "\"issued\"")
        .replacing(/,\s*"title" : \{[^}]*\},\s*"version"/, with: ", \"version\"")
      #expect(whole.ranges(of: "الأعضاء").count == 1 && !old.contains("الأعضاء"))
      try scratch.write(path, old)
    }
    try scratch.edit("pipeline.yaml", "fr: Membres,", "fr: Adhérents,")
    let outcome = try Self.run(scratch, date: "2024-11-13")
    #expect(outcome.exit == 0, "\(outcome.error)")
    let text = try scratch.text("output/sample/versions.ttl")
    #expect(text.ranges(of: "\"Membres\"@fr").count == 1)
    #expect(text.ranges(of: "\"Adhérents\"@fr").count == 2)
    #expect(try verify(scratch).exit == 0)
  }

  /// Releases stay for ever, so a version that was given is never given again.
  @Test func `counts on where a dataset comes back`() throws {
    let scratch = try Self.published()
    let whole = try scratch.text("pipeline.yaml")
    let cut = try #require(whole.range(of: "  members:\n"))
    let left = String(whole[..<cut.lowerBound])
    try scratch.write("pipeline.yaml", left)
    let lost = try Self.run(scratch)
    #expect(lost.exit == 1 && lost.error.contains("harvest/deleted"), "\(lost.error)")
    let withdrawn = "withdrawn: {members: {on: 2024-11-12, reason: {ar: سحبت}}}\n"
    try scratch.write("pipeline.yaml", withdrawn + left)
    #expect(try Self.run(scratch).exit == 0)
    #expect(
      !FileManager.default.fileExists(atPath: scratch.path + "/output/sample/latest/members.csv"))
    #expect(
      FileManager.default.fileExists(
        atPath: scratch.path + "/output/sample/datasets/members/1.0.0/manifest.json"))
    try scratch.write("pipeline.yaml", whole)
    let outcome = try Self.run(scratch)
    #expect(
      outcome.exit == 0 && outcome.error.contains("\u{2068}1.1.0\u{2069}"), "\(outcome.error)")
    #expect(!FileManager.default.fileExists(atPath: scratch.path + Self.tombstone))
    #expect(try verify(scratch).exit == 0)
  }

  private static let tombstone = "/output/sample/id/dataset/members/index.html"

  /// As long as it does not come back, whatever the pipeline goes on to say of it.
  @Test func `keeps a tombstone of what was withdrawn`() throws {
    let scratch = try Self.published()
    let whole = try scratch.text("pipeline.yaml")
    let cut = try #require(whole.range(of: "  members:\n"))
    let left = String(whole[..<cut.lowerBound])
    try scratch.write(
      "pipeline.yaml", "withdrawn: {members: {on: 2024-11-11, reason: {ar: سحبت}}}\n" + left)
    #expect(try Self.run(scratch, date: "2024-11-13").exit == 0)
    let page = try scratch.text(Self.tombstone)
    #expect(page.contains("<h1>الأعضاء</h1>") && page.contains("11 November 2024"))
    #expect(page.contains("members-1.0.0.tar.gz") && page.contains("سحبت"))
    #expect(try verify(scratch).exit == 0)
    try scratch.write("pipeline.yaml", left)
    let outcome = try Self.run(scratch, date: "2024-11-14")
    #expect(outcome.exit == 0 && outcome.error.contains("\u{2068}3\u{2069}"), "\(outcome.error)")
    #expect(try scratch.text(Self.tombstone) == page)
  }

  @Test func `of an older engine that withdrew something has its tombstone from the releases`()
    throws
  {
    let scratch = try Self.published()
    let whole = try scratch.text("pipeline.yaml")
    let cut = try #require(whole.range(of: "  members:\n"))
    let withdrawn = "withdrawn: {members: {on: 2024-11-11, reason: {ar: سحبت}}}\n"
    try scratch.write("pipeline.yaml", withdrawn + String(whole[..<cut.lowerBound]))
    #expect(try Self.run(scratch, date: "2024-11-13").exit == 0)
    let manifest = try scratch.text("output/sample/manifest.json")
    let old = manifest.replacing(/,\s*"tombstones" : \[.*\]/.dotMatchesNewlines(), with: "")
    #expect(!old.contains("tombstones") && old != manifest)
    try scratch.write("output/sample/manifest.json", old)
    try scratch.edit("pipeline.yaml", "en: Test network", "en: Another network")
    #expect(try Self.run(scratch, date: "2024-11-14").exit == 0)
    #expect(try scratch.text(Self.tombstone).contains("<h1>الأعضاء</h1>"))
  }

  @Test func `is not touched by a run that is refused`() throws {
    let scratch = try Self.published()
    let before = try Tree.files(scratch.path + "/output/sample")
    try scratch.edit("data/members.csv", "2018-10-30", "30/10/2018")
    #expect(try Self.run(scratch).exit == 1)
    #expect(try Tree.files(scratch.path + "/output/sample") == before)
  }

  @Test(arguments: ["--draft", "--dry-run"]) func `is not touched by a rehearsal`(flag: String)
    throws
  {
    let scratch = try Self.published()
    let before = try Tree.files(scratch.path + "/output/sample")
    try scratch.edit("data/members.csv", "Omar Ziani", "Omar Zyani")
    let outcome = try Self.run(scratch, [flag])
    #expect(outcome.exit == 0, "\(outcome.error)")
    #expect(try Tree.files(scratch.path + "/output/sample") == before)
    let generations = scratch.path + "/output/.generations/sample"
    let left = try FileManager.default.contentsOfDirectory(atPath: generations).sorted()
    #expect(left == (flag == "--draft" ? [".draft", "1"] : ["1"]))
    #expect(try Self.run(scratch, ["--date", "2024-11-20"]).exit == 0)
    #expect(!(try FileManager.default.contentsOfDirectory(atPath: generations).contains(".draft")))
  }

  @Test func `does not begin with a dry run`() throws {
    let scratch = try Scratch(copying: `Golden case`.folder + "/clean")
    #expect(try Self.run(scratch, ["--dry-run"]).exit == 0)
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/output"))
  }

  @Test func `is the same in two folders, on two days of the clock and at every width`() throws {
    var trees: [[String: [UInt8]]] = []
    for jobs in ["1", "8"] {
      let scratch = try Scratch(copying: `Golden case`.folder + "/clean")
      let outcome = try Command.run(
        ["run", scratch.path, "--output", "output", "--jobs", jobs], in: scratch.path,
        ["SOURCE_DATE_EPOCH": "1731369600", "TZ": jobs == "1" ? "UTC" : "Pacific/Auckland"])
      #expect(outcome.exit == 0)
      trees.append(try Tree.files(scratch.path + "/output/sample"))
      #expect(try Self.run(scratch, ["--detailed-exit"]).exit == 10)
    }
    #expect(trees[0] == trees[1])
  }

  @Test func `passes its verification`() throws {
    let outcome = try verify(try Self.published())
    #expect(outcome.exit == 0 && outcome.error.contains("Verified"), "\(outcome.error)")
  }

  private static let everywhere = [
    "latest/members.csv", "latest/members.json", "latest/territories.xml.gz", "latest/members.xsd",
    "datasets/members/1.0.0/members.csv.gz", "datasets/members/1.0.0/members.xsd",
    "datasets/members/1.0.0/members-1.0.0.tar.gz", "datasets/members/1.0.0/manifest.json",
    "datasets/members/1.0.0/datapackage.json", "datasets/members/1.0.0/findings.csv",
    "datasets/members/1.0.0/SHA256SUMS", "index.html", "ar/index.html", "style.css", "catalog.ttl",
    "datapackage.json", "manifest.json", "SHA256SUMS",
  ]

  @Test(arguments: everywhere) func `fails its verification after one byte has changed`(
    path: String
  ) throws {
    let scratch = try Self.published()
    let url = URL(filePath: scratch.path + "/output/sample/" + path)
    let sound = [UInt8](try Data(contentsOf: url))
    for at in [0, sound.count / 2, sound.count - 1] {
      var bytes = sound
      bytes[at] ^= 1
      try Data(bytes).write(to: url)
      #expect(try verify(scratch).exit == 6, "byte \(at)")
    }
    try Data(sound).write(to: url)
    #expect(try verify(scratch).exit == 0)
  }

  @Test(arguments: everywhere) func `fails its verification without one of its files`(path: String)
    throws
  {
    let scratch = try Self.published()
    try FileManager.default.removeItem(atPath: scratch.path + "/output/sample/" + path)
    let outcome = try verify(scratch)
    #expect(outcome.exit == 6, "\(outcome.error)")
  }

  @Test(arguments: [
    "new.html", "latest/more.csv", "datasets/members/1.0.0/more.csv", "datasets/members/more",
    "datasets/members/2.0.0/manifest.json", "datasets/other/1.0.0/x", "fr/more.html",
  ]) func `fails its verification with a file too many`(path: String) throws {
    let scratch = try Self.published()
    try scratch.write("output/sample/" + path, "{}")
    #expect(try verify(scratch).exit == 6)
  }

  @Test func `is an input that is missing where there is none`() throws {
    let scratch = try Scratch()
    #expect(try verify(scratch).exit == 3)
  }

  @Test(arguments: [5, 15, 25, 35, 50, 80, 120, 200]) func `survives a run that is killed`(
    milliseconds: Int
  ) throws {
    let scratch = try Self.published()
    let before = try Tree.files(scratch.path + "/output/sample")
    try scratch.edit("data/members.csv", "Omar Ziani", "Omar Zyani")
    let streams = try Scratch()
    let process = try Command.start(
      ["run", ".", "--output", "output", "--date", "2024-11-12"], in: scratch.path,
      program: Command.path, streams)
    usleep(UInt32(milliseconds * 1_000))
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    #expect(try verify(scratch).exit == 0)
    let after = try Tree.files(scratch.path + "/output/sample")
    let isNew = after["datasets/members/1.1.0/manifest.json"] != nil
    #expect(isNew || after == before)
    #expect(try Self.run(scratch).exit == 0)
    #expect(try verify(scratch).exit == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/output")
    #expect(Set(names) == ["sample", ".generations", ".nashr"], "\(names)")
    #expect(try scratch.text("output/sample/latest/members.csv").contains("Zyani"))
  }

  @Test func `is written by one run at a time`() throws {
    let scratch = try Self.published()
    let lock = scratch.path + "/output/.nashr/sample/lock"
    let outcome = try Command.outside(
      "flock", [lock, Command.path, "run", ".", "--output", "output"], in: scratch.path)
    #expect(outcome.exit == 75, "\(outcome.error)")
  }

  @Test(arguments: [[:], ["NO_COLOR": "1"], ["TERM": "xterm-256color", "CLICOLOR_FORCE": "1"]])
  func `is reported without escape codes off the terminal`(environment: [String: String]) throws {
    let scratch = try Scratch(copying: `Golden case`.folder + "/refused")
    let outcome = try Self.run(scratch, [], environment)
    #expect(outcome.exit == 1)
    #expect(!(outcome.error + outcome.output).contains("\u{1B}"))
    let coloured = try Self.run(scratch, ["--color", "always"], environment)
    #expect(coloured.error.contains("\u{1B}[31m"))
  }

  @Test func `may come from a pipeline behind a symlink`() throws {
    let scratch = try Scratch()
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/link", withDestinationPath: `Golden case`.folder + "/clean")
    #expect(try Command.run(["validate", "link"], in: scratch.path).exit == 0)
    #expect(try Command.run(["run", "link", "-o", "out"], in: scratch.path).exit == 0)
  }

  @Test func `cannot be written where the folder may not be`() throws {
    let scratch = try Scratch(copying: `Golden case`.folder + "/clean")
    try scratch.write("output/sample/index.html", "a folder that is none of ours")
    let outcome = try Self.run(scratch)
    #expect(outcome.exit == 4, "\(outcome.error)")
    #expect(try scratch.text("output/sample/index.html") == "a folder that is none of ours")
  }

  @Test func `names the files of findings only where all that was cut stands in them`() throws {
    let scratch = try Self.published()
    try scratch.edit(
      "pipeline.yaml", "https://data.example.org/sample/", "https://data.example.org/other/")
    let outcome = try Self.run(scratch)
    #expect(outcome.error.contains("harvest/deleted"), "\(outcome.error)")
    #expect(outcome.error.contains("For the whole list, add to the command"), "\(outcome.error)")
    #expect(!outcome.error.contains("datasets/*/*/findings.csv"))
    let warned = try Scratch(copying: `Golden case`.folder + "/warnings-published")
    let rows = (6...9).map { "\($0),04.421,,,12,5,,Aïcha \"la\" B.\n" }.joined()
    try warned.write("data/members.csv", warned.text("data/members.csv") + rows)
    #expect(try Self.run(warned).error.contains("sample/datasets/*/*/findings.csv"))
  }
}
