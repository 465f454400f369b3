internal import Columns
internal import Components

/// One piece being read: row by row where its cells stand, then column by column what they mean.
struct SheetRun {
  /// Something wrong, in the order of rows and then of columns.
  private struct Found {
    let row: Int, column: Int
    let finding: Finding
  }

  private static var noCell: UInt32 { .max }

  private let parser: SheetParser
  private let piece: SheetPiece
  private let height: Int
  /// Which cells of the piece stand where, column by column.
  private var grid: [UInt32]
  private var found: [Found] = []
  /// The rows of which nothing can be made.
  private var bad: Set<Int> = []

  init(_ parser: SheetParser, _ piece: SheetPiece) {
    self.parser = parser
    self.piece = piece
    height = piece.rows.count
    grid = Array(repeating: Self.noCell, count: parser.width * height)
  }

  mutating func parsed() -> Parsed {
    placeAll()
    var columns: [Column] = []
    for column in 0..<parser.width { columns.append(read(column)) }
    let rows = (0..<height).filter { !bad.contains($0) }
    if !bad.isEmpty { columns = columns.map { $0.selecting(rows) } }
    let numbers = rows.map { piece.rows[$0].number }
    let origin = Batch.Origin(
      file: parser.input.name, sheet: parser.sheet, rows: numbers, lines: numbers,
      offsets: numbers.map { UInt64($0) - 1 })
    found.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    return Parsed(
      batch: Batch(columns: columns, count: rows.count, origin: origin),
      findings: found.map(\.finding), unreadable: bad.count)
  }

  // MARK: rows

  private mutating func placeAll() {
    for index in piece.rows.indices {
      let row = piece.rows[index]
      if row.blanks > 0 {
        let values = ["count": String(row.blanks)]
        report(.blankRow, index, -1, number: Int(row.number - row.blanks), values)
      }
      if row.fault == .none { place(row, index) } else { report(row, index) }
    }
  }

  @inline(__always) private mutating func place(_ row: SheetRow, _ index: Int) {
    for place in Int(row.firstCell)..<Int(row.firstCell + row.cellCount) {
      let cell = piece.cells[place]
      let column = Int(cell.column) - parser.firstColumn
      guard column >= 0, column + Int(cell.repeats) <= parser.width else {
        return reportBeyond(cell, index)
      }
      for column in column..<column + Int(cell.repeats) {
        grid[column * height + index] = UInt32(truncatingIfNeeded: place)
      }
    }
  }

  // MARK: columns

  /// A column keeps the bytes of the piece as long as all its cells stand there, else it has its own.
  private mutating func read(_ column: Int) -> Column {
    var cells = [Column.Cell](repeating: .missing, count: height)
    var own: [UInt8] = [], isOwn = false
    let (resolver, bytes, all) = (parser.resolver, piece.bytes, piece.cells)
    for row in 0..<height {
      let place = grid[column * height + row]
      if place == Self.noCell { continue }
      let cell = all[Int(place)]
      let outcome = resolver.resolve(cell, in: bytes.span, making: &own)
      switch outcome {
      case .here(let place): cells[row] = isOwn ? copy(place, to: &own) : place
      case .made(let place):
        if !isOwn {
          own.reserveCapacity(height * (min(Int(place.length), 32) + 2))
          for row in 0..<row where cells[row].isPresent { cells[row] = copy(cells[row], to: &own) }
          isOwn = true
        }
        cells[row] = place
      default: report(outcome.rule!, cell, row, column)
      }
    }
    return Column(bytes: isOwn ? own : piece.bytes, cells: cells)
  }

  private func copy(_ place: Column.Cell, to own: inout [UInt8]) -> Column.Cell {
    let start = own.count
    own += piece.bytes[Int(place.start)..<Int(place.start) + Int(place.length)]
    return Column.Cell(start: start, length: Int(place.length))
  }

  // MARK: findings

  private mutating func report(
    _ rule: Rule, _ row: Int, _ column: Int, number: Int, field: String? = nil,
    _ values: [String: String]
  ) {
    let place = Place.Cell(
      table: parser.input.table, file: parser.input.name, sheet: parser.sheet, row: number,
      line: number, byteOffset: number - 1, field: field)
    found.append(Found(row: row, column: column, finding: Finding(rule, at: .cell(place), values)))
  }

  private mutating func report(_ row: SheetRow, _ index: Int) {
    bad.insert(index)
    let values = ["cell": SheetAddress.cell(Int(row.faultColumn), Int(row.number))]
    let rule = row.fault == .beyond ? Rule.sheetTooWide : .cellOrder
    report(rule, index, 0, number: Int(row.number), values)
  }

  private mutating func report(_ rule: Rule, _ cell: SheetCell, _ row: Int, _ column: Int) {
    bad.insert(row)
    // Said once of a cell that stands for several.
    guard column + parser.firstColumn == Int(cell.column) else { return }
    let number = Int(piece.rows[row].number)
    let field = parser.header.indices.contains(column) ? parser.header[column] : nil
    report(rule, row, column, number: number, field: field, values(cell, number))
  }

  private mutating func reportBeyond(_ cell: SheetCell, _ row: Int) {
    bad.insert(row)
    var cell = cell
    if Int(cell.column) >= parser.firstColumn {
      cell.column = max(cell.column, UInt16(parser.firstColumn + parser.width))
    }
    let number = Int(piece.rows[row].number)
    report(.beyondHeader, row, parser.width, number: number, values(cell, number))
  }

  private func values(_ cell: SheetCell, _ row: Int) -> [String: String] {
    let place = Column.Cell(start: Int(cell.start), length: Int(cell.length))
    return [
      "cell": SheetAddress.cell(Int(cell.column), row),
      "value": CSVCells.text(place, piece.bytes),
    ]
  }
}
