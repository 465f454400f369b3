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

extension Finding {
  /// A name that is not one of `known`, with the nearest of them where one is near.
  public static func unknown(_ name: String, at place: Place, among known: [String]) -> Finding {
    if let near = nearest(to: name, among: known) {
      return Finding(.settingMisspelt, at: place, ["value": name, "expected": near])
    }
    let shown = known.sorted().prefix(50).joined(separator: ", ")
    return Finding(
      .settingUnknown, at: place,
      ["value": name, "expected": known.count > 50 ? shown + ", …" : shown])
  }
}

extension Rule {
  public static let settingMisspelt = Rule(
    "setting/misspelt",
    what: Text(
      ar: "الاسم {value} غير معروف هنا.", fr: "Le nom {value} est inconnu ici.",
      en: "The name {value} is not known here."),
    fix: Text(
      ar: "هل تقصد {expected}؟", fr: "Vouliez-vous dire {expected} ?",
      en: "Did you mean {expected}?"),
    example: .init(
      ["value": "shema", "expected": "schema"],
      wrong: """
        members:
          from: data/members.csv
          shema: schemas/members.yaml
        """,
      right: """
        members:
          from: data/members.csv
          schema: schemas/members.yaml
        """))
  public static let settingUnknown = Rule(
    "setting/unknown",
    what: Text(
      ar: "الاسم {value} غير معروف هنا.", fr: "Le nom {value} est inconnu ici.",
      en: "The name {value} is not known here."),
    fix: Text(
      ar: "استعمل أحد هذه الأسماء: {expected}.", fr: "Utilisez l’un de ces noms : {expected}.",
      en: "Use one of these names: {expected}."),
    example: .init(
      ["value": "colour", "expected": "checks, format, from, schema, stages"],
      wrong: """
        members:
          from: data/members.csv
          colour: green
        """,
      right: """
        members:
          from: data/members.csv
        """))
  public static let settingMissing = Rule(
    "setting/missing",
    what: Text(
      ar: "ينقص هنا الإعداد {name}.", fr: "Le réglage {name} manque ici.",
      en: "The setting {name} is missing here."),
    fix: Text(
      ar: "أضف {name} مع قيمته.", fr: "Ajoutez {name} avec sa valeur.",
      en: "Add {name} with its value."),
    example: .init(
      ["name": "from"],
      wrong: """
        members:
          schema: schemas/members.yaml
        """,
      right: """
        members:
          from: data/members.csv
          schema: schemas/members.yaml
        """))
  public static let settingShape = Rule(
    "setting/shape",
    what: Text(
      ar: "هذه القيمة ليست ما ينتظر هنا ({expected:shape}).",
      fr: "Cette valeur n’est pas ce qui est attendu ici ({expected:shape}).",
      en: "This value is not what is expected here ({expected:shape})."),
    fix: Text(
      ar: "اكتب هنا: {expected:shape}.", fr: "Écrivez ici : {expected:shape}.",
      en: "Write this here: {expected:shape}."),
    example: .init(
      ["expected": "list"],
      wrong: #"{"fields": "region"}"#,
      right: #"{"fields": [{"name": "region"}]}"#))
  public static let duplicateName = Rule(
    "setting/duplicate",
    what: Text(
      ar: "الاسم {name} مكتوب مرتين.", fr: "Le nom {name} est écrit deux fois.",
      en: "The name {name} is written twice."),
    fix: Text(
      ar: "احذف أحدهما.", fr: "Supprimez l’un des deux.", en: "Remove one of the two."),
    source: "RFC 8259 §4; YAML 1.2 §3.2.1.3",
    example: .init(
      ["name": "members"],
      wrong: """
        tables:
          members: {from: data/members.csv}
          members: {from: data/new.csv}
        """,
      right: """
        tables:
          members: {from: data/members.csv}
          new_members: {from: data/new.csv}
        """))
}
