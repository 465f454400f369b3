/// Walks over the records of a text whose delimiter, quote and escape are one byte each; for looking at
/// a dialect, not for reading data.
struct RecordWalk {
  var delimiter: UInt8
  var quote: UInt8?
  var escape: UInt8?

  private enum State { case cellStart, plain, quoted, closed }

  init(delimiter: UInt8, quote: UInt8? = UInt8(ascii: "\""), escape: UInt8? = nil) {
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
  }

  /// That of a dialect, as far as its marks are one byte.
  init(_ dialect: Dialect) {
    delimiter = dialect.delimiter.first ?? UInt8(ascii: ",")
    quote = dialect.quote.first
    escape = dialect.escape.first
  }

  /// Calls `cell` with the range of each cell, as it is written, and `record` at the end of each record,
  /// with whether its quotes were as they must be. What no line end closes is a record too where
  /// `isWhole`.
  func walk(
    _ bytes: Span<UInt8>, isWhole: Bool = true, cell: (Range<Int>) -> Void,
    record: (_ isSound: Bool) -> Void
  ) {
    var state = State.cellStart, isSound = true
    var first = 0, at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte == escape, state != .closed {
        at += 2
        if state == .cellStart { state = .plain }
        continue
      }
      switch state {
      case .quoted:
        if byte == quote { state = .closed }
        at += 1
        continue
      case .closed where byte == quote:
        state = .quoted
        at += 1
        continue
      case .cellStart where byte == quote:
        state = .quoted
        at += 1
        continue
      default: break
      }
      if byte == delimiter {
        cell(first..<at)
        first = at + 1
        state = .cellStart
      } else if byte == 10 || byte == 13 {
        cell(first..<at)
        if byte == 13, at + 1 < bytes.count, bytes[at + 1] == 10 { at += 1 }
        first = at + 1
        record(isSound)
        (state, isSound) = (.cellStart, true)
      } else {
        if state == .closed { isSound = false }
        state = .plain
      }
      at += 1
    }
    guard isWhole, first < bytes.count else { return }
    cell(first..<bytes.count)
    record(isSound && state != .quoted)
  }

  /// The cells of one record, as ranges of its indices.
  func cells(_ record: ArraySlice<UInt8>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    walk(Array(record).span) { range in
      cells.append(record.startIndex + range.lowerBound..<record.startIndex + range.upperBound)
    } record: { _ in
    }
    return cells
  }
}
