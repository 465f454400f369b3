internal import CLibXML2
internal import Components

/// What is told of a document as it goes by. `text` may come in parts.
protocol XMLHandler: AnyObject {
  func open(_ tag: XMLTag)
  func close()
  func text(_ bytes: Span<UInt8>)
  /// What an XML Schema finds wrong where the document now stands.
  func invalid(line: Int, _ message: String)
}

/// Reads a document as libxml2's push parser is handed it, and checks it against an XML Schema on the
/// way where there is one. Memory does not grow with the document.
///
/// Nothing but the bytes given is read. A document that declares entities or default attributes stops
/// the reading, as does a start tag longer than 256 KiB; libxml2's own limits on names and
/// the length of a comment (10 MB) hold besides.
@safe final class XMLParser {
  /// Why reading stopped.
  enum Stop {
    case malformed(line: Int, column: Int, reason: String)
    case declaration(line: Int)
    case longTag(line: Int)
  }

  /// Attributes are compared with each other, so a tag of many costs their square.
  static let tagLimit = 256 << 10

  private let link: XMLLink
  private let parser: xmlParserCtxtPtr
  private let check: XMLCheck?
  private(set) var stop: Stop?

  init(_ handler: any XMLHandler, checkedBy schema: XSDSchema? = nil) {
    _ = LibXML2.ready
    let link = XMLLink(handler)
    let check = schema.map { unsafe XMLCheck($0, link.sax, link.context) }
    guard
      let parser = unsafe xmlCreatePushParserCtxt(
        check?.sax ?? link.sax, check?.context ?? link.context, nil, 0, nil)
    else { preconditionFailure("out of memory") }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    unsafe xmlCtxtUseOptions(parser, Int32(options))
    unsafe self.parser = unsafe parser
    (self.link, self.check) = (link, check)
    unsafe link.parser = UnsafeMutableRawPointer(parser)
    unsafe check?.locate(by: UnsafeMutableRawPointer(parser), link.context)
  }

  deinit {
    unsafe xmlFreeParserCtxt(parser)
    check?.undo()
    link.free()
  }

  /// Takes the next bytes, none at the end. False once there is a `stop`.
  func append(_ bytes: Span<UInt8>) -> Bool {
    if stop != nil { return false }
    // What has no context is said to the thread; here `malformed` tells of it.
    nashr_xml_be_quiet()
    unsafe xmlSetStructuredErrorFunc(nil) { _, _ in }
    let status = unsafe bytes.withUnsafeBytes { bytes in
      unsafe xmlParseChunk(
        parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count),
        bytes.isEmpty ? 1 : 0)
    }
    xmlSetStructuredErrorFunc(nil, nil)
    let line = max(1, Int(unsafe nashr_xml_line(UnsafeMutableRawPointer(parser))))
    if let line = link.declaration {
      stop = .declaration(line: line)
    } else if unsafe status != 0 || nashr_xml_fault(UnsafeMutableRawPointer(parser)) != 0 {
      stop = malformed(line)
    } else if unsafe nashr_xml_open_tag(UnsafeMutableRawPointer(parser)) > Self.tagLimit {
      stop = .longTag(line: line)
    }
    return stop == nil
  }

  private func malformed(_ line: Int) -> Stop {
    guard let error = unsafe xmlCtxtGetLastError(UnsafeMutableRawPointer(parser)) else {
      return .malformed(line: line, column: 1, reason: "Input is not in the encoding declared")
    }
    return unsafe .malformed(
      line: max(1, Int(error.pointee.line)), column: max(1, Int(error.pointee.int2)),
      reason: String(LibXML2.message(error).prefix(300)))
  }
}

/// What stands between libxml2's calls and the handler.
@safe private final class XMLLink {
  let sax: UnsafeMutablePointer<xmlSAXHandler>
  let handler: any XMLHandler
  var parser: UnsafeMutableRawPointer?
  /// The line of the first declaration that is not let through.
  var declaration: Int?

  var context: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }

  init(_ handler: any XMLHandler) {
    self.handler = handler
    unsafe parser = nil
    unsafe sax = .allocate(capacity: 1)
    unsafe sax.initialize(to: xmlSAXHandler())
    unsafe sax.pointee.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe sax.pointee.startElementNs = { context, name, _, address, _, _, count, _, attributes in
      guard let name = unsafe name else { return }
      unsafe XMLLink.at(context)?.open(name, address, attributes, Int(count))
    }
    unsafe sax.pointee.endElementNs = { context, _, _, _ in
      unsafe XMLLink.at(context)?.handler.close()
    }
    unsafe sax.pointee.characters = { unsafe XMLLink.text($0, $1, $2) }
    unsafe sax.pointee.ignorableWhitespace = { unsafe XMLLink.text($0, $1, $2) }
    unsafe sax.pointee.cdataBlock = { unsafe XMLLink.text($0, $1, $2) }
    unsafe sax.pointee.entityDecl = { context, _, _, _, _, _ in
      unsafe XMLLink.at(context)?.refuse()
    }
    unsafe sax.pointee.attributeDecl = { context, _, _, _, _, value, choices in
      unsafe xmlFreeEnumeration(choices)
      if unsafe value != nil { unsafe XMLLink.at(context)?.refuse() }
    }
  }

  func free() { unsafe sax.deallocate() }

  /// Nil once something was wrong, which libxml2 does not stop at always.
  private static func at(_ context: UnsafeMutableRawPointer?) -> XMLLink? {
    guard let context = unsafe context else { return nil }
    let link = unsafe Unmanaged<XMLLink>.fromOpaque(context).takeUnretainedValue()
    return unsafe link.declaration == nil && nashr_xml_fault(link.parser) == 0 ? link : nil
  }

  private static func text(
    _ context: UnsafeMutableRawPointer?, _ start: UnsafePointer<xmlChar>?, _ count: Int32
  ) {
    guard let start = unsafe start, count > 0 else { return }
    let bytes = unsafe UnsafeBufferPointer(start: start, count: Int(count))
    unsafe at(context)?.handler.text(bytes.span)
  }

  private func open(
    _ name: UnsafePointer<xmlChar>, _ address: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
  ) {
    guard let parser = unsafe parser else { return }
    unsafe handler.open(XMLTag(name, address, attributes, count, parser))
  }

  private func refuse() {
    guard let parser = unsafe parser else { return }
    declaration = max(1, Int(unsafe nashr_xml_line(parser)))
    unsafe xmlStopParser(parser.assumingMemoryBound(to: xmlParserCtxt.self))
  }
}

/// libxml2's validator, put between the parser and its handler.
@safe private final class XMLCheck {
  private let schema: XSDSchema
  private let validator: xmlSchemaValidCtxtPtr
  private let handler: UnsafeMutablePointer<xmlSAXHandlerPtr?>
  private let data: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  private let plug: xmlSchemaSAXPlugPtr

  var sax: xmlSAXHandlerPtr? { unsafe handler.pointee }
  var context: UnsafeMutableRawPointer? { unsafe data.pointee }

  init(
    _ schema: XSDSchema, _ sax: UnsafeMutablePointer<xmlSAXHandler>,
    _ context: UnsafeMutableRawPointer
  ) {
    self.schema = schema
    unsafe handler = .allocate(capacity: 1)
    unsafe data = .allocate(capacity: 1)
    unsafe handler.initialize(to: sax)
    unsafe data.initialize(to: context)
    guard let validator = unsafe xmlSchemaNewValidCtxt(schema.compiled),
      let plug = unsafe xmlSchemaSAXPlug(validator, handler, data)
    else { preconditionFailure("out of memory") }
    unsafe self.validator = unsafe validator
    unsafe self.plug = unsafe plug
  }

  /// Says where the parser stands, and tells its link of what is wrong.
  func locate(by parser: UnsafeMutableRawPointer, _ link: UnsafeMutableRawPointer) {
    unsafe xmlSchemaSetValidStructuredErrors(
      validator,
      { context, error in
        guard let context = unsafe context, let error = unsafe error else { return }
        let link = unsafe Unmanaged<XMLLink>.fromOpaque(context).takeUnretainedValue()
        let message = unsafe String(LibXML2.message(error).prefix(300))
        unsafe link.handler.invalid(line: Int(error.pointee.line), message)
      }, link)
    unsafe xmlSchemaValidateSetLocator(
      validator,
      { context, file, line in
        unsafe file?.pointee = nil
        unsafe line?.pointee = UInt(max(0, nashr_xml_line(context)))
        return 0
      }, parser)
  }

  func undo() {
    unsafe xmlSchemaSAXUnplug(plug)
    unsafe xmlSchemaFreeValidCtxt(validator)
    unsafe handler.deallocate()
    unsafe data.deallocate()
  }
}
