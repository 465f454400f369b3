/// A value within JSON text that is known to be right: what it is and where it stands. Holds ranges of
/// the cell it was found in, so it is good as long as that cell.
struct JSONNode {
  let kind: JSONKind
  /// From its first byte to behind its last.
  let range: Range<Int>

  /// The value that a whole cell is; nil where the cell is not JSON text.
  init?(_ cell: Span<UInt8>) {
    var scan = JSONScan()
    guard let node = JSONNode(&scan, cell) else { return nil }
    scan.skipSpace(cell)
    guard scan.at == cell.count else { return nil }
    self = node
  }

  fileprivate init?(_ scan: inout JSONScan, _ cell: Span<UInt8>) {
    scan.skipSpace(cell)
    let start = scan.at
    guard let kind = scan.value(cell) else { return nil }
    self.kind = kind
    range = start..<scan.at
  }

  /// A walk over its items or members.
  var contents: JSONContents { JSONContents(self) }

  /// How many items or members it has. Costs one reading of it.
  func count(_ cell: Span<UInt8>) -> Int {
    var contents = contents
    var count = 0
    while contents.next(cell) != nil { count += 1 }
    return count
  }

  /// The member of that name; nil for what is not an object.
  func member(_ name: StaticString, _ cell: Span<UInt8>) -> JSONNode? {
    guard kind == .object else { return nil }
    var contents = contents
    while let (label, node) = contents.next(cell) {
      if JSONScan.text(label, cell).span.equals(name) { return node }
    }
    return nil
  }

  /// Whether it is an array of at least `least` items that `holds` for.
  func isArray(
    atLeast least: Int = 0, _ cell: Span<UInt8>, _ holds: (JSONNode) -> Bool
  ) -> Bool {
    guard kind == .array else { return false }
    var contents = contents
    var count = 0
    while let (_, item) = contents.next(cell) {
      guard holds(item) else { return false }
      count += 1
    }
    return count >= least
  }

  /// The characters of a string; nil for what is not one.
  func text(_ cell: Span<UInt8>) -> String? {
    guard kind == .string else { return nil }
    let inner = range.lowerBound + 1..<range.upperBound - 1
    return String(decoding: JSONScan.text(inner, cell), as: UTF8.self)
  }
}

/// Walks over the items of an array or the members of an object.
struct JSONContents {
  private var scan: JSONScan
  private let hasNames: Bool
  private let end: Int

  fileprivate init(_ node: JSONNode) {
    scan = JSONScan(at: node.range.lowerBound + 1)
    hasNames = node.kind == .object
    end = node.kind == .object || node.kind == .array ? node.range.upperBound : 0
  }

  /// The next item, or the next member and where its name stands between its quotes.
  mutating func next(_ cell: Span<UInt8>) -> (name: Range<Int>, value: JSONNode)? {
    _ = scan.skip(",", cell)
    guard scan.at < end - 1 else { return nil }
    var name = 0..<0
    if hasNames {
      guard let found = scan.name(cell) else { return nil }
      name = found
    }
    guard let node = JSONNode(&scan, cell) else { return nil }
    return (name, node)
  }
}
