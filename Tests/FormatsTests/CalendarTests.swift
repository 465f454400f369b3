import Columns
import Components
import Testing

@testable import Formats

@Suite struct `Reading iCalendar` {
  private typealias S = CalendarSample

  private static let meeting = S.event(
    "SUMMARY;LANGUAGE=fr:Rencontre de Tanger\\, deuxième", "DESCRIPTION:a\\nb\\;c\\\\d",
    "LOCATION:طنجة", "GEO:35.76;-5.83", "DTSTART;TZID=Africa/Casablanca:20241112T093000",
    "DTEND;TZID=Africa/Casablanca:20241112T120000", "STATUS:CONFIRMED", "SEQUENCE:2",
    "ORGANIZER;CN=\"Commune de Tanger\":mailto:x@tanger.example",
    "ATTENDEE;CN=DGCT:mailto:d@example.org", "ATTENDEE:MAILTO:e@example.org",
    "CATEGORIES:atelier,ouverture\\, données", "CATEGORIES:REMACTO", "URL:https://example.org/a,b",
    "CREATED:20240901T080000Z", "LAST-MODIFIED:20240902T080000Z", "X-OTHER:1")

  @Test func `makes a row of an event`() throws {
    let read = try S.read(Self.meeting)
    #expect(read.header == CalendarColumn.Made.allCases.map(\.rawValue))
    #expect(read.places == [[1, 4, 50]])
    let row = Dictionary(uniqueKeysWithValues: zip(read.header, read.cells[0]))
    #expect(
      row == [
        "uid": "u1", "recurrence_id": nil, "summary": "Rencontre de Tanger, deuxième",
        "description": "a\nb;c\\d", "location": "طنجة", "geo": "-5.83, 35.76",
        "start": "2024-11-12T09:30:00", "end": "2024-11-12T12:00:00",
        "timezone": "Africa/Casablanca", "start_utc": "2024-11-12T08:30:00Z",
        "end_utc": "2024-11-12T11:00:00Z", "start_date": "2024-11-12", "end_date": "2024-11-12",
        "all_day": "false", "status": "CONFIRMED", "organizer": "Commune de Tanger",
        "attendees": "DGCT; e@example.org", "categories": "atelier; ouverture, données; REMACTO",
        "url": "https://example.org/a,b", "rrule": nil, "sequence": "2",
        "created": "2024-09-01T08:00:00Z", "last_modified": "2024-09-02T08:00:00Z",
        "summary_language": "fr",
      ])
    #expect(read.findings.map(\.rule.id) == ["ics/zone-data"])
  }

  @Test func `takes columns by the names of properties`() throws {
    let text = S.event(
      "DTSTART;VALUE=DATE:20241112", "X-TITLE;LANGUAGE=ar:لقاء", "X-TITLE;LANGUAGE=fr:Rencontre",
      "X-KIND:training\\, remote", "X-ADDRESS;VALUE=URI:https://a.example/x\\,y", "SUMMARY:s",
      "ORGANIZER;CN=^'A^' ^^ B^nC:mailto:a@example.org", "DURATION:P1W")
    let read = try S.read(
      text,
      """
      {"columns": {"title_ar": "X-TITLE;LANGUAGE=ar", "title_fr": "x-title;language=FR",
       "kind": "X-KIND", "address": "X-ADDRESS", "host": "ORGANIZER;CN", "plain": "SUMMARY;LANGUAGE=",
       "titles": "X-TITLE", "long": "DURATION", "none": "X-NONE", "day": "start_date", "id": "uid"},
       "join": " / "}
      """)
    #expect(
      read.cells == [
        [
          "لقاء", "Rencontre", "training, remote", "https://a.example/x\\,y", "\"A\" ^ B\nC", "s",
          "لقاء / Rencontre", "P7D", nil, "2024-11-12", "u1",
        ]
      ])
  }

  @Test(arguments: ["", "X TITLE", "X-A;", "X-A;B;C", "X-A;=b", "é"])
  func `refuses a column that is no property`(text: String) throws {
    let error = try #require(throws: Finding.self) {
      try S.read(Self.meeting, #"{"columns": {"x": "\#(text)"}}"#)
    }
    #expect(error.rule == .calendarBadColumn)
  }

  // MARK: Lines (RFC 5545 3.1)

  @Test func `unfolds lines between the bytes of a character`() throws {
    let text = Array(
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20240101T000000Z\r\n".utf8)
    let arabic = Array("SUMMARY:ن".utf8)
    let bytes =
      text + arabic.dropLast() + [13, 10, 32, arabic.last!, 13, 10, 9] + Array("x\r\n  y\r\n".utf8)
      + Array("DTSTART:20240101T000000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".utf8)
    let read = try TableRead.whole(bytes, ICalendar.self)
    #expect(read["summary"] == ["نx y"])
    #expect(read.findings.isEmpty)
  }

  @Test(arguments: ["\n", "\r"]) func `takes other line ends, and says so`(end: String) throws {
    let text = S.event("DTSTART:20240101T000000Z", "SUMMARY:a\r\n b").replacing("\r\n", with: end)
    let read = try S.read(text)
    #expect(read["summary"] == ["ab"])
    #expect(read.findings.map(\.rule.id) == ["ics/line-ends"])
    #expect(read.findings.allSatisfy { $0.severity == .note })
  }

  @Test func `takes a byte order mark, blank lines, small letters and no last line end`() throws {
    let text = """
      \u{FEFF}begin:vcalendar\r\n\r\nBegin:VEvent\r\nuid:1\r\ndtstamp:20240101T000000Z\r
      dtstart;value=date:20240101\r\nend:vevent\r\nEND:VCALENDAR
      """
    let read = try S.read(text)
    #expect(read["uid"] == ["1"] && read["start"] == ["2024-01-01"])
    #expect(read.places == [[1, 3, 22]])
  }

  @Test func `says when a line is longer than 75 octets`() throws {
    let text = S.event("DTSTART:20240101T000000Z", "SUMMARY:" + String(repeating: "a", count: 80))
    let read = try S.read(text)
    #expect(read.findings.map(\.rule.id) == ["ics/long-line"])
    #expect(read.findings.map(\.place) == [.text(file: "t.file", line: 8, column: 1)])
  }

  @Test func `refuses a line longer than a record may be`() throws {
    let text = S.event("SUMMARY:" + String(repeating: "a", count: 2000))
    #expect(try S.read(text, recordLimit: 1000).fault == "ics/too-long")
  }

  // MARK: Components (3.4, 3.6)

  @Test func `reads every calendar of a file and no component within an event`() throws {
    let alarm = "BEGIN:VALARM\r\nSUMMARY:no\r\nUID:no\r\nTRIGGER:-PT5M\r\nEND:VALARM"
    let first = S.event("DTSTART:20240101T000000Z", alarm, "SUMMARY:a")
    let read = try S.read(first + S.event("DTSTART:20240102T000000Z", "SUMMARY:b", uid: "u2"))
    #expect(read["uid"] == ["u1", "u2"] && read["summary"] == ["a", "b"])
    #expect(read.places.map { $0[0] } == [1, 2])
  }

  @Test func `reads tasks and journals where it is told`() throws {
    let text = S.calendar([
      S.component(["DUE;VALUE=DATE:20240105", "SUMMARY:t"], name: "VTODO"),
      S.component(["DTSTART:20240101T000000Z"], uid: "u2"),
      S.component(["DTSTART;VALUE=DATE:20240103", "SUMMARY:j"], uid: "u3", name: "VJOURNAL"),
    ])
    let columns = #""columns": {"u": "uid", "s": "start", "e": "end", "d": "end_date"}"#
    #expect(
      try S.read(text, #"{"component": "VTODO", \#(columns)}"#).cells == [
        ["u1", nil, "2024-01-05", "2024-01-05"]
      ])
    #expect(
      try S.read(text, #"{"component": "VJOURNAL", \#(columns)}"#).cells == [
        ["u3", "2024-01-03", nil, nil]
      ])
    #expect(try S.read(text)["uid"] == ["u2"])
    #expect(throws: Finding.self) { try S.read(text, #"{"component": "VALARM"}"#) }
  }

  private static let faults: [(String, [String])] = [
    ("DTSTART:20240101", ["ics/bad-line 2 7"]),
    ("SUMMARY", ["ics/bad-line 2 12"]),
    (";A=b:c", ["ics/bad-line 2 12"]), ("X-A;B:c", ["ics/bad-line 2 12"]),
    ("X-A;B=\"c:d", ["ics/bad-line 2 12"]), ("é:c", ["ics/bad-line 2 12"]),
    ("X-A:\u{0}", ["ics/control-character 2 12"]),
    ("UID:again", ["ics/repeated-property 2 8"]),
    ("DTEND;VALUE=DATE:20240102\r\nDTEND;VALUE=DATE:20240103", ["ics/repeated-property 2 8"]),
    ("DTEND;VALUE=DATE:20240102\r\nDURATION:P1D", ["ics/bad-value 2 13"]),
    ("DTEND;VALUE=DATE:20240230", ["ics/bad-value 2 12"]),
    ("DTEND:20240102T000000Z", ["ics/bad-value 2 12"]),
    ("DURATION:P", ["ics/bad-value 2 12"]), ("DURATION:PT", ["ics/bad-value 2 12"]),
    ("DURATION:PT1H", ["ics/bad-value 2 12"]), ("DURATION:P1H", ["ics/bad-value 2 12"]),
    ("RRULE:FREQ=OFTEN", ["ics/bad-value 2 12"]), ("EXDATE:x", ["ics/bad-value 2 12"]),
    ("RDATE:20240101/x", ["ics/bad-value 2 12"]),
    ("BEGIN:VALARM", ["ics/unclosed 2 8"]),
    ("END:VALARM", ["ics/unopened"]),
    ("DTEND;VALUE=DATE:20231231", ["ics/ends-early 2 8"]),
  ]

  @Test(arguments: faults.indices.dropFirst()) func `leaves out a bad event and reads the others`(
    index: Int
  ) throws {
    let (line, expected) = Self.faults[index]
    let read = try S.read(
      S.calendar([
        S.component(["X-A:1"], uid: "u1").replacing("X-A:1", with: "DTSTART:20240101T000000Z"),
        S.component(["DTSTART;VALUE=DATE:20240101", line], uid: "u2"),
        S.component(["DTSTART:20240101T000000Z"], uid: "u3"),
      ]).replacing("UID:u2", with: "UID:u2\r\nX-B:1\r\n").replacing("X-B:1\r\n", with: "X-B:1"))
    let isKept = expected[0].contains("unopened") || expected[0].contains("ends-early")
    #expect(read["uid"] == (isKept ? ["u1", "u2", "u3"] : ["u1", "u3"]))
    #expect(read.faults.map { $0.prefix { $0 != " " } } == expected.map { $0.prefix { $0 != " " } })
    #expect(read.unreadable == (isKept ? 0 : 1))
    guard !isKept, case .cell(let cell)? = read.findings.first?.place else { return }
    #expect(cell.row == 2)
  }

  @Test func `names the line of what is wrong`() throws {
    let read = try S.read(S.event("SUMMARY:a", "DTSTART;VALUE=DATE:20240231"))
    #expect(read.faults == ["ics/bad-value 1 8"])
    #expect(read.findings[0].values == ["name": "DTSTART", "value": "20240231"])
  }

  @Test func `says what an event lacks`() throws {
    func read(_ lines: String, method: String = "") throws -> TableRead {
      try S.read(
        "BEGIN:VCALENDAR\r\n\(method)BEGIN:VEVENT\r\n\(lines)END:VEVENT\r\nEND:VCALENDAR\r\n")
    }
    let start = "DTSTART:20240101T000000Z\r\n", stamp = "DTSTAMP:20240101T000000Z\r\n"
    #expect(try read(start + stamp).findings.map(\.values) == [["name": "UID"]])
    #expect(try read("UID:1\r\n" + stamp).findings.map(\.values) == [["name": "DTSTART"]])
    let unstamped = try read("UID:1\r\n" + start)
    #expect(unstamped.findings.map(\.severity) == [.warning] && unstamped.cells.count == 1)
    let method = try read("UID:1\r\n" + stamp, method: "METHOD:PUBLISH\r\n")
    #expect(method.findings.isEmpty && method["start"] == [nil])
  }

  @Test func `keeps what stands before the file breaks off`() throws {
    let text = S.calendar([
      S.component(["DTSTART:20240101T000000Z"]),
      S.component(["DTSTART:20240101T000000Z"], uid: "u2"),
    ])
    let cut = text.prefix(text.utf8.count - 40)
    let read = try S.read(String(cut))
    #expect(read["uid"] == ["u1"] && read.unreadable == 1)
    #expect(read.findings.map(\.rule.id) == ["ics/unclosed"])
  }

  @Test func `goes on at an event that begins within another`() throws {
    let text = S.calendar([
      S.component(["DTSTART:20240101T000000Z"]).replacing("\r\nEND:VEVENT", with: ""),
      S.component(["DTSTART:20240101T000000Z"], uid: "u2"),
    ])
    let read = try S.read(text)
    #expect(read["uid"] == ["u2"] && read.faults == ["ics/unclosed 1 4"])
  }

  @Test(arguments: ["", "x", "BEGIN:VCARD\r\nEND:VCARD\r\n", "\u{FEFF}\r\n\r\n"])
  func `refuses a file that is no calendar`(text: String) throws {
    #expect(try S.read(text).fault == "ics/no-calendar")
  }

  @Test func `reads a calendar without events as a table without rows`() throws {
    let read = try S.read(S.calendar([]))
    #expect(read.cells.isEmpty && read.findings.isEmpty && read.thrown == nil)
  }

  @Test func `refuses components nested without end`() throws {
    let text = String(repeating: "BEGIN:X-A\r\n", count: 100)
    #expect(try S.read("BEGIN:VCALENDAR\r\n" + text).fault == "ics/too-deep")
  }

  @Test func `says that a line stands outside of any calendar`() throws {
    let read = try S.read("hello\r\n" + S.event("DTSTART:20240101T000000Z") + "bye\r\n")
    #expect(read.faults == ["ics/stray-line"] && read.cells.count == 1)
  }

  @Test func `refuses bytes that are not UTF-8 in that event alone`() throws {
    let text = S.calendar([
      S.component(["DTSTART:20240101T000000Z", "SUMMARY:é"]),
      S.component(["DTSTART:20240101T000000Z"], uid: "u2"),
    ])
    let bytes = Array(text.utf8).filter { $0 != 0xA9 }
    let read = try TableRead.whole(bytes, ICalendar.self)
    #expect(read["uid"] == ["u2"] && read.faults == ["ics/not-utf8 1 8"])
  }

  // MARK: Ends (3.6.1, 3.3.6, 3.8.2)

  private static let ends: [([String], [String?])] = [
    (["DTSTART;VALUE=DATE:20240228"], ["2024-02-28", "2024-02-29", "2024-02-28", nil]),
    (
      ["DTSTART;VALUE=DATE:20240228", "DTEND;VALUE=DATE:20240302"],
      ["2024-02-28", "2024-03-02", "2024-03-01", nil]
    ),
    (
      ["DTSTART;VALUE=DATE:20240228", "DURATION:P2D"],
      ["2024-02-28", "2024-03-01", "2024-02-29", nil]
    ),
    (
      ["DTSTART;VALUE=DATE:20240228", "DTEND;VALUE=DATE:20240228"],
      ["2024-02-28", "2024-02-28", "2024-02-28", nil]
    ),
    (
      ["DTSTART:20240228T100000"],
      ["2024-02-28T10:00:00", "2024-02-28T10:00:00", "2024-02-28", nil]
    ),
    (
      ["DTSTART:20240228T230000Z", "DURATION:PT1H"],
      ["2024-02-28T23:00:00Z", "2024-02-29T00:00:00Z", "2024-02-28", "2024-02-29T00:00:00Z"]
    ),
    (
      ["DTSTART:20240228T230000Z", "DURATION:P1DT1H30M5S"],
      ["2024-02-28T23:00:00Z", "2024-03-01T00:30:05Z", "2024-03-01", "2024-03-01T00:30:05Z"]
    ),
    // The night in which Paris has 23 hours: a day is a day of the calendar, an hour an hour.
    (
      ["DTSTART;TZID=Europe/Paris:20240330T120000", "DURATION:P1D"],
      ["2024-03-30T12:00:00", "2024-03-31T12:00:00", "2024-03-31", "2024-03-31T10:00:00Z"]
    ),
    (
      ["DTSTART;TZID=Europe/Paris:20240330T120000", "DURATION:PT24H"],
      ["2024-03-30T12:00:00", "2024-03-31T13:00:00", "2024-03-31", "2024-03-31T11:00:00Z"]
    ),
  ]

  @Test(arguments: ends.indices) func `says when an event ends`(index: Int) throws {
    let (lines, expected) = Self.ends[index]
    let read = try S.read(
      S.calendar([S.component(lines)]),
      #"{"columns": {"s": "start", "e": "end", "d": "end_date", "u": "end_utc"}}"#)
    #expect(read.cells == [expected])
  }
}
