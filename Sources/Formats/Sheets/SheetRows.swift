/// Collects the rows of a sheet as they are read, and hands them out in pieces. Blank rows and
/// comments are left out; what is kept is what was read since the last piece.
struct SheetRows: ~Copyable {
  /// Texts of the workbook longer than this are fetched when they are handed out.
  static let longText = 256

  private var bytes = SheetBytes()
  private var cells: [SheetCell] = []
  private var rows: [SheetRow] = []
  /// The first of `rows` that was not handed out.
  private var next = 0
  /// Whether some row stands for several, or some text is still to be fetched.
  private var isCompact = false
  /// Where the row being read begins in `cells` and `bytes`.
  private var openCell = 0, openByte = 0
  private var open = SheetRow(number: 0)
  /// The last column that the row being read has a cell in; -1 for none.
  private var lastColumn = -1
  /// How many bytes the texts of the row being read come to.
  private(set) var openSize = 0
  /// The last row that was begun, and the last that held something or was a comment.
  private(set) var lastRow = 0
  private var lastKept = 0
  private let comments: SheetComments

  init(_ comments: SheetComments) { self.comments = comments }

  /// The number of the row being read.
  var number: Int { Int(open.number) }
  var isEmpty: Bool { next == rows.count }
  /// How many bytes of text wait to be handed out.
  var size: Int { openByte }
  /// Where the next byte of text will stand, counted from the start of the row being read; so are all
  /// places that owners keep.
  var end: Int { bytes.count - openByte }

  // MARK: reading

  /// Begins a row, which must be a later one than all before.
  mutating func beginRow(_ number: Int) {
    open = SheetRow(number: UInt32(number))
    lastRow = number
    lastColumn = -1
    openSize = 0
  }

  @inline(__always) mutating func append(_ start: UnsafePointer<UInt8>, _ count: Int) {
    unsafe bytes.append(start, count)
  }

  mutating func append(_ text: [UInt8]) { bytes.append(text) }
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) { unsafe bytes.append(text) }
  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// Forgets text from `start` on.
  @inline(__always) mutating func drop(from start: Int) { bytes.truncate(to: openByte + start) }

  /// Lets `body` change the text from `start` on.
  mutating func rewrite(from start: Int, _ body: (inout [UInt8]) -> Void) {
    var text = bytes.copy(openByte + start..<bytes.count)
    body(&text)
    drop(from: start)
    bytes.append(text)
  }

  /// Puts what `fill` appends in place of the text from `start` on.
  @inline(__always)
  mutating func replace<Result, Fault>(
    from start: Int, _ fill: (inout SheetBytes) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    drop(from: start)
    return try fill(&bytes)
  }

  @inline(__always) func byte(_ at: Int) -> UInt8 { bytes[openByte + at] }

  /// Adds a cell whose text begins at `start` and ends where text does now.
  @inline(__always)
  mutating func addCell(
    _ column: Int, _ kind: SheetCell.Kind, style: Int = 0, from start: Int, repeats: Int = 1
  ) {
    add(
      column, kind, style: style, start: openByte + start, length: end - start, repeats: repeats)
  }

  /// Adds a cell that has a long text of the workbook.
  mutating func addShared(_ column: Int, _ number: Int, length: Int) {
    isCompact = true
    add(column, .shared, style: 0, start: number, length: length, repeats: 1)
  }

  @inline(__always)
  private mutating func add(
    _ column: Int, _ kind: SheetCell.Kind, style: Int, start: Int, length: Int, repeats: Int
  ) {
    guard column + repeats <= SheetAddress.mostColumns else {
      return fail(.beyond, max(column, SheetAddress.mostColumns))
    }
    guard column > lastColumn else { return fail(.order, column) }
    lastColumn = column + repeats - 1
    openSize += length * repeats
    cells.append(
      SheetCell(
        start: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: length),
        style: UInt16(truncatingIfNeeded: style), column: UInt16(truncatingIfNeeded: column),
        repeats: UInt16(truncatingIfNeeded: repeats), kind: kind))
  }

  /// Notes why nothing can be made of the row; the first reason stays.
  mutating func fail(_ fault: SheetRow.Fault, _ column: Int) {
    if open.fault == .none {
      (open.fault, open.faultColumn) = (fault, UInt32(truncatingIfNeeded: column))
    }
  }

  /// Ends the row, which stands `repeats` times one after another.
  mutating func endRow(repeats: Int = 1) {
    lastRow = number + repeats - 1
    if cells.count == openCell, open.fault == .none { return drop(from: 0) }
    if isComment {
      cells.removeLast(cells.count - openCell)
      drop(from: 0)
    } else {
      open.blanks = lastKept == 0 ? 0 : UInt32(number - lastKept - 1)
      open.repeats = UInt32(repeats)
      (open.firstCell, open.cellCount) = (UInt32(openCell), UInt32(cells.count - openCell))
      if repeats > 1 { isCompact = true }
      rows.append(open)
    }
    lastKept = lastRow
    (openCell, openByte) = (cells.count, bytes.count)
  }

  private var isComment: Bool {
    if comments.rows.contains(number) { return true }
    guard !comments.start.isEmpty, openCell < cells.count, cells[openCell].kind == .text else {
      return false
    }
    let start = Int(cells[openCell].start), length = Int(cells[openCell].length)
    return comments.start.count <= length
      && comments.start.indices.allSatisfy { bytes[start + $0] == comments.start[$0] }
  }

  // MARK: handing out

  /// The next rows: about `size` bytes of text and at most `most` rows; nil where there are none.
  /// `fetch` appends a text of the workbook.
  mutating func take<Fault>(
    size: Int, most: Int, _ fetch: (Int, inout [UInt8]) throws(Fault) -> Void
  ) throws(Fault) -> SheetPiece? {
    if isEmpty { return nil }
    if next == 0, !isCompact, rows.count <= most { return takeAll() }
    var piece = SheetPiece()
    while next < rows.count, piece.rows.count < most,
      piece.rows.isEmpty || piece.bytes.count < size
    {
      let count = min(Int(rows[next].repeats), most - piece.rows.count)
      try copy(rows[next], count, to: &piece, fetch)
      rows[next].number += UInt32(count)
      rows[next].repeats -= UInt32(count)
      rows[next].blanks = 0
      if rows[next].repeats == 0 { next += 1 }
    }
    if isEmpty { _ = takeAll() }
    return piece
  }

  /// Everything but the row being read.
  private mutating func takeAll() -> SheetPiece {
    let tail = cells[openCell...].map { cell in
      var cell = cell
      if cell.kind != .shared { cell.start -= UInt32(openByte) }
      return cell
    }
    var places: [SheetCell] = []
    // The next piece will be about as long.
    places.reserveCapacity(cells.count + cells.count / 8)
    places += tail
    let piece = SheetPiece(bytes: bytes.copy(0..<openByte), cells: cells, rows: rows)
    bytes.removeFirst(openByte)
    (cells, rows) = (places, [])
    rows.reserveCapacity(piece.rows.count + piece.rows.count / 8)
    (openCell, openByte, next) = (0, 0, 0)
    isCompact = tail.contains { $0.kind == .shared }
    return piece
  }

  private func copy<Fault>(
    _ row: SheetRow, _ count: Int, to piece: inout SheetPiece,
    _ fetch: (Int, inout [UInt8]) throws(Fault) -> Void
  ) throws(Fault) {
    var row = row
    let first = Int(row.firstCell)
    row.firstCell = UInt32(piece.cells.count)
    row.repeats = 1
    for var cell in cells[first..<first + Int(row.cellCount)] {
      let start = piece.bytes.count
      if cell.kind == .shared {
        try fetch(Int(cell.start), &piece.bytes)
        cell.kind = .text
      } else {
        piece.bytes += bytes.copy(Int(cell.start)..<Int(cell.start) + Int(cell.length))
      }
      cell.start = UInt32(start)
      piece.cells.append(cell)
    }
    for _ in 0..<count {
      piece.rows.append(row)
      row.number += 1
      row.blanks = 0
    }
  }
}

/// Which rows of a sheet are no data (Table Dialect 2.0, `commentRows` and `commentChar`).
struct SheetComments: Sendable {
  var rows: Set<Int> = []
  var start: [UInt8] = []
}
