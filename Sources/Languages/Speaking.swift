public import Components

/// The sentence that a template makes of values, in one language.
///
/// Each `{name}` is replaced by its value's `excerpt` of at most `limit` characters, isolated; a name
/// without a value stays as it stands. `{count:rows}` is a number with a noun of `Counted`, in the
/// plural that the language wants, `{limit:number}` a number as the language writes it, `{limit:size}`
/// a count of bytes, `{age:span}` a time in seconds, and
/// `{expected:type}` a word of `Names`; a value that is no whole number or no such word stands as any
/// other. `{expected:whole}` is what the reader needs to the last letter, such as a line to write: of
/// 4,000 characters at most. Values are never read as templates. French words are `typeset`. With `.html` the result is
/// safe as HTML text.
public func render(
  _ template: Text, _ values: [String: String], _ language: Language,
  isolating isolation: Isolation, limit: Int = 120
) -> String {
  render(template[language], values, language, isolating: isolation, limit: limit)
}

/// The same for one wording.
public func render(
  _ template: String, _ values: [String: String], _ language: Language = .en,
  isolating isolation: Isolation, limit: Int = 120
) -> String {
  var output = ""
  var rest = template[...]
  // By bytes: finding the characters of a text costs more than all else here.
  while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
    guard let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}")) else { break }
    output += isolation.prose(language.typeset(rest[..<open]))
    let name = rest[rest.index(after: open)..<close]
    let most = name.hasSuffix(":whole") ? max(limit, longest) : limit
    output +=
      worded(name, values, language).map { isolation.prose($0) }
      ?? values[String(name.prefix { $0 != ":" })].map {
        isolation.wrap($0.excerpt(limit: most))
      } ?? isolation.prose("{\(name)}")
    rest = rest[rest.index(after: close)...]
  }
  return output + isolation.prose(language.typeset(rest))
}

/// How many characters of a value are shown that is shown whole.
private let longest = 4000

/// What `name:kind` asks for, in our own words; nil where it asks for none of them.
private func worded(_ name: Substring, _ values: [String: String], _ language: Language)
  -> String?
{
  guard name.utf8.contains(UInt8(ascii: ":")) else { return nil }
  let parts = name.split(separator: ":")
  guard parts.count == 2, let value = values[String(parts[0])] else { return nil }
  let kind = String(parts[1])
  if let names = Names.named[kind] { return names[value]?[language] }
  guard let number = Int(value) else { return nil }
  switch kind {
  case "number": return language.number(number)
  case "size": return language.size(number)
  case "span": return language.span(seconds: number)
  default: return Counted.named[kind]?.text(number, language)
  }
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
