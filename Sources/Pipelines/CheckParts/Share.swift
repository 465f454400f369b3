/// A part of a whole, exact: `5%`, `0.5%`, `1/2`.
struct Share: Sendable, Hashable, CustomStringConvertible {
  let numerator: Int, denominator: Int
  /// As it was written.
  let description: String

  /// Refuses what is not a percentage of at most six decimal places or a fraction of whole numbers,
  /// and what is below nothing or beyond a million wholes.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    var pair: (Int, Int)?
    if text.hasSuffix("%") {
      let number = text.dropLast().reversed().drop { $0 == " " || $0 == "\u{A0}" }.reversed()
      pair = Self.percentage(String(number))
    } else if parts.count == 2, let over = Int(parts[0]), let under = Int(parts[1]) {
      pair = (over, under)
    }
    guard let (over, under) = pair, over >= 0, (1...1_000_000_000).contains(under),
      over / under <= 1_000_000
    else { return nil }
    numerator = over
    denominator = under
    description = text
  }

  private static func percentage(_ text: String) -> (Int, Int)? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts[0].utf8.count <= 9,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    let places = parts.count == 2 ? parts[1].utf8.count : 0
    guard places <= 6, let digits = Int(parts.joined()) else { return nil }
    return (digits, (0..<places).reduce(100) { scale, _ in scale * 10 })
  }

  /// Whether this is less than `part` of `whole`, compared exactly.
  func isLess(than part: Int, of whole: Int) -> Bool { compare(part, whole) < 0 }

  /// Whether this is more than `part` of `whole`, compared exactly.
  func isMore(than part: Int, of whole: Int) -> Bool { compare(part, whole) > 0 }

  /// The sign of this share less `part` of `whole`; neither may be negative.
  private func compare(_ part: Int, _ whole: Int) -> Int {
    let mine = numerator.multipliedFullWidth(by: whole)
    let other = part.multipliedFullWidth(by: denominator)
    if mine == other { return 0 }
    return (mine.high, mine.low) < (other.high, other.low) ? -1 : 1
  }
}
