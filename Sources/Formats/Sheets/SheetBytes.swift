/// Bytes that grow and are cut back, kept for the next piece: for loops in which the checks of `[UInt8]`
/// on each of many short appends would cost more than the copying.
@safe struct SheetBytes: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 16
  private(set) var count = 0

  init() { unsafe start = .allocate(capacity: capacity) }

  deinit { unsafe start.deallocate() }

  @inline(__always) mutating func append(_ source: UnsafePointer<UInt8>, _ added: Int) {
    let needed = count + added
    if needed > capacity { grow(to: needed) }
    unsafe (start + count).initialize(from: source, count: added)
    count = needed
  }

  @inline(__always) mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let base = bytes.baseAddress { unsafe append(base, bytes.count) }
  }

  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(to: count + 1) }
    unsafe (start + count).initialize(to: byte)
    count += 1
  }

  mutating func append(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
  }

  /// Forgets all from `end` on.
  @inline(__always) mutating func truncate(to end: Int) {
    precondition(end >= 0 && end <= count)
    count = end
  }

  @inline(__always) subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count)
    return unsafe start[index]
  }

  /// A copy of some bytes, with room for `spare` more.
  func copy(_ range: Range<Int>, spare: Int = 0) -> [UInt8] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count + spare)
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: start + range.lowerBound, count: range.count))
    return bytes
  }

  /// Forgets the first bytes, so that those behind them come first.
  mutating func removeFirst(_ number: Int) {
    precondition(number >= 0 && number <= count)
    unsafe start.update(from: start + number, count: count - number)
    count -= number
  }

  @inline(never) private mutating func grow(to needed: Int) {
    capacity = max(needed, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    unsafe larger.moveInitialize(from: start, count: count)
    unsafe start.deallocate()
    unsafe start = unsafe larger
  }
}
