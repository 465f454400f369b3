import Foundation
import Testing

/// The rehearsal of harvests, as a command and before each switch.
@Suite struct `nashr harvest-check` {
  private static let dataset = "https://data.example.org/id/dataset/gone"

  private static let feed = """
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="http://purl.org/dc/terms/"
      xmlns:dcat="http://www.w3.org/ns/dcat#"><dcat:Dataset rdf:about="\(dataset)"><dct:title>Gone</dct:title>
    </dcat:Dataset></rdf:RDF>
    """

  /// The case `clean`, published, with a feed that lists a dataset of another day.
  private static func published(_ feed: String = feed) throws -> Scratch {
    let scratch = try `A publication`.published()
    let folder = scratch.path + "/output/sample/feeds"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(feed.utf8).write(to: URL(filePath: folder + "/ckan.rdf"))
    return scratch
  }

  private static func check(_ scratch: Scratch, _ more: [String]) throws -> Command.Outcome {
    try Command.run(["harvest-check"] + more, in: scratch.path)
  }

  @Test func `says what a portal would create, and writes what it would keep`() throws {
    let scratch = try Self.published()
    let outcome = try Self.check(
      scratch, ["output/sample/", "--as", "ckan", "--records", "records.ndjson"])
    #expect(outcome.exit == 0, "\(outcome.error)")
    #expect(outcome.error.contains("harvest/created") && outcome.error.contains(Self.dataset))
    let records = try String(contentsOfFile: scratch.path + "/records.ndjson", encoding: .utf8)
    #expect(
      records.hasPrefix(#"{"portal":"ckan","identity":"\#(Self.dataset)","file":"feeds/ckan.rdf""#))
    #expect(records.contains(#""name":"gone""#) && records.hasSuffix("}\n"))
  }

  @Test func `reports in the forms of other commands, with their exit codes`() throws {
    let scratch = try Self.published("<rdf:RDF>")
    let outcome = try Self.check(scratch, ["output/sample", "--as", "ckan", "--format", "json"])
    #expect(outcome.exit == 1)
    #expect(outcome.output.contains(#""rule": "harvest/unreadable""#), "\(outcome.output)")
    #expect(outcome.output.contains(#""command": "harvest-check""#))
    #expect(
      try Self.check(scratch, ["output/sample", "--as", "ckan", "--fail-on", "never"]).exit == 0)
  }

  @Test func `counts a portal once, and says that there is nothing to compare with`() throws {
    let scratch = try Self.published()
    let twice = try Self.check(
      scratch, ["output/sample", "--as", "ckan", "--as", "ckan", "--format", "json"])
    #expect(twice.output.components(separatedBy: #""met": 1"#).count == 2, "\(twice.output)")
    #expect(twice.output.contains(#""previous": null"#))
  }

  @Test func `knows its portals, and needs a publication`() throws {
    let scratch = try Self.published()
    #expect(try Self.check(scratch, ["output/sample", "--as", "socrata"]).exit == 2)
    #expect(try Self.check(scratch, ["output/sample", "--portal-language", "fr"]).exit == 2)
    #expect(
      try Self.check(scratch, ["output/sample", "--portal-language", "ckan=zz"]).exit == 2)
    let root = try Self.check(scratch, ["output"])
    #expect(root.exit == 3 && root.error.contains("harvest/no-publication"), "\(root.error)")
    #expect(root.error.contains("output/sample"), "\(root.error)")
    #expect(try Self.check(scratch, ["data"]).exit == 3)
    #expect(try Self.check(scratch, ["output/sample", "--previous", "data"]).exit == 3)
  }

  @Test func `compares a draft with the publication that it is to replace`() throws {
    let scratch = try Self.published()
    try scratch.edit("data/members.csv", "Omar Ziani", "Omar Zyani")
    // The rehearsal of the run itself finds the same, and leaves the draft to be looked at.
    let drafted = try `A publication`.run(scratch, ["--draft"], date: "2024-12-01")
    #expect(drafted.exit == 1 && drafted.error.contains("harvest/deleted"), "\(drafted.error)")
    let outcome = try Self.check(scratch, ["output/.generations/sample/.draft", "--as", "ckan"])
    #expect(outcome.exit == 1 && outcome.error.contains("harvest/deleted"), "\(outcome.error)")
    #expect(outcome.error.contains("output/sample"), "what it is compared with is said")
    // From where the draft stands it is the same draft.
    let inside = try Command.run(
      ["harvest-check", ".draft", "--as", "ckan"], in: scratch.path + "/output/.generations/sample")
    #expect(inside.exit == 1 && inside.error.contains("harvest/deleted"), "\(inside.error)")
  }

  @Test func `is weighed by the pipeline, whose rules are known to the plan`() throws {
    let scratch = try Self.published()
    try scratch.edit("data/members.csv", "Omar Ziani", "Omar Zyani")
    let misspelt = "feeds: {google: {severity: {harvest/deletd: note}}}\n"
    try scratch.edit("pipeline.yaml", "nashr: 1\n", "nashr: 1\n" + misspelt)
    let refused = try Command.run(["plan", "."], in: scratch.path)
    #expect(refused.exit != 0 && refused.error.contains("harvest/deleted"), "\(refused.error)")
    let ofAnother = "feeds: {google: {severity: {harvest/deleted: note}}}\n"
    try scratch.edit("pipeline.yaml", misspelt, ofAnother)
    #expect(try `A publication`.run(scratch, date: "2024-12-01").exit == 1)
    let lowered =
      "feeds: {ckan: {severity: {harvest/deleted: note, harvest/all-deleted: warning}}}\n"
    try scratch.edit("pipeline.yaml", ofAnother, lowered)
    let outcome = try `A publication`.run(scratch, date: "2024-12-01")
    #expect(outcome.exit == 0, "\(outcome.error)")
    #expect(outcome.error.contains("harvest/all-deleted"))
    #expect(!outcome.error.contains("harvest/deleted"))
  }

  @Test func `stops a run before the switch, and what is published stays`() throws {
    let scratch = try Self.published()
    let root = scratch.path + "/output/sample"
    let before = try Tree.files(root)
    try scratch.edit("data/members.csv", "Omar Ziani", "Omar Zyani")
    let outcome = try `A publication`.run(scratch, date: "2024-12-01")
    #expect(outcome.exit == 1, "\(outcome.error)")
    #expect(
      outcome.error.contains("harvest/deleted") && outcome.error.contains("nothing was published"))
    #expect(try Tree.files(root) == before)
    let target = try FileManager.default.destinationOfSymbolicLink(atPath: root)
    #expect(target.hasSuffix("/1"))
    #expect(
      !FileManager.default.fileExists(atPath: scratch.path + "/output/.generations/sample/.draft"))
  }
}
