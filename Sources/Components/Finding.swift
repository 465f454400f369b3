/// Where something stands.
///
/// Lines, columns and rows count from one; a table's header is row 1, as a spreadsheet shows it. Byte
/// offsets count from zero.
public enum Place: Sendable, Hashable {
  /// A character of a file that a person wrote (pipeline, schema); `column` counts Unicode scalars.
  case text(file: String, line: Int, column: Int)
  /// A cell of a table, or a whole row where `field` is nil.
  case cell(Cell)
  /// A file as a whole. The name is what the reader of the message knows it by.
  case file(String)

  public struct Cell: Sendable, Hashable {
    /// The table of the pipeline that was being read.
    public var table: String
    public var file: String
    /// The sheet of a workbook; nil for a file that is one table.
    public var sheet: String?
    public var row: Int
    /// The line that the row starts on; in a sheet its row.
    public var line: Int
    /// Where the row starts in the file, from zero. Rows of a sheet are no runs of bytes: there it only
    /// tells rows apart.
    public var byteOffset: Int
    public var field: String?

    public init(
      table: String, file: String, sheet: String? = nil, row: Int, line: Int, byteOffset: Int,
      field: String? = nil
    ) {
      self.table = table
      self.file = file
      self.sheet = sheet
      self.row = row
      self.line = line
      self.byteOffset = byteOffset
      self.field = field
    }
  }

  /// The file that the place is in.
  public var file: String {
    switch self {
    case .text(let file, _, _), .file(let file): file
    case .cell(let cell): cell.file
    }
  }
}

/// One thing found wrong: thrown when the work cannot go on, collected when it can.
///
/// The only error type of Nashr above `Bytes`. What is said about it is made from the rule's wording
/// and `values`; nothing else may be.
public struct Finding: Error, Sendable, Hashable {
  public let rule: Rule
  public let place: Place
  /// What the rule's templates name: `value`, `expected`, `count` …
  public let values: [String: String]
  /// How much it weighs: as its rule does, unless the pipeline says otherwise.
  public let severity: Rule.Severity

  /// `severity` is the rule's where none is given.
  public init(
    _ rule: Rule, at place: Place, _ values: [String: String] = [:],
    weighing severity: Rule.Severity? = nil
  ) {
    self.rule = rule
    self.place = place
    self.values = values
    self.severity = severity ?? rule.severity
  }

  /// The names of values that follow from the date of the release: they change from day to day without
  /// anything having changed in the data.
  public static let datedValues: Set<String> = ["released", "age"]

  /// The same finding at another place.
  public func at(_ place: Place) -> Finding {
    Finding(rule, at: place, values, weighing: severity)
  }

  /// The same finding with another weight.
  public func weighing(_ severity: Rule.Severity) -> Finding {
    Finding(rule, at: place, values, weighing: severity)
  }
}

/// For tests and debuggers; people are shown what `Reports` renders.
extension Finding: CustomStringConvertible {
  public var description: String {
    let facts = values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let position =
      switch place {
      case .text(let file, let line, let column): "\(file):\(line):\(column)"
      case .cell(let cell):
        "\(cell.file)\(cell.sheet.map { "[\($0)]" } ?? ""):\(cell.line) row \(cell.row) \(cell.field ?? "")"
      case .file(let file): file
      }
    return "\(position): \(rule.id) \(facts.joined(separator: " "))"
  }
}
