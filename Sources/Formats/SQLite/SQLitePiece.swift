import Columns
import Components
import GRDBSQLite

/// Some rows of a database as they are read.
struct SQLitePiece {
  private var bytes: [[UInt8]]
  private var cells: [[Column.Cell]]
  private var origin: Batch.Origin
  private var findings: [Finding] = []
  private var unreadable = 0
  private var size = 0
  private let input: Input

  /// A piece ends at so many rows, however small they are.
  private static let mostRows = 65_536

  init(columns count: Int, _ input: Input) {
    self.input = input
    bytes = Array(repeating: [], count: count)
    cells = Array(repeating: [], count: count)
    origin = Batch.Origin(file: input.name, rows: [], lines: [], offsets: [])
  }

  var isFull: Bool { size >= input.pieceSize || origin.rows.count >= Self.mostRows }
  var isEmpty: Bool { origin.rows.isEmpty && unreadable == 0 }

  /// Takes the row that a statement stands on; `number` counts from one.
  @unsafe mutating func take(_ statement: OpaquePointer, _ number: Int, _ names: [String]) {
    size += 1
    for column in cells.indices {
      let start = bytes[column].count
      if let rule = unsafe append(statement, column) {
        let place = Place.Cell(
          table: input.table, file: input.name, row: number, line: number, byteOffset: number - 1,
          field: names[column])
        findings.append(Finding(rule, at: .cell(place)))
        return undo(to: column, start)
      }
    }
    origin.rows.append(UInt32(clamping: number))
    origin.lines.append(UInt32(clamping: number))
    origin.offsets.append(UInt64(number - 1))
  }

  /// Forgets the cells of a row that cannot be read, of which the `column`-th is at fault.
  private mutating func undo(to column: Int, _ start: Int) {
    unreadable += 1
    size += 64
    bytes[column].removeSubrange(start...)
    for index in 0..<column {
      let cell = cells[index].removeLast()
      if cell.isPresent { bytes[index].removeLast(Int(cell.length)) }
    }
  }

  /// Appends a cell; the rule that it breaks, where it is none.
  @unsafe private mutating func append(_ statement: OpaquePointer, _ column: Int) -> Rule? {
    let index = Int32(column)
    let start = bytes[column].count
    switch unsafe sqlite3_column_type(statement, index) {
    case SQLITE_NULL:
      cells[column].append(.missing)
      return nil
    case SQLITE_INTEGER:
      bytes[column].append(
        contentsOf: unsafe sqlite3_column_int64(statement, index).description.utf8)
    case SQLITE_FLOAT:
      bytes[column].append(
        contentsOf: Self.text(unsafe sqlite3_column_double(statement, index)).utf8)
    case SQLITE_TEXT:
      // The text is asked for first: the count is then that of UTF-8.
      let text = unsafe sqlite3_column_text(statement, index)
      let count = Int(unsafe sqlite3_column_bytes(statement, index))
      let run = unsafe UnsafeBufferPointer(start: text, count: text == nil ? 0 : count)
      unsafe bytes[column].append(contentsOf: run)
      let isText = unsafe (try? UTF8Span(validating: run.span)) != nil
      if !isText { return .notUTF8InDatabase }
    default: return .blobCell
    }
    let length = bytes[column].count - start
    cells[column].append(Column.Cell(start: start, length: length))
    size += length
    return nil
  }

  /// The shortest text that gives the same double again; infinities as Table Schema spells them.
  private static func text(_ value: Double) -> String {
    value.isInfinite ? (value < 0 ? "-INF" : "INF") : value.description
  }

  var parsed: Parsed {
    let columns = zip(bytes, cells).map { Column(bytes: $0, cells: $1) }
    let batch = Batch(columns: columns, count: origin.rows.count, origin: origin)
    return Parsed(batch: batch, findings: findings, unreadable: unreadable)
  }
}
