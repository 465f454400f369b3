extension Column {
  /// The rows whose cell has a value for which `isWanted` holds, in order.
  @inlinable public func rows(where isWanted: (Span<UInt8>) -> Bool) -> [Int] {
    let bytes = bytes.span
    let cells = cells.span
    var rows: [Int] = []
    for row in cells.indices where cells[row].isPresent {
      let start = Int(cells[row].start)
      if isWanted(bytes.extracting(start..<start + Int(cells[row].length))) { rows.append(row) }
    }
    return rows
  }

  /// The same column in which the cells that hold the empty text have no value.
  public func blankingEmpty() -> Column {
    let cells = cells.span
    guard cells.indices.contains(where: { cells[$0].length == 0 }) else { return self }
    return blanking { cells[$0].length == 0 }
  }
}

/// Looks at whole columns: the loops stand on the owner's side of the module boundary, and the
/// spellings that most cells have are told without taking them apart. 2 to 5 ns a cell.
extension LexicalForm {
  /// The rows whose cell has a value that is not in this form, in order.
  public func rejected(in column: Column) -> [Int] {
    guard isPlain else { return column.rows { !accepts($0) } }
    switch type {
    case .string, .any: return []
    case .integer: return column.rows { !CommonText.isInteger($0) && !accepts($0) }
    case .number: return column.rows { CommonText.Number($0) == nil && !accepts($0) }
    case .date: return column.rows { !CommonText.isDate($0) && !accepts($0) }
    case .datetime: return column.rows { !CommonText.isDatetime($0) && !accepts($0) }
    default: return column.rows { !accepts($0) }
    }
  }

  /// The column in canonical spelling; a cell that is not in this form has no value.
  public func canonical(_ column: Column) -> Column {
    if isPlain {
      if type == .string || type == .any { return column }
      if type == .integer, column.rows(where: { !CommonText.isShortest($0) }).isEmpty {
        return column
      }
    }
    var bytes: [UInt8] = [], cells: [Column.Cell] = []
    cells.reserveCapacity(column.cells.count)
    for row in column.cells.indices {
      let start = bytes.count
      let isGood = column.withCell(row) { canonical($0, into: &bytes) } ?? false
      cells.append(isGood ? Column.Cell(start: start, length: bytes.count - start) : .missing)
    }
    return Column(bytes: bytes, cells: cells)
  }
}

/// A value that the cells of a column are compared with.
public struct Limit: Sendable {
  private let form: LexicalForm
  private let text: [UInt8]
  /// The limit as a whole number, where it is one that a word holds.
  private let number: Int?
  private let isDate: Bool

  /// `text` is in the published form of `form`.
  public init(_ text: String, _ form: LexicalForm) {
    let bytes = Array(text.utf8)
    let number = CommonText.Number(bytes.span)
    let isNumber = form.isPlain && (form.type == .integer || form.type == .number)
    self.number = isNumber && number?.hasFraction == false ? number?.whole : nil
    isDate = form.isPlain && form.type == .date && CommonText.isDate(bytes.span)
    self.form = form
    self.text = bytes
  }

  /// The rows whose value stands to the limit in one of the ways named, in order. Those whose value is
  /// in the form and cannot be compared with the limit are added to `undecided`.
  public func rows(
    of column: Column, standing ways: [Order], undecided: inout [Int]
  ) -> [Int] {
    let isBefore = ways.contains(.before), isSame = ways.contains(.same)
    let isAfter = ways.contains(.after)
    let limit = text.span
    var isOpen = false
    let rows = column.rows { cell in
      switch order(of: cell) ?? form.compare(cell, withPublished: limit) {
      case .before: return isBefore
      case .same: return isSame
      case .after: return isAfter
      case nil:
        isOpen = true
        return false
      }
    }
    if isOpen {
      undecided += column.rows { cell in
        order(of: cell) == nil && form.compare(cell, withPublished: text.span) == nil
          && form.accepts(cell)
      }
    }
    return rows
  }

  /// How a cell in a common spelling stands to the limit.
  @inline(__always) private func order(of cell: Span<UInt8>) -> Order? {
    if let number {
      guard let value = CommonText.Number(cell), !value.hasFraction || form.type == .number else {
        return nil
      }
      return value.order(to: number)
    }
    guard isDate, CommonText.isDate(cell) else { return nil }
    for index in 0..<10 where cell[index] != text[index] {
      return cell[index] < text[index] ? .before : .after
    }
    return .same
  }
}

/// The spellings that nearly all cells have, told quickly. None is taken for good that `FieldType`
/// refuses; what is not told here is for it to say.
enum CommonText {
  /// A number of at most 18 digits and perhaps a minus and a point, taken apart.
  struct Number {
    /// The digits before the point, with their sign.
    let whole: Int
    let hasFraction: Bool
    /// Whether a digit behind the point is not zero.
    private let isMore: Bool
    private let isNegative: Bool

    @inline(__always) init?(_ cell: Span<UInt8>) {
      guard cell.count > 0, cell.count <= 18 else { return nil }
      isNegative = cell[0] == UInt8(ascii: "-")
      let start = isNegative ? 1 : 0
      var at = start, value = 0
      while at < cell.count, cell[at] &- 48 < 10 {
        value = value &* 10 &+ Int(cell[at] &- 48)
        at += 1
      }
      guard at > start else { return nil }
      whole = isNegative ? -value : value
      hasFraction = at < cell.count
      guard hasFraction else {
        isMore = false
        return
      }
      guard cell[at] == UInt8(ascii: "."), at + 1 < cell.count else { return nil }
      var digits: UInt8 = 0
      for index in at + 1..<cell.count {
        guard cell[index] &- 48 < 10 else { return nil }
        digits |= cell[index] &- 48
      }
      isMore = digits != 0
    }

    @inline(__always) func order(to limit: Int) -> Order {
      if whole != limit { return whole < limit ? .before : .after }
      return !isMore ? .same : isNegative ? .before : .after
    }
  }

  /// One to 18 digits.
  @inline(__always) static func isInteger(_ cell: Span<UInt8>) -> Bool {
    guard cell.count > 0, cell.count <= 18 else { return false }
    for index in cell.indices where cell[index] &- 48 > 9 { return false }
    return true
  }

  /// An integer that is spelt as its canonical form.
  @inline(__always) static func isShortest(_ cell: Span<UInt8>) -> Bool {
    isInteger(cell) && (cell[0] != 48 || cell.count == 1)
  }

  /// `yyyy-mm-dd` with a day that every month has.
  @inline(__always) static func isDate(_ cell: Span<UInt8>) -> Bool {
    cell.count == 10 && startsWithDate(cell)
  }

  /// Such a date with `Thh:mm:ss` and perhaps `Z`.
  @inline(__always) static func isDatetime(_ cell: Span<UInt8>) -> Bool {
    guard cell.count == 19 || (cell.count == 20 && cell[19] == UInt8(ascii: "Z")),
      cell[10] == UInt8(ascii: "T"), cell[13] == UInt8(ascii: ":"),
      cell[16] == UInt8(ascii: ":"), startsWithDate(cell)
    else { return false }
    return (0..<24).contains(pair(cell, 11)) && (0..<60).contains(pair(cell, 14))
      && (0..<60).contains(pair(cell, 17))
  }

  @inline(__always) private static func startsWithDate(_ cell: Span<UInt8>) -> Bool {
    guard cell[4] == UInt8(ascii: "-"), cell[7] == UInt8(ascii: "-") else { return false }
    let century = pair(cell, 0), year = pair(cell, 2)
    return century >= 0 && year >= 0 && century + year > 0
      && (1...12).contains(pair(cell, 5)) && (1...28).contains(pair(cell, 8))
  }

  /// The number that two digits make; below zero where they are none.
  @inline(__always) private static func pair(_ cell: Span<UInt8>, _ at: Int) -> Int {
    let tens = cell[at] &- 48, ones = cell[at + 1] &- 48
    return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : -1
  }
}
