/// The columns of a record as a tree of the steps that lead to them, so that each element is compared
/// with those steps alone that can come next.
struct XMLTree: Sendable {
  struct Child: Sendable {
    /// The first byte of its name; zero where any name will do.
    let first: UInt8
    let node: Int
  }
  /// A column that the text of an element is, and whether that of elements within is no part of it.
  struct Text: Sendable {
    let column: Int, isOwn: Bool
  }

  /// By the numbers of nodes, of which zero is the record itself.
  private(set) var steps = [XMLStep(name: XMLNameTest(nil))]
  private(set) var children: [[Child]] = [[]]
  private(set) var texts: [[Text]] = [[]]
  private(set) var attributes: [[(name: XMLNameTest, column: Int)]] = [[]]
  /// Columns that are attributes of elements around the record.
  private(set) var outer: [(up: Int, name: XMLNameTest, column: Int)] = []

  init(_ columns: [XMLColumn]) {
    for (index, column) in columns.enumerated() { add(column, index) }
  }

  private mutating func add(_ column: XMLColumn, _ index: Int) {
    let node = column.steps.reduce(0) { child(of: $0, $1) }
    switch column.target {
    case .string: texts[node].append(Text(column: index, isOwn: false))
    case .text: texts[node].append(Text(column: index, isOwn: true))
    case .attribute(let name) where column.up > 0: outer.append((column.up, name, index))
    case .attribute(let name): attributes[node].append((name, index))
    }
  }

  private mutating func child(of parent: Int, _ step: XMLStep) -> Int {
    if let known = children[parent].first(where: { steps[$0.node] == step }) { return known.node }
    children[parent].append(Child(first: step.name.local?.first ?? 0, node: steps.count))
    steps.append(step)
    children.append([])
    texts.append([])
    attributes.append([])
    return steps.count - 1
  }
}
