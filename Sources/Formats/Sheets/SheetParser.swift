internal import Columns
internal import Components

/// What cells of a workbook mean.
struct SheetResolver: Sendable {
  /// What the numbers of each style stand for.
  var kinds: [SheetDate.Kind] = []
  var dates = SheetDate()

  /// What came of a cell; kept small, since it is made for each.
  enum Outcome {
    case cell(Column.Cell)
    case error, uncached, broken, notADate

    /// The rule that the cell breaks.
    var rule: Rule? {
      switch self {
      case .cell: nil
      case .error: .errorValue
      case .uncached: .noCachedValue
      case .broken: .brokenCell
      case .notADate: .notADate
      }
    }
  }

  /// Where the meaning of a cell is in `bytes`, which gain what is not there already.
  @inline(__always)
  func resolve(_ cell: SheetCell, _ bytes: inout [UInt8]) -> Outcome {
    let start = Int(cell.start), length = Int(cell.length)
    switch cell.kind {
    case .text, .shared: return .cell(Column.Cell(start: start, length: length))
    case .number: return number(cell, &bytes)
    case .boolean: return boolean(cell, &bytes)
    case .date: return .cell(Column.Cell(start: start, length: dateLength(cell, bytes)))
    case .error: return .error
    case .uncached: return .uncached
    case .broken: return .broken
    }
  }

  @inline(__always)
  private func number(_ cell: SheetCell, _ bytes: inout [UInt8]) -> Outcome {
    let start = Int(cell.start), length = Int(cell.length), end = bytes.count
    let style = Int(cell.style)
    let kind = style < kinds.count ? kinds[style] : .number
    if kind == .number {
      if SheetNumber.isPlain(bytes.span.extracting(start..<start + length)) {
        return .cell(Column.Cell(start: start, length: length))
      }
      if let number = SmallNumber(bytes.span.extracting(start..<start + length)) {
        number.append(to: &bytes)
      } else {
        let text = Array(bytes[start..<start + length])
        guard SheetNumber.append(text.span, to: &bytes) else { return .broken }
      }
    } else {
      guard let days = SheetNumber.double(bytes.span.extracting(start..<start + length)) else {
        return .broken
      }
      guard dates.append(days, kind, to: &bytes) else { return .notADate }
    }
    return .cell(Column.Cell(start: end, length: bytes.count - end))
  }

  private func boolean(_ cell: SheetCell, _ bytes: inout [UInt8]) -> Outcome {
    let start = Int(cell.start), length = Int(cell.length), end = bytes.count
    if length == 1, bytes[start] == 48 || bytes[start] == 49 {
      bytes += bytes[start] == 49 ? Self.true : Self.false
      return .cell(Column.Cell(start: end, length: bytes.count - end))
    }
    let text = bytes[start..<start + length]
    guard text.elementsEqual(Self.true) || text.elementsEqual(Self.false) else { return .broken }
    return .cell(Column.Cell(start: start, length: length))
  }

  private static let `true` = Array("true".utf8), `false` = Array("false".utf8)

  /// A date in ISO 8601 with a time that its format does not show is the date.
  private func dateLength(_ cell: SheetCell, _ bytes: [UInt8]) -> Int {
    let start = Int(cell.start), length = Int(cell.length)
    let style = Int(cell.style)
    let isDate = style < kinds.count && kinds[style] == .date
    guard isDate, length > 10, bytes[start + 10] == UInt8(ascii: "T") else { return length }
    return 10
  }
}

/// Makes columns of the rows of a sheet. Pure.
struct SheetParser: Sendable {
  let input: Input
  let sheet: String
  let header: [String]
  let width: Int
  let firstColumn: Int
  let resolver: SheetResolver

  func parse(_ piece: SheetPiece) -> Parsed {
    var run = SheetRun(self, piece)
    run.readAll()
    return run.parsed
  }

  /// A row as CSV with its cells as they were read, as many as there are; nil where the piece lacks it.
  func record(_ piece: SheetPiece, row number: Int) -> [UInt8]? {
    guard let index = piece.index(ofRow: number) else { return nil }
    let row = piece.rows[index]
    var bytes = piece.bytes
    var texts = [String](repeating: "", count: width), before: [String] = []
    for cell in piece.cells[Int(row.firstCell)..<Int(row.firstCell + row.cellCount)] {
      let text = text(cell, &bytes)
      for column in Int(cell.column)..<Int(cell.column) + Int(cell.repeats) {
        if column < firstColumn {
          before.append(text)
        } else {
          while texts.count <= column - firstColumn { texts.append("") }
          texts[column - firstColumn] = text
        }
      }
    }
    var output: [UInt8] = []
    CSV.append(texts + before, to: &output)
    return output
  }

  private func text(_ cell: SheetCell, _ bytes: inout [UInt8]) -> String {
    var place = Column.Cell(start: Int(cell.start), length: Int(cell.length))
    if case .cell(let meaning) = resolver.resolve(cell, &bytes) { place = meaning }
    let start = Int(place.start)
    return String(decoding: bytes[start..<start + Int(place.length)], as: UTF8.self)
  }
}

/// One piece being read.
private struct SheetRun {
  private let parser: SheetParser
  private let piece: SheetPiece
  private var bytes: [UInt8]
  /// The cells of good rows, column by column.
  private var grid: [Column.Cell]
  private var count = 0
  private var origin: Batch.Origin
  private var findings: [Finding] = []
  private var unreadable = 0

  init(_ parser: SheetParser, _ piece: SheetPiece) {
    self.parser = parser
    self.piece = piece
    bytes = []
    // What numbers and dates become is longer than they were, but seldom by half.
    bytes.reserveCapacity(piece.bytes.count + piece.bytes.count / 2 + 64)
    bytes += piece.bytes
    grid = Array(repeating: .missing, count: parser.width * piece.rows.count)
    origin = Batch.Origin(
      file: parser.input.name, sheet: parser.sheet, rows: [], lines: [], offsets: [])
    origin.rows.reserveCapacity(piece.rows.count)
    origin.lines.reserveCapacity(piece.rows.count)
    origin.offsets.reserveCapacity(piece.rows.count)
  }

  var parsed: Parsed {
    let height = piece.rows.count
    let columns = (0..<parser.width).map { column in
      Column(
        bytes: bytes, cells: Array(grid[column * height..<column * height + count]))
    }
    return Parsed(
      batch: Batch(columns: columns, count: count, origin: origin), findings: findings,
      unreadable: unreadable)
  }

  mutating func readAll() {
    for row in piece.rows {
      if row.blanks > 0 {
        let first = Int(row.number - row.blanks)
        report(.blankRow, first, ["count": String(row.blanks)])
      }
      if row.fault == .none, read(row) {
        origin.rows.append(row.number)
        origin.lines.append(row.number)
        origin.offsets.append(UInt64(row.number) - 1)
        count += 1
      } else {
        if row.fault != .none { report(row) }
        unreadable += 1
      }
    }
  }

  /// Puts the cells of a row in the grid; false where one of them cannot be used.
  @inline(__always) private mutating func read(_ row: SheetRow) -> Bool {
    let height = piece.rows.count
    let before = findings.count
    for index in Int(row.firstCell)..<Int(row.firstCell + row.cellCount) {
      let cell = piece.cells[index]
      let column = Int(cell.column) - parser.firstColumn
      guard column >= 0, column + Int(cell.repeats) <= parser.width else {
        reportBeyond(cell, row)
        break
      }
      let outcome = parser.resolver.resolve(cell, &bytes)
      if case .cell(let meaning) = outcome {
        for column in column..<column + Int(cell.repeats) {
          grid[column * height + count] = meaning
        }
      } else if let rule = outcome.rule {
        report(cell, row, rule)
      }
    }
    if findings.count == before { return true }
    for column in 0..<parser.width { grid[column * height + count] = .missing }
    return false
  }

  // MARK: findings

  private mutating func report(
    _ rule: Rule, _ row: Int, field: String? = nil, _ values: [String: String]
  ) {
    let place = Place.Cell(
      table: parser.input.table, file: parser.input.name, sheet: parser.sheet, row: row, line: row,
      byteOffset: row - 1, field: field)
    findings.append(Finding(rule, at: .cell(place), values))
  }

  private mutating func report(_ row: SheetRow) {
    let cell = SheetAddress.cell(Int(row.faultColumn), Int(row.number))
    report(row.fault == .beyond ? .sheetTooWide : .cellOrder, Int(row.number), ["cell": cell])
  }

  private mutating func report(_ cell: SheetCell, _ row: SheetRow, _ rule: Rule) {
    let index = Int(cell.column) - parser.firstColumn
    let field = parser.header.indices.contains(index) ? parser.header[index] : nil
    report(rule, Int(row.number), field: field, values(cell, row))
  }

  private mutating func reportBeyond(_ cell: SheetCell, _ row: SheetRow) {
    var cell = cell
    if Int(cell.column) >= parser.firstColumn {
      cell.column = max(cell.column, UInt16(parser.firstColumn + parser.width))
    }
    report(.beyondHeader, Int(row.number), values(cell, row))
  }

  private func values(_ cell: SheetCell, _ row: SheetRow) -> [String: String] {
    let place = Column.Cell(start: Int(cell.start), length: Int(cell.length))
    return [
      "cell": SheetAddress.cell(Int(cell.column), Int(row.number)),
      "value": CSVCells.text(place, bytes),
    ]
  }
}
