internal import Columns

/// Which members of a record go into which column: a tree of names, in the order in which they came.
struct JSONTree: Sendable {
  struct Node: Sendable, BitwiseCopyable {
    var parent: Int32
    /// Where the name stands in `names`.
    var nameStart: Int32, nameCount: Int32
    /// The first eight bytes of the name, and ones where there are any.
    var word: UInt64 = 0, mask: UInt64 = 0
    /// Whether the name is written without an escape.
    var isPlain = false
    /// -1 where the member is no column.
    var column: Int32 = -1
    var firstChild: Int32 = -1, lastChild: Int32 = -1, next: Int32 = -1
    /// Whether an object goes into the column as JSON text.
    var takesObjects = false
    /// Whether an object here is one value while columns are looked for.
    var isOpaque = false
    /// The kinds of values met, while the columns are being looked for.
    var seen = Kinds()
  }

  struct Kinds: OptionSet, Sendable, BitwiseCopyable {
    let rawValue: UInt8
    static let null = Kinds(rawValue: 1)
    /// Whatever fits in a cell as it is: text, a number, a boolean, an array.
    static let leaf = Kinds(rawValue: 2)
    static let object = Kinds(rawValue: 4)
    static let emptyObject = Kinds(rawValue: 8)
  }

  /// The first is the record itself.
  private(set) var nodes = [Node(parent: -1, nameStart: 0, nameCount: 0)]
  private var names: [UInt8] = []
  /// The children of wide objects by name.
  private var index: [Member: Int32] = [:]
  private(set) var count = 0

  private struct Member: Hashable { let parent: Int32, name: [UInt8] }

  /// How many names are compared before they are looked up.
  private static let few = 16

  /// The member of that name, looked for from `guess` on, where members mostly come in one order; -1 where
  /// there is none.
  @inline(__always) func child(
    of parent: Int32, _ name: Span<UInt8>, guess: Int32
  ) -> Int32 {
    let first = guess >= 0 ? guess : nodes[Int(parent)].firstChild
    guard first >= 0 else { return -1 }
    return isNamed(first, name) ? first : search(parent, name, from: first)
  }

  /// Whether the name of a node and the quote behind it stand at `start`, as they mostly do.
  @inline(__always) func stands(_ node: Int32, in bytes: Span<UInt8>, at start: Int) -> Bool {
    let node = nodes[Int(node)]
    let end = start + Int(node.nameCount)
    guard node.isPlain, start + 8 <= bytes.count, end < bytes.count,
      bytes[end] == UInt8(ascii: "\""),
      EightBytes(bytes, from: start).word & node.mask == node.word
    else { return false }
    if node.nameCount <= 8 { return true }
    let known = names.span.extracting(Int(node.nameStart)..<Int(node.nameStart + node.nameCount))
    for at in 8..<known.count where known[at] != bytes[start + at] { return false }
    return true
  }

  @inline(__always) private func isNamed(_ node: Int32, _ name: Span<UInt8>) -> Bool {
    let node = nodes[Int(node)]
    guard Int(node.nameCount) == name.count else { return false }
    let start = Int(node.nameStart)
    let known = names.span.extracting(start..<start + name.count)
    for at in 0..<name.count where known[at] != name[at] { return false }
    return true
  }

  private func search(_ parent: Int32, _ name: Span<UInt8>, from first: Int32) -> Int32 {
    var node = first
    for _ in 0..<Self.few {
      node = nodes[Int(node)].next
      if node < 0 { node = nodes[Int(parent)].firstChild }
      if node == first { return -1 }
      if isNamed(node, name) { return node }
    }
    return index[Member(parent: parent, name: name.copy())] ?? -1
  }

  mutating func add(_ name: [UInt8], to parent: Int32) -> Int32 {
    let node = Int32(nodes.count)
    var new = Node(parent: parent, nameStart: Int32(names.count), nameCount: Int32(name.count))
    for (at, byte) in name.prefix(8).enumerated() {
      new.word |= UInt64(byte) << UInt64(8 * at)
      new.mask |= 0xFF << UInt64(8 * at)
    }
    new.isPlain = name.allSatisfy {
      $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    nodes.append(new)
    names += name
    index[Member(parent: parent, name: name)] = node
    let last = nodes[Int(parent)].lastChild
    if last < 0 { nodes[Int(parent)].firstChild = node } else { nodes[Int(last)].next = node }
    nodes[Int(parent)].lastChild = node
    return node
  }

  /// Adds a member of the record whose objects are values, not members.
  mutating func addOpaque(_ name: String) {
    let node = add(Array(name.utf8), to: 0)
    nodes[Int(node)].isOpaque = true
  }

  /// Notes a kind of value; the member becomes a column with the first that is one.
  mutating func note(_ kind: Kinds, at node: Int32) {
    nodes[Int(node)].seen.insert(kind)
    if kind != .object, nodes[Int(node)].column < 0 {
      nodes[Int(node)].column = Int32(count)
      count += 1
    }
  }

  /// Makes a path a column; one that is a column already stays what it is. Gives its number.
  mutating func addColumn(_ path: [[UInt8]]) -> Int {
    var node: Int32 = 0
    for name in path {
      let known = child(of: node, name.span, guess: -1)
      node = known >= 0 ? known : add(name, to: node)
    }
    nodes[Int(node)].takesObjects = true
    if nodes[Int(node)].column < 0 { note(.leaf, at: node) }
    return Int(nodes[Int(node)].column)
  }

  /// The nodes that are columns, in the order of these: members that were objects in some records and
  /// never a value of their own are not.
  func leaves() -> [Int32] {
    let found = nodes.indices.filter { index in
      let node = nodes[index]
      return node.column >= 0 && (node.seen.contains(.leaf) || node.firstChild < 0)
    }
    return found.sorted { nodes[$0].column < nodes[$1].column }.map { Int32($0) }
  }

  /// The names that lead to a node.
  func path(to node: Int32) -> [[UInt8]] {
    var path: [[UInt8]] = []
    var node = nodes[Int(node)]
    while node.parent >= 0 {
      let start = Int(node.nameStart)
      path.insert(Array(names[start..<start + Int(node.nameCount)]), at: 0)
      node = nodes[Int(node.parent)]
    }
    return path
  }

  /// Makes these nodes the columns, numbered in this order, and no others.
  mutating func keep(_ leaves: [Int32]) {
    for index in nodes.indices { (nodes[index].column, nodes[index].isOpaque) = (-1, false) }
    for (column, leaf) in leaves.enumerated() {
      nodes[Int(leaf)].column = Int32(column)
      nodes[Int(leaf)].takesObjects = nodes[Int(leaf)].firstChild < 0
    }
    count = leaves.count
  }
}

extension Span<UInt8> {
  func copy() -> [UInt8] {
    var copy: [UInt8] = []
    copy.append(self)
    return copy
  }
}

/// The path of a nested member as the name of a column: names joined by points; a point or a backslash
/// within a name has a backslash before it.
enum JSONPath {
  static func name(_ path: [[UInt8]]) -> String {
    let parts = path.map { part in
      var text: [UInt8] = []
      for byte in part {
        if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "\\") {
          text.append(UInt8(ascii: "\\"))
        }
        text.append(byte)
      }
      return String(decoding: text, as: UTF8.self)
    }
    return parts.joined(separator: ".")
  }

  static func path(_ name: String) -> [[UInt8]] {
    var path: [[UInt8]] = [[]]
    var isEscaped = false
    for byte in name.utf8 {
      if isEscaped || (byte != UInt8(ascii: ".") && byte != UInt8(ascii: "\\")) {
        path[path.count - 1].append(byte)
        isEscaped = false
      } else if byte == UInt8(ascii: ".") {
        path.append([])
      } else {
        isEscaped = true
      }
    }
    if isEscaped { path[path.count - 1].append(UInt8(ascii: "\\")) }
    return path
  }
}
