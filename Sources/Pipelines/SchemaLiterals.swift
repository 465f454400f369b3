import Columns
import Components
import Formats

extension SchemaFile {
  /// A value written in a schema, in the published form of its field. A text is in the field's own
  /// form; a number or boolean of JSON is in the default one; what the field's cells say in JSON may be
  /// JSON itself, and a list an array (Table Schema 2.0, Field Constraints). A plain YAML scalar is
  /// tried as a text first.
  static func literal(_ setting: Setting, of field: Field) throws(Finding) -> String {
    let form = field.form
    switch setting.value {
    case .sequence(let items) where form.type == .list:
      return try list(items, setting, of: field)
    case .sequence, .mapping:
      guard form.isJSON else { break }
      let text = json(setting).encoded(indented: false)
      if form.accepts(text.span) { return String(decoding: text, as: UTF8.self) }
      throw bad(String(decoding: text, as: UTF8.self), setting, field)
    case .scalar(let text, let kind):
      guard !setting.isNull else { break }
      let bytes = Array(text.utf8)
      let isPrimitive = kind == .number || kind == .boolean
      if isPrimitive, form.published.accepts(bytes.span) { return text }
      var published: [UInt8] = []
      if form.respell(bytes.span, into: &published) {
        return String(decoding: published, as: UTF8.self)
      }
      if kind == .plain, form.published.accepts(bytes.span) { return text }
    }
    throw bad(try setting.text(), setting, field)
  }

  private static func bad(_ text: String, _ setting: Setting, _ field: Field) -> Finding {
    Finding(.badLiteral, at: setting.place, ["value": text, "expected": field.type.rawValue])
  }

  /// The items with the field's delimiter between them, unless one has it in itself.
  private static func list(
    _ items: [Setting], _ setting: Setting, of field: Field
  ) throws(Finding) -> String {
    var texts: [String] = []
    for item in items { texts.append(try item.text()) }
    let text = texts.joined(separator: field.form.properties.delimiter)
    guard field.form.length(Array(text.utf8).span) == texts.count else {
      throw bad(text, setting, field)
    }
    return text
  }

  /// JSON as it was written; a plain YAML scalar is what the same text is in JSON, else a string.
  private static func json(_ setting: Setting) -> JSONValue {
    switch setting.value {
    case .scalar(let text, .plain):
      if setting.isNull { return .null }
      let isWord = text == "true" || text == "false"
      return isWord || JSONReader.isNumber(text) ? .raw(text) : .string(text)
    case .scalar: return JSONValue(setting)
    case .sequence(let items): return .array(items.map(json))
    case .mapping(let entries):
      return .object(entries.map { JSONValue.Member($0.name, json($0.value)) })
    }
  }
}
