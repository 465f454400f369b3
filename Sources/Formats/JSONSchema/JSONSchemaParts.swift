// What keywords ask of objects, of lists, of numbers and of texts.

// Core §10.3.2, §11.3; Validation §6.5.
extension JSONSchemaJudge {
  mutating func obeys(
    _ keyword: JSONSchema.Keyword, _ node: JSONSchema.Node, members: [JSONDatum.Member],
    _ value: JSONDatum, _ seen: inout Set<Int>
  ) -> Bool {
    switch keyword.demand {
    case .dependent(let pairs):
      let asked = pairs.filter { members.index(of: $0.name) != nil }
      return all(asked.map(\.schema), value, &seen)
    case .properties(let pairs):
      var isValid = true
      for (name, schema) in pairs {
        guard let index = members.index(of: name) else { continue }
        isValid = look(schema, members, [index], &seen) && isValid
      }
      return isValid
    case .patterns(let pairs):
      var isValid = true
      for (pattern, schema) in pairs {
        let matching = members.indices.filter { matches(pattern, members[$0].name) }
        isValid = look(schema, members, matching, &seen) && isValid
      }
      return isValid
    case .additional(let schema, let names, let patterns):
      let rest = members.indices.filter { index in
        let name = members[index].name
        return !names.contains(name) && !patterns.contains { matches($0, name) }
      }
      return look(schema, members, rest, &seen)
    case .unevaluatedProperties(let schema):
      return look(schema, members, members.indices.filter { !seen.contains($0) }, &seen)
    case .names(let schema):
      var isValid = true
      for member in members {
        isValid = look(schema, at: .name(member.name), .string(member.name)) && isValid
      }
      return isValid
    default: return hasMembers(keyword, node, members, value)
    }
  }

  /// Looks at some members with one schema.
  private mutating func look(
    _ schema: Int, _ members: [JSONDatum.Member], _ indices: [Int], _ seen: inout Set<Int>
  ) -> Bool {
    var isValid = true
    for index in indices {
      isValid = look(schema, at: .name(members[index].name), members[index].value) && isValid
    }
    if self.schema.tracks { seen.formUnion(indices) }
    return isValid
  }

  private mutating func hasMembers(
    _ keyword: JSONSchema.Keyword, _ node: JSONSchema.Node, _ members: [JSONDatum.Member],
    _ value: JSONDatum
  ) -> Bool {
    switch keyword.demand {
    case .required(let names):
      return lacks(names, members).map { fault(node, keyword.name, $0) } ?? true
    case .dependentRequired(let pairs):
      for (name, others) in pairs where members.index(of: name) != nil {
        if let missing = lacks(others, members) { return fault(node, keyword.name, missing) }
      }
      return true
    case .memberCount(let range):
      return range.contains(members.count) || fault(node, keyword.name, Self.text(range))
    default: return isRight(keyword, node, value)
    }
  }

  /// The first of some names that no member has.
  private func lacks(_ names: [[UInt8]], _ members: [JSONDatum.Member]) -> String? {
    names.first { members.index(of: $0) == nil }.map { String(decoding: $0, as: UTF8.self) }
  }
}

// Core §10.3.1, §11.2; Validation §6.4.
extension JSONSchemaJudge {
  mutating func obeys(
    _ keyword: JSONSchema.Keyword, _ node: JSONSchema.Node, items: [JSONDatum],
    _ value: JSONDatum, _ seen: inout Set<Int>
  ) -> Bool {
    switch keyword.demand {
    case .prefix(let nodes):
      var isValid = true
      for (index, (schema, item)) in zip(nodes, items).enumerated() {
        isValid = look(schema, items: [item], at: index...index, &seen) && isValid
      }
      return isValid
    case .items(let schema, let from):
      guard from < items.count else { return true }
      return look(schema, items: items[from...], at: from...items.count - 1, &seen)
    case .unevaluatedItems(let schema):
      var isValid = true
      for (index, item) in items.enumerated() where !seen.contains(index) {
        isValid = look(schema, items: [item], at: index...index, &seen) && isValid
      }
      return isValid
    case .contains(let schema, let least, let most):
      let count = count(schema, items, &seen)
      return count >= least && count <= most
        || fault(node, keyword.name, Self.text(count < least ? least...Int.max : 0...most))
    case .itemCount(let range):
      return range.contains(items.count) || fault(node, keyword.name, Self.text(range))
    case .unique: return Set(items).count == items.count || fault(node, keyword.name, "")
    default: return isRight(keyword, node, value)
    }
  }

  private mutating func look(
    _ schema: Int, items: some Collection<JSONDatum>, at indices: ClosedRange<Int>,
    _ seen: inout Set<Int>
  ) -> Bool {
    var isValid = true
    for (index, item) in zip(indices, items) {
      isValid = look(schema, at: .index(index), item) && isValid
    }
    if self.schema.tracks { seen.formUnion(indices) }
    return isValid
  }

  /// How many items obey a schema; they count as looked at.
  private mutating func count(_ schema: Int, _ items: [JSONDatum], _ seen: inout Set<Int>) -> Int {
    var count = 0
    for (index, item) in items.enumerated() where suppose(schema, item).isValid {
      count += 1
      if self.schema.tracks { seen.insert(index) }
    }
    return count
  }
}

// Validation §6.1 to §6.3.
extension JSONSchemaJudge {
  mutating func isRight(
    _ keyword: JSONSchema.Keyword, _ node: JSONSchema.Node, _ value: JSONDatum
  ) -> Bool {
    switch keyword.demand {
    case .type(let types):
      return types.contains { $0.includes(value) }
        || fault(node, keyword.name, types.map(\.rawValue).joined(separator: ", "))
    case .among(let values): return values.contains(value) || fault(node, keyword.name, "")
    default: break
    }
    switch value {
    case .number(let number): return isRight(keyword, node, number)
    case .string(let text): return isRight(keyword, node, text)
    default: return true
    }
  }

  private mutating func isRight(
    _ keyword: JSONSchema.Keyword, _ node: JSONSchema.Node, _ number: JSONNumber
  ) -> Bool {
    switch keyword.demand {
    case .multiple(let divisor):
      return number.isMultiple(of: divisor) || fault(node, keyword.name, divisor.text)
    case .most(let bound):
      return number <= bound || fault(node, keyword.name, "≤ " + bound.text)
    case .least(let bound):
      return bound <= number || fault(node, keyword.name, "≥ " + bound.text)
    case .below(let bound): return number < bound || fault(node, keyword.name, "< " + bound.text)
    case .above(let bound): return bound < number || fault(node, keyword.name, "> " + bound.text)
    default: return true
    }
  }

  private mutating func isRight(
    _ keyword: JSONSchema.Keyword, _ node: JSONSchema.Node, _ text: [UInt8]
  ) -> Bool {
    switch keyword.demand {
    case .length(let range):
      let count = text.count { $0 & 0xC0 != 0x80 }
      return range.contains(count) || fault(node, keyword.name, Self.text(range))
    case .pattern(let pattern):
      return matches(pattern, text) || fault(node, keyword.name, pattern.text)
    default: return true
    }
  }

  private static func text(_ range: ClosedRange<Int>) -> String {
    if range.upperBound == .max { return "≥ \(range.lowerBound)" }
    return range.lowerBound == 0
      ? "≤ \(range.upperBound)" : "\(range.lowerBound)–\(range.upperBound)"
  }
}
