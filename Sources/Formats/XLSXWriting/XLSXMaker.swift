import Bytes
import Columns
import Components

/// Makes a spreadsheet: a sheet with the rows of a table, and one that says what its columns are.
final class XLSXMaker: FileMaker {
  private let book: XLSXBookWriter
  private let table: Exported
  private let sheet: XLSXBookWriter.Sheet
  private let types: [FieldType]
  /// The next row.
  private var row = 1
  private var widths: [Int]
  private var text: [CChar] = []

  /// The narrowest and the widest column, in characters.
  private static let narrow = 8, wide = 60

  init(_ file: NewFile) throws(FileFault) {
    table = file.tables[0]
    book = try XLSXBookWriter(path: file.path, scratch: file.scratch)
    types = table.schema.fields.map(\.type)
    let isRightToLeft = table.language == "ar"
    sheet = try book.sheet(XLSXColumnSheet.name(of: table), isRightToLeft: isRightToLeft)
    widths = types.map { _ in Self.narrow }
    for (index, field) in table.schema.fields.enumerated() {
      try write(Array(field.name.utf8).span, 0, index, .header)
      // Beside the name stands the button of the filter.
      widen(index, to: field.name.unicodeScalars.count + 3)
    }
    try XLSXColumnSheet(table).write(in: book, isRightToLeft: isRightToLeft)
  }

  func begin(_ index: Int) {}

  func append(_ batch: Batch) throws(FileFault) {
    for index in 0..<batch.count {
      for (column, cells) in batch.columns.enumerated() {
        let cell = cells.cells[index]
        guard cell.isPresent, cell.length > 0 else { continue }
        let start = Int(cell.start)
        let bytes = cells.bytes.span.extracting(start..<start + Int(cell.length))
        try write(bytes, column)
      }
      row += 1
    }
  }

  private func write(_ cell: Span<UInt8>, _ column: Int) throws(FileFault) {
    switch XLSXCell(cell, types[column]) {
    case .text:
      try write(cell, row, column, .plain)
      widen(column, to: cell.scalarCount(upTo: Self.wide))
    case .number(let number):
      try book.write(number, row, column, .plain, in: sheet)
      widen(column, to: cell.count)
    case .boolean(let truth): try book.write(truth, row, column, in: sheet)
    case .serial(let serial, let style):
      try book.write(serial, row, column, style, in: sheet)
      widen(column, to: style == .moment ? 20 : 11)
    }
  }

  private func write(
    _ cell: Span<UInt8>, _ row: Int, _ column: Int, _ style: XLSXBookWriter.Style
  ) throws(FileFault) {
    XLSXText.set(&text, cell)
    try book.write(text, row, column, style, in: sheet)
  }

  private func widen(_ column: Int, to width: Int) {
    widths[column] = max(widths[column], min(width + 1, Self.wide))
  }

  func finish() throws(FileFault) -> Finding? {
    for (column, width) in widths.enumerated() {
      try book.setWidth(width, of: column, in: sheet)
    }
    try book.filter(rows: row - 1, columns: types.count, in: sheet)
    try book.close()
    return nil
  }
}

/// Text as libxlsxwriter takes it.
enum XLSXText {
  /// Makes `text` the cell with a NUL at its end. What Office Open XML would take for an escaped
  /// character, `_x0041_`, has its underscore escaped (ECMA-376, ST_Xstring).
  static func set(_ text: inout [CChar], _ cell: Span<UInt8>) {
    text.removeAll(keepingCapacity: true)
    for index in cell.indices {
      text.append(CChar(bitPattern: cell[index]))
      if isEscape(cell, index) { text.append(contentsOf: "x005F_".utf8.map { CChar($0) }) }
    }
    text.append(0)
  }

  private static func isEscape(_ cell: Span<UInt8>, _ at: Int) -> Bool {
    guard cell[at] == UInt8(ascii: "_"), at + 6 < cell.count, cell[at + 1] == UInt8(ascii: "x"),
      cell[at + 6] == UInt8(ascii: "_")
    else { return false }
    return (at + 2..<at + 6).allSatisfy { index in
      cell[index] &- 48 < 10 || (cell[index] | 0x20) &- 97 < 6
    }
  }
}

extension Span<UInt8> {
  /// How many scalars UTF-8 text has, at most `limit`.
  func scalarCount(upTo limit: Int) -> Int {
    var scalars = 0
    for index in indices where self[index] & 0xC0 != 0x80 {
      scalars += 1
      if scalars == limit { break }
    }
    return scalars
  }
}
