internal import Components

/// Reads the cells of one sheet (ECMA-376 Part 1, 18.3.1).
@safe final class Worksheet: SheetSource {
  let sheet: String
  let merges: [SheetMerge]
  private let part: SheetPart
  private let parser: WorksheetParser
  private let strings: SharedStrings
  private let file: String

  init(
    _ part: SheetPart, _ sheet: SheetInfo, _ strings: SharedStrings, _ comments: SheetComments,
    _ input: Input, merges: [SheetMerge]
  ) {
    self.sheet = sheet.name
    self.merges = merges
    self.part = part
    self.strings = strings
    file = input.name
    parser = WorksheetParser(sheet.name, strings, comments, input)
  }

  func advance(_ count: Int) throws(Finding) -> Bool {
    let goesOn = try part.feed(parser, count)
    if let failure = unsafe parser.state.pointee.failure { throw failure }
    if !goesOn, unsafe parser.state.pointee.main == nil {
      throw Finding(.sheetDamaged, at: .file(file), ["reason": "\(part.name): not a worksheet"])
    }
    return goesOn
  }

  var size: Int { unsafe parser.state.pointee.rows.size }

  func take(size: Int, most: Int) throws(Finding) -> SheetPiece? {
    let strings = strings
    return try unsafe parser.state.pointee.rows.take(size: size, most: most) {
      (index, output) throws(Finding) in try strings.append(index, to: &output)
    }
  }

  /// Whether a row with something in it was read.
  var hasRows: Bool { unsafe !parser.state.pointee.rows.isEmpty }
}

@safe private final class WorksheetParser: XMLPushParser {
  let state: UnsafeMutablePointer<WorksheetState>

  init(_ sheet: String, _ strings: SharedStrings, _ comments: SheetComments, _ input: Input) {
    unsafe state = .allocate(capacity: 1)
    super.init()
    unsafe state.initialize(
      to: WorksheetState(SheetNames(self), sheet, strings, SheetRows(comments), input))
  }

  deinit {
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
  }

  override func start(_ name: Name, _ uri: Name?, _ attributes: XMLAttributes) {
    unsafe state.pointee.start(name, uri, attributes)
    if unsafe state.pointee.isOver { stop() }
  }

  override func end() {
    unsafe state.pointee.end()
    if unsafe state.pointee.isOver { stop() }
  }

  override func text(_ start: Name, _ count: Int) {
    guard unsafe state.pointee.isCollecting else { return }
    unsafe state.pointee.rows.append(start, count)
    if unsafe state.pointee.rows.end > state.pointee.input.recordLimit {
      unsafe state.pointee.failTooLong()
      stop()
    }
  }
}

/// Where the reader of a sheet stands.
@safe struct WorksheetState: ~Copyable {
  typealias Name = XMLPushParser.Name

  private enum Level { case prolog, sheet, data, row, cell, value, formula, inline, run, text }
  /// ECMA-376 Part 1, 18.18.11.
  private enum CellType { case number, shared, text, inline, boolean, error, date, unknown }

  var rows: SheetRows
  private(set) var failure: Finding?
  /// Whether nothing more is wanted of the document.
  private(set) var isOver = false
  /// Whether text is part of a cell.
  private(set) var isCollecting = false
  private(set) var main: Name?

  private let names: SheetNames
  private let sheet: String
  private let strings: SharedStrings
  let input: Input
  private var level = Level.prolog
  /// How deep the reader is in what is passed over.
  private var skipped = 0
  private var column = -1
  private var type = CellType.number
  private var style = 0
  private var cellStart = 0, valueStart = -1, textStart = 0
  private var isInRun = false, keepsSpace = false, hasFormula = false, isMisplaced = false

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
    for index in 0..<attributes.count where unsafe attributes.name(index) == names.r {
      number = unsafe Self.number(attributes.value(index)) ?? 0
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

  // MARK: cells

  @inline(__always)
  private mutating func startCell(_ attributes: XMLAttributes) {
    level = .cell
    column += 1
    (type, style, hasFormula, isMisplaced) = (.number, 0, false, false)
    cellStart = rows.end
    valueStart = -1
    for index in 0..<attributes.count {
      let name = unsafe attributes.name(index)
      if unsafe name == names.r {
        unsafe readAddress(attributes.value(index))
      } else if unsafe name == names.s {
        style = unsafe Self.number(attributes.value(index)) ?? 0
      } else if unsafe name == names.t {
        type = unsafe Self.type(attributes.value(index))
      }
    }
  }

  /// `C12`: the column, and the row as a check.
  @inline(__always)
  private mutating func readAddress(_ text: UnsafeBufferPointer<UInt8>) {
    var at = 0, letters = 0
    while at < text.count, unsafe text[at] &- 65 < 26, at < 8 {
      letters = unsafe letters * 26 + Int(text[at] - 64)
      at += 1
    }
    var row = 0
    let digits = at
    while at < text.count, unsafe text[at] &- 48 < 10, at - digits < 10 {
      row = unsafe row * 10 + Int(text[at] - 48)
      at += 1
    }
    guard at == text.count, letters > 0, row == rows.number else {
      isMisplaced = true
      return
    }
    column = letters - 1
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard text.count > 0, text.count < 10 else { return nil }
    var number = 0
    for index in text.indices {
      let byte = unsafe text[index]
      guard byte &- 48 < 10 else { return nil }
      number = number * 10 + Int(byte - 48)
    }
    return number
  }

  @inline(__always)
  private static func type(_ text: UnsafeBufferPointer<UInt8>) -> CellType {
    if text.count == 1 {
      switch unsafe text[0] {
      case UInt8(ascii: "s"): return .shared
      case UInt8(ascii: "n"): return .number
      case UInt8(ascii: "b"): return .boolean
      case UInt8(ascii: "e"): return .error
      case UInt8(ascii: "d"): return .date
      default: return .unknown
      }
    }
    if unsafe text.elementsEqual("str".utf8) { return .text }
    if unsafe text.elementsEqual("inlineStr".utf8) { return .inline }
    return .unknown
  }

  @inline(__always)
  private mutating func endCell() {
    if isMisplaced {
      rows.fail(.order, max(0, column))
      return rows.drop(from: cellStart)
    }
    if type == .inline {
      if rows.end > cellStart { rows.addCell(column, .text, from: cellStart) }
      return
    }
    let start = valueStart < 0 ? rows.end : valueStart
    guard rows.end > start else {
      if hasFormula, type != .text {
        rows.addCell(column, .uncached, from: cellStart)
      } else {
        rows.drop(from: cellStart)
      }
      return
    }
    switch type {
    case .number: addTrimmed(.number, start)
    case .shared: addShared(start)
    case .text:
      finishText(from: start, keepsSpace: true)
      rows.addCell(column, .text, from: start)
    case .boolean: addTrimmed(.boolean, start)
    case .error: addTrimmed(.error, start)
    case .date: addTrimmed(.date, start)
    case .unknown: addTrimmed(.broken, start)
    case .inline: break
    }
  }

  /// Mends the text of a run, which most need not.
  @inline(__always)
  private mutating func finishText(from start: Int, keepsSpace: Bool) {
    guard rows.end > start else { return }
    var isFinal = keepsSpace || rows.byte(start) > 32 && rows.byte(rows.end - 1) > 32
    var at = start
    while isFinal, at + 7 <= rows.end {
      isFinal = rows.byte(at) != UInt8(ascii: "_")
      at += 1
    }
    if isFinal { return }
    rows.rewrite(from: start) { SheetText.finish(&$0, from: 0, keepsSpace: keepsSpace) }
  }

  /// Adds a value that white space around it is no part of.
  @inline(__always)
  private mutating func addTrimmed(_ kind: SheetCell.Kind, _ start: Int) {
    if rows.byte(start) <= 32 || rows.byte(rows.end - 1) <= 32 {
      rows.rewrite(from: start) { SheetText.trim(&$0, from: 0) }
      if rows.end == start { return }
    }
    rows.addCell(column, kind, style: style, from: start)
  }

  private mutating func addShared(_ start: Int) {
    var index = 0
    for at in start..<rows.end {
      let byte = rows.byte(at)
      guard byte &- 48 < 10, index < 1 << 30 else {
        // White space around a number is no part of it.
        if SheetText.isSpace(byte), at == start || at == rows.end - 1 {
          rows.rewrite(from: start) { SheetText.trim(&$0, from: 0) }
          return rows.end > start ? addShared(start) : ()
        }
        return rows.addCell(column, .broken, from: start)
      }
      index = index * 10 + Int(byte - 48)
    }
    do throws(Finding) {
      let length = try rows.replace(from: cellStart) { (bytes) throws(Finding) in
        try strings.appendShort(index, upTo: SheetRows.longText, to: &bytes)
      }
      guard let length else {
        rows.append(Array("\(index)".utf8))
        return rows.addCell(column, .broken, from: cellStart)
      }
      if rows.end > cellStart {
        rows.addCell(column, .text, from: cellStart)
      } else if length > 0 {
        rows.addShared(column, index, length: length)
      }
    } catch { fail(error) }
  }
}
