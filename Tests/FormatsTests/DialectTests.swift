import Components
import Testing

@testable import Formats

/// A case for each property of Table Dialect 2.0 that applies to delimited text; each is read in pieces
/// of 1, 2, 3, 7 and 64 bytes and whole, with one result.
@Suite struct `Table Dialect` {
  private func read(_ text: String, _ dialect: String) throws -> CSVRead {
    try CSVRead.whole(text, dialect: dialect)
  }

  @Test func `header, false: the first row is data and columns are numbered`() throws {
    let read = try read("1,apple\n2,orange\n", #"{"header": false}"#)
    #expect(read.header == ["field1", "field2"])
    #expect(read.texts == [["1", "apple"], ["2", "orange"]])
    #expect(read.places == [[1, 1, 0], [2, 2, 8]])
  }

  @Test func `header, false: comments and blank lines do not say how many columns there are`()
    throws
  {
    let read = try read("# c\n\n1,2\n", ##"{"header": false, "commentChar": "#"}"##)
    #expect(read.header == ["field1", "field2"] && read.texts == [["1", "2"]])
    #expect(read.faults == ["csv/blank-line 2 2 4"] && read.places == [[3, 3, 5]])
    let marked = try self.read("\u{FEFF}1,2\n", #"{"header": false}"#)
    #expect(marked.texts == [["1", "2"]])
  }

  @Test func `header, false: a file of nothing has no columns`() throws {
    #expect(try read("", #"{"header": false}"#).fault == "csv/no-rows")
    #expect(try read("\n\n", #"{"header": false}"#).texts == [[""], [""]])
  }

  @Test func `headerRows: several rows name the columns`() throws {
    let read = try read("fruit\nid,name\n1,apple\n", #"{"headerRows": [1, 2]}"#)
    #expect(read.header == ["fruit id", "fruit name"])
    #expect(read.texts == [["1", "apple"]] && read.places == [[3, 3, 14]])
  }

  @Test func `headerRows: rows above are passed over`() throws {
    let read = try read("A title\n\nid,name\n1,apple\n", #"{"headerRows": [3]}"#)
    #expect(read.header == ["id", "name"] && read.places == [[4, 4, 17]])
    #expect(read.findings.isEmpty)
  }

  @Test func `headerJoin: what joins the names`() throws {
    let text = "fruit\nid,name\n1,apple\n"
    let read = try read(text, #"{"headerRows": [1, 2], "headerJoin": "-"}"#)
    #expect(read.header == ["fruit-id", "fruit-name"])
    let merged = try self.read(
      "a,,b\n1,2,\n", #"{"headerRows": [1, 2], "headerJoin": "_"}"#)
    #expect(merged.header == ["a_1", "a_2", "b"])
  }

  @Test func `commentRows: rows that are no data count`() throws {
    let read = try read("id,name\n#fruits\n1,apple\n", #"{"commentRows": [2]}"#)
    #expect(read.texts == [["1", "apple"]] && read.places == [[3, 3, 16]])
    #expect(read.findings.isEmpty && read.unreadable == 0)
  }

  @Test func `commentRows: one above the header`() throws {
    let read = try read("2024\nid,name\n1,apple\n", #"{"commentRows": [1]}"#)
    #expect(read.header == ["id", "name"] && read.texts == [["1", "apple"]])
  }

  @Test func `commentChar: lines that begin with it, whatever their quotes`() throws {
    let text = "// \"a\nid,name\n// it's \"so, \n1,// no\n\"// in quotes\",2\n"
    let read = try read(text, #"{"commentChar": "//"}"#)
    #expect(read.header == ["id", "name"])
    #expect(read.texts == [["1", "// no"], ["// in quotes", "2"]])
    #expect(read.places == [[4, 4, 28], [5, 5, 36]] && read.findings.isEmpty)
  }

  @Test func `commentChar: a row that headerRows names is a header`() throws {
    let read = try read("#id,name\n#x\n1,2\n", ##"{"commentChar": "#", "headerRows": [1]}"##)
    #expect(read.header == ["#id", "name"] && read.texts == [["1", "2"]])
  }

  @Test(arguments: ["|", "||", "،", "<->", "\t"])
  func `delimiter: a sequence of characters`(delimiter: String) throws {
    let text = "id\(delimiter)name\n1\(delimiter)\"a\(delimiter)\n\"\n2\(delimiter)\n"
    let read = try CSVRead.whole(text, delimiter: delimiter)
    #expect(read.header == ["id", "name"])
    #expect(read.texts == [["1", "a\(delimiter)\n"], ["2", ""]])
    #expect(read.findings.isEmpty)
  }

  @Test func `delimiter: half of one is text`() throws {
    let read = try read("a||b\n1|||2\n|3||4|\n", #"{"delimiter": "||"}"#)
    #expect(read.texts == [["1", "|2"], ["|3", "4|"]])
  }

  @Test func `lineTerminator: one of its own is the only one`() throws {
    let read = try read("id,name;1,apple;2,or\nange", #"{"lineTerminator": ";"}"#)
    #expect(read.header == ["id", "name"])
    #expect(read.texts == [["1", "apple"], ["2", "or\nange"]])
    #expect(read.places == [[2, 1, 8], [3, 1, 16]])
    #expect(try self.read("a\n1\r\n", #"{"lineTerminator": "\n"}"#).texts == [["1\r"]])
    let long = try self.read("a,b|,|1,|2|,|", #"{"lineTerminator": "|,|"}"#)
    #expect(long.texts == [["1", "|2"]])
  }

  @Test func `lineTerminator: the default stated is the default`() throws {
    let read = try read("a\n1\r2\r\n3", #"{"lineTerminator": "\r\n"}"#)
    #expect(read.texts == [["1"], ["2"], ["3"]])
  }

  @Test(arguments: ["'", "«"]) func `quoteChar: another character`(quote: String) throws {
    let text = "id,name\n1,\(quote)apple,\(quote)\(quote)f\(quote)\n\"2\",3\n"
    let read = try read(text, "{\"quoteChar\": \"\(quote)\"}")
    #expect(read.texts == [["1", "apple,\(quote)f"], ["\"2\"", "3"]])
    #expect(read.findings.isEmpty)
  }

  @Test func `quoteChar: null is none`() throws {
    let read = try read("id,name\n\"1,2\"\n", #"{"quoteChar": null}"#)
    #expect(read.texts == [["\"1", "2\""]] && read.findings.isEmpty)
  }

  @Test func `doubleQuote, true: two quotes are one`() throws {
    #expect(try read("a|b\n1|\"x\"\"y\"\n", #"{"delimiter": "|"}"#).texts == [["1", "x\"y"]])
  }

  @Test func `doubleQuote, false: a quote ends the cell`() throws {
    let read = try read("a,b\n1,\"x\"\"y\"\n2,\"z\"\n", #"{"doubleQuote": false}"#)
    #expect(read.texts == [["2", "z"]] && read.faults == ["csv/after-quote 2 2 4"])
  }

  @Test func `escapeChar: the next character is text`() throws {
    let read = try read("id,name\n1,apple|,fruits\n2,||\n", #"{"escapeChar": "|"}"#)
    #expect(read.texts == [["1", "apple,fruits"], ["2", "|"]])
  }

  @Test func `escapeChar: in quotes too, and before line ends`() throws {
    let text = "a,b\n\"x\\\"y\\\n\\\\\",\\\n\n\\\"q,2\n"
    let read = try read(text, #"{"escapeChar": "\\", "doubleQuote": false}"#)
    #expect(read.texts == [["x\"y\n\\", "\n"], ["\"q", "2"]])
    #expect(read.places == [[2, 2, 4], [3, 5, 18]])
  }

  @Test func `escapeChar: nothing behind it at the end of the file`() throws {
    let read = try read("a\nx\\", #"{"escapeChar": "\\"}"#)
    #expect(read.faults == ["csv/escape-at-end 2 2 2"] && read.unreadable == 1)
  }

  @Test func `nullSequence: a cell without quotes`() throws {
    let read = try read("id,name\n1,NA\n2,\"NA\"\n3,NAN\n", #"{"nullSequence": "NA"}"#)
    #expect(read.texts == [["1", nil], ["2", "NA"], ["3", "NAN"]])
  }

  @Test func `nullSequence: it may hold the escape`() throws {
    let dialect = #"{"nullSequence": "\\N", "escapeChar": "\\", "quoteChar": null}"#
    #expect(try read("a,b\n\\N,N\n\\\\N,\\N\n", dialect).texts == [[nil, "N"], ["\\N", nil]])
  }

  @Test func `skipInitialSpace: spaces behind a delimiter`() throws {
    let read = try read("id, name\n1,  apple pie \n2, \"a, b\"\n", #"{"skipInitialSpace": true}"#)
    #expect(read.header == ["id", "name"])
    #expect(read.texts == [["1", "apple pie "], ["2", "a, b"]] && read.findings.isEmpty)
  }

  @Test func `what is wrong is said as in the default dialect`() throws {
    let text = "a;b\n1\n\nx'y;2\n'q'r;3\n4;'open\n"
    let read = try read(text, #"{"delimiter": ";", "quoteChar": "'"}"#)
    #expect(
      read.faults == [
        "csv/ragged-row 2 2 4", "csv/blank-line 3 3 6", "csv/stray-quote 4 4 7",
        "csv/after-quote 5 5 13", "csv/unclosed-quote 6 6 20",
      ])
    #expect(read.texts == [["x'y", "2"]] && read.unreadable == 3)
  }

  @Test(arguments: [
    #"{"delimiter": "'", "quoteChar": "'"}"#, #"{"escapeChar": "\""}"#,
    #"{"delimiter": "ab", "escapeChar": "a"}"#, #"{"lineTerminator": ",", "delimiter": ","}"#,
  ]) func `characters that cannot be told apart are refused`(dialect: String) {
    let error = #expect(throws: Finding.self) { _ = try read("a", dialect) }
    #expect(error?.rule == .dialectClash)
  }

  @Test(arguments: [
    #"{"quoteChar": "''"}"#, #"{"headerRows": [0]}"#, #"{"commentRows": 2}"#,
    #"{"header": "no"}"#, #"{"escapeChar": "ab"}"#, #"{"delimiter": ""}"#,
  ]) func `values that the standard does not allow are refused`(dialect: String) {
    let error = #expect(throws: Finding.self) { _ = try read("a", dialect) }
    #expect(error?.rule == .settingShape)
  }
}

@Suite struct `Cutting a file of any dialect` {
  static let dialects = [
    #"{"delimiter": ";"}"#, #"{"delimiter": ";;"}"#, #"{"quoteChar": "'", "delimiter": "\t"}"#,
    #"{"quoteChar": null}"#, #"{"escapeChar": "\\", "doubleQuote": false}"#,
    #"{"escapeChar": "\\", "quoteChar": null, "nullSequence": "\\N"}"#,
    #"{"skipInitialSpace": true, "delimiter": "|"}"#, ##"{"commentChar": "#"}"##,
    ##"{"commentChar": "#;", "header": false}"##, #"{"lineTerminator": ";"}"#,
    #"{"lineTerminator": ";;", "delimiter": ";"}"#, #"{"lineTerminator": "\n"}"#,
    #"{"lineTerminator": "\r"}"#, #"{"headerRows": [1, 3], "commentRows": [2, 5]}"#,
    #"{"header": false, "nullSequence": ""}"#, #"{"quoteChar": "ن", "delimiter": "، "}"#,
  ]
  private static let alphabet =
    Array("aaN,,;;'\"\"|\\# \t\r\n\r\n".utf8) + Array("ن، ".utf8)

  @Test(arguments: dialects) func `is the same at every piece size`(dialect: String) throws {
    var random = Seeded(state: 2024)
    for round in 0..<400 {
      let bytes = (0..<Int.random(in: 0...100, using: &random)).map { _ in
        Self.alphabet.randomElement(using: &random)!
      }
      let file = round % 2 == 0 ? Array("a,b;c\nd,e\n".utf8) + bytes : bytes
      let limit = round % 3 == 0 ? 20 : Input.defaultRecordLimit
      let all = try CSVRead.all(file, dialect: dialect, recordLimit: limit)
      for read in all { try #require(read == all[0], "\(file)") }
    }
  }

  /// The slow grammar is the same as the fast one where both can read a file.
  @Test func `gives what the default grammar gives`() throws {
    var random = Seeded(state: 4180)
    let alphabet = Array("aa,,\"\"\"\r\n\r\n".utf8) + [0xD9, 0x86]
    for _ in 0..<1_000 {
      let bytes = (0..<Int.random(in: 0...100, using: &random)).map { _ in
        alphabet.randomElement(using: &random)!
      }
      let plain = try CSVRead.all(bytes, dialect: "{}")
      // A comment that the alphabet cannot spell takes the way of any dialect.
      let other = try CSVRead.all(bytes, dialect: ##"{"commentChar": "#"}"##)
      try #require(plain == other, "\(bytes)")
    }
  }
}
