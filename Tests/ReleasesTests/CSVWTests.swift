import Components
import Formats
import Pipelines
import Testing

@testable import Releases

@Suite struct `CSV on the Web` {
  private func read(_ document: Document) throws -> Setting {
    try JSONReader.read(document.bytes, file: document.path)
  }

  private func documents(_ catalogue: Catalogue = Sample.catalogue) throws -> [String: Setting] {
    let pairs = try CSVW.documents(of: catalogue).map { ($0.path, try read($0)) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// The table `members` with another schema, as its own document.
  private func table(_ schema: String, in language: String = "ar") throws -> Setting {
    var catalogue = Sample.catalogue
    catalogue.publication.metadata.language = language
    catalogue.releases[0].tables[0].schema = schema
    return try #require(try documents(catalogue)["latest/members.csv-metadata.json"])
  }

  private func column(_ field: String) throws -> Setting {
    let table = try table(#"{"fields": [\#(field)]}"#)
    return try table.required("tableSchema").required("columns").list()[0]
  }

  private func datatype(_ field: String) throws -> String {
    let value = try column(#"{"name": "x", \#(field)}"#).required("datatype")
    return String(decoding: JSONValue(value).encoded(indented: false), as: UTF8.self)
  }

  @Test func `is found where readers look (Tabular Data Model 5.3)`() throws {
    let all = try documents()
    #expect(
      all.keys.sorted() == [
        "latest/csv-metadata.json", "latest/members.csv-metadata.json",
        "latest/regions.csv-metadata.json",
      ])
    for (path, table) in all where path.hasSuffix(".csv-metadata.json") {
      let url = try table.required("url").text()
      #expect(path == "latest/\(url)-metadata.json")
    }
  }

  @Test func `names its context and language (Tabular Metadata 5.2)`() throws {
    for document in try documents().values {
      let context = try document.required("@context").list()
      #expect(try context[0].text() == "http://www.w3.org/ns/csvw")
      #expect(try context[1].required("@language").text() == "ar")
    }
  }

  @Test func `says titles in every language (Tabular Metadata 5.8)`() throws {
    let table = try #require(try documents()["latest/members.csv-metadata.json"])
    let titles = try table.required("dc:title").list()
    #expect(try titles.map { try $0.required("@language").text() } == ["ar", "en", "fr"])
    #expect(try titles[2].required("@value").text() == "Table")
    #expect(try table["dc:license"]?["@id"]?.text().hasSuffix("/odbl/1-0/") == true)
    #expect(try table["dc:modified"]?["@value"]?.text() == "2024-11-12")
  }

  @Test func `has the header among the titles of a column (Tabular Data Model 5.4.3)`() throws {
    let table = try #require(try documents()["latest/members.csv-metadata.json"])
    let columns = try table.required("tableSchema").required("columns").list()
    #expect(
      try columns.map { try $0.required("titles").required("und").text() } == [
        "member_id", "name_fr", "region",
      ])
    let titles = try columns[0].required("titles").entries().map(\.name)
    #expect(titles == ["und", "ar", "en", "fr"])
  }

  @Test(arguments: [
    ("member_id", "member_id"), ("a.b-c d", "a%2Eb%2Dc%20d"), ("_x", "%5Fx"), ("x_", "x_"),
    ("رمز", "%D8%B1%D9%85%D8%B2"), ("100%", "100%25"),
  ]) func `names columns as variables of RFC 6570 (Tabular Metadata 5.6)`(
    text: String, name: String
  ) {
    #expect(CSVWColumn.name(text) == name)
  }

  @Test(arguments: [
    (#""type": "string""#, #""string""#), (#""type": "any""#, #""string""#),
    (#""type": "integer""#, #""integer""#), (#""type": "number""#, #""number""#),
    (#""type": "boolean""#, #""boolean""#), (#""type": "date""#, #""date""#),
    (#""type": "time""#, #""time""#), (#""type": "datetime""#, #""datetime""#),
    (#""type": "year""#, #""gYear""#), (#""type": "yearmonth""#, #""gYearMonth""#),
    (#""type": "duration""#, #""duration""#), (#""type": "object""#, #""json""#),
    (#""type": "array""#, #""json""#), (#""type": "geojson""#, #""json""#),
    (#""type": "geopoint""#, #""string""#),
    (#""type": "geopoint", "format": "object""#, #""json""#),
    (#""type": "string", "format": "uri""#, #""anyURI""#),
    (#""type": "string", "format": "binary""#, #""base64Binary""#),
    (#""type": "string", "format": "email""#, #""string""#),
    (#""type": "list", "itemType": "integer""#, #""integer""#),
  ]) func `has a datatype for each of Table Schema (Tabular Metadata 5.11.1)`(
    field: String, type: String
  ) throws {
    #expect(try datatype(field) == type)
  }

  @Test(arguments: [
    (
      #""type": "string", "constraints": {"minLength": 1, "maxLength": 3}"#,
      #"{"base":"string","minLength":1,"maxLength":3}"#
    ),
    (
      #""type": "integer", "constraints": {"minimum": 0, "exclusiveMaximum": 9}"#,
      #"{"base":"integer","minInclusive":0,"maxExclusive":9}"#
    ),
    (
      #""type": "date", "constraints": {"minimum": "2018-01-01"}"#,
      #"{"base":"date","minInclusive":"2018-01-01"}"#
    ),
    (
      #""type": "number", "constraints": {"minimum": 1, "exclusiveMinimum": 2}"#,
      #"{"base":"number","minExclusive":2}"#
    ),
    (#""type": "year", "constraints": {"minimum": 2000}"#, #""gYear""#),
    (
      #""type": "string", "format": "uri", "constraints": {"maxLength": 9}"#,
      #"{"base":"string","maxLength":9}"#
    ),
    (
      #""type": "string", "format": "binary", "constraints": {"maxLength": 9}"#,
      #""base64Binary""#
    ),
    (
      #""type": "string", "constraints": {"pattern": "[A-Z]{2}"}"#,
      #"{"base":"string","format":"^(?:[A-Z]{2})$"}"#
    ),
    (
      #""type": "string", "constraints": {"enum": ["a.b", "نعم"]}"#,
      #"{"base":"string","format":"^(?:a\\.b|نعم)$"}"#
    ),
    (#""type": "integer", "constraints": {"enum": [1, 2]}"#, #""integer""#),
  ]) func `narrows datatypes by what constrains a field (Tabular Metadata 5.11.2)`(
    field: String, type: String
  ) throws {
    #expect(try datatype(field) == type)
  }

  @Test(
    arguments: [
      ("a|b", "^(?:a|b)$"), ("\\d{4}", "^(?:[0-9٠-٩۰-۹]{4})$"), ("[\\d-]", "^(?:[0-9٠-٩۰-۹-])$"),
      ("^$", "^(?:\\^\\$)$"), ("[^$]", "^(?:[^$])$"), ("a\\.b\\-c", "^(?:a\\.b-c)$"),
      ("\\s\\S", "^(?:[ \\t\\n\\r][^ \\t\\n\\r])$"), ("\\w", nil), ("\\p{L}", nil),
      ("\\i\\c*", nil),
      ("[a-z-[aeiou]]", nil), ("[\\S]", nil), ("[😀-😂]", nil), ("😀", "^(?:😀)$"),
    ] as [(String, String?)])
  func `says a pattern only where ECMAScript has words for it (Tabular Data Model 6.4.6)`(
    pattern: String, written: String?
  ) {
    #expect(ScriptPattern.text(of: pattern) == written)
  }

  @Test func `says the language and the direction of texts (Tabular Metadata 5.7)`() throws {
    let cases: [(String, String?, String)] = [
      (#"{"name": "name_ar", "type": "string"}"#, "ar", "rtl"),
      (#"{"name": "name_fr", "type": "string"}"#, "fr", "ltr"),
      (#"{"name": "note", "type": "string", "nashr:language": "ar"}"#, "ar", "rtl"),
      (#"{"name": "note", "type": "string"}"#, nil, "auto"),
      (#"{"name": "n", "type": "integer", "nashr:language": "ar"}"#, "ar", "ltr"),
      (#"{"name": "rate_ar", "type": "number"}"#, nil, "ltr"),
      (#"{"name": "link", "type": "string", "format": "uri"}"#, nil, "ltr"),
    ]
    for (field, language, direction) in cases {
      let column = try column(field)
      #expect(try column["lang"]?.text() == language)
      #expect(try column.required("textDirection").text() == direction)
    }
  }

  @Test func `runs codes left to right`() throws {
    let schema = """
      {"fields": [{"name": "id"}, {"name": "of"}], "primaryKey": ["id"],
       "foreignKeys": [{"fields": ["of"], "reference": {"fields": ["id"]}}]}
      """
    let columns = try table(schema).required("tableSchema").required("columns").list()
    #expect(try columns.map { try $0.required("textDirection").text() } == ["ltr", "ltr"])
  }

  @Test(arguments: [
    ("name_ar", "fr", "rtl"), ("name_fr", "ar", "ltr"), ("code", "ar", "rtl"),
    ("code", "en", "ltr"),
  ]) func `lays a table out as its texts run, else as the publication's language does`(
    name: String, language: String, direction: String
  ) throws {
    let schema = #"{"fields": [{"name": "\#(name)", "type": "string"}]}"#
    #expect(try table(schema, in: language)["tableDirection"]?.text() == direction)
    let mixed =
      #"{"fields": [{"name": "a_ar", "type": "string"}, {"name": "a_fr", "type": "string"}]}"#
    #expect(try table(mixed, in: "ar")["tableDirection"]?.text() == "rtl")
  }

  @Test func `states keys, titles of rows, lists and what a column means (5.5, 5.7)`() throws {
    let schema = """
      {"fields": [{"name": "id", "type": "string"}, {"name": "no", "type": "integer"},
        {"name": "name_ar", "type": "string", "constraints": {"required": true}},
        {"name": "tags", "type": "list", "delimiter": ";",
         "rdfType": "http://purl.org/dc/terms/subject"}],
       "primaryKey": ["id", "no"]}
      """
    let read = try table(schema).required("tableSchema")
    #expect(try read.required("primaryKey").texts() == ["id", "no"])
    #expect(try read.required("rowTitles").texts() == ["name_ar"])
    #expect(
      try read.required("aboutUrl").text()
        == "https://data.example.org/sample/id/row/members/{id}/{no}")
    let columns = try read.required("columns").list()
    #expect(try columns.map { try $0["required"]?.boolean() } == [true, true, true, nil])
    #expect(try columns[3]["separator"]?.text() == ";")
    #expect(try columns[3]["propertyUrl"]?.text() == "http://purl.org/dc/terms/subject")
    #expect(columns.allSatisfy { $0["null"] == nil })
  }

  @Test func `refers between tables in the group alone (5.5.2.1)`() throws {
    var catalogue = Sample.catalogue
    let schema = Sample.membersSchema.replacing(
      #"{"name": "region", "type": "string"}"#,
      with: #"{"name": "region", "type": "string", "constraints": {"required": true}}"#)
    catalogue.releases[0].tables[0].schema = schema
    let all = try documents(catalogue)
    let alone = try #require(all["latest/members.csv-metadata.json"])
    #expect(alone["tableSchema"]?["foreignKeys"] == nil)
    #expect(try alone["dc:references"]?.list().count == 1)
    let group = try #require(all["latest/csv-metadata.json"]).required("tables").list()
    let key = try group[0].required("tableSchema").required("foreignKeys").list()[0]
    #expect(try key.required("reference").required("resource").text() == "regions.csv")
    #expect(try key.required("columnReference").texts() == ["region"])
    #expect(group[0]["dc:references"] == nil)
  }

  @Test func `does not bind a reference that may be empty (Tabular Data Model 6.6)`() throws {
    let group = try #require(try documents()["latest/csv-metadata.json"])
    let table = try group.required("tables").list()[0]
    #expect(table["tableSchema"]?["foreignKeys"] == nil)
    #expect(
      try table["dc:references"]?.list()[0].required("@id").text()
        == "https://data.example.org/sample/id/dataset/territories/regions/csv")
  }

  @Test func `stands in the bundle beside plain files, for the release's tables`() throws {
    let document = try #require(try CSVW.bundled(of: Sample.members, in: Sample.publication))
    #expect(document.path == "csv-metadata.json")
    let tables = try read(document).required("tables").list()
    #expect(try tables.map { try $0.required("url").text() } == ["members.csv"])
  }

  @Test func `is not there where nothing is CSV (Tabular Metadata 5.3: tables is not empty)`()
    throws
  {
    var catalogue = Sample.catalogue
    for index in catalogue.releases.indices {
      catalogue.releases[index].tables[0].files.removeAll { $0.format == "csv" }
    }
    #expect(try CSVW.documents(of: catalogue).isEmpty)
    #expect(try CSVW.bundled(of: catalogue.releases[0], in: Sample.publication) == nil)
  }
}
