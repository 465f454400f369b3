internal import Columns
internal import Components

/// What reads a sheet from its start, some bytes at a time. Used by one task.
protocol SheetSource: AnyObject {
  /// What the sheet is called.
  var sheet: String { get }
  /// The cells that are merged, as far as they are known when the header has been read.
  var merges: [SheetMerge] { get }
  /// Reads some more, about `count` bytes; false where the sheet has ended.
  func advance(_ count: Int) throws(Finding) -> Bool
  /// How many bytes of text were read and not taken.
  var size: Int { get }
  /// Takes rows as `SheetRows.take` does.
  func take(size: Int, most: Int) throws(Finding) -> SheetPiece?
}

/// Reads the rows of a sheet. Memory is one piece and what the source needs.
struct SheetReader<Source: SheetSource>: Reader {
  typealias Piece = SheetPiece

  /// How many cells a piece has at most, those that are not there counted.
  private static var mostCells: Int { 1 << 19 }
  private static var chunk: Int { 64 << 10 }

  private(set) var header: [String] = []
  let findings: [Finding]
  var isNameless: Bool { !dialect.hasHeader }
  private let input: Input
  private let dialect: SheetDialect
  private let source: Source
  /// The column that the table begins in, from zero.
  private var firstColumn = 0
  /// A row that was looked at and is still to be handed out.
  private var first: SheetPiece?
  private var isAtEnd = false
  private let resolver: SheetResolver

  init(
    _ input: Input, _ source: Source, _ dialect: SheetDialect, _ resolver: SheetResolver,
    findings: [Finding]
  ) throws(Finding) {
    self.input = input
    self.source = source
    self.dialect = dialect
    self.resolver = resolver
    self.findings = findings
    if dialect.hasHeader { try readHeader() } else { try countColumns() }
  }

  private mutating func readHeader() throws(Finding) {
    var rows: [(number: Int, cells: [String])] = []
    var lastRow = 0
    while rows.isEmpty || lastRow < dialect.lastHeaderRow ?? 0 {
      guard let piece = try next(size: 1, most: 1) else { break }
      lastRow = Int(piece.rows[0].number)
      if let last = dialect.lastHeaderRow, lastRow > last {
        // The rows of the header are blank.
        first = piece
        break
      }
      guard dialect.headerRows.isEmpty || dialect.headerRows.contains(lastRow) else { continue }
      rows.append((lastRow, try names(piece)))
    }
    let names = dialect.names(from: rows, source.merges)
    guard let start = names.firstIndex(where: { !$0.isEmpty }) else {
      throw Finding(.noHeader, at: .file(input.name))
    }
    let end = names.lastIndex { !$0.isEmpty }!
    firstColumn = start
    header = Array(names[start...end])
    try checkNames(row: rows[0].number)
  }

  private func names(_ piece: SheetPiece) throws(Finding) -> [String] {
    let row = piece.rows[0]
    let last = piece.cells[Int(row.firstCell)..<Int(row.firstCell + row.cellCount)].last
    let width = last.map { Int($0.column) + Int($0.repeats) } ?? 0
    let parsed = parser(width: width, firstColumn: 0).parse(piece)
    if let finding = parsed.findings.first(where: { $0.severity == .error }) { throw finding }
    return parsed.batch.columns.map { String(decoding: $0.copy(0) ?? [], as: UTF8.self) }
  }

  /// Table Dialect 2.0, `header: false`: the first row tells how many columns there are.
  private mutating func countColumns() throws(Finding) {
    guard let piece = try next(size: 1, most: 1),
      let start = piece.cells.first, let end = piece.cells.last
    else { throw Finding(.noRows, at: .file(input.name)) }
    firstColumn = Int(start.column)
    header = (1...Int(end.column) + Int(end.repeats) - firstColumn).map { "field\($0)" }
    first = piece
  }

  private func checkNames(row: Int) throws(Finding) {
    var seen: Set<String> = []
    for (index, name) in header.enumerated() {
      let place = place(row, field: name)
      if name.isEmpty {
        throw Finding(.emptyName, at: place, ["number": String(firstColumn + index + 1)])
      }
      guard seen.insert(name).inserted else {
        throw Finding(.duplicateColumn, at: place, ["value": name])
      }
    }
  }

  private func place(_ row: Int, field: String?) -> Place {
    .cell(
      .init(
        table: input.table, file: input.name, sheet: source.sheet, row: row, line: row,
        byteOffset: row - 1, field: field))
  }

  mutating func cut() throws(Finding) -> Piece? {
    if let piece = first.take() { return piece }
    return try next(size: input.pieceSize, most: max(1, Self.mostCells / header.count))
  }

  private mutating func next(size: Int, most: Int) throws(Finding) -> Piece? {
    while true {
      if isAtEnd || source.size >= size {
        if let piece = try source.take(size: size, most: most) { return piece }
        if isAtEnd { return nil }
      }
      isAtEnd = try !source.advance(Self.chunk)
    }
  }

  private func parser(width: Int, firstColumn: Int) -> SheetParser {
    SheetParser(
      input: input, sheet: source.sheet, header: header, width: width, firstColumn: firstColumn,
      resolver: resolver)
  }

  var parse: @Sendable (Piece) -> Parsed {
    let parser = parser(width: header.count, firstColumn: firstColumn)
    return { parser.parse($0) }
  }

  var verbatim: Verbatim<Piece>? {
    let parser = parser(width: header.count, firstColumn: firstColumn)
    var head: [UInt8] = []
    CSV.append(header, to: &head)
    return Verbatim(head: head) { piece, offset in parser.record(piece, row: offset + 1) }
  }
}
