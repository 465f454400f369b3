/// One happening of an event: when it starts and ends, and what it is told apart by.
struct CalendarInstance: Sendable {
  let start: CalendarTime?, end: CalendarTime?
  let recurrenceID: CalendarTime?
  /// What it says otherwise; another event than the recurring one where that was changed from here on.
  let event: CalendarEvent
}

/// A component that changes an instance of a recurring one (RFC 5545 3.8.4.4).
struct CalendarOverride: Sendable {
  let recurrenceID: CalendarTime
  /// The component, where it goes for what follows too.
  let future: CalendarEvent?
}

/// The moments of one event's times.
struct CalendarClock {
  let zones: CalendarZones
  let calendar: Int

  func zone(_ time: CalendarTime) -> CalendarZones.Zone? {
    guard case .zone(let name) = time.kind else { return nil }
    return zones[name, calendar]
  }

  /// Seconds of UTC since 1970; nil for dates, floating times and those of unknown zones.
  func utc(_ time: CalendarTime) -> Int? {
    switch time.kind {
    case .utc: time.local
    case .zone: zone(time)?.rules.utc(time.local)
    case .date, .floating: nil
    }
  }

  /// What a clock that shows `like` shows at a time.
  func local(_ time: CalendarTime, like: CalendarTime) -> Int {
    if time.kind == like.kind { return time.local }
    guard let moment = utc(time) else { return time.local }
    if like.kind == .utc { return moment }
    return zone(like)?.rules.local(moment) ?? time.local
  }

  /// When something ends that starts at `start`. An end that is stated is as far from the start as
  /// `first`, the start it was stated for, exactly (RFC 5545 3.8.5.3).
  func end(
    _ length: CalendarEvent.Length, start: CalendarTime, first: CalendarTime, isEvent: Bool
  ) -> CalendarTime? {
    switch length {
    case .until(let end):
      if start == first { return end }
      if let a = utc(first), let b = utc(end), let moment = utc(start) {
        return moved(start, toUTC: moment + b - a)
      }
      return CalendarTime(local: start.local + end.local - first.local, kind: start.kind)
    case .nominal(let duration):
      var end = start
      end.local += duration.days * 86_400
      guard duration.seconds > 0 else { return end }
      if let moment = utc(end) { return moved(end, toUTC: moment + duration.seconds) }
      end.local += duration.seconds
      return end
    case .unstated:
      // 3.6.1: a day is the whole day, a time ends where it starts.
      guard isEvent else { return nil }
      return CalendarTime(local: start.local + (start.isDate ? 86_400 : 0), kind: start.kind)
    }
  }

  private func moved(_ time: CalendarTime, toUTC moment: Int) -> CalendarTime {
    CalendarTime(
      local: time.kind == .utc ? moment : zone(time)?.rules.local(moment) ?? moment,
      kind: time.kind)
  }
}

/// Makes instances of events.
struct CalendarExpander {
  /// The most instances of one event.
  static let limit = 10_000

  /// Why an event has none.
  enum Refusal: Error { case unending, tooMany }

  /// The days that instances begin on, the last included, by the clock of the event.
  struct Window: Sendable, Hashable {
    var from: Int?
    var to: Int?
  }

  let clock: CalendarClock
  let window: Window
  /// What changes instances of the event.
  let overrides: [CalendarOverride]

  func instances(of event: CalendarEvent) throws(Refusal) -> [CalendarInstance] {
    guard let first = event.start else { return [] }
    if window.to == nil, event.rules.contains(where: \.isUnending) { throw .unending }
    let changed = Set(
      overrides.map { clock.local($0.recurrenceID, like: first) })
    var lengths: [Int: CalendarEvent.Length] = [:]
    let starts = try starts(of: event, first, &lengths)
    return starts.filter { !changed.contains($0) }.map { local in
      let start = CalendarTime(local: local, kind: first.kind)
      return instance(of: event, start, first, lengths[local])
    }
  }

  private func starts(
    of event: CalendarEvent, _ first: CalendarTime, _ lengths: inout [Int: CalendarEvent.Length]
  ) throws(Refusal) -> [Int] {
    let lower = window.from.map { $0 * 86_400 } ?? CivilDay.seconds.lowerBound
    let upper = window.to.map { $0 * 86_400 + 86_399 } ?? CivilDay.seconds.upperBound
    var starts: Set<Int> = lower...max(lower, upper) ~= first.local ? [first.local] : []
    for rule in event.rules { try add(rule, first, lower, upper, to: &starts) }
    for extra in event.extras {
      let local = clock.local(extra.start, like: first)
      guard lower <= local, local <= upper else { continue }
      starts.insert(local)
      lengths[local] = extra.length.map { length in
        guard case .until(let end) = length else { return length }
        // The end of a period, as far from its start as stated.
        return .nominal(
          NominalDuration(days: 0, seconds: max(0, clock.local(end, like: first) - local)))
      }
      if starts.count > Self.limit { throw .tooMany }
    }
    var excluded: Set<Int> = [], excludedDays: Set<Int> = []
    for rule in event.exceptions { try add(rule, first, lower, upper, to: &excluded) }
    for time in event.excluded {
      if time.isDate, !first.isDate {
        excludedDays.insert(time.day)
      } else {
        excluded.insert(clock.local(time, like: first))
      }
    }
    return starts.filter { start in
      !excluded.contains(start)
        && (excludedDays.isEmpty || !excludedDays.contains(CivilDay.floorDiv(start, 86_400)))
    }.sorted()
  }

  private func add(
    _ rule: RecurrenceRule, _ first: CalendarTime, _ lower: Int, _ upper: Int,
    to starts: inout Set<Int>
  ) throws(Refusal) {
    var isTooMany = false
    let isWhole = Recurrence(rule, from: first.local).forEach(from: lower, through: upper) {
      local in
      guard isWithin(local, rule, first) else { return false }
      if local >= lower { starts.insert(local) }
      isTooMany = starts.count > Self.limit
      return !isTooMany
    }
    if isTooMany || !isWhole { throw .tooMany }
  }

  /// UNTIL: a moment of UTC, or of the event's own clock; a day is the whole day.
  private func isWithin(_ local: Int, _ rule: RecurrenceRule, _ first: CalendarTime) -> Bool {
    guard let until = rule.until else { return true }
    if until.isDate || first.isDate { return CivilDay.floorDiv(local, 86_400) <= until.day }
    let time = CalendarTime(local: local, kind: first.kind)
    if until.kind == .utc, let moment = clock.utc(time) { return moment <= until.local }
    return local <= until.local
  }

  /// 3.2.13, 3.8.4.4: a change for the future moves what follows as far as it moved its own instance.
  private func instance(
    of event: CalendarEvent, _ start: CalendarTime, _ first: CalendarTime,
    _ length: CalendarEvent.Length?
  ) -> CalendarInstance {
    let isEvent = event.component.name == "VEVENT"
    let future = overrides.compactMap { change in
      change.future.map { (clock.local(change.recurrenceID, like: first), $0) }
    }.filter { $0.0 <= start.local }.max { $0.0 < $1.0 }
    guard let (since, change) = future, let changedStart = change.start else {
      let end = clock.end(length ?? event.length, start: start, first: first, isEvent: isEvent)
      return CalendarInstance(start: start, end: end, recurrenceID: start, event: event)
    }
    let shift = clock.local(changedStart, like: first) - since
    let moved = CalendarTime(
      local: changedStart.isDate == start.isDate ? start.local + shift : start.local,
      kind: start.kind)
    let end = clock.end(change.length, start: moved, first: changedStart, isEvent: isEvent)
    return CalendarInstance(start: moved, end: end, recurrenceID: start, event: change)
  }
}
