import Columns
import Components

/// What is known of the values of one column: of one batch, or of all so far. Its size is bounded.
struct ColumnEvidence: Sendable {
  /// Cells without a value, and cells with one that is not a word for none.
  private(set) var missing = 0
  private(set) var values = 0
  /// How often each word for "no value" came.
  private(set) var words: [String: Int] = [:]
  /// The values by the readings that they have, of which there are few combinations.
  private var groups: [Readings: Group] = [:]
  /// Whether every value is digits, some with a zero or a plus before them.
  private(set) var areCodes = true
  /// The different values with how often each came; nil beyond `mostDistinct`.
  private(set) var distinct: [[UInt8]: Int]? = [:]

  /// Values that have the same readings: how many, and the first of them.
  private struct Group: Sendable {
    var count: Int
    let first: Example
  }

  struct Example: Sendable, Hashable {
    let place: RowPlace
    let value: String
  }

  /// How many different values a proposed list has at most, and how long each may be.
  static let mostDistinct = 12
  private static let longest = 100

  /// What people write where there is nothing to write.
  static let wordsForNone: Set<String> = [
    "-", "--", "—", "?", "...", "…", "N/A", "n/a", "NA", "na", "#N/A", "NaN", "null", "NULL",
    "None",
    "none", "ND", "nd", "N.D.", "n.d.", "NR", "nr", "néant", "Néant", "non renseigné",
    "Non renseigné", "non disponible", "Non disponible", "غير مذكور", "غير متوفر", "غير محدد",
    "لا يوجد", "بدون",
  ]
  private static let wordBytes = wordsForNone.map { Array($0.utf8) }
  private static let longestWord = wordBytes.map(\.count).max()!

  init() {}

  init(_ column: Column, of batch: Batch) {
    for row in 0..<batch.count {
      let isThere: Void? = column.withCell(row) { take($0, row, batch) }
      if isThere == nil { missing += 1 }
    }
  }

  private mutating func take(_ cell: Span<UInt8>, _ row: Int, _ batch: Batch) {
    if let word = Self.word(cell) {
      words[word, default: 0] += 1
      return
    }
    values += 1
    let readings = Readings(cell)
    if groups[readings] != nil {
      groups[readings]!.count += 1
    } else {
      groups[readings] = Group(count: 1, first: Self.example(cell, row, batch))
    }
    if areCodes { areCodes = Self.isCode(cell) }
    count(cell)
  }

  private mutating func count(_ cell: Span<UInt8>) {
    guard distinct != nil else { return }
    guard cell.count <= Self.longest else {
      distinct = nil
      return
    }
    var bytes: [UInt8] = []
    bytes.append(cell)
    distinct![bytes, default: 0] += 1
    if distinct!.count > Self.mostDistinct { distinct = nil }
  }

  private static func example(_ cell: Span<UInt8>, _ row: Int, _ batch: Batch) -> Example {
    var bytes: [UInt8] = []
    bytes.append(cell.extracting(0..<min(cell.count, 1000)))
    return Example(
      place: RowPlace(row, of: batch), value: String(decoding: bytes, as: UTF8.self))
  }

  /// The word for "no value" that a cell is.
  static func word(_ cell: Span<UInt8>) -> String? {
    guard cell.count <= longestWord, let bytes = wordBytes.first(where: { cell.equals($0) }) else {
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isCode(_ cell: Span<UInt8>) -> Bool {
    let start = cell.count > 0 && cell[0] == UInt8(ascii: "+") ? 1 : 0
    return cell.count > start && (start..<cell.count).allSatisfy { cell[$0] &- 48 < 10 }
  }

  /// Adds what is known of the rows that follow.
  mutating func add(_ next: ColumnEvidence) {
    missing += next.missing
    values += next.values
    words.merge(next.words, uniquingKeysWith: +)
    groups.merge(next.groups) { Group(count: $0.count + $1.count, first: $0.first) }
    areCodes = areCodes && next.areCodes
    guard let mine = distinct, let theirs = next.distinct else {
      distinct = nil
      return
    }
    let all = mine.merging(theirs, uniquingKeysWith: +)
    distinct = all.count > Self.mostDistinct ? nil : all
  }
}

extension ColumnEvidence {
  /// The readings that every value has.
  var readings: Readings { groups.keys.reduce(.every) { $0.intersection($1) } }

  /// How many values have a reading.
  func count(of reading: Readings) -> Int {
    groups.reduce(0) { $0 + ($1.key.contains(reading) ? $1.value.count : 0) }
  }

  /// The first value that has not all of some readings; of all values where there are none.
  func first(without readings: Readings? = nil) -> Example? {
    groups.filter { readings == nil || !$0.key.contains(readings!) }.values.map(\.first)
      .min { $0.place.row < $1.place.row }
  }
}
