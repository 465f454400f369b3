import Columns
import Components

/// What is kept of the records of a piece: columns, places and findings.
struct CSVRows {
  /// A record that has been read.
  struct Record {
    var cells: [Column.Cell] = []
    /// Cells that hold a quote and are not quoted.
    var strays: [Column.Cell] = []
    /// The rule that it breaks so that it cannot be used.
    var fault: Rule?
    /// Whether it is nothing but the end of a line.
    var isBlank = false
    var start = 0, line = 0

    mutating func begin(at start: Int, line: Int) {
      cells.removeAll(keepingCapacity: true)
      strays.removeAll(keepingCapacity: true)
      (fault, isBlank, self.start, self.line) = (nil, false, start, line)
    }
  }

  /// The row and line of what is read next.
  var row: Int, line: Int
  private let input: Input
  private let width: Int?
  private let offset: Int
  private let isUTF8: Bool, hasZeros: Bool
  private var columns: [[Column.Cell]]
  private var origin: Batch.Origin
  private var findings: [Finding] = []
  private var unreadable = 0

  init(_ piece: CSVPiece, _ input: Input, width: Int?) {
    (row, line, offset) = (piece.row, piece.line, piece.offset)
    (self.input, self.width) = (input, width)
    isUTF8 = piece.isClean || (try? UTF8Span(validating: piece.bytes.span)) != nil
    hasZeros = !piece.isClean && piece.bytes.span.containsZero
    columns = Array(repeating: [], count: width ?? 0)
    origin = Batch.Origin(file: input.name, rows: [], lines: [], offsets: [])
  }

  func parsed(_ bytes: [UInt8]) -> Parsed {
    let batch = Batch(
      columns: columns.map { Column(bytes: bytes, cells: $0) }, count: origin.rows.count,
      origin: origin)
    return Parsed(batch: batch, findings: findings, unreadable: unreadable)
  }

  /// Adds the record to the columns, or says why it cannot be.
  mutating func keep(_ record: Record, _ bytes: [UInt8]) {
    for cell in record.strays {
      report(.strayQuote, record, ["value": CSVCells.text(cell, bytes)])
    }
    let width = width ?? record.cells.count
    if self.width == nil { columns = Array(repeating: [], count: width) }
    if record.isBlank, width > 1 { return report(.blankLine, record) }
    if record.fault == nil, !isUTF8, let bad = CSVCells.firstBad(record.cells[...], bytes) {
      unreadable += 1
      return report(.notUTF8, record, bad)
    }
    if record.fault == nil, hasZeros, let bad = CSVCells.firstZero(record.cells[...], bytes) {
      unreadable += 1
      return report(.nul, record, bad)
    }
    let count = record.cells.count
    if let fault = record.fault ?? (count == width ? nil : .raggedRow) {
      unreadable += 1
      return report(fault, record, ["count": String(count), "expected": String(width)])
    }
    for column in 0..<width { columns[column].append(record.cells[column]) }
    origin.rows.append(UInt32(truncatingIfNeeded: row))
    origin.lines.append(UInt32(truncatingIfNeeded: record.line))
    origin.offsets.append(UInt64(offset + record.start))
  }

  private mutating func report(_ rule: Rule, _ record: Record, _ values: [String: String] = [:]) {
    let place = Place.Cell(
      table: input.table, file: input.name, row: row, line: record.line,
      byteOffset: offset + record.start)
    findings.append(Finding(rule, at: .cell(place), values))
  }
}

/// Cells as messages show them.
enum CSVCells {
  /// The first cell that is not UTF-8: its number and text.
  static func firstBad(_ cells: ArraySlice<Column.Cell>, _ bytes: [UInt8]) -> [String: String]? {
    for (index, cell) in cells.enumerated() where cell.isPresent {
      let first = Int(cell.start)
      let range = first..<first + Int(cell.length)
      guard (try? UTF8Span(validating: bytes.span.extracting(range))) == nil else { continue }
      return ["number": String(index + 1), "value": text(cell, bytes)]
    }
    return nil
  }

  /// The number of the first cell that holds a zero byte.
  static func firstZero(_ cells: ArraySlice<Column.Cell>, _ bytes: [UInt8]) -> [String: String]? {
    for (index, cell) in cells.enumerated() where cell.isPresent {
      let first = Int(cell.start)
      guard bytes.span.extracting(first..<first + Int(cell.length)).containsZero else { continue }
      return ["number": String(index + 1)]
    }
    return nil
  }

  /// A cell's text, cut before a character where it is long.
  static func text(_ cell: Column.Cell, _ bytes: [UInt8]) -> String {
    let first = Int(cell.start)
    var length = Int(cell.length)
    if length > 200 {
      length = 200
      while length > 196, bytes[first + length] & 0xC0 == 0x80 { length -= 1 }
    }
    return String(decoding: bytes[first..<first + length], as: UTF8.self)
  }
}
