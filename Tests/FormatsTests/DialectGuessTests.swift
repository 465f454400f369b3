import Columns
import Components
import Testing

@testable import Formats

@Suite struct `The dialect that nothing states` {
  private static func guess(_ text: String, _ options: String = "{}", name: String = "t.csv")
    throws -> SettledRead
  {
    try SettledRead(Array(text.utf8), options, name: name)
  }

  @Test(arguments: [
    "a,b\n1,2\n", "a\n1\n2\n", "name\nAli; Fès\nOmar\n", "a,b\n1;2,3\n4;5,6\n", "a,b\n", "a\n", "",
    "id,tags\n1,x|y\n2,z|w\n", "a,b\n\"1;2\",\"3;4\"\n", "note\n\"a, b\"\n", "#,name\n1,x\n",
    "a,b\n1,2,3\n4\n5,6\n7,8\n9,1\n1,2\n3,4\n5,6\n7,8\n9,1\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n",
  ]) func `stays a comma where a comma reads well`(text: String) throws {
    #expect(try Self.guess(text).said.isEmpty)
  }

  @Test(arguments: [
    ("a;b\n1;2\n", ";", 2), ("a\tb\tc\n1\t2\t3\n", #"\t"#, 3), ("a|b\n1|2\n", "|", 2),
    ("ville;taux;part\nRabat;3,5;2,1\nFès;1,5;0,5\n", ";", 3),
    ("nom;adresse\nA;12, rue X\nB;rue Y\nC;1, rue Z, Fès\n", ";", 2),
    ("a;b\n\"1;2\";\"x\ny;\"\n3;4\n", ";", 2), ("a;b;c\n", ";", 3),
  ]) func `is what makes all rows as wide`(text: String, delimiter: String, width: Int) throws {
    let read = try Self.guess(text)
    #expect(read.rules == ["csv/dialect-detected"] && read.header.count == width)
    #expect(read.value("value") == "delimiter: \"\(delimiter)\"")
    #expect(read.value("expected") == String(width))
  }

  @Test func `is what makes nearly all rows as wide`() throws {
    let rows = (1...40).map { "\($0);x;y" } + ["41;x"]
    let read = try Self.guess("a;b;c\n" + rows.joined(separator: "\n"))
    #expect(read.header.count == 3 && read.read?.unreadable == 1)
  }

  @Test func `is not looked for where it is stated`() throws {
    let read = try Self.guess("a;b\n1;2\n", #"{"delimiter": ","}"#)
    #expect(read.said.isEmpty && read.header == ["a;b"])
  }

  @Test func `is a tab by the name of the file`() throws {
    for name in ["t.tsv", "t.TAB"] {
      let read = try Self.guess("a\tb\n1,5\t2\n", name: name)
      #expect(read.said.isEmpty && read.header == ["a", "b"])
    }
    #expect(try Self.guess("a,b\n1,2\n", name: "t.tsv").header == ["a", "b"])
  }

  @Test func `is the comma, with a warning, where two would do`() throws {
    let read = try Self.guess("a,b;c\n1,2;3\n4,5;6\n")
    #expect(read.rules == ["csv/dialect-undecided"] && read.header == ["a", "b;c"])
    #expect(read.said[0].values["value"] == #""," ";""#)
    #expect(read.said[0].severity == .warning)
  }

  @Test func `has titles and notes above the header`() throws {
    for (text, row) in [
      ("Liste des membres;;\na;b;c\n1;2;3\n4;5;6\n", 2),
      ("Liste des membres\n\na;b;c\n1;2;3\n4;5;6\n", 3),
      ("# source, HCP\n# 2024\na,b\n1,2\n3,4\n", 3), ("# source\na,b\n1,2\n3,4\n", 2),
    ] {
      let read = try Self.guess(text)
      #expect(read.texts.count == 2 && read.thrown == nil)
      #expect(read.value("value")?.contains("headerRows: [\(row)]") == true, "\(text)")
    }
    // A header of its own stays one.
    #expect(try Self.guess("#a,b\n1,2\n3,4\n").header == ["#a", "b"])
    #expect(try Self.guess("a,b\n#1,2\n3,4\n").texts.count == 2)
  }

  @Test func `has other quotes where the usual ones break`() throws {
    let single = try Self.guess("a,b\n'1, 2','x'\n'3','y'\n'4','z'\n")
    #expect(single.value("value") == "quoteChar: \"'\"" && single.texts[0] == ["1, 2", "x"])
    let escaped = try Self.guess("a,b\n1,\"x \\\"y\\\", z\"\n2,\"b\"\n3,\"c\"\n")
    #expect(escaped.value("value") == #"escapeChar: "\\""#)
    #expect(escaped.texts[0] == ["1", "x \"y\", z"])
    let none = try Self.guess("a\tb\n\"un\" mot\t2\n3\t4\n5\t6\n")
    #expect(none.value("value") == #"delimiter: "\t", quoteChar: null"#)
    #expect(none.texts[0] == ["\"un\" mot", "2"])
  }

  @Test func `of any bytes at all`() throws {
    var random = Seeded(state: 2)
    let alphabet = Array("ab,;\t|\"'\\\n\r#=é".utf8)
    for _ in 0..<40 {
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        alphabet.randomElement(using: &random)!
      }
      _ = try SettledRead(bytes)
    }
  }
}
