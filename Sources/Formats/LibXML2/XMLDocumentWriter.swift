internal import CLibXML2
internal import Columns

/// Writes an XML document with libxml2's text writer, in memory and in parts: `taken` may be called
/// between any two calls, and its results in order are the document.
///
/// Names must be XML names, and calls must be in an order that a document has: another use traps.
/// Characters that XML forbids in text and attribute values come out as U+FFFD; raw bytes are the
/// caller's own responsibility.
@safe package struct XMLDocumentWriter: ~Copyable {
  private let buffer: xmlBufferPtr
  private let writer: xmlTextWriterPtr

  /// An indented document has two spaces for each level; do not mix raw bytes into one.
  package init(indented: Bool = false) {
    _ = LibXML2.ready
    guard let buffer = unsafe xmlBufferCreate(),
      let writer = unsafe xmlNewTextWriterMemory(buffer, 0)
    else { preconditionFailure("out of memory") }
    unsafe self.buffer = unsafe buffer
    unsafe self.writer = unsafe writer
    guard indented else { return }
    check(unsafe xmlTextWriterSetIndent(writer, 1))
    check(unsafe xmlTextWriterSetIndentString(writer, "  "))
  }

  deinit {
    unsafe xmlFreeTextWriter(writer)
    unsafe xmlBufferFree(buffer)
  }

  /// The declaration: XML 1.0 in UTF-8 (XML 1.0, 2.8).
  package mutating func startDocument() {
    check(unsafe xmlTextWriterStartDocument(writer, nil, "UTF-8", nil))
  }

  package mutating func startElement(_ name: String, _ attributes: [(String, String)] = []) {
    check(unsafe xmlTextWriterStartElement(writer, name))
    for (name, value) in attributes {
      check(unsafe xmlTextWriterWriteAttribute(writer, name, XMLText.cleaned(value)))
    }
  }

  package mutating func text(_ text: String) {
    check(unsafe xmlTextWriterWriteString(writer, XMLText.cleaned(text)))
  }

  package mutating func comment(_ text: String) {
    check(unsafe xmlTextWriterWriteComment(writer, XMLText.cleaned(text)))
  }

  /// Bytes that are markup already, at most 2 GiB; a start tag still open is closed before them.
  mutating func raw(_ bytes: Span<UInt8>) {
    let status = unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return Int32(0) }
      return unsafe xmlTextWriterWriteRawLen(writer, start, Int32(bytes.count))
    }
    check(status)
  }

  package mutating func endElement() { check(unsafe xmlTextWriterEndElement(writer)) }

  /// Closes every element that is open.
  package mutating func endDocument() { check(unsafe xmlTextWriterEndDocument(writer)) }

  /// An element that holds nothing but what `content` writes.
  package mutating func element(
    _ name: String, _ attributes: [(String, String)] = [],
    _ content: (inout XMLDocumentWriter) -> Void = { _ in }
  ) {
    startElement(name, attributes)
    content(&self)
    endElement()
  }

  /// What was written since the last call.
  package mutating func taken() -> [UInt8] {
    var output: [UInt8] = []
    take(into: &output)
    return output
  }

  /// Appends what was written since the last call.
  package mutating func take(into output: inout [UInt8]) {
    check(unsafe xmlTextWriterFlush(writer))
    let count = Int(unsafe xmlBufferLength(buffer))
    unsafe output.append(
      contentsOf: UnsafeBufferPointer(start: xmlBufferContent(buffer), count: count))
    unsafe xmlBufferEmpty(buffer)
  }

  private func check(_ status: Int32) {
    precondition(status >= 0, "libxml2 refused a call to its writer")
  }
}
