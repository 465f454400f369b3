/// How a delimited file is written: Table Dialect 2.0, the part for delimited text.
///
/// A sequence of no bytes stands for a property that is not set. Rows count from one, as a spreadsheet
/// shows them: rows of the header and of comments count.
struct Dialect: Sendable, Hashable {
  /// Whether some row names the columns; else they are `field1`, `field2` …
  var hasHeader = true
  /// The rows that name the columns, ascending; none is the first row that is no comment.
  var headerRows: [Int] = []
  /// What stands between the parts of a name that several rows make.
  var headerJoin = " "
  /// Rows that are no data, whatever they hold.
  var commentRows: Set<Int> = []
  /// What a line that is no data begins with; its quotes mean nothing.
  var comment: [UInt8] = []
  var delimiter: [UInt8] = [UInt8(ascii: ",")]
  /// What ends a record; none is CR, LF and CRLF alike.
  var terminator: [UInt8] = []
  var quote: [UInt8] = [UInt8(ascii: "\"")]
  /// Whether two quotes within quotes are one.
  var doublesQuote = true
  /// What takes the meaning from the character behind it, in quotes and out of them.
  var escape: [UInt8] = []
  /// The text of a cell without quotes that has no value.
  var null: [UInt8]?
  /// Whether spaces before a cell are passed over.
  var skipsInitialSpace = false

  /// The delimiter of a file that RFC 4180 describes but for its delimiter; nil for any other.
  var plainDelimiter: UInt8? {
    var other = self
    (other.hasHeader, other.headerRows, other.headerJoin) = (true, [], " ")
    other.delimiter = Dialect().delimiter
    guard other == Dialect(), delimiter.count == 1, delimiter[0] < 0x80 else { return nil }
    return delimiter[0]
  }

  /// The last row that names columns, where the dialect says which.
  var lastHeaderRow: Int? { hasHeader ? headerRows.last : nil }

  /// The names of columns that several rows make together. In the rows above the last a cell that is
  /// empty or lacking has the text of the one before it, as where cells are merged.
  func names(from rows: [[String]]) -> [String] {
    let width = rows.map(\.count).max() ?? 0
    var parts: [[String]] = Array(repeating: [], count: width)
    for (index, row) in rows.enumerated() {
      var text = ""
      for column in 0..<width {
        let cell = column < row.count ? row[column] : ""
        text = cell.isEmpty && index < rows.count - 1 ? text : cell
        if !text.isEmpty { parts[column].append(text) }
      }
    }
    return parts.map { $0.joined(separator: headerJoin) }
  }
}
