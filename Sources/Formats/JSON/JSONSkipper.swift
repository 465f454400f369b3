import CKernels

/// Finds where a JSON object or array ends: brackets are paired, strings passed over, nothing else is
/// looked at. Goes on where it stopped when more of the file has come.
struct JSONSkipper {
  enum Step: Equatable {
    /// The value ends before this byte.
    case end(Int)
    /// The bytes end before the value does.
    case more
    /// The bracket here closes one of the other kind.
    case mismatch(Int)
    /// The bracket here opens one level too many.
    case tooDeep(Int)
  }

  /// RFC 8259 §9 lets a reader set a limit. The stack of brackets is that many bits.
  static let deepest = 128

  /// How many bytes of the value have been looked at.
  private var done = 0
  /// All ones where the last byte looked at stands in a string.
  private var inString: UInt64 = 0
  /// Whether a backslash before the next byte takes its meaning away.
  private var isEscaped = false
  private var depth = 0
  /// The kinds of the brackets that are open, one for an object; the innermost is lowest.
  private var kinds: UInt128 = 0

  /// The value starts at `start` of `bytes`, with a bracket.
  mutating func run(_ bytes: Span<UInt8>, from start: Int, isAtEnd: Bool) -> Step {
    while start + done + 64 <= bytes.count {
      let block = unsafe bytes.withUnsafeBufferPointer {
        unsafe nashr_look_at_json($0.baseAddress! + start + done)
      }
      if let step = look(block, bytes, start + done) { return step }
      done += 64
    }
    guard isAtEnd, start + done < bytes.count else { return .more }
    return runLast(bytes, start)
  }

  /// Makes the next byte to look at the start, so that those before it can be dropped; how many they are.
  mutating func restart() -> Int {
    defer { done = 0 }
    return done
  }

  /// The last bytes of the file, fewer than a block.
  private mutating func runLast(_ bytes: Span<UInt8>, _ start: Int) -> Step {
    var padded = [UInt8](repeating: 32, count: 64)
    let rest = start + done..<bytes.count
    for at in rest { padded[at - rest.lowerBound] = bytes[at] }
    let block = unsafe padded.withUnsafeBufferPointer {
      unsafe nashr_look_at_json($0.baseAddress!)
    }
    return look(block, bytes, start + done) ?? .more
  }

  @inline(__always) private mutating func look(
    _ block: nashr_json_block, _ bytes: Span<UInt8>, _ base: Int
  ) -> Step? {
    var quotes = block.quotes
    if block.backslashes != 0 || isEscaped { dropEscaped(&quotes, block.backslashes) }
    // Bits from each opening quote up to the one that closes it.
    var strings = quotes
    strings ^= strings << 1
    strings ^= strings << 2
    strings ^= strings << 4
    strings ^= strings << 8
    strings ^= strings << 16
    strings ^= strings << 32
    strings ^= inString
    inString = 0 &- (strings >> 63)
    var brackets = block.brackets & ~strings
    while brackets != 0 {
      let at = base + brackets.trailingZeroBitCount
      if let step = take(bytes[at], at) { return step }
      brackets &= brackets &- 1
    }
    return nil
  }

  /// Leaves out the quotes that a backslash takes the meaning from (RFC 8259 §7).
  private mutating func dropEscaped(_ quotes: inout UInt64, _ backslashes: UInt64) {
    var rest = backslashes
    if isEscaped {
      quotes &= ~1
      rest &= ~1
    }
    isEscaped = false
    while rest != 0 {
      let at = rest.trailingZeroBitCount
      isEscaped = at == 63
      let next: UInt64 = 2 << UInt64(at)
      quotes &= ~next
      rest &= ~next & (rest &- 1)
    }
  }

  @inline(__always) private mutating func take(_ bracket: UInt8, _ at: Int) -> Step? {
    let kind = UInt128(truncatingIfNeeded: bracket >> 5 & 1)
    if bracket & 2 != 0 {
      guard depth < Self.deepest else { return .tooDeep(at) }
      depth += 1
      kinds = kinds << 1 | kind
      return nil
    }
    guard kinds & 1 == kind else { return .mismatch(at) }
    depth -= 1
    kinds >>= 1
    return depth == 0 ? .end(at + 1) : nil
  }
}
