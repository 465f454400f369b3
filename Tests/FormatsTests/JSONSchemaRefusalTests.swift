import Components
import Testing

@testable import Formats

@Suite struct `JSON Schema, refusals` {
  @Test(arguments: [
    (#"[]"#, "1:1 json-schema-shape schema"),
    (#"{"type":"integr"}"#, "1:9 json-schema-shape type"),
    (#"{"type":[]}"#, "1:9 json-schema-shape type"),
    (#"{"type":["null","null"]}"#, "1:17 json-schema-shape type"),
    (#"{"minLength":-1}"#, "1:14 json-schema-shape minLength"),
    (#"{"minLength":1.5}"#, "1:14 json-schema-shape minLength"),
    (#"{"multipleOf":0}"#, "1:15 json-schema-shape multipleOf"),
    (#"{"exclusiveMinimum":true,"minimum":1}"#, "1:21 json-schema-shape exclusiveMinimum"),
    (#"{"items":[true]}"#, "1:10 json-schema-shape schema"),
    (#"{"allOf":[]}"#, "1:10 json-schema-shape allOf"),
    (#"{"properties":{"a":1}}"#, "1:20 json-schema-shape schema"),
    (#"{"required":["a","a"]}"#, "1:18 duplicate "),
    (#"{"required":"a"}"#, "1:13 json-schema-shape required"),
    (#"{"uniqueItems":1}"#, "1:16 json-schema-shape uniqueItems"),
    (#"{"enum":1}"#, "1:9 json-schema-shape enum"),
    (#"{"$id":"a#b"}"#, "1:8 json-schema-shape $id"),
    (#"{"$anchor":"1a"}"#, "1:12 json-schema-shape $anchor"),
    (#"{"$defs":{"a":{"$anchor":"x"},"b":{"$anchor":"x"}}}"#, "1:46 duplicate "),
    (#"{"$defs":{"a":{"$id":"x"},"b":{"$id":"x"}}}"#, "1:31 duplicate "),
  ]) func `name what is not a schema, and where`(schema: String, refusal: String) {
    #expect(JSONSchemaSample.refusal(schema) == refusal)
  }

  @Test(arguments: [
    (
      #"{"$schema":"http://json-schema.org/draft-07/schema#"}"#,
      "1:12 json-schema-unsupported $schema: http://json-schema.org/draft-07/schema#"
    ),
    (#"{"dependencies":{"a":["b"]}}"#, "1:2 json-schema-unsupported dependencies"),
    (#"{"additionalItems":false}"#, "1:2 json-schema-unsupported additionalItems"),
    (
      #"{"multipleOf":12345678901234567890123456789012345678}"#,
      "1:15 json-schema-unsupported multipleOf, > 37 digits"
    ),
    (#"{"pattern":"a(?=b)"}"#, "1:12 json-schema-unsupported (?= – a(?=b)"),
    (#"{"pattern":"(?<!a)b"}"#, "1:12 json-schema-unsupported (?<! – (?<!a)b"),
    (#"{"pattern":"(a)\\1"}"#, #"1:12 json-schema-unsupported \1 – (a)\1"#),
    (#"{"pattern":"\\bx"}"#, #"1:12 json-schema-unsupported \b – \bx"#),
    (
      #"{"patternProperties":{"\\p{Script=Arabic}":true}}"#,
      #"1:23 json-schema-unsupported \p{Script=Arabic} – \p{Script=Arabic}"#
    ),
    (#"{"pattern":"[\\P{L}a]"}"#, #"1:12 json-schema-unsupported [\P{…}] – [\P{L}a]"#),
    (#"{"pattern":"(^a|b)"}"#, "1:12 json-schema-unsupported ^ inside – (^a|b)"),
  ]) func `name what is not supported`(schema: String, refusal: String) {
    #expect(JSONSchemaSample.refusal(schema) == refusal)
  }

  @Test(arguments: [
    ##"{"$ref":"https://example.org/other.json"}"##, ##"{"$ref":"#/$defs/none"}"##,
    ##"{"$ref":"#none"}"##, ##"{"$ref":"other#"}"##, ##"{"$ref":"#/%"}"##, ##"{"$ref":"#/~2"}"##,
    ##"{"$ref":"https://json-schema.org/draft/2020-12/schema"}"##,
  ]) func `name references that find nothing here`(schema: String) {
    #expect(JSONSchemaSample.refusal(schema).hasPrefix("1:9 json-schema-reference "))
  }

  @Test(arguments: [
    ##"{"$ref":"#"}"##, ##"{"allOf":[{"$ref":"#"}]}"##, ##"{"not":{"$ref":"#"}}"##,
    ##"{"$ref":"#/$defs/a","$defs":{"a":{"anyOf":[{"$ref":"#/$defs/b"}]},"b":{"if":{"$ref":"#/$defs/a"},"then":true}}}"##,
    ##"{"dependentSchemas":{"a":{"$ref":"#"}}}"##,
  ]) func `of schemas that refer to themselves without end`(schema: String) {
    #expect(JSONSchemaSample.refusal(schema).contains("json-schema-cycle"))
  }

  @Test func `leave recursion that walks down the document`() throws {
    let sample = try JSONSchemaSample(
      ##"{"anyOf":[{"type":"integer"},{"type":"array","items":{"allOf":[{"$ref":"#"}]}}]}"##)
    let deep = String(repeating: "[", count: 127) + "1" + String(repeating: "]", count: 127)
    #expect(try sample.accepts(deep))
    #expect(try !sample.accepts(deep.replacing("1", with: "null")))
  }

  /// Each level asks twice for the one below: 2⁴⁰ looks.
  @Test func `come late for schemas that cost too much, but come`() throws {
    let levels = (0..<40).map { level in
      ##""\##(level)":{"allOf":[{"$ref":"#/$defs/\##(level + 1)"},{"$ref":"#/$defs/\##(level + 1)"}]}"##
    }
    let sample = try JSONSchemaSample(
      ##"{"$ref":"#/$defs/0","$defs":{\##(levels.joined(separator: ",")),"40":{"type":"null"}}}"##)
    #expect(try sample.verdict("null") == .gaveUp)
  }

  @Test func `cut dynamic references that turn in place`() throws {
    let sample = try JSONSchemaSample(
      ##"{"$dynamicAnchor":"a","allOf":[{"$dynamicRef":"#a"}]}"##)
    #expect(try sample.verdict("1") == .gaveUp)
  }
}

@Suite struct `ECMA-262 pattern` {
  @Test(arguments: [
    ("^[0-9]{4}$", ["2024"], ["12024", "20244", "٢٠٢٤"]),
    ("a|^b$|c$", ["xax", "b", "xc"], ["bb", "cx", ""]),
    ("^$", [""], ["a"]), ("", ["", "any\nthing"], []),
    (#"^\d+\D\w\W\s\S$"#, ["1xa- x"], ["٣xa- x", "1xé- x"]),
    (#"^\S*$"#, ["abc"], ["a\u{a0}b", "a\u{feff}", "a b"]),
    ("^.$", ["a", "\u{1F600}", "\u{85}"], ["\n", "\r", "\u{2028}", "", "ab"]),
    (#"^[\w\-.]+@[^@\s]+$"#, ["a-b.c@d.e"], ["a b@c", "a@b c", "@c"]),
    (#"^[^\d]$"#, ["a", "٣"], ["3"]), (#"^[\D]$"#, ["a"], ["3"]), ("^[^]$", ["\n", "a"], [""]),
    (#"\S"#, ["b", " x"], ["", " "]), ("[^0-9]", ["b", "1b"], ["12", ""]),
    (#"\P{L}"#, ["a-"], ["a"]),
    ("[^a]*b[^a]*", ["bb"], ["a"]), ("[^]", ["\n"], [""]),
    ("a[]", [], ["a", ""]), ("^[a-]$", ["-", "a"], ["b"]), ("^[-a]$", ["-"], ["b"]),
    ("^[.*+?^$()|{}]+$", ["^$.*+?(){}|"], ["a"]), (#"^\/\.\$\^\\$"#, [#"/.$^\"#], ["/a$^"]),
    (#"^\u0041\x42\u{43}\ud83d\ude00\cJ\t$"#, ["ABC\u{1F600}\n\t"], ["ABC"]),
    (#"^\p{L}+\P{L}\p{gc=Nd}$"#, ["نشر-٣"], ["1-3"]), (#"^[\p{L}0-9 ]+$"#, ["نشر 7b"], ["_", "٣"]),
    (#"^[^\p{L}\d]$"#, ["٣", "_"], ["ن", "7"]),
    (#"^[^\p{Lu}\p{Nd}x]+$"#, ["ab"], ["A", "٣", "x"]), (#"^[\W\d]+$"#, ["-7é"], ["a", "Z", "_"]),
    ("^[(-+]+$", ["()*+"], [",", "-", "'"]),
    ("^(?:ab)+?$", ["abab"], ["aba"]),
    ("^(?<year>[0-9]{2,3}){1}$", ["12", "123"], ["1", "1234"]), ("^a{2,}$", ["aaa"], ["a"]),
    ("x$", ["x"], ["x\n"]), (#"^[\u0600-\u06FF ]+$"#, ["مجلس الجماعة"], ["council"]),
    (#"^[^\u0000-\u001f]*$"#, ["text"], ["a\tb", "\u{1}"]), ("^(a|)$", ["", "a"], ["b"]),
    (#"^[\]\[]$"#, ["]", "["], ["\\"]), ("^(|(a))(b)?$", ["", "ab", "b"], ["ba"]),
  ]) func `is found where ECMA-262 finds it`(text: String, good: [String], bad: [String]) throws {
    let pattern = try ECMAPattern(text)
    for sample in good { #expect(pattern.match(Array(sample.utf8)) == .yes, "\(text) \(sample)") }
    for sample in bad { #expect(pattern.match(Array(sample.utf8)) == .no, "\(text) \(sample)") }
  }

  @Test(arguments: [
    "(", ")", "[", "[a", "a**", "*", "a{2,1}", "a{", "a{,2}", #"\"#, #"\q"#, #"\u12"#,
    #"\u{110000}"#,
    "[b-a]", #"[\d-z]"#, #"\x4"#, #"\c1"#, "(?", "(?<a", #"\p"#, #"\ud800"#, "+", "a|*",
  ]) func `is refused where it is none`(text: String) {
    do throws(ECMAPattern.Fault) {
      _ = try ECMAPattern(text)
      Issue.record("\(text) is taken")
    } catch {
      if case .unsupported(let what) = error { Issue.record("\(text): \(what)") }
    }
  }
}
