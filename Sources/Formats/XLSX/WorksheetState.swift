internal import Components

/// Where the reader of a sheet stands.
@safe struct WorksheetState: ~Copyable {
  typealias Name = XMLPushParser.Name

  enum Level { case prolog, sheet, data, row, cell, value, formula, inline, run, text }
  /// ECMA-376 Part 1, 18.18.11.
  enum CellType { case number, shared, text, inline, boolean, error, date, unknown }

  var rows: SheetRows
  private(set) var failure: Finding?
  /// Whether nothing more is wanted of the document.
  private(set) var isOver = false
  /// Whether text is part of a cell.
  private(set) var isCollecting = false
  private(set) var main: Name?

  let names: SheetNames
  private let sheet: String
  let strings: SharedStrings
  let input: Input
  var level = Level.prolog
  /// How deep the reader is in what is passed over.
  private var skipped = 0
  /// The digits of the number of the row being read.
  var rowDigits = RowDigits()
  var column = -1
  var type = CellType.number
  var style = 0
  var cellStart = 0, valueStart = -1
  /// The number of a shared text as far as it was read, and of how many digits.
  var shared = 0, sharedCount = 0
  var hasFormula = false, isMisplaced = false
  private var textStart = 0
  private var isInRun = false, keepsSpace = false

  init(
    _ names: SheetNames, _ sheet: String, _ strings: SharedStrings, _ rows: consuming SheetRows,
    _ input: Input
  ) {
    self.names = names
    self.sheet = sheet
    self.strings = strings
    self.rows = rows
    self.input = input
  }
}

extension WorksheetState {
  @inline(__always)
  mutating func start(_ name: Name, _ uri: Name?, _ attributes: XMLAttributes) {
    if skipped > 0 {
      skipped += 1
      return
    }
    if level == .prolog {
      guard unsafe name == names.worksheet, unsafe names.isMain(uri) else {
        skipped = 1
        return
      }
      unsafe main = unsafe uri
      level = .sheet
      return
    }
    guard unsafe uri == main else {
      isCollecting = false
      skipped = 1
      return
    }
    switch level {
    case .row where unsafe name == names.c: startCell(attributes)
    case .cell where unsafe name == names.v:
      level = .value
      isCollecting = true
      valueStart = rows.end
      (shared, sharedCount) = (0, 0)
    case .data where unsafe name == names.row: startRow(attributes)
    case .cell where unsafe name == names.f:
      level = .formula
      isCollecting = true
      hasFormula = true
      rows.append(UInt8(ascii: "="))
    case .cell where unsafe name == names.inline: level = .inline
    case .inline where unsafe name == names.r:
      level = .run
      isInRun = true
    case .inline where unsafe name == names.t, .run where unsafe name == names.t:
      level = .text
      isCollecting = true
      textStart = rows.end
      keepsSpace = names.keepsSpace(attributes)
    case .sheet where unsafe name == names.sheetData: level = .data
    default:
      isCollecting = false
      skipped = 1
    }
  }

  @inline(__always)
  mutating func end() {
    if skipped > 0 {
      skipped -= 1
      if skipped == 0 { isCollecting = level == .value || level == .text || level == .formula }
      return
    }
    switch level {
    case .cell:
      endCell()
      level = .row
    case .value, .formula:
      isCollecting = false
      level = .cell
    case .row:
      endRow()
      level = .data
    case .text:
      isCollecting = false
      let (start, keepsSpace) = (textStart, keepsSpace)
      finishText(from: start, keepsSpace: keepsSpace)
      level = isInRun ? .run : .inline
    case .run:
      isInRun = false
      level = .inline
    case .inline: level = .cell
    case .data:
      // What follows the cells is no part of the table.
      isOver = true
    case .sheet, .prolog: level = .prolog
    }
  }

  // MARK: rows

  private mutating func startRow(_ attributes: XMLAttributes) {
    var number = rows.lastRow + 1
    rowDigits = RowDigits()
    for index in 0..<attributes.count where unsafe attributes.name(index) == names.r {
      let text = unsafe attributes.value(index)
      number = unsafe Self.number(text) ?? 0
      rowDigits = unsafe RowDigits(text)
    }
    guard number <= SheetAddress.mostRows else {
      let limit = String(SheetAddress.mostRows)
      return fail(.tooManyRows, ["value": String(number), "limit": limit], row: number)
    }
    guard number > rows.lastRow else {
      let last = String(rows.lastRow)
      return fail(.rowOrder, ["value": String(number), "expected": last], row: max(1, number))
    }
    rows.beginRow(number)
    column = -1
    level = .row
  }

  private mutating func endRow() {
    let strings = strings
    do throws(Finding) {
      try rows.settleShared { (index) throws(Finding) in try strings.place(index) }
      try rows.settleComment { (start, count) throws(Finding) in try strings.bytes(start, count) }
    } catch { return fail(error) }
    if rows.openSize > input.recordLimit { return failTooLong() }
    rows.endRow()
  }

  mutating func failTooLong() {
    fail(.sheetRowTooLong, ["limit": String(input.recordLimit)], row: rows.number)
  }

  private mutating func fail(_ rule: Rule, _ values: [String: String], row: Int) {
    let place = Place.Cell(
      table: input.table, file: input.name, sheet: sheet, row: row, line: row, byteOffset: row - 1)
    fail(Finding(rule, at: .cell(place), values))
  }

  private mutating func fail(_ finding: Finding) {
    if failure == nil { failure = finding }
    isOver = true
  }
}
