public import Columns
public import Components
public import Formats

/// A check that a pipeline names, beyond what Table Schema can say.
public protocol Check: Component {
  /// Finds the columns it needs; reads no row.
  func plan(_ table: TableOutline) throws(Finding) -> any RowCheck
}

/// A check that a schema asks for by stating a constraint.
public protocol Constraint: Sendable {
  static var card: Card { get }
  /// The checks of rows that the table's schema asks for: none where it does not state the constraint.
  static func plan(_ table: TableOutline) throws(Finding) -> [any RowCheck]
  /// The checks of keys that it asks for.
  static func keys(_ table: TableOutline) throws(Finding) -> [KeyCheck]
}

extension Constraint {
  public static func plan(_ table: TableOutline) throws(Finding) -> [any RowCheck] { [] }
  public static func keys(_ table: TableOutline) throws(Finding) -> [KeyCheck] { [] }
}

/// What a check can know of its table before any row is read.
public struct TableOutline: Sendable {
  public let name: String
  public let dataset: String?
  public let schema: Schema
  /// Where the table is declared.
  public let place: Place
  let schemas: [String: (dataset: String?, schema: Schema)]
  /// Whether tables that are referred to may be lacking, as where one file is validated by itself.
  let isPart: Bool
  /// Tables that are declared and have mistakes of their own.
  let broken: Set<String>

  /// The index of a column; a finding at `place` where there is none.
  public func index(of column: String, at place: Place) throws(Finding) -> Int {
    guard let index = schema.index(of: column) else {
      throw .unknown(column, at: place, among: schema.fields.map(\.name))
    }
    return index
  }
}

/// A planned check of the rows of one table.
public protocol RowCheck: Sendable {
  /// What a batch is boiled down to for the ledger.
  associatedtype Notes: Sendable = Void
  /// Looks at a batch; any task may call. Only codes and row numbers are stored in the loop.
  func look(at batch: Batch, _ faults: inout [CellFault]) -> Notes
  /// What the rule's wording names for a fault, beside `value`.
  func values(of fault: CellFault, in batch: Batch) -> [String: String]
  /// Takes the notes of all batches, in row order. One ledger a run.
  func ledger() -> any Ledger<Notes>
}

/// What a check keeps over a whole table; used by one task.
public protocol Ledger<Notes>: AnyObject {
  associatedtype Notes
  func take(_ notes: Notes, _ report: (Finding) -> Void)
  /// Called when the whole table has been read.
  func close(_ report: (Finding) -> Void)
}

extension RowCheck {
  public func values(of fault: CellFault, in batch: Batch) -> [String: String] { [:] }
}

extension RowCheck where Notes == Void {
  public func ledger() -> any Ledger<Void> { NoLedger() }
}

/// The ledger of a check that sees all it needs in one row.
final class NoLedger: Ledger {
  func take(_ notes: Void, _ report: (Finding) -> Void) {}
  func close(_ report: (Finding) -> Void) {}
}

/// The checks that pipelines can name.
public enum Checks {
  public static func named(_ name: String) -> (any Check.Type)? {
    all.first { $0.card.name == name }
  }
  public static var cards: [Card] { all.map { $0.card } }
}

/// The constraints of Table Schema that are checked.
public enum SchemaConstraints {
  public static var cards: [Card] { all.map { $0.card } }
}

/// Where a row was read, small enough to be kept for many.
public struct RowPlace: Sendable, Hashable {
  let file: String
  let row: UInt32, line: UInt32, offset: UInt64

  init(_ row: Int, of batch: Batch) {
    file = batch.origin.file
    self.row = batch.origin.rows[row]
    line = batch.origin.lines[row]
    offset = batch.origin.offsets[row]
  }

  func place(in table: String, field: String?) -> Place { .cell(cell(in: table, field: field)) }

  func cell(in table: String, field: String?) -> Place.Cell {
    Place.Cell(
      table: table, file: file, row: Int(row), line: Int(line), byteOffset: Int(offset),
      field: field)
  }
}
