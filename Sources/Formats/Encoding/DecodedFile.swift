import Bytes
import Components

/// A text file read as UTF-8, whatever its encoding, together with the bytes that it was made of.
struct DecodedFile {
  private let file: FileHandle
  private var decoder: TextDecoder
  private var isAtEnd = false
  /// Whether decoded text is not the bytes of the file.
  var isDecoding: Bool { decoder.encoding != .utf8 }

  /// The file as it was when it was opened, where that can be told.
  var identity: FileIdentity? { file.identity }

  init(_ input: Input, _ encoding: TextEncoding) throws(Finding) {
    file = try FileHandle(input)
    decoder = TextDecoder(encoding)
  }

  /// Reads up to `count` bytes of the file and appends their text to `text`; whether there may be more.
  /// Where the file is not UTF-8, the bytes themselves are appended to `source`.
  mutating func read(upTo count: Int, into text: inout [UInt8], _ source: inout [UInt8])
    throws(Finding) -> Bool
  {
    if isAtEnd { return false }
    guard isDecoding else {
      isAtEnd = try file.read(upTo: count, into: &text) == 0
      return !isAtEnd
    }
    let start = source.count
    isAtEnd = try file.read(upTo: count, into: &source) == 0
    decoder.decode(source.span.extracting(start..<source.count), into: &text)
    if isAtEnd { decoder.finish(into: &text) }
    return !isAtEnd
  }
}
