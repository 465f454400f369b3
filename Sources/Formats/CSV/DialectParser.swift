import Columns
import Components

/// Reads whole records of any dialect into columns. Pure: the same piece gives the same rows and
/// findings. Cells are unquoted and unescaped within the piece's own bytes.
struct DialectParser: Sendable {
  let input: Input
  let tokens: DialectTokens
  /// How many cells a record must have; nil where it says so itself.
  let width: Int?

  func parse(_ piece: CSVPiece) -> Parsed {
    var run = DialectRun(self, piece)
    run.readAll()
    return run.rows.parsed(run.bytes)
  }
}

/// One piece being read.
private struct DialectRun {
  private let tokens: DialectTokens
  /// The piece as it was written, and as its cells become.
  private let source: [UInt8]
  private(set) var bytes: [UInt8]
  private(set) var rows: CSVRows
  private var at = 0
  private var state = DialectTokens.State.recordStart
  private var record = CSVRows.Record()
  /// The cell being read: where it begins and ends once unquoted, and where it stands as written.
  private var first = 0, end = 0, written = 0
  private var isQuoted = false, hasStrayQuote = false

  init(_ parser: DialectParser, _ piece: CSVPiece) {
    tokens = parser.tokens
    source = piece.bytes
    bytes = piece.bytes
    rows = CSVRows(piece, parser.input, width: parser.width)
  }

  mutating func readAll() {
    while at < source.count {
      record.begin(at: at, line: rows.line)
      let isComment = readRecord()
      if !isComment, !tokens.dialect.commentRows.contains(rows.row) {
        record.isBlank = record.cells.count == 1 && !isQuoted && first == end
        rows.keep(record, bytes)
      }
      rows.row += 1
    }
  }

  /// Reads up to the end of the record; whether it is a comment.
  private mutating func readRecord() -> Bool {
    state = .recordStart
    begin()
    while at < source.count {
      let start = at
      let token = next()
      switch token.kind {
      case .comment:
        while at < source.count, next().kind != .terminator {}
        return true
      case .delimiter:
        finish(at: start)
        begin()
      case .terminator:
        finish(at: start)
        return false
      default: take(token, start)
      }
    }
    if state == .quoted { record.fault = .unclosedQuote }
    finish(at: at)
    return false
  }

  private mutating func next() -> DialectTokens.Token {
    let token = tokens.next(source, at, &state)
    rows.line += tokens.lineEnds(token, source, at)
    at += token.length
    return token
  }

  private mutating func begin() {
    (first, end, written) = (at, at, at)
    (isQuoted, hasStrayQuote) = (false, false)
  }

  private mutating func take(_ token: DialectTokens.Token, _ start: Int) {
    switch token.kind {
    case .space: begin()
    case .openQuote:
      isQuoted = true
      (first, end) = (at, at)
    case .text where state == .quoteClosed: record.fault = .afterQuote
    case .text:
      if state == .plain, beginsQuote(start) { hasStrayQuote = true }
      move(start..<at)
    case .doubledQuote: move(start + token.length / 2..<at)
    case .escape:
      let length = tokens.dialect.escape.count
      if token.length == length { record.fault = .escapeAtEnd }
      move(start + length..<at)
    case .closeQuote, .delimiter, .terminator, .comment: break
    }
  }

  private func beginsQuote(_ start: Int) -> Bool {
    let quote = tokens.dialect.quote
    return !quote.isEmpty && source[start...].starts(with: quote)
  }

  /// Adds a stretch of the piece to the cell.
  private mutating func move(_ range: Range<Int>) {
    if end == range.lowerBound {
      end = range.upperBound
      return
    }
    for index in range {
      bytes[end] = source[index]
      end += 1
    }
  }

  /// Ends the cell, which was written up to `stop`.
  private mutating func finish(at stop: Int) {
    let cell = Column.Cell(start: first, length: end - first)
    // As it was written: an escape may be part of what stands for no value.
    let isNull = !isQuoted && tokens.dialect.null.map(source[written..<stop].elementsEqual) == true
    record.cells.append(isNull ? .missing : cell)
    if hasStrayQuote { record.strays.append(cell) }
  }
}
