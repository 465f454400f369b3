import Columns
import Components

/// Reads records of a JSON file into columns. Pure: the same piece gives the same rows and findings.
struct JSONParser: Sendable {
  /// Says what is wrong with a record beyond its being JSON: a rule and its values.
  typealias Judge = @Sendable (_ texts: [[UInt8]?]) -> (Rule, [String: String])?

  private let input: Input
  private let shape: JSONShape
  private let judge: Judge?

  init(_ input: Input, _ shape: JSONShape, judge: Judge? = nil) {
    (self.input, self.shape, self.judge) = (input, shape, judge)
  }

  func parse(_ piece: JSONPiece) -> Parsed {
    var rows = JSONRows(piece, input)
    switch shape.items {
    case .objects(let tree): readObjects(piece, tree, &rows)
    case .arrays(let width, let kept): readArrays(piece, width, kept, &rows)
    }
    return rows.parsed(shape.header.count)
  }

  private func readObjects(_ piece: JSONPiece, _ tree: JSONTree, _ rows: inout JSONRows) {
    let width = tree.count
    var run = JSONRun(tree, width: width, rows: piece.records.count, base: piece.bytes.count)
    let bytes = piece.bytes.span
    for (index, extent) in piece.records.enumerated() {
      let range = extent.range
      if let fault = rows.notUTF8(range) {
        rows.report(fault, index, range)
      } else if run.readObject(bytes.extracting(0..<range.upperBound), from: range.lowerBound) {
        guard let (rule, values) = judged(run, piece, width) else {
          rows.keep(index, range)
          continue
        }
        run.drop(width)
        rows.report(rule, values, index, range)
      } else {
        rows.report(run.fault, index, range)
      }
    }
    rows.fill(run, width)
  }

  private func judged(
    _ run: borrowing JSONRun, _ piece: JSONPiece, _ width: Int
  ) -> (Rule, [String: String])? {
    guard let judge else { return nil }
    let row = run.cells.count - width
    return judge(shape.judged.map { run.text(of: run.cells[row + $0], piece.bytes) })
  }

  /// A width of -1 is that of the first record.
  private func readArrays(
    _ piece: JSONPiece, _ width: Int, _ kept: [Int], _ rows: inout JSONRows
  ) {
    var width = width, kept = kept
    var run = JSONRun(JSONTree(), width: 0, rows: 0, base: piece.bytes.count)
    let bytes = piece.bytes.span
    for (index, extent) in piece.records.enumerated() {
      let range = extent.range
      if let fault = rows.notUTF8(range) {
        rows.report(fault, index, range)
        continue
      }
      let record = bytes.extracting(0..<range.upperBound)
      guard let row = run.readArray(record, from: range.lowerBound) else {
        rows.report(run.fault, index, range)
        continue
      }
      if width < 0 { (width, kept) = (row.count, Array(row.indices)) }
      guard row.count == width else {
        let values = ["count": String(row.count), "expected": String(width)]
        rows.report(.jsonRaggedRow, values, index, range)
        continue
      }
      run.append(row, kept)
      rows.keep(index, range)
    }
    rows.fill(run, kept.count)
  }
}

/// What is kept of the records of a piece: columns, places and findings.
struct JSONRows {
  private let piece: JSONPiece
  private let input: Input
  private let isUTF8: Bool
  private var origin: Batch.Origin
  private var findings: [Finding] = []
  private var unreadable = 0
  private var columns: [Column] = []
  /// A place in the piece, and the line there.
  private var counted = 0, line: Int

  init(_ piece: JSONPiece, _ input: Input) {
    (self.piece, self.input, line) = (piece, input, piece.line)
    isUTF8 = (try? UTF8Span(validating: piece.bytes.span)) != nil
    origin = Batch.Origin(file: input.name, rows: [], lines: [], offsets: [])
    origin.rows.reserveCapacity(piece.records.count)
    origin.lines.reserveCapacity(piece.records.count)
    origin.offsets.reserveCapacity(piece.records.count)
  }

  /// Where a record is not UTF-8 (RFC 8259 §8.1); nil where it is.
  func notUTF8(_ range: Range<Int>) -> JSONFault? {
    if isUTF8 { return nil }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: piece.bytes.span.extracting(range))
      return nil
    } catch {
      return JSONFault(kind: .notUTF8, at: range.lowerBound + error.byteOffsets.lowerBound)
    }
  }

  private mutating func line(of at: Int) -> Int {
    line += JSONStream.lines(piece.bytes.span.extracting(counted..<at))
    counted = at
    return line
  }

  mutating func keep(_ index: Int, _ range: Range<Int>) {
    let line = line(of: range.lowerBound)
    origin.rows.append(UInt32(truncatingIfNeeded: piece.row + index))
    origin.lines.append(UInt32(truncatingIfNeeded: line))
    origin.offsets.append(UInt64(piece.offset + range.lowerBound))
  }

  mutating func report(_ fault: JSONFault?, _ index: Int, _ range: Range<Int>) {
    guard let fault else { return }
    let line = line(of: range.lowerBound)
    let inside = range.lowerBound..<min(fault.at, range.upperBound)
    let faultLine = line + JSONStream.lines(piece.bytes.span.extracting(inside))
    let values = fault.values(
      piece.bytes[range], line: faultLine, offset: piece.offset + fault.at)
    report(fault.kind.rule, values, index, range)
  }

  mutating func report(
    _ rule: Rule, _ values: [String: String], _ index: Int, _ range: Range<Int>
  ) {
    unreadable += 1
    let place = Place.Cell(
      table: input.table, file: input.name, row: piece.row + index,
      line: line(of: range.lowerBound), byteOffset: piece.offset + range.lowerBound)
    findings.append(Finding(rule, at: .cell(place), values))
  }

  /// Makes columns of the rows that a run kept.
  mutating func fill(_ run: borrowing JSONRun, _ width: Int) {
    let bytes = run.extra.isEmpty ? piece.bytes : piece.bytes + run.extra
    let all = run.cells.span
    for first in 0..<width {
      var cells: [Column.Cell] = []
      cells.reserveCapacity(origin.rows.count)
      for index in stride(from: first, to: all.count, by: width) { cells.append(all[index]) }
      columns.append(Column(bytes: bytes, cells: cells))
    }
  }

  func parsed(_ width: Int) -> Parsed {
    let shown = width == 0 ? columns : Array(columns.prefix(width))
    return Parsed(
      batch: Batch(columns: shown, count: origin.rows.count, origin: origin),
      findings: findings + piece.faults, unreadable: unreadable)
  }
}
