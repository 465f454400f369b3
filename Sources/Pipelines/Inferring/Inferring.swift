import Columns
public import Components
import Connectors
public import Formats

/// Proposes a Table Schema for a file: reads all its rows, never a sample, and holds no more than a
/// bounded summary of each column.
///
/// A column gets the narrowest type that all its values have. What could be read in two ways stays
/// text, and a note says so. The data is valid by the schema that is proposed for it.
public struct Inferring {
  /// The schema proposed, what was assumed on the way, and what was wrong with the shape of the file.
  public struct Proposal: Sendable {
    /// A Table Schema descriptor.
    public let schema: JSONValue
    public let log: FindingLog
    /// What was read: all rows that could be, and the columns of the header.
    public let rows: Int
    public let columns: Int
  }

  private let plan: Plan
  private let table: TablePlan

  /// A plan of one table, as of data without a schema.
  public init(_ plan: Plan) {
    precondition(plan.tables.count == 1, "one table")
    self.plan = plan
    table = plan.tables[0]
  }

  /// What a piece of the file says of each column.
  private struct Piece: Sendable {
    let rows: Int
    let findings: [Finding]
    let evidence: [ColumnEvidence]
    let hashes: [[UInt128]?]

    init(_ parsed: Parsed) {
      let batch = parsed.batch
      rows = batch.count
      findings = parsed.findings
      evidence = batch.columns.map { ColumnEvidence($0, of: batch) }
      hashes = batch.columns.map { ColumnKeys.hashes($0, rows: batch.count) }
    }
  }

  /// Reads the file once. Throws where it cannot be opened or read on; a record that cannot be read
  /// is a finding of the proposal.
  public func run() async throws(Finding) -> Proposal {
    let names = table.relation.header
    var log = FindingLog()
    var rows = 0
    var evidence = names.map { _ in ColumnEvidence() }
    let scratch = KeyScratch(plan.bounds.scratch)
    let keys = names.map { _ in
      ColumnKeys(limit: plan.bounds.keyMemory / names.count, scratch: scratch)
    }
    var lost: [Finding] = []
    var source = RowSource(try await table.relation.strands(plan.bounds, &lost), plan.bounds)
    var pieces = OrderedMap<RowSource.Work, Piece>(width: plan.bounds.width) { Piece($0()) }
    while let piece = try await pieces.next({ () throws(Finding) in try source.next() }) {
      rows += piece.rows
      for finding in piece.findings { log.add(finding) }
      for (index, (next, hashes)) in zip(piece.evidence, piece.hashes).enumerated() {
        evidence[index].add(next)
        try keys[index].take(hashes)
      }
    }
    for finding in source.findings { log.add(finding) }
    for column in keys { try column.close() }
    let columns = names.indices.map { index in
      ProposedField(
        names[index], evidence[index], rows: rows, areDifferent: keys[index].areDifferent)
    }
    return proposal(columns, rows, &log)
  }

  private func proposal(_ fields: [ProposedField], _ rows: Int, _ log: inout FindingLog) -> Proposal
  {
    for field in fields {
      for note in field.notes(in: table.name, file: table.sources[0].name) { log.add(note) }
    }
    let key = fields.first(where: \.isKey)
    if let key {
      log.add(
        Finding(.keyProposed, at: key.place(table.name, table.sources[0].name), ["value": key.name])
      )
    }
    let schema = JSONValue.object([
      "$schema": .string("https://datapackage.org/profiles/2.0/tableschema.json"),
      "fields": .array(fields.map(\.descriptor)),
      "primaryKey": key.map { .strings([$0.name]) },
    ])
    return Proposal(schema: schema, log: log, rows: rows, columns: fields.count)
  }
}
