public import Columns
public import Components
import Connectors
import Formats

/// A table as a plan: the names of its columns, and how its rows come about. Nothing is read yet.
///
/// Stages make relations out of relations; that they form a graph without cycles, the planner sees to.
public struct Relation: Sendable {
  public typealias Transform = @Sendable (Batch) -> Batch

  public let header: [String]
  let flow: Flow

  indirect enum Flow: Sendable {
    case read(SourceFile)
    case each(Flow, Transform)
    case stack([Flow])
    /// The rows of the first, transformed by what the others came to.
    case joined(Flow, [(Flow, any Fold)], @Sendable ([any Sendable]) -> Transform)
  }

  /// A source and how it is read.
  struct SourceFile: Sendable {
    let spooled: Spooled
    var format: any Format
    let table: String
    /// The pipeline's folder on this machine.
    let folder: String
  }

  /// The index of a column; a finding at `place` where there is none.
  public func index(of column: String, at place: Place) throws(Finding) -> Int {
    guard let index = header.firstIndex(of: column) else {
      throw .unknown(column, at: place, among: header)
    }
    return index
  }

  /// The rows changed batch by batch; many batches may be changed at once.
  public func each(header: [String]? = nil, _ transform: @escaping Transform) -> Relation {
    Relation(header: header ?? self.header, flow: .each(flow, transform))
  }

  /// The rows of this relation, then those of others; columns go by name, and one that a relation
  /// lacks is missing there.
  public func stacked(with others: [Relation]) -> Relation {
    Relation(header: header, flow: .stack([flow] + others.map { $0.aligned(to: header).flow }))
  }

  /// The rows of this relation, transformed by what `folds` made of other relations.
  public func joined(
    with folds: [(Relation, any Fold)],
    _ transform: @escaping @Sendable ([any Sendable]) -> Transform
  ) -> Relation {
    Relation(header: header, flow: .joined(flow, folds.map { ($0.flow, $1) }, transform))
  }

  /// The columns named, in that order.
  public func aligned(to names: [String]) -> Relation {
    if names == header { return self }
    let places = Dictionary(header.enumerated().map { ($1, $0) }) { first, _ in first }
    let indices = names.map { places[$0] }
    return each(header: names) { batch in
      batch.with(
        columns: indices.map { $0.map { batch.columns[$0] } ?? Column(missing: batch.count) })
    }
  }

  /// The rows for which `isKept` holds.
  public func filtered(_ isKept: @escaping @Sendable (Batch, Int) -> Bool) -> Relation {
    each { batch in
      let rows = (0..<batch.count).filter { isKept(batch, $0) }
      return rows.count == batch.count ? batch : batch.selecting(rows)
    }
  }
}

/// Gathers all rows of a relation into one state. Batches are absorbed many at once; their states
/// are merged in row order, so that the result does not depend on how many tasks ran.
public protocol Fold: Sendable {
  associatedtype State: Sendable
  /// The state of no rows.
  var initial: State { get }
  func absorb(_ batch: Batch) -> State
  func merge(_ next: State, into state: inout State)
}
