/// Writes graphs as Turtle 1.1, in UTF-8.
///
/// Subjects, predicates and objects come in the order in which they were first stated. A blank node
/// that one earlier thing refers to, once, is written in brackets where it is referred to.
public struct Turtle {
  private let subjects: Subjects
  private var graph: Graph { subjects.graph }
  private var output = ""

  private init(_ graph: Graph) { subjects = Subjects(graph) }

  public static func bytes(of graph: Graph) -> [UInt8] {
    var writer = Turtle(graph)
    writer.write()
    return Array(writer.output.utf8)
  }

  private mutating func write() {
    for prefix in graph.prefixes {
      output += "@prefix \(prefix.name): <\(IRI(prefix.namespace).text)> .\n"
    }
    for subject in subjects.outer {
      output += output.isEmpty ? "" : "\n"
      write(graph.terms[Int(subject)])
      write(statementsOf: subject, depth: 1)
      output += " .\n"
    }
  }

  private mutating func write(statementsOf subject: UInt32, depth: Int) {
    let statements = subjects.statements(of: subject)
    for (index, statement) in statements.enumerated() {
      let predicate = graph.iri(statement.predicate)
      let isInline = index == 0 && depth == 1
      output += isInline ? " " : "\n" + String(repeating: "  ", count: depth)
      output += predicate == RDF.type ? "a" : name(predicate)
      for (position, object) in statement.objects.enumerated() {
        output += position == 0 ? " " : ", "
        write(object: object, depth: depth)
      }
      output += index == statements.count - 1 ? "" : " ;"
    }
  }

  private mutating func write(object: UInt32, depth: Int) {
    guard subjects.isNested(object) else { return write(graph.terms[Int(object)]) }
    output += "["
    write(statementsOf: object, depth: depth + 1)
    output += " ]"
  }

  private mutating func write(_ term: Term) {
    switch term {
    case .iri(let iri): output += name(iri)
    case .literal(let literal): write(literal)
    case .blank(let number): output += "_:b\(number)"
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

  private func name(_ iri: IRI) -> String { graph.prefixes.name(iri) ?? "<\(iri.text)>" }

  /// STRING_LITERAL_QUOTE: quotes, backslashes and all controls escaped (ECHAR, UCHAR). Of those below
  /// U+0020 a literal has no others than these.
  static func quoted(_ text: String) -> String {
    var output = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": output.append(contentsOf: ["\\", scalar])
      case "\n": output.append(contentsOf: ["\\", "n"])
      case "\r": output.append(contentsOf: ["\\", "r"])
      case "\t": output.append(contentsOf: ["\\", "t"])
      case "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
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
