internal import Components

/// What a part of a package refers to (ECMA-376 Part 2, 6.5).
struct XLSXRelations {
  struct Relation {
    /// The last word of its type, such as `worksheet`, which is the same in both editions.
    let kind: String
    /// The name of the part in the archive.
    let part: String
  }

  private static let namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
  private(set) var byId: [String: Relation] = [:]
  private var order: [String] = []

  /// The relations of a part, or of the whole package where `part` is empty; none where it states none.
  init(_ package: SheetPackage, of part: String) throws(Finding) {
    let cut = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
    let folder = String(part[..<cut])
    var byId: [String: Relation] = [:], order: [String] = []
    let visitor = XMLVisitor([Self.namespace]) { (name, _, attributes) in
      guard name == "Relationship", attributes.text("TargetMode") != "External",
        let id = attributes.text("Id"), let type = attributes.text("Type"),
        let target = attributes.text("Target")
      else { return }
      let kind = type.split(separator: "/").last.map(String.init) ?? ""
      if byId[id] == nil { order.append(id) }
      byId[id] = Relation(kind: kind, part: Self.resolve(target, from: folder))
    }
    _ = try package.read("\(folder)_rels/\(part[cut...]).rels", visitor)
    self.byId = byId
    self.order = order
  }

  func first(_ kind: String) -> String? {
    order.lazy.compactMap { byId[$0] }.first { $0.kind == kind }?.part
  }

  /// The name of a part that a target names (Part 2, 6.5.3.4): from the root where it begins with `/`.
  static func resolve(_ target: String, from folder: String) -> String {
    let path = target.hasPrefix("/") ? target : folder + target
    var names: [Substring] = []
    for name in path.split(separator: "/") {
      if name == ".." { _ = names.popLast() } else if name != "." { names.append(name) }
    }
    return names.joined(separator: "/")
  }
}
