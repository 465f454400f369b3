/// A set of rows by their ordinals, a bit each: a table of five million rows takes 625 KB at most.
///
/// Grows to the highest ordinal that was put in; an empty set takes nothing.
public struct RowSet: Sendable, Hashable {
  private var words: [UInt64] = []
  public private(set) var count = 0

  public init() {}

  public var isEmpty: Bool { count == 0 }

  /// Whether a row, from zero, is in it.
  public func contains(_ row: Int) -> Bool {
    row >> 6 < words.count && words[row >> 6] & 1 << UInt64(row & 63) != 0
  }

  /// Whether the row, from zero, was not there before.
  @discardableResult
  public mutating func insert(_ row: Int) -> Bool {
    precondition(row >= 0)
    while words.count <= row >> 6 {
      words.append(contentsOf: repeatElement(0, count: row >> 6 - words.count + 1))
    }
    let bit: UInt64 = 1 << UInt64(row & 63)
    guard words[row >> 6] & bit == 0 else { return false }
    words[row >> 6] |= bit
    count += 1
    return true
  }

  /// Calls `body` with each row, in order.
  func forEach(_ body: (Int) -> Void) {
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        body(index << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }

  /// The rows of `base..<base + count` as they count from `base`, in order.
  func rows(from base: Int, _ count: Int) -> [Int] {
    guard !isEmpty else { return [] }
    return (0..<count).filter { contains(base + $0) }
  }

  /// Those of the same stretch that are not in the set; nil where all are not, which is said without
  /// a list.
  func others(from base: Int, _ count: Int) -> [Int]? {
    guard !isEmpty else { return nil }
    let others = (0..<count).filter { !contains(base + $0) }
    return others.count == count ? nil : others
  }
}
