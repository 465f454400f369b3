import Columns
import Components
import GRDB
import GRDBSQLite

/// Reads a table, a view or the result of a query, row after row.
@safe final class SQLiteReader: Reader {
  /// What is read of a database.
  enum Source: Sendable {
    case table(String, Place)
    case query(String, Place)
    /// The only table that there is.
    case only
  }

  let header: [String]
  let findings: [Finding] = []
  private let input: Input
  private let file: SQLiteFile
  private var statement: Statement?
  private var row = 0

  init(_ input: Input, _ source: Source) throws(Finding) {
    self.input = input
    let file = try SQLiteFile(input)
    self.file = file
    let (statement, header) = try file.use { db in
      let sql = try Self.sql(source, db, input)
      let statement = try db.makeStatement(sql: sql)
      return (statement, statement.columnNames)
    }
    self.statement = statement
    self.header = header
    var names: Set<String> = []
    for name in header where !names.insert(name).inserted {
      throw Finding(.sameColumn, at: source.place ?? .file(input.name), ["value": name])
    }
  }

  deinit {
    // Before the connection is closed.
    statement = nil
  }

  // MARK: what is read

  private static func sql(_ source: Source, _ db: Database, _ input: Input) throws -> String {
    if case .query(let query, let place) = source { return try select(query, place, db) }
    let tables = try Row.fetchAll(
      db,
      sql: """
        SELECT name, type FROM pragma_table_list
        WHERE schema = 'main' AND type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        ORDER BY name
        """
    ).map { (name: $0[0] as String, isView: $0[1] as String == "view") }
    let names = tables.map(\.name)
    var wanted = tables.first
    if case .table(let name, let place) = source {
      wanted = tables.first { $0.name == name }
      if wanted == nil {
        throw SQLiteFile.Refused(finding: .unknown(name, at: place, among: names))
      }
    } else if tables.count > 1 {
      let shown = names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
      throw SQLiteFile.Refused(
        finding: Finding(.whichTable, at: .file(input.name), ["expected": shown]))
    }
    guard let wanted else {
      throw SQLiteFile.Refused(finding: Finding(.noTables, at: .file(input.name)))
    }
    // An index that has all columns would give the rows in its own order.
    return "SELECT * FROM \(wanted.name.quotedForSQL)" + (wanted.isView ? "" : " NOT INDEXED")
  }

  /// Refuses what is not one SELECT: what else there is changes something or opens other files.
  private static func select(_ query: String, _ place: Place, _ db: Database) throws -> String {
    let refused = SQLiteFile.Refused(finding: Finding(.notASelect, at: place))
    let word = query.drop { $0.isWhitespace || $0 == "(" }.prefix { $0.isLetter }.lowercased()
    guard ["select", "with", "values"].contains(word) else { throw refused }
    do {
      guard try db.makeStatement(sql: query).isReadonly else { throw refused }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_MISUSE {
      throw refused
    }
    return query
  }

  // MARK: rows

  /// The rows of a piece are made here: SQLite is read in sequence.
  func cut() throws(Finding) -> Parsed? {
    guard let statement else { return nil }
    var piece = SQLitePiece(columns: header.count, input)
    var isDone = false
    try file.use { _ in
      while !piece.isFull {
        switch unsafe sqlite3_step(statement.sqliteStatement) {
        case SQLITE_ROW:
          row += 1
          unsafe piece.take(statement.sqliteStatement, row, header)
        case SQLITE_DONE:
          isDone = true
          return
        case let code:
          let connection = unsafe sqlite3_db_handle(statement.sqliteStatement)
          let message = unsafe String(cString: sqlite3_errmsg(connection))
          throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
        }
      }
    }
    if isDone { self.statement = nil }
    return piece.isEmpty ? nil : piece.parsed
  }

  var parse: @Sendable (Parsed) -> Parsed { { $0 } }
}

extension SQLiteReader.Source {
  /// Where it is named.
  fileprivate var place: Place? {
    switch self {
    case .table(_, let place), .query(_, let place): place
    case .only: nil
    }
  }
}

extension String {
  /// The name as SQL writes one.
  var quotedForSQL: String { "\"" + replacing("\"", with: "\"\"") + "\"" }
}
