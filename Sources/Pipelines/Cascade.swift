import Components

/// Finds the rows that follow rejected ones: those whose key is found in no row that stays, though it
/// was in one that left. Goes on until nothing changes, across tables and round cycles.
///
/// The result is the least set that is closed so, whatever the order. A round looks once at the keys of
/// each reference to a table that has lost rows since the last look; a table's references to itself
/// are followed to their end in one look while its keys are in memory. There are at most as many rounds
/// as the longest chain of references is long.
struct Cascade {
  private let checks: [KeyCheck]
  private let setsAside: Set<String>
  private let world: World
  private let limit: Int
  /// The rows of each table that break rules of their own.
  private let first: [String: RowSet]
  /// The rows of each table that are rejected; in the end, with those that follow.
  private(set) var rejected: [String: RowSet]
  /// The references to rejected rows: of each row one, the first of the checks that its key has left.
  private(set) var faults: [String: KeyFaults] = [:]

  /// `rejected` has the rows of each table, by its name; `setsAside` the names of tables that rows can
  /// leave: of another one, they are only found. `limit` faults of each table are kept.
  init(
    _ checks: [KeyCheck], in world: World, rejected: [String: RowSet], setsAside: Set<String>,
    limit: Int
  ) {
    self.checks = checks
    self.world = world
    self.rejected = rejected
    self.setsAside = setsAside
    self.limit = limit
    first = rejected
  }

  mutating func run() throws(Finding) {
    var seen: [Int: Int] = [:]
    var isChanged = true
    while isChanged {
      isChanged = false
      for (index, check) in checks.enumerated() where setsAside.contains(check.keys.table) {
        guard let gone = gone(for: check), gone.count > seen[index, default: 0] else { continue }
        seen[index] = gone.count
        if try step(check, gone) { isChanged = true }
      }
    }
    try name()
  }

  /// The rows that have left the table that a check refers to; nil where none has.
  private func gone(for check: KeyCheck) -> RowSet? {
    check.target.flatMap { rejected[$0.table] }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// One look at one reference; whether any row followed.
  private mutating func step(_ check: KeyCheck, _ gone: RowSet) throws(Finding) -> Bool {
    let before = rejected[check.keys.table] ?? RowSet()
    var after = before
    if check.target?.table == check.keys.table {
      try world.followItself(check, into: &after)
    } else {
      try world.following(check, gone, before) { row, _ in after.insert(row) }
    }
    rejected[check.keys.table] = after
    return after.count > before.count
  }

  /// Says of each row that followed which reference it followed by; once all have, this does not depend
  /// on the way they were found.
  private mutating func name() throws(Finding) {
    var named = first
    for (index, check) in checks.enumerated() {
      guard let gone = gone(for: check) else { continue }
      let table = check.keys.table
      let before = named[table] ?? RowSet()
      var after = before
      var found = faults[table] ?? KeyFaults(limit: limit)
      try world.following(check, gone, before) { row, first in
        if after.insert(row) { found.add(KeyFault(check: index, row: row, first: first)) }
      }
      named[table] = after
      if found.total > 0 { faults[table] = found }
    }
    for name in faults.keys { faults[name]!.prune() }
  }

  /// The rows that the kept ones of some faults refer to, by their tables.
  func targets(of faults: KeyFaults) -> [String: Set<Int>] {
    var targets: [String: Set<Int>] = [:]
    for fault in faults.kept {
      guard let name = checks[fault.check].target?.table, let first = fault.first else { continue }
      targets[name, default: []].insert(first)
    }
    return targets
  }
}
