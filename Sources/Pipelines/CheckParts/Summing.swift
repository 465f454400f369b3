import Columns
import Components
import Formats

/// A total and its parts, whole numbers of 64 bits; what is none, or adds up to none, is not compared.
struct Summing: RowCheck {
  let total: NamedColumn
  let parts: [NamedColumn]
  /// What is broken where the total is another number than the sum of its parts.
  let differs: Rule
  /// What is broken where some are stated and others not; nil where such rows are passed over.
  let incomplete: Rule?

  func look(at batch: Batch, _ faults: inout [CellFault]) {
    for row in 0..<batch.count {
      let stated = columns.count { $0.isPresent(row, batch) }
      if stated > 0, stated <= parts.count {
        if let incomplete {
          faults.append(CellFault(incomplete, row: row, field: total.index))
        }
      } else if let stated = total.integer(row, batch), let sum = sum(row, batch), sum != stated {
        faults.append(CellFault(differs, row: row, field: total.index))
      }
    }
  }

  private var columns: [NamedColumn] { [total] + parts }

  private func sum(_ row: Int, _ batch: Batch) -> Int? { parts.sum(row, batch) }

  func values(of fault: CellFault, in batch: Batch) -> [String: String] {
    if fault.rule == incomplete {
      let missing = columns.filter { !$0.isPresent(fault.row, batch) }
      return ["expected": missing.map(\.name).joined(separator: ", ")]
    }
    let sum = sum(fault.row, batch).map { String($0) } ?? ""
    let terms = parts.map { $0.text(fault.row, batch) ?? "" }
    return ["expected": "\(terms.joined(separator: " + ")) = \(sum)"]
  }
}

extension [NamedColumn] {
  /// The sum of whole numbers; nil where one is none, or the sum has more than 64 bits.
  func sum(_ row: Int, _ batch: Batch) -> Int? {
    var sum = 0
    for part in self {
      guard let value = part.integer(row, batch) else { return nil }
      let (next, overflows) = sum.addingReportingOverflow(value)
      if overflows { return nil }
      sum = next
    }
    return sum
  }
}
