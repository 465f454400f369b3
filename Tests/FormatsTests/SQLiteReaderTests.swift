import Columns
import Components
import Foundation
import Testing

@testable import Formats

/// Databases that Python's sqlite3 made, read by us.
@Suite struct `SQLite reader` {
  private struct Done: Decodable {}

  /// Calls `body` with the path of a database in which `script` was run; `db` is the connection.
  private static func withDatabase<Result>(_ script: String, _ body: (String) throws -> Result)
    throws
    -> Result
  {
    let folder = NSTemporaryDirectory() + "nashr sqlite %41? " + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/a#b.db"
    let lines = [
      "import sqlite3, sys", "db = sqlite3.connect(sys.argv[1], isolation_level=None)", script,
    ]
    _ = try python((lines + ["print('{}')"]).joined(separator: "\n"), path, as: Done.self)
    return try body(path)
  }

  private static func sql(_ statements: String) -> String {
    "db.executescript('''\(statements)''')"
  }

  private static func format(_ options: String = "") throws(Finding) -> SQLite {
    let setting = options.isEmpty ? nil : try JSONReader.read(Array(options.utf8), file: "o")
    return try SQLite(Options(setting, for: SQLite.card, at: .file("o")))
  }

  private struct Read: Equatable {
    var header: [String] = []
    var rows: [[String?]] = []
    var places: [String] = []
    var findings: [String] = []
    var unreadable = 0
  }

  private static func read(
    _ path: String, _ options: String = "", pieceSize: Int = 1 << 16, recordLimit: Int = 1 << 20
  ) throws -> Read {
    let input = Input(
      path: path, name: "a.db", table: "t", pieceSize: pieceSize, recordLimit: recordLimit)
    return try gather(format(options).reader(of: input))
  }

  private static func gather(_ opened: some Reader) throws(Finding) -> Read {
    var reader = opened
    var read = Read(header: reader.header)
    while let piece = try reader.cut() {
      let parsed = reader.parse(piece)
      for row in 0..<parsed.batch.count {
        read.rows.append(
          parsed.batch.columns.map { $0.copy(row).map { String(decoding: $0, as: UTF8.self) } })
        let origin = parsed.batch.origin
        read.places.append("\(origin.rows[row]) \(origin.lines[row]) \(origin.offsets[row])")
      }
      read.unreadable += parsed.unreadable
      read.findings += parsed.findings.map { finding in
        guard case .cell(let cell) = finding.place else { return finding.rule.id }
        return "\(cell.row) \(cell.field ?? "-") \(finding.rule.id)"
      }
    }
    return read
  }

  /// The finding that stops the reading.
  private static func stopped(_ path: String, _ options: String = "", recordLimit: Int = 1 << 20)
    -> String?
  {
    do {
      return try SQLiteFile.$mostSteps.withValue(1_000_000) {
        _ = try read(path, options, recordLimit: recordLimit)
        return nil
      }
    } catch {
      guard let finding = error as? Finding else { return "\(error)" }
      return finding.rule.id + (finding.values["expected"].map { " " + $0 } ?? "")
    }
  }

  @Test func `reads each storage class as text`() throws {
    let script = Self.sql(
      """
      CREATE TABLE t (a, b TEXT, c REAL);
      INSERT INTO t VALUES (1, 'الرباط', 0.1), (-9223372036854775808, '', 1e16), (NULL, NULL, 3),
        ('x', 'a\\nb', 9e999), (0.1 + 0.2, '007', -9e999), (1e-7, 12, 5e-324);
      """)
    try Self.withDatabase(script) { path in
      let read = try Self.read(path)
      #expect(read.header == ["a", "b", "c"])
      #expect(
        read.rows == [
          ["1", "الرباط", "0.1"], ["-9223372036854775808", "", "1e+16"], [nil, nil, "3.0"],
          ["x", "a\nb", "INF"], ["0.30000000000000004", "007", "-INF"], ["1e-07", "12", "5e-324"],
        ])
      #expect(read.places == (1...6).map { "\($0) \($0) \($0 - 1)" })
      #expect(try [1, 7, 64].allSatisfy { size in try Self.read(path, pieceSize: size) == read })
      #expect(
        try FileManager.default.contentsOfDirectory(
          atPath: (path as NSString).deletingLastPathComponent
        ).count == 1)
    }
  }

  @Test func `reads the rows in the order of the table, whatever indexes there are`() throws {
    let script = Self.sql(
      """
      CREATE TABLE t (a INTEGER PRIMARY KEY, b);
      INSERT INTO t VALUES (3, 'x'), (1, 'z'), (2, 'y');
      CREATE INDEX i ON t (b, a);
      """)
    try Self.withDatabase(script) { path in
      let rows = try Self.read(path).rows
      #expect(rows.map { $0[0] } == ["1", "2", "3"])
    }
  }

  @Test func `asks which of several tables is meant`() throws {
    let script = Self.sql(
      """
      CREATE TABLE members (a); CREATE TABLE "نص ""x"" y" (b); CREATE VIEW v AS SELECT 7 AS c;
      CREATE TABLE w (k TEXT PRIMARY KEY, n) WITHOUT ROWID;
      INSERT INTO w VALUES ('b', 1), ('a', 2); INSERT INTO "نص ""x"" y" VALUES ('ok');
      """)
    try Self.withDatabase(script) { path in
      #expect(Self.stopped(path) == #"sqlite/which-table members, v, w, نص "x" y"#)
      #expect(Self.stopped(path, #"{"table": "membres"}"#) == "setting/misspelt members")
      let view = try Self.read(path, #"{"table": "v"}"#)
      #expect(view.rows == [["7"]])
      #expect(try Self.read(path, #"{"table": "w"}"#).rows == [["a", "2"], ["b", "1"]])
      #expect(try Self.read(path, #"{"table": "نص \"x\" y"}"#).rows == [["ok"]])
      #expect(try Self.read(path, #"{"table": "members"}"#) == Self.Read(header: ["a"]))
    }
    try Self.withDatabase("db.execute('PRAGMA user_version = 7')") { path in
      #expect(Self.stopped(path) == "sqlite/no-table")
    }
  }

  @Test(
    arguments: [
      ("SELECT b, a FROM t ORDER BY a DESC", nil),
      ("  WITH x AS (SELECT 1 AS a) SELECT * FROM x;", nil),
      ("VALUES (1)", nil), ("(SELECT 1)", "sqlite/failed"),
      ("DELETE FROM t", "sqlite/not-a-select"),
      ("SELECT 1; SELECT 2", "sqlite/not-a-select"),
      ("SELECT 1; DELETE FROM t", "sqlite/not-a-select"),
      ("WITH x AS (SELECT 1) DELETE FROM t", "sqlite/not-a-select"), ("", "sqlite/not-a-select"),
      ("ATTACH 'b.db' AS b", "sqlite/not-a-select"),
      ("PRAGMA writable_schema = 1", "sqlite/not-a-select"),
      ("VACUUM INTO 'b.db'", "sqlite/not-a-select"), ("EXPLAIN SELECT 1", "sqlite/not-a-select"),
      ("SELECT load_extension('x')", "sqlite/failed"), ("SELECT z FROM t", "sqlite/failed"),
      ("SELECT 1 AS a, 2 AS a", "sqlite/same-column"),
      (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT max(i) FROM n",
        "sqlite/too-costly"
      ),
    ] as [(String, String?)]) func `runs one SELECT and nothing else`(
      query: String, expected: String?
    )
    throws
  {
    try Self.withDatabase(Self.sql("CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 2);")) { path in
      let options = String(
        decoding: JSONValue.object([.init("query", .string(query))]).encoded(indented: false),
        as: UTF8.self)
      let before = try Data(contentsOf: URL(filePath: path))
      #expect(Self.stopped(path, options) == expected)
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test func `finds blobs and text that is not UTF-8, and goes on`() throws {
    let script = Self.sql(
      """
      CREATE TABLE t (a, b);
      INSERT INTO t VALUES (1, 'x'), (2, x'00FF'), (3, CAST(x'46E873' AS TEXT)), (4, 'y');
      """)
    try Self.withDatabase(script) { path in
      for size in [1, 1 << 16] {
        let read = try Self.read(path, pieceSize: size)
        #expect(read.rows == [["1", "x"], ["4", "y"]] && read.unreadable == 2)
        #expect(read.findings == ["2 b sqlite/blob", "3 b sqlite/not-utf8"])
        #expect(read.places == ["1 1 0", "4 4 3"])
      }
    }
  }

  @Test func `reads a database of UTF-16`() throws {
    let script = Self.sql(
      "PRAGMA encoding = 'UTF-16le'; CREATE TABLE t (a); INSERT INTO t VALUES ('فاس');")
    try Self.withDatabase(script) { path in
      let rows = try Self.read(path).rows
      #expect(rows == [["فاس"]])
    }
  }

  @Test func `says that changes wait beside the database`() throws {
    let script = """
      db.execute('PRAGMA journal_mode = WAL')
      db.execute('CREATE TABLE t (a)')
      import os, shutil
      shutil.copy(sys.argv[1] + '-wal', sys.argv[1] + '.keep')
      db.execute('PRAGMA wal_checkpoint(TRUNCATE)')
      db.close()
      os.rename(sys.argv[1] + '.keep', sys.argv[1] + '-wal')
      """
    try Self.withDatabase(script) { path in
      #expect(Self.stopped(path) == "sqlite/unfinished")
      try FileManager.default.removeItem(atPath: path + "-wal")
      #expect(try Self.read(path).header == ["a"])
    }
  }

  @Test func `refuses what is no database, a broken one, and too long a value`() throws {
    #expect(try withFile(Array("a,b\n".utf8)) { Self.stopped($0) } == "sqlite/not-a-database")
    #expect(try withFile([]) { Self.stopped($0) } == "sqlite/not-a-database")
    #expect(Self.stopped("/nowhere/a.db") == "input/unreadable")
    let script = Self.sql("CREATE TABLE t (a); INSERT INTO t VALUES (hex(zeroblob(60000)));")
    try Self.withDatabase(script) { path in
      #expect(Self.stopped(path, recordLimit: 100_000) == "sqlite/failed")
      #expect(try Self.read(path).rows[0][0]?.utf8.count == 120_000)
      var bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
      for index in 4096..<bytes.count where index % 3 == 0 { bytes[index] = 0xA5 }
      #expect(try withFile(bytes) { Self.stopped($0) } == "sqlite/failed")
      #expect(try withFile(Array(bytes.prefix(100))) { Self.stopped($0) } != nil)
    }
  }

  @Test func `lets no view or trigger of the file do anything`() throws {
    let script = Self.sql(
      """
      CREATE TABLE t (a); INSERT INTO t VALUES (1);
      CREATE VIEW v AS SELECT load_extension('/tmp/x') AS a;
      CREATE VIEW w AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0;
      """)
    try Self.withDatabase(script) { path in
      #expect(Self.stopped(path, #"{"table": "v"}"#) == "sqlite/failed")
      #expect(Self.stopped(path, #"{"table": "w"}"#) == "sqlite/too-costly")
    }
  }
}
