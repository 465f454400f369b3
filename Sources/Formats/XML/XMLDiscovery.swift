internal import Components

/// Finds the columns of a document by reading it whole: every value that stands in a record, in the
/// order in which they first come.
///
/// An element that holds text, or nothing, is a column named by its path within the record
/// (`name`, `address/city`), an attribute one named so too (`@id`, `address/@type`). Attributes that XML
/// itself or XML Schema gives a meaning (`xml:lang`, `xsi:nil`) are none. Names that SQL/XML escaped
/// are read back (`_x0020_` is a space).
final class XMLDiscovery: XMLHandler {
  static let limit = 4096

  private final class Node {
    let name: String
    var children: [String: Node] = [:]
    var attributes: [XMLNameTest: Int] = [:]
    /// Where it stands among the columns.
    let number: Int
    let steps: [XMLStep]
    var isColumn = false

    init(_ name: String, _ number: Int, _ steps: [XMLStep]) {
      (self.name, self.number, self.steps) = (name, number, steps)
    }
  }

  /// An element open within a record, and what it was seen to hold.
  private struct Open {
    let node: Node
    var hasText = false, hasParts = false
  }

  private let root = Node("", 0, [])
  private var finder: XMLFinder
  private var open: [Open] = []
  private var found: [(name: String, column: XMLColumn, node: Node?)] = []
  private(set) var isFull = false
  /// Whether elements are nested deeper than any reader follows, which that one says.
  private(set) var isDeep = false
  /// The name that records have, for those that hold nothing but text.
  private var recordName = ""

  init(_ path: XMLRecordPath) {
    finder = XMLFinder(path)
    found = [("", XMLColumn(name: ""), root)]
  }

  func open(_ tag: XMLTag) {
    if isDeep { return }
    let isRecord = finder.open(tag)
    isDeep = finder.depth > XMLRecords.depthLimit
    guard finder.isInRecord, !isFull, !isDeep else { return }
    if isRecord {
      if recordName.isEmpty { recordName = tag.localName }
      open = [Open(node: root)]
    } else {
      open[open.count - 1].hasParts = true
      open.append(Open(node: child(of: open[open.count - 1].node, tag)))
    }
    if tag.attributeCount > 0 { takeAttributes(tag) }
  }

  private func child(of parent: Node, _ tag: XMLTag) -> Node {
    let name = tag.localName
    if let known = parent.children[name] { return known }
    let steps = parent.steps + [XMLStep(name: XMLNameTest(name))]
    let node = Node(path(parent, XMLName.decoded(name)), found.count, steps)
    parent.children[name] = node
    add(node.name, XMLColumn(name: node.name, steps: steps), node)
    return node
  }

  private func takeAttributes(_ tag: XMLTag) {
    let node = open[open.count - 1].node
    for (local, namespace) in tag.attributeNames {
      if namespace == XMLTag.xmlNamespace || namespace == XMLTag.instanceNamespace { continue }
      open[open.count - 1].hasParts = true
      let test = XMLNameTest(local, namespace.map { .address(Array($0.utf8) + [0]) } ?? .none)
      guard node.attributes[test] == nil else { continue }
      node.attributes[test] = found.count
      let name = path(node, "@" + XMLName.decoded(local))
      add(name, XMLColumn(name: name, steps: node.steps, target: .attribute(test)), nil)
    }
  }

  private func path(_ parent: Node, _ name: String) -> String {
    parent.name.isEmpty ? name : parent.name + "/" + name
  }

  private func add(_ name: String, _ column: XMLColumn, _ node: Node?) {
    found.append((name, column, node))
    isFull = found.count > Self.limit
  }

  func text(_ bytes: Span<UInt8>) {
    guard finder.isInRecord, !isDeep, !open.isEmpty, !open[open.count - 1].hasText else { return }
    for index in bytes.indices where !isXMLSpace(bytes[index]) {
      open[open.count - 1].hasText = true
      return
    }
  }

  func close() {
    if isDeep { return }
    if finder.isInRecord, !isFull, let last = open.popLast() {
      if last.hasText || !last.hasParts && last.node !== root { last.node.isColumn = true }
    }
    _ = finder.close()
  }

  func invalid(line: Int, _ message: String) {}

  /// The columns, each named once.
  var columns: [XMLColumn] {
    var names: Set<String> = []
    return found.compactMap { name, column, node in
      if let node, !node.isColumn { return nil }
      var unique = node === root ? recordName : name
      while !names.insert(unique).inserted { unique += "_" }
      return XMLColumn(name: unique, steps: column.steps, target: column.target)
    }
  }

  /// The columns of a file.
  static func columns(of input: Input, _ path: XMLRecordPath) throws(Finding) -> [XMLColumn] {
    let discovery = XMLDiscovery(path)
    let feed = try XMLFeed(input, discovery)
    while try feed.step(), !discovery.isFull, !discovery.isDeep {}
    if discovery.isDeep { return discovery.columns }
    let place = Place.Cell(
      table: input.table, file: input.name, row: 0, line: 1, byteOffset: 0)
    if let stop = feed.stop(at: place), discovery.columns.isEmpty { throw stop }
    if discovery.isFull {
      throw Finding(.xmlTooManyColumns, at: .file(input.name), ["limit": String(limit)])
    }
    let columns = discovery.columns
    if columns.isEmpty {
      throw Finding(.noRecords, at: .file(input.name), ["value": path.text])
    }
    return columns
  }
}
