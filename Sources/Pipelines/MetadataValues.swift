import Components

/// How parts of a pipeline file are read; what is wrong is said, and the next part is read all the same.
extension PipelineFile {
  /// A part that must be there; nil where it is not or is wrong.
  mutating func required<Value>(
    _ name: String, of body: Setting, _ read: (Setting) throws(Finding) -> Value
  ) -> Value? {
    attempt { () throws(Finding) in try read(try body.required(name)) }
  }

  /// A part that may be there; nil where it is not or is wrong.
  mutating func stated<Value>(
    _ name: String, of body: Setting, _ read: (Setting) throws(Finding) -> Value
  ) -> Value? {
    guard let setting = body[name], !setting.isNull else { return nil }
    return attempt { () throws(Finding) in try read(setting) }
  }

  /// A mapping that must be there, whose names are among `known`.
  mutating func part(_ name: String, of body: Setting, among known: [String]) -> Setting? {
    required(name, of: body) { (part) throws(Finding) in
      _ = try part.entries(among: known)
      return part
    }
  }

  /// The entries of a mapping that may be there; nil where it is not or is none.
  mutating func entries(_ setting: Setting?) -> [Setting.Entry]? {
    guard let setting, !setting.isNull else { return nil }
    return attempt { () throws(Finding) in try setting.entries() }
  }

  /// One or a list; none where there is nothing.
  mutating func items(_ setting: Setting?) -> [Setting] {
    guard let setting, !setting.isNull else { return [] }
    if case .scalar = setting.value { return [setting] }
    return attempt { () throws(Finding) in try setting.list() } ?? []
  }

  mutating func licenses(_ root: Setting) -> [String: DatasetMetadata.License?]? {
    guard
      let entries = required("licenses", of: root, { (all) throws(Finding) in try all.entries() })
    else { return nil }
    var licenses: [String: DatasetMetadata.License?] = [:]
    for entry in entries {
      let license = attempt { () throws(Finding) in try Self.license(entry) }
      licenses.updateValue(license, forKey: entry.name)
    }
    return licenses
  }

  private static func license(_ entry: Setting.Entry) throws(Finding) -> DatasetMetadata.License {
    _ = try entry.value.entries(among: ["title", "path", "type"])
    return .init(
      name: entry.name, title: try words(try entry.value.required("title")),
      path: try address(try entry.value.required("path")),
      type: try entry.value["type"].map { (type) throws(Finding) in
        try code(type, among: Codes.licenseTypes)
      })
  }

  /// The entries of a mapping that must be there and hold something.
  mutating func contents(_ name: String, of body: Setting) -> [Setting.Entry] {
    let entries = required(name, of: body) { (all) throws(Finding) in
      let entries = try all.entries()
      guard !entries.isEmpty else { throw Finding(.noEntries, at: all.place, ["name": name]) }
      return entries
    }
    return entries ?? []
  }
}

/// How single values are read; all throw at the first thing they cannot use.
extension PipelineFile {
  /// A code of a controlled vocabulary.
  static func code(_ setting: Setting, among codes: [String]) throws(Finding) -> String {
    let code = try setting.text()
    guard codes.contains(code) else { throw .unknown(code, at: setting.place, among: codes) }
    return code
  }

  /// One or a list.
  static func codes(_ setting: Setting, among codes: [String]) throws(Finding) -> [String] {
    if case .scalar = setting.value { return [try code(setting, among: codes)] }
    var known: [String] = []
    for item in try setting.list() { known.append(try code(item, among: codes)) }
    return known
  }

  /// A map from language to text, or one text in the default language, which must be among them.
  static func texts(_ setting: Setting, _ language: String?) throws(Finding) -> [String: String] {
    if case .scalar = setting.value { return [language ?? "": try words(setting)] }
    var texts: [String: String] = [:]
    let entries = try setting.entries(among: Language.allCases.map(\.rawValue))
    for entry in entries { texts[entry.name] = try words(entry.value) }
    guard !texts.isEmpty else { throw Finding(.blankText, at: setting.place) }
    guard let language, texts[language] == nil else { return texts }
    throw Finding(
      .defaultWording, at: setting.place,
      ["name": language, "expected": entries.first?.name ?? language])
  }

  /// A text that says something.
  static func words(_ setting: Setting) throws(Finding) -> String {
    let text = try setting.text()
    guard !text.allSatisfy(\.isWhitespace) else { throw Finding(.blankText, at: setting.place) }
    return text
  }

  /// An absolute http or https address.
  static func address(_ setting: Setting) throws(Finding) -> String {
    let text = try setting.text()
    guard isAddress(text) else { throw Finding(.badAddress, at: setting.place, ["value": text]) }
    return text
  }

  static func isAddress(_ text: String) -> Bool {
    guard let start = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
    let rest = text.dropFirst(start.count)
    return !rest.isEmpty && !rest.hasPrefix("/") && !text.contains(where: \.isWhitespace)
  }

  static func email(_ setting: Setting) throws(Finding) -> String {
    let text = try setting.text()
    guard EmailAddress.isAccepted(text) else {
      throw Finding(.badEmail, at: setting.place, ["value": text])
    }
    return text
  }

  static func date(_ setting: Setting) throws(Finding) -> String {
    let text = try setting.text()
    guard ReleaseDate(text) != nil else {
      throw Finding(.settingShape, at: setting.place, ["expected": "YYYY-MM-DD"])
    }
    return text
  }
}
