import Columns
public import Components

/// Data that a descriptor holds itself, as JSON (Data Package 2.0, `data`): a list of lists, the first
/// of which names the columns, or a list of objects. Only read; as large as the descriptor may be.
public struct InlineData: Format {
  public static let card = Card(
    "inline",
    Text(
      ar: "بيانات مكتوبة في الواصف نفسه.", fr: "Des données écrites dans le descripteur même.",
      en: "Data that a descriptor holds itself."), rules: [.raggedRow])
  public static let fileExtension = "json"
  public static let mediaType = "application/json"

  /// A row: its number among the items of the list, and its place in the descriptor.
  fileprivate struct Row: Sendable {
    let number: Int, place: Place
    let cells: [String?]
  }

  private var header: [String] = []
  private var isNameless = false
  private var rows: [Row] = []

  public init(_ options: Options) throws(Finding) {}

  /// The table that `data` holds. `hasHeader` is whether the first of a list of lists names columns.
  public init(_ data: Setting, hasHeader: Bool) throws(Finding) {
    let items = try data.list()
    guard let first = items.first else { throw Finding(.noRows, at: data.place) }
    if case .mapping = first.value {
      try readObjects(items)
    } else {
      try readLists(items, hasHeader)
    }
  }

  /// The columns are all the names that objects have, in the order in which they come.
  private mutating func readObjects(_ items: [Setting]) throws(Finding) {
    var known: Set<String> = []
    for item in items {
      for entry in try item.entries() where known.insert(entry.name).inserted {
        header.append(entry.name)
      }
    }
    for (index, item) in items.enumerated() {
      let cells = header.map { item[$0].flatMap(Self.text) }
      rows.append(Row(number: index + 1, place: item.place, cells: cells))
    }
  }

  private mutating func readLists(_ items: [Setting], _ hasHeader: Bool) throws(Finding) {
    for (index, item) in items.enumerated() {
      let cells = try item.list().map(Self.text)
      rows.append(Row(number: index + 1, place: item.place, cells: cells))
    }
    isNameless = !hasHeader
    header = rows[0].cells.enumerated().map { hasHeader ? $1 ?? "" : "field\($0 + 1)" }
    var known: Set<String> = []
    for name in header where name.isEmpty || !known.insert(name).inserted {
      throw Finding(
        name.isEmpty ? .emptyName : .duplicateColumn, at: rows[0].place,
        ["value": name, "number": String(header.firstIndex(of: name)! + 1)])
    }
    if hasHeader { rows.removeFirst() }
  }

  /// The text of a value; lists and objects are JSON. Nil is null.
  private static func text(_ value: Setting) -> String? {
    switch value.value {
    case _ where value.isNull: nil
    case .scalar(let text, _): text
    default: String(decoding: JSONValue(value).encoded(indented: false), as: UTF8.self)
    }
  }

  public func reader(of input: Input) throws(Finding) -> any Reader {
    InlineReader(header: header, isNameless: isNameless, rows: rows[...], input: input)
  }

  public func writer(of table: Exported) throws(Finding) -> Writer {
    throw Finding(.readOnly, at: .file(table.name), ["value": Self.card.name])
  }
}

/// Hands out the rows of a descriptor.
private struct InlineReader: Reader {
  let header: [String]
  let isNameless: Bool
  let findings: [Finding] = []
  var rows: ArraySlice<InlineData.Row>
  let input: Input

  struct Piece: Sendable { let rows: ArraySlice<InlineData.Row> }

  mutating func cut() -> Piece? {
    if rows.isEmpty { return nil }
    let piece = rows.prefix(max(1, min(16_384, input.pieceSize)))
    rows = rows.dropFirst(piece.count)
    return Piece(rows: piece)
  }

  var parse: @Sendable (Piece) -> Parsed {
    let (input, header) = (input, header)
    return { Self.parse($0, header, input) }
  }

  private static func parse(_ piece: Piece, _ header: [String], _ input: Input) -> Parsed {
    var columns: [[String?]] = header.map { _ in [] }
    var origin = Batch.Origin(file: input.name, rows: [], lines: [], offsets: [])
    var findings: [Finding] = []
    for row in piece.rows {
      var line = 0
      if case .text(_, let number, _) = row.place { line = number }
      guard row.cells.count == header.count else {
        let place = Place.Cell(
          table: input.table, file: input.name, row: row.number, line: line, byteOffset: 0)
        findings.append(
          Finding(
            .raggedRow, at: .cell(place),
            ["count": String(row.cells.count), "expected": String(header.count)]))
        continue
      }
      for column in header.indices { columns[column].append(row.cells[column]) }
      origin.rows.append(UInt32(row.number))
      origin.lines.append(UInt32(line))
      origin.offsets.append(0)
    }
    let batch = Batch(
      columns: columns.map { Column($0) }, count: origin.rows.count, origin: origin)
    return Parsed(batch: batch, findings: findings, unreadable: findings.count)
  }
}

/// Text that a descriptor holds itself, read as a file of `format` is.
public struct InlineText: Format {
  public static let card = InlineData.card
  public static let fileExtension = "txt"
  public static let mediaType = "text/plain"

  private let text: [UInt8]
  private let format: any Format

  public init(_ options: Options) throws(Finding) {
    text = []
    format = try InlineData(options)
  }

  public init(_ text: String, as format: any Format) {
    self.text = Array(text.utf8)
    self.format = format
  }

  public func reader(of input: Input) throws(Finding) -> any Reader {
    var input = input
    input.content = text
    return try format.reader(of: input)
  }

  public func writer(of table: Exported) throws(Finding) -> Writer {
    try format.writer(of: table)
  }
}
