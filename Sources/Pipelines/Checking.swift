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
}

/// Pass 1: reads every table of a plan and checks all rows; writes nothing.
public struct Checking {
  private let plan: Plan
  private let world = World()

  public init(_ plan: Plan) { self.plan = plan }

  /// The result of each table, in the order of the plan. Throws where a source cannot be read on.
  /// `progress` is told of each table as it begins and of rows as they pass.
  public func run(_ progress: (String, Int) -> Void) async throws(Finding) -> [TableResult] {
    var running: [String: RunningTable] = [:]
    let keys = Set(plan.tables.flatMap { $0.checks.flatMap(\.keys) })
    for reference in keys { world.prepare(reference) }
    for table in referencedFirst() {
      let run = RunningTable(
        table, keys: keys.filter { $0.table == table.name },
        hidesCells: plan.pipeline.privacy.dropsNames)
      try await run.read(plan.bounds, world, progress)
      world.complete(table.name)
      running[table.name] = run
    }
    return plan.tables.map { table in
      running[table.name]!.close(world)
      return running[table.name]!.result
    }
  }

  /// Tables that others refer to before those, where there is no circle, so that most references can
  /// be looked up as they pass.
  private func referencedFirst() -> [TablePlan] {
    var order: [TablePlan] = []
    var seen: Set<String> = []
    let byName = Dictionary(uniqueKeysWithValues: plan.tables.map { ($0.name, $0) })
    func visit(_ table: TablePlan) {
      guard seen.insert(table.name).inserted else { return }
      for key in table.schema.foreignKeys {
        if let target = key.table.flatMap({ byName[$0] }) { visit(target) }
      }
      order.append(table)
    }
    for table in plan.tables { visit(table) }
    return order
  }
}

/// One table being checked.
private final class RunningTable {
  let table: TablePlan
  private let checks: [RunningCheck]
  /// Whether a reader's findings may not show what they found: it may be a name that is dropped.
  private let hidesCells: Bool
  private(set) var result: TableResult

  /// A piece that has been read and looked at.
  private struct Looked: Sendable {
    let rows: Int, unreadable: Int
    let findings: [Finding]
    let notes: [any Sendable]
  }

  init(_ table: TablePlan, keys: Set<KeyReference>, hidesCells: Bool) {
    self.table = table
    self.hidesCells = hidesCells
    let collectors = keys.sorted { $0.fields.lexicographicallyPrecedes($1.fields) }
      .map { KeyCollector($0, of: table.schema) }
    checks = (collectors + table.checks as [any RowCheck]).map { Self.start($0) }
    result = TableResult(table: table.name, dataset: table.dataset)
  }

  private static func start(_ check: some RowCheck) -> RunningCheck { RunningCheck(check) }

  func read(_ bounds: Plan.Bounds, _ world: World, _ progress: (String, Int) -> Void)
    async throws(Finding)
  {
    var lost: [Finding] = []
    var rows = RowSource(try await table.relation.strands(bounds, &lost), bounds)
    for finding in lost { result.log.add(shown(finding)) }
    let looks = checks.map(\.look)
    let names = table.schema.fields.map(\.name)
    let name = table.name
    let hides = hidesCells
    var looked = OrderedMap<RowSource.Work, Looked>(width: bounds.width) { work in
      var parsed = work()
      if hides { parsed.findings = parsed.findings.map(\.hidingCell) }
      return Self.look(at: parsed, looks, name, names)
    }
    progress(name, 0)
    while let piece = try await looked.next({ () throws(Finding) in try rows.next() }) {
      for finding in piece.findings { result.log.add(finding) }
      result.rows += piece.rows
      result.unreadable += piece.unreadable
      for (check, notes) in zip(checks, piece.notes) {
        check.take(notes, world) { result.log.add($0) }
      }
      progress(name, result.rows)
    }
    for finding in rows.findings { result.log.add(shown(finding)) }
  }

  private func shown(_ finding: Finding) -> Finding { hidesCells ? finding.hidingCell : finding }

  func close(_ world: World) {
    for check in checks { check.close(world) { result.log.add($0) } }
  }

  private static func look(
    at parsed: Parsed, _ looks: [RunningCheck.Look], _ table: String, _ names: [String]
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
      findings: order.map(\.element.finding), notes: notes)
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
    return Finding(rule, at: place, values.merging(["value": "…"]) { $1 })
  }
}

/// A check with its ledger, the type of its notes forgotten.
private struct RunningCheck {
  typealias Look = @Sendable (Batch, String, [String]) -> (any Sendable, [Finding])

  let look: Look
  let take: (any Sendable, World, (Finding) -> Void) -> Void
  let close: (World, (Finding) -> Void) -> Void

  init<C: RowCheck>(_ check: C) {
    let ledger = check.ledger()
    look = { batch, table, names in
      var faults: [CellFault] = []
      let notes = check.look(at: batch, &faults)
      return (notes, faults.map { Self.finding($0, check, batch, table, names) })
    }
    take = { notes, world, report in ledger.take(notes as! C.Notes, world, report) }
    close = { world, report in ledger.close(world, report) }
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
