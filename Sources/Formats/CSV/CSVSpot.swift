import Components

/// Where a byte of a delimited file stands: its row, its column, and the text around it.
struct CSVSpot: ByteSpot {
  let place: Place
  let context: ByteContext

  /// Reads the file up to the byte; nil where it cannot be read so far.
  init?(
    _ offset: Int, _ input: Input, _ grammar: some CSVGrammar, _ dialect: Dialect,
    _ encoding: TextEncoding
  ) {
    var headless = dialect
    (headless.hasHeader, headless.headerRows) = (false, [])
    guard var reader = try? CSVReader(input, grammar, headless, encoding) else { return nil }
    while let piece = try? reader.cut() {
      let bytes = piece.source?.bytes ?? piece.bytes
      guard offset < piece.offset + bytes.count else { continue }
      let at = offset - piece.offset
      let span = piece.bytes.span
      let index = piece.source.map { $0.index(of: at, in: span) ?? 0 } ?? at
      let record = Self.record(of: index, in: piece, grammar)
      let written = piece.written(record.range)
      context = ByteContext(written, around: at)
      let walk = RecordWalk(dialect)
      let number = walk.cells(piece.bytes[record.range]).filter { $0.lowerBound <= index }.count
      let header = (try? CSVReader(input, grammar, dialect, encoding))?.header ?? []
      place = .cell(
        .init(
          table: input.table, file: input.name, row: record.row, line: record.line,
          byteOffset: piece.offset + written.startIndex,
          field: (1...max(1, header.count)).contains(number) && !header.isEmpty
            ? header[number - 1] : nil))
      return
    }
    return nil
  }

  private static func record(of index: Int, in piece: CSVPiece, _ grammar: some CSVGrammar) -> (
    range: Range<Int>, row: Int, line: Int
  ) {
    var scanner = grammar.scanner(recordLimit: .max, from: 0)
    var start = 0, row = piece.row
    while let end = scanner.scan(piece.bytes, atLeast: start + 1, isAtEnd: true) {
      if end > index {
        return (start..<end, row, piece.line + LineEnds.lines(in: piece.bytes[..<start]))
      }
      start = end
      row += 1
    }
    return (
      start..<piece.bytes.count, row, piece.line + LineEnds.lines(in: piece.bytes[..<start])
    )
  }
}
