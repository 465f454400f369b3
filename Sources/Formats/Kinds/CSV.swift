import Columns
import Components

/// Comma-separated values: RFC 4180 in UTF-8.
///
/// Read: any dialect of Table Dialect 2.0 that is delimited text; CRLF, LF and CR end a record outside
/// quotes unless the dialect says otherwise; a byte order mark is not part of the first name.
/// Written: CRLF, quotes only where a cell needs them, a missing value is an empty cell.
struct CSV: Format {
  static let card = Card(
    "csv",
    Text(
      ar: "CSV: قيم تفصل بينها فواصل، حسب RFC 4180 وبترميز UTF-8.",
      fr: "CSV : valeurs séparées par des virgules, selon la RFC 4180, en UTF-8.",
      en: "CSV: comma-separated values, as RFC 4180 has them, in UTF-8."), keys,
    rules: [
      .noHeader, .noRows, .emptyName, .duplicateColumn, .raggedRow, .blankLine, .strayQuote,
      .afterQuote, .unclosedQuote, .recordTooLong, .notUTF8, .escapeAtEnd, .dialectClash,
    ])
  static let fileExtension = "csv"
  static let mediaType = "text/csv"

  private let dialect: Dialect

  init(_ options: Options) throws(Finding) { dialect = try Dialect(options) }

  func reader(of input: Input) throws(Finding) -> any Reader {
    if let delimiter = dialect.plainDelimiter {
      return try CSVReader(input, PlainGrammar(delimiter: delimiter), dialect)
    }
    return try CSVReader(input, DialectGrammar(dialect), dialect)
  }

  func writer(of table: Exported) -> Writer {
    var head: [UInt8] = []
    Self.append(table.schema.fields.map(\.name), to: &head)
    return Writer(head: head, tail: []) { batch, _, output in
      for row in 0..<batch.count { Self.append(row: row, of: batch, to: &output) }
    }
  }

  /// A record of texts.
  static func append(_ texts: [String], to output: inout [UInt8]) {
    let origin = Batch.Origin(file: "", rows: [1], lines: [1], offsets: [0])
    append(
      row: 0, of: Batch(columns: texts.map { Column([$0]) }, count: 1, origin: origin), to: &output)
  }

  private static func append(row: Int, of batch: Batch, to output: inout [UInt8]) {
    let start = output.count
    batch.forEachCell(inRow: row) { index, cell in
      if index > 0 { output.append(UInt8(ascii: ",")) }
      if let cell { append(cell, to: &output) }
    }
    // A record of one empty cell would be a blank line, which readers skip.
    if output.count == start {
      output.append(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: "\"")])
    }
    output.append(contentsOf: [13, 10])
  }

  /// RFC 4180 §2.6 and 2.7.
  private static func append(_ cell: Span<UInt8>, to output: inout [UInt8]) {
    guard needsQuotes(cell) else {
      output.append(cell)
      return
    }
    let quote = UInt8(ascii: "\"")
    output.append(quote)
    var clean = 0
    for index in cell.indices where cell[index] == quote {
      output.append(cell.extracting(clean...index))
      clean = index
    }
    output.append(cell.extracting(clean..<cell.count))
    output.append(quote)
  }

  private static func needsQuotes(_ cell: Span<UInt8>) -> Bool {
    for index in cell.indices {
      switch cell[index] {
      case UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13: return true
      default: continue
      }
    }
    return false
  }
}
