public import Columns
public import Components
public import Formats
public import Pipelines

/// What a command has found and how it ended; every form is a function of this alone.
public struct Report: Sendable {
  /// The language of its sentences, where a form speaks one.
  public var language: Language
  public var log: FindingLog
  /// What the command exits with, and whether what it looked at may be published; the JSON form
  /// states both.
  public var exitCode: Int32
  public var isValid: Bool
  /// The first members of the JSON form: the command and what it says of its outcome.
  public var head: [JSONValue.Member]
  /// The last lines of the text form, where the eye is.
  public var closing: [String]
  /// Whether the text form has colours, which only a terminal shows.
  public var isColoured: Bool
  public var scope: Scope

  public init(
    _ log: FindingLog, in language: Language, exitCode: Int32 = 0, isValid: Bool = true,
    head: [JSONValue.Member] = [], closing: [String] = [], isColoured: Bool = false,
    scope: Scope = Scope()
  ) {
    self.log = log
    self.language = language
    self.exitCode = exitCode
    self.isValid = isValid
    self.head = head
    self.closing = closing
    self.isColoured = isColoured
    self.scope = scope
  }
}

extension Report {
  /// What was looked at.
  public struct Scope: Sendable {
    /// The tables whose every row was checked, in the order of the plan.
    public var tables: [Table] {
      didSet { named = Self.index(tables) }
    }
    fileprivate private(set) var named: [String: Table]
    /// From what a message calls a file to its path as seen from the working folder.
    public var path: @Sendable (String) -> String
    /// The file that holds the whole list of findings; nil where there is none.
    public var list: String?

    public init(
      _ tables: [Table] = [], list: String? = nil,
      path: @escaping @Sendable (String) -> String = { $0 }
    ) {
      self.tables = tables
      named = Self.index(tables)
      self.list = list
      self.path = path
    }

    private static func index(_ tables: [Table]) -> [String: Table] {
      Dictionary(tables.map { ($0.name, $0) }) { first, _ in first }
    }
  }

  /// A table that was checked whole.
  public struct Table: Sendable {
    public let name: String
    /// The rows that could be read, rejected ones among them.
    public let rows: Int
    /// Exact totals of what was found in it, listed or not.
    public let totals: [FindingLog.Kind: Int]
    public let schema: Schema

    public init(_ name: String, rows: Int, totals: [FindingLog.Kind: Int], schema: Schema) {
      self.name = name
      self.rows = rows
      self.totals = totals
      self.schema = schema
    }

    /// The tables of a plan with what their checking came to, in the order of the plan.
    public static func all(of plan: Plan, _ results: [TableResult]) -> [Table] {
      let schemas = Dictionary(plan.tables.map { ($0.name, $0.schema) }) { first, _ in first }
      return results.filter { !$0.isReferredTo }.map { result in
        Table(
          result.table, rows: result.rows, totals: result.log.totals,
          schema: schemas[result.table] ?? Schema([]))
      }
    }

    func count(of severity: Rule.Severity) -> Int {
      totals.reduce(0) { $0 + ($1.key.severity == severity ? $1.value : 0) }
    }
  }

  func table(_ name: String) -> Table? { scope.named[name] }
}
