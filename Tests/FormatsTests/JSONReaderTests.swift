import Components
import Testing

@testable import Formats

@Suite struct `Reading JSON by RFC 8259` {
  private static func read(_ text: String) throws -> Setting {
    try JSONReader.read(Array(text.utf8), file: "t.json")
  }

  /// The finding that a document is refused with.
  private static func fault(_ text: String) -> Finding? {
    do throws(Finding) {
      _ = try JSONReader.read(Array(text.utf8), file: "t.json")
      return nil
    } catch { return error }
  }

  @Test(arguments: [
    "null", "true", "false", "0", "-0", "1.5", "\"\"", "[]", "{}", " [ ] ", "\t\r\n{ }\n", "[1,2]",
    "[[],[[]],{}]", "{\"a\":{\"b\":[null]}}", "[1 , 2\n]", "\u{FEFF}[]", "{\"\":0}",
    "\"\u{7F}\u{2028}\u{FFFF}\"", "[true,false,null]", "\"/\"",
  ]) func `takes any value, white space around it (2, 3)`(text: String) throws {
    #expect(Self.fault(text) == nil)
  }

  @Test(arguments: [
    "", " ", "nul", "nulll", "True", "NULL", "undefined", "NaN", "Infinity", "-Infinity", "'a'",
    "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1 2]", "[1,,2]", "{\"a\"", "{\"a\":",
    "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}", "{\"a\" 1}", "{\"a\":}", "{a:1}", "{1:2}",
    "{\"a\":1 \"b\":2}", "{\"a\",\"b\"}", "{:1}", "[1}", "{\"a\":1]", "1 2", "[] []", "[]]", "{}}",
    "\"", "\"a", "\"a\nb\"", "\"\t\"", "\"\0\"", "\"\u{1F}\"", "//\n1", "/* */1", "[1]#", "\u{A0}1",
    "\u{B}1", "\u{C}1", "\u{2028}1", "1\0", "[1\0]", "\u{FEFF}", "\u{FEFF}\u{FEFF}1", "\\u0031",
    "[\"a\",\n1:2]", "\"a\"\"b\"", "true false", "tru\u{0}e", "[1;2]", "{\"a\"=1}",
  ]) func `refuses everything else, with a place`(text: String) throws {
    let fault = try #require(Self.fault(text))
    #expect(fault.rule == .badJSON)
    guard case .text("t.json", let line, let column) = fault.place else {
      Issue.record("\(fault) has no character")
      return
    }
    #expect(line >= 1 && column >= 1 && column <= text.unicodeScalars.count + 1)
  }

  @Test(arguments: [
    "0", "-0", "7", "10", "-12", "0.5", "1.50", "0e0", "1e5", "1E+5", "1.5e-10", "-0.0E-0",
    "123456789012345678901234567890", "1e400", "0.0000", "1e0005",
  ]) func `numbers are grammar 6, their text kept`(text: String) throws {
    #expect(JSONReader.isNumber(text))
    #expect(try Self.read(text).value == .scalar(text, .number))
    #expect(try Self.read("[" + text + "]").list().first?.value == .scalar(text, .number))
  }

  @Test(arguments: [
    "", "-", "+1", "01", "-01", "00", ".5", "5.", "1.e5", "1e", "1e+", "1e5.0", "--1", "1-", "0x1F",
    "1_000", "1,5", "1.2.3", "٣", "1e٥", "NaN", "INF", "1f", "- 1", "1 ", "０",
  ]) func `nothing else is a number`(text: String) throws {
    #expect(!JSONReader.isNumber(text))
    if text != "1 " && text != "1,5" { #expect(Self.fault(text)?.rule == .badJSON) }
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041""#, "A"), (#""\u0000""#, "\0"),
    (#""\u0646\u0639\u0645""#, "نعم"), (#""\u00e9\u00E9""#, "éé"), (#""\ud83c\udfdb""#, "🏛"),
    (#""\uD83C\uDFDB!""#, "🏛!"), (#""\uffff""#, "\u{FFFF}"), (#""\udbff\udfff""#, "\u{10FFFF}"),
    (#""\ud800\udc00""#, "\u{10000}"), ("\"نعم 🏛\"", "نعم 🏛"), (#""\\u0041""#, "\\u0041"),
  ]) func `strings and their escapes (7)`(text: String, expected: String) throws {
    let value = try Self.read(text).text()
    #expect(Array(value.unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(arguments: [
    #""\""#, #""\a""#, #""\U0041""#, #""\u""#, #""\u004""#, #""\u004g""#, #""\u+041""#,
    #""\u 041""#, #""\x41""#, #""\ud83c""#, #""\udfdb""#, #""\ud83cx""#, #""\ud83c\n""#,
    #""\ud83c\u0041""#, #""\ud83c\ud83c""#, #""\udfdb\ud83c""#, #""\ud83c\u""#, #""\'""#,
    "\"\\\n\"", "\"\\ن\"", #""\u٠٠٤١""#, #""\uFF"#, "\"\\",
  ]) func `refuses other escapes and lone surrogates`(text: String) {
    #expect(Self.fault(text)?.rule == .badJSON)
  }

  @Test func `names are unique (4), at any depth`() {
    #expect(
      Self.fault("{\"a\":1,\n \"b\":2, \"a\":3}")
        == Finding(
          .duplicateName, at: .text(file: "t.json", line: 2, column: 9), ["name": "a"]))
    #expect(Self.fault(#"[{"a":{"b":1,"\u0062":2}}]"#)?.rule == .duplicateName)
    #expect(Self.fault(#"{"a":{"a":1},"A":{"a":2}}"#) == nil)
  }

  @Test func `nesting goes 128 deep`() {
    func nested(_ depth: Int, _ open: String, _ close: String, _ core: String = "") -> String {
      String(repeating: open, count: depth) + core + String(repeating: close, count: depth)
    }
    #expect(Self.fault(nested(128, "[", "]")) == nil)
    #expect(Self.fault(nested(129, "[", "]"))?.rule == .badJSON)
    #expect(Self.fault(nested(127, "{\"a\":", "}", "1")) == nil)
    #expect(Self.fault(nested(128, "{\"a\":", "}", "1"))?.rule == .badJSON)
    #expect(Self.fault(nested(1_000_000, "[", ""))?.rule == .badJSON)
    #expect(Self.fault(nested(1_000_000, "{\"a\":", ""))?.rule == .badJSON)
  }

  @Test func `values and names know their line and column`() throws {
    let root = try Self.read("{\n  \"نعم\": [1,\r\n\t\"🏛\", null],\n\"b\":{}}")
    func at(_ line: Int, _ column: Int) -> Place {
      .text(file: "t.json", line: line, column: column)
    }
    let entries = try root.entries()
    #expect(root.place == at(1, 1))
    #expect(entries.map(\.place) == [at(2, 3), at(4, 1)])
    #expect(entries.map(\.value.place) == [at(2, 10), at(4, 5)])
    #expect(try entries[0].value.list().map(\.place) == [at(2, 11), at(3, 2), at(3, 7)])
    #expect(try Self.read("\u{FEFF} 1").place == at(1, 2))
  }

  @Test(arguments: [
    ("[1,\n  x]", 2, 3), ("[1 2]", 1, 4), ("{\"نعم\" 1}", 1, 8), ("[\"a\nb\"]", 1, 4), ("[1", 1, 3),
    ("\n\n{\"a\":tru}", 3, 6), ("[]x", 1, 3), ("[\"🏛\",]", 1, 6), ("", 1, 1), ("[\n", 2, 1),
    ("01", 1, 1),
  ]) func `what is wrong is shown where it stands`(text: String, line: Int, column: Int) {
    #expect(Self.fault(text)?.place == .text(file: "t.json", line: line, column: column))
  }

  @Test func `text that is not UTF-8 is refused (8.1)`() {
    for bytes: [UInt8] in [
      [0x22, 0xE9, 0x22], [0xFF, 0xFE, 0x31, 0], [0x22, 0xED, 0xA0, 0x80, 0x22],
    ] {
      #expect(throws: Finding(.badJSON, at: .file("t"), ["detail": "UTF-8"])) {
        _ = try JSONReader.read(bytes, file: "t")
      }
    }
  }

  @Test func `what was read is written again as it was`() throws {
    let text = #"{"b":[1.50,-0,1e5,true,null,"\"\\\n\u0001نعم🏛"],"a":{},"":[]}"#
    #expect(JSONValue(try Self.read(text)).encoded(indented: false) == Array(text.utf8))
    let indented = JSONValue(try Self.read(text)).encoded()
    #expect(indented.last == 10)
    let again = try JSONReader.read(indented, file: "t.json")
    #expect(JSONValue(again).encoded(indented: false) == Array(text.utf8))
  }

  /// A reader that counted columns from the start of the line would need hours.
  @Test(.timeLimit(.minutes(20))) func `a megabyte on one line does not take for ever`() throws {
    let document =
      "[" + Array(repeating: #"{"a":"ن"}"#, count: 100_000).joined(separator: ",") + "]"
    let last = try JSONReader.read(Array(document.utf8), file: "t").list().last
    let column = document.unicodeScalars.count - 9
    #expect(last?.place == .text(file: "t", line: 1, column: column))
  }

  @Test func `random bytes never trap`() throws {
    var random = Seeded(state: 8259)
    let alphabet =
      Array(#"[[{{]}"":,,\\u/0123456789-+.eEtruefalsn dD8cC"#.utf8) + [10, 13, 0xD9, 0x86]
    let good = Array(#"{"a":[1,-2.5e3,"x\n\ud83c\udfdb",null],"b":{"c":true}}"#.utf8)
    for round in 0..<30_000 {
      var bytes = good
      if round % 2 == 0 {
        bytes = (0..<Int.random(in: 0...30, using: &random)).map { _ in
          round % 10 == 0
            ? UInt8.random(in: 0...255, using: &random) : alphabet.randomElement(using: &random)!
        }
      } else {
        for _ in 0...Int.random(in: 0...2, using: &random) {
          let at = Int.random(in: bytes.indices, using: &random)
          if Bool.random(using: &random) {
            bytes[at] = alphabet.randomElement(using: &random)!
          } else {
            bytes.removeSubrange(at..<min(bytes.count, at + 2))
          }
        }
      }
      guard let setting = try? JSONReader.read(bytes, file: "t") else { continue }
      let written = JSONValue(setting).encoded(indented: false)
      let again = try JSONReader.read(written, file: "t")
      try #require(JSONValue(again) == JSONValue(setting), "\(bytes)")
    }
  }
}
