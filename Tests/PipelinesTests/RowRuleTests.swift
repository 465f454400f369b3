import Components
import Testing

@testable import Pipelines

/// One table `a` and one check of it, at several widths and pieces.
struct CheckBench {
  let fields: String

  /// What is found, which must be the same however the work is cut and shared out.
  func found(_ check: String, _ csv: String) async throws -> [String] {
    let bench = try Bench(csv, schema: "fields: [\(fields)]\n", ", checks: [\(check)]")
    var results: Set<[String]> = []
    for (width, piece) in [(1, 64), (2, 8), (8, 64)] {
      results.insert(try await bench.briefs(Bench.bounds(width, piece)))
    }
    #expect(results.count == 1)
    return results.first ?? []
  }

  /// What is wrong with the check before any row is read.
  func mistakes(_ check: String, _ header: String) throws -> [String] {
    try Bench(header, schema: "fields: [\(fields)]\n", ", checks: [\(check)]").mistakes()
      .map { $0.split(separator: " ").dropFirst().joined(separator: " ") }
  }
}

@Suite struct `Checks within a row` {
  private static let dates = CheckBench(
    fields: "{name: start, type: date}, {name: end, type: date}")
  private static let numbers = CheckBench(
    fields: "{name: n, type: number}, {name: i, type: integer}")
  private static let texts = CheckBench(
    fields: "{name: kind}, {name: a, type: integer}, {name: b}")

  @Test(arguments: [
    ("before", [3, 4]), ("not-after", [4]), ("same", [2, 4]), ("not-same", [3]), ("after", [2, 3]),
    ("not-before", [2]),
  ]) func `order compares two columns by value`(word: String, rows: [Int]) async throws {
    let found = try await Self.dates.found(
      "order: {left: start, is: \(word), right: end}",
      "start,end\n2024-01-01,2024-01-02\n2024-01-02,2024-01-02\n2024-01-03,2024-01-02\n,2024-01-01\nx,2024-01-01\n2024-01-01,\n"
    ).filter { !$0.contains("schema/type") }
    #expect(found.map { String($0.prefix(3)) } == rows.map { "a!\($0)" })
  }

  @Test func `order says what is compared`() async throws {
    #expect(
      try await Self.dates.found(
        "order: {left: start, is: not-after, right: end}", "start,end\n2024-01-03,2024-01-02\n")
        == ["a!2 start check/order 2024-01-03 → ≤ 2024-01-02 (end)"])
    #expect(
      try await Self.dates.found(
        "order: {left: start, is: after, value: 2024-01-01}",
        "start,end\n2024-01-01,\n2024-01-02,\n,\n")
        == ["a!2 start check/order 2024-01-01 → > 2024-01-01"])
  }

  @Test func `order compares whole numbers with others, and finds nothing in no rows`()
    async throws
  {
    let check = "order: {left: i, is: before, right: n}"
    #expect(
      try await Self.numbers.found(check, "n,i\n10.5,10\n1e1,10\n9,10\nNaN,1\n,\n") == [
        "a!3 i check/order 10 → < 1e1 (n)", "a!4 i check/order 10 → < 9 (n)",
        "a!5 i check/incomparable 1 → < NaN (n)", "a!5 n json/not-finite NaN",
      ])
    #expect(try await Self.numbers.found(check, "n,i\n") == [])
  }

  @Test func `order does not pass over times of which only one has a zone`() async throws {
    let bench = CheckBench(fields: "{name: x, type: datetime}, {name: y, type: datetime}")
    #expect(
      try await bench.found(
        "order: {left: x, is: before, right: y}",
        "x,y\n2024-01-01T10:00:00Z,2024-01-01T12:00:00\n2024-01-01T10:00:00Z,2024-01-01T10:30:00+00:00\n"
      ) == [
        "a!2 x check/incomparable 2024-01-01T10:00:00Z → < 2024-01-01T12:00:00 (y)"
      ])
  }

  @Test func `order is refused where nothing can be compared`() throws {
    #expect(
      try Self.texts.mistakes("order: {left: a, is: before, right: b}", "kind,a,b\n")[0]
        .hasPrefix("pipeline/column-type b"))
    #expect(
      try Self.texts.mistakes("order: {left: a, is: befor, value: 1}", "kind,a,b\n")
        == ["setting/misspelt befor → before"])
    #expect(
      try Self.texts.mistakes("order: {left: a, is: before, value: x}", "kind,a,b\n")
        == ["schema/bad-literal x → integer"])
    #expect(
      try Self.texts.mistakes("order: {left: a, is: before, value: 1, right: b}", "kind,a,b\n")
        == ["setting/missing right | value"])
    #expect(
      try Self.numbers.mistakes("order: {left: m, is: before, right: n}", "n,i\n")
        == ["setting/misspelt m → n"])
  }

  @Test func `all-or-none names what is stated and what is not`() async throws {
    let check = "all-or-none: {columns: [kind, a, b]}"
    #expect(
      try await Self.texts.found(check, "kind,a,b\nx,1,y\n,,\nx,,y\n,,z\n") == [
        "a!4 a check/all-or-none → a", "a!5 kind check/all-or-none → kind, a",
      ])
    #expect(try await Self.texts.found(check, "kind,a,b\n") == [])
  }

  @Test func `required-if demands and forbids`() async throws {
    let check = "required-if: {when: {column: a, equals: [1, 2]}, then: [b], otherwise: empty}"
    #expect(
      try await Self.texts.found(check, "kind,a,b\n,1,x\n,01,\n,+2,\n,3,x\n,,x\n,3,\n,z,y\n") == [
        "a!3 b check/required-if b", "a!4 b check/required-if b", "a!5 b check/forbidden-if x",
        "a!6 b check/forbidden-if x", "a!8 a schema/type z → integer",
      ])
    #expect(try await Self.texts.found(check, "kind,a,b\n") == [])
  }

  @Test func `required-if asks whether a column has a value`() async throws {
    let csv = "kind,a,b\nx,,\n,,\nx,1,y\n,1,\n"
    #expect(
      try await Self.texts.found(
        "required-if: {when: {column: kind, present: true}, then: [a, b]}", csv) == [
          "a!2 a check/required-if a", "a!2 b check/required-if b",
        ])
    #expect(
      try await Self.texts.found(
        "required-if: {when: {column: kind, present: false}, then: a}", csv) == [
          "a!3 a check/required-if a"
        ])
  }

  @Test func `required-if refuses a condition that says nothing or what cannot be`() throws {
    #expect(
      try Self.texts.mistakes("required-if: {when: {column: a}, then: b}", "kind,a,b\n")
        == ["setting/missing equals | present"])
    #expect(
      try Self.texts.mistakes(
        "required-if: {when: {column: a, equals: x}, then: b}", "kind,a,b\n")
        == ["schema/bad-literal x → integer"])
    #expect(
      try Self.texts.mistakes(
        "required-if: {when: {column: kin, equals: x}, then: b}", "kind,a,b\n")
        == ["setting/misspelt kin → kind"])
  }
}
