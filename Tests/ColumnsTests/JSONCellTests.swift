import Columns
import Foundation
import Testing

/// Table Schema 2.0, object and array: JSON text (RFC 8259) in a cell.
@Suite struct `JSON in a cell` {
  @Test(arguments: [
    ("{}", "{}"), (" { } ", "{}"), ("\n[\t1 ,\r2 ]\n", "[1,2]"),
    (#"{"b":1,"a":2}"#, #"{"a":2,"b":1}"#),
    (#"{"a":{"d":1,"c":[]}}"#, #"{"a":{"c":[],"d":1}}"#), ("[1.50, 15e-1, 1.5E0]", "[1.5,1.5,1.5]"),
    ("[-0, 0.0, 1e2]", "[0,0,100]"), (#"["\u0061\/\u00e9"]"#, #"["a/é"]"#),
    (#"["\ud83c\udfdb"]"#, #"["🏛"]"#), (#"["\n\u000A\"\\"]"#, #"["\u000a\u000a\"\\"]"#),
    ("[true,false,null]", "[true,false,null]"), (#"{"\u0062":1,"a":2}"#, #"{"a":2,"b":1}"#),
    (#"["\u0000\u001f"]"#, #"["\u0000\u001f"]"#), ("[\"\u{7F}\u{2028}\"]", "[\"\u{7F}\u{2028}\"]"),
    ("{\"\":0}", "{\"\":0}"), ("[[[[]]]]", "[[[[]]]]"),
  ]) func `has one spelling`(text: String, expected: String) {
    let type: FieldType =
      text.contains("{") && !text.contains("[") || text.hasPrefix("{") ? .object : .array
    #expect(type.canonical(text: text) == expected)
    #expect(type.canonical(text: expected) == expected)
    let other: FieldType = type == .object ? .array : .object
    #expect(!other.accepts(text: text) && other.canonical(text: text) == nil)
  }

  @Test(arguments: [
    "", " ", "x", "{", "}", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}",
    "{\"a\":1,}",
    "{a:1}", "{'a':1}", "{1:2}", "[1]x", "[1][2]", "[01]", "[+1]", "[.5]", "[5.]", "[1e]", "[1e+]",
    "[--1]",
    "[-]", "[0x1]", "[NaN]", "[Infinity]", "[True]", "[nul]", "[truee]", "[\"\\x\"]", "[\"\\u12\"]",
    "[\"\\u12G4\"]", "[\"\\ud800\"]", "[\"\\udc00\"]", "[\"\\ud800\\u0041\"]", "[\"\\ud800\\n\"]",
    "[\"a", "[\"\\",
    "[\"a\nb\"]", "[\"a\tb\"]", "[\u{A0}1]", "\u{FEFF}[1]", "[1]//", "[1e1000000000]", "1", "\"a\"",
    "null",
    "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "[{\"x\":{\"b\":1,\"b\":1}}]",
  ]) func `is refused where RFC 8259 or its meaning is open`(text: String) {
    for type in [FieldType.object, .array, .geojson] {
      #expect(!type.accepts(text: text) && type.canonical(text: text) == nil)
    }
  }

  @Test func `of many members has no name twice`() {
    let names = (0..<200).map { "\"k\($0)\":\($0)" }
    #expect(FieldType.object.accepts(text: "{\(names.joined(separator: ","))}"))
    #expect(!FieldType.object.accepts(text: "{\(names.joined(separator: ",")),\"\\u006b7\":0}"))
    #expect(LexicalForm(.object).length(text: "{\(names.joined(separator: ","))}") == 200)
  }

  @Test func `nests to 128 levels and no further`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(FieldType.array.accepts(text: nested(128)))
    #expect(FieldType.array.canonical(text: nested(128)) == nested(128))
    #expect(!FieldType.array.accepts(text: nested(129)))
    #expect(!FieldType.array.accepts(text: nested(100_000)))
  }

  /// A value made at random, written twice with other white space, orders and escapes.
  private indirect enum Value {
    case number(Int), text(String), list([Value]), map([(String, Value)]), word(String)

    static func make(_ depth: Int, _ random: inout Seeded) -> Value {
      let count = Int.random(in: 0...4, using: &random)
      switch Int.random(in: 0...(depth > 3 ? 2 : 5), using: &random) {
      case 0: return .number(Int.random(in: -1000...1000, using: &random))
      case 1:
        return .text(["", "a", "é\"", "\u{1}\\", "🏛/", "نعم\n"].randomElement(using: &random)!)
      case 2: return .word(["true", "false", "null"].randomElement(using: &random)!)
      case 3: return .list((0..<count).map { _ in make(depth + 1, &random) })
      default:
        let names = ["", "a", "b", "é", "\n", "ab"].shuffled(using: &random).prefix(count)
        return .map(names.map { ($0, make(depth + 1, &random)) })
      }
    }

    func written(_ random: inout Seeded) -> String {
      func space() -> String { ["", "", " ", "\n\t", "\r"].randomElement(using: &random)! }
      switch self {
      case .number(let value):
        let forms = ["\(value)", "\(value).0", "\(value)e0", value == 0 ? "0E-1" : "\(value)0E-1"]
        return forms.randomElement(using: &random)!
      case .word(let word): return word
      case .text(let text): return Self.quoted(text, &random)
      case .list(let items):
        let texts = items.map { space() + $0.written(&random) + space() }
        return "[\(texts.joined(separator: ","))\(space())]"
      case .map(let members):
        let texts = members.shuffled(using: &random).map { name, value in
          space() + Self.quoted(name, &random) + space() + ":" + space() + value.written(&random)
        }
        return "{\(texts.joined(separator: ","))\(space())}"
      }
    }

    static func quoted(_ text: String, _ random: inout Seeded) -> String {
      let units = text.unicodeScalars.map { scalar -> String in
        let isPlain = scalar.value >= 0x20 && scalar != "\"" && scalar != "\\"
        if isPlain, Bool.random(using: &random) { return String(scalar) }
        return String(scalar).utf16.map { unit in
          let digits = String(unit, radix: 16, uppercase: Bool.random(using: &random))
          return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
      }
      return "\"\(units.joined())\""
    }
  }

  @Test func `is one however it is written, as Foundation reads it`() throws {
    var random = Seeded(state: 8259)
    for _ in 0..<3_000 {
      let value = Value.list([Value.make(0, &random)])
      let first = value.written(&random), second = value.written(&random)
      let canonical = try #require(FieldType.array.canonical(text: first), "\(first)")
      try #require(FieldType.array.canonical(text: second) == canonical, "\(first) \(second)")
      let read = try JSONSerialization.jsonObject(with: Data(first.utf8)) as? NSArray
      let again = try JSONSerialization.jsonObject(with: Data(canonical.utf8)) as? NSArray
      try #require(read == again, "\(first) \(canonical)")
      let other = Value.list([Value.make(0, &random)]).written(&random)
      let isSame = try JSONSerialization.jsonObject(with: Data(other.utf8)) as? NSArray == read
      try #require(
        (FieldType.array.canonical(text: other) == canonical) == isSame, "\(first) \(other)")
    }
  }

  @Test func `is taken where Foundation takes it`() throws {
    var random = Seeded(state: 7159)
    let alphabet = Array("[]{}:,\"\\ue0d8aft1-. \n".utf8)
    for _ in 0..<20_000 {
      let value = Value.list([Value.make(1, &random)])
      var bytes = Array(value.written(&random).utf8)
      let at = Int.random(in: bytes.indices, using: &random)
      bytes[at] = alphabet.randomElement(using: &random)!
      guard String(validating: bytes, as: UTF8.self) != nil else { continue }
      if FieldType.array.accepts(bytes.span) {
        let read = try? JSONSerialization.jsonObject(with: Data(bytes))
        try #require(read is NSArray, "\(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }
}

/// Table Schema 2.0, geopoint.
@Suite struct `A point` {
  @Test(arguments: [
    (nil, "90.50, 45.50", "90.5,45.5"), (nil, "90.50,45.50", "90.5,45.5"),
    (nil, "-6.84,+34", "-6.84,34"),
    (nil, "200,-100", "200,-100"), (nil, "1e1,2", "10,2"), ("array", "[90.50, 45.50]", "90.5,45.5"),
    ("array", " [ 1 , 2 ] ", "1,2"), ("object", #"{"lon": 90.50, "lat": 45.50}"#, "90.5,45.5"),
    ("object", #"{"lat": 2, "lon": 1}"#, "1,2"),
  ]) func `is a longitude and a latitude`(format: String?, text: String, expected: String) {
    let form = LexicalForm(.geopoint, format: format)
    #expect(form.canonical(text: text) == Array(expected.utf8) && form.respell(text: text) == text)
    #expect(form.published == form)
  }

  @Test(arguments: [
    (nil, "90.50"), (nil, "90.50;45.50"), (nil, "1,  2"), (nil, "1 ,2"), (nil, "1,2,3"),
    (nil, ",2"), (nil, "1,"),
    (nil, "[1, 2]"), (nil, "NaN,1"), (nil, "1,INF"), (nil, ""), (nil, "a,b"), ("array", "1,2"),
    ("array", "[1]"), ("array", "[1,2,3]"), ("array", #"["1","2"]"#), ("array", "[1,null]"),
    ("array", "[]"),
    ("object", "[1,2]"), ("object", #"{"lon":1}"#), ("object", #"{"lon":1,"lat":2,"x":3}"#),
    ("object", #"{"lon":"1","lat":2}"#), ("object", #"{"lng":1,"lat":2}"#), ("object", "{}"),
  ]) func `is nothing else`(format: String?, text: String) {
    let form = LexicalForm(.geopoint, format: format)
    #expect(!form.accepts(text: text) && form.canonical(text: text) == nil)
  }
}

/// Table Schema 2.0, geojson: RFC 7946, and TopoJSON 1.0.
@Suite struct `A shape` {
  @Test(arguments: [
    #"{"type":"Point","coordinates":[1,2]}"#, #"{"coordinates":[1,2,3],"type":"Point"}"#,
    #"{"type":"Point","coordinates":[]}"#, #"{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}"#,
    #"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#,
    #"{"type":"MultiLineString","coordinates":[[[1,2],[3,4]]]}"#,
    #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#,
    #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0.0,0e1]]]}"#,
    #"{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}"#,
    #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}"#,
    #"{"type":"GeometryCollection","geometries":[]}"#,
    #"{"type":"Feature","geometry":null,"properties":null}"#,
    #"{"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[1,2]},"properties":{"a":1},"x":{}}"#,
    #"{"type":"FeatureCollection","features":[]}"#, #"{"\u0074ype":"Point","coordinates":[1,2]}"#,
    #"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{}}],"bbox":[0,0,1,1]}"#,
    #"{"type":"Point","coordinates":[1,2],"bbox":[0,0,0,1,1,1]}"#,
  ]) func `of GeoJSON is taken (RFC 7946)`(text: String) {
    #expect(FieldType.geojson.accepts(text: text))
    #expect(FieldType.geojson.canonical(text: text) == FieldType.object.canonical(text: text))
  }

  @Test(arguments: [
    "{}", "[]", #"{"type":"point","coordinates":[1,2]}"#, #"{"type":"Point"}"#, #"{"type":1}"#,
    #"{"type":"Point","coordinates":[1]}"#, #"{"type":"Point","coordinates":["1","2"]}"#,
    #"{"type":"Point","coordinates":{"a":1}}"#, #"{"type":"Point","coordinates":[[1,2]]}"#,
    #"{"type":"MultiPoint","coordinates":[1,2]}"#, #"{"type":"LineString","coordinates":[[1,2]]}"#,
    #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}"#,
    #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#,
    #"{"type":"Polygon","coordinates":[[]]}"#, #"{"type":"Feature","geometry":null}"#,
    #"{"type":"MultiPolygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#,
    #"{"type":"GeometryCollection"}"#, #"{"type":"GeometryCollection","geometries":[1]}"#,
    #"{"type":"Feature","properties":{}}"#, #"{"type":"Feature","geometry":null,"properties":[]}"#,
    #"{"type":"Feature","geometry":null,"properties":null,"id":true}"#,
    #"{"type":"Feature","geometry":{"type":"Feature"},"properties":null}"#,
    #"{"type":"FeatureCollection"}"#,
    #"{"type":"FeatureCollection","features":[{"type":"Point","coordinates":[1,2]}]}"#,
    #"{"type":"Point","coordinates":[1,2],"bbox":[1,2,3]}"#,
    #"{"type":"Point","coordinates":[1,2],"bbox":[1,2,3,4,5]}"#,
    #"{"type":"Point","coordinates":[1,2],"properties":{}}"#,
    #"{"type":"Feature","geometry":null,"properties":null,"features":[]}"#,
    #"{"type":"FeatureCollection","features":[],"geometry":null}"#,
    #"{"type":"Topology","objects":{},"arcs":[]}"#,
  ]) func `of no other JSON is taken`(text: String) {
    #expect(
      !FieldType.geojson.accepts(text: text) && FieldType.geojson.canonical(text: text) == nil)
  }

  private static let arcs = #","arcs":[[[0,0],[1,1]],[[1,1],[0,0]]]}"#

  @Test(arguments: [
    (#"{"type":"Topology","objects":{}"#, true),
    (#"{"type":"Topology","transform":{"scale":[1,1],"translate":[0,0]},"objects":{}"#, true),
    (
      #"{"type":"Topology","objects":{"a":{"type":"LineString","arcs":[0,-1]},"b":{"type":null}}"#,
      true
    ),
    (
      #"{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":[[0,1]]},"b":{"type":"Point","coordinates":[1,2]}}"#,
      true
    ),
    (#"{"type":"Topology","objects":{"a":{"type":"MultiPolygon","arcs":[[[0,-2]]]}}"#, true),
    (
      #"{"type":"Topology","objects":{"a":{"type":"GeometryCollection","geometries":[{"type":"MultiLineString","arcs":[[0],[1]]}]}}"#,
      true
    ),
    (#"{"type":"Topology","objects":{"a":{"type":"MultiPoint","coordinates":[[0,0]]}}"#, true),
    (#"{"type":"Topology","objects":[]"#, false), (#"{"type":"topology","objects":{}"#, false),
    (#"{"type":"Topology""#, false), (#"{"type":"Topology","objects":{"a":1}"#, false),
    (#"{"type":"Topology","objects":{"a":{"type":"LineString","arcs":[2]}}"#, false),
    (#"{"type":"Topology","objects":{"a":{"type":"LineString","arcs":[-3]}}"#, false),
    (#"{"type":"Topology","objects":{"a":{"type":"LineString","arcs":[0.5]}}"#, false),
    (#"{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":[0]}}"#, false),
    (
      #"{"type":"Topology","objects":{"a":{"type":"LineString","coordinates":[[0,0],[1,1]]}}"#,
      false
    ),
    (#"{"type":"Topology","transform":{"scale":[1]},"objects":{}"#, false),
  ]) func `of TopoJSON is taken where its format says so`(text: String, isGood: Bool) {
    let form = LexicalForm(.geojson, format: "topojson")
    #expect(form.accepts(text: text + Self.arcs) == isGood)
    #expect((form.canonical(text: text + Self.arcs) != nil) == isGood)
    #expect(!form.accepts(text: #"{"type":"Point","coordinates":[1,2]}"#))
  }
}
