/// Whether bytes can be UTF-16, in either order.
struct UTF16Evidence {
  private struct Order {
    var isBroken = false
    /// Units of scripts and controls that no table of ours has.
    var strange = 0
    var isHigh = false

    mutating func take(_ unit: UInt16) {
      let isLow = 0xDC00...0xDFFF ~= unit
      if isLow != isHigh || unit >= 0xFFFE { isBroken = true }
      isHigh = 0xD800...0xDBFF ~= unit
      switch unit {
      case 9, 10, 13, 0x20...0x7E, 0xA0...0x24F, 0x600...0x6FF, 0x750...0x77F, 0xD800...0xDFFF,
        0x2000...0x22FF, 0xFB50...0xFDFF, 0xFE70...0xFEFF:
        break
      default: strange += 1
      }
    }
  }

  private var little = Order(), big = Order()
  private var first: UInt8?
  private var units = 0

  mutating func take(_ bytes: Span<UInt8>) {
    for index in bytes.indices {
      guard let before = first else {
        first = bytes[index]
        continue
      }
      first = nil
      units += 1
      little.take(UInt16(bytes[index]) << 8 | UInt16(before))
      big.take(UInt16(before) << 8 | UInt16(bytes[index]))
    }
  }

  /// The order in which the bytes are a text, where it is one in one order alone.
  var encoding: TextEncoding? {
    guard first == nil, units > 0 else { return nil }
    func isText(_ order: Order) -> Bool {
      !order.isBroken && !order.isHigh && order.strange * 50 <= units
    }
    switch (isText(little), isText(big)) {
    case (true, false): return .utf16le
    case (false, true): return .utf16be
    default: return nil
    }
  }
}
