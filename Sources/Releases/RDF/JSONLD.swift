import Formats

/// Writes graphs as JSON-LD 1.1, in ASCII, so that no reader can take it for another encoding. The same
/// graph has the same bytes.
///
/// The context holds prefixes only and stands in the document, so that nothing is fetched. Predicates,
/// classes and datatypes are compact IRIs where a prefix fits, references are whole ones. Values that
/// are not plain text say their language or datatype themselves, whatever the term. Subjects, predicates
/// and objects come in the order in which they were first stated; a blank node that one earlier thing
/// refers to, once, stands where it is referred to, others have labels.
public struct JSONLD {
  private let subjects: Subjects
  private let prefixes: [Graph.Prefix]

  private init(_ graph: Graph) {
    subjects = Subjects(graph)
    prefixes = Self.usable(graph)
  }

  /// Predicates must be absolute IRIs, as those of vocabularies are: JSON-LD passes over others. Time
  /// and memory are linear in the triples; no tree of the document is held.
  public static func bytes(of graph: Graph) -> [UInt8] {
    let writer = JSONLD(graph)
    let names = writer.prefixes.map {
      JSONValue.Member($0.name, .string(IRI($0.namespace).text))
    }
    var output: [UInt8] = []
    JSONValue.append(
      [JSONValue.Member("@context", .object(names))], list: "@graph",
      writer.subjects.outer.lazy.map { .object(writer.members(of: $0, isNested: false)) },
      to: &output, depth: 0)
    output.append(10)
    return JSONValue.inASCII(output)
  }

  /// Prefixes that a simple term can be: of namespaces that end in a delimiter of RFC 3986 (4.1.5 of
  /// JSON-LD 1.1), and not the scheme of an IRI in the graph, which would then be read as a compact one.
  private static func usable(_ graph: Graph) -> [Graph.Prefix] {
    let schemes = Set(
      graph.terms.lazy.compactMap { term -> Substring? in
        guard case .iri(let iri) = term else { return nil }
        return iri.text.firstIndex(of: ":").map { iri.text[..<$0] }
      })
    return graph.prefixes.filter {
      ":/?#[]@".contains($0.namespace.last ?? " ") && !schemes.contains($0.name[...])
    }
  }

  private func members(of subject: UInt32, isNested: Bool) -> [JSONValue.Member] {
    var members = isNested ? [] : [identity(of: subject)]
    for statement in subjects.statements(of: subject) {
      let predicate = subjects.graph.iri(statement.predicate)
      let classes = predicate == RDF.type ? classes(statement.objects) : nil
      members.append(
        .init(
          classes == nil ? name(predicate) : "@type",
          Self.one(of: classes ?? statement.objects.map(value))))
    }
    return members
  }

  /// The names of classes; nil where one is no IRI and so cannot stand in `@type`.
  private func classes(_ objects: [UInt32]) -> [JSONValue]? {
    let names = objects.compactMap { object -> JSONValue? in
      guard case .iri(let iri) = subjects.graph.terms[Int(object)] else { return nil }
      return .string(name(iri))
    }
    return names.count == objects.count ? names : nil
  }

  private static func one(of values: [JSONValue]) -> JSONValue {
    values.count == 1 ? values[0] : .array(values)
  }

  /// An object. A nested node that says nothing has a label too: an empty object is not surely read.
  private func value(_ object: UInt32) -> JSONValue {
    if case .literal(let literal) = subjects.graph.terms[Int(object)] { return value(of: literal) }
    if subjects.isNested(object), !subjects.isSilent(object) {
      return .object(members(of: object, isNested: true))
    }
    return .object([identity(of: object)])
  }

  private func identity(of node: UInt32) -> JSONValue.Member {
    switch subjects.graph.terms[Int(node)] {
    case .iri(let iri): .init("@id", .string(iri.text))
    case .blank(let number): .init("@id", .string("_:b\(number)"))
    case .literal: preconditionFailure("a literal is no node")
    }
  }

  private func value(of literal: Literal) -> JSONValue {
    switch literal.kind {
    case .plain: .string(literal.text)
    case .language(let tag): .object(["@language": .string(tag), "@value": .string(literal.text)])
    case .datatype(let iri):
      .object(["@type": .string(name(iri)), "@value": .string(literal.text)])
    }
  }

  private func name(_ iri: IRI) -> String { prefixes.name(iri) ?? iri.text }
}
