import Components
import FoundationEssentials
import Testing

@testable import Pipelines

@Suite struct `Metadata of a publication` {
  private static let files = ["a.csv": "a\n", "a.yaml": "fields: [{name: a}]\n"]

  /// A pipeline with one dataset that says `lines` of itself, and `more` said of the publication.
  private func bench(_ lines: [String] = [], _ more: String = "") throws -> Bench {
    let dataset = Bench.dataset("d", tables: ["a: {from: a.csv, schema: a.yaml}"])
    let said = lines.map { "    \($0)\n" }.joined()
    return try Bench(
      more + dataset.replacing("    tables:", with: said + "    tables:"),
      Self.files)
  }

  @Test func `states places with a title and a box, series, and what it takes the place of`() throws
  {
    let (pipeline, findings) = try bench(
      [
        "spatial: [{path: \"https://e.example/MA\", title: {en: Morocco}, bbox: [-17.1, 20.7, -1, 35.9]}, \"https://e.example/x\"]",
        "series: yearly", "supersedes: https://e.example/id/dataset/old",
      ],
      """
      series: {yearly: {title: Yearly, description: Each year.}}
      feeds: {pageSize: 2, ckan: {language: fr}}
      withdrawn: {gone: {on: 2026-01-02, reason: It was wrong.}}
      supersedes: ["https://old.example/"]

      """
    ).read()
    #expect(findings == [])
    let about = try #require(pipeline?.datasets.first?.metadata)
    #expect(
      about.spatial == [
        Spatial(
          path: "https://e.example/MA", title: ["en": "Morocco"], bbox: [-17.1, 20.7, -1, 35.9]),
        "https://e.example/x",
      ])
    #expect(about.series == "yearly" && about.supersedes == ["https://e.example/id/dataset/old"])
    let publication = try #require(pipeline?.metadata)
    #expect(publication.series?.map(\.name) == ["yearly"])
    #expect(publication.feeds == Feeds(pageSize: 2, languages: ["ckan": "fr"]))
    #expect(publication.withdrawn?.map(\.date) == ["2026-01-02"])
    #expect(publication.supersedes == ["https://old.example/"])
  }

  @Test func `states a licence of the catalogue itself, by its name`() throws {
    let (pipeline, findings) = try bench([], "license: CC0-1.0\n").read()
    #expect(findings == [] && pipeline?.metadata.license?.name == "CC0-1.0")
    #expect(try bench().read().0?.metadata.license == nil)
    #expect(try bench([], "license: none\n").read().1.map(\.rule.id) == ["setting/unknown"])
  }

  @Test(arguments: [
    (["themes: [GOVT]"], "", "setting/misspelt"), (["frequency: often"], "", "setting/unknown"),
    (["spatial: [{path: \"https://e.example/x\", bbox: [1, 2, 3]}]"], "", "setting/shape"),
    (["spatial: [{path: \"https://e.example/x\", bbox: [0, 91, 1, 92]}]"], "", "setting/shape"),
    (["series: weekly"], "", "setting/undeclared"),
    (["supersedes: old"], "", "pipeline/no-identity"),
    ([], "feeds: {pageSize: 0}\n", "setting/shape"),
    ([], "feeds: {ckna: {language: fr}}\n", "setting/misspelt"),
    ([], "feeds: {ckan: {language: de}}\n", "setting/unknown"),
    ([], "withdrawn: {gone: {on: 2026-02-30, reason: x}}\n", "setting/shape"),
  ])
  func `refuses what it does not know, with its place`(
    lines: [String], more: String, rule: String
  ) throws {
    let (pipeline, findings) = try bench(lines, more).read()
    #expect(pipeline == nil && findings.map(\.rule.id) == [rule])
  }

  @Test func `what is withdrawn is not published too`() throws {
    let (pipeline, findings) = try bench([], "withdrawn: {d: {on: 2026-01-02, reason: x}}\n").read()
    #expect(pipeline == nil && findings.map(\.rule.id) == ["pipeline/withdrawn-published"])
  }

  @Test func `a place of an IRI alone is a string in manifests, as it always was`() throws {
    let places: [Spatial] = ["https://e.example/x", Spatial(path: "p", title: ["ar": "م"])]
    let text = String(decoding: try JSONEncoder().encode(places), as: UTF8.self)
    #expect(text.hasPrefix(#"["https:\/\/e.example\/x",{"#))
    #expect(try JSONDecoder().decode([Spatial].self, from: Data(text.utf8)) == places)
  }

  @Test func `what was not stated is not written`() throws {
    let publication = try #require(try bench().read().0).metadata
    let text = String(decoding: try JSONEncoder().encode(publication), as: UTF8.self)
    for name in ["feeds", "series", "supersedes", "withdrawn", "publisherType"] {
      #expect(!text.contains("\"\(name)\""))
    }
  }

  /// The pipeline of `bench` with a part of its head changed.
  private func mistakes(_ good: String, _ bad: String, _ lines: [String] = [], _ more: String = "")
    throws -> [String]
  {
    let bench = try bench(lines, more)
    let text = try String(contentsOfFile: bench.folder.path + "/pipeline.yaml", encoding: .utf8)
    try bench.folder.write("pipeline.yaml", text.replacing(good, with: bad, maxReplacements: 1))
    return try bench.mistakes().map { String($0.trimmingPrefix("pipeline.yaml:")) }
  }

  @Test(arguments: [
    ("{name: P}", "{name: {ar: ب, fr: P}}", "7:19 pipeline/default-language en → ar"),
    ("{name: P}", "{name: P, type: NotAType}", "7:28 setting/unknown NotAType"),
    ("email: c@example.org", "e-mail: c@example.org", "8:20 setting/misspelt e-mail → email"),
    ("    title: CC0", "    titel: CC0", "11:5 setting/misspelt titel → title"),
    ("language: en", "language: eng", "4:11 setting/misspelt eng → en"),
  ]) func `what is wrong with the publication is not said again of its datasets`(
    good: String, bad: String, expected: String
  ) throws {
    let series = "series: {budgets: {title: {en: B}, description: {en: One a year.}}}\n"
    let found = try mistakes(good, bad, ["series: budgets", "keywords: {en: [x]}"], series)
    #expect(found.count == 1 && found.first?.hasPrefix(expected) == true, "\(found)")
  }

  @Test func `all that is wrong with a publication and a dataset is said together`() throws {
    let found = try mistakes(
      "title: T\n", "title: {fr: T}\n", ["frequency: often", "themes: [GOVT]", "series: b"],
      "series: {a: {}}\nwithdrawn: {gone: {on: yesterday, reason: x}}\n")
    #expect(
      found.map { $0.split(separator: " ")[1] } == [
        "pipeline/default-language", "setting/missing", "setting/shape", "setting/misspelt",
        "setting/unknown", "setting/misspelt",
      ], "\(found)")
  }

  @Test(arguments: [
    ("title: T\n", "title: \"\"\n", "5:8 pipeline/blank-text"),
    ("title: T\n", "title: {en: T, ar: \" \"}\n", "5:20 pipeline/blank-text"),
    ("title: T\n", "title: {}\n", "5:8 pipeline/blank-text"),
    ("{name: P}", "{name: \"\"}", "7:19 pipeline/blank-text"),
    ("email: c@example.org", "email: open data at example", "8:27 pipeline/bad-email"),
    ("email: c@example.org", "email: c@example", "8:27 pipeline/bad-email c@example"),
    (
      "path: https://creativecommons.org", "path: creativecommons.org", "12:11 pipeline/bad-address"
    ),
    ("    title: CC0", "    title: \" \"", "11:12 pipeline/blank-text"),
    ("    title: T\n", "    title: ''\n", "15:12 pipeline/blank-text"),
    (
      "description: D.\n    license", "description: {en: ''}\n    license",
      "16:23 pipeline/blank-text"
    ),
  ]) func `a text that says nothing and an address that is none are refused`(
    good: String, bad: String, expected: String
  ) throws {
    let found = try mistakes(good, bad)
    #expect(found.count == 1 && found.first?.hasPrefix(expected) == true, "\(found)")
  }

  @Test(arguments: [
    ("spatial: Rabat", "18:14 pipeline/bad-address Rabat"),
    ("spatial: [{path: www.example.org/rabat}]", "18:22 pipeline/bad-address"),
    ("spatial: [\"https://\"]", "18:15 pipeline/bad-address https://"),
    ("attributions: [{title: HCP, path: hcp.ma}]", "18:39 pipeline/bad-address hcp.ma"),
    ("attributions: [{title: HCP, path: \"https://hcp.ma/a b\"}]", "18:39 pipeline/bad-address"),
    ("attributions: [{title: \"\"}]", "18:28 pipeline/blank-text"),
    ("temporal: {start: 2030-01-01, end: 2020-01-01}", "18:40 setting/shape → start ≤ end"),
    ("keywords: {en: [\"\"]}", "18:21 pipeline/blank-text"),
    ("keywords: {en: \" \"}", "18:20 pipeline/blank-text"),
    (
      "supersedes: council",
      "18:17 pipeline/no-identity council → https://example.org/t/id/dataset/council"
    ),
    (
      "supersedes: [\"https://e.example/x\", The council]",
      "18:41 pipeline/no-identity The council → https://example.org/t/id/dataset/council"
    ),
  ]) func `what would vanish from catalogues is refused`(line: String, expected: String) throws {
    let found = try mistakes("", "", [line])
    #expect(found.count == 1 && found.first?.hasPrefix(expected) == true, "\(found)")
  }

  @Test(arguments: [
    "{start: 2020-01-01, end: 2020-01-01}", "{start: 2020-01-01}", "{end: 2020-01-01}",
  ])
  func `a time may be a day, or have one end`(period: String) throws {
    #expect(try mistakes("", "", ["temporal: \(period)"]) == [])
  }

  @Test func `a publication has a dataset, and a dataset a table`() throws {
    let none = try Bench("datasets: {}\n").read().1.map(\.brief)
    #expect(none == ["pipeline.yaml:13:11 pipeline/empty datasets"])
    let noTable = try Bench(
      "datasets:\n  d: {title: T, description: D., license: CC0-1.0, tables: {}}\n"
    ).read().1.map(\.brief)
    #expect(noTable == ["pipeline.yaml:14:60 pipeline/empty tables"])
  }

  @Test(arguments: [
    ("a@b.c", true), ("a.b+c@d-e.example.org", true), ("a@b", false), ("a b@c.d", false),
    ("a@b@c.d", false), (".a@c.d", false), ("a..b@c.d", false), ("a@-c.d", false), ("é@c.d", false),
    ("a@c..d", false), ("mailto:a@c.d", false), ("", false),
  ]) func `an address of e-mail is one that portals accept`(text: String, isAccepted: Bool) {
    #expect(EmailAddress.isAccepted(text) == isAccepted)
  }

  @Test func `says with its places what it gives up`() throws {
    let pipeline = try #require(
      try bench(
        ["supersedes: [\"https://e.example/a\", \"https://e.example/b/\"]"],
        "withdrawn: {gone: {on: 2026-01-02, reason: It was wrong.}}\nsupersedes: \"https://old.example/\"\n"
      ).read().0)
    #expect(
      pipeline.formerIdentities.map(\.subject) == [
        .address("https://old.example/"), .dataset("gone"), .address("https://e.example/a"),
        .address("https://e.example/b/"),
      ])
    #expect(pipeline.formerIdentities.map(\.successor) == [nil, nil, "d", "d"])
    #expect(
      pipeline.formerIdentities.map {
        Finding(.badName, at: $0.place).brief.split(separator: " ")[0]
      } == [
        "pipeline.yaml:14:13", "pipeline.yaml:13:13", "pipeline.yaml:20:18", "pipeline.yaml:20:41",
      ])
  }

  @Test func `names the organisation of CKAN, by itself or with its language`() throws {
    let alone = try bench([], "feeds: {ckan: {organization: town-council}}\n").read().0
    #expect(alone?.metadata.feeds == Feeds(organization: "town-council"))
    let id = "9c6c3f3e-2b1a-4c5d-8e7f-000000000001"
    let both = try bench([], "feeds: {ckan: {organization: \(id), language: fr}}\n").read().0
    #expect(both?.metadata.feeds == Feeds(languages: ["ckan": "fr"], organization: id))
  }

  @Test(arguments: [
    ("feeds: {ckan: {organization: The town}}", "13:30 setting/shape → my-town"),
    ("feeds: {ckan: {organization: t}}", "13:30 setting/shape → my-town"),
    ("feeds: {udata: {organization: town}}", "13:17 setting/unknown organization → language"),
    ("feeds: {ckan: {}}", "13:15 pipeline/empty ckan"),
  ]) func `refuses an organisation that CKAN cannot have`(more: String, expected: String) throws {
    #expect(try mistakes("", "", [], more + "\n") == [expected])
  }
}
