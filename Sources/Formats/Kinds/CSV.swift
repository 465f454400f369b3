import Bytes
import Columns
import Components

/// Comma-separated values: RFC 4180 in UTF-8.
///
/// Read: any dialect of Table Dialect 2.0 that is delimited text, in any encoding of `TextEncoding`; what
/// is not stated of either is decided by the file. CRLF, LF and CR end a record outside quotes unless
/// the dialect says otherwise; a byte order mark is not part of the first name.
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
      .afterQuote, .unclosedQuote, .recordTooLong, .openQuote, .notUTF8, .nul, .mixedLineEnds,
      .escapeAtEnd, .dialectClash, .dialectDetected, .dialectUndecided,
    ])
  static let fileExtension = "csv"
  static let mediaType = "text/csv"
  static let isTabular = true
  static let fileExtensions = ["csv", "tsv", "tab"]

  private var dialect: Dialect
  private var encoding: TextEncoding
  private let stated: Stated
  /// The file that was found to be UTF-8 without zeros, which need not be looked for again.
  private var checked: FileIdentity?

  init(_ options: Options) throws(Finding) {
    dialect = try Dialect(options)
    stated = try Stated(options)
    encoding = stated.encoding.known
  }

  func reader(of input: Input) throws(Finding) -> any Reader {
    if let delimiter = dialect.plainDelimiter {
      return try CSVReader(
        input, PlainGrammar(delimiter: delimiter), dialect, encoding, checked: checked)
    }
    return try CSVReader(
      input, DialectGrammar(dialect), dialect, encoding, checked: checked)
  }

  /// Decides what is not stated: the encoding over the whole file, the dialect over its first megabyte.
  /// Throws where two encodings are as likely.
  func settled(on input: Input) throws(Finding) -> Settled {
    var settled = self
    let decision = try EncodingDecision(input, stated: stated.encoding)
    settled.encoding = decision.encoding
    settled.checked = decision.checked
    let sample = try DialectSample(input, decision.encoding)
    let guess = DialectGuess(sample, dialect, stated, isTabbed: Self.isTabbed(input.name))
    settled.dialect = guess.dialect
    let found = try decision.finding(input) { offset in settled.spot(of: offset, in: input) }
    return Settled(settled, (found.map { [$0] } ?? []) + guess.findings(input))
  }

  private func spot(of offset: Int, in input: Input) -> CSVSpot? {
    if let delimiter = dialect.plainDelimiter {
      return CSVSpot(offset, input, PlainGrammar(delimiter: delimiter), dialect, encoding)
    }
    return CSVSpot(offset, input, DialectGrammar(dialect), dialect, encoding)
  }

  /// Whether a file's name says that tabs separate its cells.
  static func isTabbed(_ name: String) -> Bool {
    let plain = name.hasSuffix(".gz") ? name.dropLast(3) : name[...]
    return [".tsv", ".tab"].contains { plain.lowercased().hasSuffix($0) }
  }

  func writer(of table: Exported) -> Writer {
    var head: [UInt8] = []
    Self.append(table.schema.fields.map(\.name), to: &head)
    return Writer(head: head, tail: []) { batch, _, output in Self.append(batch, to: &output) }
  }

  /// A record of texts.
  static func append(_ texts: [String], to output: inout [UInt8]) {
    let origin = Batch.Origin(file: "", rows: [1], lines: [1], offsets: [0])
    append(Batch(columns: texts.map { Column([$0]) }, count: 1, origin: origin), to: &output)
  }

  private static func append(_ batch: Batch, to output: inout [UInt8]) {
    var group = RowGroup()
    group.forEachRun(of: batch.count) { rows, group in
      for (index, column) in batch.columns.enumerated() {
        append(column, rows, isFirst: index == 0, isOnly: batch.columns.count == 1, to: &group)
      }
      group.passRows(rows.count, open: [], close: [13, 10]) { output.append($0) }
    }
  }

  private static func append(
    _ column: Column, _ rows: Range<Int>, isFirst: Bool, isOnly: Bool, to group: inout RowGroup
  ) {
    let bytes = column.bytes.span
    let cells = column.cells.span
    let comma = [UInt8(ascii: ",")], quotes = [UInt8](repeating: UInt8(ascii: "\""), count: 2)
    for row in rows {
      if !isFirst { group.cells.append(comma.span) }
      let cell = cells[row]
      if cell.isPresent, cell.length > 0 {
        let start = Int(cell.start)
        append(bytes.extracting(start..<start + Int(cell.length)), to: &group.cells)
      } else if isOnly {
        // A record of one empty cell would be a blank line, which readers skip.
        group.cells.append(quotes.span)
      }
      group.endCell()
    }
  }

  /// RFC 4180 §2.6 and 2.7.
  private static func append(_ cell: Span<UInt8>, to output: inout ByteRun) {
    guard needsQuotes(cell) else {
      output.append(cell)
      return
    }
    let quote = [UInt8(ascii: "\"")]
    output.append(quote.span)
    var clean = 0
    for index in cell.indices where cell[index] == quote[0] {
      output.append(cell.extracting(clean...index))
      clean = index
    }
    output.append(cell.extracting(clean..<cell.count))
    output.append(quote.span)
  }

  private static func needsQuotes(_ cell: Span<UInt8>) -> Bool {
    let comma = UInt8(ascii: ","), quote = UInt8(ascii: "\"")
    var at = 0
    while at + 8 <= cell.count {
      if EightBytes(cell, from: at).first(of: comma, quote, 10, 13) < 8 { return true }
      at += 8
    }
    while at < cell.count {
      switch cell[at] {
      case comma, quote, 10, 13: return true
      default: at += 1
      }
    }
    return false
  }
}
