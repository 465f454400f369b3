/// How the clocks of a zone stand to UTC, from its first known change on.
struct ZoneRules: Sendable {
  struct Change: Sendable {
    /// When, in seconds of UTC since 1970, and the offsets in seconds before and after.
    let time: Int, before: Int, after: Int
  }

  /// Rules without end are followed up to the start of this year; later times have the last offset.
  static let horizon = CivilDay.number(2200, 1, 1) * 86_400

  private let changes: [Change]
  private let first: Int

  /// `first` is the offset before any change.
  init(_ changes: [Change], first: Int) {
    self.changes = changes.sorted { $0.time < $1.time }
    self.first = changes.isEmpty ? first : self.changes[0].before
  }

  /// The moment that a local time is. One that comes twice is the first of the two; one that does not
  /// come is counted with the offset before the gap (RFC 5545 3.3.5).
  func utc(_ local: Int) -> Int {
    var low = 0, high = changes.count
    while low < high {
      let middle = (low + high) / 2
      let change = changes[middle]
      if local >= change.time + max(change.before, change.after) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return local - (low == 0 ? first : changes[low - 1].after)
  }

  /// What the local clock shows at a moment.
  func local(_ utc: Int) -> Int {
    var low = 0, high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if utc >= changes[middle].time { low = middle + 1 } else { high = middle }
    }
    return utc + (low == 0 ? first : changes[low - 1].after)
  }
}
