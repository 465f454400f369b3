import Components
import Connectors
import Testing

@testable import Pipelines

/// Tables of several files: folders, patterns, archives.
@Suite struct `A table of many files` {
  private static let schema = "fields: [{name: id}, {name: t}]\nfieldsMatch: equal\n"

  private func bench(
    _ source: String, _ files: [String: [UInt8]], fields: String = schema
  ) throws -> Bench {
    let bench = try Bench(tables: ["a: {\(source), schema: a.yaml}"], ["a.yaml": fields])
    for (name, bytes) in files { try bench.folder.write(name, bytes) }
    return bench
  }

  private func found(_ source: String, _ files: [String: [UInt8]]) throws -> [String] {
    try bench(source, files).mistakes()
  }

  private func rows(_ bench: Bench) async throws -> String {
    try await bench.csv("a", Bench.bounds(2, 8)).split(separator: "\r\n").joined(separator: "|")
  }

  private static let three: [String: [UInt8]] = [
    "data/b.csv": Array("id,t\n2,y\n".utf8), "data/a.csv": Array("id,t\n1,x\n".utf8),
    "data/.hidden.csv": Array("id,t\n9,z\n".utf8), "data/more/c.csv": Array("t,id\nw,3\n".utf8),
  ]

  @Test(arguments: [
    ("data/a.csv", "1,x"), ("data/*.csv", "1,x|2,y"), ("data", "1,x|2,y"),
    ("data/**/*.csv", "1,x|2,y|3,w"), ("data/[ab].csv", "1,x|2,y"), ("data/?.csv", "1,x|2,y"),
    ("**/c.csv", "3,w"), ("data/m*/*.csv", "3,w"),
  ]) func `is the files that its path stands for, in the order of their names`(
    path: String, expected: String
  ) async throws {
    var files = Self.three
    if path.hasPrefix("data") && !path.contains("*") && !path.contains(".") {
      files["data/more/c.csv"] = nil
    }
    #expect(try await rows(try bench("from: \"\(path)\"", files)) == "id,t|" + expected)
  }

  @Test func `says of each row which file it was read from`() async throws {
    let source = "from: data/*.csv, stages: [origin: {file: f, row: r}]"
    let fields = "fields: [{name: id}, {name: t}, {name: f}, {name: r}]\n"
    #expect(
      try await rows(try bench(source, Self.three, fields: fields))
        == "id,t,f,r|1,x,data/a.csv,2|2,y,data/b.csv,2")
  }

  @Test func `is refused where nothing is found, or columns differ, or the path leads out`() throws
  {
    #expect(
      try self.found("from: data/*.tsv", Self.three) == [
        "pipeline.yaml:19:17 input/nothing-found data/*.tsv"
      ])
    var files = Self.three
    files["data/b.csv"] = Array("id,u,t\n".utf8)
    #expect(
      try bench("from: data/*.csv", files).mistakes() == [
        "data/b.csv input/columns-differ u → –"
      ])
    #expect(
      try found("from: ../*.csv", files) == [
        "pipeline.yaml:19:17 input/path-escapes ../*.csv"
      ])
  }

  @Test func `a file whose name looks like a pattern is that file`() async throws {
    let files = ["a[1].csv": Array("id,t\n1,x\n".utf8), "a1.csv": Array("id,t\n2,y\n".utf8)]
    #expect(try await rows(try bench("from: \"a[1].csv\"", files)) == "id,t|1,x")
  }

  // MARK: archives

  private static let inner = ZipSample.text(["deep/c.csv": "id,t\n3,w\n"])
  private static let archive = ZipSample.bytes([
    ("b.csv", Array("t,id\ny,2\n".utf8)), ("folder/", []), ("a.csv", Array("id,t\n1,x\n".utf8)),
    ("inner.zip", inner), ("__MACOSX/._a.csv", [0, 5]),
  ])

  @Test func `an archive is its entries, those of archives in it too`() async throws {
    let fields = "fields: [{name: id}, {name: t}, {name: f}]\n"
    let bench = try bench(
      "from: m.zip, stages: [origin: {file: f}]", ["m.zip": Self.archive], fields: fields)
    #expect(
      try await rows(bench)
        == "id,t,f|1,x,m.zip/a.csv|2,y,m.zip/b.csv|3,w,m.zip/inner.zip/deep/c.csv")
    #expect(try bench.mistakes() == ["m.zip archive/passed-over __MACOSX/._a.csv"])
  }

  @Test func `a pattern chooses among the entries`() async throws {
    let bench = try bench("from: m.zip, unpack: {entry: a.*}", ["m.zip": Self.archive])
    #expect(
      try bench.mistakes() == ["m.zip/inner.zip archive/no-entry deep/c.csv"])
    let one = try self.bench(
      "from: m.zip, unpack: {entry: \"*.csv\"}",
      ["m.zip": ZipSample.text(["notes.txt": "?", "a.csv": "id,t\n1,x\n"])])
    #expect(try await rows(one) == "id,t|1,x")
  }

  @Test func `what a table states of unpacking holds for a compressed workbook too`() throws {
    let file = ZipSample.gzip([UInt8](repeating: 65, count: 40))
    #expect(
      try found("from: m.xlsx.gz, unpack: {maxSize: 9}", ["m.xlsx.gz": file])
        == ["m.xlsx.gz archive/too-large"])
  }

  @Test func `findings name the entry and its row`() async throws {
    let bench = try bench("from: m.zip", ["m.zip": ZipSample.text(["a.csv": "id,t\n1\n"])])
    let places = try await bench.findings().map(\.place.file)
    #expect(places == ["m.zip/a.csv"])
  }

  @Test(arguments: [
    ("from: m.zip, unpack: {maxSize: 9}", "m.zip archive/too-large"),
    ("from: m.zip, unpack: {maxSize: many}", "pipeline.yaml:19:42 setting/shape → 16M"),
    (
      "from: m.zip, unpack: {most: 9}",
      "pipeline.yaml:19:33 setting/unknown most → entry, maxRatio, maxSize"
    ),
    ("from: n.zip", "n.zip archive/broken"), ("from: e.zip", "e.zip/a.csv archive/encrypted"),
    ("from: t.zip", "t.zip archive/unsafe-name ../a.csv"),
    ("from: empty.zip", "empty.zip archive/no-entry "),
    ("from: 4.zip", "4.zip/3.zip/2.zip/1.zip archive/too-deep"),
  ]) func `an archive beyond bounds is refused in words`(source: String, expected: String) throws {
    let entry = ("a.csv", Array("id,t\n1,xyz\n".utf8))
    var nested = ZipSample.bytes([entry])
    for depth in 1...3 { nested = ZipSample.bytes([("\(depth).zip", nested)]) }
    let bench = try bench(
      source,
      [
        "m.zip": ZipSample.bytes([entry]), "n.zip": [1, 2, 3],
        "e.zip": ZipSample.bytes([entry], flags: 1), "t.zip": ZipSample.text(["../a.csv": "id"]),
        "empty.zip": ZipSample.bytes([]), "4.zip": nested,
      ])
    let found = try bench.mistakes()
    #expect(found == [expected])
  }
}
