import Foundation
import Testing

/// A PostgreSQL server on a socket in a folder of its own, without a network; ended with the value, or
/// with this process. Where the tests run as root it runs as `nobody`, as PostgreSQL asks.
final class PostgreSQLServer: @unchecked Sendable {
  private let scratch: Scratch
  private let process = Process()
  private let input = Pipe()
  private let programs: String

  static let shared = Result { try PostgreSQLServer() }

  /// Where `initdb` and `postgres` are; nil where they are not.
  static let programs: String? = {
    let files = FileManager.default
    let versions = (try? files.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
    let debian = versions.sorted { $0.compare($1, options: .numeric) == .orderedDescending }
      .map { "/usr/lib/postgresql/\($0)/bin" }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return (debian + path.split(separator: ":").map(String.init)).first {
      files.isExecutableFile(atPath: $0 + "/initdb")
        && files.isExecutableFile(atPath: $0 + "/postgres")
    }
  }()

  /// A run that is to prove it (`.ci/outside_postgres.sh`) does not skip.
  static var isWanted: Bool {
    programs != nil || ProcessInfo.processInfo.environment["NASHR_POSTGRESQL"] == "required"
  }

  init() throws {
    programs = try #require(Self.programs, "initdb and postgres are not there")
    scratch = try Scratch()
    let folder = scratch.path
    if getuid() == 0 { try run("chown", "nobody", folder) }
    let log = scratch["log"]
    // Ends the server when this process closes its end of the pipe, however that comes about.
    let script = """
      set -e
      "\(programs)/initdb" -D "\(folder)/data" -U nashr -A trust --no-sync -E UTF8 --locale=C.UTF-8
      echo 'local all officer scram-sha-256' > "\(folder)/hba"
      cat "\(folder)/data/pg_hba.conf" >> "\(folder)/hba"
      cp "\(folder)/hba" "\(folder)/data/pg_hba.conf"
      "\(programs)/postgres" -D "\(folder)/data" -k "\(folder)" -h '' -c fsync=off \
        -c max_connections=20 &
      server=$!
      cat > /dev/null
      kill -INT $server
      wait $server || :
      rm -rf "\(folder)"
      """
    process.executableURL = URL(filePath: "/usr/bin/env")
    let user = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
    process.arguments = (getuid() == 0 ? user : []) + ["sh", "-c", script]
    process.currentDirectoryURL = URL(filePath: "/")
    process.standardInput = input
    _ = FileManager.default.createFile(atPath: log, contents: nil)
    process.standardOutput = FileHandle(forWritingAtPath: log)
    process.standardError = FileHandle(forWritingAtPath: log)
    try process.run()
    for _ in 0..<300 where process.isRunning {
      if (try? sql("SELECT 1")) != nil { return }
      usleep(100_000)
    }
    throw NotStarted(log: (try? String(contentsOfFile: log, encoding: .utf8)) ?? "")
  }

  struct NotStarted: Error { let log: String }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// How to connect to it, as libpq writes it.
  func connection(_ user: String = "nashr") -> String {
    "host=\(scratch.path) dbname=postgres user=\(user)"
  }

  /// Runs commands as its owner; throws where the server refuses.
  func sql(_ commands: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: programs + "/psql")
    process.arguments = ["-qX", "-v", "ON_ERROR_STOP=1", "-d", connection(), "-c", commands]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw NotStarted(log: commands) }
  }
}
