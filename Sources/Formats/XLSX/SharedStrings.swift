internal import Components

/// The texts that the cells of a workbook share (ECMA-376 Part 1, 18.4.9), read as far as they are
/// asked for.
@safe final class SharedStrings {
  private let part: SheetPart?
  private let parser: SharedStringsParser
  private let file: String
  private var isAtEnd: Bool

  init(_ part: SheetPart?, _ input: Input) {
    self.part = part
    file = input.name
    isAtEnd = part == nil
    parser = SharedStringsParser(
      TextStore(folder: input.scratch), limit: input.recordLimit)
  }

  /// Asks the memory for what tells the place of a text.
  @inline(__always) func prepare(_ index: Int) {
    unsafe parser.state.pointee.store.prepare(index)
  }

  /// Where a text stands, as `TextStore.place` answers.
  @inline(__always) func place(_ index: Int) throws(Finding) -> TextStore.Place? {
    while unsafe index >= parser.state.pointee.store.count, !isAtEnd { try advance() }
    return unsafe parser.state.pointee.store.place(index)
  }

  /// Some bytes of what `place` answered.
  func bytes(_ start: Int, _ count: Int) throws(Finding) -> [UInt8] {
    var bytes: [UInt8] = []
    try unsafe parser.state.pointee.store.append(start, count, to: &bytes)
    return bytes
  }

  /// Does as `SheetRows.Fetch`.
  func fetch(_ places: ArraySlice<UInt32>, _ piece: inout SheetPiece) throws(Finding) {
    try unsafe parser.state.pointee.store.fetch(places, &piece)
  }

  private func advance() throws(Finding) {
    isAtEnd = try !part!.feed(parser, 1 << 16)
    if unsafe parser.state.pointee.isTooLong {
      throw Finding(
        .sheetRowTooLong, at: .file(file), ["limit": String(unsafe parser.state.pointee.limit)])
    }
    if unsafe parser.state.pointee.store.isFull {
      throw Finding(
        .sheetTooLarge, at: .file(file),
        ["value": "sharedStrings", "limit": String(TextStore.mostTexts)])
    }
    try unsafe parser.state.pointee.store.settle()
  }
}

/// Reads `sst`: the texts of each `si`, those of its runs joined, without phonetic runs.
@safe private final class SharedStringsParser: XMLPushParser {
  @safe struct State: ~Copyable {
    enum Level { case prolog, table, item, run, text }

    let names: SheetNames
    var store: TextStore
    let limit: Int
    var level = Level.prolog
    var isInRun = false, keepsSpace = false
    /// How deep the reader is in what is passed over.
    var skipped = 0
    var textStart = 0
    var isTooLong = false
    var main: Name?

    init(_ names: SheetNames, _ store: consuming TextStore, _ limit: Int) {
      self.names = names
      self.store = store
      self.limit = limit
    }
  }

  let state: UnsafeMutablePointer<State>

  init(_ store: consuming TextStore, limit: Int) {
    unsafe state = .allocate(capacity: 1)
    super.init()
    unsafe state.initialize(to: State(SheetNames(self), store, limit))
  }

  deinit {
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
  }

  override func start(_ name: Name, _ uri: Name?, _ attributes: XMLAttributes) {
    unsafe state.pointee.start(name, uri, attributes)
  }

  override func end() { unsafe state.pointee.end() }

  override func text(_ start: Name, _ count: Int) {
    guard unsafe state.pointee.level == .text, unsafe state.pointee.skipped == 0 else { return }
    unsafe state.pointee.store.append(start, count)
    if unsafe state.pointee.store.openSize > state.pointee.limit {
      unsafe state.pointee.isTooLong = true
      stop()
    }
  }
}

extension SharedStringsParser.State {
  mutating func start(
    _ name: XMLPushParser.Name, _ uri: XMLPushParser.Name?, _ attributes: XMLAttributes
  ) {
    if skipped > 0 {
      skipped += 1
      return
    }
    if level == .prolog {
      if unsafe name == names.sst, unsafe names.isMain(uri) {
        level = .table
        unsafe main = unsafe uri
      } else {
        skipped = 1
      }
      return
    }
    let isKnown = unsafe uri == main
    switch level {
    case .table where unsafe isKnown && name == names.si: level = .item
    case .item where unsafe isKnown && name == names.r:
      level = .run
      isInRun = true
    case .item where unsafe isKnown && name == names.t,
      .run where unsafe isKnown && name == names.t:
      level = .text
      textStart = store.end
      keepsSpace = names.keepsSpace(attributes)
    default: skipped = 1
    }
  }

  mutating func end() {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch level {
    case .text:
      level = isInRun ? .run : .item
      let (start, keepsSpace) = (textStart, keepsSpace)
      store.rewrite(from: start) { SheetText.finish(&$0, from: $1, keepsSpace: keepsSpace) }
    case .run:
      level = .item
      isInRun = false
    case .item:
      level = .table
      store.close()
    case .table, .prolog: level = .prolog
    }
  }
}

/// The names of elements and attributes of sheets as one parser keeps them, to be compared by pointer.
@safe struct SheetNames {
  typealias Name = XMLPushParser.Name

  let sst: Name, si: Name, r: Name, t: Name, s: Name
  let worksheet: Name, sheetData: Name, row: Name, c: Name, v: Name, f: Name, inline: Name
  let mergeCells: Name, mergeCell: Name, ref: Name
  private let space: Name, transitional: Name, strict: Name

  init(_ parser: XMLPushParser) {
    unsafe sst = unsafe parser.interned("sst")
    unsafe si = unsafe parser.interned("si")
    unsafe r = unsafe parser.interned("r")
    unsafe t = unsafe parser.interned("t")
    unsafe s = unsafe parser.interned("s")
    unsafe worksheet = unsafe parser.interned("worksheet")
    unsafe sheetData = unsafe parser.interned("sheetData")
    unsafe row = unsafe parser.interned("row")
    unsafe c = unsafe parser.interned("c")
    unsafe v = unsafe parser.interned("v")
    unsafe f = unsafe parser.interned("f")
    unsafe inline = unsafe parser.interned("is")
    unsafe mergeCells = unsafe parser.interned("mergeCells")
    unsafe mergeCell = unsafe parser.interned("mergeCell")
    unsafe ref = unsafe parser.interned("ref")
    unsafe space = unsafe parser.interned("space")
    unsafe transitional = unsafe parser.interned(
      "http://schemas.openxmlformats.org/spreadsheetml/2006/main")
    unsafe strict = unsafe parser.interned("http://purl.oclc.org/ooxml/spreadsheetml/main")
  }

  func isMain(_ uri: Name?) -> Bool { unsafe uri == transitional || uri == strict }

  /// Whether `xml:space` is `preserve`.
  func keepsSpace(_ attributes: XMLAttributes) -> Bool {
    for index in 0..<attributes.count where unsafe attributes.local(index) == space {
      return unsafe attributes.value(index).elementsEqual("preserve".utf8)
    }
    return false
  }
}
