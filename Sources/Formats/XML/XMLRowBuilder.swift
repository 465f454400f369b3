internal import Columns
internal import Components

/// Makes columns of the values of records, one record after another.
struct XMLRowBuilder {
  /// A column of the rows that are whole, and what there is of the record under way.
  private struct Lane {
    var bytes: [UInt8] = []
    var cells: [Column.Cell] = []
    /// Where the cell under way starts; nil where the record has none yet.
    var start: Int?
    /// Where the value under way starts: behind what it is joined to.
    var valueStart = 0
    var isNil = false
  }

  private let input: Input
  private let header: [String]
  private let join: [UInt8]?
  private var lanes: [Lane]
  private var origin: Batch.Origin
  private var findings: [Finding] = []
  private var unreadable = 0
  /// Where the record under way starts.
  private(set) var place: Place.Cell
  /// The first column that has two values in the record under way.
  private var repeated: Int?
  /// Bytes of text in the record under way, and in the rows since the last batch.
  private(set) var recordSize = 0, size = 0

  init(_ input: Input, _ header: [String], join: String?) {
    self.input = input
    self.header = header
    self.join = join.map { Array($0.utf8) }
    lanes = header.map { _ in Lane() }
    origin = Batch.Origin(file: input.name, rows: [], lines: [], offsets: [])
    place = Place.Cell(table: input.table, file: input.name, row: 0, line: 1, byteOffset: 0)
  }

  mutating func beginRecord(line: Int, offset: Int) {
    place.row += 1
    place.line = line
    place.byteOffset = offset
    (repeated, recordSize) = (nil, 0)
  }

  /// Begins a value of the column.
  mutating func begin(_ column: Int, isNil: Bool) {
    let count = lanes[column].bytes.count
    if lanes[column].start != nil {
      if let join {
        if !lanes[column].isNil, !isNil { lanes[column].bytes += join }
      } else {
        repeated = repeated ?? column
      }
      lanes[column].isNil = lanes[column].isNil && isNil
    } else {
      lanes[column].start = count
      lanes[column].isNil = isNil
    }
    lanes[column].valueStart = lanes[column].bytes.count
  }

  mutating func append(_ bytes: Span<UInt8>, to column: Int) {
    recordSize += bytes.count
    lanes[column].bytes.append(bytes)
  }

  /// Takes the white space from both ends of the value under way.
  mutating func trim(_ column: Int) {
    let start = lanes[column].valueStart
    while lanes[column].bytes.count > start, isXMLSpace(lanes[column].bytes.last!) {
      lanes[column].bytes.removeLast()
    }
    let first = lanes[column].bytes[start...].firstIndex { !isXMLSpace($0) }
    lanes[column].bytes.removeSubrange(start..<(first ?? start))
  }

  /// Ends the record: a row, or a finding where a column has several values.
  mutating func endRecord() {
    size += recordSize + 16
    for index in lanes.indices {
      let start = lanes[index].start
      lanes[index].start = nil
      if repeated != nil {
        lanes[index].bytes.removeLast(
          lanes[index].bytes.count - (start ?? lanes[index].bytes.count))
      } else if let start {
        lanes[index].cells.append(
          lanes[index].isNil
            ? .missing : .init(start: start, length: lanes[index].bytes.count - start))
      } else {
        lanes[index].cells.append(.absent)
      }
    }
    if let repeated {
      var place = place
      place.field = header[repeated]
      findings.append(Finding(.repeatedValue, at: .cell(place), ["name": header[repeated]]))
      unreadable += 1
    } else {
      origin.rows.append(UInt32(clamping: place.row))
      origin.lines.append(UInt32(clamping: place.line))
      origin.offsets.append(UInt64(place.byteOffset))
    }
  }

  mutating func add(_ finding: Finding) {
    findings.append(finding)
    size += 256
  }

  /// What there is since the last time, nil where nothing.
  mutating func taken() -> Parsed? {
    if origin.rows.isEmpty, findings.isEmpty { return nil }
    let batch = Batch(
      columns: lanes.map { Column(bytes: $0.bytes, cells: $0.cells) }, count: origin.rows.count,
      origin: origin)
    let parsed = Parsed(batch: batch, findings: findings, unreadable: unreadable)
    lanes = header.map { _ in Lane() }
    origin = Batch.Origin(file: input.name, rows: [], lines: [], offsets: [])
    (findings, unreadable, size) = ([], 0, 0)
    return parsed
  }
}

/// XML 1.0, 2.3, S.
func isXMLSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 || byte == 9 || byte == 13 }
