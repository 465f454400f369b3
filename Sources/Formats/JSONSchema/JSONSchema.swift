public import Components

/// A JSON Schema (draft 2020-12), ready to judge documents.
///
/// All keywords of the vocabularies core, applicator, unevaluated and validation are checked. `format`,
/// the content keywords and metadata are annotations, which is what 2020-12 makes of them unless told
/// otherwise, and so are keywords that it does not know (Core §6.5). What would be checked in
/// another draft, a reference to another document, and a pattern that needs look-around or the like are
/// refused by name. Nothing is ever fetched.
///
/// Judging takes a bounded number of steps and a bounded stack, whatever the schema.
public struct JSONSchema: Sendable {
  /// Where a document breaks the schema.
  public struct Fault: Sendable, Hashable {
    /// A JSON Pointer to the part of the document; empty for the whole.
    public let instance: String
    /// A JSON Pointer to the keyword in the schema document.
    public let schema: String
    /// The keyword's name, the last part of `schema`.
    public let keyword: String
    /// What the keyword asks for, in short: `3`, `string, null`, a missing name. May be empty.
    public let expected: String
  }

  /// What a document is to the schema.
  public enum Verdict: Sendable, Hashable {
    case valid
    /// At least one fault, at most as many as asked for.
    case invalid([Fault])
    /// Judging it costs too much: too many steps, references within references without end, or a
    /// pattern that the engine gave up. Nothing is known.
    case gaveUp
  }

  let nodes: [Node]
  let resources: [Resource]
  /// Whether some keyword asks what others have looked at.
  let tracks: Bool

  /// Refuses a document that is not a schema, with the place of what is wrong.
  public init(_ document: Setting) throws(Finding) {
    var reader = JSONSchemaReader(document)
    self = try reader.read()
  }

  init(nodes: [Node], resources: [Resource], tracks: Bool) {
    self.nodes = nodes
    self.resources = resources
    self.tracks = tracks
  }

  /// What is wrong with a document, the first `limit` faults in the order of the schema.
  public func judge(_ instance: Setting, limit: Int = 20) -> Verdict {
    var judge = JSONSchemaJudge(self, limit: limit)
    return judge.verdict(on: JSONDatum(instance))
  }
}

extension JSONSchema {
  /// A schema within the document, the root being the first.
  struct Node: Sendable {
    let place: Place
    /// A JSON Pointer from the root of the document.
    let pointer: String
    let resource: Int
    /// In the order in which they are looked at: what asks about the others comes last.
    var keywords: [Keyword] = []
    /// For the schemas `true` and `false`.
    var always: Bool?
  }

  /// A part of the document that has an address of its own (Core §4.3.5).
  struct Resource: Sendable {
    let address: String
    let root: Int
    var anchors: [String: Int] = [:]
    var dynamicAnchors: [String: Int] = [:]
  }

  struct Keyword: Sendable {
    let name: String
    let demand: Demand
  }

  /// What a keyword asks for. Integers are indices of nodes.
  enum Demand: Sendable {
    // Core §8.2.3
    case reference(Int)
    case dynamicReference(Int, name: String)
    // Core §10.2
    case all([Int]), any([Int]), one([Int]), not(Int)
    case condition(Int, then: Int?, otherwise: Int?)
    case dependent([(name: [UInt8], schema: Int)])
    // Core §10.3
    case prefix([Int])
    case items(Int, from: Int)
    case contains(Int, least: Int, most: Int)
    case properties([(name: [UInt8], schema: Int)])
    case patterns([(pattern: ECMAPattern, schema: Int)])
    case additional(Int, names: Set<[UInt8]>, patterns: [ECMAPattern])
    case names(Int)
    // Core §11
    case unevaluatedItems(Int), unevaluatedProperties(Int)
    // Validation §6
    case type([JSONType])
    case among(Set<JSONDatum>)
    case multiple(JSONNumber)
    case most(JSONNumber), least(JSONNumber), below(JSONNumber), above(JSONNumber)
    case length(ClosedRange<Int>), itemCount(ClosedRange<Int>), memberCount(ClosedRange<Int>)
    case pattern(ECMAPattern)
    case unique
    case required([[UInt8]])
    case dependentRequired([(name: [UInt8], others: [[UInt8]])])
  }
}

extension JSONSchema.Demand {
  /// Whether it is about what the other keywords have not looked at.
  var isAboutTheRest: Bool {
    switch self {
    case .unevaluatedItems, .unevaluatedProperties: true
    default: false
    }
  }

  /// The schemas that are about the same value: following only these never comes nearer to the end of
  /// the document. Where a dynamic reference leads is known only while judging, which has its bounds.
  var schemasInPlace: [Int] {
    switch self {
    case .reference(let node), .not(let node): [node]
    case .all(let nodes), .any(let nodes), .one(let nodes): nodes
    case .condition(let node, let then, let otherwise):
      [node] + [then, otherwise].compactMap { $0 }
    case .dependent(let pairs): pairs.map(\.schema)
    default: []
    }
  }
}
