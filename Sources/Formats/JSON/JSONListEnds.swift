import Components

/// Where a value ends that is no longer than a record may be.
extension JSONList {
  /// Where the value ends that starts with `byte` at `start`; it is no longer than a record may be.
  mutating func valueEnd(_ byte: UInt8, _ start: Int) throws(Finding) -> Int {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return try bracketEnd(start)
    case UInt8(ascii: "\""): return try stringEnd(start)
    default: return try wordEnd(start)
    }
  }

  mutating func bracketEnd(_ start: Int) throws(Finding) -> Int {
    let limit = stream.input.recordLimit
    var skipper = JSONSkipper()
    while true {
      switch skipper.run(stream.bytes.span, from: start, isAtEnd: stream.isAtEnd) {
      case .end(let end):
        if end - start > limit { throw stream.tooLong(start, row) }
        return end
      case .more:
        // The last block may not have been looked at.
        if stream.bytes.count - start > limit + (stream.isAtEnd ? 0 : 64) {
          throw stream.tooLong(start, row)
        }
        if stream.isAtEnd { throw notClosed() }
        _ = try stream.more()
      case .mismatch(let at):
        throw at - start >= limit ? stream.tooLong(start, row) : mismatch(at)
      case .tooDeep(let at):
        throw at - start >= limit ? stream.tooLong(start, row) : tooDeep(at)
      }
    }
  }

  /// Behind the quote that closes the string at `start`.
  mutating func stringEnd(_ start: Int) throws(Finding) -> Int {
    var at = start + 1
    while at - start <= stream.input.recordLimit {
      if at >= stream.bytes.count {
        if try stream.more() { continue }
        throw notClosed()
      }
      let byte = stream.bytes[at]
      at += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "\"") { return at }
    }
    throw stream.tooLong(start, row)
  }

  /// Behind the number or word at `start`; whether it is one, reading it tells.
  mutating func wordEnd(_ start: Int) throws(Finding) -> Int {
    var at = start
    while at - start <= stream.input.recordLimit {
      if at >= stream.bytes.count {
        if try stream.more() { continue }
        if at == start { throw notClosed() }
        return at
      }
      switch stream.bytes[at] {
      case 9, 10, 13, 32, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"),
        UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""):
        if at == start { throw unexpected("{") }
        return at
      default: at += 1
      }
    }
    throw stream.tooLong(start, row)
  }
}
