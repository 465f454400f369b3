/// Hands each element of a small document to a closure, with the local names of those around it.
@safe final class XMLVisitor: XMLPushParser {
  typealias Visit = (_ name: String, _ path: [String], _ attributes: XMLAttributes) -> Void

  private let namespaces: [String]
  private let visit: Visit
  /// Whether what is in an element is passed over.
  private let passes: (_ name: String) -> Bool
  /// How deep the reader is in what is passed over.
  private var passed = 0
  private var path: [String] = []

  /// Elements of other namespaces than these are there, but have the name `?`. `passes` is asked after
  /// an element was visited.
  init(
    _ namespaces: [String], passing passes: @escaping (_ name: String) -> Bool = { _ in false },
    _ visit: @escaping Visit
  ) {
    self.namespaces = namespaces
    self.passes = passes
    self.visit = visit
  }

  override func start(_ name: Name, _ uri: Name?, _ attributes: XMLAttributes) {
    if passed > 0 {
      passed += 1
      return
    }
    let namespace = unsafe uri.map { unsafe String(cString: $0) } ?? ""
    let local = unsafe namespaces.contains(namespace) ? String(cString: name) : "?"
    visit(local, path, attributes)
    if passes(local) {
      passed = 1
    } else {
      path.append(local)
    }
  }

  override func end() {
    if passed > 0 {
      passed -= 1
    } else {
      path.removeLast()
    }
  }
}
