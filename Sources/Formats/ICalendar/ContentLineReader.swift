internal import Components

/// Takes the lines of a calendar off a file and unfolds them (RFC 5545 3.1), which may be between the
/// bytes of one character. Memory is one line, which `recordLimit` bounds.
///
/// CRLF ends a line; so do LF and CR alone, which the standard does not know.
struct ContentLineReader {
  private static let chunkSize = 64 << 10

  private let input: Input
  private let file: FileHandle
  private var buffer: [UInt8] = []
  private var at = 0
  private var isAtEnd = false
  /// The line and byte of the file that `at` is.
  private(set) var line = 1
  private var offset = 0
  /// The first line that does not end with CRLF, and the first longer than 75 octets.
  private(set) var bareLine: Int?, longLine: Int?

  init(_ input: Input) throws(Finding) {
    self.input = input
    file = try FileHandle(input)
    if try has(3), buffer[..<3].elementsEqual([0xEF, 0xBB, 0xBF]) { advance(3) }
  }

  /// The next line that is not empty.
  mutating func next() throws(Finding) -> RawLine? {
    var raw = RawLine(bytes: [], line: line, offset: offset)
    while try has(1) {
      if raw.bytes.isEmpty { (raw.line, raw.offset) = (line, offset) }
      try readPart(into: &raw)
      while try has(1), buffer[at] == 32 || buffer[at] == 9 {
        advance(1)
        try readPart(into: &raw)
      }
      if !raw.bytes.isEmpty { return raw }
    }
    return nil
  }

  /// Appends what stands before the end of a line of the file, and passes over that end.
  private mutating func readPart(into raw: inout RawLine) throws(Finding) {
    let before = raw.bytes.count
    let number = line
    while true {
      let end = buffer[at...].firstIndex { $0 == 10 || $0 == 13 } ?? buffer.count
      raw.bytes += buffer[at..<end]
      advance(end - at)
      guard raw.bytes.count <= input.recordLimit else {
        throw Finding(
          .calendarLineTooLong, at: .text(file: input.name, line: raw.line, column: 1),
          ["limit": String(input.recordLimit)])
      }
      if try has(1) {
        if buffer[at] == 10 || buffer[at] == 13 { break }
      } else {
        break
      }
    }
    if raw.bytes.count - before > 75 { longLine = longLine ?? number }
    if try !has(1) { return }
    if buffer[at] == 13, try has(2), buffer[at + 1] == 10 {
      advance(2)
    } else {
      bareLine = bareLine ?? number
      advance(1)
    }
    line += 1
  }

  private mutating func advance(_ count: Int) {
    at += count
    offset += count
  }

  /// Whether there are that many bytes yet.
  private mutating func has(_ count: Int) throws(Finding) -> Bool {
    while buffer.count - at < count, !isAtEnd {
      buffer.removeFirst(at)
      at = 0
      isAtEnd = try file.read(upTo: Self.chunkSize, into: &buffer) == 0
    }
    return buffer.count - at >= count
  }
}
