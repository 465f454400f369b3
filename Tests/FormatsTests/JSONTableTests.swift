import Columns
import Components
import Foundation
import Testing

@testable import Formats

@Suite struct `Reading JSON` {
  private static func cells(_ value: String) throws -> [[String?]] {
    let read = try JSONRead.whole("[{\"a\": \(value)}]")
    #expect(read.fault == nil && read.faults.isEmpty, "\(value) \(read)")
    return read.rows
  }

  @Test func `makes members columns and records rows, with their places`() throws {
    let read = try JSONRead.whole("[{\"a\":\"1\",\"b\":2},\n {\"a\":\"x\", \"b\":null},\n{}]")
    #expect(read.header == ["a", "b"])
    #expect(read.rows == [["1", "2"], ["x", nil], [nil, nil]])
    #expect(read.isAbsent == [[false, false], [false, false], [true, true]])
    #expect(read.places == [[1, 1, 1], [2, 2, 19], [3, 3, 40]])
    #expect(read.fault == nil && read.faults.isEmpty)
  }

  @Test(arguments: [
    (" \t\r\n[ \t\r\n{ \"a\"\t:\n1 } \r\n]\n ", "1"), ("[{\"a\":1}]", "1"),
  ]) func `passes white space around every token (RFC 8259 2)`(text: String, cell: String) throws {
    #expect(try JSONRead.whole(text).rows == [[cell]])
  }

  @Test(
    arguments: [
      ("true", "true"), ("false", "false"), ("null", nil), ("[1, 2]", "[1, 2]"), ("{}", "{}"),
      ("[{\"x\": \"\\n\"}, null]", "[{\"x\": \"\\n\"}, null]"), ("[]", "[]"), ("\"\"", ""),
    ] as [(String, String?)]) func `takes the values of RFC 8259 3`(value: String, cell: String?)
    throws
  {
    #expect(try Self.cells(value) == [[cell]])
  }

  @Test(arguments: [
    "0", "-0", "1.0", "1.50", "1e400", "-1E-2", "1e+5", "123456789012345678901234567890", "0.0",
  ]) func `keeps numbers as they are written (RFC 8259 6)`(number: String) throws {
    #expect(try Self.cells(number) == [[number]])
  }

  @Test(arguments: [
    "NaN", "Infinity", "-Infinity", "01", "-", "+1", ".5", "1.", "1e", "0x1", "tru", "True",
    "nulll", "undefined", "'a'", "1_000", "--1", "1.2.3", "-01", "é",
  ]) func `refuses what is no value, and reads on (RFC 8259 3, 6)`(value: String) throws {
    let read = try JSONRead.whole("[{\"a\": 1},\n{\"a\": \(value)}, {\"a\": 2}]")
    #expect(read.rows == [["1"], ["2"]])
    #expect(read.faults == ["json/bad-value 2 2 11"])
    #expect(read.values == [["value": value, "line": "2", "offset": "17"]])
    #expect(read.unreadable == 1 && read.fault == nil)
  }

  @Test(arguments: [
    (#"\" \\ \/"#, "\" \\ /"), (#"\b\f\n\r\t"#, "\u{8}\u{C}\n\r\t"), (#"\u0041"#, "A"),
    (#"\u00e9\u00C9"#, "éÉ"), (#"\ud83c\udfdb"#, "🏛"), (#"\u0000"#, "\0"), ("نعم 🏛", "نعم 🏛"),
    (#"a long text before \u2028 an escape"#, "a long text before \u{2028} an escape"),
    ("\u{7F}\u{2028}", "\u{7F}\u{2028}"), (#"\\"#, "\\"), (#"\\\\\""#, #"\\""#),
    ("{[,:]}", "{[,:]}"), (#"\"}]\""#, #""}]""#),
  ]) func `takes the escapes of strings away (RFC 8259 7)`(text: String, cell: String) throws {
    #expect(try Self.cells("\"\(text)\"") == [[cell]])
  }

  @Test(arguments: [
    (#""\x""#, "json/bad-escape"), (#""\u12""#, "json/bad-escape"),
    (#""\uzzzz""#, "json/bad-escape"),
    (#""\ud83c""#, "json/lone-surrogate"), (#""\udfdb""#, "json/lone-surrogate"),
    (#""\ud83c\u0041""#, "json/lone-surrogate"), (#""\ud83c\ud83c""#, "json/lone-surrogate"),
    ("\"\0\"", "json/control-character"), ("\"a\tb\"", "json/control-character"),
    ("\"a\nb\"", "json/control-character"), ("\0", "json/bad-value"),
    ("[1,]", "json/trailing-comma"), ("[1 2]", "json/punctuation"), ("1,", "json/trailing-comma"),
    ("{\"x\" 1}", "json/punctuation"), ("{x: 1}", "json/punctuation"), ("1 2", "json/punctuation"),
    ("{\"x\": 1, \"x\": 2}", "json/duplicate-name"), ("1, \"a\": 2", "json/duplicate-name"),
    (#"1, "\u0061": 2"#, "json/duplicate-name"), (#"{"x": 1, "\u0078": 2}"#, "json/duplicate-name"),
    ("[{\"é\": [], \"b\": 1, \"é\": {}}]", "json/duplicate-name"), ("", "json/bad-value"),
    ("1, \"b\": {\"c\": 1, \"c\": 1}", "json/duplicate-name"), ("/* a */ 1", "json/bad-value"),
  ]) func `refuses what RFC 8259 4, 5, 7 and 8 do not allow, and that record alone`(
    value: String, rule: String
  ) throws {
    let read = try JSONRead.whole("[{\"a\": 1}, {\"a\": \(value)}, {\"a\": 2}]")
    #expect(read.rows == [["1"], ["2"]])
    #expect(read.faults == [rule + " 2 1 11"])
    #expect(read.unreadable == 1 && read.fault == nil)
    let lines = try JSONRead.whole("{\"a\": 1}\n{\"a\": 2}", as: "ndjson")
    #expect(lines.rows == read.rows)
  }

  @Test func `refuses bytes that are not UTF-8, in that record alone (RFC 8259 8.1)`() throws {
    let bytes =
      Array("[{\"a\": \"Fès\"}, {\"a\": \"F".utf8) + [0xE8] + Array("s\"}, {\"a\": 1}]".utf8)
    let read = try JSONRead.whole(bytes)
    #expect(read.rows == [["Fès"], ["1"]])
    #expect(read.faults == ["json/not-utf8 2 1 16"])
    #expect(read.values[0]["offset"] == "24" && read.values[0]["value"] == "0xE8")
  }

  @Test func `passes a byte order mark (RFC 8259 8.1)`() throws {
    let read = try JSONRead.whole([0xEF, 0xBB, 0xBF] + Array("[{\"a\": 1}]".utf8))
    #expect(read.rows == [["1"]] && read.places == [[1, 1, 4]])
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x5B, 0], "UTF-16"), ([0xFE, 0xFF, 0, 0x5B], "UTF-16"),
      ([0x5B, 0, 0x7B, 0], "UTF-16"),
      ([0, 0x5B, 0, 0x7B], "UTF-16"), ([0xFF, 0xFE, 0, 0], "UTF-32"), ([0, 0, 0, 0x5B], "UTF-32"),
      ([0x5B, 0, 0, 0], "UTF-32"),
    ] as [([UInt8], String)]) func `refuses UTF-16 and UTF-32 by name (RFC 8259 8.1)`(
      bytes: [UInt8], name: String
    ) throws
  {
    let read = try JSONRead.whole(bytes)
    #expect(read.fault == "json/other-encoding" && read.values == [["value": name]])
  }

  @Test(arguments: [
    ("[{\"a\": 1}, {\"a\": 2", "json/not-closed 2 1 18"), ("[{\"a\": 1}", "json/not-closed 2 1 9"),
    ("[{\"a\": 1},", "json/not-closed 2 1 10"),
    ("[{\"a\": 1}, {\"a\": \"2}]", "json/not-closed 2 1 21"),
    ("[{\"a\": 1} {\"a\": 2}]", "json/punctuation 2 1 10"),
    ("[{\"a\": 1}, {\"a\": [2}]", "json/punctuation 2 1 19"),
    ("[{\"a\": 1}\n}", "json/punctuation 2 2 10"), ("[{\"a\": 1},, {}]", "json/punctuation 2 1 10"),
  ]) func `stops where it cannot tell where a record ends`(text: String, fault: String) throws {
    let read = try JSONRead.whole(text)
    #expect(read.rows == [["1"]])
    #expect(read.fault == fault)
  }

  @Test func `tells what follows the document, and a comma too many`() throws {
    let two = try JSONRead.whole("[{\"a\": 1}] [2]")
    #expect(two.rows == [["1"]] && two.faults == ["json/after-end 2 1 11"])
    let comma = try JSONRead.whole("[{\"a\": 1},\n]")
    #expect(comma.rows == [["1"]] && comma.faults == ["json/trailing-comma 2 2 11"])
    #expect(try JSONRead.whole("{\"a\": 1}\n{\"a\": 2}").fault == "json/after-end 1 2 9")
  }

  @Test func `reads 128 levels and no more (RFC 8259 9)`() throws {
    func nested(_ levels: Int) -> String {
      let brackets = String(repeating: "[", count: levels - 1)
      return "[{\"a\":1},{\"a\":\(brackets)\(String(repeating: "]", count: levels - 1))}]"
    }
    #expect(try JSONRead.whole(nested(128)).rows.count == 2)
    #expect(try JSONRead.whole(nested(129)).fault == "json/too-deep 2 1 141")
  }

  @Test func `holds to the limit of a record`() throws {
    let long = "{\"a\":\"\(String(repeating: "x", count: 100))\"}"
    for text in ["[{\"a\":1},\(long)]", "[{\"a\":1},\(long)"] {
      let read = try JSONRead.whole(text, recordLimit: 107)
      #expect(read.rows == [["1"]] && read.fault == "json/record-too-long 2 1 9")
    }
    #expect(try JSONRead.whole("[\(long)]", recordLimit: 108).rows.count == 1)
    #expect(
      try JSONRead.whole("{\"a\":1}\n\(long)\n", as: "ndjson", recordLimit: 107).fault
        == "json/record-too-long 2 2 8")
  }

  @Test(arguments: ["null", "1", "\"a\"", "[]", "true"])
  func `tells elements that are no objects, and reads on`(element: String) throws {
    let read = try JSONRead.whole("[{\"a\": 1}, \(element), {\"a\": 2}]")
    #expect(read.rows == [["1"], ["2"]] && read.faults == ["json/not-record 2 1 11"])
  }

  @Test func `needs a record to tell the columns`() throws {
    for text in ["[]", "[{}]", "[1, 2]"] {
      #expect(try JSONRead.whole(text).fault == "json/no-columns", "\(text)")
    }
    #expect(try JSONRead.whole("[]", as: "json", "{\"itemKeys\": [\"a\"]}").header == ["a"])
    #expect(try JSONRead.whole("[{\"\": 1}]").fault == "json/empty-name")
    #expect(try JSONRead.whole("").fault == "json/not-closed 1 1 0")
  }
}
