/// A cell of a sheet that has something in it, as it was read.
struct SheetCell: Sendable, BitwiseCopyable {
  enum Kind: UInt8, Sendable {
    case text, number, boolean
    /// A date or time in ISO 8601.
    case date
    /// What a formula came to instead of a value, such as `#N/A`.
    case error
    /// A formula whose value was not kept; the text is the formula's.
    case uncached
    /// What makes no sense in the file, such as the number of a text that is not there.
    case broken
    /// A text of the workbook, which stands elsewhere; in no piece.
    case shared
  }

  /// Where its text is in the bytes of its piece.
  var start: UInt32, length: UInt32
  /// The number of its style.
  var style: UInt16
  /// From zero.
  var column: UInt16
  /// How many columns have the same from this one on.
  var repeats: UInt16 = 1
  var kind: Kind
}

/// A row of a sheet that is no comment and not blank.
struct SheetRow: Sendable, BitwiseCopyable {
  /// Why nothing can be made of it, if so.
  enum Fault: UInt8, Sendable {
    case none
    /// A cell stands behind one that should follow it, or says that it is of another row.
    case order
    /// A cell stands beyond the last column that there can be.
    case beyond
  }

  /// As the sheet shows it, from one.
  var number: UInt32
  /// How many rows like it follow, itself counted.
  var repeats: UInt32 = 1
  /// How many blank rows stand between it and the one before.
  var blanks: UInt32 = 0
  var firstCell: UInt32 = 0, cellCount: UInt32 = 0
  var fault = Fault.none
  /// The column of the cell that is at fault, from zero.
  var faultColumn: UInt32 = 0
}

/// Whole rows of a sheet.
struct SheetPiece: Sendable {
  var bytes: [UInt8] = []
  var cells: [SheetCell] = []
  var rows: [SheetRow] = []

  /// The place of the row with a number; nil where it is not in the piece.
  func index(ofRow number: Int) -> Int? {
    var low = 0, high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if Int(rows[middle].number) < number { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && Int(rows[low].number) == number ? low : nil
  }
}

/// How spreadsheets name columns and cells.
enum SheetAddress {
  /// The most rows and columns that a sheet can have (ECMA-376 Part 1, 18.3.1.73; Excel and
  /// LibreOffice alike, but for LibreOffice's wide sheets).
  static let mostRows = 1_048_576
  static let mostColumns = 16_384

  /// `A` for 0, `XFD` for 16,383.
  static func letters(_ column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column + 1
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// `C12` for column 2 of row 12.
  static func cell(_ column: Int, _ row: Int) -> String { letters(column) + String(row) }
}
