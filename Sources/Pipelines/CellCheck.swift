import Columns
import Components
import Formats

/// A check of the cells of one column, one at a time.
struct CellCheck: RowCheck {
  let rule: Rule
  let field: Int
  /// What the rule's wording names beside `value`.
  let facts: [String: String]
  /// Whether a cell that has a value breaks the rule; nil to look at cells without a value instead.
  let isFault: @Sendable (Span<UInt8>) -> Bool

  init(
    _ rule: Rule, field: Int, _ facts: [String: String] = [:],
    isFault: @escaping @Sendable (Span<UInt8>) -> Bool
  ) {
    self.rule = rule
    self.field = field
    self.facts = facts
    self.isFault = isFault
  }

  func look(at batch: Batch, _ faults: inout [CellFault]) {
    let column = batch.columns[field]
    for row in 0..<batch.count where column.withCell(row, isFault) == true {
      faults.append(CellFault(rule, row: row, field: field))
    }
  }

  func values(of fault: CellFault, in batch: Batch) -> [String: String] { facts }
}
