import Formats
import Releases

/// Reads values out of a page as ckanext-dcat's profiles do.
struct CKANReader {
  let page: Statements
  /// `ckan.locale_default`.
  let language: String
  let site: Site

  /// The value of a property: the literal in the portal's language, else the first; of another node its
  /// `rdfs:label`, whatever its language, else its IRI. Empty where there is none.
  func value(_ subject: Term, _ predicate: String) -> String {
    var fallback = ""
    for object in page.objects(subject, predicate) {
      guard let literal = object.literal else {
        return Lexical.text(page.first(object, "rdfs:label") ?? object)
      }
      if literal.language == language { return Lexical.text(literal) }
      if fallback.isEmpty { fallback = Lexical.text(literal) }
    }
    return fallback
  }

  /// The literal that `value` would take, or the label of a node.
  func literal(_ subject: Term, _ predicate: String) -> Literal? {
    var fallback: Literal?
    for object in page.objects(subject, predicate) {
      guard let literal = object.literal else { return page.first(object, "rdfs:label")?.literal }
      if literal.language == language { return literal }
      if fallback == nil { fallback = literal }
    }
    return fallback
  }

  func texts(_ subject: Term, _ predicate: String) -> [String] {
    page.objects(subject, predicate).map { Lexical.text($0) }
  }

  /// A list as Python's `json.dumps` writes it; empty for none.
  func list(_ subject: Term, _ predicate: String) -> String {
    let texts = texts(subject, predicate)
    return texts.isEmpty ? "" : Python.list(texts)
  }

  /// `int(float(…))`.
  func integer(_ subject: Term, _ predicate: String) -> Int? {
    Python.float(value(subject, predicate)).flatMap { Int(exactly: $0.rounded(.towardZero)) }
  }

  /// A size of a distribution that is infinite, which ends the gathering: `int` has no such number.
  func infiniteSize(of node: Term) -> String? {
    page.objects(node, "dcat:distribution").lazy.map { value($0, "dcat:byteSize") }.first {
      Python.float($0)?.isInfinite ?? false
    }
  }

  /// The numbers among the values of a property: one, or several in one text.
  func numbers(_ subject: Term, _ predicate: String) -> JSONValue? {
    let numbers = texts(subject, predicate).compactMap { Python.float($0)?.description }
    guard numbers.count != 1 else { return .raw(numbers[0]) }
    return numbers.isEmpty ? nil : .string("[" + numbers.joined(separator: ", ") + "]")
  }

  /// dataset IRI, else identifier, else the harvest source's address and the name.
  func guid(of dataset: CKANRecord) -> String {
    if let uri = dataset.extra("uri"), !uri.isEmpty { return uri }
    if let identifier = dataset.extra("identifier") { return identifier }
    return site.base + CKAN.feed + "/" + (dataset["name"] ?? "")
  }

  /// What tells that a dataset is the same, whatever its IRI.
  func marks(of node: Term) -> Set<String> {
    var marks = Set(texts(node, "dct:identifier"))
    for title in texts(node, "dct:title") { marks.insert("title " + title) }
    for distribution in page.objects(node, "dcat:distribution") {
      marks.formUnion(texts(distribution, "dcat:downloadURL"))
    }
    return marks
  }

  // MARK: agents

  private static let mailto = "mailto:"

  static func withoutMailto(_ address: String) -> String {
    var text = address
    while let range = text.range(of: mailto) { text.removeSubrange(range) }
    return text
  }

  /// A property of a vCard, or its `vcard:hasValue`.
  private func card(_ agent: Term, _ predicate: String) -> String {
    guard let object = page.first(agent, predicate) else { return "" }
    return object.isBlank ? value(object, "vcard:hasValue") : value(agent, predicate)
  }

  /// uri, name, email, identifier and url of a contact, in that order.
  func contact(_ agent: Term?) -> KeyValuePairs<String, String> {
    guard let agent else { return [:] }
    return [
      "uri": agent.iri ?? "", "name": contactName(agent),
      "email": Self.withoutMailto(card(agent, "vcard:hasEmail")),
      "identifier": card(agent, "vcard:hasUID"), "url": card(agent, "vcard:hasURL"),
    ]
  }

  /// The last name in the portal's language, else what `vcard:fn` or `vcard:hasFN` come to.
  private func contactName(_ agent: Term) -> String {
    let long = page.objects(agent, "vcard:hasFN").flatMap {
      $0.isBlank ? page.objects($0, "vcard:hasValue") : [$0]
    }
    let names = page.objects(agent, "vcard:fn") + long
    if let own = names.last(where: { $0.literal?.language.map { $0 == short } ?? false }) {
      return Lexical.text(own)
    }
    let plain = value(agent, "vcard:fn")
    let other = plain.isEmpty ? card(agent, "vcard:hasFN") : plain
    return other.isEmpty ? Self.lastOfFirstLanguage(names) : other
  }

  /// Of names kept by their language the last of each stays; the first language counts.
  private static func lastOfFirstLanguage(_ names: [Term]) -> String {
    let first = names.lazy.compactMap { $0.literal?.language }.first
    let name = first.flatMap { first in names.last { $0.literal?.language == first } }
    return (name ?? names.first).map { Lexical.text($0) } ?? ""
  }

  /// uri, name, email, url, type and identifier of a publisher or creator.
  func agent(_ agent: Term) -> KeyValuePairs<String, String> {
    let mailbox = Self.withoutMailto(value(agent, "foaf:mbox"))
    return [
      "uri": agent.iri ?? "", "name": agentName(agent),
      "email": mailbox.isEmpty ? Self.withoutMailto(value(agent, "vcard:hasEmail")) : mailbox,
      "url": value(agent, "foaf:homepage"), "type": value(agent, "dct:type"),
      "identifier": value(agent, "dct:identifier"),
    ]
  }

  /// The locale without its region.
  private var short: Substring { language.prefix { $0 != "_" } }

  /// In the portal's language, else without a language, else the first.
  private func agentName(_ agent: Term) -> String {
    let names = page.objects(agent, "foaf:name")
    if let own = names.last(where: { $0.literal?.language.map { $0 == short } ?? false }) {
      return Lexical.text(own)
    }
    let plain = names.first { $0.literal?.language == nil && !Lexical.text($0).isEmpty }
    return plain.map { Lexical.text($0) } ?? Self.lastOfFirstLanguage(names)
  }
}
