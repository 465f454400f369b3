internal import Columns

/// Looking for the columns of a file.
extension JSONRun {
  /// Adds what a good record has and the tree does not know.
  mutating func learn(_ bytes: Span<UInt8>, from start: Int) {
    at = start
    learnObject(bytes, 0)
    met = Array(repeating: 0, count: tree.nodes.count)
  }

  mutating func learnObject(_ bytes: Span<UInt8>, _ node: Int32) {
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

  mutating func learnValue(_ bytes: Span<UInt8>, _ node: Int32) {
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
