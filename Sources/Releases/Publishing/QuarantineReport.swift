public import Components
public import Pipelines

/// What was set aside in a run, as far as people are shown it.
public struct QuarantineReport: Sendable {
  public var metadata: PublicationMetadata
  /// Whether names that the publication drops stand in the records that are kept.
  public var keepsNames: Bool
  /// Those that rows were set aside of.
  public var tables: [Table]

  /// A table that rows were set aside of, and the totals that account for all of its records.
  public struct Table: Sendable {
    public var name: String
    public var title: [String: String]
    /// The names of the columns that are published.
    public var columns: [String]
    /// `read` = `published` + `rejected`.
    public var read: Int, published: Int, rejected: Int
    /// The first of the rejected records, at most `mostShown`.
    public var records: [Record]
    /// The file of all of them with what is wrong with each.
    public var list: String
    /// The file of the same records as they were, where that could be made.
    public var original: String?
  }

  /// A record that was set aside.
  public struct Record: Sendable {
    /// Where it starts in its file.
    public var place: Place.Cell
    /// What is wrong with it, as far as it was listed.
    public var findings: [Finding]
    /// The rules that reject it, by id: all of them, listed or not.
    public var rules: [Rule]
    /// The cells of the columns; nil where no row could be made of the record.
    public var cells: [String?]?
    /// Its text as it stands in the file; nil where its format has no such thing.
    public var text: String?
  }

  /// How many records of a table are shown on the page; the list has all.
  public static let mostShown = 500

  public init(metadata: PublicationMetadata, keepsNames: Bool, tables: [Table]) {
    self.metadata = metadata
    self.keepsNames = keepsNames
    self.tables = tables
  }
}

extension QuarantineReport.Record {
  /// Whether something is wrong with a column's cell.
  public func marks(_ column: String) -> Bool {
    findings.contains { $0.fields.contains(column) }
  }
}

extension Finding {
  /// The columns that a finding is about; a key may have several.
  public var fields: [String] {
    guard case .cell(let cell) = place, let field = cell.field else { return [] }
    return [field] + (field.contains(", ") ? field.split(separator: ", ").map(String.init) : [])
  }
}
