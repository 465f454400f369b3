import Components
import Testing

@testable import Pipelines

@Suite struct `A constraint` {
  /// What is found in a table of one column `a`, and of `n`, the number of each row.
  private func found(_ field: String, _ cells: [String]) async throws -> [String] {
    let csv = "n,a\n" + cells.enumerated().map { "\($0 + 1),\($1)\n" }.joined()
    return try await Bench(csv, schema: "fields: [{name: n}, {name: a, \(field)}]\n").briefs()
  }

  @Test(arguments: [
    ("integer", ["0", "-7", "+3", "007", ""], ["1.0", "1e3", "١", " 1", "0x1", "-"]),
    ("number", ["0", "-7.5", ".5", "5.", "1e3", "NaN", "-INF"], ["1.2.3", "abc", "1e", "Infin"]),
    ("boolean", ["true", "False", "TRUE", "1", "0"], ["yes", "tRUE", "2", "vrai"]),
    ("date", ["2024-02-29", "1956-03-02"], ["2023-02-29", "2024-2-9", "29/02/2024"]),
    ("time", ["00:00:00", "23:59:59.5"], ["24:00:00", "12:30", "12:30:60"]),
    (
      "datetime", ["2024-02-29T12:00:00Z", "2024-02-29T12:00:00+01:00"],
      ["2024-02-29", "2024-02-29 12:00:00"]
    ),
    ("year", ["2024", "0001"], ["24", "2024-01", "0000"]),
    ("yearmonth", ["2024-11"], ["2024-13", "2024", "11/2024"]),
    ("string", ["x", "007", "NaN"], []), ("any", ["x", "1"], []),
  ]) func `type accepts the default lexical form alone`(
    type: String, good: [String], bad: [String]
  ) async throws {
    let cells = good.filter { $0 != "NaN" && $0 != "-INF" || type == "string" } + bad
    let found = try await found("type: \(type)", cells)
    let faulty = found.filter { $0.contains("schema/type") }
    #expect(
      faulty
        == bad.enumerated().map { index, value in
          "a!\(cells.count - bad.count + index + 2) a schema/type \(value) → \(type)"
        })
  }

  @Test func `type has a fix with an example in every language`() async throws {
    for finding in try await Bench("a\nx\n", schema: "fields: [{name: a, type: date}]").findings() {
      #expect(finding.values["example"] == "2024-11-12")
    }
  }

  @Test func `number that JSON cannot spell is refused by JSON alone`() async throws {
    #expect(
      try await found("type: number", ["NaN", "INF", "-INF", "1e3"]).filter {
        $0.contains("json/not-finite")
      } == [
        "a!2 a json/not-finite NaN", "a!3 a json/not-finite INF", "a!4 a json/not-finite -INF",
      ])
  }

  @Test func `required wants a value, and so does a primary key`() async throws {
    #expect(
      try await found("constraints: {required: true}", ["x", "", "\"\"", " "])
        == ["a!3 a schema/required", "a!4 a schema/required"])
    #expect(
      try await Bench(
        "a,b\n,1\n2,\n", schema: "fields: [{name: a}, {name: b}]\nprimaryKey: [a, b]\n"
      ).briefs() == ["a!2 a schema/required", "a!3 b schema/required"])
  }

  @Test func `required counts what stands for no value`() async throws {
    #expect(
      try await Bench(
        "a,b\n-,-\n,\n",
        schema: """
          missingValues: ['-']
          fields:
            - {name: a, constraints: {required: true}}
            - {name: b, missingValues: [''], constraints: {required: true}}
          """
      ).briefs() == ["a!2 a schema/required", "a!3 b schema/required"])
  }

  @Test func `enum compares values, not their spelling`() async throws {
    #expect(
      try await found(
        "type: integer, constraints: {enum: [1, 20]}", ["1", "+1", "01", "020", "2", ""])
        == ["a!6 a schema/enum 2 → 1, 20"])
    #expect(
      try await found("type: boolean, constraints: {enum: ['true']}", ["1", "True", "0"])
        == ["a!4 a schema/enum 0 → true"])
    #expect(
      try await found("type: number, constraints: {enum: [1.50]}", ["1.5", "1.5000", "1.05"])
        == ["a!4 a schema/enum 1.05 → 1.50"])
    #expect(
      try await found("type: string, constraints: {enum: [a, '1']}", ["a", "1", "01", "A"])
        == ["a!4 a schema/enum 01 → a, 1", "a!5 a schema/enum A → a, 1"])
  }

  /// What is of the wrong type is said by the check of types alone.
  @Test func `enum and bounds leave the wrong type to others`() async throws {
    #expect(
      try await found("type: integer, constraints: {enum: [1], minimum: 0}", ["x"])
        == ["a!2 a schema/type x → integer"])
  }

  @Test func `pattern matches the whole value`() async throws {
    #expect(
      try await found(
        "constraints: {pattern: '[A-Z]{2}[0-9]+'}", ["MA1", "MA", "xMA1", "MA1x", ""])
        == [3, 4, 5].map {
          "a!\($0) a schema/pattern \(["MA", "xMA1", "MA1x"][$0 - 3]) → [A-Z]{2}[0-9]+"
        })
    #expect(
      try await found("constraints: {pattern: '\\p{IsArabic}+'}", ["شبكة", "reseau"])
        == ["a!3 a schema/pattern reseau → \\p{IsArabic}+"])
  }

  @Test func `pattern applies to texts, and to what has no type`() async throws {
    for type in ["type: string, ", ""] {
      #expect(
        try await found("\(type)constraints: {pattern: '[0-9]{3}'}", ["123", "12"])
          == ["a!3 a schema/pattern 12 → [0-9]{3}"])
    }
  }

  @Test func `bounds are exact and count themselves unless exclusive`() async throws {
    #expect(
      try await found(
        "type: integer, constraints: {minimum: 5, maximum: 9223372036854775808}",
        ["5", "4", "9223372036854775808", "9223372036854775809", "+05"])
        == [
          "a!3 a schema/minimum 4 → 5",
          "a!5 a schema/maximum 9223372036854775809 → 9223372036854775808",
        ])
    #expect(
      try await found(
        "type: number, constraints: {exclusiveMinimum: 0.1, exclusiveMaximum: 1e1}",
        ["0.10", "0.10000000000000000001", "10", "9.9999999999999999999"])
        == ["a!2 a schema/minimum 0.10 → 0.1", "a!4 a schema/maximum 10 → 1e1"])
    #expect(
      try await found(
        "type: date, constraints: {minimum: 2024-02-29, exclusiveMaximum: 2024-03-02}",
        ["2024-02-29", "2024-02-28", "2024-03-01", "2024-03-02"])
        == [
          "a!3 a schema/minimum 2024-02-28 → 2024-02-29",
          "a!5 a schema/maximum 2024-03-02 → 2024-03-02",
        ])
    #expect(
      try await found("type: yearmonth, constraints: {maximum: 2024-11}", ["2024-12", "2023-12"])
        == ["a!2 a schema/maximum 2024-12 → 2024-11"])
  }

  @Test func `length counts characters, not bytes`() async throws {
    #expect(
      try await found(
        "type: string, constraints: {minLength: 2, maxLength: 3}",
        ["شبك", "شبكة", "é", "𐎀𐎁𐎂", "", "ab"])
        == ["a!3 a schema/max-length شبكة → 3", "a!4 a schema/min-length é → 2"])
  }

  @Test(arguments: [
    ("email", ["a@b.co", "a.b+c@x-y.org"], ["a@", "@b", "a b@c.d", "a@-b.c"]),
    (
      "uri", ["https://x.ma/a?b=c#d", "urn:x:y", "mailto:a@b"],
      ["x", "//x", "https://x y", "http://شبكة"]
    ),
    (
      "binary", ["", "TWE=", "TQ==", "TWFy", "+/+/"],
      ["T", "TQ=", "TWE", "T===", "TW==FyTW", "T Q="]
    ),
    ("uuid", ["0E7F4C3A-1111-4222-8333-444455556666"], ["0E7F4C3A11114222833344445555666", "x"]),
  ]) func `format is that of the field`(format: String, good: [String], bad: [String]) async throws
  {
    let found = try await found("type: string, format: \(format)", good + bad)
    #expect(
      found
        == bad.enumerated().map {
          "a!\(good.count + $0 + 2) a schema/format \($1) → \(format)"
            + (format == "binary" ? " (Base64)" : "")
        })
  }

  @Test func `findings come by row, whatever finds them`() async throws {
    #expect(
      try await Bench(
        "a,b\nx,\n1,\ny,z\n",
        schema: "fields: [{name: a, type: integer}, {name: b, constraints: {required: true}}]\n"
      ).briefs().map { $0.split(separator: " ")[0] } == ["a!2", "a!2", "a!3", "a!4"])
  }
}
