import Columns
import Components
import Testing

@testable import Formats

@Suite struct `Columns of JSON` {
  @Test func `are all names of the file in the order in which they come, be it in the last record`()
    throws
  {
    let read = try JSONRead.whole(#"[{"b": 1}, {"a": 2, "b": 3}, {"c": 4}]"#)
    #expect(read.header == ["b", "a", "c"])
    #expect(read.rows == [["1", nil, nil], ["3", "2", nil], [nil, nil, "4"]])
    #expect(read.isAbsent == [[false, true, true], [false, false, true], [true, true, false]])
  }

  @Test func `go into nested objects by path, points within names escaped`() throws {
    let text = #"[{"a": {"b": 1, "c.d": {"e\\f": [1, 2]}}, "g": 2}, {"a": null}, {"a": {}}]"#
    let read = try JSONRead.whole(text)
    #expect(read.header == ["a.b", #"a.c\.d.e\\f"#, "g"])
    #expect(read.rows == [["1", "[1, 2]", "2"], [nil, nil, nil], [nil, nil, nil]])
    #expect(read.isAbsent == [[false, false, false], [false, false, true], [true, true, true]])
  }

  @Test func `keep a member that is an object in some records and a value in others`() throws {
    let read = try JSONRead.whole(#"[{"a": 1}, {"a": {"b": 2}}]"#)
    #expect(read.header == ["a", "a.b"])
    #expect(read.rows == [["1", nil], [nil, "2"]])
  }

  @Test func `hold an object that is always empty as text`() throws {
    let read = try JSONRead.whole(#"[{"a": { }}, {"a": null}]"#)
    #expect(read.header == ["a"] && read.rows == [["{ }"], [nil]])
  }

  @Test func `are those that itemKeys asks for, in its order (Table Dialect 2.0)`() throws {
    let text = #"[{"a": {"b": 1, "c": "\u0041"}, "d": 2}, {"d": "x"}, {"a": "y"}]"#
    let keys = #"{"itemKeys": ["d", "a.c", "a", "z", "a.b"]}"#
    let read = try JSONRead.whole(text, as: "json", keys)
    #expect(read.header == ["d", "a.c", "a", "z", "a.b"])
    #expect(
      read.rows == [
        ["2", "A", #"{"b": 1, "c": "\u0041"}"#, nil, "1"], ["x", nil, nil, nil, nil],
        [nil, nil, "y", nil, nil],
      ])
  }

  @Test func `know a name by its characters, however it is escaped (RFC 8259 8.3)`() throws {
    let read = try JSONRead.whole(#"[{"a\u0062": 1}, {"\u0061b": 2}, {"ab": 3}]"#)
    #expect(read.header == ["ab"] && read.rows == [["1"], ["2"], ["3"]])
  }

  @Test func `may be very many, in any order, but not more than 4096`() throws {
    let names = (0..<300).map { "\"n\($0)\": \($0)" }
    let text = "[{\(names.joined(separator: ","))}, {\(names.reversed().joined(separator: ","))}]"
    let read = try JSONRead.whole(text)
    #expect(read.header == (0..<300).map { "n\($0)" } && read.rows[0] == read.rows[1])
    let many = (0...4096).map { "{\"n\($0)\": 0}" }.joined(separator: ",")
    #expect(try JSONRead.whole("[\(many)]").fault == "json/too-many-columns")
  }

  @Test func `are not told by records that are no good`() throws {
    let read = try JSONRead.whole(#"[{"a": 1}, {"b": NaN}, {"c": 2, "c": 3}]"#)
    #expect(read.header == ["a"] && read.unreadable == 2)
  }

  @Test func `of arrays are named by the first (Table Dialect 2.0, itemType)`() throws {
    let read = try JSONRead.whole(#"[["a", "b"], [1, "x"],[null, {"c": []}], [1], [1, 2, 3], {}]"#)
    #expect(read.header == ["a", "b"] && read.rows == [["1", "x"], [nil, #"{"c": []}"#]])
    #expect(read.places.map { $0[0] } == [2, 3])
    #expect(
      read.faults == [
        "json/ragged-row 4 1 41", "json/ragged-row 5 1 46", "json/not-record 6 1 57",
      ])
  }

  @Test func `of arrays without a header are numbered (Table Dialect 2.0, header)`() throws {
    let read = try JSONRead.whole(#"[[1, 2], [3, 4]]"#, as: "json", #"{"header": false}"#)
    #expect(read.header == ["field1", "field2"] && read.rows == [["1", "2"], ["3", "4"]])
    #expect(read.places.map { $0[0] } == [1, 2])
  }

  @Test func `of arrays are chosen by itemKeys too`() throws {
    let text = #"[["a", "b", "c"], [1, 2, 3]]"#
    let read = try JSONRead.whole(text, as: "json", #"{"itemKeys": ["c", "z", "a"]}"#)
    #expect(read.header == ["c", "z", "a"] && read.rows == [["3", nil, "1"]])
  }

  @Test(arguments: [
    (#"[["a", ""], [1, 2]]"#, "csv/empty-name 1 1 1"),
    (#"[["a", "a"]]"#, "csv/duplicate-column 1 1 1"),
    (#"[["a", NaN]]"#, "json/bad-value 1 1 1"), (#"{"itemType": "array"}"#, "json/no-list 1 1 0"),
  ]) func `need good names`(text: String, fault: String) throws {
    #expect(try JSONRead.whole(text).fault == fault)
  }

  @Test func `are of the kind of record that itemType says`() throws {
    let text = #"[{"a": 1}, [1]]"#
    #expect(try JSONRead.whole(text, as: "json", #"{"itemType": "object"}"#).rows == [["1"]])
    let read = try JSONRead.whole(text, as: "json", #"{"itemType": "array"}"#)
    #expect(read.fault == "json/not-record 1 1 1")
  }
}

@Suite struct `Where the records of a JSON document are` {
  private static let text =
    #"{"meta": {"rows": [0], "s": "]}\""}, "rows": [{"a": 1}, {"a": 2}], "n": [1, {"b": 2}]}"#

  @Test(arguments: [
    ("rows", "1 2"), ("/rows", "1 2"), ("/n", "json/not-record"), ("/meta/rows", "json/no-columns"),
    ("/x", "json/no-list 1 1 0"), ("x", "json/no-list 1 1 0"), ("/meta", "json/no-list 1 1 9"),
    ("/rows/0", "json/no-list 1 1 46"), ("/rows/01", "json/no-list 1 1 45"),
    ("/rows/-", "json/no-list 1 1 45"), ("/rows/2", "json/no-list 1 1 45"),
  ]) func `is what property says, a name or a pointer (RFC 6901 3, 4)`(
    property: String, expected: String
  ) throws {
    let read = try JSONRead.whole(Self.text, as: "json", "{\"property\": \"\(property)\"}")
    let cells = read.rows.map { $0[0]! }.joined(separator: " ")
    #expect((read.fault ?? cells) == expected || read.faults.first?.hasPrefix(expected) == true)
  }

  @Test func `is told where it is not said`() throws {
    let read = try JSONRead.whole(Self.text)
    #expect(read.fault == "json/no-list 1 1 0")
    #expect(read.values == [["value": "[ ]", "expected": "/meta/rows, rows, n"]])
  }

  @Test func `is told where no list is`() throws {
    let read = try JSONRead.whole(#"{"a": {"b/": {"c": [1]}, "d": {"e": {"f": []}}}, "": 1}"#)
    #expect(read.values == [["value": "[ ]", "expected": "/a/b~1/c"]])
    #expect(try JSONRead.whole(#"{"a": 1}"#).values == [["value": "[ ]", "expected": "–"]])
  }

  @Test(arguments: [
    ("/a~1b/m~0n", #"{"a/b": {"m~n": [{"x": 1}]}}"#), ("//0", #"{"": [[{"x": 1}]]}"#),
    ("/a/1", #"{"a": [[{"x": 2}], [{"x": 1}], 3]}"#), ("/ ", #"{" ": [{"x": 1}]}"#),
    ("/é", #"{"\u00e9": [{"x": 1}]}"#), ("/~01", #"{"~1": [{"x": 1}]}"#),
    ("a.b", #"{"a.b": [{"x": 1}]}"#), ("é/~", #"{"é/~": [{"x": 1}]}"#),
  ]) func `is where RFC 6901 leads`(pointer: String, text: String) throws {
    let read = try JSONRead.whole(text, as: "json", "{\"property\": \"\(pointer)\"}")
    #expect(read.rows == [["1"]] && read.fault == nil && read.faults.isEmpty)
  }

  @Test(arguments: ["/~2", "/a~", "/~~0"]) func `needs a good pointer (RFC 6901 3)`(
    pointer: String
  ) throws {
    #expect(throws: Finding.self) {
      try JSONRead.whole("[]", as: "json", "{\"property\": \"\(pointer)\"}")
    }
  }

  @Test(arguments: [
    (#"{"r": [{"a": 1}], "r": []}"#, "json/duplicate-name 2 1 22"),
    (#"{"r": [{"a": 1}],}"#, "json/trailing-comma 2 1 17"),
    (#"{"r": [{"a": 1}]} 2"#, "json/after-end 2 1 18"),
  ]) func `does not hide what is wrong around them`(text: String, fault: String) throws {
    let read = try JSONRead.whole(text, as: "json", #"{"property": "r"}"#)
    #expect(read.rows == [["1"]] && read.faults == [fault])
  }

  @Test(arguments: [
    (#"{"r": [{"a": 1}]"#, "json/not-closed 2 1 16"),
    (#"{"r": [{"a": 1}], "x": [1}}"#, "json/punctuation 2 1 25"),
    (#"{"r": [{"a": 1}] "x": 1}"#, "json/punctuation 2 1 17"),
    (#"{"r": [{"a": 1}], "x" 1}"#, "json/punctuation 2 1 22"),
    (#"{"r": [{"a": 1}], "x": "}"#, "json/not-closed 2 1 25"),
  ]) func `stops reading where the rest is broken`(text: String, fault: String) throws {
    let read = try JSONRead.whole(text, as: "json", #"{"property": "r"}"#)
    #expect(read.rows == [["1"]] && read.fault == fault)
  }

  @Test func `may be behind and before values longer than any record`() throws {
    let long = String(repeating: "x\\\"[", count: 20_000)
    let text = #"{"s": "\#(long)", "o": [["\#(long)"], 1], "r": [{"a": 1}], "t": "\#(long)"}"#
    let read = try JSONRead.whole(
      Array(text.utf8), as: "json", #"{"property": "r"}"#, recordLimit: 1000)
    #expect(read.rows == [["1"]] && read.fault == nil && read.faults.isEmpty)
    #expect(read.places == [[1, 1, text.utf8.count - 80_000 - 19]])
  }
}

@Suite struct `Reading NDJSON` {
  @Test func `takes a record a line, passing blank ones`() throws {
    let read = try JSONRead.whole("{\"a\":1}\n\r\n  \n {\"a\":2} \r\n{\"a\":3}", as: "ndjson")
    #expect(read.rows == [["1"], ["2"], ["3"]])
    #expect(read.places == [[1, 1, 0], [2, 4, 14], [3, 5, 24]])
  }

  @Test func `loses a broken line alone`() throws {
    let text =
      "{\"a\":1}\n{\"a\":\n[{\"a\":3}]\n{\"a\":4}}\n{\"a\":5} {}\n\"{\n{\"a\":\"7\n{\"a\":8}\n"
    let read = try JSONRead.whole(text, as: "ndjson")
    #expect(read.rows == [["1"], ["8"]])
    #expect(
      read.faults == [
        "json/not-closed 2 2 8", "json/not-record 3 3 14", "json/after-end 4 4 24",
        "json/after-end 5 5 33", "json/not-record 6 6 44", "json/not-closed 7 7 47",
      ])
    #expect(read.unreadable == 6 && read.fault == nil)
  }

  @Test func `takes arrays with a header line`() throws {
    let read = try JSONRead.whole("[\"a\"]\n[1]\n[2]\n", as: "ndjson")
    #expect(read.header == ["a"] && read.rows == [["1"], ["2"]])
    #expect(read.places.map { $0[0] } == [2, 3])
  }

  @Test func `gives the records as they stand`() throws {
    let bytes = Array("{\"a\":1}\n {\"a\": NaN}\r\n{\"a\":3}".utf8)
    let format = try NDJSON(Options(nil, for: NDJSON.card, at: .file("t")))
    let records = try withFile(bytes) { path in
      let input = Input(path: path, name: "t", table: "t")
      return try Self.records(format.reader(of: input), [0, 9, 21, 5])
    }
    #expect(records == ["{\"a\":1}\n", "{\"a\": NaN}\n", "{\"a\":3}\n", nil])
  }

  private static func records<R: Reader>(_ reader: R, _ offsets: [Int]) throws -> [String?] {
    var reader = reader
    let verbatim = try #require(reader.verbatim)
    let piece = try #require(try reader.cut())
    return offsets.map { verbatim.record(piece, $0).map { String(decoding: $0, as: UTF8.self) } }
  }

  @Test func `is written a record a line`() throws {
    let table = Exported(
      name: "t", schema: Schema([Field("id", .integer), Field("name")]), language: "ar")
    let writer = try NDJSON(Options(nil, for: NDJSON.card, at: .file("t"))).writer(of: table)
    var output = writer.head
    writer.render(XMLSample.batch([["1", "شبكة\n"], ["2", nil]], width: 2), true, &output)
    #expect(
      String(decoding: output + writer.tail, as: UTF8.self)
        == "{\"id\":1,\"name\":\"شبكة\\n\"}\n{\"id\":2,\"name\":null}\n")
  }
}
