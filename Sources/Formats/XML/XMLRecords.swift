internal import Columns
internal import Components

/// Makes rows of a document as it goes by.
final class XMLRecords: XMLHandler {
  static let depthLimit = 128
  private static let spaceName = XMLNameTest(
    "space", .address(Array(XMLTag.xmlNamespace.utf8) + [0]))

  /// A column whose value is being read, and the depth within the record that its element has.
  private struct Capture {
    let column: Int, depth: Int, isOwn: Bool, isTrimmed: Bool
  }

  private let input: Input
  private let tree: XMLTree
  private let trims: Bool
  private var finder: XMLFinder
  private var builder: XMLRowBuilder
  /// The nodes that each open element of the record is, and where those of an element begin.
  private var nodes: [Int] = [], starts: [Int] = []
  private var captures: [Capture] = []
  /// For each open element around the records, its attributes that are columns.
  private var outer: [[[UInt8]?]] = []
  /// The depth of each element that says how white space is to be taken, and whether it stays.
  private var spaces: [(depth: Int, isKept: Bool)] = []
  private var ready: [Parsed] = []
  private(set) var stop: Finding?
  private(set) var count = 0
  /// What a schema found wrong in the record under way; more than `faultLimit` are not told.
  private var faults = 0
  private static let faultLimit = 100

  init(_ input: Input, _ format: XML.Shape, _ columns: [XMLColumn]) {
    self.input = input
    tree = XMLTree(columns)
    trims = format.trims
    finder = XMLFinder(format.path)
    builder = XMLRowBuilder(input, columns.map(\.name), join: format.join)
  }

  /// Where the last record starts that was begun.
  var place: Place.Cell { builder.place }

  func open(_ tag: XMLTag) {
    if stop != nil { return }
    let isRecord = finder.open(tag)
    if finder.depth > Self.depthLimit { return refuse(.xmlTooDeep, Self.depthLimit) }
    if trims, tag.attributeCount > 0, let space = tag.attribute(Self.spaceName) {
      spaces.append((finder.depth, space == Array("preserve".utf8)))
    }
    if isRecord {
      let place = tag.place
      count += 1
      faults = 0
      builder.beginRecord(line: place.line, offset: place.offset)
      for (index, item) in tree.outer.enumerated() where item.up <= outer.count {
        if let value = outer[outer.count - item.up][index] { take(value, item.column) }
      }
      starts.append(0)
      nodes.append(0)
      enter(tag)
    } else if finder.isInRecord {
      match(tag)
      enter(tag)
    } else if !tree.outer.isEmpty {
      outer.append(tree.outer.map { tag.attribute($0.name) })
    }
  }

  /// Follows the steps that the element is, from those that its parent is.
  private func match(_ tag: XMLTag) {
    let first = tag.firstByte
    let parents = starts[starts.count - 1]..<nodes.count
    starts.append(nodes.count)
    for parent in parents {
      for child in tree.children[nodes[parent]] where child.first == first || child.first == 0 {
        if tree.steps[child.node].matches(tag) { nodes.append(child.node) }
      }
    }
  }

  /// Takes the attributes of the element that are columns, and begins to take its text.
  private func enter(_ tag: XMLTag) {
    for index in starts[starts.count - 1]..<nodes.count {
      let node = nodes[index]
      if tag.attributeCount > 0 {
        for (name, column) in tree.attributes[node] {
          if let value = tag.attribute(name) { take(value, column) }
        }
      }
      for text in tree.texts[node] {
        builder.begin(text.column, isNil: tag.isNil)
        captures.append(
          Capture(
            column: text.column, depth: finder.depthInRecord, isOwn: text.isOwn,
            isTrimmed: trims && spaces.last?.isKept != true))
      }
    }
  }

  private func take(_ value: [UInt8], _ column: Int) {
    builder.begin(column, isNil: false)
    builder.append(value.span, to: column)
    if trims { builder.trim(column) }
  }

  func text(_ bytes: Span<UInt8>) {
    if stop != nil { return }
    let depth = finder.depthInRecord
    for index in captures.indices {
      let capture = captures[index]
      if !capture.isOwn || capture.depth == depth { builder.append(bytes, to: capture.column) }
    }
    if builder.recordSize > input.recordLimit { refuse(.xmlRecordTooLong, input.recordLimit) }
  }

  func close() {
    if stop != nil { return }
    if trims, spaces.last?.depth == finder.depth { spaces.removeLast() }
    guard finder.isInRecord else {
      _ = finder.close()
      _ = outer.popLast()
      return
    }
    while let capture = captures.last, capture.depth == finder.depthInRecord {
      if capture.isTrimmed { builder.trim(capture.column) }
      captures.removeLast()
    }
    nodes.removeLast(nodes.count - starts.removeLast())
    if finder.close() {
      builder.endRecord()
      if builder.size >= input.pieceSize { flush() }
    }
  }

  func invalid(line: Int, _ message: String) {
    faults += 1
    if faults > Self.faultLimit { return }
    var place = builder.place
    place.line = max(1, line)
    // What is wrong before the first record is in none.
    let isOutside = place.row == 0
    builder.add(
      Finding(
        .invalidXMLInput,
        at: isOutside ? .text(file: input.name, line: place.line, column: 1) : .cell(place),
        ["reason": message]))
  }

  private func refuse(_ rule: Rule, _ limit: Int) {
    stop = Finding(rule, at: .cell(builder.place), ["limit": String(limit)])
  }

  /// Rows that are whole become a piece.
  func flush() {
    if let parsed = builder.taken() { ready.append(parsed) }
  }

  /// The next piece that is ready.
  func next() -> Parsed? { ready.isEmpty ? nil : ready.removeFirst() }
}
