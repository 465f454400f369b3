/// Hands each element of a small document to a closure, with the local names of those around it.
@safe final class XMLVisitor: XMLPushParser {
  typealias Visit = (_ name: String, _ path: [String], _ attributes: XMLAttributes) -> Void

  private let namespaces: [String]
  private let visit: Visit
  private var path: [String] = []

  /// Elements of other namespaces than these are there, but have the name `?`.
  init(_ namespaces: [String], _ visit: @escaping Visit) {
    self.namespaces = namespaces
    self.visit = visit
  }

  override func start(_ name: Name, _ uri: Name?, _ attributes: XMLAttributes) {
    let namespace = unsafe uri.map { unsafe String(cString: $0) } ?? ""
    let local = unsafe namespaces.contains(namespace) ? String(cString: name) : "?"
    visit(local, path, attributes)
    path.append(local)
  }

  override func end() { path.removeLast() }
}
