import Columns
import Components
import Testing

@testable import Formats

@Suite struct `Time zones of calendars` {
  private typealias S = CalendarSample

  private static func utc(_ start: String, _ parts: [String] = []) throws -> TableRead {
    try S.read(S.calendar(parts + [S.component(["DTSTART" + start])]))
  }

  @Test(arguments: [
    // Morocco: +01 all year since 2018, +00 in Ramadan.
    ("Africa/Casablanca:20241112T093000", "2024-11-12T08:30:00Z"),
    ("Africa/Casablanca:20240320T093000", "2024-03-20T09:30:00Z"),
    ("Africa/Casablanca:20250315T093000", "2025-03-15T09:30:00Z"),
    ("Africa/Casablanca:20250501T093000", "2025-05-01T08:30:00Z"),
    ("Africa/Casablanca:20170110T093000", "2017-01-10T09:30:00Z"),
    // Windows and Outlook.
    ("\"Morocco Standard Time\":20241112T093000", "2024-11-12T08:30:00Z"),
    ("Romance Standard Time:20240701T120000", "2024-07-01T10:00:00Z"),
    ("/example.com/20240101/Europe/Paris:20240701T120000", "2024-07-01T10:00:00Z"),
    // 3.3.5: one that comes twice is the first, one that does not is counted with the offset before.
    ("America/New_York:20071104T013000", "2007-11-04T05:30:00Z"),
    ("America/New_York:20070311T023000", "2007-03-11T07:30:00Z"),
    // Behind the last change that tzdata lists.
    ("Europe/Paris:20990701T120000", "2099-07-01T10:00:00Z"),
    ("Europe/Paris:20991201T120000", "2099-12-01T11:00:00Z"),
    ("Europe/Paris:19400101T120000", "1940-01-01T12:00:00Z"),
    ("Asia/Kathmandu:20240101T000000", "2023-12-31T18:15:00Z"),
  ]) func `are those of tzdata`(written: String, expected: String) throws {
    let read = try Self.utc(";TZID=" + written)
    #expect(read["start_utc"] == [expected])
    #expect(read.findings.map(\.rule.id) == ["ics/zone-data"])
    #expect(read.findings.first?.values["value"] == TZif.version)
  }

  private static let zone = """
    BEGIN:VTIMEZONE\r
    TZID:Rabat\r
    BEGIN:STANDARD\r
    DTSTART:20071104T020000\r
    RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r
    TZOFFSETFROM:+0200\r
    TZOFFSETTO:+0100\r
    END:STANDARD\r
    BEGIN:DAYLIGHT\r
    DTSTART:20070311T020000\r
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r
    TZOFFSETFROM:+0100\r
    TZOFFSETTO:+0200\r
    END:DAYLIGHT\r
    END:VTIMEZONE
    """

  @Test(arguments: [
    ("20240115T120000", "2024-01-15T11:00:00Z"), ("20240715T120000", "2024-07-15T10:00:00Z"),
    ("20060715T120000", "2006-07-15T11:00:00Z"), ("20240310T023000", "2024-03-10T01:30:00Z"),
    ("20241103T013000", "2024-11-02T23:30:00Z"), ("21500715T120000", "2150-07-15T10:00:00Z"),
  ]) func `are those of the file first (3.6.5)`(local: String, expected: String) throws {
    for parts in [[Self.zone], [Self.zone.replacing("Rabat", with: "Europe/Paris")]] {
      let name = parts[0].contains("Rabat") ? "Rabat" : "Europe/Paris"
      let read = try Self.utc(";TZID=\(name):\(local)", parts)
      #expect(read["start_utc"] == [expected] && read["timezone"] == [name])
      #expect(read.findings.isEmpty)
    }
  }

  @Test func `may stand behind the events, and hold in their calendar alone`() throws {
    let event = S.component(["DTSTART;TZID=Rabat:20240715T120000"])
    let read = try S.read(S.calendar([event, Self.zone]) + S.calendar([event]))
    #expect(read["start_utc"] == ["2024-07-15T10:00:00Z", nil])
    #expect(read.faults == ["ics/unknown-zone 2 28"])
  }

  @Test func `change on dates that are listed, until a moment`() throws {
    let zone = """
      BEGIN:VTIMEZONE\r
      TZID:R\r
      BEGIN:STANDARD\r
      DTSTART:20200101T000000\r
      TZOFFSETFROM:+0000\r
      TZOFFSETTO:+0100\r
      RDATE:20240414T020000\r
      END:STANDARD\r
      BEGIN:DAYLIGHT\r
      DTSTART:20240310T030000\r
      TZOFFSETFROM:+0100\r
      TZOFFSETTO:+0000\r
      RRULE:FREQ=YEARLY;UNTIL=20240310T020000Z\r
      END:DAYLIGHT\r
      END:VTIMEZONE
      """
    #expect(
      try Self.utc(";TZID=R:20240401T090000", [zone])["start_utc"] == ["2024-04-01T09:00:00Z"])
    #expect(
      try Self.utc(";TZID=R:20240501T090000", [zone])["start_utc"] == ["2024-05-01T08:00:00Z"])
    #expect(
      try Self.utc(";TZID=R:20250401T090000", [zone])["start_utc"] == ["2025-04-01T08:00:00Z"])
  }

  @Test func `are said where nobody knows them`() throws {
    for name in ["Rabat", "../../etc/passwd", "tzdata.zi", "America", "+VERSION"] {
      let read = try Self.utc(";TZID=\(name):20240101T090000")
      #expect(read["start"] == ["2024-01-01T09:00:00"] && read["start_utc"] == [nil])
      #expect(read["timezone"] == [name])
      #expect(read.findings.map(\.rule.id) == ["ics/unknown-zone"])
      #expect(read.findings.allSatisfy { $0.severity == .warning })
    }
  }

  @Test(arguments: [
    "", "TZID:Rabat", "BEGIN:STANDARD\r\nEND:STANDARD",
    "TZID:R\r\nBEGIN:STANDARD\r\nDTSTART:20200101T000000\r\nTZOFFSETFROM:1\r\nTZOFFSETTO:+0100\r\nEND:STANDARD",
    "TZID:R\r\nBEGIN:STANDARD\r\nDTSTART:20200101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=SECONDLY\r\nEND:STANDARD",
  ]) func `are said where the file’s own are none`(lines: String) throws {
    let zone = "BEGIN:VTIMEZONE\r\n\(lines)\r\nEND:VTIMEZONE"
    let read = try Self.utc(":20240101T090000Z", [zone])
    #expect(read.findings.map(\.rule.id) == ["ics/bad-zone"] && read.cells.count == 1)
  }

  @Test func `are none for floating times and dates`() throws {
    for start in [":20240101T090000", ";VALUE=DATE:20240101"] {
      let read = try Self.utc(start)
      #expect(read["timezone"] == [nil] && read["start_utc"] == [nil])
    }
  }

  @Test(arguments: [
    ("<+01>-1", "2500-07-01", 3600), ("CET-1CEST,M3.5.0,M10.5.0/3", "2150-07-01", 7200),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2150-12-01", 3600),
    ("EST5EDT,J60/2,J300/2", "2104-04-01", -14_400), ("EST5EDT,59,300", "2104-03-02", -14_400),
    ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", "2100-07-01", -7200),
  ]) func `go on as POSIX writes them (RFC 8536 3.3)`(rule: String, day: String, offset: Int) throws
  {
    let zone = try #require(PosixZone(rule))
    let since = CivilDay.number(2037, 1, 1) * 86_400
    let rules = ZoneRules(zone.changes(after: since, -1), first: -1)
    let time = try #require(CalendarTime(day.filter { $0 != "-" }[...], zone: nil))
    #expect(rules.local(time.local) - time.local == offset)
  }

  @Test func `of tzdata are all read`() throws {
    for name in WindowsZones.names.values { #expect(TZif.zone(name) != nil) }
    #expect(TZif.rules([]) == nil && TZif.rules(Array("TZif2".utf8)) == nil)
    #expect(TZif.rules(Array("TZif2".utf8) + Array(repeating: 0xFF, count: 200)) == nil)
  }

  @Test func `count days as the calendar does`() throws {
    var day = CivilDay.number(1, 1, 1)
    #expect(CivilDay.number(1970, 1, 1) == 0 && CivilDay.weekday(0) == 3)
    for year in [1, 4, 100, 400, 1582, 1900, 1969, 1970, 2000, 2024, 9999] {
      day = CivilDay.number(year, 1, 1)
      for month in 1...12 {
        for ofMonth in 1...CivilDay.length(year, month) {
          #expect(CivilDay.number(year, month, ofMonth) == day)
          let parts = CivilDay.parts(day)
          #expect(parts.year == year && parts.month == month && parts.day == ofMonth)
          day += 1
        }
      }
    }
    #expect(CivilDay.week(CivilDay.number(2021, 1, 3), weekStart: 0) == (53, 53))
    #expect(CivilDay.week(CivilDay.number(2024, 12, 30), weekStart: 0) == (1, 52))
  }
}
