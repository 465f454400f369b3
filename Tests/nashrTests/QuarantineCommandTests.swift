import Foundation
import Testing

/// What people find after a run that sets rows aside.
@Suite struct `Rows set aside` {
  private static let folder = "output/.nashr/sample/quarantine"

  private func scratch() throws -> Scratch {
    try Scratch(copying: `Golden case`.folder + "/quarantine")
  }

  private func run(_ scratch: Scratch, _ more: [String] = []) throws -> Command.Outcome {
    try `A publication`.run(scratch, more)
  }

  private func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func mode(_ path: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }

  @Test func `are where their owner alone can read them`() throws {
    let scratch = try scratch()
    #expect(try run(scratch).exit == 0)
    for name in ["", "/1"] { #expect(try mode("\(scratch.path)/\(Self.folder)\(name)") == 0o700) }
    let files = try Tree.files("\(scratch.path)/\(Self.folder)/1").keys.sorted()
    #expect(
      files == [
        "index.html", "members.csv", "members.original.csv", "territories.csv",
        "territories.original.csv",
      ])
    for file in files { #expect(try mode("\(scratch.path)/\(Self.folder)/1/\(file)") == 0o600) }
  }

  @Test func `are counted everywhere so that it adds up`() throws {
    let scratch = try scratch()
    let outcome = try run(scratch, ["--format", "json"])
    #expect(outcome.exit == 0)
    func check(_ item: [String: Any], _ published: String, _ read: Int, _ rejected: Int) throws {
      let numbers = try [published, "read", "rejected"].map { try #require(item[$0] as? Int) }
      #expect(numbers == [read - rejected, read, rejected])
    }
    let report = try json(outcome.output)
    let datasets = try #require(report["datasets"] as? [[String: Any]])
    let aside = try #require(report["quarantine"] as? [String: Any])
    #expect(aside["folder"] as? String == Self.folder + "/1")
    let tables = try #require(aside["tables"] as? [[String: Any]])
    let record = try json(scratch.text("output/.nashr/sample/run.json"))
    let noted = try #require(record["tables"] as? [[String: Any]])
    for (index, totals) in [(3, 1), (6, 4)].enumerated() {
      try check(datasets[index], "rows", totals.0, totals.1)
      try check(tables[index], "published", totals.0, totals.1)
      try check(noted[index], "rows", totals.0, totals.1)
      let name = try #require(datasets[index]["name"] as? String)
      let manifest = try json(
        scratch.text("output/sample/datasets/\(name)/1.0.0/manifest.json"))
      let stated = try #require(manifest["tables"] as? [[String: Any]])
      try check(stated[0], "rows", totals.0, totals.1)
      let published = try scratch.text("output/sample/latest/\(name).csv")
      #expect(published.split(separator: "\r\n").count - 1 == totals.0 - totals.1)
    }
  }

  @Test func `come back when they are mended and sent alone`() throws {
    let scratch = try scratch()
    #expect(try run(scratch).exit == 0)
    try scratch.edit("data/territories.csv", "1.227", "01.227")
    let kept = try scratch.text(Self.folder + "/1/members.original.csv")
    #expect(
      kept
        == "member_id,code,joined,active,total,women,men,chair\n"
        + "2,1.227,2019-02-28,true,31,11,20,\"Omar \"\"le <b>vieux</b>\"\"\"\n"
        + "1,04.421,2019-03-01,true,,,,\nx,,2018-02-30,false,1\n"
        + "4,04,30/10/2018,yes,31,11,20,\"Omar,\nZiani\"\n")
    try scratch.write(
      "data/members.csv",
      kept.replacing("1.227", with: "01.227").replacing("x,,2018-02-30,false,1\n", with: "")
        .replacing("30/10/2018,yes", with: "2018-10-30,true"))
    let outcome = try run(scratch)
    #expect(outcome.exit == 0 && outcome.error.contains("generation ⁨2⁩"), "\(outcome.error)")
    #expect(!outcome.error.contains("set aside"))
    #expect(
      try scratch.text("output/sample/latest/members.csv").split(separator: "\r\n").count == 4)
  }

  @Test func `are kept anew where the published did not change`() throws {
    let scratch = try scratch()
    #expect(try run(scratch).exit == 0)
    try scratch.edit("data/members.csv", "2019-03-01", "2019-03-02")
    #expect(try run(scratch, ["--detailed-exit"]).exit == 10)
    #expect(try scratch.text(Self.folder + "/1/members.csv").contains("2019-03-02"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/" + Self.folder) == ["1"]
    )
  }

  @Test func `are not written by a dry run, and wait beside a draft`() throws {
    let scratch = try scratch()
    let dry = try run(scratch, ["--dry-run"])
    #expect(dry.exit == 0 && dry.error.contains("quarantine/rows"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/output"))
    let draft = try run(scratch, ["--draft"])
    #expect(draft.error.contains(".nashr-quarantine/index.html"))
    #expect(try scratch.text("output/.nashr/sample/.nashr-quarantine/members.csv").contains("x,,"))
    #expect(try run(scratch).exit == 0)
    #expect(
      try Tree.files(scratch.path + "/output/.nashr").keys.allSatisfy { !$0.contains(".nashr-") })
  }

  @Test func `refuse the release where warnings do, and a validation always`() throws {
    let scratch = try scratch()
    #expect(try run(scratch, ["--fail-on", "warning"]).exit == 1)
    let validation = try Command.run(["validate", "."], in: scratch.path)
    #expect(validation.exit == 1 && validation.error.contains("error schema/type × 2"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/output"))
  }

  @Test func `say nothing of names that the publication drops, but keep the records`() throws {
    let scratch = try scratch()
    try scratch.edit("pipeline.yaml", "licenses:", "privacy: {names: drop}\nlicenses:")
    try scratch.edit("data/members.csv", "x,,2018", "\"Zineb\"x,,2018")
    let outcome = try run(scratch)
    #expect(outcome.exit == 0, "\(outcome.error)")
    let page = try scratch.text(Self.folder + "/1/index.html")
    for name in ["vieux", "Ziani", "Zineb"] {
      #expect(!page.contains(name) && !outcome.error.contains(name))
      #expect(try scratch.text(Self.folder + "/1/members.original.csv").contains(name))
    }
    #expect(page.contains("hold names that the publication leaves out"))
    for (path, bytes) in try Tree.files(scratch.path + "/output/sample") where !path.hasSuffix("gz")
    {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("Ziani") && !text.contains("vieux"), "\(path)")
    }
  }

  @Test func `that are not UTF-8 are kept in base64`() throws {
    let scratch = try scratch()
    let url = URL(filePath: scratch.path + "/data/members.csv")
    let bad: [UInt8] = Array("7,04,2020-01-01,true,,,,".utf8) + [0xE9, 0xE8]
    try (Data(contentsOf: url) + Data(bad + [10])).write(to: url)
    #expect(try run(scratch).exit == 0)
    let list = try scratch.text(Self.folder + "/1/members.csv")
    #expect(list.contains("true,,,,\u{FFFD}\u{FFFD}\"," + Data(bad).base64EncodedString() + "\r\n"))
    let kept = try Tree.files("\(scratch.path)/\(Self.folder)/1")["members.original.csv"]
    #expect(try #require(kept).suffix(bad.count + 1) == (bad + [10])[...])
  }

  @Test func `are shown on a page in three languages, safe and well formed`() throws {
    let scratch = try scratch()
    #expect(try run(scratch).exit == 0)
    let page = try scratch.text(Self.folder + "/1/index.html")
    for part in [
      "<html lang=\"ar\" dir=\"rtl\">", "id=\"fr\" lang=\"fr\" dir=\"ltr\"",
      "id=\"en\" lang=\"en\"",
      "<mark><bdi>30/10/2018</bdi></mark>", "<bdi>members.original.csv</bdi>",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(!page.contains("<b>") && !page.contains("<script"))
    #expect(page.contains("Read: 6 rows; published: 2 rows; set aside: 4 rows."))
    var open: [Substring] = []
    for tag in page.matches(of: /<(\/?)([a-z0-9]+)[^<>]*>/) where tag.2 != "meta" {
      if tag.1.isEmpty { open.append(tag.2) } else { #expect(open.popLast() == tag.2) }
    }
    #expect(open.isEmpty)
  }
}
