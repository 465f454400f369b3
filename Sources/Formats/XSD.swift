internal import Columns

/// The XML Schema 1.0 of a table as `XML` writes it: root, rows, and an element for each field in
/// the order of the fields, with titles and descriptions in every language there is. The same table
/// makes the same bytes.
enum XSD {
  private static let namespace = "http://www.w3.org/2001/XMLSchema"

  static func bytes(of table: Exported) -> [UInt8] {
    var writer = XMLDocumentWriter(indented: true)
    writer.startDocument()
    writer.element("xs:schema", [("xmlns:xs", namespace)]) { writer in
      appendRoot(table, to: &writer)
      for field in table.schema.fields { appendType(field, to: &writer) }
    }
    writer.endDocument()
    return writer.taken()
  }

  /// Where an instance says that its schema is: beside it, as a relative reference (RFC 3986, 4.2).
  static func location(of table: String) -> String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    let encoded = table.utf8.map { byte in
      if plain.contains(byte) { return String(UnicodeScalar(byte)) }
      return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    return encoded.joined() + ".xsd"
  }

  private static func appendRoot(_ table: Exported, to writer: inout XMLDocumentWriter) {
    let schema = table.schema
    writer.element("xs:element", [("name", XMLName.of(table.name))]) { writer in
      appendTexts(schema.title, schema.description, to: &writer)
      appendSequence(to: &writer) { writer in
        let many = [("name", "row"), ("minOccurs", "0"), ("maxOccurs", "unbounded")]
        writer.element("xs:element", many) { writer in
          appendSequence(to: &writer) { writer in
            if schema.fields.count > mostInOrder {
              let any = [("minOccurs", "0"), ("maxOccurs", "unbounded"), ("namespace", "##local")]
              writer.element("xs:any", any)
            } else {
              for field in schema.fields { appendElement(field, of: schema, to: &writer) }
            }
          }
        }
      }
    }
    if schema.fields.count > mostInOrder {
      for field in schema.fields { appendElement(field, of: schema, isInRow: false, to: &writer) }
    }
  }

  /// The most fields whose order and presence are stated: the time and memory of a validator grow with
  /// the cube and the square of their number. Beyond it a row is any of the elements, which stand by
  /// themselves.
  static let mostInOrder = 300

  private static func appendSequence(
    to writer: inout XMLDocumentWriter, _ content: (inout XMLDocumentWriter) -> Void
  ) {
    writer.element("xs:complexType") { $0.element("xs:sequence", [], content) }
  }

  /// A primary key implies that its fields are required (Table Schema 2.0, primaryKey).
  private static func appendElement(
    _ field: Field, of schema: Schema, isInRow: Bool = true, to writer: inout XMLDocumentWriter
  ) {
    let isRequired =
      !isInRow || field.constraints.required || schema.primaryKey.contains(field.name)
    var attributes = [("name", XMLName.of(field.name))]
    if field.spokenLanguage == nil { attributes.append(("type", typeName(field))) }
    if !isRequired { attributes.append(("minOccurs", "0")) }
    writer.element("xs:element", attributes) { writer in
      appendTexts(field.title, field.description, to: &writer)
      if field.spokenLanguage != nil { appendContentWithLanguage(typeName(field), to: &writer) }
    }
  }

  /// A type that has facets is named after its field; types and elements have names of their own
  /// (Part 1, 2.5).
  private static func typeName(_ field: Field) -> String {
    let type = XSDType(field)
    return type.facets.isEmpty ? type.base : XMLName.of(field.name)
  }
}

extension XSD {
  /// Text with `xml:lang`. The attribute is allowed by its namespace, and its value not fixed, for
  /// declaring it would take a second schema (Part 1, 3.2.3) without which this one could not be used,
  /// and one file that describes a table is worth more.
  private static func appendContentWithLanguage(
    _ type: String, to writer: inout XMLDocumentWriter
  ) {
    let attributes = [
      ("namespace", "http://www.w3.org/XML/1998/namespace"), ("processContents", "lax"),
    ]
    writer.element("xs:complexType") { writer in
      writer.element("xs:simpleContent") { writer in
        writer.element("xs:extension", [("base", type)]) { writer in
          writer.element("xs:anyAttribute", attributes)
        }
      }
    }
  }

  private static func appendType(_ field: Field, to writer: inout XMLDocumentWriter) {
    let type = XSDType(field)
    if type.facets.isEmpty { return }
    writer.element("xs:simpleType", [("name", XMLName.of(field.name))]) { writer in
      writer.element("xs:restriction", [("base", type.base)]) { writer in
        for facet in type.facets { writer.element("xs:\(facet.name)", [("value", facet.value)]) }
      }
    }
  }

  /// For each language the title, then the description (Part 1, 3.13).
  private static func appendTexts(
    _ title: [String: String], _ description: [String: String], to writer: inout XMLDocumentWriter
  ) {
    let languages = Set(title.keys).union(description.keys).sorted()
    if languages.isEmpty { return }
    writer.element("xs:annotation") { writer in
      for language in languages {
        for text in [title[language], description[language]].compactMap(\.self) {
          writer.element("xs:documentation", [("xml:lang", language)]) { $0.text(text) }
        }
      }
    }
  }
}
