import Bytes
import Columns
import Components
import GRDB
import GRDBSQLite
import Glibc

/// Makes a database of some tables, in one transaction, so that how rows come leaves no trace.
@safe final class SQLiteMaker: FileMaker {
  private let file: NewFile
  private let queue: DatabaseQueue
  private var statement: Statement?
  private var types: [FieldType] = []
  private var counts: [Int]
  private var current = 0

  static var library: String {
    let version = unsafe String(cString: sqlite3_libversion())
    return "SQLite " + version
  }

  init(_ file: NewFile) throws(FileFault) {
    self.file = file
    counts = file.tables.map { _ in 0 }
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.allowsUnsafeTransactions = true
    let tables = file.tables
    queue = try Self.faults(file.path) {
      let queue = try DatabaseQueue(path: file.path, configuration: configuration)
      try queue.inDatabase { db in
        // A file that is not finished is removed: nothing has to be undone.
        try db.execute(
          sql: """
            PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -8192
            """)
        try db.execute(sql: "BEGIN")
        for table in tables {
          try db.execute(sql: SQLiteTable(table: table, others: tables).create)
        }
      }
      return queue
    }
  }

  deinit {
    // Before the connection is closed.
    statement = nil
  }

  func begin(_ index: Int) throws(FileFault) {
    current = index
    types = file.tables[index].schema.fields.map(\.type)
    let table = SQLiteTable(table: file.tables[index], others: file.tables)
    statement = try Self.faults(file.path) {
      try queue.inDatabase { try $0.makeStatement(sql: table.insert) }
    }
  }

  func append(_ batch: Batch) throws(FileFault) {
    guard let statement else { preconditionFailure("no table has begun") }
    try Self.faults(file.path) {
      try queue.inDatabase { _ in
        for row in 0..<batch.count {
          for (index, column) in batch.columns.enumerated() {
            unsafe bind(column, row, index, to: statement.sqliteStatement)
          }
          let code = unsafe sqlite3_step(statement.sqliteStatement)
          unsafe sqlite3_reset(statement.sqliteStatement)
          guard code == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code))
          }
        }
      }
    }
    counts[current] += batch.count
  }

  @unsafe private func bind(
    _ column: Columns.Column, _ row: Int, _ index: Int, to statement: OpaquePointer
  ) {
    let number = Int32(index + 1), type = types[index]
    let isPresent: Void? = column.withCell(row) { cell in
      switch SQLiteValue(cell, type) {
      case .integer(let value): unsafe sqlite3_bind_int64(statement, number, value)
      case .real(let value): unsafe sqlite3_bind_double(statement, number, value)
      // Without an address it would be NULL.
      case .text where cell.isEmpty:
        unsafe sqlite3_bind_text(statement, number, "", 0, Self.transient)
      case .text:
        // SQLite copies the text.
        unsafe cell.withUnsafeBytes { bytes in
          let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
          _ = unsafe sqlite3_bind_text(
            statement, number, start, Int32(bytes.count), Self.transient)
        }
      }
    }
    if isPresent == nil { unsafe sqlite3_bind_null(statement, number) }
  }

  /// `SQLITE_TRANSIENT`, which is a cast that Swift does not see.
  private static var transient: sqlite3_destructor_type {
    unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  func finish() throws(FileFault) -> Finding? {
    statement = nil
    try Self.faults(file.path) {
      try queue.inDatabase { try $0.execute(sql: "COMMIT") }
      try queue.close()
    }
    return try Self.faults(file.path) { try complaint() }
  }

  /// What SQLite says of the file, read anew: its pages, its references, how many rows there are.
  private func complaint() throws -> Finding? {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: file.path, configuration: configuration)
    let reason: String? = try queue.inDatabase { db in
      let words = try String.fetchAll(db, sql: "PRAGMA integrity_check(1)")
      if words != ["ok"] { return words.joined(separator: " ") }
      if let row = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") {
        return "foreign_key_check: \(row[0] as String) \(row[1] as Int)"
      }
      for (table, count) in zip(file.tables, counts) {
        let found = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table.name.quotedForSQL)")
        if found != count { return "\(table.name): \(found ?? 0) ≠ \(count)" }
      }
      return nil
    }
    try queue.close()
    return reason.map { Finding(.databaseBroken, at: .file(file.name), ["reason": $0]) }
  }

  /// Does what GRDB does, and says what went wrong as a fault of the file.
  private static func faults<Value>(_ path: String, _ work: () throws -> Value) throws(FileFault)
    -> Value
  {
    do { return try work() } catch {
      let code = (error as? DatabaseError)?.resultCode
      let isFull = code == .SQLITE_FULL
      throw FileFault(
        "sqlite", path, code: isFull ? ENOSPC : code == .SQLITE_CANTOPEN ? ENOENT : EIO)
    }
  }
}
