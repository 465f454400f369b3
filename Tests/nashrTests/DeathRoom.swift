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

  /// A room in which the pipelines of those days were published, one after the other.
  convenience init(after days: String...) throws {
    try self.init()
    try adopt(DeathDay.last(of: days).room)
  }

  /// Takes over the output folder of another room as it is, hard links and symlinks too.
  func adopt(_ other: DeathRoom) throws {
    let copy = try DeathProcess(["cp", "-a", other.output, output])
    #expect(try copy.end().code == 0)
  }

  // MARK: the command

  /// Of NASHR_DEATH_COMMAND where that is set; else it stands beside the bundle of the tests.
  static let command: String = {
    if let path = ProcessInfo.processInfo.environment["NASHR_DEATH_COMMAND"] { return path }
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
    // The log goes on where another run of the room ended.
    try? FileManager.default.removeItem(atPath: path + "/calls")
    #expect(try run(day, .none, at: 0).code == 0)
    return try DeathShim.calls(path + "/calls")
  }

  /// What `nashr verify` answers about what readers see.
  func verify() throws -> Int32 {
    try DeathProcess([Self.command, "verify", published]).end().code
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
