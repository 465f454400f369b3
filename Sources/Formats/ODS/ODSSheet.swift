internal import Components

/// Reads the cells of one table of an OpenDocument spreadsheet (OpenDocument 1.3 Part 3, 9).
@safe final class ODSSheet: SheetSource {
  let sheet: String
  private let part: SheetPart
  private let parser: ODSParser

  init(_ part: SheetPart, _ plan: ODSPlan, _ dialect: SheetDialect, _ input: Input) {
    sheet = plan.sheet.name
    self.part = part
    parser = ODSParser(plan, SheetRows(dialect.comments), input, dialect.headerRows)
  }

  /// Chunks are small since an element may stand for many cells.
  func advance(_ count: Int) throws(Finding) -> Bool {
    let goesOn = try part.feed(parser, min(count, 16 << 10))
    if let failure = unsafe parser.state.pointee.failure { throw failure }
    return goesOn
  }

  var merges: [SheetMerge] { unsafe parser.state.pointee.merges }
  var size: Int { unsafe parser.state.pointee.rows.size }

  func take(size: Int, most: Int) throws(Finding) -> SheetPiece? {
    unsafe parser.state.pointee.rows.take(size: size, most: most) { _, _ in }
  }
}

@safe private final class ODSParser: XMLPushParser {
  let state: UnsafeMutablePointer<ODSState>

  init(_ plan: ODSPlan, _ rows: consuming SheetRows, _ input: Input, _ headerRows: [Int]) {
    unsafe state = .allocate(capacity: 1)
    super.init()
    unsafe state.initialize(to: ODSState(ODSNames(self), plan, rows, input, headerRows))
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
    unsafe state.pointee.text(UnsafeBufferPointer(start: start, count: count))
    if unsafe state.pointee.isOver { stop() }
  }
}
