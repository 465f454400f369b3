extension [UInt8] {
  /// Appends what `fill` writes to raw memory of `count` bytes; it answers how many it wrote. The
  /// array grows by doubling, so many small calls stay linear.
  mutating func append<Fault>(
    upTo count: Int, _ fill: (UnsafeMutablePointer<UInt8>, Int) throws(Fault) -> Int
  ) throws(Fault) -> Int {
    guard count > 0 else { return 0 }
    if capacity - self.count < count {
      reserveCapacity(Swift.max(self.count + count, capacity * 2))
    }
    var filled = 0
    try append(addingCapacity: count) { (room) throws(Fault) in
      try unsafe room.withUnsafeMutableBufferPointer { (buffer, used) throws(Fault) in
        guard let base = buffer.baseAddress else { return }
        filled = try unsafe fill(base, Swift.min(count, buffer.count))
        used = filled
      }
    }
    return filled
  }

  /// Appends a copy of `bytes`.
  mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
