import Columns
import Components
import Testing

@testable import Formats

@Suite struct `Recurring events` {
  private typealias S = CalendarSample

  private static let rules: [(String, String, [String])] = [
    (":20240129T090000", "FREQ=DAILY;COUNT=3", ["01-29T09", "01-30T09", "01-31T09"]),
    (":20240131T090000", "FREQ=MONTHLY;COUNT=3", ["01-31T09", "03-31T09", "05-31T09"]),
    (
      ":20240102T090000", "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4;WKST=SU",
      ["01-02T09", "01-04T09", "01-09T09", "01-11T09"]
    ),
    (":20240105T090000", "FREQ=MONTHLY;BYDAY=1FR;COUNT=3", ["01-05T09", "02-02T09", "03-01T09"]),
    (":20240126T090000", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", ["01-26T09", "02-23T09", "03-29T09"]),
    (
      ":20240131T090000", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3",
      ["01-31T09", "02-29T09", "03-31T09"]
    ),
    (
      ":20240102T090000", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=2;COUNT=3",
      ["01-02T09", "02-02T09", "03-04T09"]
    ),
    (":20240109T090000", "FREQ=DAILY;INTERVAL=10;COUNT=3", ["01-09T09", "01-19T09", "01-29T09"]),
    (
      ":20240109T090000", "FREQ=HOURLY;INTERVAL=3;UNTIL=20240109T150000",
      ["01-09T09", "01-09T12", "01-09T15"]
    ),
    (":20240109T090000", "FREQ=DAILY;BYHOUR=9,10;COUNT=3", ["01-09T09", "01-09T10", "01-10T09"]),
    (
      ":20240109T090000", "FREQ=YEARLY;BYYEARDAY=9,-1,60;COUNT=4",
      ["01-09T09", "02-29T09", "12-31T09", "01-09T09"]
    ),
    (":20240513T090000", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=2", ["05-13T09", "05-12T09"]),
    (":20240513T090000", "FREQ=YEARLY;BYWEEKNO=20;COUNT=2", ["05-13T09", "05-12T09"]),
    (":20240328T090000", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=2", ["03-28T09", "03-06T09"]),
    (
      ":20240101T000000",
      "FREQ=SECONDLY;BYMONTH=12;BYMONTHDAY=25;BYHOUR=8;BYMINUTE=0;BYSECOND=0;COUNT=2",
      ["01-01T00", "12-25T08"]
    ),
    // The clause: the start counts, in the rule or not.
    (":20240103T090000", "FREQ=WEEKLY;BYDAY=MO;COUNT=2", ["01-03T09", "01-08T09"]),
    (";VALUE=DATE:20240229", "FREQ=YEARLY;UNTIL=20300101", ["02-29", "02-29"]),
  ]

  @Test(arguments: rules.indices) func `follow their rules (3.3.10)`(index: Int) throws {
    let (start, rule, expected) = Self.rules[index]
    let starts = try S.starts("RRULE:" + rule, from: start)
    #expect(starts.map { String($0.dropFirst(5).prefix(8)) } == expected)
  }

  @Test(arguments: [
    "", "FREQ", "COUNT=1", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;INTERVAL=0",
    "FREQ=DAILY;COUNT=1;UNTIL=20240101",
    "FREQ=DAILY;BYMONTH=13", "FREQ=DAILY;BYMONTHDAY=0", "FREQ=DAILY;BYHOUR=24",
    "FREQ=DAILY;BYDAY=XX",
    "FREQ=DAILY;BYDAY=1MO", "FREQ=WEEKLY;BYMONTHDAY=1", "FREQ=MONTHLY;BYYEARDAY=1",
    "FREQ=MONTHLY;BYWEEKNO=1", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO", "FREQ=DAILY;BYSETPOS=1",
    "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;WKST=1", "RSCALE=HEBREW;FREQ=DAILY", "FREQ=DAILY;UNTIL=x",
    "FREQ=DAILY;BYMONTH=", "FREQ=YEARLY;BYDAY=54MO", "FREQ=DAILY;BYMINUTE=-1",
  ]) func `are refused where a rule is none`(rule: String) throws {
    #expect(RecurrenceRule(rule) == nil)
  }

  @Test func `stay one row where they are not expanded`() throws {
    let read = try S.read(S.event("DTSTART:20240101T090000Z", "RRULE:FREQ=DAILY"))
    #expect(read.cells.count == 1 && read["rrule"] == ["FREQ=DAILY"])
  }

  @Test func `are refused without end where no bounds are given`() throws {
    let text = S.event("DTSTART:20240101T090000Z", "RRULE:FREQ=DAILY")
    let read = try S.read(text, #"{"expand": true}"#)
    #expect(read.faults == ["ics/unending 1 4"] && read.unreadable == 1)
    #expect(try S.read(text, #"{"expand": {"from": "2024-01-01"}}"#).unreadable == 1)
    #expect(try S.read(text, #"{"expand": false}"#).cells.count == 1)
    #expect(try S.read(text, #"{"expand": {"to": "2024-01-10"}}"#).cells.count == 10)
    #expect(throws: Finding.self) {
      try S.read(text, #"{"expand": {"from": "2024-01-02", "to": "2024-01-01"}}"#)
    }
  }

  @Test func `are bounded in number`() throws {
    let endless = try #require(RecurrenceRule("FREQ=SECONDLY;COUNT=999999999"))
    #expect(!Recurrence(endless, from: 0).forEach(from: 1 << 30, through: 1 << 31) { _ in true })
    for rule in ["FREQ=SECONDLY", "FREQ=MINUTELY;BYSECOND=1"] {
      let text = S.event("DTSTART:20240101T000000Z", "RRULE:" + rule)
      let read = try S.read(text, #"{"expand": {"from": "2024-06-01", "to": "2025-01-01"}}"#)
      #expect(read.faults == ["ics/too-many-instances 1 4"])
    }
  }

  @Test func `begin late without counting all that came before`() throws {
    let starts = try S.starts(
      "RRULE:FREQ=SECONDLY;INTERVAL=1800", from: ":19000101T000000Z",
      expand: #"{"from": "2024-01-01", "to": "2024-01-01"}"#)
    #expect(starts.count == 48 && starts[0] == "2024-01-01T00:00:00Z")
  }

  @Test func `have further dates and lack others (3.8.5.1, 3.8.5.2)`() throws {
    let starts = try S.starts(
      "RRULE:FREQ=DAILY;COUNT=5", from: ";TZID=Europe/Paris:20240101T090000",
      [
        "EXDATE;TZID=Europe/Paris:20240102T090000,20240103T090000", "EXDATE:20240104T080000Z",
        "RDATE;TZID=Europe/Paris:20240110T100000", "RDATE:20240111T090000Z",
        "RDATE;TZID=Europe/Paris:20240101T090000",
      ])
    #expect(
      starts == [
        "2024-01-01T09:00:00", "2024-01-05T09:00:00", "2024-01-10T10:00:00", "2024-01-11T10:00:00",
      ])
  }

  @Test func `may be periods with ends of their own (3.3.9)`() throws {
    let read = try S.read(
      S.event(
        "DTSTART:20240101T090000Z", "DURATION:PT1H",
        "RDATE;VALUE=PERIOD:20240201T090000Z/20240201T093000Z,20240301T090000Z/PT3H"),
      #"{"expand": true, "columns": {"s": "start", "e": "end"}}"#)
    #expect(
      read.cells == [
        ["2024-01-01T09:00:00Z", "2024-01-01T10:00:00Z"],
        ["2024-02-01T09:00:00Z", "2024-02-01T09:30:00Z"],
        ["2024-03-01T09:00:00Z", "2024-03-01T12:00:00Z"],
      ])
  }

  private static let columns =
    #""columns": {"r": "recurrence_id", "s": "start", "e": "end", "t": "summary"}"#

  @Test func `give way to an instance that was changed or cancelled (3.8.4.4)`() throws {
    let text = S.calendar([
      S.component([
        "DTSTART;TZID=Europe/Paris:20240101T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4",
        "SUMMARY:a",
      ]),
      S.component([
        "RECURRENCE-ID:20240102T080000Z", "DTSTART;TZID=Europe/Paris:20240102T140000",
        "DURATION:PT2H", "SUMMARY:b",
      ]),
      S.component([
        "RECURRENCE-ID;TZID=Europe/Paris:20240103T090000", "STATUS:CANCELLED",
        "DTSTART;TZID=Europe/Paris:20240103T090000", "SUMMARY:c",
      ]),
    ])
    let read = try S.read(text, #"{"expand": true, \#(Self.columns)}"#)
    #expect(
      read.cells == [
        ["2024-01-01T09:00:00", "2024-01-01T09:00:00", "2024-01-01T10:00:00", "a"],
        ["2024-01-04T09:00:00", "2024-01-04T09:00:00", "2024-01-04T10:00:00", "a"],
        ["2024-01-02T08:00:00Z", "2024-01-02T14:00:00", "2024-01-02T16:00:00", "b"],
        ["2024-01-03T09:00:00", "2024-01-03T09:00:00", "2024-01-03T09:00:00", "c"],
      ])
    #expect(try S.read(text, #"{"expand": true}"#)["status"] == [nil, nil, nil, "CANCELLED"])
    #expect(try S.read(text).cells.count == 3)
  }

  @Test func `change from an instance on (3.2.13)`() throws {
    let text = S.calendar([
      S.component([
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20240103T090000Z", "DTSTART:20240103T110000Z",
        "DURATION:PT2H", "SUMMARY:late",
      ]),
      S.component([
        "DTSTART:20240101T090000Z", "DTEND:20240101T100000Z", "RRULE:FREQ=DAILY;COUNT=5",
        "SUMMARY:a",
      ]),
    ])
    let read = try S.read(text, #"{"expand": true, \#(Self.columns)}"#)
    #expect(
      read.cells == [
        ["2024-01-03T09:00:00Z", "2024-01-03T11:00:00Z", "2024-01-03T13:00:00Z", "late"],
        ["2024-01-01T09:00:00Z", "2024-01-01T09:00:00Z", "2024-01-01T10:00:00Z", "a"],
        ["2024-01-02T09:00:00Z", "2024-01-02T09:00:00Z", "2024-01-02T10:00:00Z", "a"],
        ["2024-01-04T09:00:00Z", "2024-01-04T11:00:00Z", "2024-01-04T13:00:00Z", "late"],
        ["2024-01-05T09:00:00Z", "2024-01-05T11:00:00Z", "2024-01-05T13:00:00Z", "late"],
      ])
  }

  @Test func `keep the clock of their zone across its changes`() throws {
    let read = try S.read(
      S.event(
        "DTSTART;TZID=Europe/Paris:20240330T023000", "DTEND;TZID=Europe/Paris:20240330T033000",
        "RRULE:FREQ=DAILY;COUNT=3"),
      #"{"expand": true, "columns": {"s": "start", "u": "start_utc", "e": "end_utc"}}"#)
    #expect(
      read.cells == [
        ["2024-03-30T02:30:00", "2024-03-30T01:30:00Z", "2024-03-30T02:30:00Z"],
        // 3.3.5: no such time that night; counted with the offset before.
        ["2024-03-31T02:30:00", "2024-03-31T01:30:00Z", "2024-03-31T02:30:00Z"],
        ["2024-04-01T02:30:00", "2024-04-01T00:30:00Z", "2024-04-01T01:30:00Z"],
      ])
  }

  @Test func `end at a moment of UTC by the clock of their zone`() throws {
    let starts = try S.starts(
      "RRULE:FREQ=DAILY;UNTIL=20240401T063000Z", from: ";TZID=Europe/Paris:20240330T083000")
    #expect(starts.map { $0.prefix(10) } == ["2024-03-30", "2024-03-31", "2024-04-01"])
    let short = try S.starts(
      "RRULE:FREQ=DAILY;UNTIL=20240401T062959Z", from: ";TZID=Europe/Paris:20240330T083000")
    #expect(short.count == 2)
  }

  @Test func `of the same text share its bytes`() throws {
    let long = String(repeating: "x", count: 10_000)
    let text = S.event("DTSTART:20240101T000000Z", "RRULE:FREQ=DAILY;COUNT=9000", "SUMMARY:" + long)
    try withFile(Array(text.utf8)) { path in
      let setting = try JSONReader.read(Array(#"{"expand": true}"#.utf8), file: "p")
      let format = try ICalendar(Options(setting, for: ICalendar.card, at: .file("p")))
      let input = Input(path: path, name: "t", table: "t")
      var reader = try #require(try format.reader(of: input) as? CalendarReader)
      let batch = reader.parse(try #require(try reader.cut())).batch
      #expect(batch.count == 9000)
      #expect(batch.columns.allSatisfy { $0.bytes.count < 300_000 })
    }
  }
}
