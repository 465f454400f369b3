import Foundation
import Testing

/// References of a schema to what was published before: `nashr:foreignKeys` with a `release`.
@Suite struct `A reference to an earlier release` {
  private static let kept =
    "  - {fields: member_id, reference: {release: previous, fields: member_id}, kept: true}\n"
  private static let anchor = "resource: territories, fields: code}}\n"

  private func declared(_ key: String) throws -> Scratch {
    let scratch = try `A publication`.published()
    try scratch.edit("schemas/members.yaml", Self.anchor, Self.anchor + key)
    return scratch
  }

  @Test func `is not checked at the first publication, and says so`() throws {
    let scratch = try Scratch(copying: `Golden case`.folder + "/clean")
    try scratch.edit("schemas/members.yaml", Self.anchor, Self.anchor + Self.kept)
    let outcome = try `A publication`.run(scratch)
    #expect(outcome.exit == 0 && outcome.error.contains("schema/no-earlier-release"))
    let again = try `A publication`.run(scratch)
    #expect(again.exit == 0 && !again.error.contains("schema/no-earlier-release"))
  }

  @Test func `refuses a release in which an identifier has disappeared`() throws {
    let scratch = try declared(Self.kept)
    let lines = try scratch.text("data/members.csv").split(separator: "\n")
    try scratch.write("data/members.csv", lines.dropLast().joined(separator: "\n") + "\n")
    let outcome = try `A publication`.run(scratch, date: "2024-11-13")
    #expect(outcome.exit == 1, "\(outcome.error)")
    #expect(outcome.error.contains("schema/key-gone × 1"))
    #expect(outcome.error.contains("sample/datasets/members/1.0.0/members.csv.gz"))
    try scratch.write("data/members.csv", lines.joined(separator: "\n") + "\n")
    let mended = try `A publication`.run(scratch, date: "2024-11-13")
    #expect(mended.exit == 0, "\(mended.error)")
  }

  @Test func `finds the release that it names, or says which there are`() throws {
    let key = "  - {fields: member_id, reference: {release: 1.0.0, fields: member_id}}\n"
    let scratch = try declared(key)
    let good = try `A publication`.run(scratch, date: "2024-11-13")
    #expect(good.exit == 0, "\(good.error)")
    try scratch.edit("schemas/members.yaml", "release: 1.0.0", "release: 9.0.0")
    let bad = try `A publication`.run(scratch, date: "2024-11-13")
    #expect(bad.exit == 2 && bad.error.contains("schema/no-such-release"))
    #expect(bad.error.contains("1.0.0, 1.1.0"), "\(bad.error)")
  }

  @Test func `leaves the published packages valid`() throws {
    let scratch = try declared(Self.kept)
    let outcome = try `A publication`.run(scratch, date: "2024-11-13")
    #expect(outcome.exit == 0, "\(outcome.error)")
    for path in ["", "datasets/members/1.1.0/"] {
      let package = "output/sample/\(path)datapackage.json"
      let found = try Command.run(["validate", package], in: scratch.path)
      #expect(found.exit == 0, "\(package): \(found.error)")
    }
  }
}
