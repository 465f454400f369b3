import Bytes

/// Why a table or a query was not brought.
enum PQFailure: Error, Equatable {
  case connecting(PQConnection.Fault)
  case server(PQConnection.Fault)
  case noTable
  case late
  case stopped
  case cache(Failure)

  /// Whether a copy of before may stand in: it may not where the fault is on this machine.
  var allowsCopy: Bool {
    switch self {
    case .stopped: false
    case .cache(let failure): failure.allowsCopy
    default: true
    }
  }
}

/// Writes the rows of a table or a query into the cache as CSV, in one transaction that only reads.
struct PQExport {
  let rows: PQSource.Rows
  /// In bytes.
  let most: Int
  /// In seconds.
  let timeout: Int
  let means: Means

  /// What makes the text of a value the same on every server and day (PostgreSQL, Client Connection
  /// Defaults).
  private static let settings = [
    "DateStyle": "ISO, YMD", "IntervalStyle": "iso_8601", "TimeZone": "UTC",
    "extra_float_digits": "1", "bytea_output": "hex", "client_encoding": "UTF8",
    "xmlbinary": "base64", "lc_monetary": "C", "lc_numeric": "C",
    "standard_conforming_strings": "on",
  ]

  /// Types whose text in CSV is not that of a table schema, and what makes it so: `true` and `false`,
  /// and dates with a `T` before the time.
  private static let forms: [UInt32: @Sendable (String) -> String] = [
    16: { $0 + "::pg_catalog.text" },
    1114: { "pg_catalog.to_json(\($0)) #>> '{}'" }, 1184: { "pg_catalog.to_json(\($0)) #>> '{}'" },
  ]
  private static let alias = "nashr_rows"

  func bring(_ parameters: [(name: String, value: String)], _ entry: CacheEntry) throws(PQFailure) {
    let end = Means.clock + timeout * 1000
    let connection: PQConnection
    do throws(PQConnection.Fault) { connection = try PQConnection(parameters) } catch {
      throw .connecting(error)
    }
    let command: String
    do throws(PQConnection.Fault) {
      try prepare(connection)
      guard let select = try select(connection) else { throw PQConnection.Fault.noTable }
      command = "COPY (\(select)\n) TO STDOUT (FORMAT csv, HEADER, ENCODING 'UTF8')"
    } catch { throw error == .noTable ? .noTable : .server(error) }
    try write(command, connection, entry, until: end)
  }

  private func prepare(_ connection: borrowing PQConnection) throws(PQConnection.Fault) {
    try connection.execute("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    for (name, value) in Self.settings.sorted(by: { $0.key < $1.key }) {
      try connection.execute("SET LOCAL \(name) TO '\(value)'")
    }
    try connection.execute("SET LOCAL statement_timeout TO \(timeout * 1000)")
  }

  private func write(
    _ command: String, _ connection: borrowing PQConnection, _ entry: CacheEntry, until end: Int
  ) throws(PQFailure) {
    var failure: PQFailure?
    do throws(FileFault) {
      var record = CacheRecord()
      record["names"] = "rows.csv"
      record["charset"] = "utf-8"
      var writer = try entry.begin(record)
      do throws(PQConnection.Fault) {
        _ = try connection.copy(command) { piece in
          failure = interruption(end) ?? add(piece, to: &writer)
          return failure == nil
        }
      } catch { failure = .server(error) }
      try writer.close()
    } catch { throw .cache(.file(error)) }
    if let failure { throw failure }
  }

  private func interruption(_ end: Int) -> PQFailure? {
    if means.isOver() { return .stopped }
    return Means.clock > end ? .late : nil
  }

  private func add(_ piece: Span<UInt8>, to writer: inout FileWriter) -> PQFailure? {
    if writer.count + piece.count > most { return .cache(.tooLarge(most)) }
    do throws(FileFault) { try writer.write(piece) } catch { return .cache(.file(error)) }
    return nil
  }

  // MARK: the query

  /// The query to copy; nil where the table is not there.
  private func select(_ connection: borrowing PQConnection) throws(PQConnection.Fault) -> String? {
    switch rows {
    case .query(let text):
      let query = SQLText.trimmed(text)
      let columns = try connection.columns(of: query)
      guard columns.contains(where: { Self.forms[$0.type] != nil }) else { return query }
      return "SELECT \(try list(columns, connection)) FROM (\(query)\n) AS \(Self.alias)"
    case .table(let parts):
      var names: [String] = []
      for part in parts { names.append(try connection.quoted(part)) }
      let name = names.joined(separator: ".")
      let found = try connection.execute("SELECT pg_catalog.to_regclass($1) IS NOT NULL", [name])
      guard found == [["t"]] else { return nil }
      let columns = try connection.columns(of: "SELECT * FROM \(name)")
      let order = try order(of: name, connection)
      return
        "SELECT \(try list(columns, connection)) FROM \(name) AS \(Self.alias) ORDER BY \(order)"
    }
  }

  private func list(_ columns: [PQConnection.Column], _ connection: borrowing PQConnection)
    throws(PQConnection.Fault) -> String
  {
    var items: [String] = []
    for column in columns {
      let name = try connection.quoted(column.name)
      let value = Self.alias + "." + name
      items.append(Self.forms[column.type].map { "\($0(value)) AS \(name)" } ?? value)
    }
    return items.joined(separator: ", ")
  }

  /// By the primary key, else by whole rows, of which equal ones may come in any order. Texts by their
  /// bytes, so that no server's language decides.
  private func order(of name: String, _ connection: borrowing PQConnection)
    throws(PQConnection.Fault) -> String
  {
    let keys = try connection.execute(
      """
      SELECT a.attname, a.attcollation <> 0 FROM pg_catalog.pg_index AS i
      CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(number, position)
      JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = k.number
      WHERE i.indrelid = $1::pg_catalog.regclass AND i.indisprimary ORDER BY k.position
      """, [name])
    if keys.isEmpty { return "\(Self.alias)::pg_catalog.text COLLATE \"C\"" }
    var items: [String] = []
    for key in keys {
      let name = try connection.quoted(key[0] ?? "")
      items.append("\(Self.alias).\(name)" + (key[1] == "t" ? " COLLATE \"C\"" : ""))
    }
    return items.joined(separator: ", ")
  }
}

extension PQConnection.Fault {
  /// Stands for a table that is not there.
  fileprivate static let noTable = PQConnection.Fault(state: "42P01", words: "")
}
