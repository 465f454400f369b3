import Columns
import Components
import Formats

/// A check of the cells of one column.
struct CellCheck: RowCheck {
  let rule: Rule
  let field: Int
  /// What the rule's wording names beside `value`.
  let facts: [String: String]
  /// The rows whose cell breaks the rule, in order.
  let faults: @Sendable (Column) -> [Int]

  init(
    _ rule: Rule, field: Int, _ facts: [String: String] = [:],
    faults: @escaping @Sendable (Column) -> [Int]
  ) {
    self.rule = rule
    self.field = field
    self.facts = facts
    self.faults = faults
  }

  /// A check of one cell after the other; those without a value are not looked at.
  init(
    _ rule: Rule, field: Int, _ facts: [String: String] = [:],
    isFault: @escaping @Sendable (Span<UInt8>) -> Bool
  ) {
    self.init(rule, field: field, facts) { column in column.rows(where: isFault) }
  }

  func look(at batch: Batch, _ faults: inout [CellFault]) {
    for row in self.faults(batch.columns[field]) {
      faults.append(CellFault(rule, row: row, field: field))
    }
  }

  func values(of fault: CellFault, in batch: Batch) -> [String: String] { facts }
}
