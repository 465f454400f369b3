import Columns
import Components

/// Periods of whole days by key, as another table states them. Memory grows with the rows of that
/// table: about 100 bytes each.
struct DayBook: Sendable {
  /// The days from `start` to `end`, both in it; nil is open.
  struct Days: Sendable {
    let start: Day?, end: Day?
    /// The bounds as they are written, for messages.
    let text: String

    func contains(_ day: Day) -> Bool {
      (start.map { $0 <= day } ?? true) && (end.map { day <= $0 } ?? true)
    }
  }

  /// Of each key all periods, in row order.
  private(set) var periods: [[UInt8]: [Days]] = [:]

  subscript(key: [UInt8]) -> [Days]? { periods[key] }

  mutating func add(_ days: Days, to key: [UInt8]) { periods[key, default: []].append(days) }

  mutating func add(_ other: DayBook) {
    periods.merge(other.periods) { $0 + $1 }
  }

  /// The columns of a table that keys and periods are read from.
  struct Reading: Sendable {
    /// How a missing end is understood.
    enum Open: Sendable { case forever, oneDay }

    let start: NamedColumn
    let end: NamedColumn?
    let open: Open

    /// The period of a row; nil where it has no start, or a bound is not of its type.
    func days(_ row: Int, _ batch: Batch) -> Days? {
      guard let first = start.day(row, batch) else { return nil }
      let last = end?.day(row, batch)
      if let end, last == nil, end.isPresent(row, batch) { return nil }
      let texts = [start.text(row, batch), end?.text(row, batch) ?? (open == .oneDay ? nil : "…")]
      return Days(
        start: first, end: last ?? (open == .oneDay ? first : nil),
        text: texts.compactMap { $0 }.joined(separator: " – "))
    }
  }

  /// Gathers the book of a table.
  struct Gathering: Fold {
    let key: KeyMaker
    let reading: Reading

    var initial: DayBook { DayBook() }

    func absorb(_ batch: Batch) -> DayBook {
      var book = DayBook()
      var bytes: [UInt8] = []
      for row in 0..<batch.count where key.bytes(row, of: batch, into: &bytes) {
        // A key without a usable period is known nevertheless.
        if let days = reading.days(row, batch) {
          book.add(days, to: bytes)
        } else {
          book.periods[bytes, default: []] += []
        }
      }
      return book
    }

    func merge(_ next: DayBook, into state: inout DayBook) { state.add(next) }
  }
}

extension OtherTable {
  /// What gathers the days of this table by key. A finding at `place` where a column is lacking, or
  /// states no days.
  func days(
    by key: [String], start: String, end: String, open: DayBook.Reading.Open, at place: Place
  ) throws(Finding) -> (Relation, any Fold) {
    for name in key { _ = try column(name, at: place) }
    let first = try column(start, at: place).checked(.days, at: place)
    let last = end.isEmpty ? nil : try column(end, at: place).checked(.days, at: place)
    return (
      relation,
      DayBook.Gathering(
        key: KeyMaker(key, of: schema),
        reading: DayBook.Reading(start: first, end: last, open: open))
    )
  }
}
