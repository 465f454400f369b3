import Columns
import Components
import Formats

/// The values of some fields of a table.
public struct KeyReference: Sendable, Hashable {
  public let table: String
  public let fields: [String]

  public init(table: String, fields: [String]) {
    self.table = table
    self.fields = fields
  }
}

/// A check that compares the keys of rows with each other or with those of another table. The engine
/// gathers the keys and looks; the check says what is compared and which rule a fault breaks.
public struct KeyCheck: Sendable {
  let rule: Rule
  /// The keys that are looked at.
  let keys: KeyReference
  /// The keys among which each must be found; nil where each must be the only one.
  let target: KeyReference?
}

/// A row that breaks a rule of keys, by its ordinal among the rows of its table.
struct KeyFault {
  let check: Int
  let row: Int
  /// The row that had the key first, or nil where it was found nowhere.
  let first: Int?
}

/// The faults of the keys of one table: exact in number, the first ones in full.
struct KeyFaults {
  private(set) var kept: [KeyFault] = []
  private(set) var counts: [Int: Int] = [:]
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  mutating func add(_ fault: KeyFault) {
    counts[fault.check, default: 0] += 1
    kept.append(fault)
    if kept.count >= limit * 2 { prune() }
  }

  /// Keeps the first rows, so that what is kept does not depend on how keys were shared out.
  mutating func prune() {
    kept.sort { ($0.row, $0.check) < ($1.row, $1.check) }
    kept.removeLast(max(0, kept.count - limit))
  }
}

/// What is known of the keys of all tables while they are checked. Used by one task.
final class World {
  private var columns: [KeyReference: KeyColumn] = [:]
  private var tables: [String: [KeyColumn]] = [:]
  private let checks: [String: [(index: Int, check: KeyCheck)]]

  /// Shares `memory` bytes among all the keys that `checks` need.
  init(_ checks: [KeyCheck], memory: Int, folder: String) {
    self.checks = Dictionary(
      grouping: checks.enumerated().map { (index: $0, check: $1) }, by: \.check.keys.table)
    let targets = Set(checks.compactMap(\.target))
    let compared = targets.union(checks.filter { $0.target != nil }.map(\.keys))
    let all = targets.union(checks.map(\.keys))
    let scratch = KeyScratch(folder)
    for reference in all {
      let column = KeyColumn(
        reference, isReferredTo: compared.contains(reference), limit: memory / max(1, all.count),
        folder: folder, scratch: scratch)
      columns[reference] = column
      tables[reference.table, default: []].append(column)
    }
  }

  /// The keys to gather of a table, in an order of their own.
  func columns(of table: String) -> [KeyColumn] {
    tables[table, default: []]
      .sorted { $0.reference.fields.lexicographicallyPrecedes($1.reference.fields) }
  }

  /// The faults of a table's keys, once every table has been read.
  func faults(of table: String, limit: Int) throws(Finding) -> KeyFaults {
    var faults = KeyFaults(limit: limit)
    for (index, check) in checks[table, default: []] {
      let keys = columns[check.keys]!
      if let target = check.target.map({ columns[$0]! }) {
        try keys.missing(in: target) { faults.add(KeyFault(check: index, row: $0, first: nil)) }
      } else {
        try keys.duplicates { faults.add(KeyFault(check: index, row: $0, first: $1)) }
      }
    }
    faults.prune()
    return faults
  }
}

/// Reads the rows of faults once more: their places, their texts, and whether keys of one hash are
/// equal byte for byte.
struct KeyExplainer {
  let table: TablePlan
  let checks: [KeyCheck]

  private struct Row {
    let place: RowPlace
    let keys: [Int: (bytes: [UInt8], text: String)]
  }

  /// The findings of the faults that are kept, in the order of rows. Rows are looked at batch by
  /// batch; `next` gives the table's batches again from the first.
  func findings(of faults: KeyFaults, _ next: () async throws(Finding) -> Batch?)
    async throws(Finding) -> [Finding]
  {
    let wanted = Set(faults.kept.map(\.row)).union(faults.kept.compactMap(\.first)).sorted()
    // Of this table's checks: there may be very many of others.
    let makers = checks.enumerated().filter { $0.element.keys.table == table.name }
      .map { (index: $0.offset, maker: KeyMaker($0.element.keys.fields, of: table.schema)) }
    var rows: [Int: Row] = [:]
    var at = 0, base = 0
    while at < wanted.count, let batch = try await next() {
      while at < wanted.count, wanted[at] < base + batch.count {
        rows[wanted[at]] = row(wanted[at] - base, of: batch, makers)
        at += 1
      }
      base += batch.count
    }
    return faults.kept.compactMap { finding(of: $0, rows) }
  }

  private func row(_ row: Int, of batch: Batch, _ makers: [(index: Int, maker: KeyMaker)])
    -> Row
  {
    var keys: [Int: (bytes: [UInt8], text: String)] = [:]
    for (index, maker) in makers {
      var bytes: [UInt8] = []
      guard maker.bytes(row, of: batch, into: &bytes) else { continue }
      keys[index] = (bytes, maker.text(row, of: batch))
    }
    return Row(place: RowPlace(row, of: batch), keys: keys)
  }

  /// Nil where two keys have one hash and are not equal.
  private func finding(of fault: KeyFault, _ rows: [Int: Row]) -> Finding? {
    let check = checks[fault.check]
    guard let row = rows[fault.row], let key = row.keys[fault.check] else { return nil }
    let place = row.place.place(in: table.name, field: check.keys.fields.joined(separator: ", "))
    if let target = check.target {
      return Finding(
        check.rule, at: place,
        [
          "value": key.text, "table": target.table,
          "expected": target.fields.joined(separator: ", "),
        ])
    }
    guard let ordinal = fault.first, let first = rows[ordinal],
      first.keys[fault.check]?.bytes == key.bytes
    else { return nil }
    return Finding(check.rule, at: place, ["value": key.text, "expected": String(first.place.row)])
  }
}
