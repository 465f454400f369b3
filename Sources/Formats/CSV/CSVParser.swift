import Columns
import Components

/// Reads whole records into columns. Pure: the same piece gives the same rows and findings.
///
/// Quoted cells are unescaped within the piece's own bytes, which they can only shorten, so that every
/// column shares one buffer and no cell is copied.
struct CSVParser: Sendable {
  let input: Input
  let delimiter: UInt8
  /// How many cells a record must have; nil for the header, which says so itself.
  let width: Int?

  func parse(_ piece: CSVPiece) -> Parsed {
    var run = CSVRun(self, piece)
    run.readAll()
    return run.parsed()
  }
}

/// One piece being read.
private struct CSVRun {
  private let parser: CSVParser
  private var bytes: [UInt8]
  private let isUTF8: Bool, hasZeros: Bool
  private let offset: Int
  private let delimiter: UInt8
  private var at = 0, row: Int, line: Int
  /// The cells of the rows that are kept, row after row, then those of the record being read.
  private var cells: [Column.Cell] = []
  private var recordStart = 0
  /// How many cells a row has; nil until the header has said so.
  private var width: Int?
  private var origin: Batch.Origin
  private var findings: [Finding] = []
  private var unreadable = 0
  /// Why the record being read cannot be used. Not a rule, which is large to carry along.
  private var fault: Fault?

  private enum Fault {
    case unclosedQuote, afterQuote, raggedRow

    var rule: Rule {
      switch self {
      case .unclosedQuote: .unclosedQuote
      case .afterQuote: .afterQuote
      case .raggedRow: .raggedRow
      }
    }
  }

  private static let quote = UInt8(ascii: "\"")

  init(_ parser: CSVParser, _ piece: CSVPiece) {
    self.parser = parser
    bytes = piece.bytes
    (row, line, offset) = (piece.row, piece.line, piece.offset)
    isUTF8 = piece.isClean || (try? UTF8Span(validating: piece.bytes.span)) != nil
    hasZeros = !piece.isClean && piece.bytes.span.containsZero
    delimiter = parser.delimiter
    cells.reserveCapacity(piece.bytes.count / 8)
    width = parser.width
    origin = Batch.Origin(file: parser.input.name, rows: [], lines: [], offsets: [])
  }

  mutating func readAll() {
    while at < bytes.count {
      let start = at
      let firstLine = line
      fault = nil
      recordStart = cells.count
      readRecord(from: start, firstLine)
      if !keep(start, firstLine) { cells.removeLast(cells.count - recordStart) }
      row += 1
    }
  }

  func parsed() -> Parsed {
    let columns = (0..<(width ?? 0)).map { Column(bytes: bytes, cells: column($0)) }
    return Parsed(
      batch: Batch(columns: columns, count: origin.rows.count, origin: origin),
      findings: findings, unreadable: unreadable)
  }

  /// The cells of a column.
  private func column(_ first: Int) -> [Column.Cell] {
    let width = width ?? 1
    let all = cells.span
    var column: [Column.Cell] = []
    column.reserveCapacity(all.count / width)
    for index in stride(from: first, to: all.count, by: width) { column.append(all[index]) }
    return column
  }

  private mutating func readRecord(from start: Int, _ firstLine: Int) {
    while true {
      if at < bytes.count, bytes[at] == Self.quote {
        readQuoted(start, firstLine)
      } else {
        readPlain(start, firstLine)
      }
      guard at < bytes.count, bytes[at] == delimiter else { break }
      at += 1
      if at == bytes.count { cells.append(Column.Cell(start: at, length: 0)) }
      if at == bytes.count { return }
    }
    skipLineEnd()
  }

  private mutating func skipLineEnd() {
    guard at < bytes.count else { return }
    if bytes[at] == 13, at + 1 < bytes.count, bytes[at + 1] == 10 { at += 1 }
    at += 1
    line += 1
  }

  private func endsCell(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == 10 || byte == 13
  }

  private mutating func readPlain(_ start: Int, _ firstLine: Int) {
    let first = at
    var hasQuote = false
    at = Self.mark(in: bytes.span, from: at, delimiter)
    while at < bytes.count, bytes[at] == Self.quote {
      hasQuote = true
      at = Self.mark(in: bytes.span, from: at + 1, delimiter)
    }
    let cell = Column.Cell(start: first, length: at - first)
    cells.append(cell)
    if hasQuote { report(.strayQuote, start, firstLine, ["value": CSVCells.text(cell, bytes)]) }
  }

  /// Where the next byte stands that ends a cell or is a quote; else the end of the piece.
  @inline(__always) private static func mark(
    in bytes: Span<UInt8>, from start: Int, _ delimiter: UInt8
  ) -> Int {
    var at = start
    while at + 8 <= bytes.count {
      let first = EightBytes(bytes, from: at).first(of: delimiter, quote, 10, 13)
      at += first
      if first < 8 { return at }
    }
    while at < bytes.count, bytes[at] != delimiter, bytes[at] != quote, bytes[at] != 10,
      bytes[at] != 13
    {
      at += 1
    }
    return at
  }

  private mutating func readQuoted(_ start: Int, _ firstLine: Int) {
    at += 1
    let first = at
    var end = at
    while at < bytes.count {
      let byte = bytes[at]
      if byte == Self.quote {
        guard at + 1 < bytes.count, bytes[at + 1] == Self.quote else { break }
        at += 1
      }
      if byte == 10 || (byte == 13 && !(at + 1 < bytes.count && bytes[at + 1] == 10)) { line += 1 }
      if end != at { bytes[end] = byte }
      end += 1
      at += 1
    }
    cells.append(Column.Cell(start: first, length: end - first))
    guard at < bytes.count else {
      fault = .unclosedQuote
      return
    }
    at += 1
    guard at < bytes.count, !endsCell(bytes[at]) else { return }
    fault = .afterQuote
    while at < bytes.count, !endsCell(bytes[at]) { at += 1 }
  }

  /// Makes the record a row, or says why it cannot be one.
  private mutating func keep(_ start: Int, _ firstLine: Int) -> Bool {
    let count = cells.count - recordStart
    let width = width ?? count
    self.width = width
    // A cell that was quoted starts behind its quote; a line of `""` is not blank.
    let isBlank =
      count == 1 && cells[recordStart].length == 0 && Int(cells[recordStart].start) == start
    if isBlank, width > 1 {
      report(.blankLine, start, firstLine)
      return false
    }
    if fault == nil, !isUTF8, let bad = CSVCells.firstBad(cells[recordStart...], bytes) {
      report(.notUTF8, start, firstLine, bad)
      unreadable += 1
      return false
    }
    if fault == nil, hasZeros, let bad = CSVCells.firstZero(cells[recordStart...], bytes) {
      report(.nul, start, firstLine, bad)
      unreadable += 1
      return false
    }
    if fault == nil, count != width { fault = .raggedRow }
    if let fault {
      report(fault.rule, start, firstLine, ["count": String(count), "expected": String(width)])
      unreadable += 1
      return false
    }
    origin.rows.append(UInt32(truncatingIfNeeded: row))
    origin.lines.append(UInt32(truncatingIfNeeded: firstLine))
    origin.offsets.append(UInt64(offset + start))
    return true
  }

  private mutating func report(
    _ rule: Rule, _ start: Int, _ firstLine: Int, _ values: [String: String] = [:]
  ) {
    let place = Place.Cell(
      table: parser.input.table, file: parser.input.name, row: row, line: firstLine,
      byteOffset: offset + start)
    findings.append(Finding(rule, at: .cell(place), values))
  }
}
