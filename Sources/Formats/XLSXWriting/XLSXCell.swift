import Columns

/// What a cell of a table is in a sheet.
enum XLSXCell: Hashable {
  /// The text as it stands.
  case text
  case number(Double)
  case boolean(Bool)
  /// Days since the epoch of 1900, with the style that shows them.
  case serial(Double, XLSXBookWriter.Style)

  /// A cell of a column in the published form of `type`. Numbers are numbers where a sheet gives all of
  /// their digits back: at most 15, no zero before them. Moments are dates where they are at or after the
  /// first of March 1900, when Excel's calendar begins to be right, in whole seconds and of no zone.
  init(_ cell: Span<UInt8>, _ type: FieldType) {
    switch type {
    case .integer, .number, .year:
      self = Self.number(cell).map { .number($0) } ?? .text
    case .boolean:
      self = cell.equals("true") ? .boolean(true) : cell.equals("false") ? .boolean(false) : .text
    case .date:
      self =
        Self.day(cell, 0).flatMap { cell.count == 10 ? .serial(Double($0), .date) : nil } ?? .text
    case .time:
      self =
        Self.second(cell, 0).flatMap {
          cell.count == 8 ? .serial(Double($0) / 86400, .time) : nil
        } ?? .text
    case .datetime: self = Self.moment(cell).map { .serial($0, .moment) } ?? .text
    default: self = .text
    }
  }

  private static func moment(_ cell: Span<UInt8>) -> Double? {
    guard cell.count == 19, cell[10] == UInt8(ascii: "T"), let day = day(cell, 0),
      let second = second(cell, 11)
    else { return nil }
    return Double(day) + Double(second) / 86400
  }

  // MARK: numbers

  /// How many digits a sheet keeps.
  private static let digits = 15

  private static func number(_ cell: Span<UInt8>) -> Double? {
    var at = 0, digits = 0, hasLeft = false, exponent = 0
    func digit(_ index: Int) -> Bool { index < cell.count && cell[index] &- 48 < 10 }
    if at < cell.count, cell[at] == UInt8(ascii: "-") { at += 1 }
    guard digit(at), cell[at] != UInt8(ascii: "0") || !digit(at + 1) else { return nil }
    func take() {
      while digit(at) {
        hasLeft = hasLeft || cell[at] != UInt8(ascii: "0")
        if hasLeft { digits += 1 }
        at += 1
      }
    }
    take()
    if at < cell.count, cell[at] == UInt8(ascii: ".") {
      at += 1
      guard digit(at) else { return nil }
      take()
    }
    if at < cell.count, cell[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < cell.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(cell[at]) { at += 1 }
      guard digit(at), cell.count - at <= 3 else { return nil }
      while digit(at) {
        exponent = exponent * 10 + Int(cell[at] - 48)
        at += 1
      }
    }
    // Minus zero would lose its sign, and a double its digits beyond these.
    guard at == cell.count, digits <= Self.digits, exponent < 290, cell.count < 40,
      hasLeft || cell[0] != UInt8(ascii: "-")
    else { return nil }
    return unsafe cell.withUnsafeBufferPointer {
      unsafe Double(String(decoding: $0, as: UTF8.self))
    }
  }

  // MARK: moments

  /// The number of `count` digits from `start`.
  private static func value(_ cell: Span<UInt8>, _ start: Int, _ count: Int) -> Int? {
    guard start + count <= cell.count else { return nil }
    var value = 0
    for index in start..<start + count {
      guard cell[index] &- 48 < 10 else { return nil }
      value = value * 10 + Int(cell[index] - 48)
    }
    return value
  }

  /// `YYYY-MM-DD` as days since the thirtieth of December 1899.
  private static func day(_ cell: Span<UInt8>, _ start: Int) -> Int? {
    guard let year = value(cell, start, 4), let month = value(cell, start + 5, 2),
      let day = value(cell, start + 8, 2), cell[start + 4] == UInt8(ascii: "-"),
      cell[start + 7] == UInt8(ascii: "-"), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    let serial = days(year, month, day) - days(1899, 12, 30)
    return serial >= 61 ? serial : nil
  }

  /// Days since the first of March of the year 0, of the Gregorian calendar.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month > 2 ? year : year - 1
    let month = (month + 9) % 12
    return year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + day - 1
  }

  /// `hh:mm:ss` as seconds; a leap second is none that a sheet knows.
  private static func second(_ cell: Span<UInt8>, _ start: Int) -> Int? {
    guard let hour = value(cell, start, 2), let minute = value(cell, start + 3, 2),
      let second = value(cell, start + 6, 2), cell[start + 2] == UInt8(ascii: ":"),
      cell[start + 5] == UInt8(ascii: ":"), hour < 24, minute < 60, second < 60
    else { return nil }
    return (hour * 60 + minute) * 60 + second
  }
}
