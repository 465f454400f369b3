internal import CLibXML2
internal import Components

/// Validates an XML document against an XML Schema as it goes by: the parser's events drive
/// libxml2's validator, no tree is built, memory does not grow with the document.
///
/// Entities that a document declares are not known, so a reference to one is a fault; nothing but the
/// bytes given is read.
@safe struct XSDValidator: ~Copyable {
  private static let chunkSize = 64 << 10

  private let schema: XSDSchema
  private let validator: xmlSchemaValidCtxtPtr
  private let parser: xmlParserCtxtPtr
  private let link: XSDLink
  private let faults = LibXML2Faults()
  private let name: String
  private var isOver = false

  /// `schema` is the bytes of an XSD; `name` is what findings call the document.
  init(schema bytes: [UInt8], name: String) throws(Finding) {
    schema = try XSDSchema(bytes, name: name)
    self.name = name
    guard let validator = unsafe xmlSchemaNewValidCtxt(schema.compiled) else {
      preconditionFailure("out of memory")
    }
    unsafe self.validator = unsafe validator
    unsafe xmlSchemaSetValidStructuredErrors(
      validator, { unsafe LibXML2Faults.add($1, to: $0) }, faults.context)
    link = unsafe XSDLink(validator)
    unsafe parser = unsafe link.makeParser()
    // libxml2 2.9 reads both results, whether they were set or not.
    unsafe xmlSchemaValidateSetLocator(
      validator,
      { context, file, line in
        unsafe file?.pointee = nil
        unsafe line?.pointee = UInt(max(0, nashr_xml_line(context)))
        return 0
      }, UnsafeMutableRawPointer(parser))
  }

  deinit {
    unsafe xmlFreeParserCtxt(parser)
    link.undo()
    unsafe xmlSchemaFreeValidCtxt(validator)
  }

  /// Takes the next bytes of the document. Once `LibXML2Faults.limit` faults are known, or one that ends
  /// all reading, the rest is not looked at.
  mutating func append(_ bytes: Span<UInt8>) {
    // The parser refuses to look far ahead, and counts what it was handed.
    for start in stride(from: 0, to: bytes.count, by: Self.chunkSize) {
      let chunk = bytes.extracting(start..<min(start + Self.chunkSize, bytes.count))
      unsafe chunk.withUnsafeBytes { chunk in
        unsafe parse(chunk.bindMemory(to: CChar.self).baseAddress, chunk.count, last: false)
      }
    }
  }

  /// Ends the document. Throws `xml/not-valid` with the faults where there were any.
  consuming func finish() throws(Finding) {
    unsafe parse(nil, 0, last: true)
    if faults.count == 0, unsafe xmlSchemaIsValid(validator) != 1 {
      faults.add(line: 1, "not valid")
    }
    guard faults.count > 0 else { return }
    throw Finding(.notValidXML, at: .file(name), ["reason": faults.text])
  }

  private mutating func parse(_ start: UnsafePointer<CChar>?, _ count: Int, last: Bool) {
    if isOver || faults.isFull { return }
    guard unsafe xmlParseChunk(parser, start, Int32(count), last ? 1 : 0) != 0 else { return }
    isOver = true
    if let error = unsafe xmlCtxtGetLastError(UnsafeMutableRawPointer(parser)) {
      unsafe LibXML2Faults.add(error, to: faults.context)
    }
  }
}

/// A validator to hand around.
final class XSDVerifier: Verifier {
  private var validator: XSDValidator?

  init(schema: [UInt8], name: String) throws(Finding) {
    validator = try XSDValidator(schema: schema, name: name)
  }

  func append(_ bytes: Span<UInt8>) { validator?.append(bytes) }

  func finish() throws(Finding) { try Self.finish(validator.take()) }

  private static func finish(_ validator: consuming XSDValidator?) throws(Finding) {
    if let validator { try validator.finish() }
  }
}

/// The plug that hands a parser's events to a validator.
@safe private struct XSDLink {
  private let handler: UnsafeMutablePointer<xmlSAXHandlerPtr?>
  private let data: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  private let plug: xmlSchemaSAXPlugPtr

  /// No handler of ours stands behind the validator: `handler` becomes its own, `data` its context.
  init(_ validator: xmlSchemaValidCtxtPtr) {
    unsafe handler = .allocate(capacity: 1)
    unsafe data = .allocate(capacity: 1)
    unsafe handler.initialize(to: nil)
    unsafe data.initialize(to: nil)
    guard let plug = unsafe xmlSchemaSAXPlug(validator, handler, data) else {
      preconditionFailure("out of memory")
    }
    unsafe self.plug = unsafe plug
  }

  func makeParser() -> xmlParserCtxtPtr {
    guard
      let parser = unsafe xmlCreatePushParserCtxt(handler.pointee, data.pointee, nil, 0, nil)
    else { preconditionFailure("out of memory") }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    unsafe xmlCtxtUseOptions(parser, Int32(options))
    return unsafe parser
  }

  func undo() {
    unsafe xmlSchemaSAXUnplug(plug)
    unsafe handler.deallocate()
    unsafe data.deallocate()
  }
}

extension Rule {
  static let notValidXML = Rule(
    "xml/not-valid",
    what: Text(
      ar: "الملف لا يطابق مخطط XML الخاص به (السطر: الخلل): {reason}.",
      fr: "Le fichier n’est pas conforme à son schéma XML (ligne : défaut) : {reason}.",
      en: "The file does not follow its XML Schema (line: fault): {reason}."),
    fix: Text(
      ar: "صحح القيم المذكورة في المصدر أو القيود في مخطط الجدول، ثم أعد النشر.",
      fr: "Corrigez ces valeurs à la source, ou les contraintes du schéma, puis republiez.",
      en: "Mend these values in the source, or the constraints in the schema, and publish again."),
    source: "XML Schema 1.0, Part 1, 5.2",
    example: .init(
      ["reason": "12: population"],
      wrong: "<population>1 494 413</population>",
      right: "<population>1494413</population>"))
}
