/// A start tag: its name and attributes with their namespaces (Namespaces in XML 1.0); no namespace is
/// the empty text.
public struct XMLElement: Sendable {
  public struct Attribute: Sendable {
    public let namespace: String, name: String, value: String
  }

  public let namespace: String, name: String
  /// In the order written.
  public let attributes: [Attribute]
  /// Where the tag begins, from one.
  public let line: Int

  /// The value of an attribute; nil where the tag lacks it.
  public func attribute(_ name: String, in namespace: String = "") -> String? {
    attributes.first { $0.name == name && $0.namespace == namespace }?.value
  }
}

/// What is told of a document as it goes by. `text` may come in parts.
public protocol XMLEventHandler: AnyObject {
  func open(_ element: XMLElement)
  func close()
  func text(_ bytes: Span<UInt8>)
}

/// Reads whole XML documents for their elements. Nothing but the bytes given is read; a document that
/// declares entities is refused, as is one that libxml2 finds malformed.
public enum XMLEvents {
  /// Why a document was not read to its end, in libxml2's words, and the line.
  public struct Stop: Error, Sendable, Hashable {
    public let line: Int, reason: String
    public init(line: Int, reason: String) {
      self.line = line
      self.reason = reason
    }
  }

  private static let chunk = 64 << 10

  /// Tells `handler` of a document. Costs one pass; memory does not grow with it.
  public static func read(_ bytes: [UInt8], to handler: some XMLEventHandler) throws(Stop) {
    let parser = XMLParser(XMLEventLink(handler))
    var at = 0
    while at < bytes.count {
      let end = min(at + chunk, bytes.count)
      if !parser.append(bytes.span.extracting(at..<end)) { throw stop(of: parser) }
      at = end
    }
    if !parser.append(bytes.span.extracting(0..<0)) { throw stop(of: parser) }
  }

  private static func stop(of parser: XMLParser) -> Stop {
    switch parser.stop {
    case .malformed(let line, _, let reason): Stop(line: line, reason: reason)
    case .declaration(let line): Stop(line: line, reason: "DOCTYPE")
    case .longTag(let line): Stop(line: line, reason: "> \(XMLParser.tagLimit)")
    case nil: Stop(line: 1, reason: "XML")
    }
  }
}

/// Makes elements of libxml2's tags.
private final class XMLEventLink<Handler: XMLEventHandler>: XMLHandler {
  private let handler: Handler
  init(_ handler: Handler) { self.handler = handler }

  func open(_ tag: XMLTag) { handler.open(tag.element) }
  func close() { handler.close() }
  func text(_ bytes: Span<UInt8>) { handler.text(bytes) }
  func invalid(line: Int, _ message: String) {}
}
