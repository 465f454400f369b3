import Columns

/// Remembers what was found of the cells of one column, since columns repeat themselves and some
/// questions are dear. Holds no text: a cell that is asked about again is compared with the one that
/// was asked about before, in the column itself.
struct CellMemo<Answer> {
  private static var size: Int { 256 }
  private var known: [(row: Int, answer: Answer)?] = Array(repeating: nil, count: size)

  /// What `ask` says of a cell, or nil where the cell has no value. Always of the same column.
  mutating func answer(_ row: Int, of column: Column, _ ask: (Span<UInt8>) -> Answer) -> Answer? {
    column.withCell(row) { cell in
      let slot = Self.slot(cell)
      if let before = known[slot],
        column.withCell(before.row, { Self.isSame($0, cell) }) == true
      {
        return before.answer
      }
      let answer = ask(cell)
      known[slot] = (row, answer)
      return answer
    }
  }

  private static func slot(_ cell: Span<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for index in cell.indices { hash = (hash ^ UInt32(cell[index])) &* 16_777_619 }
    return Int(hash >> 8) & (size - 1)
  }

  private static func isSame(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    for index in a.indices where a[index] != b[index] { return false }
    return true
  }
}
