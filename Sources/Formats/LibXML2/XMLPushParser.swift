internal import CLibXML2
internal import Components

/// libxml2's push parser with its SAX2 events handed to a subclass. No tree is built, names and
/// attributes are not copied, nothing but the bytes given is read; a document type declaration and
/// nesting beyond `depthLimit` end the reading, so no entity is ever declared. Not for two threads.
@safe class XMLPushParser {
  typealias Name = UnsafePointer<UInt8>

  /// Why reading ended before the document did.
  enum Fault: Error, Hashable {
    /// A document type declaration.
    case doctype
    /// Elements nested deeper than `depthLimit`.
    case depth
    /// Not well-formed, in libxml2's words with the line before.
    case malformed(String)
  }

  /// As libxml2's own for documents that are trees.
  private static let depthLimit = 256
  /// The parser refuses to look far ahead, and counts what it was handed.
  private static let chunkSize = 64 << 10

  private var parser: xmlParserCtxtPtr!
  private var fault: Fault?
  private var depth = 0
  private var isStopped = false

  init() {
    LibXML2.ready
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.startElementNs = { data, name, _, uri, _, _, count, _, attributes in
      unsafe XMLPushParser.of(data)._withUnsafeGuaranteedRef { parser in
        unsafe parser.enter(name!, uri, XMLAttributes(attributes, Int(count)))
      }
    }
    unsafe handler.endElementNs = { data, _, _, _ in
      unsafe XMLPushParser.of(data)._withUnsafeGuaranteedRef { $0.leave() }
    }
    unsafe handler.characters = { data, start, count in
      unsafe XMLPushParser.of(data)._withUnsafeGuaranteedRef {
        unsafe $0.text(start!, Int(count))
      }
    }
    unsafe handler.ignorableWhitespace = unsafe handler.characters
    unsafe handler.cdataBlock = unsafe handler.characters
    unsafe handler.internalSubset = { data, _, _, _ in
      unsafe XMLPushParser.of(data)._withUnsafeGuaranteedRef { $0.end(.doctype) }
    }
    let data = unsafe Unmanaged.passUnretained(self).toOpaque()
    guard let parser = unsafe xmlCreatePushParserCtxt(&handler, data, nil, 0, nil) else {
      preconditionFailure("out of memory")
    }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    unsafe xmlCtxtUseOptions(parser, Int32(options))
    unsafe self.parser = unsafe parser
  }

  deinit { unsafe xmlFreeParserCtxt(parser) }

  private static func of(_ data: UnsafeMutableRawPointer?) -> Unmanaged<XMLPushParser> {
    unsafe Unmanaged.fromOpaque(data!)
  }

  // MARK: for subclasses

  /// An element begins. `name` and `uri` are the very pointers that `interned` answers.
  func start(_ name: Name, _ uri: Name?, _ attributes: XMLAttributes) {}
  /// The element that was begun last, of those that are not ended, ends.
  func end() {}
  /// Text within it, maybe a part of what stands there.
  func text(_ start: Name, _ count: Int) {}

  /// The pointer that stands for a name or namespace in this parser.
  final func interned(_ name: StaticString) -> Name {
    unsafe xmlDictLookup(parser.pointee.dict, name.utf8Start, Int32(name.utf8CodeUnitCount))!
  }

  /// Ends the reading, which is no fault: no more events come.
  final func stop() {
    isStopped = true
    unsafe xmlStopParser(parser)
  }

  // MARK: for owners

  /// Takes the next bytes of the document.
  final func feed(_ bytes: Span<UInt8>) throws(Fault) {
    for start in stride(from: 0, to: bytes.count, by: Self.chunkSize) {
      let chunk = bytes.extracting(start..<min(start + Self.chunkSize, bytes.count))
      try unsafe chunk.withUnsafeBytes { (chunk) throws(Fault) in
        try unsafe parse(chunk.bindMemory(to: CChar.self).baseAddress, chunk.count, isLast: false)
      }
    }
  }

  /// Ends the document, which must be whole.
  final func finish() throws(Fault) { try unsafe parse(nil, 0, isLast: true) }

  private func parse(_ start: UnsafePointer<CChar>?, _ count: Int, isLast: Bool) throws(Fault) {
    if let fault { throw fault }
    if isStopped { return }
    _ = unsafe xmlParseChunk(parser, start, Int32(count), isLast ? 1 : 0)
    if let fault { throw fault }
    if isStopped { return }
    // Prefixes without a namespace are no fault of XML itself.
    guard unsafe parser.pointee.wellFormed == 0 else { return }
    var words = "not well-formed"
    if let error = unsafe xmlCtxtGetLastError(UnsafeMutableRawPointer(parser)) {
      words = unsafe "\(error.pointee.line): \(LibXML2.message(error))"
    }
    let fault = Fault.malformed(words)
    self.fault = fault
    throw fault
  }

  @inline(__always) private func enter(_ name: Name, _ uri: Name?, _ attributes: XMLAttributes) {
    depth += 1
    if depth > Self.depthLimit { return end(.depth) }
    unsafe start(name, uri, attributes)
  }

  @inline(__always) private func leave() {
    depth -= 1
    end()
  }

  private func end(_ fault: Fault) {
    if self.fault == nil { self.fault = fault }
    unsafe xmlStopParser(parser)
  }
}

/// The attributes of an element while its event lasts.
@safe struct XMLAttributes {
  private let start: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  let count: Int

  init(_ start: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int) {
    unsafe self.start = unsafe start
    self.count = unsafe start == nil ? 0 : count
  }

  /// The interned name of one without a namespace; nil for one that has one.
  @inline(__always) func name(_ index: Int) -> UnsafePointer<UInt8>? {
    unsafe start![index * 5 + 2] == nil ? start![index * 5] : nil
  }

  /// The interned local name of one, whatever its namespace.
  @inline(__always) func local(_ index: Int) -> UnsafePointer<UInt8>? {
    unsafe start![index * 5]
  }

  /// The interned namespace of one; nil for none.
  @inline(__always) func namespace(_ index: Int) -> UnsafePointer<UInt8>? {
    unsafe start![index * 5 + 2]
  }

  @inline(__always) func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let first = unsafe start![index * 5 + 3]!, end = unsafe start![index * 5 + 4]!
    return unsafe UnsafeBufferPointer(start: first, count: end - first)
  }

  /// The text of the attribute with a local name in one of the namespaces (none for none).
  func text(_ name: StaticString, in namespaces: [String] = []) -> String? {
    for index in 0..<count {
      let local = unsafe String(cString: start![index * 5]!)
      guard local == name.description else { continue }
      let uri = unsafe start![index * 5 + 2].map { unsafe String(cString: $0) }
      guard namespaces.isEmpty ? uri == nil : namespaces.contains(uri ?? "") else { continue }
      return unsafe String(decoding: value(index), as: UTF8.self)
    }
    return nil
  }
}
