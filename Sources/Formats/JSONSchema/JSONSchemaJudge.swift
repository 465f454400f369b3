/// Judges one document by a schema: walks both at once, and counts every schema it looks at.
struct JSONSchemaJudge {
  let schema: JSONSchema
  private let limit: Int
  private var faults: [JSONSchema.Fault] = []
  /// Names and indices on the way from the root of the document.
  private var path: [Part] = []
  /// The resources that were entered on the way and not left (Core §7.1, dynamic scope).
  private var scope: [Int] = []
  /// How many schemas are being looked at whose verdict is another's to weigh: their faults are not
  /// the document's.
  private var hypotheses = 0
  private var steps = 0
  private var depth = 0
  private(set) var isGivenUp = false

  enum Part { case name([UInt8]), index(Int) }

  /// Which items and members of a value some keyword has looked at (Core §11), and whether the value
  /// is what was asked for.
  struct Outcome {
    var isValid = true
    var seen: Set<Int> = []
  }

  /// A million looks take about a tenth of a second.
  private static let mostSteps = 1_000_000
  private static let deepest = 700

  init(_ schema: JSONSchema, limit: Int) {
    self.schema = schema
    self.limit = limit
  }

  mutating func verdict(on document: JSONDatum) -> JSONSchema.Verdict {
    let (most, overflow) = document.size.multipliedReportingOverflow(by: 100)
    steps = -(overflow ? 0 : most)
    let isValid = look(0, document).isValid
    if isGivenUp { return .gaveUp }
    return isValid ? .valid : .invalid(faults)
  }
}

extension JSONSchemaJudge {
  /// Whether a value is what a schema asks for.
  private mutating func look(_ index: Int, _ value: JSONDatum) -> Outcome {
    steps += 1
    if steps > Self.mostSteps || depth >= Self.deepest { isGivenUp = true }
    guard !isGivenUp else { return Outcome(isValid: false) }
    let node = schema.nodes[index]
    if let always = node.always {
      if !always { fault(node, nil, "") }
      return Outcome(isValid: always)
    }
    depth += 1
    let entered = scope.last != node.resource
    if entered { scope.append(node.resource) }
    var outcome = Outcome()
    for keyword in node.keywords where !isGivenUp {
      // What others have looked at is known only where they are obeyed.
      if !outcome.isValid, keyword.demand.isAboutTheRest { break }
      guard !obeys(keyword, node, value, &outcome.seen) else { continue }
      outcome.isValid = false
      if hypotheses > 0 || faults.count >= limit { break }
    }
    if entered { scope.removeLast() }
    depth -= 1
    if !outcome.isValid { outcome.seen = [] }
    return outcome
  }

  /// The same without faults.
  mutating func suppose(_ index: Int, _ value: JSONDatum) -> Outcome {
    hypotheses += 1
    defer { hypotheses -= 1 }
    return look(index, value)
  }

  /// The same of a part of the value.
  mutating func look(_ index: Int, at part: Part, _ value: JSONDatum) -> Bool {
    path.append(part)
    defer { path.removeLast() }
    return look(index, value).isValid
  }

  /// Notes a fault of the document, where it is one; the schema `false` is named after the keyword
  /// that it is the value of. Returns false.
  @discardableResult
  mutating func fault(_ node: JSONSchema.Node, _ keyword: String?, _ expected: String)
    -> Bool
  {
    guard hypotheses == 0, faults.count < limit, !isGivenUp else { return false }
    let pointer = path.map { part in
      switch part {
      case .name(let name): JSONPointer.part(String(decoding: name, as: UTF8.self))
      case .index(let index): "/\(index)"
      }
    }
    faults.append(
      JSONSchema.Fault(
        instance: pointer.joined(),
        schema: node.pointer + (keyword.map(JSONPointer.part) ?? ""),
        keyword: keyword ?? JSONPointer.names(node.pointer)?.last ?? "false", expected: expected))
    return false
  }
}

extension JSONSchemaJudge {
  private mutating func obeys(
    _ keyword: JSONSchema.Keyword, _ node: JSONSchema.Node, _ value: JSONDatum,
    _ seen: inout Set<Int>
  ) -> Bool {
    switch keyword.demand {
    case .reference(let target): return all([target], value, &seen)
    case .dynamicReference(let target, let name):
      let outermost = scope.lazy.compactMap { [schema] in schema.resources[$0].dynamicAnchors[name]
      }
      return all([outermost.first ?? target], value, &seen)
    case .all(let nodes): return all(nodes, value, &seen)
    case .any(let nodes):
      return some(nodes, value, &seen) > 0 || fault(node, keyword.name, "")
    case .one(let nodes):
      let count = some(nodes, value, &seen, enough: 2)
      return count == 1 || fault(node, keyword.name, count == 0 ? "0" : "≥ 2")
    case .not(let other): return !suppose(other, value).isValid || fault(node, keyword.name, "")
    case .condition(let test, let then, let otherwise):
      let outcome = suppose(test, value)
      seen.formUnion(outcome.seen)
      return (outcome.isValid ? then : otherwise).map { all([$0], value, &seen) } ?? true
    default: break
    }
    switch value {
    case .object(let members): return obeys(keyword, node, members: members, value, &seen)
    case .array(let items): return obeys(keyword, node, items: items, value, &seen)
    default: return isRight(keyword, node, value)
    }
  }

  /// Whether every schema is obeyed; all are looked at, for their faults.
  mutating func all(_ nodes: [Int], _ value: JSONDatum, _ seen: inout Set<Int>) -> Bool {
    var isValid = true
    for node in nodes where isValid || hypotheses == 0 {
      let outcome = look(node, value)
      isValid = isValid && outcome.isValid
      seen.formUnion(outcome.seen)
    }
    return isValid
  }

  /// How many of some schemas are obeyed; stops at `enough` unless it matters what they look at.
  private mutating func some(
    _ nodes: [Int], _ value: JSONDatum, _ seen: inout Set<Int>, enough: Int = 1
  ) -> Int {
    var count = 0
    for node in nodes where count < enough || schema.tracks {
      let outcome = suppose(node, value)
      guard outcome.isValid else { continue }
      count += 1
      seen.formUnion(outcome.seen)
    }
    return count
  }

  mutating func matches(_ pattern: ECMAPattern, _ text: [UInt8]) -> Bool {
    guard !isGivenUp else { return false }
    let match = pattern.match(text)
    if match == .gaveUp { isGivenUp = true }
    return match == .yes
  }
}
