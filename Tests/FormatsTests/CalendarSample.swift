import Components

@testable import Formats

/// Small calendars made of lines, for the tests about them.
enum CalendarSample {
  /// A calendar of one event that has what every event must have, and these lines.
  static func event(_ lines: String..., uid: String = "u1") -> String {
    calendar([component(lines, uid: uid)])
  }

  static func component(_ lines: [String], uid: String = "u1", name: String = "VEVENT") -> String {
    (["BEGIN:\(name)", "UID:\(uid)", "DTSTAMP:20240101T000000Z"] + lines + ["END:\(name)"])
      .joined(separator: "\r\n")
  }

  static func calendar(_ parts: [String]) -> String {
    (["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//t//t//EN"] + parts + ["END:VCALENDAR", ""])
      .joined(separator: "\r\n")
  }

  static func read(_ text: String, _ options: String = "{}", recordLimit: Int = 16 << 20) throws
    -> TableRead
  {
    try TableRead.whole(Array(text.utf8), ICalendar.self, options, recordLimit: recordLimit)
  }

  /// The starts of a rule's instances, from a start.
  static func starts(
    _ rule: String, from start: String, _ more: [String] = [],
    expand: String = #"{"from": "1900-01-01", "to": "2100-12-31"}"#
  ) throws -> [String] {
    let lines = ["DTSTART\(start)", rule] + more
    let read = try read(
      calendar([component(lines)]), #"{"expand": \#(expand), "columns": {"s": "start"}}"#)
    if let finding = read.findings.first(where: { $0.severity == .error }) { throw finding }
    return read["s"].map { $0 ?? "" }
  }
}
