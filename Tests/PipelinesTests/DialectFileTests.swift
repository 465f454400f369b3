import Components
import Testing

@testable import Pipelines

@Suite struct `The dialect of a file` {
  @Test func `is written in a pipeline as in a package`() async throws {
    let bench = try Bench(
      "# list\nperson\nid;name\n1;'x;y'\n2;NA\n",
      schema: "fields: [{name: person id, type: integer}, {name: person name}]\n",
      """
      , format: {csv: {delimiter: ";", quoteChar: "'", commentChar: "#", headerRows: [2, 3], nullSequence: NA}}
      """)
    #expect(try await bench.csv("a") == "person id,person name\r\n1,x;y\r\n2,\r\n")
  }

  @Test(arguments: [
    ("format: {csv: {quoteChar: null, escapeChar: \"\\\\\"}}", "a\\,b\n", "\"a,b\"\r\n1\r\n"),
    ("format: {csv: {lineTerminator: \"|\"}}", "\"a,b\"|1|", "\"a,b\"\r\n1\r\n"),
  ]) func `may be without quotes or lines`(format: String, head: String, expected: String)
    async throws
  {
    let csv = head.hasSuffix("|") ? head : head + "1\n"
    let bench = try Bench(csv, schema: "fields: [{name: \"a,b\"}]\n", ", " + format)
    #expect(try await bench.csv("a") == expected)
  }

  @Test func `keeps what it knows, and says what it does not`() throws {
    let (options, findings) = try DialectFile.options(
      try YAML.read(
        """
        $schema: https://datapackage.org/profiles/2.0/tabledialect.json
        csvddfVersion: 1.2
        caseSensitiveHeader: true
        sheetName: one
        org:note: kept in silence
        delimeter: ","
        delimiter: ";"
        """, file: "d.yaml"))
    #expect(try options.entries().map(\.name) == ["delimiter"])
    #expect(findings.map(\.brief) == ["d.yaml:6:1 dialect/unknown-property delimeter → delimiter"])
  }
}
