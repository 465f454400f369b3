internal import Columns

/// Whether the names of an object are distinct (RFC 8259 §4).
extension JSONRun {
  /// Up to so many names, comparing each with each is quicker than to sort them.
  static let few = 12

  /// RFC 8259 §4 leaves the meaning of a name that comes twice open.
  mutating func areDistinct(_ bytes: Span<UInt8>, from first: Int) -> Bool {
    let mine = names[first...]
    var twice: Range<Int>?
    if mine.contains(where: { Self.hasEscape(bytes, $0) }) {
      twice = Self.twiceEscaped(bytes, mine)
    } else if mine.count <= Self.few {
      twice = Self.twicePlain(bytes, mine)
    } else {
      twice = Self.twiceSorted(bytes, mine)
    }
    return twice.map { fail(.duplicateName, $0) } ?? true
  }

  /// The first name that stood before already, by what it is without escapes.
  static func twiceEscaped(
    _ bytes: Span<UInt8>, _ names: ArraySlice<Range<Int>>
  ) -> Range<Int>? {
    var known: Set<[UInt8]> = []
    for name in names {
      var plain: [UInt8] = []
      JSONText.unescape(bytes.extracting(name), into: &plain)
      if !known.insert(plain).inserted { return name }
    }
    return nil
  }

  /// The same of few names without escapes.
  static func twicePlain(
    _ bytes: Span<UInt8>, _ names: ArraySlice<Range<Int>>
  ) -> Range<Int>? {
    for index in names.indices {
      for other in names[..<index] where isSame(bytes, other, names[index]) { return names[index] }
    }
    return nil
  }

  /// The same of many names without escapes: only those of one hash are compared.
  static func twiceSorted(
    _ bytes: Span<UInt8>, _ names: ArraySlice<Range<Int>>
  ) -> Range<Int>? {
    var hashes: [(hash: UInt64, index: Int)] = []
    for index in names.indices { hashes.append((hash(bytes, names[index]), index)) }
    hashes.sort { ($0.hash, $0.index) < ($1.hash, $1.index) }
    for (one, other) in zip(hashes, hashes.dropFirst()) where one.hash == other.hash {
      return twiceEscaped(bytes, names)
    }
    return nil
  }

  /// FNV-1a.
  static func hash(_ bytes: Span<UInt8>, _ name: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for at in name { hash = (hash ^ UInt64(bytes[at])) &* 0x100_0000_01B3 }
    return hash
  }

  static func hasEscape(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Bool {
    name.contains { bytes[$0] == UInt8(ascii: "\\") }
  }

  static func isSame(_ bytes: Span<UInt8>, _ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count else { return false }
    for step in 0..<a.count where bytes[a.lowerBound + step] != bytes[b.lowerBound + step] {
      return false
    }
    return true
  }
}
