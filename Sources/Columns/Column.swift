/// One column of a batch: cells as ranges of a buffer of bytes, so that reading and selecting copy no
/// text. Cells are UTF-8 once a reader has let them through.
public struct Column: Sendable {
  /// A range of `bytes`, or the mark that there is no value.
  public struct Cell: Sendable, BitwiseCopyable, Hashable {
    public var start: UInt32
    public var length: UInt32

    /// A cell that is there and says that it has no value (an empty CSV cell, a JSON `null`).
    public static let missing = Cell(mark: .max)
    /// A cell that is not there at all (a key that a JSON record lacks).
    public static let absent = Cell(mark: .max - 1)

    /// `start` and `length` must be below 2³² − 2; buffers are pieces of a file, far smaller.
    @inlinable public init(start: Int, length: Int) {
      self.start = UInt32(start)
      self.length = UInt32(length)
    }
    private init(mark: UInt32) {
      start = 0
      length = mark
    }
    /// Whether the cell has a value, be it the empty text.
    @inlinable public var isPresent: Bool { length < .max - 1 }
  }

  public private(set) var bytes: [UInt8]
  public private(set) var cells: [Cell]

  /// Every present cell must lie within `bytes`.
  public init(bytes: [UInt8], cells: [Cell]) {
    self.bytes = bytes
    self.cells = cells
  }

  /// A column of `count` missing cells.
  public init(missing count: Int) {
    self.init(bytes: [], cells: Array(repeating: .missing, count: count))
  }

  /// A column made of texts; nil is missing. For tests and small tables.
  public init(_ texts: [String?]) {
    var bytes: [UInt8] = [], cells: [Cell] = []
    for text in texts {
      guard let text else {
        cells.append(.missing)
        continue
      }
      cells.append(Cell(start: bytes.count, length: text.utf8.count))
      bytes.append(contentsOf: text.utf8)
    }
    self.init(bytes: bytes, cells: cells)
  }

  /// Calls `body` with the bytes of one cell, or returns nil where it has no value.
  @inlinable public func withCell<Result>(_ row: Int, _ body: (Span<UInt8>) -> Result) -> Result? {
    let cell = cells[row]
    guard cell.isPresent else { return nil }
    let start = Int(cell.start)
    return body(bytes.span.extracting(start..<start + Int(cell.length)))
  }

  /// A copy of one cell's bytes, or nil where it has no value. For messages and small tables.
  public func copy(_ row: Int) -> [UInt8]? {
    let cell = cells[row]
    guard cell.isPresent else { return nil }
    return Array(bytes[Int(cell.start)..<Int(cell.start) + Int(cell.length)])
  }

  /// The same column with only the given rows, in the given order. Copies no text.
  public func selecting(_ rows: [Int]) -> Column {
    Column(bytes: bytes, cells: rows.map { cells[$0] })
  }

  /// The same column with the cells that `respell` appends in place of those that have a value; one
  /// that it refuses stays.
  public func mapping(_ respell: (Span<UInt8>, inout [UInt8]) -> Bool) -> Column {
    var output: [UInt8] = [], places: [Cell] = []
    output.reserveCapacity(bytes.count)
    places.reserveCapacity(cells.count)
    for row in cells.indices {
      let start = output.count
      let isGood = withCell(row) { respell($0, &output) }
      if isGood == false { _ = withCell(row) { output.append($0) } }
      places.append(isGood == nil ? cells[row] : Cell(start: start, length: output.count - start))
    }
    return Column(bytes: output, cells: places)
  }

  /// The same column in which cells that `isMissing` names have no value.
  public func blanking(where isMissing: (Int) -> Bool) -> Column {
    var copy = self
    for row in cells.indices where cells[row].isPresent && isMissing(row) {
      copy.cells[row] = .missing
    }
    return copy
  }
}
