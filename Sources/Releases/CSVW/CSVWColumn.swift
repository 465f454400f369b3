import Columns
import Components
import Formats
import Languages

/// A column of a published table as CSVW describes it (Tabular Metadata 5.6).
struct CSVWColumn {
  private let field: Field
  private let isKey: Bool
  private let isReference: Bool
  private let missing: [String]

  init(_ field: Field, of schema: Schema) {
    self.field = field
    isKey = schema.primaryKey.contains(field.name)
    isReference = schema.foreignKeys.contains { $0.fields.contains(field.name) }
    missing = field.missingValues ?? schema.missingValues
  }

  var value: JSONValue {
    .object([
      "name": .string(Self.name(field.name)), "titles": titles,
      "dc:description": .annotations(field.description),
      "lang": field.spokenLanguage.map { .string($0) }, "textDirection": .string(direction),
      "datatype": CSVWDatatype.value(of: field),
      "separator": field.type == .list ? .string(field.form.properties.delimiter) : nil,
      "null": missing == [""] ? nil : .strings(missing),
      "required": field.constraints.required || isKey ? .boolean(true) : nil,
      "propertyUrl": property.map { .string($0) },
    ])
  }

  /// The name of a variable of a URI template (RFC 6570, 2.3), which the name of a column has to be: all
  /// but ASCII letters, digits and `_` percent-encoded, also a `_` at the start, which is reserved.
  static func name(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var output = ""
    for byte in text.utf8 {
      let isPlain = (97...122).contains(byte | 0x20) || (48...57).contains(byte)
      if isPlain || byte == UInt8(ascii: "_") && !output.isEmpty {
        output.append(Character(Unicode.Scalar(byte)))
      } else {
        output += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return output
  }

  /// What the header says is a title too, in no language: a reader that validates compares titles
  /// alone (Tabular Data Model 5.4.3).
  private var titles: JSONValue {
    let others = field.title.filter { !$0.value.isEmpty && $0.key != "und" }
      .sorted { $0.key < $1.key }
    return .object(
      [JSONValue.Member("und", .string(field.name))]
        + others.map { JSONValue.Member($0.key, .string($0.value)) })
  }

  /// Text runs as its language does; numbers, dates, addresses and codes run left to right; of other
  /// text each cell says it itself.
  private var direction: String {
    guard CSVWDatatype.isText(field) else { return "ltr" }
    if let language = field.spokenLanguage { return Wording.direction(of: language) }
    return isKey || isReference ? "ltr" : "auto"
  }

  /// `rdfType` of Table Schema.
  private var property: String? {
    guard let json = field.others.first(where: { $0.name == "rdfType" })?.json,
      let value = try? JSONReader.read(Array(json.utf8), file: field.name),
      let text = try? value.text()
    else { return nil }
    return IRI(web: text)?.text
  }
}

extension JSONValue {
  /// Texts as annotations of CSVW (Tabular Metadata 5.8): each with its language; nil where there is none.
  static func annotations(_ texts: [String: String]) -> JSONValue? {
    let all = texts.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
    guard !all.isEmpty else { return nil }
    return .array(
      all.map { .object(["@value": .string($0.value), "@language": .string($0.key)]) })
  }

  /// A reference to a thing.
  static func reference(_ iri: String) -> JSONValue { .object(["@id": .string(IRI(iri).text)]) }
}
