import Components
import Testing

@testable import Pipelines

/// Data Package 2.0 descriptors and their resources, and those of version 1.
@Suite struct `A data package` {
  /// What is said of a package and, where it can be checked, of its data. `resources` are the members
  /// of each resource, in JSON.
  private func found(
    _ resources: [String], _ files: [String: String] = [:], head: String = ""
  ) async throws -> [String] {
    let folder = try Folder(files)
    try folder.write(
      "datapackage.json",
      "{\(head)\"resources\": [\n" + resources.map { "{\($0)}" }.joined(separator: ",\n") + "]}")
    let (pipeline, findings) = try Validation.package(folder.path + "/datapackage.json")
    let (plan, more) = Planner.plan(pipeline, within: Bench.bounds())
    guard let plan else { return (findings + more).map(\.brief) }
    let results = try await Checking(plan).run { _, _ in }
    return (findings + more + results.flatMap(\.log.findings)).map(\.brief)
  }

  private static let schema =
    #""schema": {"fields": [{"name": "id", "type": "integer"}, {"name": "t"}], "primaryKey": "id"}"#
  private static let csv = ["d.csv": "id,t\n1,a\nx,b\n"]
  private static let wrong = ["d!3 id schema/type x → integer"]

  @Test(arguments: [
    #""name": "d", "type": "table", "path": "d.csv""#,
    #""name": "d", "profile": "tabular-data-resource", "path": "d.csv", "format": "csv""#,
    #""name": "d", "path": ["d.csv"], "mediatype": "text/csv", "encoding": "UTF-8""#,
    #""name": "d", "url": "d.csv", "org:note": {"x": 1}"#,
    #""name": "d", "path": "d.csv", "dialect": {"csvddfVersion": 1.2, "caseSensitiveHeader": true}"#,
    #""name": "d", "path": "d.csv", "dialect": {"sheetNumber": 3, "property": "rows"}"#,
  ]) func `of any version is read`(resource: String) async throws {
    let found = try await found(["\(resource), \(Self.schema)"], Self.csv)
    #expect(found == Self.wrong)
  }

  @Test func `of version 1 is tabular by its profile`() async throws {
    let found = try await found(
      [#""name": "d", "path": "d.txt", \#(Self.schema)"#], ["d.txt": "id,t\nx,a\n"],
      head: #""profile": "tabular-data-package", "#)
    #expect(found == ["d!2 id schema/type x → integer"])
  }

  @Test func `names its dialect and schema by their paths`() async throws {
    let found = try await found(
      [#""name": "d", "path": "d.csv", "schema": "s.json", "dialect": "x/dialect.json""#],
      [
        "d.csv": "id;t\nx;a\n",
        "s.json": #"{"fields": [{"name": "id", "type": "integer"}, {"name": "t"}]}"#,
        "x/dialect.json": #"{"delimiter": ";", "delimeter": "|"}"#,
      ])
    #expect(
      found == [
        "x/dialect.json:1:20 dialect/unknown-property delimeter → delimiter",
        "d!2 id schema/type x → integer",
      ])
  }

  @Test func `without a schema is checked in its shape`() async throws {
    let found = try await found([#""name": "d", "path": "d.tsv""#], ["d.tsv": "a\tb\n1\t2\n3\n"])
    #expect(found == ["d!3 - csv/ragged-row → 2"])
  }

  @Test func `in several files is one table whose first file has the header`() async throws {
    let resource = #""name": "d", "path": ["1.csv", "2.csv"], \#(Self.schema)"#
    let files = ["1.csv": "id,t\n1,a\n", "2.csv": "2,b\n1,c\ny,d\n"]
    #expect(
      try await found([resource], files) == [
        "d!3 id schema/type y → integer", "d!2 id schema/primary-key 1 → 2",
      ])
    #expect(
      try await found([resource], files.merging(["2.csv": "2,b,c\n"]) { $1 }) == [
        "2.csv package/part-differs → 2"
      ])
  }

  @Test(arguments: [
    #"[{"id": 1, "t": "a"}, {"t": "b", "id": "x"}, {"id": 3}, {"id": 4, "t": null}]"#,
    #"[["id", "t"], [1, "a"], ["x", "b"], [3, null]]"#,
  ]) func `may hold its data itself`(data: String) async throws {
    let rows = try await found([#""name": "d", "type": "table", "data": \#(data), \#(Self.schema)"#]
    )
    let row = data.hasPrefix("[{") ? 2 : 3
    #expect(rows == ["d!\(row) id schema/type x → integer"])
  }

  @Test func `may hold rows that are short`() async throws {
    let data = #""data": [["id", "t"], [1, "a"], [2]]"#
    #expect(
      try await found([#""name": "d", \#(data), \#(Self.schema)"#]) == [
        "d!3 - csv/ragged-row → 2"
      ])
  }

  @Test func `may hold its data as text`() async throws {
    let data = #""format": "csv", "data": "id;t\n1;a\nx;b", "dialect": {"delimiter": ";"}"#
    #expect(try await found([#""name": "d", \#(data), \#(Self.schema)"#]) == Self.wrong)
    #expect(
      try await found([#""name": "d", "data": "x", "format": "json""#]) == [
        "datapackage.json:2:1 package/not-read d"
      ])
  }

  @Test(arguments: [
    (#""path": "d.csv""#, "setting/missing name"),
    (#""name": "d""#, "package/path-or-data d"),
    (#""name": "d", "path": "d.csv", "data": []"#, "package/path-or-data d"),
    (#""name": "d", "path": "https://e.org/d.csv""#, "package/remote https://e.org/d.csv"),
    (
      #""name": "d", "path": "d.csv", "dialect": "http://e.org/x""#, "package/remote http://e.org/x"
    ),
    (#""name": "d", "path": "d.csv", "schema": "http://e.org/x""#, "package/remote http://e.org/x"),
    (
      #""name": "d", "type": "table", "path": "d.json", "encoding": "windows-1256""#,
      "package/encoding windows-1256"
    ),
    (#""name": "d", "path": "d.csv", "compression": "zip""#, "package/compression zip"),
    (#""name": "d", "path": "d.csv", "compression": "gz""#, "package/compression gz"),
    (#""name": "d", "path": "d.csv", "bytes": 17"#, "package/bytes d.csv → 17"),
    (#""name": "d", "path": "d.csv", "licenses": [{"title": "x"}]"#, "setting/missing name"),
    (#""name": "d", "path": "d.pdf""#, "package/not-read d"),
    (#""name": "d", "path": []"#, "setting/shape → path"),
  ]) func `says what is wrong with a resource`(resource: String, expected: String) async throws {
    let found = try await found([resource], Self.csv)
    #expect(found.count >= 1 && found[0].hasSuffix(expected), "\(found)")
    #expect(found[0].hasPrefix("datapackage.json:2:"))
  }

  @Test func `has resources, each with a name of its own`() async throws {
    let resource = #""name": "d", "path": "d.csv", \#(Self.schema)"#
    #expect(
      try await found([resource, resource], Self.csv)
        == ["datapackage.json:3:10 setting/duplicate d"] + Self.wrong)
    await #expect(throws: Finding.self) { try await self.found([]) }
  }

  @Test(arguments: [
    ("10c0ea6d40b4c24a5ab05d9b5aaa1cb1", "package/hash d.csv"),
    ("sha1:00", "package/hash d.csv"),
    ("crc32:00", "package/hash-unknown crc32 → md5, sha1, sha256, sha512"),
  ]) func `states a digest that is not the file's`(hash: String, expected: String) async throws {
    let found = try await found(
      [#""name": "d", "path": "d.csv", "hash": "\#(hash)", \#(Self.schema)"#], Self.csv)
    #expect(found[0].hasSuffix(expected), "\(found)")
  }

  @Test func `is checked where it can be, though one of its tables cannot be read`() async throws {
    let found = try await found(
      [
        #""name": "e", "path": "none.csv", \#(Self.schema)"#,
        #""name": "f", "data": [{"id": 1}], \#(Self.schema)"#,
        #""name": "d", "path": "d.csv", \#(Self.schema)"#,
      ], Self.csv)
    #expect(
      found == [
        "datapackage.json:2:23 input/missing", "datapackage.json:3:23 schema/fields-differ – → t",
      ] + Self.wrong)
  }

  @Test func `checks foreign keys between its resources`() async throws {
    let key = #""foreignKeys": [{"fields": "id", "reference": {"resource": "e", "fields": "id"}}]"#
    let found = try await found(
      [
        #""name": "d", "path": "d.csv", "schema": {"fields": [{"name": "id"}], \#(key)}"#,
        #""name": "e", "data": [{"id": 1}], "schema": {"fields": [{"name": "id"}]}"#,
      ], ["d.csv": "id\n1\n2\n"])
    #expect(found == ["d!3 id schema/foreign-key 2 → id"])
  }
}
