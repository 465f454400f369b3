import Components
import Testing

@testable import Pipelines

@Suite struct `Checks over a table` {
  private static let numbered = CheckBench(fields: "{name: by}, {name: n, type: integer}")
  private static let periods = CheckBench(
    fields: "{name: by}, {name: start, type: date}, {name: end, type: date}")

  // MARK: sequence

  @Test func `sequence names gaps by their numbers, repeats, and what is too low`() async throws {
    #expect(
      try await Self.numbered.found(
        "sequence: {column: n, by: by}", "by,n\nA,3\nA,1\nB,2\nA,7\nA,3\nB,0\n,9\nB,x\nB,\n") == [
          "a!7 n check/sequence-start 0 → 1", "a!9 n schema/type x → integer",
          "a!6 n check/sequence-repeat 3",
          "a!2 n check/sequence-gap 3 → 2", "a!5 n check/sequence-gap 7 → 4–6",
          "a!4 n check/sequence-gap 2 → 1",
        ])
  }

  @Test func `sequence begins where it is told, and in one numbering unless told otherwise`()
    async throws
  {
    #expect(
      try await Self.numbered.found("sequence: {column: n, start: 5}", "by,n\nA,6\nB,5\nA,07\n")
        == [])
    #expect(
      try await Self.numbered.found("sequence: {column: n, start: 5}", "by,n\nA,7\n")
        == ["a!2 n check/sequence-gap 7 → 5–6"])
    #expect(try await Self.numbered.found("sequence: {column: n}", "by,n\n") == [])
    #expect(
      try await Self.numbered.found(
        "sequence: {column: n}", "by,n\nA,9223372036854775807\nA,99999999999999999999\n")
        == ["a!2 n check/sequence-gap 9223372036854775807 → 1–9223372036854775806"])
  }

  // MARK: no-overlap

  @Test func `no-overlap names both rows whatever their order`() async throws {
    #expect(
      try await Self.periods.found(
        "no-overlap: {start: start, end: end, by: by}",
        """
        by,start,end
        A,2024-06-01,
        A,2024-01-01,2024-03-31
        B,2024-02-01,2024-02-28
        A,2024-03-01,2024-04-30
        A,2024-07-01,2024-07-31
        A,,2024-12-31
        A,x,2024-12-31
        A,2024-05-02,2024-05-01

        """) == [
          "a!8 start schema/type x → date", "a!9 end check/period-reversed 2024-05-01",
          "a!5 start check/overlap 2024-03-01 – 2024-04-30 → 2024-01-01 – 2024-03-31",
          "a!6 start check/overlap 2024-07-01 – 2024-07-31 → 2024-06-01 – …",
        ])
  }

  @Test func `no-overlap lets periods touch unless told otherwise`() async throws {
    let csv = "by,start,end\nA,2024-01-01,2024-02-01\nA,2024-02-01,2024-03-01\n"
    #expect(
      try await Self.periods.found("no-overlap: {start: start, end: end}", csv) == [])
    #expect(
      try await Self.periods.found(
        "no-overlap: {start: start, end: end, touching: overlap}", csv) == [
          "a!3 start check/overlap 2024-02-01 – 2024-03-01 → 2024-01-01 – 2024-02-01"
        ])
    #expect(
      try await Self.periods.found("no-overlap: {start: start, end: end}", "by,start,end\n") == [])
  }

  @Test func `no-overlap says which periods have no order`() async throws {
    let bench = CheckBench(fields: "{name: s, type: datetime}, {name: e, type: datetime}")
    #expect(
      try await bench.found(
        "no-overlap: {start: s, end: e}",
        "s,e\n2024-01-01T00:00:00Z,\n2024-01-01T00:00:00,\n2024-01-01T00:00:00Z,2024-01-02T00:00:00\n"
      ) == [
        "a!4 s check/incomparable 2024-01-01T00:00:00Z → ≤ 2024-01-02T00:00:00",
        "a!3 s check/incomparable 2024-01-01T00:00:00 – … → 2024-01-01T00:00:00Z – … (2)",
      ])
  }

  // MARK: counts and rates

  @Test(arguments: [
    ("at-least: 2", 1, ["check/too-few-rows"]), ("at-least: 2", 2, []), ("at-most: 2", 2, []),
    ("at-most: 2", 3, ["check/too-many-rows"]),
    ("at-least: 1, at-most: 3", 0, ["check/too-few-rows"]),
  ]) func `row-count counts rows`(options: String, rows: Int, rules: [String]) async throws {
    let csv = "by,n\n" + String(repeating: "A,1\n", count: rows)
    #expect(
      try await Self.numbered.found("row-count: {\(options)}", csv)
        == rules.map { "a!1 - \($0)" })
  }

  @Test func `row-count is refused without bounds that can be met`() throws {
    #expect(
      try Self.numbered.mistakes("row-count", "by,n\n")
        == ["setting/missing at-least | at-most"])
    #expect(
      try Self.numbered.mistakes("row-count: {at-least: 3, at-most: 2}", "by,n\n")
        == ["setting/shape → at-least ≤ at-most"])
    #expect(
      try Self.numbered.mistakes("row-count: {at-least: -1}", "by,n\n")
        == ["setting/shape → 0, 1, 2 …"])
  }

  @Test func `null-rate compares shares exactly`() async throws {
    let csv = "by,n\nA,1\n,2\nB,\n,\n"
    #expect(
      try await Self.numbered.found("null-rate: {columns: [by, n], at-most: 50%}", csv) == [])
    #expect(
      try await Self.numbered.found("null-rate: {columns: [by, n], at-most: 49.999999%}", csv) == [
        "a!1 by check/null-rate-high by → 49.999999%",
        "a!1 n check/null-rate-high n → 49.999999%",
      ])
    #expect(
      try await Self.numbered.found("null-rate: {columns: n, at-least: 2/3}", csv)
        == ["a!1 n check/null-rate-low n → 2/3"])
    #expect(
      try await Self.numbered.found("null-rate: {columns: n, at-most: 0%}", "by,n\n") == [])
    #expect(
      try Self.numbered.mistakes("null-rate: {columns: n, at-most: 5}", "by,n\n")
        == ["setting/shape → 5% | 1/2"])
  }

  // MARK: dates of the release

  private static let dated = CheckBench(fields: "{name: by}, {name: day, type: date}")

  @Test func `freshness compares the latest date with the release`() async throws {
    let check = "freshness: {column: day, days: 30}"
    #expect(
      try await Self.dated.found(check, "by,day\n,2024-10-13\n,2020-01-01\n,\n") == [])
    #expect(
      try await Self.dated.found(check, "by,day\n,2020-01-01\n,2024-10-12\n,2024-10-12\n,x\n") == [
        "a!5 day schema/type x → date", "a!3 day check/stale 2024-10-12",
      ])
    #expect(
      try await Self.dated.found(check, "by,day\n,2024-11-12\n,2024-11-13\n,+2024\n")[0]
        == "a!3 day check/after-release 2024-11-13")
    #expect(try await Self.dated.found(check, "by,day\n") == ["a!1 day check/undated day"])
    #expect(try await Self.dated.found(check, "by,day\n,\n") == ["a!1 day check/undated day"])
  }

  @Test func `freshness needs dates and a release`() throws {
    #expect(
      try Self.dated.mistakes("freshness: {column: by, days: 1}", "by,day\n")[0]
        .hasPrefix("pipeline/column-type by"))
    let bench = try Bench(
      "day\n", schema: "fields: [{name: day, type: date}]\n",
      ", checks: [freshness: {column: day, days: 1}]")
    let pipeline = try #require(try bench.read().0)
    let findings = Planner.plan(pipeline, within: Bench.bounds()).1
    #expect(findings.map(\.brief) == ["pipeline.yaml:19:49 setting/missing --date"])
  }

  @Test func `one-current wants one holder on the day of the release`() async throws {
    let check = "one-current: {by: by, start: start, end: end}"
    let csv = """
      by,start,end
      A,2015-01-01,2021-09-07
      A,2021-09-08,
      A,2022-01-01,2024-11-12
      A,2024-11-13,
      B,2015-01-01,2020-01-01
      C,,
      D,x,
      D,,

      """
    let found = try await Self.periods.found(check, csv)
    #expect(
      found.filter { $0.contains("current") } == ["a!4 end check/several-current"])
    let exactly = "one-current: {by: by, start: start, end: end, number: exactly-one}"
    let more = try await Self.periods.found(exactly, csv).filter { $0.contains("current") }
    #expect(
      more == [
        "a!4 end check/several-current", "a!6 end check/none-current",
      ])
    #expect(try await Self.periods.found(exactly, "by,start,end\n") == [])
  }
}
