import Components

/// How what an author says of a publication is read, part by part: one that is wrong hides no other.
extension PipelineFile {
  /// Nil where a part is wrong, which is said. `language` and `base` are nil where they are wrong.
  mutating func publication(
    _ root: Setting, _ language: String?, _ base: String?,
    _ licenses: [String: DatasetMetadata.License?]?
  ) -> PublicationMetadata? {
    let portals = self.portals.map(\.name)
    let texts = { (setting: Setting) throws(Finding) in try Self.texts(setting, language) }
    let name = required("name", of: root, Self.name)
    let title = required("title", of: root, texts)
    let description = required("description", of: root, texts)
    let notice = stated("notice", of: root, texts)
    let publisher = part("publisher", of: root, among: ["name", "type"])
    let publisherName = publisher.flatMap { required("name", of: $0, texts) }
    let publisherType = publisher.flatMap {
      stated("type", of: $0) { (type) throws(Finding) in
        try Self.code(type, among: Codes.publisherTypes)
      }
    }
    let contact = part("contact", of: root, among: ["name", "email"])
    let contactName = contact.flatMap { required("name", of: $0, texts) }
    let email = contact.flatMap { required("email", of: $0, Self.email) }
    let series = series(root["series"], language)
    let license = stated("license", of: root) { (name) throws(Finding) in
      try Self.license(name, licenses)
    }
    let feeds = stated("feeds", of: root) { (feeds) throws(Finding) in
      try Self.feeds(feeds, portals)
    }
    let supersedes = supersedes(root["supersedes"], for: nil, base)
    let withdrawn = withdrawn(root["withdrawn"], language)
    guard let name, let base, let language, let title, let description, let publisherName,
      let contactName, let email
    else { return nil }
    var metadata = PublicationMetadata(
      name: name, base: base, language: language, title: title, description: description,
      notice: notice ?? [:], publisher: publisherName, contactName: contactName,
      contactEmail: email)
    metadata.publisherType = publisherType
    metadata.series = series
    metadata.feeds = feeds ?? nil
    metadata.license = license ?? nil
    metadata.supersedes = supersedes
    metadata.withdrawn = withdrawn
    return metadata
  }

  static func language(_ root: Setting) throws(Finding) -> String {
    guard let setting = root["language"], !setting.isNull else { return "en" }
    return try code(setting, among: Language.allCases.map(\.rawValue))
  }

  /// An address that others are made from by appending: http or https, no query, a slash at the end.
  static func base(_ setting: Setting) throws(Finding) -> String {
    let text = try setting.text()
    let isGood =
      (text.hasPrefix("https://") || text.hasPrefix("http://")) && text.hasSuffix("/")
      && text.utf8.allSatisfy { $0 > 32 && $0 < 127 && !Array("\"<>\\^`{|}?#".utf8).contains($0) }
    guard isGood else { throw Finding(.badBase, at: setting.place, ["value": text]) }
    return text
  }

  private static func name(_ setting: Setting) throws(Finding) -> String {
    let name = try setting.text()
    try checkName(Setting.Entry(name, at: setting.place, setting))
    return name
  }

  private mutating func series(_ setting: Setting?, _ language: String?) -> [Series]? {
    guard let entries = entries(setting) else { return nil }
    return entries.compactMap { entry in
      attempt { () throws(Finding) in
        try Self.checkName(entry)
        _ = try entry.value.entries(among: ["title", "description"])
        return Series(
          name: entry.name, title: try Self.texts(try entry.value.required("title"), language),
          description: try Self.texts(try entry.value.required("description"), language))
      }
    }
  }

  /// What weighs findings of a portal is read elsewhere: it is no part of what is published. `portals` are
  /// those whose findings can be weighed.
  private static func feeds(_ setting: Setting, _ portals: [String]) throws(Finding) -> Feeds? {
    var feeds = Feeds()
    let others = portals.filter { !Feeds.portals.contains($0) }
    for entry in try setting.entries(among: ["pageSize"] + Feeds.portals + others) {
      guard entry.name != "pageSize" else {
        let size = try entry.value.integer()
        guard size > 0 else {
          throw Finding(.settingShape, at: entry.value.place, ["expected": "1, 2, 3…"])
        }
        feeds.pageSize = size
        continue
      }
      try read(entry, of: portals, into: &feeds)
    }
    return feeds == Feeds() ? nil : feeds
  }

  /// What is said of one portal. Some have a feed, and so a language; CKAN alone has organisations.
  private static func read(
    _ portal: Setting.Entry, of portals: [String], into feeds: inout Feeds
  ) throws(Finding) {
    let names =
      (Feeds.portals.contains(portal.name) ? ["language"] : [])
      + (portal.name == "ckan" ? ["organization"] : [])
      + (portals.contains(portal.name) ? ["severity"] : [])
    let entries = try portal.value.entries(among: names)
    guard !entries.isEmpty else {
      throw Finding(.noEntries, at: portal.value.place, ["name": portal.name])
    }
    for entry in entries {
      switch entry.name {
      case "organization": feeds.organization = try organization(entry.value)
      case "language":
        feeds.languages[portal.name] = try code(
          entry.value, among: Language.allCases.map(\.rawValue))
      default: break
      }
    }
  }

  /// The id or the name of an organisation of CKAN (`name_validator`).
  private static func organization(_ setting: Setting) throws(Finding) -> String {
    let text = try setting.text()
    let isGood =
      (2...100).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95
      }
    guard isGood else {
      throw Finding(.settingShape, at: setting.place, ["expected": "my-town"])
    }
    return text
  }

  private mutating func withdrawn(_ setting: Setting?, _ language: String?) -> [Withdrawn]? {
    guard let entries = entries(setting) else { return nil }
    return entries.compactMap { entry in
      formerIdentities.append(FormerIdentity(.dataset(entry.name), at: entry.place))
      return attempt { () throws(Finding) in
        try Self.checkName(entry)
        _ = try entry.value.entries(among: ["on", "reason"])
        return Withdrawn(
          name: entry.name, date: try Self.date(try entry.value.required("on")),
          reason: try Self.texts(try entry.value.required("reason"), language))
      }
    }
  }
}
