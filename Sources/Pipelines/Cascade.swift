import Components

/// Finds the rows that follow rejected ones: those whose key is found in no row that stays, though it
/// was in one that left. Goes on until nothing changes, across tables and round cycles.
///
/// The result is the least set that is closed so, whatever the order. A round looks once at the keys of
/// each reference to a table that has lost rows since the last look; there are at most as many rounds
/// as the longest chain of references is long.
struct Cascade {
  /// Finds the rows of one round; see `World.following`.
  typealias Look = (
    _ check: KeyCheck, _ gone: RowSet, _ followed: RowSet, _ report: (Int, Int) -> Void
  ) throws(Finding) -> Void

  private let checks: [KeyCheck]
  private let setsAside: Set<String>
  private let limit: Int
  /// The rows of each table that are rejected; in the end, with those that follow.
  private(set) var rejected: [String: RowSet]
  /// Rows of tables without a quarantine that would have to follow: nothing follows them.
  private var held: [String: RowSet] = [:]
  /// The references to rejected rows, each row once.
  private(set) var faults: [String: KeyFaults] = [:]

  /// `rejected` has the rows of each table, by its name; `setsAside` the names of tables that rows can
  /// leave. `limit` faults of each table are kept.
  init(
    checks: [KeyCheck], rejected: [String: RowSet], setsAside: Set<String>, limit: Int
  ) {
    self.checks = checks
    self.rejected = rejected
    self.setsAside = setsAside
    self.limit = limit
  }

  mutating func run(_ look: Look) throws(Finding) {
    var seen: [Int: Int] = [:]
    var isChanged = true
    while isChanged {
      isChanged = false
      for (index, check) in checks.enumerated() {
        guard let target = check.target, let gone = rejected[target.table],
          gone.count > seen[index, default: 0]
        else { continue }
        seen[index] = gone.count
        if try step(index, gone, look) { isChanged = true }
      }
    }
    for name in faults.keys { faults[name]!.prune() }
  }

  /// One look at one reference; whether any row followed.
  private mutating func step(_ index: Int, _ gone: RowSet, _ look: Look) throws(Finding) -> Bool {
    let check = checks[index]
    let table = check.keys.table
    let leaves = setsAside.contains(table)
    let before = (leaves ? rejected[table] : held[table]) ?? RowSet()
    var after = before
    var found = faults[table] ?? KeyFaults(limit: limit)
    try look(check, gone, before) { row, first in
      if after.insert(row) { found.add(KeyFault(check: index, row: row, first: first)) }
    }
    guard after.count > before.count else { return false }
    if leaves { rejected[table] = after } else { held[table] = after }
    faults[table] = found
    return true
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
