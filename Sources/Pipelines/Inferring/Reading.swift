import Columns
import Formats

/// A way in which all values of a column can be read: a type of Table Schema with the properties that
/// say how its values are written.
struct Reading: Sendable, Hashable {
  let type: FieldType
  var format: String?
  var decimalChar: String?
  var groupChar: String?

  init(
    _ type: FieldType, format: String? = nil, decimal: String? = nil, group: String? = nil
  ) {
    self.type = type
    self.format = format
    decimalChar = decimal
    groupChar = group
  }

  var isDefault: Bool { format == nil && decimalChar == nil && groupChar == nil }

  /// What separates thousands: a comma, a point, a space, and the two spaces that do not break.
  static let groups = [",", ".", " ", "\u{A0}", "\u{202F}"]

  /// In the order of preference: the default lexical forms, narrow types first, then the others.
  static let all: [Reading] =
    [.boolean, .integer, .number, .date, .time, .datetime, .yearmonth].map { Reading($0) }
    + groups.map { Reading(.integer, group: $0) }
    + groups.filter { $0 != "." }.map { Reading(.number, group: $0) }
    + [Reading(.number, decimal: ",")]
    + groups.filter { $0 != "," }.map { Reading(.number, decimal: ",", group: $0) }
    + ["%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y", "%d.%m.%Y"].map {
      Reading(.date, format: $0)
    }

  /// The properties of a field descriptor.
  var members: KeyValuePairs<String, JSONValue?> {
    [
      "type": .string(type.rawValue), "format": format.map { .string($0) },
      "decimalChar": decimalChar.map { .string($0) },
      "groupChar": groupChar.map { .string($0) },
    ]
  }
}

/// Some of the readings there are, as bits.
struct Readings: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  static let every = Readings(rawValue: (1 << UInt32(Reading.all.count)) - 1)
  static let none: Readings = []

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// One reading, by its index among all.
  init(_ index: Int) { rawValue = 1 << UInt32(index) }

  /// Those that a condition holds for.
  init(where condition: (Reading) -> Bool) {
    self = Reading.all.indices.reduce(into: []) {
      if condition(Reading.all[$1]) { $0.insert(Readings($1)) }
    }
  }

  /// The indices of those in the set.
  var indices: [Int] { Reading.all.indices.filter { contains(Readings($0)) } }
}

// What a cell can be read as.
extension Readings {
  /// The readings of a cell. Numbers with leading zeros or a plus are none: they are codes.
  init(_ cell: Span<UInt8>) {
    if cell.count > 0, cell[0] &- 48 < 10 || cell[0] == UInt8(ascii: "-") {
      self = Self.number(cell).union(Self.moment(cell))
    } else {
      self = Self.isBoolean(cell) ? Self.booleans : .none
    }
  }

  private static let booleans = Readings { $0.type == .boolean }

  /// The words alone: `1` and `0` are numbers.
  private static func isBoolean(_ cell: Span<UInt8>) -> Bool {
    FieldType.boolean.accepts(cell) && cell.count > 1
  }

  private static let moments: [(FieldType, Readings)] =
    [.date, .time, .datetime, .yearmonth].map { type in
      (type, Readings { $0 == Reading(type) })
    }
  private static let patterns: [(mark: UInt8, isMonthFirst: Bool, Readings)] =
    Reading.all.compactMap { reading in
      guard let format = reading.format, reading.type == .date else { return nil }
      let mark = Array(format.utf8)[2]
      return (mark, format.hasPrefix("%m"), Readings { $0 == reading })
    }

  private static func moment(_ cell: Span<UInt8>) -> Readings {
    var found: Readings = []
    for (type, reading) in moments where type.accepts(cell) { found.formUnion(reading) }
    guard cell.count == 10, !(cell[2] &- 48 < 10) else { return found }
    for (mark, isMonthFirst, reading) in patterns
    where cell[2] == mark && cell[5] == mark && isDate(cell, isMonthFirst) {
      found.formUnion(reading)
    }
    return found
  }

  /// Whether two digits, two digits and four digits are a day of the calendar.
  private static func isDate(_ cell: Span<UInt8>, _ isMonthFirst: Bool) -> Bool {
    let order = isMonthFirst ? [6, 7, 8, 9, 5, 0, 1, 5, 3, 4] : [6, 7, 8, 9, 5, 3, 4, 5, 0, 1]
    let bytes = order.map { $0 == 5 ? UInt8(ascii: "-") : cell[$0] }
    return FieldType.date.accepts(bytes.span)
  }
}

extension Readings {
  private static let plain = Readings { $0 == Reading(.number) }
  private static let numbers = Readings { $0.type == .integer || $0.type == .number }
  /// The separators of each reading of a number, by their indices among all groups.
  private static let separators: [(decimal: Int?, group: Int?, Readings)] = numbers.indices.map {
    let reading = Reading.all[$0]
    let decimal = reading.type == .number ? reading.decimalChar ?? "." : nil
    return (
      decimal.flatMap { Reading.groups.firstIndex(of: $0) },
      reading.groupChar.flatMap { Reading.groups.firstIndex(of: $0) }, Readings($0)
    )
  }

  /// The numbers that a cell can be read as, by the separators in it.
  private static func number(_ cell: Span<UInt8>) -> Readings {
    guard let shape = NumberShape(cell) else { return .none }
    if shape.hasExponent { return plain }
    if shape.isWhole { return numbers }
    return separators.reduce(into: []) { found, form in
      if shape.fits(decimal: form.decimal, group: form.group) { found.formUnion(form.2) }
    }
  }
}

/// How a number is written: its digits in runs, and what stands between them.
struct NumberShape {
  /// Indices among all groups.
  private var separators: [Int] = []
  private var runs: [Int] = []
  /// Whether the first run is a zero, which no group of thousands begins with.
  private var isBelowOne = false
  private(set) var hasExponent = false

  /// Refuses what no reading can take: other characters, no digit, a plus, leading zeros.
  init?(_ cell: Span<UInt8>) {
    var at = cell.count > 0 && cell[0] == UInt8(ascii: "-") ? 1 : 0
    let start = at
    at = digits(cell, at)
    isBelowOne = runs[0] > 0 && cell[start] == UInt8(ascii: "0")
    guard runs[0] <= 1 || !isBelowOne else { return nil }
    while at < cell.count {
      if cell[at] | 0x20 == UInt8(ascii: "e") {
        // An exponent is of the default form alone.
        guard separators.isEmpty || separators == [Self.point], runs.allSatisfy({ $0 > 0 }),
          FieldType.number.accepts(cell)
        else { return nil }
        hasExponent = true
        return
      }
      guard let separator = Self.separator(cell, at) else { return nil }
      separators.append(separator)
      at = digits(cell, at + Self.marks[separator].count)
    }
    // A minus zero is another spelling of zero, which keys would trip over.
    let isMinusZero = start == 1 && runs == [1] && cell[1] == UInt8(ascii: "0")
    guard runs.allSatisfy({ $0 > 0 }), !isMinusZero else { return nil }
  }

  private mutating func digits(_ cell: Span<UInt8>, _ start: Int) -> Int {
    var at = start
    while at < cell.count, cell[at] &- 48 < 10 { at += 1 }
    runs.append(at - start)
    return at
  }

  private static let marks = Reading.groups.map { Array($0.utf8) }
  private static let point = Reading.groups.firstIndex(of: ".")!

  private static func separator(_ cell: Span<UInt8>, _ at: Int) -> Int? {
    marks.firstIndex { mark in
      at + mark.count <= cell.count && cell.extracting(at..<at + mark.count).equals(mark)
    }
  }

  var isWhole: Bool { separators.isEmpty }

  /// Whether the number has groups of three digits, if it has groups, and then a fraction at most.
  func fits(decimal: Int?, group: Int?) -> Bool {
    if separators.isEmpty { return true }
    var grouping = separators.count
    if let decimal, separators.last == decimal { grouping -= 1 }
    if grouping == 0 { return true }
    return !isBelowOne && runs[0] <= 3 && separators[..<grouping].allSatisfy { $0 == group }
      && runs[1...grouping].allSatisfy { $0 == 3 }
  }
}
