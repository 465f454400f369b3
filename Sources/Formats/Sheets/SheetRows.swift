/// Collects the rows of a sheet as they are read, and hands them out in pieces. Blank rows and
/// comments are left out; what is kept is what was read since the last piece.
struct SheetRows: ~Copyable {
  /// Texts of the workbook longer than this count on their own in what a piece comes to.
  private static let longText = 256

  private var bytes = SheetBytes()
  private var cells: [SheetCell] = []
  private var rows: [SheetRow] = []
  /// Which of `cells` have a text of the workbook, which is fetched when they are handed out; and how many
  /// bytes those texts come to, in rows that have ended and in the row being read.
  private var shared: [UInt32] = []
  private var sharedSize = 0, openSharedSize = 0
  /// The first of `rows` that was not handed out.
  private var next = 0
  /// Whether some row stands for several, or some text is long.
  private var isCompact = false
  /// Where the row being read begins in `cells`, `bytes` and `shared`.
  private var openCell = 0, openByte = 0, openShared = 0
  private var open = SheetRow(number: 0)
  /// The last column that the row being read has a cell in; -1 for none.
  private var lastColumn = -1
  /// Whether a text of the workbook tells that the row being read is a comment.
  private var isMarked = false
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
  /// How many bytes wait to be handed out: texts, and what is kept of each cell.
  var size: Int { openByte + sharedSize + openCell * MemoryLayout<SheetCell>.stride }
  /// Where the next byte of text will stand, counted from the start of the row being read; so are all
  /// places that owners keep.
  var end: Int { bytes.count - openByte }

  // MARK: reading

  /// Begins a row, which must be a later one than all before.
  mutating func beginRow(_ number: Int) {
    open = SheetRow(number: UInt32(number))
    lastRow = number
    lastColumn = -1
    (openSize, openSharedSize, isMarked) = (0, 0, false)
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

  /// Adds a cell that has a text of the workbook, whose place `settleShared` asks for.
  @inline(__always)
  mutating func addShared(_ column: Int, _ number: Int) {
    let count = cells.count
    add(column, .shared, style: 0, start: number, length: 0, repeats: 1)
    if cells.count > count { shared.append(UInt32(truncatingIfNeeded: count)) }
  }

  /// Notes the places of the texts of the workbook in the row being read, before it ends: an empty one is a
  /// cell that is not there, nil one that makes no sense.
  @inline(__always)
  mutating func settleShared<Fault>(_ place: (Int) throws(Fault) -> TextStore.Place?) throws(Fault)
  {
    var isOdd = false
    for at in openShared..<shared.count {
      let cell = Int(shared[at])
      guard let place = try place(Int(cells[cell].start)) else {
        breakShared(cell)
        isOdd = true
        continue
      }
      (cells[cell].start, cells[cell].length) = (place.start, place.length)
      openSharedSize += Int(place.length)
      if place.length > Self.longText { isCompact = true }
      if place.length == 0 { isOdd = true }
    }
    openSize += openSharedSize
    if isOdd { dropEmpty() }
  }

  private mutating func breakShared(_ cell: Int) {
    let (start, text) = (bytes.count, Array("\(cells[cell].start)".utf8))
    bytes.append(text)
    cells[cell].kind = .broken
    (cells[cell].start, cells[cell].length) = (UInt32(start), UInt32(text.count))
  }

  private mutating func dropEmpty() {
    let kept = cells[openCell...].filter { $0.kind != .shared || $0.length > 0 }
    cells.replaceSubrange(openCell..., with: kept)
    shared.removeSubrange(openShared...)
    for cell in openCell..<cells.count where cells[cell].kind == .shared {
      shared.append(UInt32(truncatingIfNeeded: cell))
    }
  }

  /// Notes whether the row being read is a comment by a text of the workbook, of which `read` answers some
  /// bytes.
  mutating func settleComment<Fault>(
    _ read: (_ start: Int, _ count: Int) throws(Fault) -> [UInt8]
  ) throws(Fault) {
    let count = comments.start.count
    guard count > 0, openCell < cells.count, cells[openCell].kind == .shared,
      cells[openCell].length >= count
    else { return }
    isMarked = try read(Int(cells[openCell].start), count) == comments.start
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
      shared.removeLast(shared.count - openShared)
      drop(from: 0)
    } else {
      open.blanks = lastKept == 0 ? 0 : UInt32(number - lastKept - 1)
      open.repeats = UInt32(repeats)
      (open.firstCell, open.cellCount) = (UInt32(openCell), UInt32(cells.count - openCell))
      if repeats > 1 { isCompact = true }
      rows.append(open)
      sharedSize += openSharedSize
    }
    lastKept = lastRow
    (openCell, openByte, openShared) = (cells.count, bytes.count, shared.count)
  }

  private var isComment: Bool {
    if isMarked || comments.rows.contains(number) { return true }
    guard !comments.start.isEmpty, openCell < cells.count, cells[openCell].kind == .text else {
      return false
    }
    let start = Int(cells[openCell].start), length = Int(cells[openCell].length)
    return comments.start.count <= length
      && comments.start.indices.allSatisfy { bytes[start + $0] == comments.start[$0] }
  }

  // MARK: handing out

  /// Puts texts of the workbook behind the bytes of a piece: those of the cells in `places`, which have
  /// the place that `settleShared` was told and are given the new one.
  typealias Fetch<Fault: Error> = (
    _ places: ArraySlice<UInt32>, _ piece: inout SheetPiece
  ) throws(Fault) -> Void

  /// The next rows: about `size` bytes and at most `most` rows; nil where there are none.
  mutating func take<Fault>(size: Int, most: Int, _ fetch: Fetch<Fault>) throws(Fault)
    -> SheetPiece?
  {
    if isEmpty { return nil }
    if next == 0, !isCompact, rows.count <= most { return try takeAll(fetch) }
    var piece = SheetPiece()
    var places: [UInt32] = [], taken = 0
    while next < rows.count, piece.rows.count < most, piece.rows.isEmpty || taken < size {
      let count = min(Int(rows[next].repeats), most - piece.rows.count)
      taken += copy(rows[next], count, to: &piece, &places)
      rows[next].number += UInt32(count)
      rows[next].repeats -= UInt32(count)
      rows[next].blanks = 0
      if rows[next].repeats == 0 { next += 1 }
    }
    if isEmpty { removeRows() }
    try fetch(places[...], &piece)
    return piece
  }

  /// Everything but the row being read.
  private mutating func takeAll<Fault>(_ fetch: Fetch<Fault>) throws(Fault) -> SheetPiece {
    // The texts of the workbook that come again and again stand there once.
    var piece = SheetPiece(
      bytes: bytes.copy(0..<openByte, spare: sharedSize / 2), cells: cells, rows: rows)
    let places = shared[..<openShared]
    removeRows()
    try fetch(places, &piece)
    return piece
  }

  /// Forgets the rows that have ended.
  private mutating func removeRows() {
    let first = UInt32(openCell), count = cells.count, rowCount = rows.count
    let tail = cells[openCell...].map { cell in
      var cell = cell
      if cell.kind != .shared { cell.start -= UInt32(openByte) }
      return cell
    }
    (cells, rows) = ([], [])
    // The next piece will be about as long.
    cells.reserveCapacity(count + count / 8)
    rows.reserveCapacity(rowCount + rowCount / 8)
    cells += tail
    shared = shared[openShared...].map { $0 - first }
    bytes.removeFirst(openByte)
    (openCell, openByte, openShared, next, sharedSize) = (0, 0, 0, 0, 0)
    isCompact = tail.contains { $0.kind == .shared && $0.length > Self.longText }
  }

  /// Answers how many bytes the row comes to.
  private func copy(
    _ row: SheetRow, _ count: Int, to piece: inout SheetPiece, _ places: inout [UInt32]
  ) -> Int {
    var row = row
    let first = Int(row.firstCell)
    var size = Int(row.cellCount) * MemoryLayout<SheetCell>.stride
    row.firstCell = UInt32(piece.cells.count)
    row.repeats = 1
    for var cell in cells[first..<first + Int(row.cellCount)] {
      if cell.kind == .shared {
        places.append(UInt32(piece.cells.count))
      } else {
        let start = piece.bytes.count
        piece.bytes += bytes.copy(Int(cell.start)..<Int(cell.start) + Int(cell.length))
        cell.start = UInt32(start)
      }
      size += Int(cell.length)
      piece.cells.append(cell)
    }
    for _ in 0..<count {
      piece.rows.append(row)
      row.number += 1
      row.blanks = 0
    }
    return size
  }
}

/// Which rows of a sheet are no data (Table Dialect 2.0, `commentRows` and `commentChar`).
struct SheetComments: Sendable {
  var rows: Set<Int> = []
  var start: [UInt8] = []
}
