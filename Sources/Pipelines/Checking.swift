import Columns
public import Components
import Formats

/// What the checking of one table came to.
public struct TableResult: Sendable {
  public let table: String
  public let dataset: String?
  /// Rows that came out of the stages, and records that could not be read.
  public internal(set) var rows = 0
  public internal(set) var unreadable = 0
  /// The rows that leave the release; none where the table has no quarantine.
  public internal(set) var rejection = Rejection()
  public internal(set) var log = FindingLog()
  /// Whether the table is only read to find keys, and its rows are no part of what is checked.
  public internal(set) var isReferredTo = false

  /// `read` = `published` + `rejected`, always.
  public var read: Int { rows + unreadable }
  /// The rows that stand in the release.
  public var published: Int { rows - rejection.rows.count }
  /// The rows that leave it, and the records that no row could be made of.
  public var rejected: Int { rejection.rows.count + unreadable }
}

/// Pass 1: reads every table of a plan and checks all rows; writes nothing.
public struct Checking {
  /// Is told how many rows of a table have passed.
  public typealias Progress = (_ table: String, _ rows: Int) throws(Finding) -> Void

  private let plan: Plan
  private let quarantines: Bool
  private let keyChecks: [KeyCheck]
  private let world: World

  /// Where `quarantines`, rows with errors leave the tables whose author asked for it, and their
  /// errors weigh as warnings; else every error is one.
  public init(_ plan: Plan, quarantines: Bool = false) {
    self.plan = plan
    self.quarantines = quarantines
    keyChecks = plan.tables.flatMap(\.keys)
    world = World(keyChecks, memory: plan.bounds.keyMemory, folder: plan.bounds.scratch)
  }

  /// The result of each table, in the order of the plan. Throws where a source cannot be read on.
  /// `progress` is told of each table as it begins and of rows as they pass, and stops the work by
  /// throwing.
  public func run(_ progress: Progress) async throws(Finding) -> [TableResult] {
    var running: [RunningTable] = []
    for table in plan.tables {
      let run = RunningTable(
        table, world.columns(of: table.name), hidesCells: plan.pipeline.privacy.dropsNames,
        setsAside: quarantines && table.isQuarantined)
      try await run.read(plan.bounds, progress)
      running.append(run)
    }
    for run in running {
      try await checkKeys(of: run)
      run.weigh()
      run.settle()
    }
    if running.contains(where: { !$0.result.rejection.rows.isEmpty }) {
      try await followRejected(running)
    }
    for run in running where run.setsAside { run.sayWhatLeft() }
    return running.map(\.result)
  }

  /// Keys are compared when every table has been read, since references may go forth, back and round.
  private func checkKeys(of run: RunningTable) async throws(Finding) {
    let faults = try world.faults(of: run.table.name, limit: run.result.log.limit) { fault in
      run.note(fault.row, keyChecks[fault.check].rule)
    }
    guard !faults.kept.isEmpty else { return }
    let explainer = KeyExplainer(table: run.table, checks: keyChecks)
    let rows = try await explainer.rows(of: faults, plan.bounds)
    for finding in explainer.findings(of: faults, rows) { run.result.log.add(finding) }
    if faults.total > faults.kept.count { count(faults, run) }
  }

  /// Counts what there is beyond the faults that were kept.
  private func count(_ faults: KeyFaults, _ run: RunningTable) {
    let kept = Dictionary(grouping: faults.kept, by: \.check).mapValues(\.count)
    for (check, number) in faults.counts.sorted(by: { $0.key < $1.key }) {
      run.result.log.count(keyChecks[check].rule, number - kept[check, default: 0])
    }
  }

  /// Rows that refer to rejected rows leave too; where their table has no quarantine, they refuse the
  /// release.
  private func followRejected(_ running: [RunningTable]) async throws(Finding) {
    let tables = Dictionary(uniqueKeysWithValues: running.map { ($0.table.name, $0) })
    let setsAside = Set(running.filter(\.setsAside).map(\.table.name))
    var cascade = Cascade(
      keyChecks, in: world, rejected: tables.mapValues(\.result.rejection.rows),
      setsAside: setsAside, limit: FindingLog.defaultLimit)
    try cascade.run()
    for run in running {
      guard let faults = cascade.faults[run.table.name] else { continue }
      if run.setsAside { run.follow(cascade.rejected[run.table.name] ?? RowSet()) }
      var firsts: [String: [Int: RowPlace]] = [:]
      for (name, wanted) in cascade.targets(of: faults) {
        firsts[name] = try await tables[name]?.table.places(of: wanted, plan.bounds)
      }
      try await explain(faults, firsts, run)
    }
  }

  private func explain(
    _ faults: KeyFaults, _ firsts: [String: [Int: RowPlace]], _ run: RunningTable
  ) async throws(Finding) {
    let rule = run.setsAside ? Rule.refersToRejected : .wouldDangle
    let explainer = KeyExplainer(table: run.table, checks: keyChecks)
    let rows = try await explainer.rows(of: faults, plan.bounds)
    run.add(
      explainer.following(faults, rule, rows, firsts), unlisted: faults.total - faults.kept.count)
  }
}
