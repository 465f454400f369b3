internal import Columns
internal import Components

/// Makes columns of the rows of a sheet. Pure.
struct SheetParser: Sendable {
  let input: Input
  let sheet: String
  let header: [String]
  let width: Int
  let firstColumn: Int
  let resolver: SheetResolver

  func parse(_ piece: SheetPiece) -> Parsed {
    var run = SheetRun(self, piece)
    return run.parsed()
  }

  /// A row as CSV with its cells as they were read, as many as there are; nil where the piece lacks it.
  func record(_ piece: SheetPiece, row number: Int) -> [UInt8]? {
    guard let index = piece.index(ofRow: number) else { return nil }
    let row = piece.rows[index]
    var texts = [String](repeating: "", count: width), before: [String] = []
    for cell in piece.cells[Int(row.firstCell)..<Int(row.firstCell + row.cellCount)] {
      let text = text(cell, piece.bytes)
      for column in Int(cell.column)..<Int(cell.column) + Int(cell.repeats) {
        if column < firstColumn {
          before.append(text)
        } else {
          while texts.count <= column - firstColumn { texts.append("") }
          texts[column - firstColumn] = text
        }
      }
    }
    var output: [UInt8] = []
    CSV.append(texts + before, to: &output)
    return output
  }

  private func text(_ cell: SheetCell, _ bytes: [UInt8]) -> String {
    var made: [UInt8] = []
    switch resolver.resolve(cell, in: bytes.span, making: &made) {
    case .made(let place): return text(place, made)
    case .here(let place): return text(place, bytes)
    default: return text(Column.Cell(start: Int(cell.start), length: Int(cell.length)), bytes)
    }
  }

  private func text(_ place: Column.Cell, _ bytes: [UInt8]) -> String {
    let start = Int(place.start)
    return String(decoding: bytes[start..<start + Int(place.length)], as: UTF8.self)
  }
}
