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
  typealias Work = @Sendable () -> Parsed

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
    return { () throws(Finding) in
      guard let piece = try reader.cut() else { return nil }
      return {
        var parsed = parse(piece)
        parsed.batch = transform(parsed.batch)
        return parsed
      }
    }
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
