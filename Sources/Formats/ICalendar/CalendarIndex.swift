internal import Components

/// What there is to know of a file before its components can become rows: the zones it names and what
/// changes recurring events. Found by reading the file once.
struct CalendarIndex: Sendable {
  /// The most changed instances of a file, and the most bytes of those that go for what follows.
  static let limit = 100_000, byteLimit = 16 << 20

  private(set) var zones = CalendarZones()
  /// By UID.
  private(set) var overrides: [String: [CalendarOverride]] = [:]
  private(set) var findings: [Finding] = []
  private var names: [ZoneName] = []
  private var isNamed: Set<ZoneName> = []
  private var count = 0, bytes = 0

  private struct ZoneName: Hashable {
    let calendar: Int, name: String
  }

  init(_ input: Input, component: String, isExpanding: Bool) throws(Finding) {
    var scanner = try CalendarScanner(input, wanted: component)
    while let item = try scanner.next() {
      guard case .component(let component) = item else { continue }
      if component.name == "VTIMEZONE" {
        if zones.add(component) { continue }
        findings.append(Finding(.calendarBadZone, at: Self.line(component.line, input)))
      } else if let event = try? CalendarEvent(component, input) {
        takeZones(of: event)
        if isExpanding { try takeOverride(event, input) }
      }
    }
    for name in names { zones.look(for: name.name, name.calendar) }
    note(scanner.lines, input)
  }

  private static func line(_ line: Int, _ input: Input) -> Place {
    .text(file: input.name, line: line, column: 1)
  }

  private mutating func takeZones(of event: CalendarEvent) {
    for line in event.lines {
      guard let name = line.parameter("TZID"), 1...255 ~= name.utf8.count,
        names.count < 10 * CalendarZones.limit
      else { continue }
      let zone = ZoneName(calendar: event.component.calendar, name: name)
      if isNamed.insert(zone).inserted { names.append(zone) }
    }
  }

  private mutating func takeOverride(_ event: CalendarEvent, _ input: Input) throws(Finding) {
    guard let recurrenceID = event.recurrenceID else { return }
    count += 1
    if event.isForFuture { bytes += event.component.lines.reduce(0) { $0 + $1.bytes.count } }
    guard count <= Self.limit, bytes <= Self.byteLimit else {
      throw Finding(
        .calendarTooMany, at: Self.line(event.component.line, input),
        ["limit": String(Self.limit)])
    }
    overrides[event.uid, default: []].append(
      CalendarOverride(recurrenceID: recurrenceID, future: event.isForFuture ? event : nil))
  }

  private mutating func note(_ lines: ContentLineReader, _ input: Input) {
    if let line = lines.bareLine {
      findings.append(Finding(.calendarLineEnds, at: Self.line(line, input)))
    }
    if let line = lines.longLine {
      findings.append(Finding(.calendarLongLine, at: Self.line(line, input)))
    }
    if zones.isSystemUsed {
      findings.append(
        Finding(.calendarZoneData, at: .file(input.name), ["value": TZif.version ?? "?"]))
    }
  }
}
