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
  public internal(set) var log = FindingLog()
  /// Whether the table is only read to find keys, and its rows are no part of what is checked.
  public internal(set) var isReferredTo = false
}

/// Pass 1: reads every table of a plan and checks all rows; writes nothing.
public struct Checking {
  /// Is told how many rows of a table have passed.
  public typealias Progress = (_ table: String, _ rows: Int) throws(Finding) -> Void

  private let plan: Plan
  private let keyChecks: [KeyCheck]
  private let world: World

  public init(_ plan: Plan) {
    self.plan = plan
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
        table, world.columns(of: table.name), hidesCells: plan.pipeline.privacy.dropsNames)
      try await run.read(plan.bounds, progress)
      running.append(run)
    }
    for run in running {
      try await checkKeys(of: run)
      run.weigh()
    }
    return running.map(\.result)
  }

  /// Keys are compared when every table has been read, since references may go forth, back and round.
  private func checkKeys(of run: RunningTable) async throws(Finding) {
    let limit = run.result.log.limit
    let faults = try world.faults(of: run.table.name, limit: limit)
    guard !faults.kept.isEmpty else { return }
    var lost: [Finding] = []
    let strands = try await run.table.relation.strands(plan.bounds, &lost)
    var source = RowSource(strands, plan.bounds)
    var batches = OrderedMap<RowSource.Work, Batch>(width: plan.bounds.width) { $0().batch }
    let explainer = KeyExplainer(table: run.table, checks: keyChecks)
    let findings = try await explainer.findings(of: faults) { () async throws(Finding) in
      try await batches.next { () throws(Finding) in try source.next() }
    }
    for finding in findings { run.result.log.add(finding) }
    let total = faults.counts.values.reduce(0, +)
    if total > faults.kept.count { count(faults, run) }
  }

  /// Counts what there is beyond the faults that were kept.
  private func count(_ faults: KeyFaults, _ run: RunningTable) {
    let kept = Dictionary(grouping: faults.kept, by: \.check).mapValues(\.count)
    for (check, number) in faults.counts.sorted(by: { $0.key < $1.key }) {
      run.result.log.count(keyChecks[check].rule, number - kept[check, default: 0])
    }
  }
}

/// One table being checked.
private final class RunningTable {
  let table: TablePlan
  private var checks: [RunningCheck] = []
  private let keys: [KeyColumn]
  private let makers: [KeyMaker]
  /// Whether a reader's findings may not show what they found: it may be a name that is dropped.
  private let hidesCells: Bool
  var result: TableResult
  private var costly = Costly()

  /// A piece that has been read and looked at.
  private struct Looked: Sendable {
    let rows: Int, unreadable: Int
    let findings: [Finding]
    let notes: [any Sendable]
    let keys: [BatchKeys]
  }

  init(_ table: TablePlan, _ keys: [KeyColumn], hidesCells: Bool) {
    self.table = table
    self.hidesCells = hidesCells
    self.keys = keys
    makers = keys.map { KeyMaker($0.reference.fields, of: table.schema) }
    result = TableResult(
      table: table.name, dataset: table.dataset, isReferredTo: table.isReferredTo)
  }

  /// A check that knows of other tables what it has to. What cannot be read there is said there.
  private static func start<C: RowCheck>(_ check: C, _ bounds: Plan.Bounds) async throws(Finding)
    -> RunningCheck
  {
    var answers: [any Sendable] = []
    var lost: [Finding] = []
    for (relation, fold) in check.questions {
      answers.append(try await relation.folded(fold, bounds, &lost))
    }
    return RunningCheck(answers.isEmpty ? check : check.knowing(answers))
  }

  /// Weighs what was found, when all of it has been.
  func weigh() { result.log.weigh(by: table.severities, rows: result.rows) }

  func read(_ bounds: Plan.Bounds, _ progress: Checking.Progress) async throws(Finding) {
    for check in table.checks { checks.append(try await Self.start(check, bounds)) }
    var lost: [Finding] = []
    var rows = RowSource(try await table.relation.strands(bounds, &lost), bounds)
    for finding in lost { result.log.add(shown(finding)) }
    let looks = checks.map(\.look)
    let makers = makers
    let names = table.schema.fields.map(\.name)
    let name = table.name
    let hides = hidesCells
    var looked = OrderedMap<RowSource.Work, Looked>(width: bounds.width) { work in
      var parsed = work()
      if hides { parsed.findings = parsed.findings.map(\.hidingCell) }
      return Self.look(at: parsed, looks, makers, name, names)
    }
    try progress(name, 0)
    while let piece = try await looked.next({ () throws(Finding) in try rows.next() }) {
      try take(piece)
      try progress(name, result.rows)
    }
    for finding in rows.findings { result.log.add(shown(finding)) }
    for check in checks { check.close { result.log.add($0) } }
    if keys.contains(where: \.isLost) { try await gatherAgain(bounds) }
  }

  private func shown(_ finding: Finding) -> Finding { hidesCells ? finding.hidingCell : finding }

  private func take(_ piece: Looked) throws(Finding) {
    for finding in piece.findings where !costly.drops(finding) { result.log.add(finding) }
    result.rows += piece.rows
    result.unreadable += piece.unreadable
    for (check, notes) in zip(checks, piece.notes) { check.take(notes) }
    for (column, keys) in zip(keys, piece.keys) { try column.take(keys) }
  }

  /// Gathers the keys whose order broke after they had been let go.
  private func gatherAgain(_ bounds: Plan.Bounds) async throws(Finding) {
    let lost = zip(keys, makers).filter { $0.0.isLost }
    for (column, _) in lost { column.restart() }
    let makers = lost.map(\.1)
    var lostRows: [Finding] = []
    var rows = RowSource(try await table.relation.strands(bounds, &lostRows), bounds)
    var gathered = OrderedMap<RowSource.Work, [BatchKeys]>(width: bounds.width) { work in
      let batch = work().batch
      return makers.map { BatchKeys(batch, $0) }
    }
    while let keys = try await gathered.next({ () throws(Finding) in try rows.next() }) {
      for (column, keys) in zip(lost.map(\.0), keys) { try column.take(keys) }
    }
  }

  private static func look(
    at parsed: Parsed, _ looks: [RunningCheck.Look], _ makers: [KeyMaker], _ table: String,
    _ names: [String]
  ) -> Looked {
    var found = parsed.findings.map { (row: Self.row(of: $0), finding: $0) }
    var notes: [any Sendable] = []
    for look in looks {
      let (note, findings) = look(parsed.batch, table, names)
      notes.append(note)
      found += findings.map { (row: Self.row(of: $0), finding: $0) }
    }
    // By row, then in the order of the checks, so that pieces leave no trace.
    let order = found.enumerated().sorted { ($0.1.row, $0.0) < ($1.1.row, $1.0) }
    return Looked(
      rows: parsed.batch.count, unreadable: parsed.unreadable,
      findings: order.map(\.element.finding), notes: notes,
      keys: makers.map { BatchKeys(parsed.batch, $0) })
  }

  private static func row(of finding: Finding) -> Int {
    if case .cell(let cell) = finding.place { return cell.row }
    return 0
  }
}

extension Finding {
  /// The same finding without the text of the cell that it is about.
  fileprivate var hidingCell: Finding {
    guard values["value"] != nil else { return self }
    return Finding(rule, at: place, values.merging(["value": "…"]) { $1 }, weighing: severity)
  }
}

/// A check with its ledger, the type of its notes forgotten.
private struct RunningCheck {
  typealias Look = @Sendable (Batch, String, [String]) -> (any Sendable, [Finding])

  let look: Look
  let take: (any Sendable) -> Void
  let close: ((Finding) -> Void) -> Void

  init<C: RowCheck>(_ check: C) {
    let ledger = check.ledger()
    look = { batch, table, names in
      var faults: [CellFault] = []
      let notes = check.look(at: batch, &faults)
      return (notes, faults.map { Self.finding($0, check, batch, table, names) })
    }
    take = { notes in ledger.take(notes as! C.Notes) }
    close = { report in ledger.close(report) }
  }

  private static func finding(
    _ fault: CellFault, _ check: some RowCheck, _ batch: Batch, _ table: String, _ names: [String]
  ) -> Finding {
    var values = check.values(of: fault, in: batch)
    if let cell = batch.columns[fault.field].copy(fault.row) {
      values["value"] = String(decoding: cell, as: UTF8.self)
    }
    let place = RowPlace(fault.row, of: batch).place(in: table, field: names[fault.field])
    return Finding(fault.rule, at: place, values)
  }
}
