internal import Components

/// A component of a calendar: its lines, not those of components in it.
struct CalendarComponent: Sendable {
  let name: String
  /// Which calendar of the file it is in, and which component of its name in the file, from one.
  let calendar: Int, number: Int
  let line: Int, offset: Int
  var lines: [RawLine] = []
  /// Of a time zone: its observances.
  var parts: [CalendarComponent] = []
  /// Whether the calendar has a METHOD, which lets events be without a start.
  var hasMethod = false
  var isUnclosed = false
}

/// Finds the components of a file (RFC 5545 3.4, 3.6). Memory is one component.
struct CalendarScanner {
  static let depthLimit = 32

  enum Item: Sendable {
    case component(CalendarComponent), finding(Finding)
  }

  private let input: Input
  private let wanted: String
  private(set) var lines: ContentLineReader
  private var stack: [String] = []
  private var open: CalendarComponent?
  private var part: CalendarComponent?
  /// How many components are open where the lines of `open` stand, and its size in bytes.
  private var depth = 0, size = 0
  private var pending: [Item] = []
  private var calendar = 0, number = 0
  private var hasMethod = false, hasStray = false, isOver = false

  /// Finds the time zones too, besides the components that are `wanted`.
  init(_ input: Input, wanted: String) throws(Finding) {
    self.input = input
    self.wanted = wanted
    lines = try ContentLineReader(input)
  }

  mutating func next() throws(Finding) -> Item? {
    while pending.isEmpty, !isOver {
      guard let raw = try lines.next() else {
        try finish()
        break
      }
      try take(raw)
    }
    return pending.isEmpty ? nil : pending.removeFirst()
  }

  private mutating func take(_ raw: RawLine) throws(Finding) {
    if let name = Self.name(in: raw, behind: "BEGIN:") {
      try begin(name, raw)
    } else if let name = Self.name(in: raw, behind: "END:") {
      end(name, raw)
    } else {
      try add(raw)
    }
  }

  private static func name(in raw: RawLine, behind keyword: String) -> String? {
    let keyword = Array(keyword.utf8)
    guard raw.bytes.count > keyword.count, raw.bytes.count < keyword.count + 64,
      zip(raw.bytes, keyword).allSatisfy({ $0 == $1 || $0 &- 32 == $1 && $1 > 64 })
    else { return nil }
    let name = String(decoding: raw.bytes[keyword.count...], as: UTF8.self).uppercased()
    return String(name.prefix { $0 != " " && $0 != "\t" })
  }

  private mutating func begin(_ name: String, _ raw: RawLine) throws(Finding) {
    if name == "VCALENDAR" {
      if !stack.isEmpty { close(to: 0, raw.line) }
      calendar += 1
      hasMethod = false
    } else if open != nil, name == wanted || name == "VTIMEZONE" {
      // These are in no other.
      close(to: depth - 1, raw.line)
    }
    stack.append(name)
    guard stack.count <= Self.depthLimit else {
      throw Finding(
        .calendarTooDeep, at: .text(file: input.name, line: raw.line, column: 1),
        ["limit": String(Self.depthLimit)])
    }
    if name == wanted || name == "VTIMEZONE" {
      if name == wanted { number += 1 }
      open = component(name, raw)
      (depth, size) = (stack.count, 0)
    } else if open?.name == "VTIMEZONE", stack.count == depth + 1 {
      part = component(name, raw)
    }
  }

  private func component(_ name: String, _ raw: RawLine) -> CalendarComponent {
    var component = CalendarComponent(
      name: name, calendar: calendar, number: number, line: raw.line, offset: raw.offset)
    component.hasMethod = hasMethod
    return component
  }

  private mutating func end(_ name: String, _ raw: RawLine) {
    guard let index = stack.lastIndex(of: name) else {
      note(.calendarUnopened, raw.line, ["value": name])
      return
    }
    if index < stack.count - 1, open == nil || index < depth { close(to: index + 1, raw.line) }
    stack.removeLast(stack.count - index)
    if let part, stack.count == depth {
      open?.parts.append(part)
      self.part = nil
    }
    if stack.count < depth { emit() }
  }

  /// Ends components that have no end of their own.
  private mutating func close(to count: Int, _ line: Int) {
    if open != nil {
      open?.isUnclosed = true
      if depth > count { emit() }
    } else if let name = stack.last {
      note(.calendarUnclosed, line, ["value": name])
    }
    stack.removeLast(max(0, stack.count - count))
  }

  private mutating func emit() {
    if let open { pending.append(.component(open)) }
    (open, part, depth) = (nil, nil, 0)
  }

  private mutating func add(_ raw: RawLine) throws(Finding) {
    if part != nil, stack.count == depth + 1 {
      part?.lines.append(raw)
    } else if open != nil, stack.count == depth {
      open?.lines.append(raw)
    } else if stack.count == 1 {
      hasMethod = hasMethod || raw.bytes.starts(with: "METHOD".utf8)
      return
    } else if stack.isEmpty, !hasStray {
      hasStray = true
      note(.calendarStray, raw.line, [:])
    }
    guard open != nil else { return }
    size += raw.bytes.count
    guard size <= input.recordLimit else {
      throw Finding(
        .calendarLineTooLong, at: .text(file: input.name, line: raw.line, column: 1),
        ["limit": String(input.recordLimit)])
    }
  }

  private mutating func finish() throws(Finding) {
    isOver = true
    if calendar == 0, number == 0 { throw Finding(.noCalendar, at: .file(input.name)) }
    if !stack.isEmpty { close(to: 0, lines.line) }
  }

  private mutating func note(_ rule: Rule, _ line: Int, _ values: [String: String]) {
    let place = Place.text(file: input.name, line: line, column: 1)
    pending.append(.finding(Finding(rule, at: place, values)))
  }
}
