import CKernels
import Components

/// A JSON file as it is walked through: the bytes from some place on, and where that is.
struct JSONStream {
  let input: Input
  private let file: FileHandle
  /// What has been read and not yet been dropped.
  private(set) var bytes: [UInt8] = []
  /// The next byte to look at.
  var at = 0
  /// Where `bytes` start in the file, and the line there.
  private(set) var offset = 0, line = 1
  private(set) var isAtEnd = false

  /// Opens the file, passes a byte order mark (RFC 8259 §8.1) and refuses UTF-16 and UTF-32.
  init(_ input: Input) throws(Finding) {
    self.input = input
    file = try FileHandle(input)
    while bytes.count < 4, try more() {}
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    if let encoding = Self.otherEncoding(bytes) {
      throw Finding(.otherEncoding, at: .file(input.name), ["value": encoding])
    }
  }

  /// JSON begins with two ASCII characters, or one alone, so that a NUL among them tells the encoding.
  private static func otherEncoding(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
      return "UTF-32"
    }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16" }
    guard bytes.count >= 2, (bytes[0] == 0) != (bytes[1] == 0) || bytes.starts(with: [0, 0, 0])
    else { return nil }
    return bytes.starts(with: [0, 0, 0]) || bytes.dropFirst(1).starts(with: [0, 0, 0])
      ? "UTF-32" : "UTF-16"
  }

  /// Reads on; false at the end of the file.
  mutating func more() throws(Finding) -> Bool {
    if isAtEnd { return false }
    isAtEnd = try file.read(upTo: max(input.pieceSize, 1 << 16), into: &bytes) == 0
    return !isAtEnd
  }

  /// The next byte, which stays; nil at the end of the file.
  mutating func next() throws(Finding) -> UInt8? {
    while at == bytes.count { guard try more() else { return nil } }
    return bytes[at]
  }

  /// The next byte that is no white space (RFC 8259 §2), which stays. White space may be as long as a
  /// record.
  mutating func nextToken(row: Int) throws(Finding) -> UInt8? {
    let start = at
    while let byte = try next() {
      guard Self.isSpace(byte) else { return byte }
      at += 1
      if at - start > input.recordLimit { throw tooLong(start, row) }
    }
    return nil
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 10 || byte == 13 || byte == 9
  }

  func tooLong(_ start: Int, _ row: Int) -> Finding {
    Finding(
      .jsonRecordTooLong, at: place(start, row: row), ["limit": String(input.recordLimit)])
  }

  /// Drops what stands before `at`.
  mutating func discard() { drop(to: at) }

  /// Drops what stands before `end`, which is no further than `at`.
  private mutating func drop(to end: Int) {
    line += Self.lines(bytes.span.extracting(..<end))
    bytes.removeFirst(end)
    offset += end
    at -= end
  }

  /// A copy of some bytes before `at`, and their line and offset; all before their end are dropped.
  mutating func take(_ range: Range<Int>) -> (bytes: [UInt8], line: Int, offset: Int) {
    let first = line + Self.lines(bytes.span.extracting(..<range.lowerBound))
    let taken = (Array(bytes[range]), first, offset + range.lowerBound)
    drop(to: range.upperBound)
    return taken
  }

  static func lines(_ bytes: Span<UInt8>) -> Int {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return 0 }
      return unsafe nashr_count_lines(start, bytes.count)
    }
  }

  /// The line that a byte stands on.
  func line(of at: Int) -> Int { line + Self.lines(bytes.span.extracting(..<min(at, bytes.count))) }

  /// A byte of the file as findings have it, for the record of that number.
  func place(_ at: Int, row: Int) -> Place {
    .cell(
      .init(
        table: input.table, file: input.name, row: row, line: line(of: at),
        byteOffset: offset + at))
  }
}
