/// A pattern of strptime for dates and times (Table Schema 2.0, `format: <PATTERN>`), read as Python
/// reads it: `%d`, `%m` and their kin take one digit or two, white space any white space, names are
/// English and in any case. `%Z` is `UTC`, `GMT` or `Z`. Other text stands as it is.
///
/// The C library's `%F`, `%T`, `%R`, `%D`, `%e`, `%h`, `%n` and `%t` are what they abbreviate.
struct MomentPattern: Sendable, Hashable {
  enum Token: Sendable, Hashable {
    case text([UInt8])
    case space
    case directive(Unicode.Scalar)
  }

  let tokens: [Token]
  let type: FieldType

  /// Nil for a pattern that is none, that says a thing twice, or that does not say what a value of the
  /// type is: a date its day, a time its hour and nothing of a day or a zone.
  init?(_ pattern: String, for type: FieldType) {
    guard let tokens = Self.tokens(pattern) else { return nil }
    self.tokens = tokens
    self.type = type
    let letters = tokens.compactMap { token -> Unicode.Scalar? in
      if case .directive(let letter) = token { letter } else { nil }
    }
    let known = Set(letters)
    guard known.count == letters.count, Self.suffices(known, for: type) else { return nil }
  }

  private static let long: [Unicode.Scalar: String] = [
    "F": "%Y-%m-%d", "T": "%H:%M:%S", "R": "%H:%M", "D": "%m/%d/%y", "e": "%d", "h": "%b",
    "n": " ", "t": " ",
  ]

  private static func tokens(_ pattern: String) -> [Token]? {
    var tokens: [Token] = []
    var rest = Array(pattern.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      if scalar == "%" {
        guard let letter = rest.popFirst() else { return nil }
        if let long = long[letter] {
          rest = Array(long.unicodeScalars) + rest
        } else if letter == "%" {
          append("%", to: &tokens)
        } else if widths[letter] != nil || names[letter] != nil
          || "pzZ".unicodeScalars
            .contains(letter)
        {
          tokens.append(.directive(letter))
        } else {
          return nil
        }
      } else if isSpace(UInt8(ascii: scalar.isASCII ? scalar : "x")) {
        if tokens.last != .space { tokens.append(.space) }
      } else {
        append(scalar, to: &tokens)
      }
    }
    return tokens
  }

  private static func append(_ scalar: Unicode.Scalar, to tokens: inout [Token]) {
    var text: [UInt8] = []
    if case .text(let before) = tokens.last {
      text = before
      tokens.removeLast()
    }
    tokens.append(.text(text + Array(String(scalar).utf8)))
  }

  fileprivate static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || 9...13 ~= byte }

  private static let ofDay: Set<Unicode.Scalar> = ["H", "I", "M", "S", "f", "p"]
  private static let ofZone: Set<Unicode.Scalar> = ["z", "Z"]

  private static func suffices(_ letters: Set<Unicode.Scalar>, for type: FieldType) -> Bool {
    let years: Set<Unicode.Scalar> = ["Y", "y"], months: Set<Unicode.Scalar> = ["m", "b", "B"]
    func count(_ some: Set<Unicode.Scalar>) -> Int { letters.intersection(some).count }
    let isDay = count(["j"]) == 1 || count(months) == 1 && count(["d"]) == 1
    let isDate = count(years) == 1 && isDay && count(months) < 2
    let isHour = count(["H", "I"]) == 1
    let isClock = isHour && count(ofZone) < 2 && (count(["p"]) == 0 || count(["I"]) == 1)
    switch type {
    case .date: return isDate && count(ofDay.union(ofZone)) == 0
    case .time: return isClock && letters.isSubset(of: ofDay)
    case .datetime: return isDate && isClock
    default: return false
    }
  }

  /// How many digits each numeric directive takes.
  fileprivate static let widths: [Unicode.Scalar: ClosedRange<Int>] = [
    "Y": 4...4, "y": 2...2, "m": 1...2, "d": 1...2, "H": 1...2, "I": 1...2, "M": 1...2, "S": 1...2,
    "f": 1...6, "j": 1...3,
  ]

  /// The words of each directive that is a name, in order.
  fileprivate static let names: [Unicode.Scalar: [String]] = [
    "B": months, "b": months.map { String($0.prefix(3)) },
    "A": days, "a": days.map { String($0.prefix(3)) },
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let days = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
}

extension MomentPattern {
  /// What a text says; `fraction` are its digits behind the second.
  private struct Parts {
    var values: [Unicode.Scalar: Int] = [:]
    var fraction: Range<Int>?
    /// Minutes east of UTC.
    var zone: Int?
  }

  /// Appends the moment in the default form of its type, the digits of a fraction unchanged.
  func respell(_ cell: Span<UInt8>, into output: inout [UInt8]) -> Bool {
    guard let parts = match(cell, at: 0, token: 0, Parts()) else { return false }
    let size = output.count
    if append(parts, cell, to: &output), type.accepts(output.span.extracting(size...)) {
      return true
    }
    output.removeSubrange(size...)
    return false
  }

  /// Matches the tokens from one on. Numbers take as many digits as they may, and fewer where the rest
  /// would not match: no more than 2¹⁰ ways, since no directive comes twice.
  private func match(_ cell: Span<UInt8>, at start: Int, token: Int, _ parts: Parts) -> Parts? {
    guard token < tokens.count else { return start == cell.count ? parts : nil }
    switch tokens[token] {
    case .text(let text):
      guard cell.hasPrefix(text, at: start) else { return nil }
      return match(cell, at: start + text.count, token: token + 1, parts)
    case .space:
      var end = start
      while end < cell.count, Self.isSpace(cell[end]) { end += 1 }
      return end == start ? nil : match(cell, at: end, token: token + 1, parts)
    case .directive(let letter):
      if let widths = Self.widths[letter] {
        return number(letter, widths, cell, at: start, token: token, parts)
      }
      guard let (end, next) = word(letter, cell, at: start, parts) else { return nil }
      return match(cell, at: end, token: token + 1, next)
    }
  }

  private func number(
    _ letter: Unicode.Scalar, _ widths: ClosedRange<Int>, _ cell: Span<UInt8>, at start: Int,
    token: Int, _ parts: Parts
  ) -> Parts? {
    for width in widths.reversed() where (0..<width).allSatisfy({ cell.isDigit(start + $0) }) {
      let range = start..<start + width
      var parts = parts
      if letter == "f" { parts.fraction = range }
      parts.values[letter] = range.reduce(0) { $0 * 10 + Int(cell[$1] - 48) }
      if let whole = match(cell, at: range.upperBound, token: token + 1, parts) { return whole }
    }
    return nil
  }

  /// A directive that is not a number: where it ends and what it says.
  private func word(
    _ letter: Unicode.Scalar, _ cell: Span<UInt8>, at start: Int, _ parts: Parts
  ) -> (Int, Parts)? {
    var parts = parts
    if letter == "z" {
      guard let (end, zone) = Self.offset(cell, at: start) else { return nil }
      parts.zone = zone
      return (end, parts)
    }
    let words =
      letter == "p" ? ["AM", "PM"] : letter == "Z" ? ["UTC", "GMT", "Z"] : Self.names[letter]
    for (index, word) in (words ?? []).enumerated() where cell.hasWord(word, at: start) {
      if letter == "Z" { parts.zone = 0 }
      parts.values[letter] = index + 1
      return (start + word.utf8.count, parts)
    }
    return nil
  }

  /// `Z`, `+hhmm` or `+hh:mm`.
  private static func offset(_ cell: Span<UInt8>, at start: Int) -> (Int, Int)? {
    if cell.hasPrefix([UInt8(ascii: "Z")], at: start) { return (start + 1, 0) }
    guard start < cell.count, cell[start] == UInt8(ascii: "+") || cell[start] == UInt8(ascii: "-")
    else { return nil }
    var digits: [Int] = []
    var at = start + 1
    while digits.count < 4 {
      if digits.count == 2, cell.hasPrefix([UInt8(ascii: ":")], at: at) { at += 1 }
      guard cell.isDigit(at) else { return nil }
      digits.append(Int(cell[at] - 48))
      at += 1
    }
    let minutes = digits[2] * 10 + digits[3]
    let zone = (digits[0] * 10 + digits[1]) * 60 + minutes
    guard minutes < 60, zone <= 14 * 60 else { return nil }
    return (at, cell[start] == UInt8(ascii: "-") ? -zone : zone)
  }

  private func append(_ parts: Parts, _ cell: Span<UInt8>, to output: inout [UInt8]) -> Bool {
    if type != .time {
      guard let (year, month, day) = date(parts) else { return false }
      output.append(contentsOf: "\(padded(year, 4))-\(padded(month))-\(padded(day))".utf8)
    }
    if type == .date { return true }
    if type == .datetime { output.append(UInt8(ascii: "T")) }
    guard let hour = hour(parts) else { return false }
    let minute = parts.values["M"] ?? 0, second = parts.values["S"] ?? 0
    output.append(contentsOf: "\(padded(hour)):\(padded(minute)):\(padded(second))".utf8)
    if let fraction = parts.fraction {
      output.append(UInt8(ascii: "."))
      output.append(cell.extracting(fraction))
    }
    guard let zone = parts.zone else { return true }
    let sign = zone < 0 ? "-" : "+"
    let text = "\(sign)\(padded(abs(zone) / 60)):\(padded(abs(zone) % 60))"
    output.append(contentsOf: (zone == 0 ? "Z" : text).utf8)
    return true
  }

  private func padded(_ value: Int, _ width: Int = 2) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// Two digits of a year are of 1969 to 2068 (POSIX, strptime).
  private func date(_ parts: Parts) -> (Int, Int, Int)? {
    let values = parts.values
    guard let year = values["Y"] ?? values["y"].map({ $0 + ($0 < 69 ? 2000 : 1900) }) else {
      return nil
    }
    let month = values["m"] ?? values["b"] ?? values["B"]
    guard let ordinal = values["j"] else {
      return month.flatMap { month in values["d"].map { (year, month, $0) } }
    }
    guard let (ofYear, day) = Moment.day(ordinal, of: year) else { return nil }
    guard ofYear == month ?? ofYear, day == values["d"] ?? day else { return nil }
    return (year, ofYear, day)
  }

  private func hour(_ parts: Parts) -> Int? {
    if let hour = parts.values["H"] { return hour }
    guard let hour = parts.values["I"], 1...12 ~= hour else { return nil }
    return hour % 12 + (parts.values["p"] == 2 ? 12 : 0)
  }
}

extension MomentPattern {
  /// What the pattern makes of Tuesday 12 November 2024, half past nine, in UTC.
  var sample: String {
    let values: [Unicode.Scalar: String] = [
      "Y": "2024", "y": "24", "m": "11", "d": "12", "H": "09", "I": "09", "M": "30", "S": "00",
      "f": "000", "j": "317", "p": "AM", "b": "Nov", "B": "November", "a": "Tue", "A": "Tuesday",
      "z": "+0000", "Z": "UTC",
    ]
    return tokens.map { token in
      switch token {
      case .text(let text): String(decoding: text, as: UTF8.self)
      case .space: " "
      case .directive(let letter): values[letter] ?? ""
      }
    }.joined()
  }
}

extension Span<UInt8> {
  /// Whether a word of ASCII letters stands at a place, in any case.
  func hasWord(_ word: String, at start: Int) -> Bool {
    guard start + word.utf8.count <= count else { return false }
    return zip(start..., word.utf8).allSatisfy { self[$0] | 0x20 == $1 | 0x20 }
  }
}
