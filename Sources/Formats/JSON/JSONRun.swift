import Columns

/// Reads the records of one piece, strictly as RFC 8259 has them, into cells.
///
/// Spans given to it end where the record does, and start where the piece does.
struct JSONRun {
  var tree: JSONTree
  /// How many columns there are.
  let width: Int
  /// Whether columns are being looked for, and no cells kept.
  let isDiscovering: Bool
  /// The cells of the rows that are kept, row after row.
  var cells: [Column.Cell] = []
  /// Strings without their escapes; their cells start beyond the piece.
  var extra: [UInt8] = []
  let base: Int
  var at = 0
  var fault: JSONFault?
  /// Whether the record has a name or a kind of value that the tree does not know.
  var hasNews = false
  /// The record in which each node was met last.
  var met: [UInt32]
  var record: UInt32 = 0
  var recordStart = 0
  /// Where the names stand that the tree does not know, of the objects that are open.
  var names: [Range<Int>] = []
  var isEscaped = false

  init(_ tree: JSONTree, width: Int, rows: Int, base: Int, isDiscovering: Bool = false) {
    (self.tree, self.width, self.base, self.isDiscovering) = (tree, width, base, isDiscovering)
    met = Array(repeating: 0, count: tree.nodes.count)
    cells.reserveCapacity(rows * width)
  }

  /// Reads the object at `start`; whether it is a good one.
  mutating func readObject(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    begin(start)
    recordStart = cells.count
    cells.append(contentsOf: repeatElement(.absent, count: width))
    guard bytes[at] == UInt8(ascii: "{") else {
      return failed(.notRecord, start, start..<bytes.count, expected: "{ }")
    }
    if object(bytes, 0, 1), endsHere(bytes) { return true }
    return dropped()
  }

  /// Reads the array at `start` into cells of a list of its own; nil where it is no good one.
  mutating func readArray(_ bytes: Span<UInt8>, from start: Int) -> [Column.Cell]? {
    begin(start)
    recordStart = cells.count
    guard bytes[at] == UInt8(ascii: "[") else {
      _ = failed(.notRecord, start, start..<bytes.count, expected: "[ ]")
      return nil
    }
    var items: [Column.Cell] = []
    guard array(bytes, 1, { items.append($0) }), endsHere(bytes) else { return nil }
    return items
  }

  /// Adds a row made of cells of a list.
  mutating func append(_ row: [Column.Cell], _ kept: [Int]) {
    for column in kept { cells.append(column < 0 ? .absent : row[column]) }
  }

  mutating func begin(_ start: Int) {
    at = start
    fault = nil
    hasNews = false
    names.removeAll(keepingCapacity: true)
    record += 1
  }

  mutating func dropped() -> Bool {
    cells.removeLast(cells.count - recordStart)
    return false
  }

  mutating func endsHere(_ bytes: Span<UInt8>) -> Bool {
    skipSpace(bytes)
    return at == bytes.count || fail(.afterEnd)
  }

  mutating func failed(
    _ kind: JSONFault.Kind, _ at: Int, _ found: Range<Int>, expected: String = ""
  ) -> Bool {
    fault = JSONFault(kind: kind, at: at, found: found, expected: expected)
    return dropped()
  }

  mutating func fail(
    _ kind: JSONFault.Kind, _ found: Range<Int> = 0..<0, expected: String = ""
  ) -> Bool {
    if fault == nil {
      fault = JSONFault(
        kind: kind, at: found.isEmpty ? at : found.lowerBound, found: found, expected: expected)
    }
    return false
  }

  @inline(__always) mutating func skipSpace(_ bytes: Span<UInt8>) {
    while at < bytes.count, JSONStream.isSpace(bytes[at]) { at += 1 }
  }
}

extension JSONRun {
  /// Takes back the cells of the last row.
  mutating func drop(_ width: Int) { cells.removeLast(width) }

  /// The bytes of a cell; nil where it has no value.
  func text(of cell: Column.Cell, _ bytes: [UInt8]) -> [UInt8]? {
    guard cell.isPresent else { return nil }
    let start = Int(cell.start), count = Int(cell.length)
    if start < bytes.count { return Array(bytes[start..<start + count]) }
    return Array(extra[start - bytes.count..<start - bytes.count + count])
  }
}
