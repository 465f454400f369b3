import Components

/// The lines of an NDJSON file: each is one value; lines of nothing but white space are passed over.
struct JSONLines: JSONSource {
  var stream: JSONStream
  private(set) var row = 1

  init(_ input: Input) throws(Finding) { stream = try JSONStream(input) }

  mutating func next() throws(Finding) -> Range<Int>? {
    // Before the first byte of the line.
    guard try stream.nextToken(row: row) != nil else { return nil }
    let start = stream.at
    var end = start
    while true {
      end = Self.lineFeed(stream.bytes.span, from: end)
      if end - start > stream.input.recordLimit { throw stream.tooLong(start, row) }
      if end < stream.bytes.count { break }
      guard try stream.more() else { break }
    }
    stream.at = end
    row += 1
    while end > start, JSONStream.isSpace(stream.bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  mutating func finish() -> [Finding] { [] }

  private static func lineFeed(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var at = start
    while at + 8 <= bytes.count {
      let first = EightBytes(bytes, from: at).first(of: 10, 10, 10, 10)
      at += first
      if first < 8 { return at }
    }
    while at < bytes.count, bytes[at] != 10 { at += 1 }
    return at
  }
}
