import Components
import Testing

@testable import Pipelines

@Suite struct `Checks of civic life` {
  private static func counts(_ names: [String]) -> CheckBench {
    CheckBench(fields: names.map { "{name: \($0), type: integer}" }.joined(separator: ", "))
  }

  @Test func `votes add up, and are stated together`() async throws {
    let bench = Self.counts(["cast", "pro", "con", "abs", "blank"])
    let three = "votes: {cast: cast, for: pro, against: con, abstained: abs}"
    #expect(
      try await bench.found(
        three, "cast,pro,con,abs,blank\n10,7,2,1,\n10,7,2,2,\n,,,,\n10,10,,0,\nx,1,1,1,\n") == [
          "a!3 cast check/votes 10 → 7 + 2 + 2 = 11", "a!5 cast check/votes-incomplete 10 → con",
          "a!6 cast schema/type x → integer",
        ])
    #expect(
      try await bench.found(
        "votes: {cast: cast, for: pro, against: con, abstained: abs, blank: blank}",
        "cast,pro,con,abs,blank\n10,7,2,0,1\n10,7,2,1,1\n")
        == ["a!3 cast check/votes 10 → 7 + 2 + 1 + 1 = 11"])
    #expect(try await bench.found(three, "cast,pro,con,abs,blank\n") == [])
    #expect(
      try bench.mistakes(
        "votes: {cast: cast, for: pro, against: conn, abstained: abs}",
        "cast,pro,con,abs,blank\n") == ["setting/misspelt conn → con"])
  }

  @Test func `attendance is at most those in office`() async throws {
    let bench = Self.counts(["present", "rep", "seats"])
    let check = "attendance: {present: present, represented: rep, in-office: seats}"
    #expect(
      try await bench.found(
        check, "present,rep,seats\n30,3,33\n30,4,33\n34,,33\n33,,33\n,1,0\n5,1,\nx,,1\n") == [
          "a!3 present check/attendance 30 → 33", "a!4 present check/attendance 34 → 33",
          "a!8 present schema/type x → integer",
        ])
    #expect(try await bench.found(check, "present,rep,seats\n") == [])
  }

  @Test(arguments: [
    ("in-office: seats, more-than: 1/2", [16]), ("in-office: seats, at-least: 50%", [15]),
    ("required: seats", [31]),
  ]) func `quorum wants enough`(options: String, least: [Int]) async throws {
    let bench = Self.counts(["present", "seats"])
    let least = least[0], seats = options.hasPrefix("required") ? 31 : 30
    let found = try await bench.found(
      "quorum: {present: present, \(options)}",
      "present,seats\n\(least),\(seats)\n\(least - 1),\(seats)\n,\(seats)\n9,\nx,1\n")
    #expect(found.count == 2 && found[0].hasPrefix("a!3 present check/quorum \(least - 1)"))
    #expect(found[1] == "a!6 present schema/type x → integer")
    #expect(
      try await bench.found("quorum: {present: present, \(options)}", "present,seats\n") == [])
  }

  @Test func `quorum is refused without one measure`() throws {
    let bench = Self.counts(["present", "seats"])
    for options in ["", ", more-than: 1/2, required: seats", ", in-office: seats"] {
      #expect(
        try bench.mistakes("quorum: {present: present\(options)}", "present,seats\n")
          == ["setting/missing more-than | at-least | required"])
    }
    #expect(
      try bench.mistakes("quorum: {present: present, at-least: 1/2}", "present,seats\n")
        == ["setting/missing in-office"])
  }

  @Test func `ratio compares an indicator with what it is made of`() async throws {
    let bench = CheckBench(
      fields: "{name: n, type: integer}, {name: d, type: number}, {name: v, type: number}")
    let check = "ratio: {numerator: n, denominator: d, value: v, times: 100, tolerance: 0.5}"
    #expect(
      try await bench.found(
        check, "n,d,v\n1,3,33\n1,3,33.9\n4,3,133.3\n0,0,0\n1,3,\n,3,1\n1,x,1\n1,NaN,1\n") == [
          "a!3 v check/ratio-value 33.9 → 1 / 3 × 100",
          "a!4 n check/ratio-above-one 4 → 4 / 3 × 100",
          "a!5 d check/ratio-zero 0 → 0 / 0 × 100", "a!8 d schema/type x → number",
          "a!9 d json/not-finite NaN",
        ])
    #expect(try await bench.found(check, "n,d,v\n") == [])
    #expect(
      try await bench.found("ratio: {numerator: n, denominator: d}", "n,d,v\n2,1,7\n")
        == ["a!2 n check/ratio-above-one 2 → 2 / 1"])
  }

  // MARK: two tables

  private static let meetings = "id,from,to\nM1,2024-11-12,2024-11-13\nM2,2024-12-01,\nM3,,\n"
  private static let decisions = """
    meeting,day
    M1,2024-11-12
    M1,2024-11-13
    M1,2024-11-14
    M2,2024-12-01
    M2,2024-12-02
    M3,2024-01-01
    M9,2024-01-01
    ,2024-01-01
    M1,
    M1,x

    """

  /// What is found of a table `a` by a check that asks a table `b`.
  private func found(_ check: String, _ b: String, isInput: Bool = false) async throws -> [String] {
    let other = "b: {from: b.csv, schema: b.yaml}"
    let bench = try Bench(
      tables: ["a: {from: a.csv, schema: a.yaml, checks: [\(check)]}"] + (isInput ? [] : [other]),
      inputs: isInput ? [other] : [],
      [
        "a.csv": Self.decisions, "b.csv": b,
        "a.yaml": "fields: [{name: meeting}, {name: day, type: date}]\n",
        "b.yaml":
          "fields: [{name: id}, {name: from, type: date}, {name: to, type: date, missingValues: ['', never]}]\n",
      ])
    var results: Set<[String]> = []
    for (width, piece) in [(1, 64), (2, 8), (8, 1000)] {
      results.insert(try await bench.briefs(Bench.bounds(width, piece)))
    }
    #expect(results.count == 1)
    return results.first!.filter { !$0.contains("schema/type") }
  }

  @Test(arguments: [true, false])
  func `within-meeting finds the meeting in its table, published or not`(isInput: Bool)
    async throws
  {
    #expect(
      try await found(
        "within-meeting: {date: day, meeting: meeting, in: b, key: id, start: from, end: to}",
        Self.meetings, isInput: isInput) == [
          "a!4 day check/outside-meeting 2024-11-14 → 2024-11-12 – 2024-11-13",
          "a!6 day check/outside-meeting 2024-12-02 → 2024-12-01",
        ])
  }

  @Test func `within-meeting reads the meeting of the same row`() async throws {
    let bench = CheckBench(
      fields: "{name: d, type: date}, {name: from, type: date}, {name: to, type: datetime}")
    #expect(
      try await bench.found(
        "within-meeting: {date: d, start: from, end: to}",
        "d,from,to\n2024-01-02,2024-01-01,2024-01-02T10:00:00\n2024-01-03,2024-01-01,2024-01-02T23:00:00Z\n2024-01-02,2024-01-01,\n,2024-01-01,\n2024-01-01,,\n"
      ) == [
        "a!3 d check/outside-meeting 2024-01-03 → 2024-01-01 – 2024-01-02T23:00:00Z",
        "a!4 d check/outside-meeting 2024-01-02 → 2024-01-01",
      ])
  }

  @Test func `mandate wants a period of the person that contains the date`() async throws {
    let check = "mandate: {holder: meeting, date: day, in: b, key: id, start: from, end: to}"
    let found = try await found(
      check, "id,from,to\nM1,2024-11-14,never\nM1,2020-01-01,2024-11-12\nM2,2024-12-02,\nM3,,\n")
    #expect(
      found == [
        "a!3 day check/no-mandate 2024-11-13 → 2024-11-14 – …, 2020-01-01 – 2024-11-12",
        "a!5 day check/no-mandate 2024-12-01 → 2024-12-02 – …",
        "a!8 day check/no-mandate 2024-01-01 → –",
      ])
    #expect(try await self.found(check, "id,from,to\n").count == 7)
  }

  @Test(arguments: [
    ("in: c, key: id, start: from", "setting/misspelt c → a"),
    ("in: b, key: ident, start: from", "setting/unknown ident → from, id, to"),
    ("in: b, key: id, start: id", "pipeline/column-type id → date, datetime"),
    ("in: b, key: [id, from], start: from", "schema/key-shape"),
  ]) func `a check that asks another table names what is not there`(
    options: String, expected: String
  ) throws {
    let bench = try Bench(
      tables: [
        "a: {from: a.csv, schema: a.yaml, checks: [mandate: {holder: m, date: d, \(options)}]}",
        "b: {from: b.csv, schema: b.yaml}",
      ],
      [
        "a.csv": "m,d\n", "b.csv": "id,from,to\n",
        "a.yaml": "fields: [{name: m}, {name: d, type: date}]\n",
        "b.yaml": "fields: [{name: id}, {name: from, type: date}, {name: to, type: date}]\n",
      ])
    let found = try bench.mistakes()
    #expect(found.count == 1 && found[0].hasSuffix(expected), "\(found)")
  }

  @Test func `a check does not repeat the mistakes of the table it asks`() throws {
    let bench = try Bench(
      tables: [
        "a: {from: a.csv, schema: a.yaml, checks: [mandate: {holder: m, date: d, in: b, start: f}]}",
        "b: {from: b.csv, schema: b.yaml}",
      ],
      [
        "a.csv": "m,d\n", "b.csv": "id,from\n",
        "a.yaml": "fields: [{name: m}, {name: d, type: date}]\n", "b.yaml": "fields: [{name: x}]\n",
      ])
    let found = try bench.mistakes()
    #expect(found.count == 1 && found[0].contains("schema/fields-differ"), "\(found)")
  }
}
