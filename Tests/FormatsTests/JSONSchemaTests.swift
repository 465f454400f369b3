import Testing

@testable import Formats

/// JSON Schema Validation 2020-12, by section: a schema, documents that obey it and documents that do
/// not, separated by spaces.
@Suite struct `JSON Schema, assertions` {
  struct Case: Sendable {
    let section: String, schema: String, good: [String], bad: [String]
    init(_ section: String, _ schema: String, _ good: [String], _ bad: [String]) {
      self.section = section
      self.schema = schema
      self.good = good
      self.bad = bad
    }
  }

  static let validation = [
    Case(
      "6.1.1", #"{"type":"integer"}"#, ["1", "1.0", "-10e-1", "1e400"], ["1.5", "\"1\"", "null"]),
    Case("6.1.1", #"{"type":["string","null"]}"#, ["\"\"", "null"], ["0", "[]", "{}", "false"]),
    Case("6.1.1", #"{"type":"number"}"#, ["1", "0.5"], ["true"]),
    Case(
      "6.1.2", #"{"enum":[1,"a",{"x":[1.0],"y":null}]}"#,
      ["1.00", "\"a\"", #"{"y":null,"x":[1]}"#], ["\"1\"", "[1]", #"{"x":[1]}"#]),
    Case("6.1.2", #"{"enum":[]}"#, [], ["null"]),
    Case(
      "6.1.3", #"{"const":100}"#, ["100", "1e2", "100.0"], ["100.00000000000000000001", "true"]),
    Case("6.1.3", #"{"const":false}"#, ["false"], ["0", "null"]),
    Case("6.1.3", "{\"const\":\"\u{e9}\"}", ["\"\\u00e9\""], ["\"e\\u0301\""]),
    Case(
      "6.2.1", #"{"multipleOf":0.01}"#,
      ["4.35", "0", "-0.07", "1e308", "123456789012345678901234567890.12", "\"x\""],
      ["4.355", "0.0001", "1e-400"]),
    Case("6.2.1", #"{"multipleOf":7}"#, ["14", "7e30", "-21", "0.0"], ["15", "7.5", "1e30"]),
    Case("6.2.1", #"{"multipleOf":1e3}"#, ["2000", "5e5"], ["200"]),
    Case("6.2.1", #"{"multipleOf":1.6}"#, ["8", "1e1000000000000"], ["10.1"]),
    Case("6.2.2", #"{"maximum":0.3}"#, ["0.3", "0.30", "-1", "\"9\""], ["0.30000000000000001"]),
    Case("6.2.3", #"{"exclusiveMaximum":0}"#, ["-1e-999"], ["0", "-0.0", "1"]),
    Case("6.2.4", #"{"minimum":9007199254740993}"#, ["9007199254740993"], ["9007199254740992"]),
    Case("6.2.5", #"{"exclusiveMinimum":-2}"#, ["-1.9", "1e9"], ["-2", "-2.0", "-20"]),
    Case("6.3.1", #"{"maxLength":2}"#, ["\"\"", "\"\\ud83d\\ude00\\u0301\"", "123"], ["\"abc\""]),
    Case("6.3.2", #"{"minLength":2.0}"#, ["\"نش\"", "[]"], ["\"ن\"", "\"\""]),
    Case("6.3.3", #"{"pattern":"b+"}"#, ["\"abbc\"", "1"], ["\"ac\"", "\"\""]),
    Case("6.4.1", #"{"maxItems":1}"#, ["[]", "[1]", "{}"], ["[1,2]"]),
    Case("6.4.2", #"{"minItems":1}"#, ["[null]"], ["[]"]),
    Case(
      "6.4.3", #"{"uniqueItems":true}"#,
      ["[]", #"[1,"1",true,[1],{"a":1}]"#, "[0,false]"],
      ["[1,1.0]", #"[{"a":1,"b":2},{"b":2,"a":1}]"#, "[[],[]]"]),
    Case("6.4.3", #"{"uniqueItems":false}"#, ["[1,1]"], []),
    Case(
      "6.4.4", #"{"contains":{"type":"string"},"maxContains":1}"#,
      ["[\"a\"]", "[1,\"a\"]"], ["[]", "[1]", "[\"a\",\"b\"]"]),
    Case("6.4.5", #"{"contains":{"const":1},"minContains":2}"#, ["[1,1]", "[1,0,1,1]"], ["[1]"]),
    Case("6.4.5", #"{"contains":{"const":1},"minContains":0}"#, ["[]", "[2]"], []),
    Case("6.4.5", #"{"minContains":5}"#, ["[]"], []),
    Case("6.5.1", #"{"maxProperties":1}"#, ["{}", #"{"a":1}"#], [#"{"a":1,"b":1}"#]),
    Case("6.5.2", #"{"minProperties":1}"#, [#"{"a":null}"#, "[]"], ["{}"]),
    Case("6.5.3", #"{"required":["a","\u00e9"]}"#, [#"{"a":null,"é":1}"#, "1"], [#"{"a":1}"#]),
    Case(
      "6.5.4", #"{"dependentRequired":{"from":["to"]}}"#,
      ["{}", #"{"to":1}"#, #"{"from":1,"to":2}"#], [#"{"from":1}"#]),
    Case(
      "7", #"{"format":"date","title":"x","default":1,"contentEncoding":"base64"}"#,
      ["\"not a date\"", "1"], []),
  ]

  static let core = [
    Case("Core 4.3.2", "true", ["1", "null"], []),
    Case("Core 4.3.2", "false", [], ["1", "null"]),
    Case("Core 6.5", #"{"x-own":{"type":1}}"#, ["1"], []),
    Case(
      "Core 8.2.4", ##"{"$defs":{"n":{"type":"integer"}},"items":{"$ref":"#/$defs/n"}}"##,
      ["[1]", "[]"], ["[\"1\"]"]),
    Case(
      "Core 8.2.3.1", ##"{"$defs":{"n":{"maximum":3}},"$ref":"#/$defs/n","type":"integer"}"##,
      ["3"], ["4", "2.5"]),
    Case(
      "Core 8.2.3.1",
      ##"{"definitions":{"a/b~":{"type":"null"}},"not":{"$ref":"#/definitions/a~1b~0"}}"##,
      ["1"], ["null"]),
    Case("Core 8.2.3.1", ##"{"$defs":{"a b":{"const":1}},"$ref":"#/$defs/a%20b"}"##, ["1"], ["2"]),
    Case(
      "Core 8.2.3.1", ##"{"properties":{"child":{"$ref":"#"}},"required":["id"]}"##,
      [#"{"id":1,"child":{"id":2}}"#], [#"{"id":1,"child":{}}"#]),
    Case(
      "Core 8.2.2", ##"{"$defs":{"x":{"$anchor":"here","const":1}},"$ref":"#here"}"##, ["1"], ["2"]),
    Case(
      "Core 8.2.1",
      ##"{"$id":"https://x.example/a/b","$defs":{"x":{"$id":"../c","$defs":{"y":{"const":1}}}},"$ref":"/c#/$defs/y"}"##,
      ["1"], ["2"]),
    Case(
      "Core 8.2.1",
      ##"{"$id":"urn:x:y","$defs":{"x":{"$id":"urn:x:z","const":1}},"$ref":"urn:x:z"}"##,
      ["1"], ["2"]),
    Case(
      "Core 8.2.1",
      ##"{"$defs":{"x":{"$id":"part","items":{"$ref":"#/$defs/n"},"$defs":{"n":{"type":"null"}}},"n":{"type":"string"}},"$ref":"part"}"##,
      ["[null]"], ["[\"a\"]"]),
    Case(
      "Core 8.2.3.2",
      ##"""
      {"$id":"https://x.example/strict","$dynamicAnchor":"node","$ref":"tree","unevaluatedProperties":false,
       "$defs":{"tree":{"$id":"tree","$dynamicAnchor":"node","properties":{"data":true,
         "children":{"items":{"$dynamicRef":"#node"}}}}}}
      """##, [#"{"children":[{"data":1}]}"#], [#"{"children":[{"daat":1}]}"#]),
    Case(
      "Core 8.2.3.2", ##"{"$defs":{"a":{"$anchor":"n","const":1}},"$dynamicRef":"#n"}"##, ["1"],
      ["2"]),
    Case("Core 10.2.1.1", #"{"allOf":[{"minimum":1},{"maximum":2}]}"#, ["1", "2"], ["0", "3"]),
    Case("Core 10.2.1.2", #"{"anyOf":[{"const":1},{"const":2}]}"#, ["1", "2"], ["3"]),
    Case("Core 10.2.1.3", #"{"oneOf":[{"minimum":1},{"maximum":2}]}"#, ["0", "3"], ["1", "2"]),
    Case("Core 10.2.1.4", #"{"not":{"type":"null"}}"#, ["1"], ["null"]),
    Case(
      "Core 10.2.2", #"{"if":{"type":"string"},"then":{"minLength":1},"else":{"minimum":1}}"#,
      ["\"a\"", "1", "null"], ["\"\"", "0"]),
    Case("Core 10.2.2", #"{"then":false,"else":false}"#, ["1"], []),
    Case(
      "Core 10.2.2.4", #"{"dependentSchemas":{"a":{"required":["b"]}}}"#,
      ["{}", #"{"a":1,"b":1}"#, "[]"], [#"{"a":1}"#]),
    Case(
      "Core 10.3.1.1", #"{"prefixItems":[{"const":1},{"const":2}]}"#, ["[]", "[1]", "[1,2,9]"],
      ["[2]", "[1,1]"]),
    Case(
      "Core 10.3.1.2", #"{"prefixItems":[true],"items":{"type":"null"}}"#, ["[1]", "[1,null]"],
      ["[1,1]"]),
    Case("Core 10.3.1.3", #"{"contains":{"const":1}}"#, ["[1]", "[2,1]", "1"], ["[]", "[2]"]),
    Case(
      "Core 10.3.2.1", #"{"properties":{"a":{"type":"null"},"b":false}}"#,
      [#"{"a":null}"#, "{}", #"{"c":1}"#], [#"{"a":1}"#, #"{"b":1}"#]),
    Case(
      "Core 10.3.2.2", #"{"patternProperties":{"^n_":{"type":"number"},"x$":{"minimum":1}}}"#,
      [#"{"n_a":0,"b":"c"}"#, #"{"n_x":1}"#], [#"{"n_a":"0"}"#, #"{"n_x":0}"#]),
    Case(
      "Core 10.3.2.3",
      #"{"properties":{"a":true},"patternProperties":{"^b":true},"additionalProperties":{"type":"null"}}"#,
      [#"{"a":1,"bc":1,"c":null}"#], [#"{"c":1}"#]),
    Case(
      "Core 10.3.2.4", #"{"propertyNames":{"maxLength":2}}"#, [#"{"ab":1}"#, "{}"], [#"{"abc":1}"#]),
    Case(
      "Core 11.2",
      #"{"prefixItems":[true],"contains":{"const":"x"},"unevaluatedItems":{"type":"null"}}"#,
      [#"[1,"x",null]"#, #"["x"]"#], [#"["x",1]"#]),
    Case(
      "Core 11.2",
      #"{"anyOf":[{"prefixItems":[{"const":1}]},{"prefixItems":[true,{"const":2}]}],"unevaluatedItems":false}"#,
      ["[1]", "[1,2]", "[3,2]"], ["[1,3]", "[1,2,3]"]),
    Case(
      "Core 11.3",
      #"{"allOf":[{"properties":{"a":true}}],"properties":{"b":true},"unevaluatedProperties":false}"#,
      [#"{"a":1,"b":2}"#, "{}"], [#"{"c":1}"#]),
    Case(
      "Core 11.3",
      #"{"unevaluatedProperties":false,"if":{"required":["k"],"properties":{"k":{"const":1}}},"then":{"properties":{"x":true}},"else":{"properties":{"y":true}}}"#,
      [#"{"k":1,"x":1}"#, #"{"y":1}"#], [#"{"k":1,"y":1}"#, #"{"x":1}"#, #"{"k":2}"#]),
    Case(
      "Core 11.3", #"{"not":{"not":{"properties":{"a":true}}},"unevaluatedProperties":false}"#,
      ["{}"], [#"{"a":1}"#]),
  ]

  @Test(arguments: validation + core) func `say what their section says`(known: Case) throws {
    let sample = try JSONSchemaSample(known.schema)
    for document in known.good {
      #expect(try sample.accepts(document), "\(known.section): \(document)")
    }
    for document in known.bad {
      guard case .invalid(let faults) = try sample.verdict(document) else {
        Issue.record("\(known.section): \(document) passes \(known.schema)")
        continue
      }
      #expect(!faults.isEmpty)
    }
  }
}

@Suite struct `JSON Schema, faults` {
  @Test func `point to the part and to the keyword`() throws {
    let sample = try JSONSchemaSample(
      ##"""
      {"properties":{"a/b":{"items":{"$ref":"#/$defs/n"}},"k":{"enum":[1]}},"required":["k","z"],
       "additionalProperties":false,"$defs":{"n":{"type":["number","null"],"maximum":9.50}}}
      """##)
    #expect(
      try sample.faults(#"{"a/b":[1,"2",10],"k":2,"more":{}}"#) == [
        "/a~1b/1 /$defs/n/type number, null", "/a~1b/2 /$defs/n/maximum ≤ 9.5",
        "/k /properties/k/enum ",
        " /required z", "/more /additionalProperties ",
      ])
  }

  @Test func `of branches that are only tried are not the document’s`() throws {
    let sample = try JSONSchemaSample(
      #"{"anyOf":[{"type":"null"},{"minimum":3}],"not":{"const":1}}"#)
    #expect(try sample.faults("1") == [" /anyOf ", " /not "])
    #expect(try sample.faults("3") == [])
  }

  @Test func `are at most as many as asked for`() throws {
    let sample = try JSONSchemaSample(#"{"items":{"type":"null"}}"#)
    let many = "[" + Array(repeating: "1", count: 100).joined(separator: ",") + "]"
    #expect(try sample.faults(many).count == 20)
    #expect(try sample.faults(many, limit: 1) == ["/0 /items/type null"])
  }

  @Test func `spell numbers shortly`() {
    let texts = ["0", "-0.0", "12.50", "0.001", "-1e3", "1e300", "25e-8", "1234567"]
    #expect(
      texts.map { JSONNumber($0).text } == [
        "0", "0", "12.5", "0.001", "-1000", "1e300", "25e-8", "1234567",
      ])
  }
}
