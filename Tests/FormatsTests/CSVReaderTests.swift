import Columns
import Components
import Testing

@testable import Formats

/// Each case is read in pieces of 1, 2, 3, 7 and 64 bytes and whole, with one result.
@Suite struct `Reading CSV by RFC 4180` {
  @Test(arguments: ["\r\n", "\n", "\r"])
  func `section 2.1, a record a line`(end: String) throws {
    let read = try CSVRead.whole(["a,b", "1,2", "3,4", ""].joined(separator: end))
    let count = end.utf8.count
    #expect(read.header == ["a", "b"] && read.texts == [["1", "2"], ["3", "4"]])
    #expect(read.places == [[2, 2, 3 + count], [3, 3, 6 + 2 * count]])
    #expect(read.findings.isEmpty && read.unreadable == 0 && read.thrown == nil)
  }

  @Test func `section 2.1, line ends of all kinds in one file`() throws {
    let read = try CSVRead.whole("a,b\r1,2\n3,4\r\n5,6\r7,8")
    #expect(read.texts == [["1", "2"], ["3", "4"], ["5", "6"], ["7", "8"]])
    #expect(read.places == [[2, 2, 4], [3, 3, 8], [4, 4, 13], [5, 5, 17]])
  }

  @Test(arguments: ["\r\n", "\n", "\r", ""])
  func `section 2.2, the last line may end or not`(end: String) throws {
    #expect(try CSVRead.whole("a,b\n1,2" + end).texts == [["1", "2"]])
    #expect(try CSVRead.whole("a,b" + end).texts == [])
    #expect(try CSVRead.whole("a\n\"x\"" + end).texts == [["x"]])
  }

  @Test func `section 2.3, the header names the columns`() throws {
    let read = try CSVRead.whole("\"na,me\", ب ,\"c\"\"d\"\r\n1,2,3\r\n")
    #expect(read.header == ["na,me", " ب ", "c\"d"])
    #expect(read.texts == [["1", "2", "3"]])
  }

  @Test func `section 2.4, spaces are part of a cell`() throws {
    #expect(try CSVRead.whole("a,b\n x , \n").texts == [[" x ", " "]])
  }

  @Test func `section 2.4, empty cells, also the last`() throws {
    let read = try CSVRead.whole("a,b,c\n,,\n1,,\n,,3\n,2,")
    #expect(read.texts == [["", "", ""], ["1", "", ""], ["", "", "3"], ["", "2", ""]])
    #expect(read.findings.isEmpty)
  }

  @Test func `section 2.5, cells may be in quotes`() throws {
    let read = try CSVRead.whole("a,b\n\"x\",\"\"\n\"\",y\n\"\",\"\"\n")
    #expect(read.texts == [["x", ""], ["", "y"], ["", ""]])
    #expect(read.findings.isEmpty)
  }

  @Test func `section 2.6, delimiters and line ends within quotes`() throws {
    let read = try CSVRead.whole("a,b\n\"x,y\",\"1\r\n2\n3\r4\"\nlast,\"\r\"\nz,z\n")
    #expect(read.texts == [["x,y", "1\r\n2\n3\r4"], ["last", "\r"], ["z", "z"]])
    #expect(read.places == [[2, 2, 4], [3, 6, 21], [4, 8, 30]])
  }

  @Test func `section 2.7, a doubled quote is one`() throws {
    let read = try CSVRead.whole("a,b\n\"\"\"\",\"x\"\"y\"\"\"\n\"\"\"\"\"\",\"\"\",\"\"\"\n")
    #expect(read.texts == [["\"", "x\"y\""], ["\"\"", "\",\""]])
    #expect(read.findings.isEmpty)
  }

  @Test func `a header may span lines`() throws {
    let read = try CSVRead.whole("\"a\nb\",c\r\n1,2\r\n")
    #expect(read.header == ["a\nb", "c"] && read.places == [[2, 3, 9]])
  }

  @Test func `a byte order mark is no part of the first name`() throws {
    let read = try CSVRead.whole("\u{FEFF}a,b\n1,2\n")
    #expect(read.header == ["a", "b"] && read.places == [[2, 2, 7]])
    #expect(try CSVRead.whole("\u{FEFF}\"a\"\n1").header == ["a"])
    // Anywhere else it is text.
    #expect(try CSVRead.whole("a\n\u{FEFF}1").texts == [["\u{FEFF}1"]])
  }

  @Test(arguments: [";", "\t", "|", " "])
  func `other delimiters`(delimiter: String) throws {
    let text = "a,x\(delimiter)b\n1,5\(delimiter)\"\(delimiter)\"\n"
    let read = try CSVRead.whole(text, delimiter: delimiter)
    #expect(read.header == ["a,x", "b"] && read.texts == [["1,5", delimiter]])
  }

  @Test(arguments: [
    ("", Rule.settingShape), ("\"", .dialectClash), ("\n", .dialectClash), ("\r", .dialectClash),
  ])
  func `a delimiter is something, and no quote or line end`(delimiter: String, rule: Rule) {
    let error = #expect(throws: Finding.self) {
      _ = try CSVRead.whole("a", delimiter: delimiter)
    }
    #expect(error?.rule == rule)
  }

  @Test func `control characters are text`() throws {
    #expect(
      try CSVRead.whole("a\n\u{1}\u{B}\u{C}\u{7F}\n").texts == [["\u{1}\u{B}\u{C}\u{7F}"]])
  }

  @Test func `section 2, TEXTDATA, NUL is none`() throws {
    for dialect in ["{}", #"{"commentChar": "%"}"#] {
      let read = try CSVRead.whole("a,b\n1,2\n3,\"x\0\"\n5,6\n", dialect: dialect)
      #expect(read.texts == [["1", "2"], ["5", "6"]] && read.unreadable == 1)
      #expect(read.faults == ["csv/nul 3 3 8"])
      #expect(read.findings[0].values == ["number": "2"])
      guard case .cell(let cell) = read.findings[0].place else { return }
      #expect(cell.field == "b")
    }
  }

  @Test func `line separators of Unicode end no record`() throws {
    #expect(try CSVRead.whole("a\nx\u{2028}\u{85}y\n").texts == [["x\u{2028}\u{85}y"]])
  }
}

@Suite struct `What is wrong with a CSV file` {
  @Test func `blank lines are passed over and said`() throws {
    let read = try CSVRead.whole("a,b\n\n1,2\r\n\r\n\r3,4\n\n")
    #expect(read.texts == [["1", "2"], ["3", "4"]])
    #expect(read.places == [[3, 3, 5], [6, 6, 13]])
    #expect(
      read.faults == [
        "csv/blank-line 2 2 4", "csv/blank-line 4 4 10", "csv/blank-line 5 5 12",
        "csv/blank-line 7 7 17", "csv/mixed-line-ends",
      ])
    #expect(read.unreadable == 0)
  }

  @Test func `a line of two quotes is a short row, not a blank line`() throws {
    let read = try CSVRead.whole("a,b\n\"\"\n1,2\n")
    #expect(read.faults == ["csv/ragged-row 2 2 4"] && read.unreadable == 1)
  }

  @Test func `a blank line of one column is an empty cell`() throws {
    let read = try CSVRead.whole("a\n\nx\n\"\"\n\n")
    #expect(read.texts == [[""], ["x"], [""], [""]] && read.findings.isEmpty)
    #expect(read.places == [[2, 2, 2], [3, 3, 3], [4, 4, 5], [5, 5, 8]])
  }

  @Test func `short and long rows`() throws {
    let read = try CSVRead.whole("a,b\n1\n1,2,3\n1,2\n\"x\ny\",,\nend,\n,\n")
    #expect(read.texts == [["1", "2"], ["end", ""], ["", ""]])
    #expect(
      read.faults == [
        "csv/ragged-row 2 2 4", "csv/ragged-row 3 3 6", "csv/ragged-row 5 5 16",
      ])
    #expect(read.findings.map { $0.values["count"] } == ["1", "3", "3"])
    #expect(read.findings.allSatisfy { $0.values["expected"] == "2" } && read.unreadable == 3)
    #expect(read.places == [[4, 4, 12], [6, 7, 24], [7, 8, 29]])
  }

  @Test func `a trailing delimiter at the end of the file is one more cell`() throws {
    #expect(try CSVRead.whole("a,b\n1,").texts == [["1", ""]])
    #expect(try CSVRead.whole("a,b\n1,2,").faults == ["csv/ragged-row 2 2 4"])
    #expect(try CSVRead.whole("a,b\n,").texts == [["", ""]])
    #expect(try CSVRead.whole("a,").fault == "csv/empty-name 1 1 0")
  }

  @Test func `a quote within a plain cell stays and is said`() throws {
    let read = try CSVRead.whole("a,b\nx\"y\",z\n5\"\"6, \"q\"\n")
    #expect(read.texts == [["x\"y\"", "z"], ["5\"\"6", " \"q\""]])
    #expect(
      read.faults == [
        "csv/stray-quote 2 2 4", "csv/stray-quote 3 3 11", "csv/stray-quote 3 3 11",
      ])
    #expect(read.findings.map { $0.values["value"] } == ["x\"y\"", "5\"\"6", " \"q\""])
    #expect(read.findings.allSatisfy { $0.rule.severity == .warning })
  }

  @Test func `a quote within a plain name is said`() throws {
    let read = try CSVRead.whole("a\"b,c\n1,2\n")
    #expect(read.header == ["a\"b", "c"] && read.faults == ["csv/stray-quote 1 1 0"])
  }

  @Test func `text behind a closing quote`() throws {
    let read = try CSVRead.whole("a,b\n\"x\"y,z\n\"x\" ,z\n\"x\n\"\"y\"z\"w\",1\n1,2\n")
    #expect(read.texts == [["1", "2"]] && read.unreadable == 3)
    #expect(
      read.faults == [
        "csv/after-quote 2 2 4", "csv/after-quote 3 3 11", "csv/after-quote 4 4 18",
      ])
    #expect(read.places == [[5, 6, 32]])
  }

  @Test func `a quote that is never closed`() throws {
    let read = try CSVRead.whole("a,b\n1,2\n3,\"x\n4,5\n\"\"6,7\n")
    #expect(read.texts == [["1", "2"]] && read.unreadable == 1)
    #expect(read.faults == ["csv/unclosed-quote 3 3 8"])
    #expect(try CSVRead.whole("a\n\"").faults == ["csv/unclosed-quote 2 2 2"])
    #expect(try CSVRead.whole("\"a\n1,2\n").fault == "csv/unclosed-quote 1 1 0")
  }

  @Test(
    arguments: [
      [0xE9], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xD9], [0xFF, 0xFE],
      [0xC3, UInt8(ascii: ","), 0xA9],
    ] as [[UInt8]]) func `text that is not UTF-8, with its cell`(bad: [UInt8]) throws
  {
    let isSplit = bad.contains(UInt8(ascii: ","))
    let start = Array("a,b\nنعم,1\nx,".utf8), end = Array("\n2,3\n".utf8)
    let bytes = isSplit ? Array(start.dropLast(2)) + bad + end : start + bad + end
    let all = try CSVRead.all(bytes)
    for read in all { #expect(read == all[0]) }
    #expect(all[0].texts == [["نعم", "1"], ["2", "3"]] && all[0].unreadable == 1)
    #expect(all[0].faults == ["csv/not-utf8 3 3 13"])
    #expect(all[0].findings[0].values["number"] == (isSplit ? "1" : "2"))
  }

  @Test func `names that are not UTF-8`() throws {
    for read in try CSVRead.all([0xE9, 10, 49]) { #expect(read.fault == "csv/not-utf8 1 1 0") }
  }

  @Test func `the value in a message is cut between characters`() throws {
    let read = try CSVRead.whole("a\n\"1\"\nx\"" + String(repeating: "ن", count: 300) + "\n")
    #expect(read.findings.first?.values["value"] == "x\"" + String(repeating: "ن", count: 99))
    let long = "x\"y" + String(repeating: "ن", count: 300)
    let value = try #require(try CSVRead.whole("a\n" + long).findings.first?.values["value"])
    #expect(long.hasPrefix(value) && value.utf8.count == 199)
  }

  @Test(arguments: ["", "\u{FEFF}"]) func `no header`(text: String) throws {
    #expect(try CSVRead.whole(text).fault == "csv/no-header")
  }

  @Test(arguments: [
    ("a,,c\n", "csv/empty-name 1 1 0"), ("\n1\n", "csv/empty-name 1 1 0"),
    ("\"\",b\n", "csv/empty-name 1 1 0"), ("a,b,a\n", "csv/duplicate-column 1 1 0"),
    ("\u{FEFF}a,a\n", "csv/duplicate-column 1 1 3"), ("\"a\"x,b\n", "csv/after-quote 1 1 0"),
  ]) func `names that are empty or twice there`(text: String, expected: String) throws {
    let read = try CSVRead.whole(text)
    #expect(read.fault == expected && read.rows.isEmpty)
  }

  @Test func `names which column has none`() throws {
    #expect(try CSVRead.whole("a,,c").thrown?.values == ["number": "2"])
    #expect(try CSVRead.whole("a,b,a").thrown?.values == ["value": "a"])
  }

  @Test(arguments: [
    ("123456789\n", nil), ("1234567890\n", "csv/record-too-long 4 4 6"),
    ("12345678\r\n", nil), ("123456789\r\n", "csv/record-too-long 4 4 6"),
    ("1234567890", nil), ("12345678901", "csv/record-too-long 4 4 6"),
    ("\"123\n56789\n1\n2\n", "csv/open-quote 4 4 6"), ("\"12\n45\"89\n", nil),
  ]) func `a record beyond the limit, after the rows before it`(
    record: String, expected: String?
  ) throws {
    let read = try CSVRead.whole("a\n1\n2\n" + record, recordLimit: 10)
    #expect(read.fault == expected && read.texts.prefix(2) == [["1"], ["2"]])
  }

  @Test func `a header beyond the limit`() throws {
    #expect(try CSVRead.whole("abc,def\n1,2", recordLimit: 5).fault == "csv/record-too-long 1 1 0")
  }

  @Test func `a file that is not there`() throws {
    let error = #expect(throws: Finding.self) {
      let format = try CSV(Options(nil, for: CSV.card, at: .file("t")))
      _ = try format.reader(of: Input(path: "/nowhere/x.csv", name: "x.csv", table: "x"))
    }
    #expect(error?.rule == .unreadable && error?.place == .file("x.csv"))
  }
}

@Suite struct `Cutting a CSV file` {
  /// Where records end, the bytes coming `step` at a time.
  private func ends(_ bytes: [UInt8], step: Int, size: Int) -> [Int] {
    var scanner = CSVScanner(delimiter: UInt8(ascii: ","), recordLimit: .max)
    var ends: [Int] = [], taken = 0, count = 0
    while true {
      let isAtEnd = count >= bytes.count
      let buffer = Array(bytes[taken..<min(count, bytes.count)])
      if let end = scanner.scan(buffer, atLeast: size, isAtEnd: isAtEnd) {
        let counts = scanner.taken(end)
        taken += end
        ends += [taken, counts.records, counts.lines]
      } else if isAtEnd {
        return ends
      } else {
        count += step
      }
    }
  }

  private static let alphabet = Array("aa,,\"\"\"\r\n\r\n".utf8) + [0xD9, 0x86]

  @Test(arguments: [1, 2, 3, 7, 64]) func `is the same however the file arrives`(step: Int) throws {
    var random = Seeded(state: 180)
    for _ in 0..<1_000 {
      let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        Self.alphabet.randomElement(using: &random)!
      }
      for size in [1, 5, 30] {
        let whole = ends(bytes, step: max(1, bytes.count), size: size)
        try #require(ends(bytes, step: step, size: size) == whole, "\(bytes)")
      }
    }
  }

  @Test func `of random bytes never traps and is the same at every piece size`() throws {
    var random = Seeded(state: 4180)
    for round in 0..<600 {
      let bytes = (0..<Int.random(in: 0...120, using: &random)).map { _ in
        round % 5 == 0
          ? UInt8.random(in: 0...255, using: &random) : Self.alphabet.randomElement(using: &random)!
      }
      let limit = round % 3 == 0 ? 24 : Input.defaultRecordLimit
      // A good header half of the time, so that rows are reached.
      let file = round % 2 == 0 ? Array("a,b\n".utf8) + bytes : bytes
      let all = try CSVRead.all(file, recordLimit: limit)
      for read in all { try #require(read == all[0], "\(file)") }
      for finding in all[0].findings {
        guard case .cell = finding.place else {
          if finding.rule == .mixedLineEnds { continue }
          Issue.record("\(finding) has no row")
          continue
        }
      }
    }
  }

  @Test(arguments: 0..<28) func `does not see where a read of the file ends`(shift: Int) throws {
    let tricky = "\"a\"\"\r\n\"\"b\",ن\r\n,\"\"\n\"\r\",🏛\n"
    // The header needs three bytes, then 64 KiB are read at a time.
    let start = (1 << 16) + 3 - tricky.utf8.count + shift
    var text = "n,t\r\n"
    while text.utf8.count < start - 3000 { text += String(repeating: "x", count: 1500) + ",\n" }
    text += String(repeating: "x", count: start - text.utf8.count - 2) + ",\n"
    let read = try CSVRead.whole(text + tricky + tricky)
    #expect(tricky.utf8.count == 28 && read.faults == ["csv/mixed-line-ends"] && read.thrown == nil)
    let expected = [["a\"\r\n\"b", "ن"], ["", ""], ["\r", "🏛"]]
    #expect(Array(read.texts.suffix(6)) == expected + expected)
  }

  @Test func `takes one reading of the file, whatever the length of a record`() throws {
    let long = String(repeating: "\"\"", count: 100_000)
    let read = try CSVRead.whole("a,b\n\"\(long)\",x\ny,\"\(long)\"\n")
    #expect(read.rows.map { $0.cells.map { $0?.count } } == [[100_000, 1], [1, 100_000]])
  }
}
