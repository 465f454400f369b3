import Columns

/// Reads the records of one piece, strictly as RFC 8259 has them, into cells.
///
/// Spans given to it end where the record does, and start where the piece does.
struct JSONRun {
  private(set) var tree: JSONTree
  /// How many columns there are.
  private let width: Int
  /// Whether columns are being looked for, and no cells kept.
  private let isDiscovering: Bool
  /// The cells of the rows that are kept, row after row.
  fileprivate(set) var cells: [Column.Cell] = []
  /// Strings without their escapes; their cells start beyond the piece.
  private(set) var extra: [UInt8] = []
  private let base: Int
  private(set) var at = 0
  private(set) var fault: JSONFault?
  /// Whether the record has a name or a kind of value that the tree does not know.
  private(set) var hasNews = false
  /// The record in which each node was met last.
  private var met: [UInt32]
  private var record: UInt32 = 0
  private var recordStart = 0
  /// Where the names stand that the tree does not know, of the objects that are open.
  private var names: [Range<Int>] = []
  private var isEscaped = false

  init(_ tree: JSONTree, width: Int, rows: Int, base: Int, isDiscovering: Bool = false) {
    (self.tree, self.width, self.base, self.isDiscovering) = (tree, width, base, isDiscovering)
    met = Array(repeating: 0, count: tree.nodes.count)
    cells.reserveCapacity(rows * width)
  }

  /// Reads the object at `start`; whether it is a good one.
  mutating func readObject(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    begin(start)
    recordStart = cells.count
    cells.append(contentsOf: repeatElement(.absent, count: width))
    guard bytes[at] == UInt8(ascii: "{") else {
      return failed(.notRecord, start, start..<bytes.count, expected: "{ }")
    }
    if object(bytes, 0, 1), endsHere(bytes) { return true }
    return dropped()
  }

  /// Reads the array at `start` into cells of a list of its own; nil where it is no good one.
  mutating func readArray(_ bytes: Span<UInt8>, from start: Int) -> [Column.Cell]? {
    begin(start)
    recordStart = cells.count
    guard bytes[at] == UInt8(ascii: "[") else {
      _ = failed(.notRecord, start, start..<bytes.count, expected: "[ ]")
      return nil
    }
    var items: [Column.Cell] = []
    guard array(bytes, 1, { items.append($0) }), endsHere(bytes) else { return nil }
    return items
  }

  /// Adds a row made of cells of a list.
  mutating func append(_ row: [Column.Cell], _ kept: [Int]) {
    for column in kept { cells.append(column < 0 ? .absent : row[column]) }
  }

  private mutating func begin(_ start: Int) {
    at = start
    fault = nil
    hasNews = false
    names.removeAll(keepingCapacity: true)
    record += 1
  }

  private mutating func dropped() -> Bool {
    cells.removeLast(cells.count - recordStart)
    return false
  }

  private mutating func endsHere(_ bytes: Span<UInt8>) -> Bool {
    skipSpace(bytes)
    return at == bytes.count || fail(.afterEnd)
  }

  private mutating func failed(
    _ kind: JSONFault.Kind, _ at: Int, _ found: Range<Int>, expected: String = ""
  ) -> Bool {
    fault = JSONFault(kind: kind, at: at, found: found, expected: expected)
    return dropped()
  }

  private mutating func fail(
    _ kind: JSONFault.Kind, _ found: Range<Int> = 0..<0, expected: String = ""
  ) -> Bool {
    if fault == nil {
      fault = JSONFault(
        kind: kind, at: found.isEmpty ? at : found.lowerBound, found: found, expected: expected)
    }
    return false
  }

  @inline(__always) private mutating func skipSpace(_ bytes: Span<UInt8>) {
    while at < bytes.count, JSONStream.isSpace(bytes[at]) { at += 1 }
  }

  // MARK: Values

  /// Reads a value that goes nowhere, or whose cell the caller places; nil where it is no good one. Text
  /// loses its escapes where it is wanted.
  private mutating func value(
    _ bytes: Span<UInt8>, _ node: Int32, _ depth: Int, isWanted: Bool
  ) -> Column.Cell? {
    guard at < bytes.count else { return no(.notClosed) }
    let start = at
    switch bytes[at] {
    case UInt8(ascii: "\""):
      guard string(bytes) else { return nil }
      if isWanted, isEscaped { return unescaped(bytes, start + 1, at - 1) }
      return Column.Cell(start: start + 1, length: at - start - 2)
    case UInt8(ascii: "{"):
      guard depth < JSONSkipper.deepest else { return no(.tooDeep) }
      guard object(bytes, node, depth + 1) else { return nil }
    case UInt8(ascii: "["):
      guard depth < JSONSkipper.deepest else { return no(.tooDeep) }
      guard array(bytes, depth + 1, nil) else { return nil }
    case UInt8(ascii: "t"): guard word("true", bytes) else { return nil }
    case UInt8(ascii: "f"): guard word("false", bytes) else { return nil }
    case UInt8(ascii: "n"): return word("null", bytes) ? .missing : nil
    default: guard number(bytes) else { return nil }
    }
    return Column.Cell(start: start, length: at - start)
  }

  private mutating func no(_ kind: JSONFault.Kind) -> Column.Cell? {
    _ = fail(kind)
    return nil
  }

  private mutating func unescaped(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int
  ) -> Column.Cell {
    let first = base + extra.count
    JSONText.unescape(bytes.extracting(start..<end), into: &extra)
    return Column.Cell(start: first, length: base + extra.count - first)
  }

  private mutating func array(
    _ bytes: Span<UInt8>, _ depth: Int, _ take: ((Column.Cell) -> Void)?
  ) -> Bool {
    at += 1
    skipSpace(bytes)
    if at < bytes.count, bytes[at] == UInt8(ascii: "]") {
      at += 1
      return true
    }
    while true {
      guard let cell = value(bytes, -1, depth, isWanted: take != nil) else { return false }
      take?(cell)
      skipSpace(bytes)
      guard let hasMore = comma(bytes, UInt8(ascii: "]")) else { return false }
      if !hasMore { return true }
    }
  }

  /// Passes what stands behind an element: true for a comma, false for the end, nil for a fault.
  @inline(__always) private mutating func comma(_ bytes: Span<UInt8>, _ close: UInt8) -> Bool? {
    guard at < bytes.count else {
      _ = fail(.notClosed)
      return nil
    }
    let byte = bytes[at]
    at += 1
    if byte == close { return false }
    if byte == UInt8(ascii: ",") {
      let comma = at - 1
      skipSpace(bytes)
      if at == bytes.count || bytes[at] != close { return true }
      at = comma
      _ = fail(.trailingComma)
      return nil
    }
    at -= 1
    _ = fail(.punctuation, expected: ",")
    return nil
  }

  // MARK: Objects

  private mutating func object(_ bytes: Span<UInt8>, _ node: Int32, _ depth: Int) -> Bool {
    at += 1
    skipSpace(bytes)
    if at < bytes.count, bytes[at] == UInt8(ascii: "}") {
      at += 1
      return true
    }
    let firstName = names.count
    var guess: Int32 = node < 0 ? -1 : tree.nodes[Int(node)].firstChild
    while true {
      guard let child = member(bytes, node, guess) else { return false }
      if child >= 0 { guess = tree.nodes[Int(child)].next }
      guard memberValue(bytes, child, depth) else { return false }
      skipSpace(bytes)
      guard let hasMore = comma(bytes, UInt8(ascii: "}")) else { return false }
      if !hasMore { break }
    }
    if names.count > firstName {
      if names.count > firstName + 1, !areDistinct(bytes, from: firstName) { return false }
      names.removeSubrange(firstName...)
    }
    return true
  }

  /// Reads a name and the colon behind it; the node that it is, -1 where the tree has none, nil for a
  /// fault.
  @inline(__always) private mutating func member(
    _ bytes: Span<UInt8>, _ node: Int32, _ guess: Int32
  ) -> Int32? {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
      _ = at < bytes.count ? fail(.punctuation, expected: "\"") : fail(.notClosed)
      return nil
    }
    let child: Int32
    let start = at + 1
    if guess >= 0, tree.stands(guess, in: bytes, at: start) {
      child = guess
      at = start + Int(tree.nodes[Int(guess)].nameCount) + 1
    } else {
      guard string(bytes) else { return nil }
      child = node < 0 ? -1 : self.child(of: node, bytes.extracting(start..<at - 1), guess)
    }
    if child < 0 {
      names.append(start..<at - 1)
      if node >= 0 { hasNews = true }
    } else if met[Int(child)] == record {
      _ = fail(.duplicateName, start..<at - 1)
      return nil
    } else {
      met[Int(child)] = record
    }
    skipSpace(bytes)
    guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else {
      _ = at < bytes.count ? fail(.punctuation, expected: ":") : fail(.notClosed)
      return nil
    }
    at += 1
    skipSpace(bytes)
    return child
  }

  @inline(__always) private func child(
    of node: Int32, _ name: Span<UInt8>, _ guess: Int32
  ) -> Int32 {
    if !isEscaped { return tree.child(of: node, name, guess: guess) }
    var plain: [UInt8] = []
    JSONText.unescape(name, into: &plain)
    return tree.child(of: node, plain.span, guess: guess)
  }

  @inline(__always) private mutating func memberValue(
    _ bytes: Span<UInt8>, _ child: Int32, _ depth: Int
  ) -> Bool {
    guard child >= 0 else { return value(bytes, -1, depth, isWanted: false) != nil }
    let start = at
    let node = tree.nodes[Int(child)]
    guard
      let cell = value(
        bytes, node.isOpaque ? -1 : child, depth, isWanted: node.column >= 0 && !isDiscovering)
    else { return false }
    if isDiscovering {
      if !node.seen.contains(kind(bytes, start, cell, node.isOpaque)) { hasNews = true }
      return true
    }
    if cell == .missing { return setMissing(child) }
    if node.column >= 0, node.takesObjects || bytes[start] != UInt8(ascii: "{") {
      cells[recordStart + Int(node.column)] = cell
    }
    return true
  }

  /// The kind of the value that ends at `at`.
  private func kind(
    _ bytes: Span<UInt8>, _ start: Int, _ cell: Column.Cell, _ isOpaque: Bool
  ) -> JSONTree.Kinds {
    if cell == .missing { return .null }
    guard bytes[start] == UInt8(ascii: "{"), !isOpaque else { return .leaf }
    for index in start + 1..<at - 1 where !JSONStream.isSpace(bytes[index]) { return .object }
    return .emptyObject
  }

  /// What is null has no members either.
  private mutating func setMissing(_ node: Int32) -> Bool {
    let found = tree.nodes[Int(node)]
    if found.column >= 0 { cells[recordStart + Int(found.column)] = .missing }
    var child = found.firstChild
    while child >= 0 {
      _ = setMissing(child)
      child = tree.nodes[Int(child)].next
    }
    return true
  }

  /// Up to so many names, comparing each with each is quicker than to sort them.
  private static let few = 12

  /// RFC 8259 §4 leaves the meaning of a name that comes twice open.
  private mutating func areDistinct(_ bytes: Span<UInt8>, from first: Int) -> Bool {
    let mine = names[first...]
    var twice: Range<Int>?
    if mine.contains(where: { Self.hasEscape(bytes, $0) }) {
      twice = Self.twiceEscaped(bytes, mine)
    } else if mine.count <= Self.few {
      twice = Self.twicePlain(bytes, mine)
    } else {
      twice = Self.twiceSorted(bytes, mine)
    }
    return twice.map { fail(.duplicateName, $0) } ?? true
  }

  /// The first name that stood before already, by what it is without escapes.
  private static func twiceEscaped(
    _ bytes: Span<UInt8>, _ names: ArraySlice<Range<Int>>
  ) -> Range<Int>? {
    var known: Set<[UInt8]> = []
    for name in names {
      var plain: [UInt8] = []
      JSONText.unescape(bytes.extracting(name), into: &plain)
      if !known.insert(plain).inserted { return name }
    }
    return nil
  }

  /// The same of few names without escapes.
  private static func twicePlain(
    _ bytes: Span<UInt8>, _ names: ArraySlice<Range<Int>>
  ) -> Range<Int>? {
    for index in names.indices {
      for other in names[..<index] where isSame(bytes, other, names[index]) { return names[index] }
    }
    return nil
  }

  /// The same of many names without escapes: only those of one hash are compared.
  private static func twiceSorted(
    _ bytes: Span<UInt8>, _ names: ArraySlice<Range<Int>>
  ) -> Range<Int>? {
    var hashes: [(hash: UInt64, index: Int)] = []
    for index in names.indices { hashes.append((hash(bytes, names[index]), index)) }
    hashes.sort { ($0.hash, $0.index) < ($1.hash, $1.index) }
    for (one, other) in zip(hashes, hashes.dropFirst()) where one.hash == other.hash {
      return twiceEscaped(bytes, names)
    }
    return nil
  }

  /// FNV-1a.
  private static func hash(_ bytes: Span<UInt8>, _ name: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for at in name { hash = (hash ^ UInt64(bytes[at])) &* 0x100_0000_01B3 }
    return hash
  }

  private static func hasEscape(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Bool {
    name.contains { bytes[$0] == UInt8(ascii: "\\") }
  }

  private static func isSame(_ bytes: Span<UInt8>, _ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count else { return false }
    for step in 0..<a.count where bytes[a.lowerBound + step] != bytes[b.lowerBound + step] {
      return false
    }
    return true
  }

  // MARK: Words

  private mutating func word(_ word: StaticString, _ bytes: Span<UInt8>) -> Bool {
    let start = at
    let end = at + word.utf8CodeUnitCount
    guard end <= bytes.count, bytes.extracting(at..<end).equals(word),
      end == bytes.count || Self.endsWord(bytes[end])
    else { return badWord(bytes, start) }
    at = end
    return true
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 9, 10, 13, 32, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ":"),
      UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""):
      true
    default: false
    }
  }

  private mutating func badWord(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
    var end = start
    while end < bytes.count, !Self.endsWord(bytes[end]) { end += 1 }
    at = start
    return fail(.badValue, start..<max(end, min(start + 1, bytes.count)))
  }

  /// RFC 8259 §6.
  @inline(__always) private mutating func number(_ bytes: Span<UInt8>) -> Bool {
    let start = at
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    let leadsWithZero = at < bytes.count && bytes[at] == UInt8(ascii: "0")
    let whole = digits(bytes)
    guard whole > 0, !(leadsWithZero && whole > 1) else { return badWord(bytes, start) }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      guard digits(bytes) > 0 else { return badWord(bytes, start) }
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
        at += 1
      }
      guard digits(bytes) > 0 else { return badWord(bytes, start) }
    }
    return at == bytes.count || Self.endsWord(bytes[at]) || badWord(bytes, start)
  }

  @inline(__always) private mutating func digits(_ bytes: Span<UInt8>) -> Int {
    let start = at
    while at < bytes.count, bytes[at] &- 48 < 10 { at += 1 }
    return at - start
  }

  // MARK: Strings

  /// Passes the string at `at` (RFC 8259 §7) and tells in `isEscaped` whether it has escapes.
  @inline(__always) private mutating func string(_ bytes: Span<UInt8>) -> Bool {
    let start = at
    isEscaped = false
    at += 1
    while true {
      while at + 8 <= bytes.count {
        let first = EightBytes(bytes, from: at).firstInString
        at += first
        if first < 8 { break }
      }
      guard at < bytes.count else { return fail(.notClosed, start..<start) }
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        return true
      case UInt8(ascii: "\\"):
        isEscaped = true
        guard escape(bytes) else { return false }
      case 0..<0x20: return fail(.controlCharacter)
      default: at += 1
      }
    }
  }

  private mutating func escape(_ bytes: Span<UInt8>) -> Bool {
    let start = at
    guard at + 1 < bytes.count else { return fail(.notClosed) }
    switch JSONText.escape(bytes, &at) {
    case .scalar: return true
    case .lone: return fail(.loneSurrogate, start..<start + 6)
    case .bad: return fail(.badEscape, start..<min(start + 2, bytes.count))
    }
  }

  // MARK: Looking for columns

  /// Adds what a good record has and the tree does not know.
  mutating func learn(_ bytes: Span<UInt8>, from start: Int) {
    at = start
    learnObject(bytes, 0)
    met = Array(repeating: 0, count: tree.nodes.count)
  }

  private mutating func learnObject(_ bytes: Span<UInt8>, _ node: Int32) {
    at += 1
    skipSpace(bytes)
    var guess: Int32 = -1
    while at < bytes.count, bytes[at] != UInt8(ascii: "}") {
      if bytes[at] == UInt8(ascii: ",") {
        at += 1
        skipSpace(bytes)
      }
      let first = at + 1
      guard string(bytes) else { return }
      var name: [UInt8] = []
      JSONText.unescape(bytes.extracting(first..<at - 1), into: &name)
      var child = tree.child(of: node, name.span, guess: guess)
      if child < 0 { child = tree.add(name, to: node) }
      guess = tree.nodes[Int(child)].next
      skipSpace(bytes)
      at += 1
      skipSpace(bytes)
      learnValue(bytes, child)
      skipSpace(bytes)
    }
    at += 1
  }

  private mutating func learnValue(_ bytes: Span<UInt8>, _ node: Int32) {
    let start = at
    guard let cell = value(bytes, -1, 1, isWanted: false) else { return }
    let kind = kind(bytes, start, cell, tree.nodes[Int(node)].isOpaque)
    tree.note(kind, at: node)
    if kind == .object {
      at = start
      learnObject(bytes, node)
    }
  }
}

extension JSONRun {
  /// Takes back the cells of the last row.
  mutating func drop(_ width: Int) { cells.removeLast(width) }

  /// The bytes of a cell; nil where it has no value.
  func text(of cell: Column.Cell, _ bytes: [UInt8]) -> [UInt8]? {
    guard cell.isPresent else { return nil }
    let start = Int(cell.start), count = Int(cell.length)
    if start < bytes.count { return Array(bytes[start..<start + count]) }
    return Array(extra[start - bytes.count..<start - bytes.count + count])
  }
}
