import Columns
import Components
import Formats

/// A stretch of a relation that is read from one file and transformed batch by batch.
struct Strand: Sendable {
  let source: Relation.SourceFile
  var transform: Relation.Transform
}

/// Hands out the pieces of a relation's files in order, each as work that any task may do.
struct RowSource {
  /// The reading of one piece.
  struct Work: Sendable {
    fileprivate let parse: @Sendable () -> Parsed
    fileprivate let transform: Relation.Transform
    fileprivate let record: @Sendable (Int) -> [UInt8]?
    fileprivate let head: [UInt8]?

    func callAsFunction() -> Parsed {
      var parsed = parse()
      parsed.batch = transform(parsed.batch)
      return parsed
    }

    /// The same, with what is needed to find records again as they stand in the file.
    func opened() -> OpenedPiece {
      let parsed = parse()
      return OpenedPiece(
        batch: transform(parsed.batch), lost: parsed.lost, record: record, head: head)
    }
  }

  private var strands: ArraySlice<Strand>
  private let bounds: Plan.Bounds
  private var current: (() throws(Finding) -> Work?)?
  /// What was found while the files were opened.
  private(set) var findings: [Finding] = []

  init(_ strands: [Strand], _ bounds: Plan.Bounds) {
    self.strands = strands[...]
    self.bounds = bounds
  }

  /// Called by one task.
  mutating func next() throws(Finding) -> Work? {
    while true {
      if let work = try current?() { return work }
      current = nil
      guard let strand = strands.popFirst() else { return nil }
      let reader = try strand.source.reader(bounds)
      findings += reader.findings
      current = Self.cutting(reader, strand.transform)
    }
  }

  private static func cutting<R: Reader>(
    _ reader: R, _ transform: @escaping Relation.Transform
  ) -> (() throws(Finding) -> Work?) {
    var reader = reader
    let parse = reader.parse
    let verbatim = reader.verbatim
    return { () throws(Finding) in
      guard let piece = try reader.cut() else { return nil }
      return Work(
        parse: { parse(piece) }, transform: transform,
        record: { verbatim?.record(piece, $0) }, head: verbatim?.head)
    }
  }
}

/// A piece whose records can be had byte for byte.
struct OpenedPiece: Sendable {
  let batch: Batch
  /// The records that are in no row, each with the rules that it breaks.
  let lost: [LostRecord]
  /// The record at an offset of the file; nil where the format has no such thing.
  let record: @Sendable (Int) -> [UInt8]?
  /// What stands before the first record of the file.
  let head: [UInt8]?
}

/// A record that a reader could not make a row of.
struct LostRecord: Sendable {
  let place: Place.Cell
  var rules: [Rule]
}

extension Parsed {
  /// The records that are in no row: those of the reader's errors whose row the batch lacks. The
  /// rules' own severity counts, since no pipeline can make a row of them.
  var lost: [LostRecord] {
    var lost: [LostRecord] = []
    for finding in findings where finding.rule.severity == .error {
      guard case .cell(let cell) = finding.place, index(ofRow: cell.row) == nil else { continue }
      if lost.last?.place.row == cell.row {
        lost[lost.count - 1].rules.append(finding.rule)
      } else {
        lost.append(LostRecord(place: cell, rules: [finding.rule]))
      }
    }
    return lost
  }

  /// The row of the batch that was read in a row of the file; rows ascend within a piece.
  func index(ofRow row: Int) -> Int? {
    let rows = batch.origin.rows
    var low = 0, high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low] == row ? low : nil
  }
}

extension Relation {
  /// The files that the rows come from, in order, with all that is done to them; reads the relations
  /// that a step has to know beforehand.
  ///
  /// `lost` gains the errors of the reader in those: rows that would have counted.
  func strands(_ bounds: Plan.Bounds, _ lost: inout [Finding]) async throws(Finding) -> [Strand] {
    try await Self.strands(flow, bounds, &lost)
  }

  /// What a fold makes of all rows.
  func folded(_ fold: any Fold, _ bounds: Plan.Bounds, _ lost: inout [Finding])
    async throws(Finding) -> any Sendable
  {
    try await Self.gather(try await strands(bounds, &lost), fold, bounds, &lost)
  }

  private static func strands(
    _ flow: Flow, _ bounds: Plan.Bounds, _ lost: inout [Finding]
  ) async throws(Finding) -> [Strand] {
    switch flow {
    case .read(let source): return [Strand(source: source) { $0 }]
    case .each(let flow, let transform):
      return try await strands(flow, bounds, &lost).adding(transform)
    case .stack(let flows):
      var all: [Strand] = []
      for flow in flows { all += try await strands(flow, bounds, &lost) }
      return all
    case .joined(let flow, let others, let make):
      var states: [any Sendable] = []
      for (other, fold) in others {
        let rows = try await strands(other, bounds, &lost)
        states.append(try await gather(rows, fold, bounds, &lost))
      }
      return try await strands(flow, bounds, &lost).adding(make(states))
    }
  }

  private static func gather<F: Fold>(
    _ strands: [Strand], _ fold: F, _ bounds: Plan.Bounds, _ lost: inout [Finding]
  ) async throws(Finding) -> F.State {
    var rows = RowSource(strands, bounds)
    var states = OrderedMap<RowSource.Work, (F.State, [Finding])>(width: bounds.width) {
      let parsed = $0()
      return (fold.absorb(parsed.batch), parsed.findings)
    }
    var state = fold.initial
    while let (next, findings) = try await states.next({ () throws(Finding) in try rows.next() }) {
      fold.merge(next, into: &state)
      for finding in findings
      where finding.severity == .error && !lost.contains(finding) { lost.append(finding) }
    }
    return state
  }
}

extension [Strand] {
  fileprivate func adding(_ transform: @escaping Relation.Transform) -> [Strand] {
    map { strand in
      var strand = strand
      let before = strand.transform
      strand.transform = { transform(before($0)) }
      return strand
    }
  }
}
