internal import CLibXML2

/// A name as libxml2 reports it, compared with one of ours: its local part and what namespace it must
/// be in.
struct XMLNameTest: Sendable, Hashable {
  enum Namespace: Sendable, Hashable {
    case any, none
    /// The address, with a NUL behind.
    case address([UInt8])
  }

  /// With a NUL behind; nil is any name.
  let local: [UInt8]?
  let namespace: Namespace

  init(_ local: String?, _ namespace: Namespace = .any) {
    self.local = local.map { Array($0.utf8) + [0] }
    self.namespace = namespace
  }

  func matches(_ name: UnsafePointer<xmlChar>, _ address: UnsafePointer<xmlChar>?) -> Bool {
    if let local, unsafe !Self.equal(name, local) { return false }
    switch namespace {
    case .any: return true
    case .none: return unsafe address == nil
    case .address(let expected):
      guard let address = unsafe address else { return false }
      return unsafe Self.equal(address, expected)
    }
  }

  /// The NUL ends the comparison before the end of either.
  private static func equal(_ text: UnsafePointer<xmlChar>, _ bytes: [UInt8]) -> Bool {
    for index in bytes.indices where unsafe text[index] != bytes[index] { return false }
    return true
  }
}

/// A start tag, good as long as the call that hands it over.
@safe struct XMLTag {
  static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"
  static let instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance"
  private static let isNilName = XMLNameTest("nil", .address(Array(instanceNamespace.utf8) + [0]))

  private let name: UnsafePointer<xmlChar>
  private let address: UnsafePointer<xmlChar>?
  private let attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  private let count: Int
  private let parser: UnsafeMutableRawPointer

  init(
    _ name: UnsafePointer<xmlChar>, _ address: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int,
    _ parser: UnsafeMutableRawPointer
  ) {
    unsafe self.name = unsafe name
    unsafe self.address = unsafe address
    unsafe self.attributes = unsafe attributes
    self.count = unsafe attributes == nil ? 0 : count
    unsafe self.parser = unsafe parser
  }

  var localName: String { unsafe String(cString: name) }
  /// Of its local name.
  var firstByte: UInt8 { unsafe name[0] }
  var attributeCount: Int { count }

  func isNamed(_ test: XMLNameTest) -> Bool { unsafe test.matches(name, address) }

  /// Where the tag begins: the line, and the byte of the document's text in UTF-8.
  var place: (line: Int, offset: Int) {
    var line = 0
    let offset = unsafe nashr_xml_tag(parser, &line)
    return (max(1, line), max(0, offset))
  }

  /// The value of an attribute (XML 1.0, 3.3.3); nil where the tag lacks it.
  func attribute(_ test: XMLNameTest) -> [UInt8]? {
    for index in 0..<count {
      guard let name = unsafe attributes?[index * 5] else { continue }
      if unsafe test.matches(name, attributes?[index * 5 + 2]) { return value(index) }
    }
    return nil
  }

  /// XML Schema 1.0, Part 1, 2.6.2: whether the element says that it has no value.
  var isNil: Bool {
    if count == 0 { return false }
    let value = attribute(Self.isNilName)
    return value == Array("true".utf8) || value == [UInt8(ascii: "1")]
  }

  /// Local names and namespaces of the attributes, in the order written.
  var attributeNames: [(local: String, namespace: String?)] {
    (0..<count).map { index in
      let local = unsafe attributes?[index * 5].map { unsafe String(cString: $0) } ?? ""
      return unsafe (local, attributes?[index * 5 + 2].map { unsafe String(cString: $0) })
    }
  }

  /// The whole tag, copied.
  var element: XMLElement {
    let list = (0..<count).map { index in
      let name = unsafe attributes?[index * 5].map { unsafe String(cString: $0) } ?? ""
      let namespace = unsafe attributes?[index * 5 + 2].map { unsafe String(cString: $0) } ?? ""
      return XMLElement.Attribute(
        namespace: namespace, name: name, value: String(decoding: value(index), as: UTF8.self))
    }
    return XMLElement(
      namespace: unsafe address.map { unsafe String(cString: $0) } ?? "", name: localName,
      attributes: list, line: place.line)
  }

  /// A parser that does not replace entities hands on `&` as `&#38;`.
  private func value(_ index: Int) -> [UInt8] {
    guard let start = unsafe attributes?[index * 5 + 3], let end = unsafe attributes?[index * 5 + 4]
    else { return [] }
    let text = unsafe Array(UnsafeBufferPointer(start: start, count: end - start))
    guard text.contains(UInt8(ascii: "&")) else { return text }
    let reference = Array("&#38;".utf8)
    var output: [UInt8] = []
    var at = 0
    while at < text.count {
      output.append(text[at])
      at += text[at...].starts(with: reference) ? reference.count : 1
    }
    return output
  }
}
