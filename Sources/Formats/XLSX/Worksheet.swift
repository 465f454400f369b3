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
      (places, piece) throws(Finding) in try strings.fetch(places, &piece)
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
    unsafe state.pointee.text(start, count)
    if unsafe state.pointee.rows.end > state.pointee.input.recordLimit {
      unsafe state.pointee.failTooLong()
      stop()
    }
  }
}
