import Columns
import Components
import Connectors
import Formats

/// One table being checked.
final class RunningTable {
  let table: TablePlan
  private var checks: [RunningCheck] = []
  private let keys: [KeyColumn]
  private let makers: [KeyMaker]
  /// Whether a reader's findings may not show what they found: it may be a name that is dropped.
  private let hidesCells: Bool
  /// Whether rows with errors leave.
  let setsAside: Bool
  var result: TableResult
  private var costly = Costly()
  /// How many of the first findings are about rows of other tables.
  private var elsewhere = 0
  /// What was found in single rows, whatever it weighs: that shows when the table has been read.
  private var found = Rejection()
  /// The rules that records broke of which no row was made.
  private var unread: Set<Rule> = []

  /// Something found in a piece, and the row of its batch that it is about, where it has one.
  private struct Found: Sendable {
    let index: Int?
    let finding: Finding

    /// What is said of a whole file comes with its last piece, behind what is said of rows.
    var row: Int {
      if case .cell(let cell) = finding.place { return cell.row }
      return .max
    }
  }

  /// A piece that has been read and looked at.
  private struct Looked: Sendable {
    let rows: Int, unreadable: Int
    let findings: [Found]
    let notes: [any Sendable]
    let keys: [BatchKeys]
  }

  init(_ table: TablePlan, _ keys: [KeyColumn], hidesCells: Bool, setsAside: Bool) {
    self.table = table
    self.hidesCells = hidesCells
    self.setsAside = setsAside
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
    elsewhere = lost.count
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
    for found in piece.findings where !costly.drops(found.finding) { take(found) }
    result.rows += piece.rows
    result.unreadable += piece.unreadable
    for (check, notes) in zip(checks, piece.notes) { check.take(notes) }
    for (column, keys) in zip(keys, piece.keys) { try column.take(keys) }
  }

  private func take(_ found: Found) {
    result.log.add(found.finding)
    guard setsAside, case .cell = found.finding.place else { return }
    let rule = found.finding.rule
    if let index = found.index {
      note(result.rows + index, rule)
    } else if rule.severity == .error {
      unread.insert(rule)
    }
  }

  /// Notes that a row breaks a rule. A pattern that costs too much says nothing of its row.
  func note(_ row: Int, _ rule: Rule) {
    if setsAside, rule != .tooCostly { found.insert(row, rule) }
  }

  /// Rejects the rows whose findings weigh as errors, when all have been found and weighed. What is
  /// wrong with rows that are not in the release weighs as a warning; what is wrong with more than a
  /// row stays an error.
  func settle() {
    guard setsAside else { return }
    let errors = Set(result.log.groups.filter { $0.severity == .error }.map(\.rule))
    result.rejection = found.limited(to: errors)
    found = Rejection()
    result.log.soften(result.rejection.broken.union(unread), after: elsewhere)
  }

  /// Rejects those of `rows` that are not rejected yet, since they refer to rows that are.
  func follow(_ rows: RowSet) {
    rows.forEach { row in
      if !result.rejection.rows.contains(row) { result.rejection.insert(row, .refersToRejected) }
    }
  }

  /// Adds references to rejected rows, and counts those that are not listed.
  func add(_ findings: [Finding], unlisted: Int) {
    let severity: Rule.Severity = setsAside ? .warning : .error
    for finding in findings { result.log.add(finding.weighing(severity)) }
    result.log.count(setsAside ? .refersToRejected : .wouldDangle, unlisted, weighing: severity)
  }

  /// Says at the end how many rows left, or that none stays.
  func sayWhatLeft() {
    guard result.rejected > 0, let source = table.sources.first else { return }
    let values = ["table": table.name, "count": String(result.rejected)]
    let rule = result.published == 0 ? Rule.nothingLeft : .rowsSetAside
    result.log.addFirst(Finding(rule, at: .file(source.name), values))
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
    var found = parsed.findings.map { Found(index: parsed.index(of: $0), finding: $0) }
    var notes: [any Sendable] = []
    for look in looks {
      let (note, findings) = look(parsed.batch, table, names)
      notes.append(note)
      found += findings.map { Found(index: $0.row, finding: $0.finding) }
    }
    // By row, then in the order of the checks, so that pieces leave no trace.
    let order = found.enumerated().sorted { ($0.1.row, $0.0) < ($1.1.row, $1.0) }
    return Looked(
      rows: parsed.batch.count, unreadable: parsed.unreadable,
      findings: order.map(\.element), notes: notes,
      keys: makers.map { BatchKeys(parsed.batch, $0) })
  }
}

extension Parsed {
  /// The row of the batch that a finding of the reader is about.
  fileprivate func index(of finding: Finding) -> Int? {
    guard case .cell(let cell) = finding.place else { return nil }
    return index(ofRow: cell.row)
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
  typealias Look =
    @Sendable (Batch, String, [String]) -> (
      any Sendable, [(row: Int, finding: Finding)]
    )

  let look: Look
  let take: (any Sendable) -> Void
  let close: ((Finding) -> Void) -> Void

  init<C: RowCheck>(_ check: C) {
    let ledger = check.ledger()
    look = { batch, table, names in
      var faults: [CellFault] = []
      let notes = check.look(at: batch, &faults)
      return (notes, faults.map { ($0.row, Self.finding($0, check, batch, table, names)) })
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
