public import Components

/// The sentence that a template makes of values, in one language.
///
/// Each `{name}` is replaced by its value's `excerpt` of at most `limit` characters, isolated; a name without a value stays as it
/// stands. Values are never read as templates. With `.html` the result is safe as HTML text.
public func render(
  _ template: Text, _ values: [String: String], _ language: Language,
  isolating isolation: Isolation, limit: Int = 120
) -> String {
  render(template[language], values, isolating: isolation, limit: limit)
}

/// The same for one wording.
public func render(
  _ template: String, _ values: [String: String], isolating isolation: Isolation, limit: Int = 120
) -> String {
  var output = ""
  var rest = template[...]
  while let open = rest.firstIndex(of: "{") {
    guard let close = rest[open...].firstIndex(of: "}") else { break }
    output += isolation.prose(rest[..<open])
    let name = rest[rest.index(after: open)..<close]
    output +=
      values[String(name)].map { isolation.wrap($0.excerpt(limit: limit)) }
      ?? isolation.prose("{\(name)}")
    rest = rest[rest.index(after: close)...]
  }
  return output + isolation.prose(rest)
}

extension Finding {
  /// What is wrong, as a sentence.
  public func what(_ language: Language, isolating isolation: Isolation, limit: Int = 120) -> String
  {
    render(rule.what, values, language, isolating: isolation, limit: limit)
  }

  /// What the reader can do about it, as a sentence.
  public func fix(_ language: Language, isolating isolation: Isolation, limit: Int = 120) -> String
  {
    render(rule.fix, values, language, isolating: isolation, limit: limit)
  }
}
