import Columns
import Testing

/// Table Schema 2.0: constraints and keys hold on logical values.
@Suite struct `The canonical spelling` {
  @Test(arguments: [
    ("007", "7"), ("+5", "5"), ("-0", "0"), ("+0", "0"), ("000", "0"), ("-007", "-7"),
    ("100", "100"), ("-00", "0"),
    ("00123456789012345678901234567890", "123456789012345678901234567890"),
  ]) func `an integer has no plus and no superfluous zero`(text: String, expected: String) {
    #expect(FieldType.integer.canonical(text: text) == expected)
    #expect(FieldType.number.canonical(text: text) == expected)
  }

  @Test(arguments: [
    ("1.50", "1.5"), ("5.", "5"), (".5", "0.5"), ("-.50", "-0.5"), ("0.0", "0"), ("-0.0", "0"),
    ("1.0", "1"), ("0100.0100", "100.01"), ("1e1", "10"), ("1E+1", "10"), ("10e0", "10"),
    ("100e-1", "10"), ("0.1e2", "10"), ("15e-1", "1.5"), ("1.5e0", "1.5"), ("0.00015e4", "1.5"),
    ("-1e-3", "-0.001"), ("1e-0", "1"), ("0e5", "0"), ("-0e-5", "0"), ("123e-3", "0.123"),
    ("1.23e1", "12.3"), ("NaN", "NaN"), ("INF", "INF"), ("-INF", "-INF"), ("nan", "NaN"),
    ("Inf", "INF"), ("-inf", "-INF"),
  ]) func `a number has one spelling, with exponent or without`(text: String, expected: String) {
    #expect(FieldType.number.canonical(text: text) == expected)
  }

  @Test(arguments: [
    ("1e999999999", "10.0e999999998"), ("1e-999999999", "0.1e-999999998"),
    ("12e5000", "1.20e5001"), ("-7e-2000", "-0.07e-1998"),
  ]) func `numbers too long to spell out are still one`(a: String, b: String) throws {
    let spelling = try #require(FieldType.number.canonical(text: a))
    #expect(FieldType.number.canonical(text: b) == spelling && spelling.utf8.count < 20)
  }

  @Test(arguments: [990, 998, 999, 1000, 1001, 1010])
  func `a long number is the same with and without exponent`(count: Int) {
    for digit in ["1", "10", "12"] {
      let zeros = String(repeating: "0", count: count)
      let power = FieldType.number.canonical(text: "\(digit)e\(count)")
      #expect(FieldType.number.canonical(text: digit + zeros) == power)
      #expect(FieldType.number.canonical(text: digit + zeros + ".0") == power)
      let small = FieldType.number.canonical(text: "\(digit)e-\(count + digit.utf8.count)")
      #expect(FieldType.number.canonical(text: "0." + zeros + digit) == small)
      #expect(FieldType.number.canonical(text: "." + zeros + digit + "00") == small)
    }
  }

  @Test(arguments: [
    (FieldType.time, "09:30:00", "09:30:00"), (.time, "09:30:00.0", "09:30:00"),
    (.time, "09:30:00.500", "09:30:00.5"), (.time, "10:00:00", "10:00:00"),
    (.datetime, "2024-01-01T10:00:00.50", "2024-01-01T10:00:00.5"),
    (.datetime, "2024-01-01T10:00:00Z", "2024-01-01T10:00:00Z"),
    (.datetime, "2024-01-01T10:00:00+00:00", "2024-01-01T10:00:00Z"),
    (.datetime, "2024-01-01T10:00:00.10-00:00", "2024-01-01T10:00:00.1Z"),
    (.datetime, "2024-01-01T10:00:00.50+01:00", "2024-01-01T09:00:00.5Z"),
    (.datetime, "2024-01-01T00:30:00+01:00", "2023-12-31T23:30:00Z"),
    (.datetime, "2023-12-31T23:30:00-01:00", "2024-01-01T00:30:00Z"),
    (.datetime, "2024-02-28T23:30:00-01:00", "2024-02-29T00:30:00Z"),
    (.datetime, "2023-03-01T00:00:00+14:00", "2023-02-28T10:00:00Z"),
    (.datetime, "2024-04-30T23:59:59-14:00", "2024-05-01T13:59:59Z"),
    (.datetime, "0001-01-01T00:00:00+00:30", "-0001-12-31T23:30:00Z"),
    (.datetime, "-0001-12-31T23:59:00-00:01", "0001-01-01T00:00:00Z"),
    (.datetime, "9999-12-31T23:00:00-01:00", "10000-01-01T00:00:00Z"),
    (.date, "2024-10-10", "2024-10-10"), (.year, "2024", "2024"), (.year, "2024+00:00", "2024Z"),
    (.year, "2024-00:00", "2024Z"), (.year, "2020+01:00", "2020+01:00"),
    (.yearmonth, "2024-10", "2024-10"), (.yearmonth, "2024-10-00:00", "2024-10Z"),
  ]) func `of a time is that of UTC, without superfluous zeros`(
    type: FieldType, text: String, expected: String
  ) {
    #expect(type.canonical(text: text) == expected)
    #expect(type.compare(text: text, expected) == .same)
  }

  @Test(arguments: FieldType.allCases)
  func `is appended, and nothing is where the text is refused`(type: FieldType) {
    for text in ["1", "2024-11-12", "true", "", "x", "1.5", "09:30:00", "P1M", "[1]", "{}", "1,2"] {
      var output: [UInt8] = [7]
      let isGood = type.canonical(Array(text.utf8).span, into: &output)
      #expect(isGood == type.accepts(text: text) && output.first == 7)
      if !isGood { #expect(output == [7]) }
      if isGood {
        #expect(output.dropFirst() == ArraySlice((type.canonical(text: text) ?? "").utf8))
      }
    }
  }

  @Test(arguments: ["007", "1.50", "1e1", "-0", "5.", "12e-4", "1e2000", "NaN"])
  func `is its own canonical spelling`(text: String) throws {
    let once = try #require(FieldType.number.canonical(text: text))
    #expect(FieldType.number.canonical(text: once) == once)
  }
}
