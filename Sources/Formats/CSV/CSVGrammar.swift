import Components

/// Whole records of a delimited file.
struct CSVPiece: Sendable {
  var bytes: [UInt8]
  /// What stands before the piece: its first record's row and line, and its offset in the file.
  var row: Int, line: Int, offset: Int
  /// Whether it is known to be UTF-8 without zeros.
  var isClean = false
  /// What the piece was made of, where the file is not UTF-8.
  var source: SourceText?
  /// How the lines of the file end, where the piece is its last.
  var lineEnds: LineEnds?

  /// The bytes of the file that a stretch of the piece was made of, as their indices tell.
  func written(_ range: Range<Int>) -> ArraySlice<UInt8> {
    guard let source else { return bytes[range] }
    let text = bytes.span
    return source.bytes[
      source.offset(of: range.lowerBound, in: text)..<source.offset(of: range.upperBound, in: text)]
  }
}

/// How records are found and read. The grammar of RFC 4180 has hot loops of its own; that of any
/// dialect is slower. Both cut the same file of RFC 4180 into the same rows, places and findings.
protocol CSVGrammar: Sendable {
  associatedtype Scanner: RecordScanner
  /// Begins with the record that starts at `start` of the bytes to come.
  func scanner(recordLimit: Int, from start: Int) -> Scanner
  /// Reads records of `width` cells, or each of as many as it has. A row of the header is one even
  /// where comments look alike.
  func parse(_ piece: CSVPiece, of input: Input, width: Int?, isHeader: Bool) -> Parsed
}

extension CSVGrammar {
  /// The record of a piece that starts at `start`, its end included. Costs what the record is long.
  func record(from start: Int, in piece: CSVPiece) -> Range<Int> {
    var scanner = scanner(recordLimit: .max, from: start)
    let end = scanner.scan(piece.bytes, atLeast: start, isAtEnd: true)
    return start..<(end ?? piece.bytes.count)
  }
}

/// Finds where records end, without looking at what they hold; goes on where it stopped when more of
/// the file has come.
protocol RecordScanner {
  /// Where the record that has not ended yet starts.
  var recordStart: Int { get }
  /// Whether the record that `recordStart` begins goes on beyond the limit.
  var isTooLong: Bool { get }
  /// The end of the first record that ends at `size` or later, or of the last one where the file
  /// ends; nil where more bytes are needed, or where a record is too long. Call again with the same
  /// bytes and more behind them.
  mutating func scan(_ bytes: [UInt8], atLeast size: Int, isAtEnd: Bool) -> Int?
  /// Forgets the first `end` bytes, which were taken; what was counted in them.
  mutating func taken(_ end: Int) -> (records: Int, lines: Int)
  /// How the records that ended so far did.
  var lineEnds: LineEnds { get }
}

/// RFC 4180 but for its delimiter, which is one ASCII character.
struct PlainGrammar: CSVGrammar {
  let delimiter: UInt8

  func scanner(recordLimit: Int, from start: Int) -> CSVScanner {
    CSVScanner(delimiter: delimiter, recordLimit: recordLimit, from: start)
  }

  func parse(_ piece: CSVPiece, of input: Input, width: Int?, isHeader: Bool) -> Parsed {
    CSVParser(input: input, delimiter: delimiter, width: width).parse(piece)
  }
}

/// Any dialect.
struct DialectGrammar: CSVGrammar {
  private let tokens: DialectTokens
  private let headerTokens: DialectTokens

  init(_ dialect: Dialect) {
    tokens = DialectTokens(dialect)
    var header = dialect
    (header.comment, header.commentRows) = ([], [])
    headerTokens = DialectTokens(header)
  }

  func scanner(recordLimit: Int, from start: Int) -> DialectScanner {
    DialectScanner(tokens, recordLimit: recordLimit, from: start)
  }

  func parse(_ piece: CSVPiece, of input: Input, width: Int?, isHeader: Bool) -> Parsed {
    let tokens = isHeader ? headerTokens : tokens
    return DialectParser(input: input, tokens: tokens, width: width).parse(piece)
  }
}
