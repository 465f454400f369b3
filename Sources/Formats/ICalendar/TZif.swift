internal import Bytes

/// Zones of the system's tzdata, as RFC 8536 (TZif) has them.
enum TZif {
  static let folder = "/usr/share/zoneinfo"

  /// The release of tzdata, such as `2025b`; nil where the system does not say.
  static let version: String? = {
    for (name, prefix) in [("tzdata.zi", "# version "), ("+VERSION", "")] {
      guard let file = try? FileReader.contents(of: folder + "/" + name, limit: 1 << 20) else {
        continue
      }
      let line = String(decoding: file.prefix { $0 != 10 }, as: UTF8.self)
      if line.hasPrefix(prefix) { return String(line.dropFirst(prefix.count)) }
    }
    return nil
  }()

  /// The rules of a zone by its name; nil where there is none of that name.
  static func zone(_ name: String) -> ZoneRules? {
    let isName = name.utf8.allSatisfy { byte in
      byte &- 48 < 10 || (byte | 32) &- 97 < 26 || "_+-/".utf8.contains(byte)
    }
    guard isName, 1...64 ~= name.utf8.count, !name.hasPrefix("/"), !name.contains("//"),
      let bytes = try? FileReader.contents(of: folder + "/" + name, limit: 1 << 20)
    else { return nil }
    return rules(bytes)
  }

  /// Version 2 or later; the version 1 block is passed over.
  static func rules(_ bytes: [UInt8]) -> ZoneRules? {
    var reader = BigEndian(bytes[...])
    guard let first = Header(&reader), first.version >= UInt8(ascii: "2"),
      reader.skip(first.length(timeSize: 4)), let header = Header(&reader),
      let times = reader.numbers(header.times, size: 8),
      let kinds = reader.numbers(header.times, size: 1), 1...256 ~= header.types
    else { return nil }
    var offsets: [Int] = []
    for _ in 0..<header.types {
      guard let offset = reader.number(size: 4), reader.skip(2) else { return nil }
      offsets.append(offset)
    }
    guard kinds.allSatisfy({ 0..<offsets.count ~= $0 & 255 }),
      reader.skip(header.characters + header.leaps * 12 + header.standards + header.universals)
    else { return nil }
    var changes: [ZoneRules.Change] = []
    var offset = offsets[0]
    for (time, kind) in zip(times, kinds) {
      // The first of all times stands for the beginning of time.
      guard time > -1 << 55 else { continue }
      changes.append(.init(time: time, before: offset, after: offsets[kind & 255]))
      offset = offsets[kind & 255]
    }
    let footer = reader.rest.drop { $0 == 10 }.prefix { $0 != 10 }
    if let rule = PosixZone(String(decoding: footer, as: UTF8.self)) {
      changes += rule.changes(after: changes.last?.time ?? 0, offset)
    }
    return ZoneRules(changes, first: offset)
  }

  private struct Header {
    let version: UInt8
    let universals: Int, standards: Int, leaps: Int, times: Int, types: Int, characters: Int

    init?(_ reader: inout BigEndian) {
      guard reader.rest.starts(with: "TZif".utf8), reader.rest.count >= 44 else { return nil }
      version = reader.rest[reader.rest.startIndex + 4]
      guard reader.skip(20), let counts = reader.numbers(6, size: 4),
        counts.allSatisfy({ 0...100_000 ~= $0 })
      else { return nil }
      (universals, standards, leaps) = (counts[0], counts[1], counts[2])
      (times, types, characters) = (counts[3], counts[4], counts[5])
    }

    func length(timeSize: Int) -> Int {
      times * (timeSize + 1) + types * 6 + characters + leaps * (timeSize + 4) + standards
        + universals
    }
  }

  private struct BigEndian {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func skip(_ count: Int) -> Bool {
      guard count <= rest.count else { return false }
      rest = rest.dropFirst(count)
      return true
    }

    mutating func number(size: Int) -> Int? {
      guard size <= rest.count else { return nil }
      var value: Int = rest.first! >= 128 ? -1 : 0
      for byte in rest.prefix(size) { value = value << 8 | Int(byte) }
      rest = rest.dropFirst(size)
      return value
    }

    mutating func numbers(_ count: Int, size: Int) -> [Int]? {
      guard count * size <= rest.count else { return nil }
      return (0..<count).compactMap { _ in number(size: size) }
    }
  }
}

/// The rule that goes on behind the last change of a zone: the TZ string of POSIX (RFC 8536 3.3).
struct PosixZone {
  private struct Day {
    let month: Int, week: Int, weekday: Int
    /// Where `month` is zero: the day of the year from zero, and whether 29 February is counted.
    let ofYear: Int, countsLeapDay: Bool
    let seconds: Int
  }

  private var rest: Substring
  private let standard: Int
  private let summer: Int?
  private var begin: Day?, end: Day?

  init?(_ text: String) {
    rest = text[...]
    guard Self.skipName(&rest), let offset = Self.offset(&rest) else { return nil }
    standard = -offset
    if rest.isEmpty {
      summer = nil
      return
    }
    guard Self.skipName(&rest) else { return nil }
    summer = rest.first == "," ? standard + 3600 : Self.offset(&rest).map { -$0 }
    guard summer != nil, let begin = Self.day(&rest), let end = Self.day(&rest) else { return nil }
    (self.begin, self.end) = (begin, end)
  }

  private static func skipName(_ rest: inout Substring) -> Bool {
    if rest.first == "<" {
      guard let end = rest.firstIndex(of: ">") else { return false }
      rest = rest[rest.index(after: end)...]
      return true
    }
    let name = rest.prefix { $0.isASCII && $0.isLetter }
    rest = rest.dropFirst(name.count)
    return name.count >= 3
  }

  private static func number(_ rest: inout Substring) -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard 1...3 ~= digits.count else { return nil }
    rest = rest.dropFirst(digits.count)
    return Int(digits)
  }

  private static func skip(_ character: Character, _ rest: inout Substring) -> Bool {
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  private static func offset(_ rest: inout Substring) -> Int? {
    let sign = skip("-", &rest) ? -1 : 1
    if sign == 1 { _ = skip("+", &rest) }
    guard var value = number(&rest).map({ $0 * 3600 }) else { return nil }
    for unit in [60, 1] where skip(":", &rest) {
      guard let part = number(&rest) else { return nil }
      value += part * unit
    }
    return value * sign
  }

  private static func day(_ rest: inout Substring) -> Day? {
    guard skip(",", &rest) else { return nil }
    var parts = [0, 0, 0], ofYear = 0, countsLeapDay = false
    if skip("M", &rest) {
      for index in 0..<3 {
        guard index == 0 || skip(".", &rest), let part = number(&rest) else { return nil }
        parts[index] = part
      }
      guard 1...12 ~= parts[0], 1...5 ~= parts[1], 0...6 ~= parts[2] else { return nil }
    } else {
      countsLeapDay = !skip("J", &rest)
      guard let number = number(&rest), 0...365 ~= number else { return nil }
      ofYear = countsLeapDay ? number : number - 1
    }
    var seconds = 7200
    if skip("/", &rest) {
      guard let time = offset(&rest) else { return nil }
      seconds = time
    }
    return Day(
      month: parts[0], week: parts[1], weekday: parts[2], ofYear: ofYear,
      countsLeapDay: countsLeapDay, seconds: seconds)
  }

  /// The changes behind a time, at which the offset is `offset`.
  func changes(after time: Int, _ offset: Int) -> [ZoneRules.Change] {
    guard let summer, let begin, let end else {
      return offset == standard ? [] : [.init(time: time + 1, before: offset, after: standard)]
    }
    let year = CivilDay.parts(CivilDay.floorDiv(time, 86_400)).year
    var changes: [ZoneRules.Change] = []
    for year in year...max(year, 2199) {
      changes.append(
        .init(time: Self.time(begin, year) - standard, before: standard, after: summer))
      changes.append(.init(time: Self.time(end, year) - summer, before: summer, after: standard))
    }
    return changes.filter { $0.time > time }.sorted { $0.time < $1.time }
  }

  /// In seconds of the local clock.
  private static func time(_ day: Day, _ year: Int) -> Int {
    guard day.month > 0 else {
      let isLater = !day.countsLeapDay && day.ofYear >= 59 && CivilDay.isLeap(year)
      let number = CivilDay.number(year, 1, 1) + day.ofYear + (isLater ? 1 : 0)
      return number * 86_400 + day.seconds
    }
    let first = CivilDay.number(year, day.month, 1)
    // POSIX counts from Sunday.
    let wanted = CivilDay.floorMod(day.weekday - 1, 7)
    var ofMonth = CivilDay.floorMod(wanted - CivilDay.weekday(first), 7) + (day.week - 1) * 7
    if ofMonth >= CivilDay.length(year, day.month) { ofMonth -= 7 }
    return (first + ofMonth) * 86_400 + day.seconds
  }
}
