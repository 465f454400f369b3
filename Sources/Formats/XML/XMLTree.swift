/// The columns of a record as a tree of the steps that lead to them, so that each element is compared
/// with those steps alone that can come next.
struct XMLTree: Sendable {
  struct Node: Sendable {
    let step: XMLStep
    var children: [Int] = []
    /// Columns that are all text within the element, and its own text.
    var strings: [Int] = [], texts: [Int] = []
    var attributes: [(name: XMLNameTest, column: Int)] = []
  }

  /// The first is the record itself.
  private(set) var nodes: [Node] = [Node(step: XMLStep(name: XMLNameTest(nil)))]
  /// Columns that are attributes of elements around the record.
  private(set) var outer: [(up: Int, name: XMLNameTest, column: Int)] = []
  let count: Int

  init(_ columns: [XMLColumn]) {
    count = columns.count
    for (index, column) in columns.enumerated() { add(column, index) }
  }

  private mutating func add(_ column: XMLColumn, _ index: Int) {
    var node = 0
    for step in column.steps {
      if let child = nodes[node].children.first(where: { nodes[$0].step == step }) {
        node = child
      } else {
        nodes.append(Node(step: step))
        nodes[node].children.append(nodes.count - 1)
        node = nodes.count - 1
      }
    }
    switch column.target {
    case .string: nodes[node].strings.append(index)
    case .text: nodes[node].texts.append(index)
    case .attribute(let name) where column.up > 0: outer.append((column.up, name, index))
    case .attribute(let name): nodes[node].attributes.append((name, index))
    }
  }
}
