import Columns
import Components
import Testing

@testable import Formats

@Suite struct `Reading GeoJSON` {
  private static func feature(_ geometry: String, _ rest: String = #""properties": null"#) -> String
  {
    #"{"type": "Feature", "geometry": \#(geometry), \#(rest)}"#
  }

  private static func collection(_ features: String..., around: String = "") -> String {
    "{\"type\": \"FeatureCollection\", \(around)\"features\": [\(features.joined(separator: ", "))]}"
  }

  private static let point = #"{"type": "Point", "coordinates": [-6.84, 34.02]}"#

  @Test func `makes a row of each feature of a collection (RFC 7946 3.3)`() throws {
    let text = Self.collection(
      Self.feature(Self.point, #""properties": {"name": "الرباط", "pop": {"2024": 5}}, "id": 7"#),
      Self.feature("null", #""properties": {"name": null}"#))
    let read = try JSONRead.whole(text, as: "geojson")
    #expect(read.header == ["id", "name", "pop.2024", "geometry"])
    #expect(read.rows == [["7", "الرباط", "5", Self.point], [nil, nil, nil, nil]])
    #expect(read.isAbsent == [[false, false, false, false], [true, false, true, false]])
    #expect(read.places.map { $0[0] } == [1, 2] && read.faults.isEmpty && read.fault == nil)
  }

  @Test func `makes a row of a single feature (RFC 7946 2)`() throws {
    let read = try JSONRead.whole(
      Self.feature(Self.point, #""properties": {"a": 1}"#), as: "geojson")
    #expect(read.header == ["a", "geometry"] && read.rows == [["1", Self.point]])
  }

  @Test func `tells properties from the feature's own members`() throws {
    let own =
      #""id": "F1", "properties": {"id": 3, "geometry": 4, "properties": {"x": 5}, "type": 6}"#
    let read = try JSONRead.whole(Self.collection(Self.feature(Self.point, own)), as: "geojson")
    #expect(
      read.header == [
        "id", "properties.id", "properties.geometry", "properties.properties.x", "type", "geometry",
      ])
    #expect(read.rows == [["F1", "3", "4", "5", "6", Self.point]])
    let keys = #"{"itemKeys": ["type", "properties.id", "id"]}"#
    let chosen = try JSONRead.whole(
      Self.collection(Self.feature(Self.point, own)), as: "geojson", keys)
    #expect(chosen.rows == [["6", "3", "F1"]])
  }

  @Test func `gives points as geopoints where itemKeys asks for their coordinates`() throws {
    let read = try JSONRead.whole(
      Self.collection(Self.feature(Self.point)), as: "geojson",
      #"{"itemKeys": ["geometry.coordinates", "geometry"]}"#)
    #expect(read.rows == [["[-6.84, 34.02]", Self.point]])
    let form = LexicalForm(.geopoint, format: "array")
    let isGood = form.accepts(Array("[-6.84, 34.02]".utf8).span)
    #expect(isGood)
  }

  @Test(arguments: [
    #"{"type": "Point", "coordinates": []}"#, #"{"type": "Point", "coordinates": [180, -90, 3]}"#,
    #"{"coordinates": [-180.000, 90e0], "type": "Po\u0069nt"}"#,
    #"{"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}"#,
    #"{"type": "LineString", "coordinates": [[1, 2], [3, 4.5e1]]}"#,
    #"{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}"#,
    #"{"type": "MultiLineString", "coordinates": [[[0, 0], [1, 0]]]}"#,
    #"{"type": "MultiPolygon", "coordinates": [[[[0, 0], [1, 0], [1, 1], [0, 0]]]]}"#,
    #"{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 2]}]}"#,
    #"{"type": "GeometryCollection", "geometries": []}"#,
    #"{"bbox": [0, 0, 1, 1], "type": "Point", "coordinates": [0.5, 0.5], "x": {"type": [1]}}"#,
  ]) func `takes every geometry (RFC 7946 3.1)`(geometry: String) throws {
    let read = try JSONRead.whole(Self.collection(Self.feature(geometry)), as: "geojson")
    #expect(read.rows == [[geometry]] && read.faults.isEmpty)
  }

  @Test(arguments: [
    (#"{"type": "Point", "coordinates": ["1", "2"]}"#, "bad-geometry"),
    (#"{"type": "Point", "coordinates": [1]}"#, "bad-geometry"),
    (#"{"type": "Point", "coordinates": [[1, 2]]}"#, "bad-geometry"),
    (#"{"type": "LineString", "coordinates": [1, 2]}"#, "bad-geometry"),
    (#"{"type": "Point"}"#, "bad-geometry"),
    (#"{"type": "Circle", "coordinates": [1, 2]}"#, "bad-geometry"),
    (#"{"coordinates": [1, 2]}"#, "bad-geometry"), ("[1, 2]", "bad-geometry"),
    ("\"x\"", "bad-geometry"),
    (#"{"type": "Point", "coordinates": [null, 2]}"#, "bad-geometry"),
    (#"{"type": "Point", "coordinates": {"x": 1}}"#, "bad-geometry"),
    (#"{"type": "GeometryCollection", "geometries": [{"type": "Point"}]}"#, "bad-geometry"),
    (#"{"type": "Point", "coordinates": [367500, 379000]}"#, "off-the-globe"),
    (#"{"type": "Point", "coordinates": [34, 90.01]}"#, "off-the-globe"),
    (#"{"type": "Point", "coordinates": [-180.0001, 0]}"#, "off-the-globe"),
    (#"{"type": "Point", "coordinates": [1e3, 0]}"#, "off-the-globe"),
  ]) func `tells coordinates that are none, and reads on (RFC 7946 3.1, 4)`(
    geometry: String, rule: String
  ) throws {
    let text = Self.collection(
      Self.feature(Self.point), Self.feature(geometry), Self.feature("null"))
    let read = try JSONRead.whole(text, as: "geojson")
    #expect(read.rows == [[Self.point], [nil]] && read.unreadable == 1)
    #expect(read.faults == ["geojson/\(rule) 2 1 146"])
  }

  @Test func `tells what is no feature (RFC 7946 3.2)`() throws {
    let read = try JSONRead.whole(
      Self.collection(Self.feature(Self.point), Self.point, "{}", "3"), as: "geojson")
    #expect(read.rows == [[Self.point]])
    #expect(
      read.faults == [
        "geojson/not-feature 2 1 146", "geojson/not-feature 3 1 196", "json/not-record 4 1 200",
      ])
    #expect(try JSONRead.whole(Self.point, as: "geojson").fault == "json/no-columns")
  }

  @Test func `tells a collection without its type (RFC 7946 3.3)`() throws {
    let read = try JSONRead.whole("{\"features\": [\(Self.feature(Self.point))]}", as: "geojson")
    #expect(read.rows.count == 1 && read.faults == ["geojson/not-features"])
  }

  @Test(arguments: [
    ("urn:ogc:def:crs:OGC:1.3:CRS84", true), ("EPSG:4326", true),
    ("urn:ogc:def:crs:EPSG::4326", true),
    ("EPSG:26191", false), ("urn:ogc:def:crs:EPSG::3857", false), ("EPSG:43260", false),
  ]) func `warns of another reference system (RFC 7946 4)`(name: String, isGood: Bool) throws {
    let crs = #""crs": {"type": "name", "properties": {"name": "\#(name)"}}"#
    let before = Self.collection(Self.feature(Self.point), around: crs + ", ")
    let after = Self.collection(Self.feature(Self.point)).dropLast() + ", \(crs)}"
    for text in [before, String(after)] {
      let read = try JSONRead.whole(text, as: "geojson")
      #expect(read.rows.count == 1)
      #expect(read.faults == (isGood ? [] : ["geojson/other-reference"]))
    }
    #expect(Rule.otherReference.severity == .warning)
  }

  @Test func `stops at what is broken as JSON is`() throws {
    let text = Self.collection(Self.feature(Self.point)).dropLast(2)
    #expect(try JSONRead.whole(String(text), as: "geojson").fault == "json/not-closed 2 1 144")
  }
}

@Suite struct `Writing GeoJSON` {
  private static func written(
    _ fields: [Field], _ rows: [[String?]], _ options: String = "{}"
  ) throws -> String {
    let writer = try writer(fields, options)
    var output = writer.head
    for (index, row) in rows.enumerated() {
      writer.render(XMLSample.batch([row], width: fields.count), index == 0, &output)
    }
    var whole = writer.head
    writer.render(XMLSample.batch(rows, width: fields.count), true, &whole)
    #expect(whole == output)
    return String(decoding: output + writer.tail, as: UTF8.self)
  }

  private static func writer(_ fields: [Field], _ options: String = "{}") throws -> Writer {
    let setting = try JSONReader.read(Array(options.utf8), file: "t")
    return try GeoJSON(Options(setting, for: GeoJSON.card, at: .file("t")))
      .writer(of: Exported(name: "t", schema: Schema(fields), language: "ar"))
  }

  private static let head = "{\"type\":\"FeatureCollection\",\"features\":[\n"

  @Test func `takes a geojson field as the geometry, and id as the feature's (RFC 7946 3.2)`()
    throws
  {
    let fields = [Field("id", .integer), Field("name"), Field("shape", .geojson)]
    let point = "{\"type\": \"Point\",\n \"coordinates\": [1, 2]}"
    #expect(
      try Self.written(fields, [["7", "فاس", point], [nil, nil, nil]]) == Self.head
        + #"{"type":"Feature","id":7,"geometry":{"type": "Point", "coordinates": [1, 2]},"properties":{"name":"فاس"}},"#
        + "\n" + #"{"type":"Feature","geometry":null,"properties":{"name":null}}"# + "\n]}\n")
  }

  @Test func `takes a geopoint, longitude first (RFC 7946 3.1.1)`() throws {
    #expect(
      try Self.written([Field("at", .geopoint)], [["-6.84, 34.02"], [nil]]) == Self.head
        + #"{"type":"Feature","geometry":{"type":"Point","coordinates":[-6.84,34.02]},"properties":{}},"#
        + "\n" + #"{"type":"Feature","geometry":null,"properties":{}}"# + "\n]}\n")
  }

  @Test func `takes two fields of numbers`() throws {
    let fields = [Field("y", .number), Field("x", .number), Field("n", .integer)]
    #expect(
      try Self.written(
        fields, [["+34.", "-06.84", "1"]], #"{"longitude": "x", "latitude": "y"}"#) == Self.head
        + #"{"type":"Feature","geometry":{"type":"Point","coordinates":[-6.84,34]},"properties":{"n":1}}"#
        + "\n]}\n")
    let named = [Field("latitude", .number), Field("longitude", .number)]
    #expect(try Self.written(named, [["1", "2"]]).contains("[2,1]"))
  }

  @Test func `refuses a table without coordinates`() throws {
    for fields in [[Field("a")], [Field("longitude"), Field("latitude")]] {
      #expect(
        throws: Finding(.noCoordinates, at: .file("t"), ["value": "longitude, latitude"])
      ) { try Self.writer(fields) }
    }
  }

  @Test func `refuses what is no place on the globe (RFC 7946 4)`() throws {
    func faults(_ fields: [Field], _ rows: [[String?]]) throws -> [String] {
      var faults: [CellFault] = []
      try Self.writer(fields).refuse?(XMLSample.batch(rows, width: fields.count), &faults)
      return faults.map { "\($0.rule.id) \($0.row) \($0.field)" }
    }
    let numbers = [Field("longitude", .number), Field("latitude", .number)]
    #expect(
      try faults(numbers, [["1", "2"], ["181", "0"], ["0", nil], [nil, nil], ["+500", "0"]]) == [
        "geojson/off-the-globe 1 0", "geojson/off-the-globe 2 0", "geojson/off-the-globe 4 0",
      ])
    #expect(
      try faults([Field("a", .geopoint)], [["1,2"], ["1,91"]]) == ["geojson/off-the-globe 1 0"])
    #expect(
      try faults(
        [Field("a", .geojson)],
        [
          [#"{"type": "Point", "coordinates": [1, 2]}"#],
          [#"{"type": "Feature", "geometry": null, "properties": null}"#],
          [#"{"type": "Point", "coordinates": [1000, 2]}"#],
        ]) == ["geojson/bad-geometry 1 0", "geojson/off-the-globe 2 0"])
  }

  @Test func `is read again as it was written`() throws {
    let fields = [Field("id", .string), Field("name"), Field("shape", .geojson)]
    let point = #"{"type":"Point","coordinates":[-6.84,34.02]}"#
    let rows: [[String?]] = [["a", "é\"\n", point], ["b", nil, nil]]
    let read = try JSONRead.whole(try Self.written(fields, rows), as: "geojson")
    #expect(read.header == ["id", "name", "geometry"] && read.rows == rows)
  }
}
