internal import Components

/// A component as it was understood.
struct CalendarEvent: Sendable {
  /// How long it takes.
  enum Length: Sendable {
    case unstated
    case until(CalendarTime)
    case nominal(NominalDuration)
  }

  /// A further start, with an end of its own where it is a period.
  struct Extra: Sendable {
    let start: CalendarTime, length: Length?
  }

  /// What must stand once at most, where much depends on it (3.6.1 to 3.6.3).
  private static let single = [
    "UID", "DTSTAMP", "DTSTART", "DTEND", "DUE", "DURATION", "RECURRENCE-ID",
  ]

  let component: CalendarComponent
  let lines: [ContentLine]
  private(set) var uid = ""
  private(set) var start: CalendarTime?
  private(set) var length = Length.unstated
  private(set) var recurrenceID: CalendarTime?
  /// Whether what it says goes for the instances that follow, too (3.2.13).
  private(set) var isForFuture = false
  private(set) var rules: [RecurrenceRule] = [], exceptions: [RecurrenceRule] = []
  private(set) var extras: [Extra] = []
  private(set) var excluded: [CalendarTime] = []
  /// What is wrong without keeping it from being read.
  private(set) var findings: [Finding] = []

  var isRecurring: Bool { !rules.isEmpty || !extras.isEmpty }

  func all(_ name: String) -> [ContentLine] { lines.filter { $0.name == name } }
  func first(_ name: String) -> ContentLine? { lines.first { $0.name == name } }

  init(_ component: CalendarComponent, _ input: Input) throws(Finding) {
    func place(_ line: Int) -> Place {
      .cell(
        .init(
          table: input.table, file: input.name, row: component.number, line: line,
          byteOffset: component.offset))
    }
    if component.isUnclosed {
      throw Finding(.calendarUnclosed, at: place(component.line), ["value": component.name])
    }
    var lines: [ContentLine] = []
    for raw in component.lines {
      do throws(ContentLine.Fault) { lines.append(try ContentLine(raw)) } catch {
        let rule: Rule =
          switch error {
          case .syntax: .calendarBadLine
          case .notUTF8: .calendarNotUTF8
          case .control: .calendarControl
          }
        throw Finding(rule, at: place(raw.line))
      }
    }
    self.component = component
    self.lines = lines
    for name in Self.single where lines.count(where: { $0.name == name }) > 1 {
      throw Finding(.calendarRepeated, at: place(component.line), ["name": name])
    }
    do throws(BadLine) { try read() } catch {
      throw Finding(
        .calendarBadValue, at: place(error.line), ["name": error.name, "value": error.value])
    }
    for (name, isThere) in [("UID", !uid.isEmpty), ("DTSTART", start != nil || isStartOptional)]
    where !isThere {
      throw Finding(.calendarMissing, at: place(component.line), ["name": name])
    }
    if first("DTSTAMP") == nil {
      findings.append(
        Finding(
          .calendarMissing, at: place(component.line), ["name": "DTSTAMP"], weighing: .warning))
    }
  }

  private var isStartOptional: Bool {
    component.hasMethod || component.name != "VEVENT" && rules.isEmpty
  }

  private struct BadLine: Error {
    let name: String, value: String, line: Int
    init(_ line: ContentLine) { (name, value, self.line) = (line.name, line.value, line.line) }
  }

  private mutating func read() throws(BadLine) {
    uid = first("UID")?.texts(parted: false).first ?? ""
    start = try first("DTSTART").map { (line) throws(BadLine) in try Self.time(line) }
    try readLength()
    if let line = first("RECURRENCE-ID") {
      recurrenceID = try Self.time(line)
      isForFuture = line.parameter("RANGE")?.uppercased() == "THISANDFUTURE"
    }
    for (name, path) in [("RRULE", \CalendarEvent.rules), ("EXRULE", \CalendarEvent.exceptions)] {
      for line in all(name) {
        guard let rule = RecurrenceRule(line.value) else { throw BadLine(line) }
        self[keyPath: path].append(rule)
      }
    }
    for line in all("EXDATE") {
      for text in line.value.split(separator: ",", omittingEmptySubsequences: false) {
        excluded.append(try Self.time(text, line))
      }
    }
    for line in all("RDATE") {
      for text in line.value.split(separator: ",", omittingEmptySubsequences: false) {
        extras.append(try Self.extra(text, line))
      }
    }
  }

  private mutating func readLength() throws(BadLine) {
    let end = first(component.name == "VTODO" ? "DUE" : "DTEND")
    if let line = first("DURATION") {
      guard end == nil, let duration = NominalDuration(line.value[...]), duration.days >= 0,
        duration.seconds >= 0, start?.isDate != true || duration.seconds % 86_400 == 0
      else { throw BadLine(line) }
      length = .nominal(duration)
    } else if let end {
      let time = try Self.time(end)
      if let start, start.isDate != time.isDate { throw BadLine(end) }
      length = .until(time)
    }
  }

  private static func time(_ line: ContentLine) throws(BadLine) -> CalendarTime {
    try time(line.value[...], line)
  }

  private static func time(_ text: Substring, _ line: ContentLine) throws(BadLine) -> CalendarTime {
    guard let time = CalendarTime(text, zone: line.parameter("TZID")) else { throw BadLine(line) }
    return time
  }

  /// A date, a time, or a period (3.3.9).
  private static func extra(_ text: Substring, _ line: ContentLine) throws(BadLine) -> Extra {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let start = try time(parts[0], line)
    guard parts.count == 2 else { return Extra(start: start, length: nil) }
    guard parts[1].hasPrefix("P") || parts[1].hasPrefix("+") else {
      return Extra(start: start, length: .until(try time(parts[1], line)))
    }
    guard let duration = NominalDuration(parts[1]) else { throw BadLine(line) }
    return Extra(start: start, length: .nominal(duration))
  }
}
