internal import Columns
internal import Components

/// Makes rows of components.
struct CalendarRows: Sendable {
  let input: Input
  let columns: [CalendarColumn]
  let join: String
  /// Nil where recurring events stay one row.
  let window: CalendarExpander.Window?
  let index: CalendarIndex

  func parse(_ items: [CalendarScanner.Item]) -> Parsed {
    var table = CalendarTable(input, columns)
    for item in items {
      switch item {
      case .finding(let finding): table.findings.append(finding)
      case .component(let component):
        do throws(Finding) { try add(component, to: &table) } catch {
          table.findings.append(error)
          table.unreadable += 1
        }
      }
    }
    return table.parsed
  }

  private func add(_ component: CalendarComponent, to table: inout CalendarTable) throws(Finding) {
    let event = try CalendarEvent(component, input)
    let clock = CalendarClock(zones: index.zones, calendar: component.calendar)
    let instances = try instances(of: event, clock)
    table.findings += event.findings + remarks(on: event, clock)
    var cells: [ComponentKey: [Column.Cell?]] = [:]
    for instance in instances {
      let key = ComponentKey(instance.event.component)
      let shared = cells[key] ?? sharedCells(of: instance.event, &table)
      cells[key] = shared
      for (index, column) in columns.enumerated() {
        if let cell = shared[index] {
          table.append(cell, to: index)
        } else {
          table.append(text(column, instance, clock), to: index)
        }
      }
      table.endRow(component)
    }
  }

  /// Tells apart the components of a file.
  private struct ComponentKey: Hashable {
    let calendar: Int, number: Int
    init(_ component: CalendarComponent) {
      (calendar, number) = (component.calendar, component.number)
    }
  }

  private func instances(of event: CalendarEvent, _ clock: CalendarClock) throws(Finding)
    -> [CalendarInstance]
  {
    guard let window, event.isRecurring, event.start != nil, event.recurrenceID == nil else {
      let end = event.start.flatMap { start in
        clock.end(
          event.length, start: start, first: start, isEvent: event.component.name == "VEVENT")
      }
      var stated: CalendarTime?
      if event.start == nil, case .until(let due) = event.length { stated = due }
      return [
        CalendarInstance(
          start: event.start, end: end ?? stated, recurrenceID: event.recurrenceID, event: event)
      ]
    }
    let expander = CalendarExpander(
      clock: clock, window: window, overrides: index.overrides[event.uid] ?? [])
    do throws(CalendarExpander.Refusal) { return try expander.instances(of: event) } catch {
      switch error {
      case .unending: throw finding(.calendarUnending, event, [:])
      case .tooMany:
        throw finding(.calendarTooMany, event, ["limit": String(CalendarExpander.limit)])
      }
    }
  }

  private func finding(_ rule: Rule, _ event: CalendarEvent, _ values: [String: String]) -> Finding
  {
    let component = event.component
    return Finding(
      rule,
      at: .cell(
        .init(
          table: input.table, file: input.name, row: component.number, line: component.line,
          byteOffset: component.offset)), values)
  }

  /// What is to be said of an event that is a row.
  private func remarks(on event: CalendarEvent, _ clock: CalendarClock) -> [Finding] {
    var findings: [Finding] = []
    guard let start = event.start else { return [] }
    if case .until(let end) = event.length {
      let isEarly =
        if let a = clock.utc(start), let b = clock.utc(end) { b < a } else {
          clock.local(end, like: start) < start.local
        }
      if isEarly { findings.append(finding(.calendarEndsEarly, event, ["value": end.text])) }
    }
    if case .zone(let name) = start.kind, clock.zone(start) == nil {
      findings.append(finding(.calendarUnknownZone, event, ["value": name]))
    }
    return findings
  }

  /// The cells that all instances of an event have in common; nil for the others.
  private func sharedCells(of event: CalendarEvent, _ table: inout CalendarTable) -> [Column.Cell?]
  {
    columns.enumerated().map { index, column in
      if case .made(let made) = column.source, made.isOfInstance { return nil }
      return table.store(text(column, event), in: index)
    }
  }

  private func text(_ column: CalendarColumn, _ event: CalendarEvent) -> String? {
    let values: [String]
    switch column.source {
    case .property(let property): values = property.values(of: event)
    case .made(.all_day): return event.start.map { String($0.isDate) }
    case .made(.summary_language): return event.first("SUMMARY")?.parameter("LANGUAGE")
    case .made(.organizer): values = Self.people(event.all("ORGANIZER"))
    case .made(.attendees): values = Self.people(event.all("ATTENDEE"))
    case .made(let made):
      values = made.property.map { event.all($0).flatMap(\.cellTexts) } ?? []
    }
    return values.isEmpty ? nil : values.joined(separator: join)
  }

  /// The names of people and bodies, their addresses where they have none.
  private static func people(_ lines: [ContentLine]) -> [String] {
    lines.map { $0.parameter("CN") ?? ContentLine.address($0.value) }
  }

  private func text(_ column: CalendarColumn, _ instance: CalendarInstance, _ clock: CalendarClock)
    -> String?
  {
    guard case .made(let made) = column.source else { return nil }
    func utc(_ time: CalendarTime?) -> String? {
      time.flatMap { clock.utc($0) }.map { CalendarTime(local: $0, kind: .utc).text }
    }
    switch made {
    case .start: return instance.start?.text
    case .end: return instance.end?.text
    case .start_utc: return utc(instance.start)
    case .end_utc: return utc(instance.end)
    case .start_date: return instance.start.map { CalendarTime.date($0.day) }
    case .end_date: return Self.lastDay(instance)
    case .recurrence_id: return instance.recurrenceID?.text
    case .timezone:
      guard let start = instance.start ?? instance.end else { return nil }
      switch start.kind {
      case .utc: return "UTC"
      case .zone(let name): return clock.zone(start)?.name ?? name
      case .date, .floating: return nil
      }
    default: return nil
    }
  }

  /// The last day that an instance is on: an end is not part of it (RFC 5545 3.6.1).
  private static func lastDay(_ instance: CalendarInstance) -> String? {
    guard let end = instance.end else { return nil }
    guard let start = instance.start, end.local > start.local else {
      return CalendarTime.date((instance.start ?? end).day)
    }
    return CalendarTime.date(CivilDay.floorDiv(end.local - 1, 86_400))
  }
}

/// Rows being made.
struct CalendarTable {
  private let input: Input
  private var bytes: [[UInt8]]
  private var cells: [[Column.Cell]]
  private var origin: Batch.Origin
  var findings: [Finding] = []
  var unreadable = 0

  init(_ input: Input, _ columns: [CalendarColumn]) {
    self.input = input
    bytes = columns.map { _ in [] }
    cells = columns.map { _ in [] }
    origin = Batch.Origin(file: input.name, rows: [], lines: [], offsets: [])
  }

  /// Keeps a text of a column, for any number of its cells.
  mutating func store(_ text: String?, in column: Int) -> Column.Cell {
    guard let text else { return .absent }
    let start = bytes[column].count
    bytes[column] += Array(text.utf8)
    return Column.Cell(start: start, length: bytes[column].count - start)
  }

  mutating func append(_ cell: Column.Cell, to column: Int) { cells[column].append(cell) }

  mutating func append(_ text: String?, to column: Int) {
    cells[column].append(store(text, in: column))
  }

  mutating func endRow(_ component: CalendarComponent) {
    origin.rows.append(UInt32(clamping: component.number))
    origin.lines.append(UInt32(clamping: component.line))
    origin.offsets.append(UInt64(component.offset))
  }

  var parsed: Parsed {
    let columns = zip(bytes, cells).map { Column(bytes: $0, cells: $1) }
    return Parsed(
      batch: Batch(columns: columns, count: origin.rows.count, origin: origin), findings: findings,
      unreadable: unreadable)
  }
}
