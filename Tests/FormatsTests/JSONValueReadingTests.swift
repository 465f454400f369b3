import Formats
import Testing

/// RFC 8259, as catalogues of ours are read again.
@Suite struct `A JSON value that is read` {
  private static func read(_ text: String) -> String? {
    JSONValue(parsing: Array(text.utf8)).map {
      String(decoding: $0.encoded(indented: false), as: UTF8.self)
    }
  }

  @Test(arguments: [
    (#" {"a" : [1, -0, 2.50, 1e3, true, false, null]} "#, #"{"a":[1,0,2.50,1e3,true,false,null]}"#),
    (#""A\u0041\n\/\ud83d\ude00é""#, #""AA\n/😀é""#), ("[]", "[]"), ("{}", "{}"),
    ("99999999999999999999", "99999999999999999999"),
  ])
  func `is written as it was`(text: String, written: String) {
    #expect(Self.read(text) == written)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\"}", "01", "1.", "1e", "+1", "nul", "\"a", "\"\\x\"", "\"\\ud83d\"",
    "1 2",
    "\"\u{1}\"", "{a:1}", "-", "\"\\u12",
    #"{"a":1,"a":2}"#,
  ])
  func `is none where the grammar is broken`(text: String) { #expect(Self.read(text) == nil) }

  @Test func `nests 128 levels and no more, and is UTF-8`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(Self.read(nested(128)) != nil)
    #expect(Self.read(nested(129)) == nil)
    #expect(Self.read(nested(100_000)) == nil)
    #expect(JSONValue(parsing: [34, 0xC7, 34]) == nil)
  }

  @Test func `is looked into by names`() {
    let value = JSONValue(parsing: Array(#"{"a": {"b": "c"}, "d": ["e"]}"#.utf8))
    #expect(value?["a"]?["b"]?.text == "c")
    #expect(value?["d"]?.items?.count == 1)
    #expect(value?["a"]?.text == nil && value?["x"] == nil && value?["d"]?["e"] == nil)
  }
}

/// What is told of an XML document.
@Suite struct `The events of XML` {
  private final class Lines: XMLEventHandler {
    var lines: [String] = []
    func open(_ element: XMLElement) {
      let attributes = element.attributes.map { " \($0.namespace)|\($0.name)=\($0.value)" }
      lines.append("\(element.line) <\(element.namespace)|\(element.name)\(attributes.joined())>")
    }
    func close() { lines.append("</>") }
    func text(_ bytes: Span<UInt8>) {
      var text: [UInt8] = []
      for index in bytes.indices { text.append(bytes[index]) }
      lines.append(String(decoding: text, as: UTF8.self))
    }
  }

  private static func lines(_ text: String) throws -> [String] {
    let handler = Lines()
    try XMLEvents.read(Array(text.utf8), to: handler)
    return handler.lines
  }

  @Test func `have names and attributes with their namespaces, and lines`() throws {
    let lines = try Self.lines("<a xmlns='u:1' b='1&amp;2'\n xmlns:p='u:2' p:c='3'>\n<p:d/></a>")
    #expect(lines == ["1 <u:1|a |b=1&2 u:2|c=3>", "\n", "3 <u:2|d>", "</>", "</>"])
  }

  @Test(arguments: ["", "<a>", "<a></b>", "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "<a>&e;</a>"])
  func `stop where the document is broken or declares entities`(text: String) {
    #expect(throws: XMLEvents.Stop.self) { try Self.lines(text) }
  }
}
