import Columns
import Testing

/// Table Schema 2.0, date, time and datetime: `format: <PATTERN>`, in the syntax of strptime.
@Suite struct `A pattern of dates` {
  @Test(arguments: [
    (FieldType.date, "%d/%m/%Y", "12/11/2024", "2024-11-12"),
    (.date, "%d/%m/%Y", "1/2/2024", "2024-02-01"),
    (.date, "%d/%m/%y", "12/11/68", "2068-11-12"), (.date, "%d/%m/%y", "12/11/69", "1969-11-12"),
    (.date, "%Y%m%d", "20241112", "2024-11-12"), (.date, "%d%m%Y", "1112024", "2024-01-11"),
    (.date, "%d%m%Y", "11112024", "2024-11-11"),
    (.date, "%d %B %Y", "12 november 2024", "2024-11-12"),
    (.date, "%d %b %Y", "12 NOV 2024", "2024-11-12"),
    (.date, "%A %d %B %Y", "Tuesday 12 May 2020", "2020-05-12"),
    (.date, "%a, %d %b %Y", "Tue, 12 Nov 2024", "2024-11-12"),
    (.date, "%Y-%j", "2024-60", "2024-02-29"),
    (.date, "%Y-%j", "2023-365", "2023-12-31"),
    (.date, "%d  %m %Y", "12 \t11\u{B}2024", "2024-11-12"),
    (.date, "%%%Y س %m.%d", "%2024 س 11.12", "2024-11-12"), (.date, "%D", "11/12/24", "2024-11-12"),
    (.date, "%F", "2024-11-12", "2024-11-12"), (.date, "%e %h %Y", "2 Nov 2024", "2024-11-02"),
    (.date, "%Y%j%m%d", "20243171112", "2024-11-12"),
    (.time, "%H:%M", "9:05", "09:05:00"), (.time, "%Hh%Mmin", "15h05min", "15:05:00"),
    (.time, "%H", "0", "00:00:00"), (.time, "%I:%M %p", "12:30 am", "00:30:00"),
    (.time, "%I:%M %p", "12:30 PM", "12:30:00"), (.time, "%I:%M %p", "01:30 pm", "13:30:00"),
    (.time, "%I:%M", "12:30", "00:30:00"), (.time, "%H:%M:%S.%f", "01:02:03.5", "01:02:03.5"),
    (.time, "%T", "23:59:59", "23:59:59"), (.time, "%R", "23:59", "23:59:00"),
    (.datetime, "%d/%m/%Y %H:%M:%S", "12/11/2018 09:15:32", "2018-11-12T09:15:32"),
    (.datetime, "%Y-%m-%d %H:%M%z", "2024-11-12 09:30+0100", "2024-11-12T09:30:00+01:00"),
    (.datetime, "%Y-%m-%d %H:%M%z", "2024-11-12 09:30-05:30", "2024-11-12T09:30:00-05:30"),
    (.datetime, "%Y-%m-%d %H:%M%z", "2024-11-12 09:30Z", "2024-11-12T09:30:00Z"),
    (.datetime, "%Y-%m-%d %H:%M %Z", "2024-11-12 09:30 utc", "2024-11-12T09:30:00Z"),
    (.datetime, "%Y%m%dT%H%M%S%f", "20241112T093000123456", "2024-11-12T09:30:00.123456"),
  ]) func `reads a text into the default form`(
    type: FieldType, pattern: String, text: String, expected: String
  ) {
    let form = LexicalForm(type, format: pattern)
    #expect(form.respell(text: text) == expected)
    #expect(
      form.accepts(text: text)
        && form.canonical(text: text) == LexicalForm(type).canonical(text: expected))
    #expect(!form.isDefault && form.published == LexicalForm(type))
  }

  @Test(arguments: [
    (FieldType.date, "%d/%m/%Y", "2024-11-12"), (.date, "%d/%m/%Y", "12/11/24"),
    (.date, "%d/%m/%Y", "12/13/2024"),
    (.date, "%d/%m/%Y", "30/02/2024"), (.date, "%d/%m/%Y", "29/02/2023"),
    (.date, "%d/%m/%Y", "00/01/2024"),
    (.date, "%d/%m/%Y", "12/11/0000"), (.date, "%d/%m/%Y", " 12/11/2024"),
    (.date, "%d/%m/%Y", "12/11/2024 "),
    (.date, "%d/%m/%Y", "012/11/2024"), (.date, "%d/%m/%Y", "١٢/١١/٢٠٢٤"), (.date, "%d/%m/%Y", ""),
    (.date, "%d %m %Y", "12112024"), (.date, "%d %B %Y", "12 novembre 2024"),
    (.date, "%d %B %Y", "12 nov 2024"),
    (.date, "%Y-%j", "2023-366"), (.date, "%Y-%j", "2023-0"), (.date, "%Y%j%m%d", "20243181112"),
    (.time, "%H:%M", "24:00"), (.time, "%H:%M", "12:60"), (.time, "%I:%M %p", "13:00 PM"),
    (.time, "%I:%M %p", "0:30 AM"), (.time, "%H:%M:%S", "12:00:60"),
    (.time, "%H:%M:%S.%f", "12:00:00."),
    (.time, "%H:%M:%S.%f", "12:00:00.1234567"),
    (.datetime, "%Y-%m-%d %H:%M%z", "2024-11-12 09:30+15:00"),
    (.datetime, "%Y-%m-%d %H:%M%z", "2024-11-12 09:30"),
    (.datetime, "%Y-%m-%d %H:%M%z", "2024-11-12 09:30+1"),
    (.datetime, "%Y-%m-%d %H:%M %Z", "2024-11-12 09:30 CET"),
  ]) func `refuses other texts`(type: FieldType, pattern: String, text: String) {
    let form = LexicalForm(type, format: pattern)
    #expect(form.isKnown && form.respell(text: text) == nil && !form.accepts(text: text))
    #expect(form.canonical(text: text) == nil)
  }

  @Test(arguments: [
    (FieldType.date, "%d/%m"), (.date, "%m/%Y"), (.date, "%Y"), (.date, "%d/%m/%Y %H"),
    (.date, "%d/%m/%Y%z"),
    (.date, "%d%d%m%Y"), (.date, "%d/%m/%b/%Y"), (.date, "%Y%y%m%d"), (.date, "%U %Y"),
    (.date, "%"),
    (.date, "d/m/Y"), (.date, ""), (.time, "%M:%S"), (.time, "%H %p"), (.time, "%H:%M %z"),
    (.time, "%H %I"),
    (.time, "%d %H"), (.datetime, "%d/%m/%Y"), (.datetime, "%H:%M"), (.datetime, "%F %T %z %Z"),
    (.date, "%E"), (.date, "%-d/%m/%Y"),
  ]) func `says what the type is`(type: FieldType, pattern: String) {
    #expect(!LexicalForm(type, format: pattern).isKnown)
  }

  @Test func `orders what it reads`() {
    let form = LexicalForm(.date, format: "%d/%m/%Y")
    #expect(form.compare(text: "12/11/2024", "01/12/2024") == .before)
    #expect(form.compare(text: "1/1/2024", "01/01/2024") == .same)
    #expect(form.compare(text: "1/1/2024", "2024-01-01") == nil)
    let limit = Array("2024-01-01".utf8)
    #expect(form.compare(Array("31/12/2023".utf8).span, withPublished: limit.span) == .before)
  }

  /// Writes random moments by replacing each directive in turn, and reads them back.
  @Test func `reads back what a slow writer writes`() throws {
    var random = Seeded(state: 1446)
    let days = ["%d/%m/%Y", "%Y%m%d", "%m-%d-%y", "%d %B %Y", "%b %d %Y", "%Y/%j", "%d.%m.%Y"]
    let times = ["%H:%M:%S", "%Hh%M %S", "%I:%M:%S %p", "%H%M%S", "%S-%M-%H"]
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    func two(_ value: Int, _ width: Int = 2) -> String {
      let digits = String(value)
      return String(repeating: "0", count: width - digits.count) + digits
    }
    for _ in 0..<4_000 {
      let year = Int.random(in: 1969...2068, using: &random),
        month = Int.random(in: 1...12, using: &random)
      let isLeap = year % 4 == 0
      let last = lengths[month - 1] + (isLeap && month == 2 ? 1 : 0)
      let day = Int.random(in: 1...last, using: &random)
      let (hour, minute, second) = (
        Int.random(in: 0...23, using: &random), Int.random(in: 0...59, using: &random),
        Int.random(in: 0...59, using: &random)
      )
      let ofYear = lengths[..<(month - 1)].reduce(day, +) + (isLeap && month > 2 ? 1 : 0)
      let pattern =
        days.randomElement(using: &random)! + " " + times.randomElement(using: &random)!
      var text = pattern
      for (directive, value) in [
        ("%Y", two(year, 4)), ("%y", two(year % 100)), ("%m", two(month)), ("%d", two(day)),
        ("%j", two(ofYear, 3)), ("%B", months[month - 1]),
        ("%b", String(months[month - 1].prefix(3))),
        ("%H", two(hour)), ("%I", two((hour + 11) % 12 + 1)), ("%M", two(minute)),
        ("%S", two(second)),
        ("%p", hour < 12 ? "AM" : "PM"),
      ] { text = text.replacing(directive, with: value) }
      let expected =
        "\(two(year, 4))-\(two(month))-\(two(day))T\(two(hour)):\(two(minute)):\(two(second))"
      let form = LexicalForm(.datetime, format: pattern)
      try #require(form.respell(text: text) == expected, "\(pattern) \(text)")
    }
  }
}

/// Table Schema 2.0, date, time and datetime: `format: any`.
@Suite struct `A date in any form` {
  @Test(arguments: [
    (FieldType.date, "2024-11-12", "2024-11-12"), (.date, "2024/11/12", "2024-11-12"),
    (.date, "20241112", "2024-11-12"), (.date, "13/11/2024", "2024-11-13"),
    (.date, "11/13/2024", "2024-11-13"), (.date, "11/11/2024", "2024-11-11"),
    (.date, "12.11.2024", "2024-11-12"), (.date, "12 November 2024", "2024-11-12"),
    (.date, "Nov 12, 2024", "2024-11-12"), (.time, "9:30", "09:30:00"),
    (.time, "09:30:00.5", "09:30:00.5"),
    (.time, "9:30 PM", "21:30:00"), (.datetime, "2024-11-12T09:30:00Z", "2024-11-12T09:30:00Z"),
    (.datetime, "2024-11-12 09:30", "2024-11-12T09:30:00"),
    (.datetime, "13/11/2024 9:30:15+01:00", "2024-11-13T09:30:15+01:00"),
  ]) func `is read where it means one thing`(type: FieldType, text: String, expected: String) {
    #expect(LexicalForm(type, format: "any").respell(text: text) == expected)
  }

  @Test(arguments: [
    (FieldType.date, "12/11/2024"), (.date, "1-2-2024"), (.date, "12 novembre 2024"),
    (.date, "2024"),
    (.date, ""), (.time, "9"), (.time, "25:00"), (.datetime, "2024-11-12"),
    (.datetime, "12/11/2024 09:30"),
  ]) func `is refused where it may mean two, or none`(type: FieldType, text: String) {
    #expect(LexicalForm(type, format: "any").respell(text: text) == nil)
  }
}
