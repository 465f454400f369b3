/// The times that a rule makes of a start, in order (RFC 5545 3.3.10). All are times of one local clock,
/// in seconds since 1970. The start is always the first, as `COUNT` has it. Days that no month has are
/// passed over.
struct Recurrence {
  /// How many periods are looked at before a rule is given up.
  static let stepLimit = 400_000

  private let rule: RecurrenceRule
  private let start: Int
  private let startDay: Int, startSecond: Int
  private let year: Int, month: Int
  /// The rule's parts with those that the start fills in.
  private let days: DaySieve
  private let times: [Int]

  init(_ rule: RecurrenceRule, from start: Int) {
    self.rule = rule
    self.start = start
    startDay = CivilDay.floorDiv(start, 86_400)
    startSecond = start - startDay * 86_400
    let parts = CivilDay.parts(startDay)
    (year, month) = (parts.year, parts.month)
    days = DaySieve(rule, startDay)
    let second = [startSecond % 60], minute = [startSecond / 60 % 60], hour = [startSecond / 3600]
    let seconds = rule.seconds.isEmpty ? second : Set(rule.seconds.map { min($0, 59) }).sorted()
    let minutes = rule.minutes.isEmpty ? minute : rule.minutes
    let hours = rule.hours.isEmpty ? hour : rule.hours
    // What is below the period's own unit is laid out in each period.
    switch rule.frequency {
    case .secondly: times = [0]
    case .minutely: times = seconds
    case .hourly: times = minutes.flatMap { minute in seconds.map { minute * 60 + $0 } }
    default:
      times = hours.flatMap { hour in
        minutes.flatMap { minute in seconds.map { hour * 3600 + minute * 60 + $0 } }
      }
    }
  }

  /// Calls `take` with each time up to `end` until it returns false; false where the rule was given up.
  /// Those before `first` may be left out, unless they have to be counted.
  func forEach(from first: Int, through end: Int, _ take: (Int) -> Bool) -> Bool {
    var left = rule.count ?? .max
    if start > end { return true }
    if start >= first || rule.count != nil, !take(start) { return true }
    left -= 1
    let end = min(end, CivilDay.seconds.upperBound)
    var step = rule.count == nil ? firstStep(before: first) : 0
    for _ in 0..<Self.stepLimit {
      if left <= 0 { return true }
      guard let period = period(step), period.begin <= end else { return true }
      for time in period.times where time > start {
        if time > end || !take(time) { return true }
        left -= 1
        if left <= 0 { return true }
      }
      step = period.next
    }
    return false
  }

  private struct Period {
    /// No time of this period or a later one is before it.
    let begin: Int
    var times: [Int] = []
    let next: Int
  }

  /// A step that no wanted time comes before.
  private func firstStep(before first: Int) -> Int {
    guard first > start else { return 0 }
    let day = CivilDay.floorDiv(min(first, CivilDay.seconds.upperBound), 86_400)
    let units: Int =
      switch rule.frequency {
      case .yearly: CivilDay.parts(day).year - year
      case .monthly: (day - startDay) / 31
      case .weekly: (day - startDay) / 7
      case .daily: day - startDay
      case .hourly: (day - startDay) * 24
      case .minutely: (day - startDay) * 1440
      case .secondly: (day - startDay) * 86_400
      }
    return max(0, units / rule.interval - 2)
  }

  /// Nil beyond the year 9999.
  private func period(_ step: Int) -> Period? {
    let (offset, overflow) = step.multipliedReportingOverflow(by: rule.interval)
    guard !overflow, offset < 1 << 40 else { return nil }
    switch rule.frequency {
    case .yearly:
      guard year + offset <= 9999 else { return nil }
      let begin = CivilDay.number(year + offset, 1, 1)
      let count = CivilDay.isLeap(year + offset) ? 366 : 365
      return laidOut(begin..<begin + count, step)
    case .monthly:
      let months = year * 12 + month - 1 + offset
      guard months / 12 <= 9999 else { return nil }
      let begin = CivilDay.number(months / 12, months % 12 + 1, 1)
      return laidOut(begin..<begin + CivilDay.length(months / 12, months % 12 + 1), step)
    case .weekly:
      let back = CivilDay.floorMod(CivilDay.weekday(startDay) - rule.weekStart, 7)
      let begin = startDay - back + 7 * offset
      return laidOut(begin..<begin + 7, step)
    case .daily: return laidOut(startDay + offset..<startDay + offset + 1, step)
    case .hourly, .minutely, .secondly: return short(offset, step)
    }
  }

  private func laidOut(_ range: Range<Int>, _ step: Int) -> Period {
    let found = days.filter(range)
    var all: [Int] = []
    for day in found { for time in times { all.append(day * 86_400 + time) } }
    return Period(begin: range.lowerBound * 86_400, times: chosen(all), next: step + 1)
  }

  /// An hour, a minute or a second; where it does not fit, the next that may.
  private func short(_ offset: Int, _ step: Int) -> Period {
    let unit = rule.frequency == .hourly ? 3600 : rule.frequency == .minutely ? 60 : 1
    let base = CivilDay.floorDiv(start, unit) * unit
    let begin = base + offset * unit
    let day = CivilDay.floorDiv(begin, 86_400)
    func skip(to later: Int) -> Period {
      let stride = rule.interval * unit
      return Period(begin: begin, next: max(step + 1, (later - base + stride - 1) / stride))
    }
    if days.filter(day..<day + 1).isEmpty { return skip(to: (day + 1) * 86_400) }
    let second = begin - day * 86_400
    for (allowed, size, count) in [
      (rule.hours, 3600, 24), (rule.minutes, 60, 60), (rule.seconds, 1, 60),
    ]
    where size >= unit && !allowed.isEmpty {
      let value = second / size % count
      if allowed.contains(value) { continue }
      // The next that is allowed, or the end of the day, hour or minute.
      let next = allowed.first { $0 > value } ?? count
      return skip(to: begin - second % size + (min(next, count) - value) * size)
    }
    return Period(begin: begin, times: chosen(times.map { begin + $0 }), next: step + 1)
  }

  /// BYSETPOS.
  private func chosen(_ times: [Int]) -> [Int] {
    if rule.positions.isEmpty { return times }
    let indices = rule.positions.map { $0 > 0 ? $0 - 1 : times.count + $0 }
    return Set(indices.filter(times.indices.contains)).sorted().map { times[$0] }
  }
}

/// The parts of a rule that days are measured by, with those that the start fills in.
private struct DaySieve {
  private let rule: RecurrenceRule
  private let months: [Int], monthDays: [Int]
  private let weekdays: [RecurrenceRule.Weekday]

  init(_ rule: RecurrenceRule, _ start: Int) {
    self.rule = rule
    let parts = CivilDay.parts(start)
    let weekday = [RecurrenceRule.Weekday(ordinal: 0, day: CivilDay.weekday(start))]
    let saysDays = !rule.weekdays.isEmpty || !rule.monthDays.isEmpty || !rule.yearDays.isEmpty
    let isYearly = rule.frequency == .yearly
    months =
      isYearly && !saysDays && rule.weeks.isEmpty && rule.months.isEmpty
      ? [parts.month] : rule.months
    monthDays =
      !saysDays && (isYearly && rule.weeks.isEmpty || rule.frequency == .monthly)
      ? [parts.day] : rule.monthDays
    weekdays =
      !saysDays && (isYearly && !rule.weeks.isEmpty || rule.frequency == .weekly)
      ? weekday : rule.weekdays
  }

  /// Those days of a period that fit.
  func filter(_ range: Range<Int>) -> [Int] {
    var found: [Int] = []
    var day = range.lowerBound
    while day < range.upperBound {
      let parts = CivilDay.parts(day)
      let length = CivilDay.length(parts.year, parts.month)
      if !months.isEmpty, !months.contains(parts.month) {
        day += length - parts.day + 1
        continue
      }
      if fits(day, parts.year, parts.day, length, range) { found.append(day) }
      day += 1
    }
    return found
  }

  private func fits(_ day: Int, _ year: Int, _ ofMonth: Int, _ length: Int, _ range: Range<Int>)
    -> Bool
  {
    if !monthDays.isEmpty, !monthDays.contains(ofMonth), !monthDays.contains(ofMonth - length - 1) {
      return false
    }
    if !rule.yearDays.isEmpty {
      let ofYear = day - CivilDay.number(year, 1, 1) + 1
      let days = CivilDay.isLeap(year) ? 366 : 365
      guard rule.yearDays.contains(ofYear) || rule.yearDays.contains(ofYear - days - 1) else {
        return false
      }
    }
    if !rule.weeks.isEmpty {
      let week = CivilDay.week(day, weekStart: rule.weekStart)
      guard rule.weeks.contains(week.number) || rule.weeks.contains(week.number - week.count - 1)
      else { return false }
    }
    if weekdays.isEmpty { return true }
    // Which weekday of the month, or of the year where the rule names no month.
    let isOfMonth = rule.frequency == .monthly || !rule.months.isEmpty
    let first = isOfMonth ? day - ofMonth + 1 : range.lowerBound
    let end = isOfMonth ? first + length : range.upperBound
    let weekday = CivilDay.weekday(day)
    return weekdays.contains { wanted in
      wanted.day == weekday
        && (wanted.ordinal == 0 || wanted.ordinal == (day - first) / 7 + 1
          || -wanted.ordinal == (end - 1 - day) / 7 + 1)
    }
  }
}
