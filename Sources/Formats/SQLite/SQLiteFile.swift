import Bytes
import Components
import GRDB
import GRDBSQLite

/// A database that is read: opened read-only as a file that does not change, with what is in its schema
/// kept from doing anything.
final class SQLiteFile {
  let queue: DatabaseQueue
  private let input: Input
  private let budget: Budget

  /// How many steps of SQLite's machine may pass for one piece: a minute of work. Tests take fewer.
  @TaskLocal static var mostSteps = 4_000_000_000
  /// After how many steps the budget is looked at.
  private static let stride: Int32 = 100_000
  /// What a database takes of memory for its pages, in KiB.
  private static let cache = 8 << 10

  /// The steps that are left. `@unchecked Sendable`: only the thread that works for the connection
  /// changes it, one at a time.
  private final class Budget: @unchecked Sendable {
    let most = SQLiteFile.mostSteps
    var left = SQLiteFile.mostSteps
  }

  init(_ input: Input) throws(Finding) {
    self.input = input
    try Self.check(input)
    let budget = Budget()
    self.budget = budget
    var configuration = Configuration()
    configuration.readonly = true
    configuration.foreignKeysEnabled = false
    configuration.maximumReaderCount = 1
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; PRAGMA cell_size_check = ON;
          PRAGMA mmap_size = 0; PRAGMA cache_size = -\(Self.cache)
          """)
      let limit = Int32(clamping: input.recordLimit)
      unsafe sqlite3_limit(db.sqliteConnection, SQLITE_LIMIT_LENGTH, limit)
      unsafe sqlite3_limit(db.sqliteConnection, SQLITE_LIMIT_ATTACHED, 0)
      unsafe sqlite3_progress_handler(
        db.sqliteConnection, Self.stride,
        { context in
          let budget = unsafe Unmanaged<Budget>.fromOpaque(context!).takeUnretainedValue()
          budget.left -= Int(SQLiteFile.stride)
          return budget.left < 0 ? 1 : 0
        }, Unmanaged.passUnretained(budget).toOpaque())
    }
    do {
      queue = try UnnamedFile.named(input.path, in: input.scratch) { path in
        try DatabaseQueue(path: Self.address(of: path), configuration: configuration)
      }
    } catch { throw Self.finding(error, input) }
  }

  /// Looks into the file before SQLite does: it would take an empty one for a database, and would not
  /// say of one with changes beside it that it is old.
  private static func check(_ input: Input) throws(Finding) {
    guard input.content == nil else { throw Finding(.notADatabase, at: .file(input.name)) }
    var head: [UInt8] = []
    do throws(FileFault) {
      let file = try FileReader(input.path)
      _ = try file.read(upTo: 16, at: 0, into: &head)
      guard head == Array("SQLite format 3\u{0}".utf8) else {
        throw FileFault("open", input.path, code: 0)
      }
      for ending in ["-wal", "-journal"] where try Directory.exists(input.path + ending) {
        guard try Directory.size(of: input.path + ending) > 0 else { continue }
        throw FileFault(ending, input.path, code: 0)
      }
    } catch {
      if error.code != 0 {
        throw Finding(.unreadable, at: .file(input.name), ["reason": error.reason])
      }
      if error.operation == "open" { throw Finding(.notADatabase, at: .file(input.name)) }
      throw Finding(
        .databaseUnfinished, at: .file(input.name), ["value": input.name + error.operation])
    }
  }

  /// A URI that says that nobody writes to the file meanwhile: no lock, no file beside it.
  private static func address(of path: String) -> String {
    var address = path.hasPrefix("/") ? "file://" : "file:"
    for byte in path.utf8 {
      let isPlain = byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || [45, 46, 47, 95].contains(byte)
      address +=
        isPlain
        ? String(UnicodeScalar(byte))
        : "%" + String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
    return address + "?mode=ro&immutable=1"
  }

  /// Works on the database; steps are counted anew.
  func use<Value>(_ work: (Database) throws -> Value) throws(Finding) -> Value {
    budget.left = budget.most
    do { return try queue.inDatabase(work) } catch {
      throw (error as? Refused)?.finding ?? Self.finding(error, input)
    }
  }

  /// A finding on its way through a closure of GRDB's.
  struct Refused: Error { let finding: Finding }

  private static func finding(_ error: any Error, _ input: Input) -> Finding {
    let place = Place.file(input.name)
    guard let error = error as? DatabaseError else {
      return Finding(.databaseFailed, at: place, ["reason": "\(error)"])
    }
    switch error.resultCode {
    case .SQLITE_NOTADB: return Finding(.notADatabase, at: place)
    case .SQLITE_INTERRUPT: return Finding(.costlyQuery, at: place)
    default:
      let reason = error.message ?? error.resultCode.description
      return Finding(.databaseFailed, at: place, ["reason": reason])
    }
  }
}
