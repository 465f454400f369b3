import Bytes
import Columns
import Components

/// Cuts a delimited file into pieces of whole records. Memory is one piece and the record being looked
/// for.
struct CSVReader<Grammar: CSVGrammar>: Reader {
  typealias Piece = CSVPiece

  private(set) var header: [String] = []
  private(set) var findings: [Finding] = []
  var isNameless: Bool { !dialect.hasHeader }
  /// What stands in the file before its first record: a byte order mark, comments, the header.
  private var head: [UInt8] = []
  private let input: Input
  private let grammar: Grammar
  private let dialect: Dialect
  private let encoding: TextEncoding
  /// Whether the whole file is known to be UTF-8 without zeros.
  private let isClean: Bool
  private var file: DecodedFile
  private var buffer: [UInt8] = []
  /// What `buffer` was made of, where the file is not UTF-8.
  private var source: [UInt8] = []
  private var scanner: Grammar.Scanner
  private var isAtEnd = false
  /// The row and line that `buffer` starts with, and its offset in the file.
  private var row = 1, line = 1, offset = 0

  init(
    _ input: Input, _ grammar: Grammar, _ dialect: Dialect, _ encoding: TextEncoding = .utf8,
    checked: FileIdentity? = nil
  ) throws(Finding) {
    self.input = input
    self.encoding = encoding
    self.grammar = grammar
    self.dialect = dialect
    scanner = grammar.scanner(recordLimit: input.recordLimit, from: 0)
    file = try DecodedFile(input, encoding)
    isClean = checked != nil && file.identity == checked
    try skipMark()
    if dialect.hasHeader { try readHeader() } else { try countColumns() }
  }

  /// A byte order mark is dropped.
  private mutating func skipMark() throws(Finding) {
    try fill(to: 3)
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) {
      head = file.isDecoding ? Array(source[..<2]) : Array(buffer[..<3])
      drop(3)
    }
  }

  /// RFC 4180 §2.3; Table Dialect 2.0, `header`, `headerRows` and `headerJoin`. Rows above the last of
  /// the header that are not part of it are passed over.
  private mutating func readHeader() throws(Finding) {
    var rows: [[String]] = []
    var first: CSVPiece?
    while rows.isEmpty || row <= dialect.lastHeaderRow ?? 0 {
      guard let piece = try cut(atLeast: 1) else {
        throw Finding(.noHeader, at: .file(input.name))
      }
      head += piece.source?.bytes ?? piece.bytes
      guard dialect.headerRows.isEmpty || dialect.headerRows.contains(piece.row) else { continue }
      guard let names = try names(piece) else { continue }
      rows.append(names)
      first = first ?? piece
    }
    header = dialect.names(from: rows)
    if header.isEmpty { throw Finding(.noHeader, at: .file(input.name)) }
    try checkNames(first!)
  }

  /// The cells of one record of the header; nil for a comment.
  private mutating func names(_ piece: CSVPiece) throws(Finding) -> [String]? {
    let isNamed = dialect.headerRows.contains(piece.row)
    let faults = CSVFaults(input: input, grammar: grammar, header: [])
    let parsed = faults.placed(
      grammar.parse(piece, of: input, width: nil, isHeader: isNamed), piece)
    if let finding = parsed.findings.first(where: { !Self.isHarmless($0.rule) }) { throw finding }
    if parsed.batch.count == 0 { return nil }
    findings += parsed.findings
    return parsed.batch.columns.map { String(decoding: $0.copy(0) ?? [], as: UTF8.self) }
  }

  /// Table Dialect 2.0, `header: false`: the first record that is no comment and not blank tells how
  /// many columns there are. The file is begun anew, so that it is read as data too.
  private mutating func countColumns() throws(Finding) {
    while header.isEmpty {
      guard let piece = try cut(atLeast: 1) else {
        throw Finding(.noRows, at: .file(input.name))
      }
      let faults = CSVFaults(input: input, grammar: grammar, header: [])
      let parsed = faults.placed(
        grammar.parse(piece, of: input, width: nil, isHeader: false), piece)
      if let finding = parsed.findings.first(where: { !Self.isHarmless($0.rule) }) { throw finding }
      let columns = parsed.batch.columns
      let isBlank = columns.count == 1 && columns[0].copy(0)?.isEmpty != false
      // A file of nothing but blank lines has one column.
      if parsed.batch.count == 0 || isBlank && !(isAtEnd && buffer.isEmpty) { continue }
      header = (1...columns.count).map { "field\($0)" }
    }
    scanner = grammar.scanner(recordLimit: input.recordLimit, from: 0)
    file = try DecodedFile(input, encoding)
    (buffer, source, isAtEnd, row, line, offset) = ([], [], false, 1, 1, 0)
    head = []
    try skipMark()
  }

  private static func isHarmless(_ rule: Rule) -> Bool {
    rule == .strayQuote || rule == .mixedLineEnds
  }

  private func checkNames(_ piece: CSVPiece) throws(Finding) {
    var seen: Set<String> = []
    for (index, name) in header.enumerated() {
      let place = Place.cell(
        .init(
          table: input.table, file: input.name, row: piece.row, line: piece.line,
          byteOffset: piece.offset, field: name))
      if name.isEmpty {
        throw Finding(.emptyName, at: place, ["number": String(index + 1)])
      }
      guard seen.insert(name).inserted else {
        throw Finding(.duplicateColumn, at: place, ["value": name])
      }
    }
  }

  mutating func cut() throws(Finding) -> Piece? { try cut(atLeast: input.pieceSize) }

  /// Whole records of `size` bytes or more together, fewer at the end of the file.
  private mutating func cut(atLeast size: Int) throws(Finding) -> Piece? {
    while true {
      if let end = scanner.scan(buffer, atLeast: size, isAtEnd: isAtEnd) {
        // Whether the piece is the last.
        if end == buffer.count { try fill(to: buffer.count + 1) }
        return take(end)
      }
      if scanner.isTooLong {
        // What stands before the record is good.
        if scanner.recordStart > 0 { return take(scanner.recordStart) }
        throw tooLong()
      }
      if isAtEnd { return buffer.isEmpty ? nil : take(buffer.count) }
      try fill(to: buffer.count + max(size, 1 << 16))
    }
  }

  private mutating func fill(to count: Int) throws(Finding) {
    while buffer.count < count, !isAtEnd {
      isAtEnd = try !file.read(upTo: count - buffer.count, into: &buffer, &source)
    }
  }

  private mutating func take(_ end: Int) -> Piece {
    var piece = Piece(bytes: [], row: row, line: line, offset: offset, isClean: isClean)
    let counts = scanner.taken(end)
    row += counts.records
    line += counts.lines
    if file.isDecoding {
      piece.source = SourceText(buffer.span.extracting(0..<end), of: source, in: encoding)
    }
    let length = piece.source?.bytes.count ?? end
    if end < buffer.count / 2 {
      piece.bytes = Array(buffer[..<end])
      buffer.removeFirst(end)
    } else {
      // The buffer becomes the piece, since less is copied so.
      let rest = Array(buffer[end...])
      buffer.removeLast(rest.count)
      swap(&piece.bytes, &buffer)
      buffer = rest
    }
    if file.isDecoding { source.removeFirst(length) }
    offset += length
    if isAtEnd, buffer.isEmpty { piece.lineEnds = scanner.lineEnds }
    return piece
  }

  /// Passes over decoded bytes.
  private mutating func drop(_ count: Int) {
    let length = TextDecoder.sourceLength(buffer.span.extracting(0..<count), in: encoding)
    buffer.removeFirst(count)
    if file.isDecoding { source.removeFirst(length) }
    offset += length
  }

  private func tooLong() -> Finding {
    let place = Place.Cell(
      table: input.table, file: input.name, row: row, line: line, byteOffset: offset)
    // The general grammar tells both ways of reading the same file alike.
    var general = DialectGrammar(dialect).scanner(recordLimit: .max, from: 0)
    _ = general.scan(
      Array(buffer.prefix(input.recordLimit + 1)), atLeast: .max, isAtEnd: false)
    guard let quote = general.openQuote else {
      return Finding(.recordTooLong, at: .cell(place), ["limit": String(input.recordLimit)])
    }
    let text = String(decoding: buffer[quote..<min(quote + 60, buffer.count)], as: UTF8.self)
    return Finding(
      .openQuote, at: .cell(place),
      [
        "limit": String(input.recordLimit), "value": text,
        "line": String(line + LineEnds.lines(in: buffer[..<quote])),
      ])
  }

  var parse: @Sendable (Piece) -> Parsed {
    let (input, grammar, header) = (input, grammar, header)
    let faults = CSVFaults(input: input, grammar: grammar, header: header)
    return { piece in
      faults.placed(grammar.parse(piece, of: input, width: header.count, isHeader: false), piece)
    }
  }

  var verbatim: Verbatim<Piece>? {
    let grammar = grammar
    return Verbatim(head: head) { piece, offset in
      let bytes = piece.bytes.span
      guard offset >= piece.offset else { return nil }
      let place = offset - piece.offset
      let index = piece.source.map { $0.index(of: place, in: bytes) } ?? place
      guard let start = index, start < bytes.count else { return nil }
      return Array(piece.written(grammar.record(from: start, in: piece)))
    }
  }
}
