internal import CLibXML2
internal import Components

/// An XML Schema compiled by libxml2.
///
/// `@unchecked Sendable`: both pointers are constants, freed once, when no task has the schema any
/// more, and any number of tasks may validate with one at once. That rests on libxml2: a validation
/// context has
/// a dictionary, automata states and tables of its own and only reads the compiled schema; the one
/// writer, `xmlSchemaAssembleByXSI`, runs only for a context that was made without a schema.
@safe final class XSDSchema: @unchecked Sendable {
  /// What the schema was made of, which it goes on pointing into.
  private let document: xmlDocPtr
  let compiled: xmlSchemaPtr

  /// Refuses bytes that are not an XML Schema. Nothing outside `bytes` is read.
  init(_ bytes: [UInt8], name: String) throws(Finding) {
    _ = LibXML2.ready
    let faults = LibXML2Faults()
    guard let document = unsafe Self.read(bytes, faults) else { throw Self.bad(name, faults) }
    guard let compiled = unsafe Self.compile(document, faults) else {
      unsafe xmlFreeDoc(document)
      throw Self.bad(name, faults)
    }
    unsafe self.document = unsafe document
    unsafe self.compiled = unsafe compiled
  }

  deinit {
    unsafe xmlSchemaFree(compiled)
    unsafe xmlFreeDoc(document)
  }

  private static func read(_ bytes: [UInt8], _ faults: LibXML2Faults) -> xmlDocPtr? {
    guard let context = unsafe xmlNewParserCtxt() else { return nil }
    defer { unsafe xmlFreeParserCtxt(context) }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    let document = unsafe bytes.withUnsafeBytes { bytes in
      unsafe xmlCtxtReadMemory(
        context, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil, nil,
        Int32(options))
    }
    if unsafe document == nil, let error = unsafe xmlCtxtGetLastError(context) {
      unsafe LibXML2Faults.add(error, to: faults.context)
    }
    return unsafe document
  }

  private static func compile(_ document: xmlDocPtr, _ faults: LibXML2Faults) -> xmlSchemaPtr? {
    guard let context = unsafe xmlSchemaNewDocParserCtxt(document) else { return nil }
    defer { unsafe xmlSchemaFreeParserCtxt(context) }
    unsafe xmlSchemaSetParserStructuredErrors(
      context, { unsafe LibXML2Faults.add($1, to: $0) }, faults.context)
    // The compiler of patterns, which it calls, knows of no context.
    return unsafe faults.hearing { unsafe xmlSchemaParse(context) }
  }

  private static func bad(_ name: String, _ faults: LibXML2Faults) -> Finding {
    Finding(.badXSD, at: .file(name), ["reason": faults.text])
  }
}

extension Rule {
  static let badXSD = Rule(
    "xml/bad-schema",
    what: Text(
      ar: "مخطط XML للجدول غير صالح ({reason}).",
      fr: "Le schéma XML de la table n’est pas valable ({reason}).",
      en: "The XML Schema of the table is not valid ({reason})."),
    fix: Text(
      ar: "راجع قيود الحقول في مخطط الجدول: الحد الأدنى لا يتجاوز الأقصى، والنمط صحيح.",
      fr: "Revoyez les contraintes des champs : minimum inférieur au maximum, motif correct.",
      en: "Check the constraints of the fields: minimum below maximum, a correct pattern."),
    source: "XML Schema 1.0, Part 1, 5.1",
    example: .init(
      ["reason": "minInclusive > maxInclusive"],
      wrong: #""constraints": {"minimum": 10, "maximum": 1}"#,
      right: #""constraints": {"minimum": 1, "maximum": 10}"#))
}
