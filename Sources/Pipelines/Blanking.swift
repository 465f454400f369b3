import Columns
import Components
import Formats

extension Relation {
  /// The listed cells without their values.
  func blanking(_ blank: Privacy.Blank) throws(Finding) -> Relation {
    let column = try index(of: blank.column, at: blank.place)
    let rows = try BlankedRows(blank, in: header)
    return each { batch in
      var columns = batch.columns
      columns[column] = columns[column].blanking { rows.contain($0, of: batch) }
      return batch.with(columns: columns)
    }
  }
}

/// The rows that a blanking names by the values of some columns.
private struct BlankedRows: Sendable {
  private let wanted: [(column: Int, value: [UInt8])]

  init(_ blank: Privacy.Blank, in header: [String]) throws(Finding) {
    var wanted: [(column: Int, value: [UInt8])] = []
    for row in blank.rows {
      guard let index = header.firstIndex(of: row.column) else {
        throw .unknown(row.column, at: blank.place, among: header)
      }
      wanted.append((index, Array(row.value.utf8)))
    }
    self.wanted = wanted
  }

  func contain(_ row: Int, of batch: Batch) -> Bool {
    wanted.allSatisfy { column, value in
      batch.columns[column].withCell(row) { $0.equals(value) } ?? false
    }
  }
}

/// Every listed cell is there: a list that names no row would leave a name in the publication.
struct BlankFound: RowCheck {
  private let rows: BlankedRows
  private let blank: Privacy.Blank

  /// Nil where a column that the rows are named by has itself been dropped.
  init?(_ blank: Privacy.Blank, in schema: Schema) {
    guard let rows = try? BlankedRows(blank, in: schema.fields.map(\.name)) else { return nil }
    self.rows = rows
    self.blank = blank
  }

  func look(at batch: Batch, _ faults: inout [CellFault]) -> Bool {
    (0..<batch.count).contains { rows.contain($0, of: batch) }
  }

  func ledger() -> any Ledger<Bool> { Seeing(blank: blank) }

  private final class Seeing: Ledger {
    let blank: Privacy.Blank
    private var isFound = false

    init(blank: Privacy.Blank) { self.blank = blank }

    func take(_ notes: Bool) {
      isFound = isFound || notes
    }

    func close(_ report: (Finding) -> Void) {
      guard !isFound else { return }
      let rows = blank.rows.map { "\($0.column) = \($0.value)" }.joined(separator: ", ")
      report(Finding(.blankNotFound, at: blank.place, ["value": rows, "table": blank.table]))
    }
  }
}

extension Rule {
  static let blankNotFound = Rule(
    "privacy/no-such-row",
    what: Text(
      ar: "لا يوجد في الجدول {table} سطر فيه {value}، فلم تحجب أي خانة.",
      fr: "Aucune ligne de la table {table} n’a {value} : aucune cellule n’est masquée.",
      en: "No row of the table {table} has {value}: no cell is blanked."),
    fix: Text(
      ar: "صحح المفتاح في privacy.blank.", fr: "Corrigez la clé dans privacy.blank.",
      en: "Mend the key in privacy.blank."),
    example: .init(
      ["table": "members", "value": "id = M-999"],
      wrong: """
        privacy:
          blank:
            - {table: members, column: phone, where: {id: M-999}}
        """,
      right: """
        privacy:
          blank:
            - {table: members, column: phone, where: {id: M-099}}
        """))
}
