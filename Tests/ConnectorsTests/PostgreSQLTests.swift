import Bytes
import Components
import Foundation
import Testing

@testable import Connectors

@Suite(.enabled(if: PostgreSQLServer.isWanted, "PostgreSQL (initdb, postgres) is not there"))
struct `A table of PostgreSQL` {
  private let server: PostgreSQLServer
  private let scratch: Scratch
  private let notes = Notes()
  /// A schema of the test's own.
  private let schema = "s" + UUID().uuidString.prefix(8).lowercased()

  init() throws {
    server = try PostgreSQLServer.shared.get()
    scratch = try Scratch()
    try server.sql("CREATE SCHEMA \(schema)")
  }

  private func make(_ columns: String, _ rows: String = "", name: String = "t") throws {
    try server.sql("CREATE TABLE \(schema).\(name) (\(columns))")
    if !rows.isEmpty { try server.sql("INSERT INTO \(schema).\(name) VALUES \(rows)") }
  }

  private func source(_ options: String, connection: String? = nil) throws -> PQSource {
    let json = #"{"connection": "\#(connection ?? server.connection())", \#(options)}"#
    return try PostgreSQL(Options(setting(json), for: PostgreSQL.card, at: .file("p"))).source
  }

  private func file(
    _ options: String, connection: String? = nil, isOffline: Bool = false,
    means: Means = Means()
  ) throws -> Spooled {
    let notes = notes
    let workspace = Workspace(
      folder: scratch.path, scratch: scratch.path,
      access: Access(cache: scratch["cache"], isOffline: isOffline), note: { notes.add($0) })
    return try #require(
      try source(options, connection: connection).fetch(in: workspace, by: means).first)
  }

  private func text(_ options: String) throws -> String {
    try String(contentsOfFile: file(options).path, encoding: .utf8)
  }

  private var table: String { #""table": "\#(schema).t""# }

  private func query(_ text: String) -> String {
    #""query": "\#(text.replacing("@T", with: schema + ".t"))""#
  }

  // MARK: what comes

  @Test func `comes as CSV in the order of its key, named by itself alone`() throws {
    try make(
      "id int PRIMARY KEY, name text, note text",
      "(10, 'الرباط', NULL), (9, 'Salé, \"la belle\"', ''), (100, E'a\\nb', 'x')")
    let file = try file(table)
    #expect(
      try String(contentsOfFile: file.path, encoding: .utf8)
        == "id,name,note\n9,\"Salé, \"\"la belle\"\"\",\"\"\n10,الرباط,\n100,\"a\nb\",x\n")
    #expect(file.name == "postgresql:\(schema).t")
    #expect(file.suggestedNames == ["rows.csv"] && file.charset == "utf-8")
    #expect(file.digest == (try Digest.ofFile(file.path).digest))
    #expect(notes.findings.isEmpty)
  }

  @Test func `has the texts of a table schema, whatever the server is set to`() throws {
    try make(
      """
      id int PRIMARY KEY, b bool, d date, t time, ts timestamp, tz timestamptz, n numeric, f float8,
      bytes bytea, span interval, list int[], j jsonb, price money
      """,
      """
      (1, true, '2024-02-29', '23:59', '2024-02-29 08:00', '2024-02-29 08:00+01', 1234.50, 0.1::float8+0.2,
      '\\x00ff', '1 year 2 days 03:04:05', '{1,NULL}', '{\"a\": 1}', 12.5),
      (2, false, NULL, NULL, NULL, NULL, 'NaN', 'Infinity', NULL, NULL, NULL, NULL, NULL)
      """)
    let expected = """
      id,b,d,t,ts,tz,n,f,bytes,span,list,j,price
      1,true,2024-02-29,23:59:00,2024-02-29T08:00:00,2024-02-29T07:00:00+00:00,1234.50,0.30000000000000004,\\x00ff,P1Y2DT3H4M5S,"{1,NULL}","{""a"": 1}",$12.50
      2,false,,,,,NaN,Infinity,,,,,

      """.replacing("$12.50", with: "12.50")
    #expect(try text(table).replacing("$", with: "") == expected)
    try server.sql(
      """
      CREATE ROLE \(schema) LOGIN; GRANT USAGE ON SCHEMA \(schema) TO \(schema);
      GRANT SELECT ON \(schema).t TO \(schema);
      ALTER ROLE \(schema) SET DateStyle = 'SQL, DMY'; ALTER ROLE \(schema) SET TimeZone = 'Africa/Casablanca';
      ALTER ROLE \(schema) SET bytea_output = 'escape'; ALTER ROLE \(schema) SET IntervalStyle = 'postgres';
      ALTER ROLE \(schema) SET extra_float_digits = -15; ALTER ROLE \(schema) SET client_encoding = 'LATIN1'
      """)
    let other = try file(table, connection: server.connection(schema))
    #expect(
      try String(contentsOfFile: other.path, encoding: .utf8).replacing("$", with: "") == expected)
  }

  @Test func `without a key comes in the order of its rows, and so does a view`() throws {
    try make("a text, b json", "('b', '{}'), ('a', '[2]'), ('B', NULL), ('a', '[1]')")
    #expect(try text(table) == "a,b\nB,\na,[1]\na,[2]\nb,{}\n")
    try server.sql("CREATE VIEW \(schema).v AS SELECT a FROM \(schema).t ORDER BY a DESC")
    #expect(try text(#""table": "\#(schema).v""#) == "a\nB\na\na\nb\n")
  }

  @Test func `comes in the order of a key of several columns, texts by their bytes`() throws {
    try make(
      "n int, a text, PRIMARY KEY (a, n)", "(2, 'b'), (1, 'b'), (1, 'B'), (1, 'é'), (1, 'z')")
    #expect(try text(table) == "n,a\n1,B\n1,b\n2,b\n1,z\n1,é\n")
  }

  @Test func `may have any name and any columns`() throws {
    try server.sql(
      #"CREATE TABLE \#(schema)."T ""x"" ; --" ("a ""b""" int PRIMARY KEY, "Élu" bool); INSERT INTO \#(schema)."T ""x"" ; --" VALUES (1, true)"#
    )
    #expect(try text(#""table": "\#(schema).T \"x\" ; --""#) == "\"a \"\"b\"\"\",Élu\n1,true\n")
  }

  @Test func `with no rows is its header`() throws {
    try make("id int PRIMARY KEY, name text")
    #expect(try text(table) == "id,name\n")
  }

  @Test func `of many rows is never held in memory`() throws {
    try make("id int PRIMARY KEY, name text")
    try server.sql(
      "INSERT INTO \(schema).t SELECT n, 'commune ' || n FROM generate_series(1, 200000) AS n")
    let start = Means.clock
    let file = try file(table)
    #expect(
      try String(contentsOfFile: file.path, encoding: .utf8).hasSuffix("\n200000,commune 200000\n"))
    #expect(Means.clock - start < 30_000)
  }

  // MARK: queries

  @Test func `is joined and filtered by a query, which is told to say its order`() throws {
    try make("id int, ok bool", "(2, true), (1, false)")
    #expect(try text(query("SELECT id, ok FROM @T ORDER BY id;  ")) == "id,ok\n1,false\n2,true\n")
    #expect(notes.findings.isEmpty)
    #expect(
      try text(
        query("WITH x AS (SELECT * FROM @T ORDER BY id) SELECT id FROM x WHERE ok -- ORDER BY"))
        == "id\n2\n")
    #expect(notes.rules == ["postgresql/unordered"])
    #expect(notes.findings[0].severity == .warning)
  }

  @Test(arguments: [
    ("SELECT naam FROM @T ORDER BY 1", "42703"), ("SELEC 1 ORDER BY 1", "42601"),
    ("SELECT 1; DROP TABLE @T --ORDER BY", "42601"),
    ("SELECT 1) TO PROGRAM 'true' -- ", "42601"),
    ("DELETE FROM @T RETURNING id", "25006"), ("SELECT nextval('@T_id_seq') ORDER BY 1", "25006"),
    ("SELECT 1/(id-1) FROM @T ORDER BY 1", "22012"),
    ("SELECT pg_read_file('x') ORDER BY 1", "58P01"),
  ])
  func `is refused with what the server says`(query text: String, state: String) throws {
    try make("id serial PRIMARY KEY", "(1)")
    let finding = try #require(thrown { _ = try file(query(text)) }, "\(text)")
    #expect(finding.rule.id == "postgresql/refused", "\(finding)")
    #expect(finding.values["value"] == state, "\(finding)")
    #expect(finding.values["reason"]?.isEmpty == false)
    try server.sql("SELECT * FROM \(schema).t")
  }

  @Test func `is refused where it is not there`() throws {
    let finding = thrown { _ = try file(table) }
    #expect(finding?.rule.id == "postgresql/no-table")
  }

  @Test func `is refused where it takes too long or is too large`() throws {
    let slow = #""query": "SELECT pg_sleep(30)::text ORDER BY 1", "timeout": "1s""#
    let start = Means.clock
    #expect(thrown { _ = try file(slow) }?.rule.id == "postgresql/late")
    #expect(Means.clock - start < 10_000)
    let large =
      #""query": "SELECT n FROM generate_series(1, 200000) AS n ORDER BY n", "maxSize": "64K""#
    #expect(thrown { _ = try file(large) }?.rule.id == "input/too-large")
  }

  @Test func `is given up where the run is told to end`() throws {
    let slow = #""query": "SELECT pg_sleep(30)::text ORDER BY 1""#
    let start = Means.clock
    let means = Means(isOver: { Means.clock > start + 500 })
    #expect(thrown { _ = try file(slow, means: means) }?.rule.id == "input/stopped")
    #expect(Means.clock - start < 10_000)
  }

  // MARK: connections

  @Test func `comes with a password from the environment, which nothing tells`() throws {
    try make("id int PRIMARY KEY", "(1)")
    try? server.sql("CREATE ROLE officer LOGIN PASSWORD 'geheim' SUPERUSER")
    let good = Means(variable: { [connection = server.connection("officer")] name in
      name == "DATA" ? connection + " password=geheim" : nil
    })
    let file = try file(table, connection: "env:DATA", means: good)
    #expect(!"\(file)".contains("geheim"))
    let bad = Means(variable: { [connection = server.connection("officer")] _ in
      connection + " password=falsch"
    })
    let finding = try #require(
      thrown {
        _ = try self.file(table + #", "maxSize": "2G""#, connection: "env:DATA", means: bad)
      })
    #expect(finding.rule.id == "postgresql/unreachable")
    #expect(finding.values["reason"]?.contains("password authentication failed") == true)
    #expect(!"\(finding)".contains("falsch") && !"\(finding)".contains(scratch.path))
    let none = thrown {
      _ = try self.file(table, connection: "env:DATA", means: Means(variable: { _ in nil }))
    }
    #expect(none?.rule.id == "setting/variable")
  }

  @Test func `is replaced by its last good copy where the server is gone, and offline`() throws {
    try make("id int PRIMARY KEY", "(1)")
    let variable = { @Sendable [connection = server.connection()] (_: String) in connection }
    let gone = { @Sendable (_: String) -> String? in "host=/nonexistent dbname=x" }
    let options = table + #", "onFailure": "last-good""#
    let first = try file(options, connection: "env:DATA", means: Means(variable: variable))
    #expect(try file(options, connection: "env:DATA", means: Means(variable: gone)) == first)
    #expect(notes.rules == ["postgresql/unreachable", "cache/last-good"])
    #expect(try file(options, connection: "env:DATA", isOffline: true) == first)
    #expect(notes.rules.last == "cache/used")
  }

  @Test func `stays the same file while its rows do`() throws {
    try make("id int PRIMARY KEY", "(1)")
    let first = try file(table)
    #expect(try file(table) == first)
    try server.sql("INSERT INTO \(schema).t VALUES (2)")
    #expect(try file(table) != first)
  }
}

@Suite struct `What a pipeline says of PostgreSQL` {
  @Test(arguments: [
    (#"{"connection": "dbname=x", "table": "t", "query": "SELECT 1"}"#, "postgresql/choice"),
    (#"{"connection": "dbname=x"}"#, "postgresql/choice"),
    (#"{"connection": "db x", "table": "t"}"#, "postgresql/connection"),
    (#"{"connection": "dbname=x password=geheim", "table": "t"}"#, "setting/secret"),
    (#"{"connection": "postgresql://user:geheim@host/db", "table": "t"}"#, "setting/secret"),
    (#"{"connection": "dbname=x sslpassword=geheim", "table": "t"}"#, "setting/secret"),
    (#"{"connection": "dbname=x", "table": "a.b.c"}"#, "setting/shape"),
    (#"{"connection": "dbname=x", "table": "a."}"#, "setting/shape"),
    (#"{"table": "t"}"#, "setting/missing"),
  ])
  func `is refused before anything is asked`(json: String, rule: String) throws {
    let finding = try #require(
      thrown { _ = try PostgreSQL(Options(setting(json), for: PostgreSQL.card, at: .file("p"))) })
    #expect(finding.rule.id == rule)
    #expect(!"\(finding)".contains("geheim"))
  }

  @Test(arguments: [
    ("SELECT 1 ORDER BY 1", true), ("select 1 order\n/* x */ by 1", true), ("SELECT 1", false),
    ("SELECT (SELECT 1 ORDER BY 1)", false), ("SELECT 'ORDER BY'", false),
    ("SELECT 1 -- ORDER BY 1", false), ("SELECT 1 /* /* */ ORDER BY */", false),
    ("SELECT \"ORDER BY\"", false), ("SELECT $$ORDER BY$$", false),
    ("SELECT $a$ $$ ORDER BY $a$", false),
    (#"SELECT E'\' ORDER BY '"#, false), (#"SELECT '\' ORDER BY 1"#, true),
    ("SELECT 'it''s' ORDER BY 1", true), ("SELECT reorder, by FROM t", false),
    ("SELECT count(*) OVER (ORDER BY x) FROM t ORDER BY y", true), ("SELECT $1 ORDER BY 1", true),
    ("", false), ("'", false), ("/*", false), ("$a$", false), ("E'\\", false),
  ])
  func `says its order, or does not`(query: String, isOrdered: Bool) {
    #expect(SQLText.isOrdered(query) == isOrdered)
  }
}
