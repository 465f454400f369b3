import Columns
import Components
import Formats
import Languages

extension SchemaFile {
  /// The field that a descriptor states: first its type and what changes its lexical form, then what is
  /// written in that form.
  mutating func field(_ setting: Setting) -> Field? {
    let entries = attempt { () throws(Finding) in try setting.entries() } ?? []
    guard let name = attempt({ () throws(Finding) in try setting.required("name").text() }) else {
      return nil
    }
    var field = Field(name, .any)
    if let word = setting["type"], let type = type(word) { field.type = type }
    for entry in entries { readForm(entry, into: &field) }
    checkForm(of: field, setting)
    for entry in entries { read(entry, into: &field) }
    checkCategories(of: field, setting)
    field.title.merge(translations(setting, "title")) { core, _ in core }
    field.description.merge(translations(setting, "description")) { core, _ in core }
    return field
  }

  private mutating func type(_ setting: Setting) -> FieldType? {
    guard let word = text(setting) else { return nil }
    guard let type = FieldType(rawValue: word) else {
      let known = FieldType.allCases.map(\.rawValue)
      let expected = nearest(to: word, among: known) ?? known.joined(separator: " ")
      findings.append(
        Finding(.unsupportedType, at: setting.place, ["value": word, "expected": expected]))
      return nil
    }
    return type
  }

  private mutating func read(_ entry: Setting.Entry, into field: inout Field) {
    let value = entry.value
    switch entry.name {
    case "name", "type", "nashr:translations": break
    case "title": if let text = text(value) { field.title[language] = text }
    case "description": if let text = text(value) { field.description[language] = text }
    case "constraints": read(constraints: value, into: &field)
    case "missingValues": field.missingValues = missingValues(value)
    case "categories": readCategories(entry, into: &field)
    case "categoriesOrdered":
      if applies(entry, to: field, [.string, .integer]) {
        field.categoriesOrdered = attempt { () throws(Finding) in try value.boolean() }
      }
    case "example": readExample(entry, into: &field)
    case "nashr:role": field.role = text(value)
    case "nashr:language": field.language = language(value)
    case _ where Self.formNames.contains(entry.name): break
    default: keep(entry, in: &field.others, among: Self.fieldNames)
    }
  }

  /// A tag that names a language: what is no tag is nowhere written as one.
  private mutating func language(_ setting: Setting) -> String? {
    guard let tag = text(setting) else { return nil }
    if LanguageCode(tag: tag) != nil { return tag }
    findings.append(Finding(.unknownLanguage, at: setting.place, ["value": tag]))
    return nil
  }

  private static let fieldNames =
    [
      "name", "type", "title", "description", "constraints", "missingValues", "example", "rdfType",
      "categories", "categoriesOrdered", "nashr:role", "nashr:language", "nashr:translations",
    ] + formNames

  /// Whether a property is one of the field's type; says so where it is not.
  private mutating func applies(
    _ entry: Setting.Entry, to field: Field, _ types: Set<FieldType>
  ) -> Bool {
    if types.contains(field.type) { return true }
    findings.append(
      Finding(
        .inapplicableProperty, at: entry.place,
        ["value": entry.name, "expected": field.type.rawValue]))
    return false
  }

  /// An example is carried along in the form that its field is published in.
  private mutating func readExample(_ entry: Setting.Entry, into field: inout Field) {
    do throws(Finding) {
      let example = try Self.literal(entry.value, of: field)
      if field.form.isDefault {
        keep(entry, in: &field.others, among: Self.fieldNames)
      } else {
        let json = JSONValue.string(example).encoded(indented: false)
        field.others.append(Property(entry.name, json: String(decoding: json, as: UTF8.self)))
      }
    } catch {
      findings.append(Finding(.badExample, at: error.place, error.values))
      keep(entry, in: &field.others, among: Self.fieldNames)
    }
  }

  /// Table Schema 2.0, missingValues: texts, or objects of a value and a label, each once.
  mutating func missingValues(_ setting: Setting) -> [String]? {
    guard case .sequence(let items) = setting.value else { return texts(setting) }
    var values: [String] = [], labels: [String] = []
    for item in items {
      guard let (value, label) = labelled(item) else { continue }
      if let text = text(value) { add(text, to: &values, value) }
      if let label, let text = text(label) { add(text, to: &labels, label) }
    }
    return values
  }

  /// A value by itself, or an object of `value` and `label`.
  private mutating func labelled(_ setting: Setting) -> (value: Setting, label: Setting?)? {
    guard case .mapping = setting.value else { return (setting, nil) }
    let value = attempt { () throws(Finding) -> Setting in
      _ = try setting.entries(among: ["value", "label"])
      return try setting.required("value")
    }
    return value.map { ($0, setting["label"]) }
  }

  private mutating func add(_ text: String, to texts: inout [String], _ setting: Setting) {
    if texts.contains(text) {
      findings.append(Finding(.duplicateValue, at: setting.place, ["value": text]))
    }
    texts.append(text)
  }
}

// MARK: categories

extension SchemaFile {
  private mutating func readCategories(_ entry: Setting.Entry, into field: inout Field) {
    guard applies(entry, to: field, [.string, .integer]),
      let items = attempt({ () throws(Finding) in try entry.value.list() })
    else { return }
    var values: [String] = [], labels: [String] = []
    var categories: [Category] = []
    for item in items {
      guard let (setting, label) = labelled(item),
        let value = attempt({ () throws(Finding) in try Self.literal(setting, of: field) })
      else { continue }
      add(Self.canonical(value, of: field), to: &values, setting)
      var category = Category(value)
      if let label, let word = text(label) {
        add(word, to: &labels, label)
        category = Category(value, label: word)
      }
      categories.append(category)
    }
    field.categories = categories
  }

  private static func canonical(_ value: String, of field: Field) -> String {
    var canonical: [UInt8] = []
    _ = field.form.published.canonical(Array(value.utf8).span, into: &canonical)
    return String(decoding: canonical, as: UTF8.self)
  }

  /// `enum` is a part of `categories` (Table Schema 2.0, categories).
  private mutating func checkCategories(of field: Field, _ setting: Setting) {
    guard let categories = field.categories, let values = field.constraints.values else { return }
    let known = Set(categories.map { Self.canonical($0.value, of: field) })
    for value in values where !known.contains(Self.canonical(value, of: field)) {
      findings.append(Finding(.enumOutside, at: setting.place, ["value": value]))
    }
  }
}

// MARK: what changes the lexical form

extension SchemaFile {
  static let formNames = [
    "format", "decimalChar", "groupChar", "bareNumber", "trueValues", "falseValues", "delimiter",
    "itemType",
  ]

  private mutating func readForm(_ entry: Setting.Entry, into field: inout Field) {
    let value = entry.value
    switch entry.name {
    case "format": readFormat(value, into: &field)
    case "decimalChar":
      guard applies(entry, to: field, [.number]), let text = separator(value) else { return }
      field.form.properties.decimalChar = text
    case "groupChar":
      guard applies(entry, to: field, [.number, .integer]), let text = separator(value) else {
        return
      }
      field.form.properties.groupChar = text
    case "bareNumber":
      guard applies(entry, to: field, [.number, .integer]),
        let isBare = attempt({ () throws(Finding) in try value.boolean() })
      else { return }
      field.form.properties.isBareNumber = isBare
    case "trueValues", "falseValues":
      guard applies(entry, to: field, [.boolean]), let words = texts(value) else { return }
      if entry.name == "trueValues" {
        field.form.properties.trueValues = words
      } else {
        field.form.properties.falseValues = words
      }
    case "delimiter":
      guard applies(entry, to: field, [.list]), let text = separator(value) else { return }
      field.form.properties.delimiter = text
    case "itemType":
      guard applies(entry, to: field, [.list]), let type = itemType(value) else { return }
      field.form.properties.itemType = type
    default: break
    }
  }

  /// The prefix `fmt:` is of version 0 (Table Schema 2.0, format).
  private mutating func readFormat(_ setting: Setting, into field: inout Field) {
    guard var format = text(setting) else { return }
    if format.hasPrefix("fmt:") { format.removeFirst(4) }
    guard format != "default" else { return }
    field.format = format
    if field.form.isKnown { return }
    findings.append(
      Finding(
        .badFormat, at: setting.place, ["value": format, "expected": field.type.rawValue]))
    field.format = nil
  }

  /// A text of one character or more.
  private mutating func separator(_ setting: Setting) -> String? {
    guard let text = text(setting) else { return nil }
    guard !text.isEmpty else {
      findings.append(Finding(.settingShape, at: setting.place, ["expected": "text"]))
      return nil
    }
    return text
  }

  private static let itemTypes: [FieldType] = [
    .string, .integer, .boolean, .number, .datetime, .date, .time,
  ]

  private mutating func itemType(_ setting: Setting) -> FieldType? {
    guard let word = text(setting) else { return nil }
    guard let type = FieldType(rawValue: word), Self.itemTypes.contains(type) else {
      let known = Self.itemTypes.map(\.rawValue)
      findings.append(.unknown(word, at: setting.place, among: known))
      return nil
    }
    return type
  }

  /// What separates digits is no part of a number itself, and nothing means two things at once.
  private mutating func checkForm(of field: Field, _ setting: Setting) {
    let properties = field.form.properties
    var texts = Set(properties.trueValues).intersection(properties.falseValues).sorted()
    let separators = [properties.decimalChar, properties.groupChar].compactMap(\.self)
    texts += separators.filter { text in
      text.unicodeScalars.contains { "0123456789+-".unicodeScalars.contains($0) }
    }
    if field.type == .number, properties.groupChar == properties.decimalChar {
      texts.append(properties.decimalChar)
    }
    for text in texts {
      findings.append(Finding(.ambiguousForm, at: setting.place, ["value": text]))
    }
  }
}
