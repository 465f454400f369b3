import Bytes
import Foundation
import Glibc
import Synchronization
import Testing

/// A folder with pipelines and an output folder, gone when the test is.
///
/// `one`, `two` and `three` are the same pipeline of two datasets on successive days: the first dataset
/// changes each day, the second never. `aside` is `two` with a row that is set aside.
final class DeathRoom: Sendable {
  let path: String
  var output: String { path + "/output" }
  /// The symlink that readers follow.
  var published: String { output + "/sample" }

  static let days = [
    "one": "2024-11-12", "two": "2024-11-13", "aside": "2024-11-13", "three": "2024-11-14",
  ]

  init() throws {
    let name = "nashr-death-" + UUID().uuidString
    // Hundreds of runs wait for the disk at each file; that a process dies is the same in memory.
    let memory = "/dev/shm"
    let isThere = FileManager.default.isWritableFile(atPath: memory)
    let parent = URL(filePath: isThere ? memory : NSTemporaryDirectory()).resolvingSymlinksInPath()
    path = parent.path + "/" + name
    DeathLeavings.add(path)
    for (day, extra) in [
      ("one", ""), ("two", "3,تطوان\n"), ("three", "3,Tétouan\n4,طنجة\n"),
      ("aside", "3,تطوان\nx,فاس\n"),
    ] {
      try write("\(day)/pipeline.yaml", Self.pipeline)
      try write("\(day)/cities.yaml", Self.schema)
      try write("\(day)/rivers.yaml", Self.schema)
      try write("\(day)/cities.csv", "id,name\n1,الرباط\n2,سلا\n" + extra)
      try write("\(day)/rivers.csv", "id,name\n1,سبو\n")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    let url = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// Takes over the output folder of another room as it is, hard links and symlinks too.
  func adopt(_ other: DeathRoom) throws {
    let copy = try DeathProcess(["cp", "-a", other.output, output])
    #expect(try copy.end().code == 0)
  }

  // MARK: the command

  /// It stands beside the bundle of the tests.
  static let command: String = {
    let bundle = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(filePath: bundle ?? "").deletingLastPathComponent().path + "/nashr"
  }()

  /// Starts `nashr run` of the pipeline of one day.
  func start(
    _ day: String, _ more: [String] = [], in folder: String? = nil, to output: String? = nil,
    environment: [String: String] = [:]
  ) throws -> DeathProcess {
    let date = more.contains("--date") ? [] : ["--date", Self.days[day] ?? ""]
    let arguments =
      [Self.command, "run", path + "/" + day, "--output", output ?? self.output] + date + more
    return try DeathProcess(arguments, in: folder, environment: environment)
  }

  /// Runs `nashr run` of the pipeline of one day to its end.
  @discardableResult
  func run(_ day: String, _ more: [String] = [], to output: String? = nil) throws
    -> DeathProcess.End
  {
    try start(day, more, to: output).end()
  }

  /// Runs it with a deed at its n-th call that writes.
  func run(_ day: String, _ deed: DeathDeed, at number: Int) throws -> DeathProcess.End {
    try start(day, deed, at: number).end()
  }

  func start(
    _ day: String, _ deed: DeathDeed, at number: Int, _ more: [String] = [],
    in folder: String? = nil, to output: String? = nil
  ) throws -> DeathProcess {
    let environment = try DeathShim.environment(
      deed, at: number, under: self.output, log: path + "/calls")
    return try start(day, more, in: folder, to: output, environment: environment)
  }

  /// The calls of a run that nothing befalls.
  func calls(of day: String) throws -> [DeathShim.Call] {
    #expect(try run(day, .none, at: 0).code == 0)
    return try DeathShim.calls(path + "/calls")
  }

  /// What `nashr verify` answers about what readers see.
  func verify() throws -> Int32 {
    try DeathProcess([Self.command, "verify", published]).end().code
  }

  // MARK: what is there

  /// Every name below a folder, with the digest of a file, the text of a symlink. State of runs
  /// (`.nashr`) counts only where it is not what a run leaves in order.
  static func tree(_ folder: String) throws -> [String: String] {
    var tree: [String: String] = [:]
    for name in try Directory.list(folder) {
      try visit(folder + "/" + name, name, &tree)
    }
    return tree
  }

  private static func visit(_ path: String, _ name: String, _ tree: inout [String: String]) throws {
    switch try Directory.kind(of: path) {
    case .directory:
      for inner in try Directory.list(path) {
        try visit(path + "/" + inner, name + "/" + inner, &tree)
      }
      if name != ".nashr", name != ".nashr/sample" { tree[name] = "folder" }
    case .symlink: tree[name] = try "to " + Directory.readSymlink(path)
    default:
      if Self.ofRuns.contains(name) { return }
      tree[name] = Digest.of(try [UInt8](Data(contentsOf: URL(filePath: path)))).description
    }
  }

  /// What is of a run and no part of what is published.
  private static let ofRuns = ["lock", "run.json", "openlineage.ndjson"].map {
    ".nashr/sample/" + $0
  }

  var tree: [String: String] { get throws { try Self.tree(output) } }

  /// What readers see; nil where nothing is published.
  var seen: [String: String]? {
    get throws {
      guard try Directory.exists(published) else { return nil }
      return try Self.tree(published)
    }
  }

  private static let schema = """
    primaryKey: id
    fields:
      - {name: id, type: integer}
      - {name: name, type: string}
    """

  private static let pipeline = """
    nashr: 1
    name: sample
    base: https://data.example.org/sample/
    language: ar
    title: {ar: اختبار, fr: Essai, en: Sample}
    description: {ar: وصف., fr: Une description., en: A description.}
    publisher: {name: {ar: القائمون, fr: Les mainteneurs, en: The maintainers}}
    contact: {name: {ar: مكتب البيانات, fr: Bureau, en: Data desk}, email: data@example.org}
    licenses:
      CC-BY-4.0: {title: CC BY 4.0, path: https://creativecommons.org/licenses/by/4.0/}
    datasets:
      cities:
        title: {ar: مدن, fr: Villes, en: Cities}
        description: {ar: مدن., fr: Villes., en: Cities.}
        license: CC-BY-4.0
        tables: {cities: {from: cities.csv, schema: cities.yaml, quarantine: true}}
      rivers:
        title: {ar: أنهار, fr: Rivières, en: Rivers}
        description: {ar: أنهار., fr: Rivières., en: Rivers.}
        license: CC-BY-4.0
        formats: [csv, xlsx, sqlite]
        tables: {rivers: {from: rivers.csv, schema: rivers.yaml}}
    """
}

/// Folders that are removed when the tests end, for those that live as long.
enum DeathLeavings {
  private static let paths = Mutex<[String]>([])

  static func add(_ path: String) {
    let isFirst = paths.withLock { paths in
      paths.append(path)
      return paths.count == 1
    }
    if isFirst {
      atexit {
        for path in DeathLeavings.paths.withLock({ $0 }) {
          try? FileManager.default.removeItem(atPath: path)
        }
      }
    }
  }
}

/// A program that was started, with what it says in a file.
final class DeathProcess {
  struct End {
    /// The exit code, or 128 and the number of the signal that ended it.
    let code: Int32
    let isKilled: Bool
    let text: String
  }

  private let process = Process()
  private let said = NSTemporaryDirectory() + "nashr-death-said-" + UUID().uuidString

  /// Finds the program by its name where it has no slash.
  init(_ arguments: [String], in folder: String? = nil, environment: [String: String] = [:]) throws
  {
    process.executableURL = URL(filePath: "/usr/bin/env")
    // The library is for the program alone.
    process.arguments = environment.map { "\($0)=\($1)" } + arguments
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    let kept = ["PATH", "HOME", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "TSAN_OPTIONS"]
    let own = ProcessInfo.processInfo.environment.filter { kept.contains($0.key) }
    process.environment = own.merging(["LC_ALL": "C"]) { $1 }
    _ = FileManager.default.createFile(atPath: said, contents: nil)
    let file = try #require(FileHandle(forWritingAtPath: said))
    process.standardOutput = file
    process.standardError = file
    process.standardInput = FileHandle.nullDevice
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    try? FileManager.default.removeItem(atPath: said)
  }

  var isRunning: Bool { process.isRunning }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  func end() throws -> End {
    process.waitUntilExit()
    let isKilled = process.terminationReason == .uncaughtSignal
    return End(
      code: process.terminationStatus + (isKilled ? 128 : 0), isKilled: isKilled,
      text: try String(contentsOfFile: said, encoding: .utf8))
  }

  /// Waits until the program has been stopped by a signal.
  func waitUntilStopped() { wait("State:") { $0.hasPrefix("T") } }

  /// Waits until the program has its own answer to SIGINT.
  func waitUntilListening() {
    wait("SigCgt:") { UInt64($0, radix: 16).map { $0 & 1 << (SIGINT - 1) != 0 } ?? false }
  }

  /// Waits until a line of what the system says of the program is as expected.
  private func wait(_ line: String, _ isReached: (Substring) -> Bool) {
    for _ in 0..<3000 {
      let path = "/proc/\(process.processIdentifier)/status"
      let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      let found = text.split(separator: "\n").first { $0.hasPrefix(line) }
      let value = found?.dropFirst(line.count).drop { $0 == "\t" || $0 == " " }
      if let value, isReached(value) { return }
      usleep(10_000)
    }
    Issue.record("\(line) is not as expected")
  }
}
