/// Bytes that only grow, for loops in which the checks of `[UInt8]` on each of many short appends
/// would cost more than the copying.
@safe struct ByteRun: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    unsafe start = .allocate(capacity: self.capacity)
  }

  deinit { unsafe start.deallocate() }

  @inline(__always) mutating func append(_ bytes: Span<UInt8>) {
    let needed = count + bytes.count
    if needed > capacity { grow(to: needed) }
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let source = bytes.baseAddress else { return }
      unsafe (start + count).initialize(from: source, count: bytes.count)
    }
    count = needed
  }

  mutating func removeAll() { count = 0 }

  /// Calls `body` with some of the bytes; a range beyond `count` traps.
  borrowing func withSpan(_ range: Range<Int>, _ body: (Span<UInt8>) -> Void) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    let bytes = unsafe UnsafeBufferPointer(start: start + range.lowerBound, count: range.count)
    body(unsafe bytes.span)
  }

  @inline(never) private mutating func grow(to needed: Int) {
    capacity = max(needed, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    unsafe larger.moveInitialize(from: start, count: count)
    unsafe start.deallocate()
    unsafe start = unsafe larger
  }
}
