import ArgumentParser
import Components
import Connectors
import Formats
import Glibc
import Languages
import Pipelines
import Releases
import Reports

enum Version { static let text = Engine.version }

enum ColourChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }
enum FailureLevel: String, ExpressibleByArgument, CaseIterable {
  case error, warning, note, never

  func isReached(by log: FindingLog) -> Bool {
    switch self {
    case .error: log.count(of: .error) > 0
    case .warning: log.count(of: .error) + log.count(of: .warning) > 0
    case .note: log.count > 0
    case .never: false
    }
  }
}

/// The date of the release: what is published states it, and some checks compare with it.
struct ReleaseOptions: ParsableArguments {
  @Option(help: "The release date, YYYY-MM-DD; else SOURCE_DATE_EPOCH, else today (UTC).")
  var date: String?

  func validate() throws { _ = try resolved() }

  func resolved() throws -> ReleaseDate {
    if let date {
      guard let day = ReleaseDate(date) else {
        throw ValidationError("--date must be a day like 2024-11-12, not '\(date)'.")
      }
      return day
    }
    if let epoch = Environment["SOURCE_DATE_EPOCH"], !epoch.isEmpty {
      guard let number = Int64(epoch), let day = ReleaseDate(secondsSince1970: number) else {
        throw ValidationError("SOURCE_DATE_EPOCH must be seconds since 1970, not '\(epoch)'.")
      }
      return day
    }
    guard let day = ReleaseDate(secondsSince1970: Int64(time(nil))) else {
      throw ValidationError("The clock of this machine is out of range; give --date.")
    }
    return day
  }
}

/// How much a command may do at once.
struct WorkOptions: ParsableArguments {
  @Option(help: "How many pieces are worked on at once; else the number of processors.")
  var jobs: Int?
  @Option(
    help: "How much memory the whole process may take, at least 128M; else what the work needs.")
  var memory: ByteCount?
  @Option(help: "The longest record let through, in bytes; K, M and G count in 1024; at most 1G.")
  var maxRecord = ByteCount(bytes: Input.defaultRecordLimit)
  @Option(
    help:
      "The folder that keeps sources from the network; else NASHR_CACHE, else nashr in the user's cache."
  )
  var cache: String?
  @Flag(help: "Ask nothing of the network; use what was kept.") var offline = false

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs must be between 1 and 1024.")
    }
    guard maxRecord.bytes <= 1 << 30 else {
      throw ValidationError("--max-record must be at most 1G.")
    }
    if let memory, memory.bytes < 128 << 20 {
      throw ValidationError("--memory must be at least 128M.")
    }
  }

  /// What the process takes before it holds any row, and what one piece and one block under way take in
  /// all formats; measured on tables of ten columns.
  private static let base = 48 << 20
  private static let window = 16 << 20

  var access: Access {
    var folder = cache ?? Environment["NASHR_CACHE"]
    if folder == nil, let home = Environment["XDG_CACHE_HOME"], !home.isEmpty {
      folder = home + "/nashr"
    }
    if folder == nil, let home = Environment["HOME"], !home.isEmpty {
      folder = home + "/.cache/nashr"
    }
    return Access(cache: folder, isOffline: offline, isOver: { Interruption.hasCome })
  }

  var bounds: Plan.Bounds {
    var width = jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    var keys = 64 << 20
    var tables: Int?
    if let memory {
      let room = memory.bytes - Self.base
      width = min(width, max(1, room / 2 / Self.window))
      // A part of spilled keys is read whole and looked up through a table of half its size.
      keys = max(8 << 20, (room - (width + 1) * Self.window) / 2)
      // Keys and rows are there before a catalogue is written, and gone when it is.
      tables = room
    }
    let scratch = Environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/var/tmp"
    return Plan.Bounds(
      width: width, recordLimit: maxRecord.bytes, keyMemory: keys, scratch: scratch,
      tableMemory: tables)
  }
}

/// A count of bytes as `16M`.
struct ByteCount: ExpressibleByArgument, CustomStringConvertible {
  static let most = 1 << 40
  let bytes: Int

  init(bytes: Int) { self.bytes = bytes }

  init?(argument: String) {
    let units = ["K": 10, "M": 20, "G": 30]
    let shift = argument.last.flatMap { units[String($0)] }
    guard let number = Int(shift == nil ? argument : String(argument.dropLast())), number > 0,
      number <= Self.most >> (shift ?? 0)
    else { return nil }
    bytes = number << (shift ?? 0)
  }

  var description: String { bytes % (1 << 20) == 0 ? "\(bytes >> 20)M" : String(bytes) }
}

extension FindingLog {
  init(_ findings: [Finding]) {
    self.init()
    for finding in findings { add(finding) }
  }
}
