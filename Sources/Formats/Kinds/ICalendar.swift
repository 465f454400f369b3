internal import Columns
internal import Components

/// iCalendar (RFC 5545, with the properties of RFC 7986 and the escapes of RFC 6868): each event is a
/// row, or each of its happenings where `expand` is given. Only read.
///
/// `start` and `end` are by the event's own clock (`2024-11-12T09:30:00`, a date for events of whole days,
/// `Z` behind times of UTC), whose zone is `timezone`; `start_utc` and `end_utc` the same moments in UTC,
/// without a value for dates, for times of no zone and for zones that nobody knows. `end` is not part of
/// the event, as in the standard; `start_date` and `end_date` are its first and last day. A zone is what
/// the file says of it (VTIMEZONE), else what the system's tzdata does, whose version is said.
///
/// A changed instance is a row of its own, a cancelled one too (`status`). The row of a finding is the
/// number of the component in the file. Zones are followed up to the year 2200.
struct ICalendar: Format {
  static let card = Card(
    "ics",
    Text(
      ar: "iCalendar: كل حدث سطر، أو كل مرة يتكرر فيها، مع المناطق الزمنية.",
      fr:
        "iCalendar : chaque événement est une ligne, ou chacune de ses occurrences, avec les fuseaux horaires.",
      en: "iCalendar: each event is a row, or each time that it recurs, with time zones."), keys,
    rules: [
      .noCalendar, .calendarBadLine, .calendarNotUTF8, .calendarControl, .calendarMissing,
      .calendarRepeated, .calendarBadValue, .calendarUnclosed, .calendarUnopened, .calendarStray,
      .calendarLineTooLong, .calendarTooDeep, .calendarUnending, .calendarTooMany,
      .calendarEndsEarly, .calendarUnknownZone, .calendarBadZone, .calendarBadColumn,
      .calendarLineEnds, .calendarLongLine, .calendarZoneData,
    ])
  static let fileExtension = "ics"
  static let mediaType = "text/calendar"
  static let fileExtensions = ["ics", "ical", "icalendar"]

  private let component: String
  private let columns: [CalendarColumn]
  private let join: String
  private let window: CalendarExpander.Window?
  private var index: CalendarIndex?

  init(_ options: Options) throws(Finding) {
    component = try options[Self.component]
    columns = try options[Self.columns]
    join = try options[Self.join]
    window = try options[Self.expand]
  }

  /// With what the whole file says of its zones and of changed instances.
  func settled(on input: Input) throws(Finding) -> Settled {
    let index = try CalendarIndex(input, component: component, isExpanding: window != nil)
    var copy = self
    copy.index = index
    return Settled(copy, index.findings)
  }

  func reader(of input: Input) throws(Finding) -> any Reader {
    let found: CalendarIndex
    if let index {
      found = index
    } else {
      found = try CalendarIndex(input, component: component, isExpanding: window != nil)
    }
    let rows = CalendarRows(
      input: input, columns: columns, join: join, window: window, index: found)
    return try CalendarReader(
      input, rows, component: component, index == nil ? found.findings : [])
  }

  func writer(of table: Exported) throws(Finding) -> Writer {
    throw Finding(.readOnly, at: .file(table.name), ["value": Self.card.name])
  }
}
