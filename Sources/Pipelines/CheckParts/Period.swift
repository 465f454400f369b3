import Columns

/// A period from its start to its end, both in it; without an end it goes on. Bounds are cells in the
/// default lexical form of one type.
struct Period<Mark: Sendable>: Sendable {
  let start: [UInt8]
  let end: [UInt8]?
  /// What the caller knows it by.
  let mark: Mark

  /// Both bounds, for messages.
  var text: String {
    let parts = [start, end ?? Array("…".utf8)].map { String(decoding: $0, as: UTF8.self) }
    return parts.joined(separator: " – ")
  }
}

extension Period {
  struct Overlaps {
    /// Each period that overlaps one which starts no later, with the one of those that ends last.
    var overlaps: [(Period, Period)] = []
    /// Those that have no order with the first.
    var incomparable: [Period] = []
  }

  /// Finds what overlaps among periods that end no earlier than they start and are comparable with
  /// themselves. `touching` says whether one that starts as another ends overlaps it. Sorts: n log n.
  static func overlaps(of periods: [Period], by form: LexicalForm, touching: Bool) -> Overlaps {
    var found = Overlaps()
    guard let first = periods.first else { return found }
    // Whether two values have an order is the same for all values of a kind, such as times with a zone.
    let kin = periods.filter { form.compare(first.start.span, $0.start.span) != nil }
    found.incomparable = periods.filter { form.compare(first.start.span, $0.start.span) == nil }
    let sorted = kin.enumerated().sorted { a, b in
      switch form.compare(a.element.start.span, b.element.start.span) {
      case .before: true
      case .after: false
      case .same, nil: a.offset < b.offset
      }
    }.map(\.element)
    var longest: Period?
    for period in sorted {
      if let longest, longest.reaches(period, form, touching) {
        found.overlaps.append((period, longest))
      }
      if longest.map({ $0.endsBefore(period, form) }) ?? true { longest = period }
    }
    return found
  }

  /// Whether this period lasts into one that starts no earlier.
  private func reaches(_ next: Period, _ form: LexicalForm, _ touching: Bool) -> Bool {
    guard let end else { return true }
    switch form.compare(end.span, next.start.span) {
    case .after: return true
    case .same: return touching
    case .before, nil: return false
    }
  }

  private func endsBefore(_ other: Period, _ form: LexicalForm) -> Bool {
    guard let end else { return false }
    guard let last = other.end else { return true }
    return form.compare(end.span, last.span) == .before
  }
}
