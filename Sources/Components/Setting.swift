/// One value that a person wrote in a pipeline or schema file, and where: the common form of YAML and
/// JSON documents. Nothing is interpreted: a plain `no` or `007` is text until someone asks.
public struct Setting: Sendable, Hashable {
  public indirect enum Value: Sendable, Hashable {
    case scalar(String, Scalar)
    case sequence([Setting])
    case mapping([Entry])
  }

  /// How a scalar was written. A JSON string and a quoted YAML scalar are `text`; an unquoted YAML
  /// scalar is `plain`.
  public enum Scalar: Sendable, Hashable { case text, plain, number, boolean, null }

  public struct Entry: Sendable, Hashable {
    public let name: String
    /// Where the name stands.
    public let place: Place
    public let value: Setting
    public init(_ name: String, at place: Place, _ value: Setting) {
      self.name = name
      self.place = place
      self.value = value
    }
  }

  public let value: Value
  public let place: Place

  public init(_ value: Value, at place: Place) {
    self.value = value
    self.place = place
  }

  /// The entry of a mapping by its name; nil for anything that is not a mapping.
  public subscript(name: String) -> Setting? {
    guard case .mapping(let entries) = value else { return nil }
    return entries.first { $0.name == name }?.value
  }

  public var isNull: Bool {
    switch value {
    case .scalar(_, .null): true
    case .scalar(let text, .plain): text.isEmpty || text == "~" || text == "null"
    default: false
    }
  }
}

extension Setting {
  /// The text of a scalar, whatever it was written as. Refuses null, lists and mappings.
  public func text() throws(Finding) -> String {
    guard case .scalar(let text, _) = value, !isNull else {
      throw Finding(.settingShape, at: place, ["expected": "text"])
    }
    return text
  }

  public func integer() throws(Finding) -> Int {
    guard case .scalar(let text, let kind) = value, kind != .text, let number = Int(text) else {
      throw Finding(.settingShape, at: place, ["expected": "integer"])
    }
    return number
  }

  /// `true` or `false`, unquoted; YAML's other spellings (`yes`, `on`) are refused.
  public func boolean() throws(Finding) -> Bool {
    if case .scalar(let text, let kind) = value, kind != .text {
      if text == "true" { return true }
      if text == "false" { return false }
    }
    throw Finding(.settingShape, at: place, ["expected": "true | false"])
  }

  public func list() throws(Finding) -> [Setting] {
    guard case .sequence(let items) = value else {
      throw Finding(.settingShape, at: place, ["expected": "list"])
    }
    return items
  }

  /// A positive count of bytes: a number, or one with K, M or G behind it, which count in 1024.
  public func byteCount() throws(Finding) -> Int {
    let text = try text()
    let shift = ["K": 10, "M": 20, "G": 30][text.suffix(1)]
    guard let number = Int(shift == nil ? text[...] : text.dropLast()), number > 0,
      number <= (1 << 50) >> (shift ?? 0)
    else { throw Finding(.settingShape, at: place, ["expected": "16M"]) }
    return number << (shift ?? 0)
  }

  /// A list of texts; a single text stands for a list of one.
  public func texts() throws(Finding) -> [String] {
    if case .scalar = value { return [try text()] }
    var texts: [String] = []
    for item in try list() { texts.append(try item.text()) }
    return texts
  }

  /// The entries of a mapping, in the order written.
  public func entries() throws(Finding) -> [Entry] {
    guard case .mapping(let entries) = value else {
      throw Finding(.settingShape, at: place, ["expected": "mapping"])
    }
    return entries
  }

  /// The entries of a mapping whose names must all be among `known`.
  public func entries(among known: [String]) throws(Finding) -> [Entry] {
    let entries = try entries()
    for entry in entries where !known.contains(entry.name) {
      throw .unknown(entry.name, at: entry.place, among: known)
    }
    return entries
  }

  /// A value that must be there.
  public func required(_ name: String) throws(Finding) -> Setting {
    guard let found = self[name], !found.isNull else {
      throw Finding(.settingMissing, at: place, ["name": name])
    }
    return found
  }
}
