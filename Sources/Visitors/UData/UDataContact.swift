import Formats
import Releases

/// Whom udata shows as contacts of a dataset.
extension UDataReader {
  private static let roles: KeyValuePairs = [
    "contact": "dcat:contactPoint", "creator": "dct:creator", "publisher": "dct:publisher",
    "rightsHolder": "dct:rightsHolder", "custodian": "geodcat:custodian",
    "distributor": "geodcat:distributor", "originator": "geodcat:originator",
    "principalInvestigator": "geodcat:principalInvestigator", "processor": "geodcat:processor",
    "resourceProvider": "geodcat:resourceProvider", "user": "geodcat:user",
  ]

  func contacts(_ node: Term) -> [JSONValue] {
    Self.roles.flatMap { role, predicate in
      page.objects(node, predicate).compactMap { contact($0, role) }
    }
  }

  /// Nil where udata drops it.
  func contact(_ agent: Term, _ role: String) -> JSONValue? {
    let ways = role == "contact" ? [card, friend] : [friend, card]
    guard
      let found = agent.literal.map({ ($0.text, nil, nil) })
        ?? ways.lazy.compactMap({ $0(agent) }).first
    else { return nil }
    // A name alone is no way of contacting anybody.
    guard role != "contact" || found.1 != nil || found.2 != nil else { return nil }
    // What the database refuses of a contact leaves the dataset without it.
    if let form = found.2, !WebAddress.isValid(form) { return nil }
    if [found.0, found.1].contains(where: { ($0?.unicodeScalars.count ?? 0) > 255 }) { return nil }
    return .object([
      "name": found.0.map { .string($0) }, "email": found.1.map { .string($0) },
      "contact_form": found.2.map { .string($0) },
      "role": .string(role),
    ])
  }

  private typealias Contact = (String?, String?, String?)

  private func card(_ agent: Term) -> Contact? {
    let names = ["vcard:organization-name", "vcard:organisation-name"]
    let org = page.first(agent, "vcard:org").flatMap { org in
      names.lazy.compactMap { value(org, $0) }.first
    }
    let name = Self.name(value(agent, "vcard:fn"), value(agent, names[0]) ?? org)
    let email = value(agent, "vcard:hasEmail") ?? value(agent, "vcard:email")
    let form = ["hasURL", "url", "hasUrl"].lazy.compactMap { value(agent, "vcard:" + $0) }.first
    let found = (name, Self.email(email), form)
    return found.0 == nil && found.1 == nil && found.2 == nil ? nil : found
  }

  private func friend(_ agent: Term) -> Contact? {
    var name = value(agent, "foaf:name") ?? value(agent, "skos:prefLabel")
    var email = value(agent, "foaf:mbox")
    if let body = page.first(agent, "org:memberOf"), body.literal == nil {
      name = Self.name(name, value(body, "foaf:name"))
      email = email ?? value(body, "foaf:mbox")
    } else if let member = page.first(agent, "foaf:member"), member.literal == nil {
      name = Self.name(value(member, "foaf:name"), name)
      email = value(member, "foaf:mbox") ?? email
    }
    email = Self.email(email)
    return name == nil && email == nil ? nil : (name, email, nil)
  }

  /// A person of a body.
  private static func name(_ person: String?, _ body: String?) -> String? {
    guard let person, let body else { return person ?? body }
    return "\(person) (\(body))"
  }

  private static func email(_ text: String?) -> String? {
    guard let text else { return nil }
    let plain = Python.stripped(text.hasPrefix("mailto:") ? String(text.dropFirst(7)) : text)
    return plain.isEmpty ? nil : plain
  }
}
