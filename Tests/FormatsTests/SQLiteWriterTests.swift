import Columns
import Components
import Foundation
import Testing

@testable import Formats

/// Databases that we made, read by Python's sqlite3.
@Suite struct `SQLite writer` {
  private struct Answer: Decodable { let sql: [String], rows: [[String]], check: [String] }

  private static let script = """
    import json, sqlite3, sys
    db = sqlite3.connect(sys.argv[1])
    sql = [r[0] for r in db.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")]
    tables = [r[0] for r in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    rows = [[repr(v) for v in row] for t in tables for row in db.execute('SELECT * FROM "%s"' % t)]
    check = [str(r[0]) for p in ('integrity_check', 'foreign_key_check', 'journal_mode', 'page_size', 'encoding')
             for r in db.execute('PRAGMA ' + p)]
    print(json.dumps({'sql': sql, 'rows': rows, 'check': check}))
    """

  private static func writer(_ table: Exported) throws(Finding) -> Writer {
    try SQLite(Options(nil, for: SQLite.card, at: .file("t"))).writer(of: table)
  }

  private static func bytes(_ tables: [Exported], _ rows: [[[String?]]], batchesOf size: Int = 100)
    throws -> [UInt8]
  {
    let making = try #require(try writer(tables[0]).making)
    let batches = zip(tables, rows).map { table, rows in
      stride(from: 0, to: rows.count, by: size).map { start in
        XMLSample.batch(
          Array(rows[start..<min(start + size, rows.count)]), width: table.schema.fields.count)
      }
    }
    return try made(making, tables, batches)
  }

  private static func answer(_ tables: [Exported], _ rows: [[[String?]]]) throws -> Answer {
    try withFile(bytes(tables, rows)) { try python(script, $0, as: Answer.self) }
  }

  private static let tables: [Exported] = {
    var region = Field("region")
    region.constraints.required = true
    var regions = Schema([Field("code"), Field("name \"ar\"")])
    regions.primaryKey = ["code"]
    var members = Schema([
      Field("id", .integer), region, Field("share", .number), Field("active", .boolean),
      Field("since", .date), Field("year", .year),
    ])
    members.primaryKey = ["id"]
    members.uniqueKeys = [["region", "since"], ["share"]]
    members.foreignKeys = [
      ForeignKey(fields: ["region"], table: "regions", targets: ["code"]),
      ForeignKey(fields: ["region"], table: "regions", targets: ["name \"ar\""]),
      ForeignKey(fields: ["region"], dataset: "other", table: "places", targets: ["code"]),
    ]
    return [
      Exported(name: "members", schema: members, language: "ar"),
      Exported(name: "regions", schema: regions, language: "ar"),
    ]
  }()

  @Test func `holds the tables of a dataset with their keys and types`() throws {
    let answer = try Self.answer(
      Self.tables,
      [
        [
          ["2", "04", "0.5", "true", "2024-11-12", "2024"], ["1", "04", nil, "false", nil, nil],
          ["9223372036854775807", "05", "NaN", nil, "", "-12"],
        ],
        [["04", "الرباط"], ["05", nil]],
      ])
    #expect(
      answer.sql == [
        """
        CREATE TABLE "members" (
          "id" INTEGER NOT NULL,
          "region" TEXT NOT NULL,
          "share" REAL,
          "active" INTEGER,
          "since" TEXT,
          "year" INTEGER,
          PRIMARY KEY ("id"),
          UNIQUE ("region", "since"),
          FOREIGN KEY ("region") REFERENCES "regions" ("code")
        )
        """,
        """
        CREATE TABLE "regions" (
          "code" TEXT NOT NULL,
          "name ""ar""\" TEXT,
          PRIMARY KEY ("code")
        )
        """,
      ])
    #expect(
      answer.rows == [
        ["1", "'04'", "None", "0", "None", "None"],
        ["2", "'04'", "0.5", "1", "'2024-11-12'", "2024"],
        ["9223372036854775807", "'05'", "'NaN'", "None", "''", "-12"],
        ["'04'", "'الرباط'"], ["'05'", "None"],
      ])
    #expect(answer.check == ["ok", "delete", "4096", "UTF-8"])
  }

  @Test func `has the same bytes however many rows come at once`() throws {
    let table = Exported(
      name: "t", schema: Schema([Field("a"), Field("b", .integer)]), language: "fr")
    let rows = (0..<4000).map { ["\($0 &* 2_654_435_761 % 100_003) نص", "\($0)"] as [String?] }
    let whole = try Self.bytes([table], [rows])
    #expect(
      try [1, 999, 5000].allSatisfy { try Self.bytes([table], [rows], batchesOf: $0) == whole })
    #expect(whole.count > 80_000)
  }

  @Test func `says which reference leads nowhere`() throws {
    let rows: [[[String?]]] = [[["1", "99", nil, nil, nil, nil]], [["04", nil]]]
    let finding = #expect(throws: Finding.self) { try Self.bytes(Self.tables, rows) }
    #expect(finding?.rule.id == "sqlite/broken")
    #expect(finding?.values["reason"] == "foreign_key_check: members 1")
  }

  @Test func `finds integers that are too large and numbers that are rounded`() throws {
    let schema = Schema([Field("a", .integer), Field("b", .number)])
    let writer = try Self.writer(Exported(name: "t", schema: schema, language: "fr"))
    let batch = XMLSample.batch(
      [
        ["9223372036854775807", "123456789012345"], ["9223372036854775808", "1234567890123456"],
        ["-9223372036854775809", "0.100000000000000000"], ["+07", "1e400"], ["x", "INF"],
        [nil, nil],
      ], width: 2)
    var faults: [CellFault] = []
    let refuse = try #require(writer.refuse)
    refuse(batch, &faults)
    #expect(
      faults.map { "\($0.row) \($0.field) \($0.rule.id)" } == [
        "1 0 sqlite/integer-too-large", "2 0 sqlite/integer-too-large", "1 1 sqlite/rounded",
      ])
  }

  @Test func `refuses names that SQLite takes for the same or for its own`() {
    func refusal(_ name: String, _ fields: [String]) -> String? {
      let schema = Schema(fields.map { Field($0) })
      do throws(Finding) {
        _ = try Self.writer(Exported(name: name, schema: schema, language: "fr"))
        return nil
      } catch { return error.rule.id }
    }
    #expect(refusal("t", ["Name", "name"]) == "sqlite/bad-name")
    #expect(refusal("t", ["É", "é"]) == nil)
    #expect(refusal("sqlite_t", ["a"]) == "sqlite/bad-name")
    #expect(refusal("t", (0..<2001).map { "c\($0)" }) == "sqlite/too-many-columns")
  }
}
