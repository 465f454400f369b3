/// A graph subject by subject, as documents write it: the triples of each together, and which blank
/// nodes stand where they are referred to. Made in time and memory linear in the triples.
///
/// A blank node nests where one earlier thing refers to it, once, and nothing else does; so there are
/// no circles of nested nodes. Deeper than `mostNested` none nests, for readers bound their depth.
struct Subjects: Sendable {
  /// What a subject says by one predicate, as numbers of terms.
  struct Statement {
    let predicate: UInt32
    var objects: [UInt32]
  }

  static let mostNested = 32

  let graph: Graph
  /// The subjects that do not nest, in the order in which they came.
  private(set) var outer: [UInt32] = []
  /// Where the triples of each subject, by the number of its term, start in `ordered`, and the end.
  private var starts: [Int]
  /// The triples of one subject behind those of another, each in the order in which they came.
  private var ordered: [Graph.Numbers]
  private let nested: Set<UInt32>

  init(_ graph: Graph) {
    self.graph = graph
    nested = Self.nested(in: graph)
    starts = Array(repeating: 0, count: graph.terms.count + 1)
    for triple in graph.numbers {
      let isNew = starts[Int(triple.subject) + 1] == 0
      if isNew, !nested.contains(triple.subject) { outer.append(triple.subject) }
      starts[Int(triple.subject) + 1] += 1
    }
    for term in graph.terms.indices { starts[term + 1] += starts[term] }
    ordered = graph.numbers
    var next = starts
    for triple in graph.numbers {
      ordered[next[Int(triple.subject)]] = triple
      next[Int(triple.subject)] += 1
    }
  }

  /// Whether a term is a blank node that is written where it is referred to.
  func isNested(_ term: UInt32) -> Bool { nested.contains(term) }

  /// Whether a term is the subject of no triple.
  func isSilent(_ term: UInt32) -> Bool { starts[Int(term)] == starts[Int(term) + 1] }

  /// What a subject says: predicates and their objects in the order in which they were first stated.
  func statements(of subject: UInt32) -> [Statement] {
    var statements: [Statement] = []
    var places: [UInt32: Int] = [:]
    for triple in ordered[starts[Int(subject)]..<starts[Int(subject) + 1]] {
      if let place = places[triple.predicate] {
        statements[place].objects.append(triple.object)
      } else {
        places[triple.predicate] = statements.count
        statements.append(Statement(predicate: triple.predicate, objects: [triple.object]))
      }
    }
    return statements
  }

  private static func nested(in graph: Graph) -> Set<UInt32> {
    var owners: [UInt32: UInt32] = [:]
    var barred: Set<UInt32> = []
    for triple in graph.numbers {
      guard case .blank(let node) = graph.terms[Int(triple.object)] else { continue }
      if owners.updateValue(triple.subject, forKey: triple.object) != nil {
        barred.insert(triple.object)
      }
      if case .blank(let owner) = graph.terms[Int(triple.subject)], owner >= node {
        barred.insert(triple.object)
      }
    }
    return shallow(owners.filter { !barred.contains($0.key) }, in: graph)
  }

  /// Those of the nodes that are not too deep. An owner is older, so it is decided on before.
  private static func shallow(_ owners: [UInt32: UInt32], in graph: Graph) -> Set<UInt32> {
    let nodes = owners.compactMap { term, owner -> (age: Int, term: UInt32, owner: UInt32)? in
      guard case .blank(let age) = graph.terms[Int(term)] else { return nil }
      return (age, term, owner)
    }
    var depths: [UInt32: Int] = [:]
    for node in nodes.sorted(by: { $0.age < $1.age }) {
      let depth = depths[node.owner, default: 0] + 1
      if depth <= mostNested { depths[node.term] = depth }
    }
    return Set(depths.keys)
  }
}

extension [Graph.Prefix] {
  /// `prefix:local` where the local part needs no thought in any serialisation: an ASCII letter, then
  /// letters, digits, `_` and `-`; else nil.
  func name(_ iri: IRI) -> String? {
    for prefix in self where iri.text.hasPrefix(prefix.namespace) {
      let local = iri.text.dropFirst(prefix.namespace.count)
      if Self.isLocal(local) { return "\(prefix.name):\(local)" }
    }
    return nil
  }

  private static func isLocal(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, (97...122).contains(first | 0x20) else { return false }
    return text.utf8.allSatisfy { byte in
      (97...122).contains(byte | 0x20) || (48...57).contains(byte) || byte == 95 || byte == 45
    }
  }
}
