internal import Components

/// The zones that the calendars of a file name: as the calendar itself says (VTIMEZONE, RFC 5545
/// 3.6.5), else as the system's tzdata has them.
struct CalendarZones: Sendable {
  struct Zone: Sendable {
    /// Its own name, or the one that tzdata has for it.
    let name: String
    let rules: ZoneRules
  }

  private struct Key: Hashable {
    let calendar: Int, name: String
  }

  /// The most zones, and the most changes that calendars tell of them.
  static let limit = 1000, changeLimit = 1_000_000

  private var own: [Key: ZoneRules] = [:]
  private var shared: [String: Zone] = [:]
  private var changeCount = 0
  private var isLookedFor: Set<String> = []
  private(set) var unknown: Set<String> = []
  /// Whether any zone was taken from tzdata.
  var isSystemUsed: Bool { !shared.isEmpty }

  subscript(name: String, calendar: Int) -> Zone? {
    if let rules = own[Key(calendar: calendar, name: name)] {
      return Zone(name: name, rules: rules)
    }
    return shared[name]
  }

  /// Takes what a calendar says of a zone; false for what is no zone.
  mutating func add(_ component: CalendarComponent) -> Bool {
    let lines = component.lines.compactMap { try? ContentLine($0) }
    guard !component.isUnclosed, own.count < Self.limit,
      let name = lines.first(where: { $0.name == "TZID" })?.texts(parted: false).first
    else { return false }
    var changes: [ZoneRules.Change] = []
    for part in component.parts where part.name == "STANDARD" || part.name == "DAYLIGHT" {
      guard let observance = Observance(part) else { return false }
      changes += observance.changes
    }
    changeCount += changes.count
    guard !changes.isEmpty, changeCount <= Self.changeLimit else { return false }
    let key = Key(calendar: component.calendar, name: name)
    own[key] = own[key] ?? ZoneRules(changes, first: 0)
    return true
  }

  /// Looks for the zones that a component names, once its calendar has been read.
  mutating func look(for name: String, _ calendar: Int) {
    guard own[Key(calendar: calendar, name: name)] == nil, isLookedFor.count < Self.limit,
      isLookedFor.insert(name).inserted
    else { return }
    var names = [name]
    // `/vendor.example/Europe/Paris`
    let parts = name.split(separator: "/")
    if name.hasPrefix("/") {
      names += [parts.suffix(2), parts.suffix(3)].map { $0.joined(separator: "/") }
    }
    if let known = WindowsZones.names[name] { names.append(known) }
    for candidate in names {
      if let rules = TZif.zone(candidate) {
        shared[name] = Zone(name: candidate, rules: rules)
        return
      }
    }
    unknown.insert(name)
  }
}

/// STANDARD or DAYLIGHT: when its offset begins to hold.
private struct Observance {
  let changes: [ZoneRules.Change]

  init?(_ component: CalendarComponent) {
    let lines = component.lines.compactMap { try? ContentLine($0) }
    func value(_ name: String) -> String? { lines.first { $0.name == name }?.value }
    guard let start = value("DTSTART").flatMap({ CalendarTime($0[...], zone: nil) }),
      let before = value("TZOFFSETFROM").flatMap(Self.offset),
      let after = value("TZOFFSETTO").flatMap(Self.offset)
    else { return nil }
    var onsets: Set<Int> = [start.local]
    for line in lines where line.name == "RRULE" {
      guard let rule = RecurrenceRule(line.value), rule.isDaily else { return nil }
      let until = rule.until.map { $0.kind == .utc ? $0.local + before : $0.local } ?? .max
      let isWhole = Recurrence(rule, from: start.local).forEach(
        from: start.local, through: min(until, ZoneRules.horizon)
      ) { onset in
        onsets.insert(onset)
        return onsets.count < 10_000
      }
      guard isWhole else { return nil }
    }
    for line in lines where line.name == "RDATE" {
      for text in line.value.split(separator: ",") {
        guard let time = CalendarTime(text, zone: nil), onsets.count < 10_000 else { return nil }
        onsets.insert(time.local)
      }
    }
    changes = onsets.map { .init(time: $0 - before, before: before, after: after) }
  }

  /// `+0100`, `-044730` (3.3.14).
  private static func offset(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard [5, 7].contains(bytes.count), bytes[0] == 43 || bytes[0] == 45,
      bytes.dropFirst().allSatisfy({ $0 &- 48 < 10 }), let digits = Int(text.dropFirst())
    else { return nil }
    let whole = bytes.count == 5 ? digits * 100 : digits
    let seconds = whole / 10_000 * 3600 + whole / 100 % 100 * 60 + whole % 100
    return seconds < 86_400 ? (bytes[0] == 45 ? -seconds : seconds) : nil
  }
}
