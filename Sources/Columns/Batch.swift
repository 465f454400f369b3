/// Some consecutive rows of one table: every column has `count` cells.
public struct Batch: Sendable {
  /// Where the rows of a batch were read. All rows of a batch come from one file.
  public struct Origin: Sendable {
    /// The name of the file, as messages show it.
    public var file: String
    /// The sheet of the workbook that the file is; nil where it is one table.
    public var sheet: String?
    /// The row of each row in that file; the header is row 1.
    public var rows: [UInt32]
    /// The line that each row starts on, from one.
    public var lines: [UInt32]
    /// Where each row starts in the file, in bytes from zero; of a sheet, numbers that tell rows apart.
    public var offsets: [UInt64]

    public init(
      file: String, sheet: String? = nil, rows: [UInt32], lines: [UInt32], offsets: [UInt64]
    ) {
      self.file = file
      self.sheet = sheet
      self.rows = rows
      self.lines = lines
      self.offsets = offsets
    }
  }

  public private(set) var columns: [Column]
  public let count: Int
  public let origin: Origin

  /// Every column and every list of `origin` must have `count` elements; another shape traps.
  public init(columns: [Column], count: Int, origin: Origin) {
    precondition(columns.allSatisfy { $0.cells.count == count })
    precondition(
      origin.rows.count == count && origin.lines.count == count && origin.offsets.count == count)
    self.columns = columns
    self.count = count
    self.origin = origin
  }

  /// The given rows, in the given order, with their places. Copies no text.
  public func selecting(_ rows: [Int]) -> Batch {
    Batch(
      columns: columns.map { $0.selecting(rows) }, count: rows.count,
      origin: Origin(
        file: origin.file, sheet: origin.sheet, rows: rows.map { origin.rows[$0] },
        lines: rows.map { origin.lines[$0] }, offsets: rows.map { origin.offsets[$0] }))
  }

  /// The same rows with other columns.
  public func with(columns: [Column]) -> Batch {
    Batch(columns: columns, count: count, origin: origin)
  }
}
