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
  /// The row that had the key first, or nil where it was found nowhere. Of a reference to a rejected
  /// row, that one.
  let first: Int?
}

/// The faults of the keys of one table: exact in number, the first ones in full.
struct KeyFaults {
  private(set) var kept: [KeyFault] = []
  private(set) var counts: [Int: Int] = [:]
  private let limit: Int

  /// How many there are, kept or not.
  var total: Int { counts.values.reduce(0, +) }

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

  /// The faults of a table's keys, once every table has been read. `each` is told of every one, in no
  /// order.
  func faults(of table: String, limit: Int, _ each: (KeyFault) -> Void = { _ in }) throws(Finding)
    -> KeyFaults
  {
    var faults = KeyFaults(limit: limit)
    func add(_ fault: KeyFault) {
      each(fault)
      faults.add(fault)
    }
    for (index, check) in checks[table, default: []] {
      let keys = columns[check.keys]!
      if let target = check.target.map({ columns[$0]! }) {
        try keys.missing(in: target) { add(KeyFault(check: index, row: $0, first: nil)) }
      } else {
        try keys.duplicates { add(KeyFault(check: index, row: $0, first: $1)) }
      }
    }
    faults.prune()
    return faults
  }

  /// Reports the rows that are not in `followed` and whose key only rows of `gone` have in the table
  /// that `check` refers to; each with the first of those.
  func following(
    _ check: KeyCheck, _ gone: RowSet, _ followed: RowSet, _ report: (Int, Int) -> Void
  ) throws(Finding) {
    guard let target = check.target else { return }
    try columns[check.keys]!.following(columns[target]!, gone, followed, report)
  }

  /// Puts the rows that follow those of `rows`, by a table's references to itself, into it.
  func followItself(_ check: KeyCheck, into rows: inout RowSet) throws(Finding) {
    guard let target = check.target else { return }
    try columns[check.keys]!.following(itself: columns[target]!, into: &rows)
  }
}

/// Reads the rows of faults once more: their places, their texts, and whether keys of one hash are
/// equal byte for byte.
struct KeyExplainer {
  let table: TablePlan
  let checks: [KeyCheck]

  struct Row {
    let place: RowPlace
    let keys: [Int: (bytes: [UInt8], text: String)]
  }

  /// The rows of the faults that are kept, and the first rows of their keys, by their ordinals. Reads
  /// the table again.
  func rows(of faults: KeyFaults, _ bounds: Plan.Bounds) async throws(Finding) -> [Int: Row] {
    var wanted = Set(faults.kept.map(\.row))
    wanted.formUnion(faults.kept.filter { checks[$0.check].target == nil }.compactMap(\.first))
    // Of this table's checks: there may be very many of others.
    let makers = checks.enumerated().filter { $0.element.keys.table == table.name }
      .map { (index: $0.offset, maker: KeyMaker($0.element.keys.fields, of: table.schema)) }
    var rows: [Int: Row] = [:]
    try await table.visit(wanted, bounds) { rows[$0] = row($2, of: $1, makers) }
    return rows
  }

  /// The findings of the faults that are kept, in the order of rows.
  func findings(of faults: KeyFaults, _ rows: [Int: Row]) -> [Finding] {
    faults.kept.compactMap { finding(of: $0, rows) }
  }

  /// The same of references to rejected rows, which break `rule`; `firsts` are the places of those, by
  /// their tables.
  func following(
    _ faults: KeyFaults, _ rule: Rule, _ rows: [Int: Row], _ firsts: [String: [Int: RowPlace]]
  ) -> [Finding] {
    faults.kept.compactMap { fault in
      let check = checks[fault.check]
      guard let target = check.target?.table, let ordinal = fault.first, let row = rows[fault.row],
        let first = firsts[target]?[ordinal], let key = row.keys[fault.check]
      else { return nil }
      return Finding(
        rule,
        at: row.place.place(in: table.name, field: check.keys.fields.joined(separator: ", ")),
        ["value": key.text, "table": target, "expected": String(first.row)])
    }
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

extension TablePlan {
  /// Hands the rows of some ordinals to `body`, each with its batch and its index there, in order. Reads
  /// the table again as far as the last of them.
  func visit(
    _ ordinals: Set<Int>, _ bounds: Plan.Bounds, _ body: (Int, Batch, Int) -> Void
  ) async throws(Finding) {
    let wanted = ordinals.sorted()
    var lost: [Finding] = []
    var source = RowSource(try await relation.strands(bounds, &lost), bounds)
    var batches = OrderedMap<RowSource.Work, Batch>(width: bounds.width) { $0().batch }
    var at = 0, base = 0
    while at < wanted.count,
      let batch = try await batches.next({ () throws(Finding) in try source.next() })
    {
      while at < wanted.count, wanted[at] < base + batch.count {
        body(wanted[at], batch, wanted[at] - base)
        at += 1
      }
      base += batch.count
    }
  }

  /// The places of the rows of some ordinals.
  func places(of ordinals: Set<Int>, _ bounds: Plan.Bounds) async throws(Finding) -> [Int: RowPlace]
  {
    var places: [Int: RowPlace] = [:]
    try await visit(ordinals, bounds) { places[$0] = RowPlace($2, of: $1) }
    return places
  }
}
