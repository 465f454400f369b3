/// A recurrence rule (RFC 5545 3.3.10).
struct RecurrenceRule: Sendable, Hashable {
  enum Frequency: String, Sendable, CaseIterable {
    case secondly = "SECONDLY", minutely = "MINUTELY", hourly = "HOURLY", daily = "DAILY"
    case weekly = "WEEKLY", monthly = "MONTHLY", yearly = "YEARLY"
  }

  /// A weekday, Monday being zero, and which of the month or year; zero is every one.
  struct Weekday: Sendable, Hashable {
    let ordinal: Int, day: Int
  }

  private(set) var frequency = Frequency.yearly
  private(set) var interval = 1
  private(set) var count: Int?
  private(set) var until: CalendarTime?
  private(set) var seconds: [Int] = [], minutes: [Int] = [], hours: [Int] = []
  private(set) var weekdays: [Weekday] = []
  private(set) var monthDays: [Int] = [], yearDays: [Int] = [], weeks: [Int] = []
  private(set) var months: [Int] = [], positions: [Int] = []
  private(set) var weekStart = 0

  var isUnending: Bool { count == nil && until == nil }
  var isDaily: Bool {
    switch frequency {
    case .daily, .weekly, .monthly, .yearly: true
    case .hourly, .minutely, .secondly: false
    }
  }

  /// Nil for what the standard does not allow, and for the calendars of RFC 7529 (`RSCALE`).
  init?(_ text: String) {
    var seen: Set<String> = []
    for part in text.uppercased().split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, seen.insert(String(pair[0])).inserted,
        read(String(pair[0]), String(pair[1]))
      else { return nil }
    }
    guard seen.contains("FREQ"), isAllowed else { return nil }
  }

  private mutating func read(_ name: String, _ value: String) -> Bool {
    switch name {
    case "FREQ":
      guard let known = Frequency(rawValue: value) else { return false }
      frequency = known
    case "INTERVAL": return Self.read(value, 1...999_999_999) { interval = $0 }
    case "COUNT": return Self.read(value, 1...999_999_999) { count = $0 }
    case "UNTIL":
      until = CalendarTime(value[...], zone: nil)
      return until != nil
    case "WKST":
      guard let day = Self.day(value[...]) else { return false }
      weekStart = day
    case "BYDAY": return readWeekdays(value)
    case "BYSECOND": return Self.read(value, 0...60, into: &seconds)
    case "BYMINUTE": return Self.read(value, 0...59, into: &minutes)
    case "BYHOUR": return Self.read(value, 0...23, into: &hours)
    case "BYMONTHDAY": return Self.read(value, -31...31, into: &monthDays)
    case "BYYEARDAY": return Self.read(value, -366...366, into: &yearDays)
    case "BYWEEKNO": return Self.read(value, -53...53, into: &weeks)
    case "BYMONTH": return Self.read(value, 1...12, into: &months)
    case "BYSETPOS": return Self.read(value, -366...366, into: &positions)
    default: return name.hasPrefix("X-")
    }
    return true
  }

  private static func read(_ text: String, _ range: ClosedRange<Int>, _ take: (Int) -> Void) -> Bool
  {
    guard text.utf8.allSatisfy({ $0 &- 48 < 10 }), let number = Int(text), range.contains(number)
    else { return false }
    take(number)
    return true
  }

  /// Numbers, ascending and each once; zero only where the range begins with it.
  private static func read(_ text: String, _ range: ClosedRange<Int>, into numbers: inout [Int])
    -> Bool
  {
    var found: Set<Int> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = Int(part), range.contains(number), number != 0 || range.lowerBound == 0
      else { return false }
      found.insert(number)
    }
    numbers = found.sorted()
    return true
  }

  private mutating func readWeekdays(_ text: String) -> Bool {
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let day = Self.day(part.suffix(2)) else { return false }
      let digits = part.dropLast(2)
      guard digits.isEmpty || Int(digits).map({ $0 != 0 && -53...53 ~= $0 }) == true else {
        return false
      }
      let weekday = Weekday(ordinal: Int(digits) ?? 0, day: day)
      if !weekdays.contains(weekday) { weekdays.append(weekday) }
    }
    return true
  }

  private static func day(_ text: Substring) -> Int? {
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].firstIndex(of: String(text))
  }

  /// What the clause says that parts must not be beside each other.
  private var isAllowed: Bool {
    if count != nil, until != nil { return false }
    if frequency != .yearly, !weeks.isEmpty { return false }
    if [.daily, .weekly, .monthly].contains(frequency), !yearDays.isEmpty { return false }
    if frequency == .weekly, !monthDays.isEmpty { return false }
    if weekdays.contains(where: { $0.ordinal != 0 }) {
      guard frequency == .monthly || frequency == .yearly && weeks.isEmpty else { return false }
    }
    let isLimited = [seconds, minutes, hours, monthDays, yearDays, weeks, months].contains {
      !$0.isEmpty
    }
    return positions.isEmpty || isLimited || !weekdays.isEmpty
  }
}
