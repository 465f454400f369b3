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
  private let isUTF8: Bool
  private let offset: Int
  private var at = 0, row: Int, line: Int
  private var cells: [[Column.Cell]]
  private var record: [Column.Cell] = []
  private var origin: Batch.Origin
  private var findings: [Finding] = []
  private var unreadable = 0
  /// The rule that the record being read breaks so that it cannot be used.
  private var fault: Rule?

  private static let quote = UInt8(ascii: "\"")

  init(_ parser: CSVParser, _ piece: CSVPiece) {
    self.parser = parser
    bytes = piece.bytes
    (row, line, offset) = (piece.row, piece.line, piece.offset)
    isUTF8 = (try? UTF8Span(validating: piece.bytes.span)) != nil
    cells = Array(repeating: [], count: parser.width ?? 0)
    origin = Batch.Origin(file: parser.input.name, rows: [], lines: [], offsets: [])
  }

  mutating func readAll() {
    while at < bytes.count {
      let start = at
      let firstLine = line
      fault = nil
      record.removeAll(keepingCapacity: true)
      readRecord(from: start, firstLine)
      keep(start, firstLine)
      row += 1
    }
  }

  func parsed() -> Parsed {
    let count = origin.rows.count
    return Parsed(
      batch: Batch(
        columns: cells.map { Column(bytes: bytes, cells: $0) }, count: count, origin: origin),
      findings: findings, unreadable: unreadable)
  }

  private mutating func readRecord(from start: Int, _ firstLine: Int) {
    while true {
      if at < bytes.count, bytes[at] == Self.quote {
        readQuoted(start, firstLine)
      } else {
        readPlain(start, firstLine)
      }
      guard at < bytes.count, bytes[at] == parser.delimiter else { break }
      at += 1
      if at == bytes.count { record.append(Column.Cell(start: at, length: 0)) }
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
    byte == parser.delimiter || byte == 10 || byte == 13
  }

  private mutating func readPlain(_ start: Int, _ firstLine: Int) {
    let first = at
    var hasQuote = false
    while at < bytes.count, !endsCell(bytes[at]) {
      if bytes[at] == Self.quote { hasQuote = true }
      at += 1
    }
    record.append(Column.Cell(start: first, length: at - first))
    if hasQuote {
      report(.strayQuote, start, firstLine, ["value": CSVCells.text(record.last!, bytes)])
    }
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
    record.append(Column.Cell(start: first, length: end - first))
    guard at < bytes.count else {
      fault = .unclosedQuote
      return
    }
    at += 1
    guard at < bytes.count, !endsCell(bytes[at]) else { return }
    fault = .afterQuote
    while at < bytes.count, !endsCell(bytes[at]) { at += 1 }
  }

  /// Adds the record to the columns, or says why it cannot be.
  private mutating func keep(_ start: Int, _ firstLine: Int) {
    let width = parser.width ?? record.count
    if parser.width == nil { cells = Array(repeating: [], count: width) }
    // A cell that was quoted starts behind its quote; a line of `""` is not blank.
    let isBlank = record.count == 1 && record[0].length == 0 && Int(record[0].start) == start
    if isBlank, width > 1 {
      report(.blankLine, start, firstLine)
      return
    }
    if fault == nil, !isUTF8, let bad = CSVCells.firstBad(record, bytes) {
      report(.notUTF8, start, firstLine, bad)
      unreadable += 1
      return
    }
    if fault == nil, record.count != width { fault = .raggedRow }
    if let fault {
      report(fault, start, firstLine, ["count": String(record.count), "expected": String(width)])
      unreadable += 1
      return
    }
    for column in 0..<width { cells[column].append(record[column]) }
    origin.rows.append(UInt32(truncatingIfNeeded: row))
    origin.lines.append(UInt32(truncatingIfNeeded: firstLine))
    origin.offsets.append(UInt64(offset + start))
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
