/// Finds where records of any dialect end; goes on where it stopped when more of the file has come.
struct DialectScanner: RecordScanner {
  private let tokens: DialectTokens
  private let recordLimit: Int
  private var state = DialectTokens.State.recordStart
  private var at = 0
  private var counts = (records: 0, lines: 0)
  private(set) var recordStart = 0
  private var openLines = 0
  private(set) var lineEnds = LineEnds()
  /// Where the last quote stands that opened a cell.
  private var quoteStart = 0

  init(_ tokens: DialectTokens, recordLimit: Int, from start: Int = 0) {
    self.tokens = tokens
    self.recordLimit = recordLimit
    at = start
    recordStart = start
  }

  var isTooLong: Bool { at - recordStart > recordLimit }
  /// Where the quote stands that is open where scanning stopped; nil where none is.
  var openQuote: Int? { state == .quoted ? quoteStart : nil }

  mutating func scan(_ bytes: [UInt8], atLeast size: Int, isAtEnd: Bool) -> Int? {
    while at < bytes.count, isAtEnd || at + tokens.longest <= bytes.count {
      if isTooLong { return nil }
      let token = tokens.next(bytes, at, &state)
      openLines += tokens.lineEnds(token, bytes, at)
      if token.kind == .openQuote { quoteStart = at }
      at += token.length
      guard token.kind == .terminator, !isTooLong else { continue }
      if tokens.dialect.terminator.isEmpty {
        lineEnds.count(bytes[at - 1], hasReturn: token.length == 2)
      }
      endRecord()
      if at >= size || counts.records >= CSVScanner.mostRecords { return at }
    }
    return nil
  }

  private mutating func endRecord() {
    counts.records += 1
    counts.lines += openLines
    openLines = 0
    recordStart = at
  }

  mutating func taken(_ end: Int) -> (records: Int, lines: Int) {
    defer {
      counts = (0, 0)
      at = max(0, at - end)
      quoteStart -= end
      recordStart = 0
    }
    return counts
  }
}
