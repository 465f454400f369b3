import Bytes
import Columns
import Components

/// Cuts a CSV file into pieces of whole records. Memory is one piece and the record being looked for.
struct CSVReader: Reader {
  struct Piece: Sendable {
    var bytes: [UInt8]
    /// What stands before the piece: its first record's row and line, and its offset in the file.
    var row: Int, line: Int, offset: Int
  }

  private(set) var header: [String] = []
  private(set) var findings: [Finding] = []
  private let input: Input
  private let delimiter: UInt8
  private let file: FileHandle
  private var buffer: [UInt8] = []
  private var scanner: CSVScanner
  private var isAtEnd = false
  /// The row and line that `buffer` starts with, and its offset in the file.
  private var row = 1, line = 1, offset = 0

  init(_ input: Input, delimiter: UInt8) throws(Finding) {
    self.input = input
    self.delimiter = delimiter
    scanner = CSVScanner(delimiter: delimiter, recordLimit: input.recordLimit)
    file = try FileHandle(input)
    try readHeader()
  }

  /// RFC 4180 §2.3; a byte order mark is dropped.
  private mutating func readHeader() throws(Finding) {
    try fill(to: 3)
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { drop(3) }
    guard let piece = try cut(atLeast: 1) else { throw Finding(.noHeader, at: .file(input.name)) }
    let parsed = CSVParser(input: input, delimiter: delimiter, width: nil).parse(piece)
    if let finding = parsed.findings.first(where: { $0.rule != .strayQuote }) { throw finding }
    findings = parsed.findings
    header = parsed.batch.columns.map {
      String(decoding: $0.copy(0) ?? [], as: UTF8.self)
    }
    if header.isEmpty { throw Finding(.noHeader, at: .file(input.name)) }
    try checkNames(at: piece.offset)
  }

  private func checkNames(at offset: Int) throws(Finding) {
    var seen: Set<String> = []
    for (index, name) in header.enumerated() {
      let place = Place.cell(
        .init(
          table: input.table, file: input.name, row: 1, line: 1, byteOffset: offset, field: name))
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
      if let end = scanner.scan(buffer, atLeast: size, isAtEnd: isAtEnd) { return take(end) }
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
      isAtEnd = try file.read(upTo: count - buffer.count, into: &buffer) == 0
    }
  }

  private mutating func take(_ end: Int) -> Piece {
    var piece = Piece(bytes: [], row: row, line: line, offset: offset)
    let counts = scanner.taken(end)
    row += counts.records
    line += counts.lines
    if end < buffer.count / 2 {
      piece.bytes = Array(buffer[..<end])
      drop(end)
    } else {
      // The buffer becomes the piece, since less is copied so.
      let rest = Array(buffer[end...])
      buffer.removeLast(rest.count)
      swap(&piece.bytes, &buffer)
      buffer = rest
      offset += end
    }
    return piece
  }

  private mutating func drop(_ count: Int) {
    buffer.removeFirst(count)
    offset += count
  }

  private func tooLong() -> Finding {
    let place = Place.Cell(
      table: input.table, file: input.name, row: row, line: line, byteOffset: offset)
    return Finding(.recordTooLong, at: .cell(place), ["limit": String(input.recordLimit)])
  }

  var parse: @Sendable (Piece) -> Parsed {
    let parser = CSVParser(input: input, delimiter: delimiter, width: header.count)
    return { parser.parse($0) }
  }
}

/// Finds where records end, without looking at what they hold; goes on where it stopped when more of
/// the file has come.
struct CSVScanner {
  private enum State { case outside, quoted, quoteInQuoted }

  let delimiter: UInt8
  let recordLimit: Int
  private var state = State.outside
  private var at = 0
  /// Records and line ends up to the last record end found.
  private(set) var counts = (records: 0, lines: 0)
  /// Where the record that has not ended yet starts, and the line ends within it so far.
  private(set) var recordStart = 0
  private var openLines = 0
  /// The most records of a piece, since each may have something wrong that has to be kept until it is
  /// counted.
  private static let mostRecords = 16_384

  init(delimiter: UInt8, recordLimit: Int) {
    self.delimiter = delimiter
    self.recordLimit = recordLimit
  }

  /// Whether the record that `recordStart` begins goes on beyond the limit.
  var isTooLong: Bool { at - recordStart > recordLimit }

  /// The end of the first record that ends at `size` or later, or of the last one where the file
  /// ends; nil where more bytes are needed, or where a record is too long. Call again with the same
  /// bytes and more behind them.
  mutating func scan(_ bytes: [UInt8], atLeast size: Int, isAtEnd: Bool) -> Int? {
    let bytes = bytes.span
    var stop = bound(bytes.count)
    while true {
      if state != .quoteInQuoted { at = Self.mark(in: bytes, from: at, to: stop) }
      guard at < stop else { return nil }
      let byte = bytes[at]
      // Whether a carriage return ends a line or only begins its end shows in the next byte.
      if byte == 13, at + 1 == bytes.count, !isAtEnd { return nil }
      let endsLine = byte == 10 || (byte == 13 && !(at + 1 < bytes.count && bytes[at + 1] == 10))
      if endsLine { openLines += 1 }
      let mayEnd = step(over: byte, in: bytes)
      at += 1
      guard mayEnd, endsLine, !isTooLong else { continue }
      endRecord()
      stop = bound(bytes.count)
      if at >= size || counts.records >= Self.mostRecords { return at }
    }
  }

  /// Where the next byte before `stop` stands that may end a line or is a quote, or `stop`.
  private static func mark(in bytes: Span<UInt8>, from start: Int, to stop: Int) -> Int {
    let quote = UInt8(ascii: "\"")
    var at = start
    while at + 8 <= stop {
      let first = EightBytes(bytes, from: at).first(of: quote, 10, 13, 13)
      at += first
      if first < 8 { return at }
    }
    while at < stop, bytes[at] != quote, bytes[at] != 10, bytes[at] != 13 { at += 1 }
    return at
  }

  /// Where scanning stops: at the first byte beyond the limit of the open record, if there is one.
  private func bound(_ count: Int) -> Int {
    recordLimit < count - recordStart ? recordStart + recordLimit + 1 : count
  }

  /// Steps over the byte at `at`; whether a line end here ends the record.
  private mutating func step(over byte: UInt8, in bytes: Span<UInt8>) -> Bool {
    let isQuote = byte == UInt8(ascii: "\"")
    switch state {
    case .quoted:
      if isQuote { state = .quoteInQuoted }
      return false
    case .quoteInQuoted:
      state = isQuote ? .quoted : .outside
    case .outside:
      // A quote opens a cell only where the cell begins.
      if isQuote, at == recordStart || bytes[at - 1] == delimiter { state = .quoted }
    }
    return !isQuote
  }

  private mutating func endRecord() {
    counts.records += 1
    counts.lines += openLines
    openLines = 0
    recordStart = at
    state = .outside
  }

  /// Forgets the first `end` bytes, which were taken; what was counted in them.
  mutating func taken(_ end: Int) -> (records: Int, lines: Int) {
    defer {
      counts = (0, 0)
      at = max(0, at - end)
      recordStart = 0
    }
    return counts
  }
}
