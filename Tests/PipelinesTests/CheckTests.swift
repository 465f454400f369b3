import Components
import Testing

@testable import Pipelines

@Suite struct `A check` {
  private func found(_ check: String, fields: String, _ csv: String) async throws -> [String] {
    try await Bench(csv, schema: "fields: [\(fields)]\n", ", checks: [\(check)]")
      .briefs(Bench.bounds(2, 8))
  }

  private static let counts =
    "{name: t, type: integer}, {name: a, type: integer}, {name: b, type: integer}"

  @Test func `sum-of-parts compares a total with its parts`() async throws {
    #expect(
      try await found(
        "sum-of-parts: {total: t, parts: [a, b]}", fields: Self.counts,
        "t,a,b\n3,1,2\n4,1,2\n0,-1,+1\n07,3,4\n,,\n")
        == ["a!3 t check/sum-of-parts 4 → 1 + 2 = 3"])
  }

  @Test func `sum-of-parts says what it cannot compare`() async throws {
    #expect(
      try await found(
        "sum-of-parts: {total: t, parts: [a, b]}", fields: Self.counts,
        "t,a,b\n3,1,\n,1,2\n3,,\n,,2\n")
        == [
          "a!2 t check/sum-not-comparable 3 → b", "a!3 t check/sum-not-comparable → t",
          "a!4 t check/sum-not-comparable 3 → a, b", "a!5 t check/sum-not-comparable → t, a",
        ])
  }

  @Test func `sum-of-parts is not upset by other types or large numbers`() async throws {
    #expect(
      try await found(
        "sum-of-parts: {total: t, parts: [a, b]}", fields: Self.counts,
        "t,a,b\nx,1,2\n9223372036854775807,9223372036854775807,1\n1,99999999999999999999,1\n")
        == ["a!2 t schema/type x → integer"])
  }

  private static let statements = "{name: about}, {name: what}, {name: value}, {name: source}"

  @Test func `agreement lists what sources say, with rows and sources`() async throws {
    #expect(
      try await found(
        "agreement: {about: [about, what], compare: value, source: source}",
        fields: Self.statements,
        "about,what,value,source\nM1,date,1,S1\nM1,place,x,S1\nM1,date,2,S2\nM2,date,1,S1\nM1,date,1,S3\nM1,place,x,S2\n"
      ) == ["a!4 value check/disagreement 1 (2 S1, 6 S3) ≠ 2 (4 S2)"])
  }

  @Test func `agreement compares each column by itself and passes over what is not said`()
    async throws
  {
    #expect(
      try await found(
        "agreement: {about: about, compare: [what, value]}", fields: Self.statements,
        "about,what,value,source\n1,a,,S\n1,,x,S\n1,b,y,S\n,p,q,S\n,r,s,S\n")
        == [
          "a!4 what check/disagreement a (2) ≠ b (4)",
          "a!4 value check/disagreement x (3) ≠ y (4)",
        ])
  }

  @Test func `agreement does not mix up things whose names hold a comma`() async throws {
    #expect(
      try await found(
        "agreement: {about: [about, what], compare: value}", fields: Self.statements,
        "about,what,value,source\n\"a, b\",c,1,S\na,\"b, c\",2,S\n") == [])
  }

  /// As keys and enumerations do.
  @Test func `agreement compares values, not their spelling`() async throws {
    #expect(
      try await found(
        "agreement: {about: about, compare: value}",
        fields: "{name: about, type: integer}, {name: value, type: number}",
        "about,value\n1,2.50\n01,2.5\n+1,02.5\n2,1\n2,2\n")
        == ["a!6 value check/disagreement 1 (5) ≠ 2 (6)"])
  }
}
