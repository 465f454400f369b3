import Columns
import Components
import Formats
import Testing

@testable import Pipelines

@Suite struct `Custom checks of a schema` {
  /// The columns of SCDL's délibérations that its custom checks are about, and those checks.
  private static let deliberations = """
    {
      "fields": [
        {"name": "COLL_SIRET"}, {"name": "DELIB_DATE", "type": "date"}, {"name": "DELIB_MATIERE_NOM"},
        {"name": "BUDGET_ANNEE"}, {"name": "BUDGET_NOM"}, {"name": "PREF_DATE", "type": "date"},
        {"name": "VOTE_REEL", "type": "integer"}, {"name": "VOTE_POUR", "type": "integer"},
        {"name": "VOTE_CONTRE", "type": "integer"}, {"name": "VOTE_ABSTENTION", "type": "integer"}
      ],
      "custom_checks": [
        {"name": "french-siret-value", "params": {"column": "COLL_SIRET"}},
        {"name": "nomenclature-actes-value", "params": {"column": "DELIB_MATIERE_NOM"}},
        {"name": "year-interval-value", "params": {"column": "BUDGET_ANNEE", "allow-year-only": "yes"}},
        {"name": "cohesive-columns-value",
         "params": {"column": "BUDGET_ANNEE", "othercolumns": ["BUDGET_NOM"]}},
        {"name": "compare-columns-value",
         "params": {"column": "PREF_DATE", "op": ">=", "column2": "DELIB_DATE"}},
        {"name": "sum-columns-value",
         "params": {"column": "VOTE_REEL",
                    "columns": ["VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION"]}}
      ]
    }
    """
  private static let header =
    "COLL_SIRET,DELIB_DATE,DELIB_MATIERE_NOM,BUDGET_ANNEE,BUDGET_NOM,PREF_DATE,VOTE_REEL,VOTE_POUR,VOTE_CONTRE,VOTE_ABSTENTION\n"
  private static let notRun = "a!1 - schema/check-not-run nomenclature-actes-value"

  private func found(_ csv: String, _ schema: String = deliberations) async throws -> [String] {
    let bench = try Bench(
      tables: ["a: {from: a.csv, schema: a.json}"], ["a.csv": csv, "a.json": schema])
    #expect(try bench.mistakes() == [])
    var results: Set<[String]> = []
    for (width, piece) in [(1, 64), (2, 8), (8, 64)] {
      results.insert(try await bench.briefs(Bench.bounds(width, piece)))
    }
    #expect(results.count == 1)
    return results.first!
  }

  @Test func `hold of good deliberations, and what is not checked is said once`() async throws {
    let rows =
      "21350238800019,2024-11-12,5.2,2024,Principal,2024-11-12,29,20,5,4\n21350238800019,2024-11-12,,2023/2024,Annexe,2024-11-20,,,,\n,,,,,,1,1,,\n"
    #expect(try await found(Self.header + rows) == [Self.notRun])
    #expect(try await found(Self.header) == [Self.notRun])
  }

  @Test func `find each fault of bad deliberations`() async throws {
    let rows =
      "21350238800018,2024-11-12,,2024/2023,P,2024-11-11,30,20,5,4\nx,,,2024,,x,,,,\n,,,,P,,x,1,2,3\n"
    #expect(
      try await found(Self.header + rows) == [
        "a!2 COLL_SIRET schema/siret 21350238800018",
        "a!2 BUDGET_ANNEE schema/year-interval 2024/2023 → AAAA, AAAA/AAAA",
        "a!2 PREF_DATE check/order 2024-11-11 → ≥ 2024-11-12 (DELIB_DATE)",
        "a!2 VOTE_REEL schema/sum-columns 30 → 20 + 5 + 4 = 29",
        "a!3 COLL_SIRET schema/siret x", "a!3 BUDGET_NOM check/all-or-none → BUDGET_NOM",
        "a!3 PREF_DATE schema/type x → date",
        "a!4 BUDGET_ANNEE check/all-or-none → BUDGET_ANNEE",
        "a!4 VOTE_REEL schema/type x → integer", Self.notRun,
      ])
  }

  @Test func `ask for one of two columns, and for the one that is there`() async throws {
    let schema = """
      {"fields": [{"name": "x"}, {"name": "y"}], "custom_checks": [
        {"name": "one-of-required", "params": {"column": "x", "column2": "y"}},
        {"name": "one-of-required", "params": {"column": "gone", "column2": "y"}}]}
      """
    #expect(
      try await found("x,y\n1,\n,1\n,\n", schema) == [
        "a!2 y schema/one-of-required → y", "a!4 x schema/one-of-required → x, y",
        "a!4 y schema/one-of-required → y",
      ])
  }

  @Test func `say which columns and checks there are not`() async throws {
    let schema = """
      {"fields": [{"name": "x"}, {"name": "n", "type": "number"}], "custom_checks": [
        {"name": "french-siren-value", "params": {"column": "y"}},
        {"name": "opening-hours-value", "params": {"column": "x"}},
        {"name": "opening-hours-value", "params": {"column": "n"}},
        {"name": "sum-columns-value", "params": {"column": "n", "columns": ["x"]}},
        {"name": "compare-columns-value", "params": {"column": "n", "column2": "x", "op": "<"}}]}
      """
    #expect(
      try await found("x,n\n1,1\n", schema) == [
        "a!1 - schema/check-not-run opening-hours-value, sum-columns-value, compare-columns-value",
        "a!1 - schema/check-lacks-columns french-siren-value → y",
      ])
  }

  @Test(arguments: [
    (#"{}"#, "setting/shape → list"), (#"[{"params": {}}]"#, "setting/missing name"),
    (#"[{"name": "french-siret-value"}]"#, "setting/missing column"),
    (
      #"[{"name": "compare-columns-value", "params": {"column": "x", "column2": "x", "op": "<>"}}]"#,
      "setting/misspelt <> → <"
    ),
  ]) func `are refused where they are not as Validata writes them`(
    list: String, expected: String
  ) throws {
    let bench = try Bench(
      tables: ["a: {from: a.csv, schema: a.json}"],
      [
        "a.csv": "x\n",
        "a.json": #"{"fields": [{"name": "x", "type": "integer"}], "custom_checks": \#(list)}"#,
      ])
    let found = try bench.mistakes()
    #expect(found.count == 1 && found[0].hasPrefix("pipeline.yaml:19:7 "), "\(found)")
    #expect(found[0].contains(String(expected.prefix { $0 != "→" })), "\(found)")
  }

  @Test func `are published as they stand`() async throws {
    let bench = try Bench(
      tables: ["a: {from: a.csv, schema: a.json}"],
      ["a.csv": Self.header, "a.json": Self.deliberations])
    let descriptor = try bench.plan().tables[0].descriptor.encoded(indented: false)
    #expect(
      String(decoding: descriptor, as: UTF8.self).contains(
        #""custom_checks":[{"name":"french-siret-value""#))
  }
}

@Suite struct `French forms` {
  private func spans(_ text: String, _ check: (Span<UInt8>) -> Bool) -> Bool {
    check(Array(text.utf8).span)
  }

  @Test func `of SIREN and SIRET have their check digits`() {
    for good in ["120027016", "213502388", "120 027 016"] {
      #expect(spans(good, FrenchForms.isSIREN), "\(good)")
    }
    for bad in ["120027017", "12002701", "1200270160", "12002701x", "", " "] {
      #expect(!spans(bad, FrenchForms.isSIREN), "\(bad)")
    }
    for good in ["21350238800019", "213 502 388 00019", "35600000000048", "35600000049837"] {
      #expect(spans(good, FrenchForms.isSIRET), "\(good)")
    }
    for bad in ["21350238800018", "21350238900019", "35600000049838", "213502388", "x", ""] {
      #expect(!spans(bad, FrenchForms.isSIRET), "\(bad)")
    }
  }

  @Test func `of years go forward`() {
    for (text, alone, pair) in [
      ("2023/2024", true, true), ("1999/2000", true, true), ("2024", true, false),
      ("2024/2024", false, false), ("2024/2023", false, false), ("2023-2024", false, false),
      ("202", false, false), ("20a4", false, false), ("2023/202x", false, false),
      ("", false, false),
    ] {
      #expect(spans(text) { FrenchForms.isYears($0, true) } == alone, "\(text)")
      #expect(spans(text) { FrenchForms.isYears($0, false) } == pair, "\(text)")
    }
  }

  @Test func `of telephone numbers are French or international`() {
    for good in [
      "01 99 00 27 37", "0199002737", "01.99.00.27.37", "+33 1 99 00 27 37", "+212 537-00-00-00",
      "0033199002737", "115", "3949", "116000", "+33 (0)1 99 00 27 37",
    ] { #expect(spans(good, FrenchForms.isPhone), "\(good)") }
    for bad in [
      "", "1", "12345", "1199002737", "01 99 00 27", "+0123456789", "+33", "+1234567890123456",
      "0199a02737", "01+99002737", "09:00",
    ] { #expect(!spans(bad, FrenchForms.isPhone), "\(bad)") }
  }
}
