/// Finds where records end, without looking at what they hold; goes on where it stopped when more of
/// the file has come.
struct CSVScanner: RecordScanner {
  private enum State { case outside, quoted, quoteInQuoted }

  let delimiter: UInt8
  let recordLimit: Int
  private var state = State.outside
  private var at = 0
  /// Records and line ends up to the last record end found.
  private var counts = (records: 0, lines: 0)
  private(set) var recordStart = 0
  /// The line ends within the record that has not ended yet.
  private var openLines = 0
  private(set) var lineEnds = LineEnds()
  /// The most records of a piece, since each may have something wrong that has to be kept until it is
  /// counted.
  static let mostRecords = 16_384

  init(delimiter: UInt8, recordLimit: Int, from start: Int = 0) {
    self.delimiter = delimiter
    self.recordLimit = recordLimit
    at = start
    recordStart = start
  }

  var isTooLong: Bool { at - recordStart > recordLimit }

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
      lineEnds.count(byte, hasReturn: at > 1 && bytes[at - 2] == 13)
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

  mutating func taken(_ end: Int) -> (records: Int, lines: Int) {
    defer {
      counts = (0, 0)
      at = max(0, at - end)
      recordStart = 0
    }
    return counts
  }
}
