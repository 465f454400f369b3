/// Finds where records end, without looking at what they hold; goes on where it stopped when more of
/// the file has come.
struct CSVScanner: RecordScanner {
  private enum State { case cellStart, plain, quoted, quoteInQuoted }

  let delimiter: UInt8
  let recordLimit: Int
  private var state = State.cellStart
  private var at = 0
  /// Records and line ends up to the last record end found.
  private var counts = (records: 0, lines: 0)
  private(set) var recordStart = 0
  /// The line ends within the record that has not ended yet.
  private var openLines = 0
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
    var stop = bound(bytes.count)
    while true {
      at = skipped(bytes, to: stop)
      guard at < stop else { return nil }
      let byte = bytes[at]
      // Whether a carriage return ends a line or only begins its end shows in the next byte.
      if byte == 13, at + 1 == bytes.count, !isAtEnd { return nil }
      let endsLine = byte == 10 || (byte == 13 && !(at + 1 < bytes.count && bytes[at + 1] == 10))
      if endsLine { openLines += 1 }
      at += 1
      guard step(byte), endsLine, !isTooLong else { continue }
      endRecord()
      stop = bound(bytes.count)
      if at >= size || counts.records >= Self.mostRecords { return at }
    }
  }

  /// Where the next byte stands that may end a cell or a line or be a quote: most are passed over.
  private func skipped(_ bytes: [UInt8], to stop: Int) -> Int {
    let quote = UInt8(ascii: "\"")
    let last = state == .quoted ? quote : max(quote, delimiter)
    var at = at
    guard state == .plain || state == .quoted else { return at }
    while at < stop, bytes[at] > last { at += 1 }
    return at
  }

  /// Where scanning stops: at the first byte beyond the limit of the open record, if there is one.
  private func bound(_ count: Int) -> Int {
    recordLimit < count - recordStart ? recordStart + recordLimit + 1 : count
  }

  /// Moves on by one byte; whether a line end here ends the record.
  private mutating func step(_ byte: UInt8) -> Bool {
    switch state {
    case .quoted:
      if byte == UInt8(ascii: "\"") { state = .quoteInQuoted }
      return false
    case .quoteInQuoted where byte == UInt8(ascii: "\""):
      state = .quoted
      return false
    case .cellStart where byte == UInt8(ascii: "\""):
      state = .quoted
      return false
    case .cellStart, .plain, .quoteInQuoted:
      state = byte == delimiter || byte == 10 || byte == 13 ? .cellStart : .plain
      return true
    }
  }

  private mutating func endRecord() {
    counts.records += 1
    counts.lines += openLines
    openLines = 0
    recordStart = at
    state = .cellStart
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
