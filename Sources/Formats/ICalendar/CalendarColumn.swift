internal import Components

/// A column of a calendar and where its value comes from.
struct CalendarColumn: Sendable, Hashable {
  /// What is made of several properties, or of one in a form that tables have.
  enum Made: String, Sendable, CaseIterable {
    case uid, recurrence_id, summary, description, location, geo, start, end, timezone
    case start_utc, end_utc, start_date, end_date, all_day, status, organizer, attendees
    case categories, url, rrule, sequence, created, last_modified, summary_language

    /// The property whose values they are; nil where they are made.
    var property: String? {
      switch self {
      case .recurrence_id, .start, .end, .timezone, .start_utc, .end_utc, .start_date, .end_date,
        .all_day, .organizer, .attendees, .summary_language:
        nil
      case .last_modified: "LAST-MODIFIED"
      default: rawValue.uppercased()
      }
    }

    /// Whether instances of one event differ in it.
    var isOfInstance: Bool {
      switch self {
      case .recurrence_id, .start, .end, .timezone, .start_utc, .end_utc, .start_date, .end_date:
        true
      default: false
      }
    }
  }

  /// A property by its name and parameters, written as iCalendar writes them: `SUMMARY`,
  /// `X-TITLE;LANGUAGE=ar`; a parameter without a value is what the column holds (`ORGANIZER;CN`), one
  /// with an empty value must be absent.
  struct Property: Sendable, Hashable {
    let name: String
    var conditions: [String: String] = [:]
    var parameter: String?
  }

  enum Source: Sendable, Hashable { case made(Made), property(Property) }

  let name: String
  let source: Source

  static let all = Made.allCases.map { CalendarColumn(name: $0.rawValue, source: .made($0)) }

  init(name: String, source: Source) { (self.name, self.source) = (name, source) }

  init(_ name: String, _ text: String, at place: Place) throws(Finding) {
    self.name = name
    if let made = Made(rawValue: text) {
      source = .made(made)
      return
    }
    let parts = text.split(separator: ";", omittingEmptySubsequences: false)
    var property = Property(name: parts[0].uppercased())
    var isGood = Self.isToken(parts[0])
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      isGood = isGood && Self.isToken(pair[0]) && (pair.count == 2 || property.parameter == nil)
      if pair.count == 2 {
        property.conditions[pair[0].uppercased()] = pair[1].lowercased()
      } else {
        property.parameter = pair[0].uppercased()
      }
    }
    guard isGood else { throw Finding(.calendarBadColumn, at: place, ["value": text]) }
    source = .property(property)
  }

  private static func isToken(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { $0 &- 48 < 10 || ($0 | 32) &- 97 < 26 || $0 == UInt8(ascii: "-") }
  }
}

extension CalendarColumn.Property {
  /// Its values in an event.
  func values(of event: CalendarEvent) -> [String] {
    event.lines.filter { $0.name == name && fits($0) }.flatMap { line -> [String] in
      guard let parameter else { return line.cellTexts }
      let values = line.parameters.first { $0.name == parameter }?.values ?? []
      return ContentLine.addresses.contains(parameter) ? values.map(ContentLine.address) : values
    }
  }

  private func fits(_ line: ContentLine) -> Bool {
    conditions.allSatisfy { name, value in (line.parameter(name)?.lowercased() ?? "") == value }
  }
}

extension ContentLine {
  private static let times: Set<String> = [
    "DTSTART", "DTEND", "DUE", "DTSTAMP", "CREATED", "LAST-MODIFIED", "COMPLETED", "RECURRENCE-ID",
    "EXDATE", "RDATE",
  ]
  /// Parameters that are addresses of calendar users.
  fileprivate static let addresses: Set<String> = [
    "DELEGATED-FROM", "DELEGATED-TO", "MEMBER", "SENT-BY",
  ]
  private static let lists: Set<String> = ["CATEGORIES", "RESOURCES"]
  private static let asWritten: Set<String> = [
    "ATTACH", "ATTENDEE", "ORGANIZER", "CONFERENCE", "EXRULE", "IMAGE", "PERCENT-COMPLETE",
    "PRIORITY",
    "RRULE", "SEQUENCE", "SOURCE", "URL", "FREEBUSY", "REQUEST-STATUS",
  ]

  /// The values as cells hold them: text without escapes, times in ISO 8601, a point as longitude and
  /// latitude, an address without `mailto:`.
  var cellTexts: [String] {
    let type = parameter("VALUE")?.uppercased()
    if name == "GEO" { return [Self.point(value)] }
    if name == "DURATION" { return [NominalDuration(value[...])?.text ?? value] }
    if Self.times.contains(name) || type == "DATE" || type == "DATE-TIME" {
      return value.split(separator: ",").map { text in
        CalendarTime(text, zone: parameter("TZID"))?.text ?? String(text)
      }
    }
    let isText = type == nil ? !Self.asWritten.contains(name) : type == "TEXT"
    return isText ? texts(parted: Self.lists.contains(name)) : [Self.address(value)]
  }

  static func address(_ text: String) -> String {
    text.lowercased().hasPrefix("mailto:") ? String(text.dropFirst(7)) : text
  }

  /// `latitude;longitude` (3.8.1.6) as Table Schema's geopoint.
  private static func point(_ text: String) -> String {
    let parts = text.split(separator: ";")
    return parts.count == 2 ? "\(parts[1]), \(parts[0])" : text
  }
}
