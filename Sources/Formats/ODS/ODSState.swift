internal import Components

/// Where the reader of a table stands.
@safe struct ODSState: ~Copyable {
  typealias Name = XMLPushParser.Name

  private enum Level { case document, body, spreadsheet, table, row, cell, paragraph }
  /// How many cells rows that are repeated may come to, the first of each not counted.
  private static let mostRepeated = 1 << 26

  var rows: SheetRows
  private(set) var failure: Finding?
  private(set) var isOver = false
  /// The merged cells of the header's rows.
  private(set) var merges: [SheetMerge] = []

  private let names: ODSNames
  private let plan: ODSPlan
  private let input: Input
  private let headerRows: Set<Int>
  /// The elements that the reader is in; of those passed over only how many.
  private var levels: [Level] = []
  private var skipped = 0
  private var tables = 0
  private var nextRow = 1, rowRepeats = 1, repeatedCells = 0, rowCells = 0
  private var column = 0
  private var cell = ODSCell()
  private var cellStart = 0
  /// Where each run of columns ends, and what its cells show.
  private var columnStyles: [(end: Int, kind: ODSStyles.Kind?)] = []

  init(
    _ names: ODSNames, _ plan: ODSPlan, _ rows: consuming SheetRows, _ input: Input,
    _ headerRows: [Int]
  ) {
    self.names = names
    self.plan = plan
    self.rows = rows
    self.input = input
    self.headerRows = headerRows.count > 1 ? Set(headerRows) : []
  }
}

extension ODSState {
  mutating func start(_ name: Name, _ uri: Name?, _ attributes: XMLAttributes) {
    if skipped > 0 {
      skipped += 1
      return
    }
    guard let level = unsafe level(name, uri, attributes) else {
      skipped = 1
      return
    }
    levels.append(level)
  }

  /// What an element is to the reader; nil for one to be passed over.
  private mutating func level(_ name: Name, _ uri: Name?, _ attributes: XMLAttributes) -> Level? {
    switch levels.last {
    case nil:
      guard unsafe uri == names.office else { return nil }
      return unsafe name == names.document || name == names.content ? .document : nil
    case .document: return unsafe uri == names.office && name == names.body ? .body : nil
    case .body: return unsafe uri == names.office && name == names.spreadsheet ? .spreadsheet : nil
    case .spreadsheet:
      guard unsafe uri == names.table, unsafe name == names.tableName else { return nil }
      tables += 1
      return tables == plan.index + 1 ? .table : nil
    case .table:
      guard unsafe uri == names.table else { return nil }
      if unsafe name == names.row { return startRow(attributes) }
      if unsafe name == names.column { takeColumn(attributes) }
      return unsafe names.isGroup(name) ? .table : nil
    case .row:
      guard unsafe uri == names.table else { return nil }
      guard unsafe name == names.cell || name == names.covered else { return nil }
      unsafe startCell(attributes, isCovered: name == names.covered)
      return .cell
    case .cell:
      guard unsafe uri == names.text, unsafe name == names.p, cell.takesText else { return nil }
      startParagraph()
      return .paragraph
    case .paragraph:
      guard unsafe uri == names.text else { return nil }
      if unsafe name == names.span || name == names.a { return .paragraph }
      unsafe takeMark(name, attributes)
      return nil
    }
  }

  mutating func end() {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch levels.removeLast() {
    case .cell: endCell()
    case .row: endRow()
    case .paragraph: if levels.last == .cell { endParagraph() }
    case .table: if levels.last == .spreadsheet { isOver = true }
    default: break
    }
  }

  // MARK: rows and columns

  private mutating func startRow(_ attributes: XMLAttributes) -> Level {
    rowRepeats = unsafe attributes.number(names.rowsRepeated, names.table)
    (column, rowCells) = (0, 0)
    // Empty rows may lie beyond the last that there can be.
    rows.beginRow(min(nextRow, SheetAddress.mostRows + 1))
    return .row
  }

  private mutating func endRow() {
    if rows.openSize > input.recordLimit { return failTooLong() }
    let last = nextRow + rowRepeats - 1
    if rowCells > 0 {
      guard last <= SheetAddress.mostRows else {
        let limit = String(SheetAddress.mostRows)
        return fail(.tooManyRows, ["value": String(last), "limit": limit])
      }
      repeatedCells += (rowRepeats - 1) * rowCells
      guard repeatedCells <= Self.mostRepeated else {
        let limit = String(Self.mostRepeated)
        return fail(.sheetTooLarge, ["value": "number-rows-repeated", "limit": limit])
      }
    }
    rows.endRow(repeats: rowCells > 0 ? rowRepeats : 1)
    nextRow = min(last + 1, 1 << 31)
  }

  private mutating func takeColumn(_ attributes: XMLAttributes) {
    guard columnStyles.count < SheetAddress.mostColumns, !plan.kinds.isEmpty else { return }
    let count = unsafe attributes.number(names.columnsRepeated, names.table)
    let style = unsafe attributes.value(names.defaultCellStyle, names.table)
    let end = min((columnStyles.last?.end ?? 0) + count, SheetAddress.mostColumns)
    columnStyles.append((end, unsafe kind(of: style)))
  }

  private func kind(of style: UnsafeBufferPointer<UInt8>?) -> ODSStyles.Kind? {
    guard let style = unsafe style else { return nil }
    return unsafe plan.kinds[String(decoding: style, as: UTF8.self)]
  }

  // MARK: cells

  private mutating func startCell(_ attributes: XMLAttributes, isCovered: Bool) {
    cellStart = rows.end
    cell = ODSCell()
    cell.repeats = unsafe attributes.number(names.columnsRepeated, names.table)
    if isCovered { return }
    cell.readType(attributes, names)
    if let name = unsafe cell.valueName(names) {
      if let value = unsafe attributes.value(name, names.office) {
        unsafe rows.append(value)
        cell.hasValue = true
      } else if cell.type != .text {
        cell.type = .unknown
      }
    }
    if cell.type == .time || cell.type == .date {
      let style = unsafe attributes.value(names.styleName, names.table)
      let columnStyle = columnStyles.first { $0.end > column }?.kind
      cell.kind = unsafe style == nil ? columnStyle : kind(of: style)
    }
    noteMerge(attributes)
  }

  private mutating func noteMerge(_ attributes: XMLAttributes) {
    guard headerRows.contains(nextRow), merges.count < SheetAddress.mostColumns else { return }
    let columns = unsafe attributes.number(names.columnsSpanned, names.table)
    let height = unsafe attributes.number(names.rowsSpanned, names.table)
    guard columns > 1 || height > 1, column < SheetAddress.mostColumns else { return }
    let last = min(column + columns, SheetAddress.mostColumns) - 1
    merges.append(SheetMerge(rows: nextRow...nextRow + height - 1, columns: column...last))
  }

  private mutating func endCell() {
    defer { column = min(column + cell.repeats, SheetAddress.mostColumns * 2) }
    if !cell.hasValue, cell.formula != nil, cell.type == .none {
      rows.append(cell.formula!)
      return add(.uncached)
    }
    guard rows.end > cellStart || cell.type == .unknown else { return }
    switch cell.type {
    case .none: rows.drop(from: cellStart)
    case .number: add(.number)
    case .boolean: add(.boolean)
    case .text: add(.text)
    case .error: add(.error)
    case .unknown: add(.broken)
    case .date:
      let kind = cell.kind
      rows.rewrite(from: cellStart) { ODSTime.rewriteDate(&$0, kind) }
      add(.date)
    case .time:
      var isGood = false
      let isDuration = cell.kind == .duration
      rows.rewrite(from: cellStart) {
        isGood = ODSTime.rewrite(&$0, isDuration: isDuration)
      }
      add(isGood ? .date : .broken)
    }
  }

  private mutating func add(_ kind: SheetCell.Kind) {
    rowCells += cell.repeats
    rows.addCell(column, kind, from: cellStart, repeats: cell.repeats)
  }

  // MARK: text

  private mutating func startParagraph() {
    if cell.hasParagraph { rows.append(10) }
    cell.hasParagraph = true
    cell.space = .leading
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard levels.last == .paragraph, skipped == 0 else { return }
    var clean = 0
    for index in bytes.indices {
      guard unsafe SheetText.isSpace(bytes[index]) else { continue }
      unsafe append(bytes, clean..<index)
      // Runs of white space are one space, none at either end (OpenDocument 1.3 Part 3, 6.1.2).
      if cell.space == .none { cell.space = .pending }
      clean = index + 1
    }
    unsafe append(bytes, clean..<bytes.count)
    if rows.end > input.recordLimit { failTooLong() }
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if cell.space == .pending { rows.append(32) }
    cell.space = .none
    unsafe rows.append(UnsafeBufferPointer(rebasing: bytes[range]))
  }

  /// `text:s`, `text:tab` and `text:line-break` (OpenDocument 1.3 Part 3, 6.1.3 to 6.1.5).
  private mutating func takeMark(_ name: Name, _ attributes: XMLAttributes) {
    var mark: [UInt8] = []
    if unsafe name == names.s {
      let count = unsafe attributes.number(names.c, names.text)
      if count > input.recordLimit { return failTooLong() }
      mark = [UInt8](repeating: 32, count: count)
    } else if unsafe name == names.tab {
      mark = [9]
    } else if unsafe name == names.lineBreak {
      mark = [10]
    } else {
      return
    }
    if cell.space == .pending { rows.append(32) }
    cell.space = .none
    rows.append(mark)
    if rows.end > input.recordLimit { failTooLong() }
  }

  private mutating func endParagraph() { cell.space = .leading }

  // MARK: faults

  private mutating func failTooLong() {
    fail(.sheetRowTooLong, ["limit": String(input.recordLimit)])
  }

  private mutating func fail(_ rule: Rule, _ values: [String: String]) {
    let place = Place.Cell(
      table: input.table, file: input.name, sheet: plan.sheet.name, row: nextRow, line: nextRow,
      byteOffset: nextRow - 1)
    if failure == nil { failure = Finding(rule, at: .cell(place), values) }
    isOver = true
  }
}
