import Columns
import Testing

/// Clause by clause: Table Schema 2.0, Field Types; XML Schema 1.0 Part 2 where it points there.
@Suite struct `The lexical form of a type` {
  @Test(arguments: [FieldType.string, .any], ["", " ", "1", "نص", "a\nb", "\0"])
  func `string and any take every text as it is`(type: FieldType, text: String) {
    #expect(type.accepts(text: text) && type.canonical(text: text) == text)
  }

  @Test(arguments: [
    "0", "12", "+5", "-5", "007", "+007", "-0", "00", "9223372036854775807", "9223372036854775808",
    "-9223372036854775809", "123456789012345678901234567890",
  ]) func `integer takes a sign, zeros before, any size`(text: String) {
    #expect(FieldType.integer.accepts(text: text))
    #expect(FieldType.number.accepts(text: text))
  }

  @Test(arguments: [
    "", " ", "12.5", "12.0", "12.", ".0", "1e3", "1E0", "0x1F", "1_000", "1,000", "1 000", "--1",
    "+-1", "+", "-", "1-", "1+", "٣", "١٢", "１２", "\u{2212}1", "NaN", "INF", "-INF", "true", "1\0",
    "½", "²",
  ]) func `integer takes nothing else`(text: String) {
    #expect(!FieldType.integer.accepts(text: text))
    #expect(FieldType.integer.canonical(text: text) == nil)
  }

  @Test(arguments: [
    "1.50", "-1.23", "12678967.543233", "+100000.00", "210", ".5", "5.", "-.5", "+5.", "0.0",
    "1e5", "1E5", "1e+5", "1E-5", ".5e1", "5.e1", "1e0", "1e007", "1e000000000007", "NaN", "INF",
    "-INF", "nan", "NAN", "Inf", "inf", "-inf", "1e999999999", "1e-999999999",
  ]) func `number takes decimals, exponents and three that are not finite`(text: String) {
    #expect(FieldType.number.accepts(text: text))
  }

  @Test(arguments: [
    "", " ", ".", "+", "-", "+.", "-.e1", "e5", ".e5", "1e", "1e+", "1e-", "1e5.0", "1e 5", "1ee5",
    "1.2.3", "1..2", "1,5", "1,000.5", "1_000.5", "1_000", "0x1F", "0x1p3", "1f", "1d",
    "Infinity", "+INF", "-NaN", "INFINITY", "∞", "١٫٥", "٣", "1e٥", "5%", "€95", "1e1000000000",
  ]) func `number takes nothing else`(text: String) {
    #expect(!FieldType.number.accepts(text: text))
    #expect(FieldType.number.canonical(text: text) == nil)
  }

  @Test(arguments: ["true", "True", "TRUE", "1"], ["false", "False", "FALSE", "0"])
  func `boolean takes the eight default spellings`(yes: String, no: String) {
    #expect(FieldType.boolean.canonical(text: yes) == "true")
    #expect(FieldType.boolean.canonical(text: no) == "false")
  }

  @Test(arguments: [
    "", "t", "f", "yes", "no", "y", "n", "on", "off", "tRuE", "fALSE", "2", "-1", "01", "1.0",
    "نعم", "truefalse", "tru", "٠",
  ]) func `boolean takes nothing else`(text: String) {
    #expect(!FieldType.boolean.accepts(text: text))
  }

  /// JSON text may have white space around it, and texts and lists of texts are what they are.
  private static let spaced: Set<FieldType> = [.string, .any, .list, .object, .array, .geojson]

  @Test(arguments: FieldType.allCases.filter { !spaced.contains($0) })
  func `white space around a value is not part of any form`(type: FieldType) throws {
    let good = try #require(Self.good[type])
    #expect(type.accepts(text: good))
    for space in [" ", "\t", "\n", "\r", "\u{A0}", "\u{FEFF}", "\u{200F}", "\0"] {
      #expect(!type.accepts(text: space + good) && !type.accepts(text: good + space))
    }
    #expect(!type.accepts(text: "") && !type.accepts(text: " "))
  }

  private static let good: [FieldType: String] = [
    .integer: "12", .number: "1.5", .boolean: "true", .date: "2021-03-04", .time: "09:30:00",
    .datetime: "2021-03-04T09:30:00Z", .year: "2021", .yearmonth: "2021-03",
    .duration: "P1D", .geopoint: "1,2",
  ]
}

@Suite struct `The lexical form of a date or time` {
  @Test(arguments: [
    "2021-03-04", "0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29", "1600-02-29",
    "2023-02-28", "2021-01-31", "2021-04-30",
  ]) func `date is year, month and day of the calendar`(text: String) {
    #expect(FieldType.date.accepts(text: text))
  }

  @Test(arguments: [
    "2021-3-4", "2021-03-4", "21-03-04", "2021-02-30", "2023-02-29", "1900-02-29", "2100-02-29",
    "2021-04-31", "2021-06-31", "2021-09-31", "2021-11-31", "2021-01-32", "2021-00-10",
    "2021-13-01", "2021-01-00", "0000-01-01", "-0000-01-01", "02021-01-01", "+2021-03-04",
    "2021/03/04", "04/03/2021", "20210304", "2021-03", "2021-03-04Z", "2021-03-04+01:00",
    "2021-03-04T00:00:00", "12021-03-04", "-2021-03-04", "٢٠٢١-٠٣-٠٤", "2021-03-04-", "2021-03-",
    "2021-", "-",
    "2021\u{2010}03-04",
  ]) func `date takes nothing else`(text: String) {
    #expect(!FieldType.date.accepts(text: text))
    #expect(FieldType.date.canonical(text: text) == nil)
  }

  @Test(arguments: [
    ("2024", true), ("0001", true), ("9999", true), ("12024", true), ("-0044", true),
    ("-12024", true), ("2024Z", true), ("2024+01:00", true), ("2024-14:00", true), ("0000", false),
    ("-0000", false), ("02024", false), ("24", false), ("024", false), ("+2024", false),
    ("2024-01", false), ("2024-", false), ("2024+", false), ("2024+01", false), ("2024+01:", false),
    ("2024+1:00", false), ("2024+14:01", false), ("2024+00:60", false), ("2024z", false),
    ("2024ZZ", false), ("2024 ", false), ("٢٠٢٤", false), ("1234567890", false), ("-", false),
    ("2024.0", false),
  ]) func `year is gYear (XSD 3.2.11)`(text: String, isGood: Bool) {
    #expect(FieldType.year.accepts(text: text) == isGood)
  }

  @Test(arguments: [
    ("2024-11", true), ("-0044-03", true), ("12024-11", true), ("2024-11Z", true),
    ("2024-11+01:00", true), ("2024-11-01:00", true), ("2024", false), ("2024-00", false),
    ("2024-13", false), ("2024-1", false), ("2024-11-12", false), ("2024-11-", false),
    ("2024-11-01", false), ("2024-11+", false), ("2024-11+01", false), ("2024-11+01:", false),
    ("202411", false), ("0000-11", false), ("2024-", false),
  ]) func `yearmonth is gYearMonth (XSD 3.2.10)`(text: String, isGood: Bool) {
    #expect(FieldType.yearmonth.accepts(text: text) == isGood)
  }

  @Test(arguments: [
    ("00:00:00", true), ("23:59:59", true), ("09:30:00.5", true), ("09:30:00.123456789", true),
    ("24:00:00", false), ("23:60:00", false), ("23:59:60", false), ("9:30:00", false),
    ("09:30", false), ("093000", false), ("09:30:00.", false), ("09:30:00,5", false),
    ("09:30:0", false), ("-09:30:00", false), ("09:30:00 AM", false), ("٠٩:٣٠:٠٠", false),
    ("T09:30:00", false), ("09:30:00Z", false), ("09:30:00+01:00", false), ("09.30.00", false),
  ]) func `time is hours, minutes and seconds`(text: String, isGood: Bool) {
    #expect(FieldType.time.accepts(text: text) == isGood)
  }

  @Test(arguments: [
    ("2021-03-04T09:30:00", true), ("2021-03-04T09:30:00Z", true),
    ("2021-03-04T09:30:00+01:00", true), ("2021-03-04T09:30:00.300-05:00", true),
    ("2021-03-04T09:30:00-00:00", true), ("2021-03-04T09:30:00+14:00", true),
    ("2021-03-04T09:30:00-14:00", true), ("2024-02-29T00:00:00", true),
    ("-0044-03-15T12:00:00", true), ("2021-03-04 09:30:00", false), ("2021-03-04", false),
    ("2021-03-04T09:30Z", false), ("2021-03-04T24:00:00Z", false), ("2021-03-04T09:30:60Z", false),
    ("2021-03-04t09:30:00z", false), ("2021-03-04T09:30:00z", false),
    ("2021-02-29T09:30:00", false), ("2021-03-04T09:30:00+14:01", false),
    ("2021-03-04T09:30:00+15:00", false), ("2021-03-04T09:30:00+01:60", false),
    ("2021-03-04T09:30:00+0100", false), ("2021-03-04T09:30:00+01", false),
    ("2021-03-04T09:30:00+01:", false), ("2021-03-04T09:30:00+", false),
    ("2021-03-04T09:30:00-", false), ("2021-03-04T09:30:00+1:00", false),
    ("2021-03-04T", false), ("2021-03-04T09:30:00.Z", false), ("2021-03-04T09:30:00ZZ", false),
    ("2021-03-04T09:30:00 Z", false), ("2021-03-04T9:30:00", false), ("2021-03-04TZ", false),
    ("0000-03-04T09:30:00", false),
  ]) func `datetime is dateTime (XSD 3.2.7) without 24 hours`(text: String, isGood: Bool) {
    #expect(FieldType.datetime.accepts(text: text) == isGood)
  }
}
