import Components

/// Hands out the records of a JSON file one by one, as ranges of `stream.bytes`.
protocol JSONSource {
  var stream: JSONStream { get set }
  /// The number of the record that comes next; the first is 1.
  var row: Int { get }
  /// The next record; nil behind the last. Throws where it cannot be told where a record ends. Drops
  /// nothing from `stream`.
  mutating func next() throws(Finding) -> Range<Int>?
  /// Reads what stands behind the records, once `next` gave nil and `stream` may drop bytes; what is
  /// wrong there.
  mutating func finish() throws(Finding) -> [Finding]
}

/// Some whole records of a JSON file.
struct JSONPiece: Sendable {
  var bytes: [UInt8]
  /// Where each record stands in `bytes`.
  var records: [JSONExtent] = []
  /// The number of the first record, the line that `bytes` start on, and where they do.
  var row = 1, line = 1, offset = 0
  /// What was found wrong between the records.
  var faults: [Finding] = []

  /// The record that starts at a byte.
  func record(at start: Int) -> Range<Int>? {
    var low = 0, high = records.count
    while low < high {
      let middle = (low + high) / 2
      if Int(records[middle].start) < start { low = middle + 1 } else { high = middle }
    }
    guard low < records.count, Int(records[low].start) == start else { return nil }
    return records[low].range
  }
}

/// A record's first byte and its length.
struct JSONExtent: Sendable, BitwiseCopyable {
  var start: UInt32, count: UInt32

  init(_ range: Range<Int>) {
    (start, count) = (UInt32(range.lowerBound), UInt32(range.count))
  }

  var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// Takes runs of records from a source, in order.
struct JSONCutter<Source: JSONSource> {
  private var source: Source
  /// A record that has been looked at and not been taken.
  private var pending: Range<Int>?
  /// Why reading stops behind what has been given out.
  private var stop: Finding?
  private var isOver = false
  /// The most records of a piece, since each may have something wrong.
  private static var mostRecords: Int { 16_384 }

  init(_ source: Source) { self.source = source }

  /// The bytes of the next record, which stays; nil where there is none.
  mutating func peek() throws(Finding) -> ArraySlice<UInt8>? {
    if pending == nil { pending = try source.next() }
    return pending.map { source.stream.bytes[$0] }
  }

  /// Records of `size` bytes or more together, fewer at the end of the file; nil behind it.
  mutating func cut(atLeast size: Int) throws(Finding) -> JSONPiece? {
    if let stop { throw stop }
    if isOver { return nil }
    let row = source.row - (pending == nil ? 0 : 1)
    let records = collect(size)
    if let last = records.last { return take(records, to: last.upperBound, row) }
    if let stop { throw stop }
    isOver = true
    let faults = try source.finish()
    return faults.isEmpty ? nil : JSONPiece(bytes: [], row: source.row, faults: faults)
  }

  /// A thrown finding is kept until what stands before it has been taken.
  private mutating func collect(_ size: Int) -> [Range<Int>] {
    var records: [Range<Int>] = []
    if let pending { records.append(pending) }
    pending = nil
    do throws(Finding) {
      while records.isEmpty
        || records.count < Self.mostRecords
          && records[records.count - 1].upperBound - records[0].lowerBound < size
      {
        guard let record = try source.next() else { break }
        records.append(record)
      }
    } catch { stop = error }
    return records
  }

  private mutating func take(_ records: [Range<Int>], to end: Int, _ row: Int) -> JSONPiece {
    let first = records[0].lowerBound
    var piece = JSONPiece(bytes: [])
    piece.row = row
    piece.records = records.map { JSONExtent($0.lowerBound - first..<$0.upperBound - first) }
    (piece.bytes, piece.line, piece.offset) = source.stream.take(first..<end)
    return piece
  }
}
