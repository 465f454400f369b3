/// Writes graphs as Turtle 1.1, in UTF-8.
///
/// Subjects, predicates and objects come in the order in which they were first stated. A blank node
/// that one earlier thing refers to, once, is written in brackets where it is referred to.
public struct Turtle {
  private let graph: Graph
  private var output = ""
  /// Where the triples of each subject, by the number of its term, start in `ordered`, and the end.
  private var starts: [Int]
  /// The triples of one subject behind those of another, each in the order in which they came.
  private var ordered: [Graph.Numbers]
  /// The numbers of the subjects, in the order in which they came.
  private var subjects: [UInt32] = []
  /// Blank nodes that are written where they are referred to.
  private var nested: Set<Term> = []

  private init(_ graph: Graph) {
    self.graph = graph
    starts = Array(repeating: 0, count: graph.terms.count + 1)
    for triple in graph.numbers {
      if starts[Int(triple.subject) + 1] == 0 { subjects.append(triple.subject) }
      starts[Int(triple.subject) + 1] += 1
    }
    for term in graph.terms.indices { starts[term + 1] += starts[term] }
    ordered = graph.numbers
    var next = starts
    for triple in graph.numbers {
      ordered[next[Int(triple.subject)]] = triple
      next[Int(triple.subject)] += 1
    }
    nested = Self.nestable(graph)
  }

  public static func bytes(of graph: Graph) -> [UInt8] {
    var writer = Turtle(graph)
    writer.write()
    return Array(writer.output.utf8)
  }

  /// A node may only nest in one that is older: so there are no circles of nested nodes.
  private static func nestable(_ graph: Graph) -> Set<Term> {
    var references: [Term: Int] = [:]
    var barred: Set<Term> = []
    for triple in graph.triples {
      guard case .blank(let node) = triple.object else { continue }
      references[triple.object, default: 0] += 1
      if case .blank(let owner) = triple.subject, owner >= node { barred.insert(triple.object) }
    }
    return Set(references.filter { $0.value == 1 }.keys).subtracting(barred)
  }

  private mutating func write() {
    for prefix in graph.prefixes {
      output += "@prefix \(prefix.name): <\(IRI(prefix.namespace).text)> .\n"
    }
    for number in subjects {
      let subject = graph.terms[Int(number)]
      if nested.contains(subject) { continue }
      output += output.isEmpty ? "" : "\n"
      write(subject, depth: 0)
      write(statementsOf: number, depth: 1)
      output += " .\n"
    }
  }

  private mutating func write(statementsOf subject: UInt32, depth: Int) {
    let range = starts[Int(subject)]..<starts[Int(subject) + 1]
    let triples = ordered[range].map { graph.triple($0) }
    var predicates: [IRI] = []
    for triple in triples where !predicates.contains(triple.predicate) {
      predicates.append(triple.predicate)
    }
    for (index, predicate) in predicates.enumerated() {
      let isInline = index == 0 && depth == 1
      output += isInline ? " " : "\n" + String(repeating: "  ", count: depth)
      output += predicate == RDF.type ? "a" : name(predicate)
      for (position, triple) in triples.filter({ $0.predicate == predicate }).enumerated() {
        output += position == 0 ? " " : ", "
        write(triple.object, depth: depth)
      }
      output += index == predicates.count - 1 ? "" : " ;"
    }
  }

  private mutating func write(_ term: Term, depth: Int) {
    switch term {
    case .iri(let iri): output += name(iri)
    case .literal(let literal): write(literal)
    case .blank(let number):
      guard nested.contains(term) else {
        output += "_:b\(number)"
        return
      }
      output += "["
      if let number = graph.number(of: term) { write(statementsOf: number, depth: depth + 1) }
      output += " ]"
    }
  }

  private mutating func write(_ literal: Literal) {
    output += Self.quoted(literal.text)
    switch literal.kind {
    case .plain: break
    case .language(let tag): output += "@" + tag
    case .datatype(let iri): output += "^^" + name(iri)
    }
  }

  /// `prefix:local` where the local part needs no escapes, else `<…>`.
  private func name(_ iri: IRI) -> String {
    for prefix in graph.prefixes where iri.text.hasPrefix(prefix.namespace) {
      let local = iri.text.dropFirst(prefix.namespace.count)
      if Self.isLocal(local) { return "\(prefix.name):\(local)" }
    }
    return "<\(iri.text)>"
  }

  /// A part of PN_LOCAL that needs no thought: an ASCII letter, then letters, digits, `_` and `-`.
  private static func isLocal(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, (97...122).contains(first | 0x20) else { return false }
    return text.utf8.allSatisfy { byte in
      (97...122).contains(byte | 0x20) || (48...57).contains(byte) || byte == 95 || byte == 45
    }
  }

  /// STRING_LITERAL_QUOTE: quotes, backslashes and all controls escaped (ECHAR, UCHAR).
  static func quoted(_ text: String) -> String {
    var output = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": output.append(contentsOf: ["\\", scalar])
      case "\n": output.append(contentsOf: ["\\", "n"])
      case "\r": output.append(contentsOf: ["\\", "r"])
      case "\t": output.append(contentsOf: ["\\", "t"])
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: 4 - digits.count)
        output.append(contentsOf: "\\u\(zeros)\(digits)".unicodeScalars)
      default: output.append(scalar)
      }
    }
    output.append("\"")
    return String(output)
  }
}
