/// Some rows being written: the cells are made column after column, in loops in which nothing touches
/// a reference count, and then passed on row after row.
struct RowGroup: ~Copyable {
  /// How many rows are written at once: they stay in the processor's cache.
  private static let most = 128

  /// The text of the cells, column after column as they were made.
  var cells = ByteRun(capacity: 4 << 10)
  /// Where the text of each cell ends.
  private var ends: [Int] = []
  private var rows = ByteRun(capacity: 4 << 10)

  /// Calls `body` with some rows of `count` at a time, in order.
  mutating func forEachRun(of count: Int, _ body: (Range<Int>, inout RowGroup) -> Void) {
    for start in stride(from: 0, to: count, by: Self.most) {
      body(start..<min(start + Self.most, count), &self)
    }
  }

  /// What was appended to `cells` since the last call is one cell.
  @inline(__always) mutating func endCell() { ends.append(cells.count) }

  /// Hands on the cells row by row, `open` before and `close` behind each row, and forgets them.
  mutating func passRows(
    _ count: Int, open: [UInt8], close: [UInt8], _ take: (Span<UInt8>) -> Void
  ) {
    for row in 0..<count {
      rows.append(open.span)
      for index in stride(from: row, to: ends.count, by: count) {
        let start = index == 0 ? 0 : ends[index - 1]
        cells.withSpan(start..<ends[index]) { rows.append($0) }
      }
      rows.append(close.span)
    }
    rows.withSpan(0..<rows.count) { take($0) }
    cells.removeAll()
    ends.removeAll(keepingCapacity: true)
    rows.removeAll()
  }
}
