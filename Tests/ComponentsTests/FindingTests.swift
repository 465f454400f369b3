import Components
import Testing

@Suite struct `The nearest name` {
  private let names = ["delimiter", "format", "path", "primaryKey", "الجدول"]

  @Test(arguments: [
    ("delimeter", "delimiter"), ("delimter", "delimiter"), ("delimmiter", "delimiter"),
    ("fromat", "format"), ("Format", "format"), ("pth", "path"), ("paths", "path"),
    ("primarykey", "primaryKey"), ("primary_key", "primaryKey"), ("الجدل", "الجدول"),
    ("path", "path"),
  ]) func `is a few letters away`(word: String, expected: String) {
    #expect(nearest(to: word, among: names) == expected)
  }

  @Test(arguments: ["", "x", "xyz", "formatter!!!", "delimit", "hath not", "htap", "table"])
  func `is not far away`(word: String) {
    let far = word == "delimit" ? "delimiter" : nil
    #expect(nearest(to: word, among: names) == far)
  }

  @Test func `is one of a list, the first of equals`() {
    #expect(nearest(to: "a", among: []) == nil)
    #expect(nearest(to: "cat", among: ["bat", "hat"]) == "bat")
    #expect(nearest(to: "hat", among: ["bat", "hat"]) == "hat")
    #expect(nearest(to: "abcd", among: ["abdc", "abce"]) == "abdc")
  }

  @Test func `is not looked for where it is too long for a slip of the pen`() {
    let long = String(repeating: "ab", count: 50)
    #expect(nearest(to: long.dropLast() + "c", among: [long, "x", ""]) == long)
    #expect(nearest(to: long + "c", among: [long, "x", ""]) == nil)
  }
}

@Suite struct `A template` {
  @Test(
    arguments: [
      ("", []), ("x", []), ("{a}", ["a"]), ("{a} {b}{a}", ["a", "b", "a"]), ("{a", []), ("a}", []),
      ("} {a}", ["a"]), ("{}", [""]), ("القيمة {value} و{expected}.", ["value", "expected"]),
      ("{a}{b", ["a"]),
    ] as [(String, [String])]) func `names its values in braces`(text: String, expected: [String])
  {
    #expect(Text.placeholders(in: text) == expected)
  }

  @Test func `has a wording in each language`() {
    let text = Text(ar: "ا", fr: "f", en: "e")
    #expect(Language.allCases.map { text[$0] } == ["ا", "f", "e"])
    #expect(Language.allCases.map(\.direction) == ["rtl", "ltr", "ltr"])
  }
}

@Suite struct `A finding` {
  private static let text = Text(ar: "ا", fr: "f", en: "e")
  private static let rule = Rule("a/b", what: text, fix: text)

  @Test func `is of a rule, which its id alone identifies`() {
    let other = Rule("a/b", .note, what: Text(ar: "", fr: "", en: ""), fix: Self.text)
    #expect(Self.rule == other && Set([Self.rule, other]).count == 1)
    #expect(Self.rule != Rule("a/c", what: Self.text, fix: Self.text))
  }

  @Test func `is the same where rule, place and values are`() {
    let finding = Finding(Self.rule, at: at(1), ["value": "x"])
    #expect(finding == Finding(Self.rule, at: at(1), ["value": "x"]))
    #expect(finding != Finding(Self.rule, at: at(2), ["value": "x"]))
    #expect(finding != Finding(Self.rule, at: at(1), ["value": "y"]))
    #expect(finding != Finding(Self.rule, at: .file("p.yaml"), ["value": "x"]))
    #expect(finding.at(at(2)) == Finding(Self.rule, at: at(2), ["value": "x"]))
  }

  @Test func `knows its file`() {
    let cell = Place.Cell(table: "t", file: "t.csv", row: 2, line: 2, byteOffset: 9, field: "a")
    #expect([at(1), .file("x"), .cell(cell)].map(\.file) == ["p.yaml", "x", "t.csv"])
  }

  @Test func `is legible in a debugger`() {
    let finding = Finding(Self.rule, at: at(3, 4), ["b": "2", "a": "1"])
    #expect(finding.description == "p.yaml:3:4: a/b a=1 b=2")
    let cell = Place.Cell(table: "t", file: "t.csv", row: 2, line: 5, byteOffset: 9, field: "a")
    #expect(Finding(Self.rule, at: .cell(cell)).description == "t.csv:5 row 2 a: a/b ")
    #expect(Finding(Self.rule, at: .file("x")).description == "x: a/b ")
  }

  @Test func `weighs as its rule says`() {
    #expect(Rule.Severity.note < .warning && Rule.Severity.warning < .error)
    #expect(Self.rule.severity == .error)
  }
}
