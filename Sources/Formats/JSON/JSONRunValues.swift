internal import Columns

/// Values, arrays and objects (RFC 8259 §3 to 5).
extension JSONRun {
  /// Reads a value that goes nowhere, or whose cell the caller places; nil where it is no good one. Text
  /// loses its escapes where it is wanted.
  mutating func value(
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

  mutating func no(_ kind: JSONFault.Kind) -> Column.Cell? {
    _ = fail(kind)
    return nil
  }

  mutating func unescaped(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int
  ) -> Column.Cell {
    let first = base + extra.count
    JSONText.unescape(bytes.extracting(start..<end), into: &extra)
    return Column.Cell(start: first, length: base + extra.count - first)
  }

  mutating func array(
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
  @inline(__always) mutating func comma(_ bytes: Span<UInt8>, _ close: UInt8) -> Bool? {
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

  mutating func object(_ bytes: Span<UInt8>, _ node: Int32, _ depth: Int) -> Bool {
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
  @inline(__always) mutating func member(
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

  @inline(__always) func child(
    of node: Int32, _ name: Span<UInt8>, _ guess: Int32
  ) -> Int32 {
    if !isEscaped { return tree.child(of: node, name, guess: guess) }
    var plain: [UInt8] = []
    JSONText.unescape(name, into: &plain)
    return tree.child(of: node, plain.span, guess: guess)
  }

  @inline(__always) mutating func memberValue(
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
  func kind(
    _ bytes: Span<UInt8>, _ start: Int, _ cell: Column.Cell, _ isOpaque: Bool
  ) -> JSONTree.Kinds {
    if cell == .missing { return .null }
    guard bytes[start] == UInt8(ascii: "{"), !isOpaque else { return .leaf }
    for index in start + 1..<at - 1 where !JSONStream.isSpace(bytes[index]) { return .object }
    return .emptyObject
  }

  /// What is null has no members either.
  mutating func setMissing(_ node: Int32) -> Bool {
    let found = tree.nodes[Int(node)]
    if found.column >= 0 { cells[recordStart + Int(found.column)] = .missing }
    var child = found.firstChild
    while child >= 0 {
      _ = setMissing(child)
      child = tree.nodes[Int(child)].next
    }
    return true
  }
}
