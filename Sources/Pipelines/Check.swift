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
  /// The tables of other packages and earlier releases that schemas refer to.
  var outside: [ForeignReference: OutsideTable] = [:]
  /// Every table that has a schema, as it is when all its own stages are done.
  let others: [String: OtherTable]
  /// What the file of the first rows is called.
  let file: String
  /// The date of the release that the rows are for, where there is one.
  let date: ReleaseDate?

  /// Another table of the pipeline, published or not. Nil where it has mistakes of its own, which the
  /// check would only repeat; a finding at `place` where there is none, or none with a schema.
  func other(_ name: String, at place: Place) throws(Finding) -> OtherTable? {
    if broken.contains(name) { return nil }
    guard let other = others[name] else {
      throw .unknown(name, at: place, among: others.keys.sorted())
    }
    return other
  }

  /// The day of the release; a finding at `place` where none is known.
  func releaseDay(at place: Place) throws(Finding) -> Day {
    guard let date else { throw Finding(.settingMissing, at: place, ["name": "--date"]) }
    return Day(date)
  }

  /// The index of a column; a finding at `place` where there is none.
  public func index(of column: String, at place: Place) throws(Finding) -> Int {
    guard let index = schema.index(of: column) else {
      throw .unknown(column, at: place, among: schema.fields.map(\.name))
    }
    return index
  }
}

/// A table that a check of another one asks.
struct OtherTable: Sendable {
  let relation: Relation
  let schema: Schema

  /// A column by its name; a finding at `place` where there is none.
  func column(_ name: String, at place: Place) throws(Finding) -> NamedColumn {
    let index = try relation.index(of: name, at: place)
    let field = schema.index(of: name).map { schema.fields[$0] }
    return NamedColumn(name: name, index: index, form: field?.form ?? LexicalForm(.any))
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
  /// What it has to know of other tables before it looks at a row: each is read once, and folded.
  var questions: [(Relation, any Fold)] { get }
  /// The same check with what the questions came to, in their order.
  func knowing(_ answers: [any Sendable]) -> Self
}

/// What a check keeps over a whole table; used by one task.
public protocol Ledger<Notes>: AnyObject {
  associatedtype Notes
  /// Nothing is said yet: how rows are cut into batches must leave no trace in what is found.
  func take(_ notes: Notes)
  /// Called when the whole table has been read.
  func close(_ report: (Finding) -> Void)
}

extension RowCheck {
  public func values(of fault: CellFault, in batch: Batch) -> [String: String] { [:] }
  public var questions: [(Relation, any Fold)] { [] }
  public func knowing(_ answers: [any Sendable]) -> Self { self }
}

extension RowCheck where Notes == Void {
  public func ledger() -> any Ledger<Void> { NoLedger() }
}

/// A check that finds nothing wrong, and says what it is given when the table has been read.
struct Remark: RowCheck {
  let findings: [Finding]

  func look(at batch: Batch, _ faults: inout [CellFault]) {}

  func ledger() -> any Ledger<Void> { Saying(findings) }

  private final class Saying: Ledger {
    private let findings: [Finding]

    init(_ findings: [Finding]) { self.findings = findings }

    func take(_ notes: Void) {}

    func close(_ report: (Finding) -> Void) { findings.forEach(report) }
  }
}

/// The ledger of a check that sees all it needs in one row.
final class NoLedger: Ledger {
  func take(_ notes: Void) {}
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
  let file: String, sheet: String?
  let row: UInt32, line: UInt32, offset: UInt64

  init(_ row: Int, of batch: Batch) {
    file = batch.origin.file
    sheet = batch.origin.sheet
    self.row = batch.origin.rows[row]
    line = batch.origin.lines[row]
    offset = batch.origin.offsets[row]
  }

  func place(in table: String, field: String?) -> Place { .cell(cell(in: table, field: field)) }

  func cell(in table: String, field: String?) -> Place.Cell {
    Place.Cell(
      table: table, file: file, sheet: sheet, row: Int(row), line: Int(line),
      byteOffset: Int(offset), field: field)
  }
}
