import Bytes
import Components
import Foundation
import Synchronization
import Testing

@testable import Connectors

/// A folder of one test, gone when the test is.
final class Scratch: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "connectors-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  subscript(name: String) -> String { path + "/" + name }
}

/// `badserver.py` on a port of its own, ended with the value, or with this process.
final class BadServer: @unchecked Sendable {
  let port: Int
  private let scheme: String
  private let scratch: Scratch
  private let process = Process()
  private let input = Pipe()

  /// The one that tests share; each asks below a name of its own.
  static let shared = Result { try BadServer() }

  struct Request: Decodable {
    let test: String, path: String
    let fields: [String: String]
  }

  init(certificate: String? = nil) throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent().path + "/badserver.py"
    let output = Pipe()
    scratch = try Scratch()
    scheme = certificate == nil ? "http" : "https"
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-S", "-X", "utf8", script, scratch["log"]]
    if let certificate { process.arguments?.append(certificate) }
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var line = ""
    while !line.hasSuffix("\n") {
      let piece = output.fileHandleForReading.availableData
      if piece.isEmpty { break }
      line += String(decoding: piece, as: UTF8.self)
    }
    port = try #require(Int(line.dropLast()), "the server did not start: is python3 there?")
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.terminate()
    process.waitUntilExit()
  }

  func url(_ test: String, _ path: String) -> String {
    "\(scheme)://127.0.0.1:\(port)/\(test)/\(path)"
  }

  /// The requests of a test so far, in order.
  func requests(of test: String) throws -> [Request] {
    try String(contentsOfFile: scratch["log"], encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(Request.self, from: Data($0.utf8))
    }.filter { $0.test == test }
  }
}

/// What a connector said beside its files.
final class Notes: Sendable {
  private let all = Mutex<[Finding]>([])
  var findings: [Finding] { all.withLock { $0 } }
  var rules: [String] { findings.map(\.rule.id) }
  func add(_ finding: Finding) { all.withLock { $0.append(finding) } }
}

/// A component made of what a pipeline says, given as JSON.
func setting(_ json: String) throws -> Setting {
  try convert(JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed))
}

private func convert(_ value: Any) -> Setting {
  let place = Place.text(file: "pipeline.yaml", line: 3, column: 7)
  switch value {
  case let object as [String: Any]:
    let entries = object.sorted { $0.key < $1.key }.map {
      Setting.Entry($0.key, at: place, convert($0.value))
    }
    return Setting(.mapping(entries), at: place)
  case let list as [Any]: return Setting(.sequence(list.map(convert)), at: place)
  default: return Setting(.scalar("\(value)", .plain), at: place)
  }
}

/// What `body` throws; fails the test where it does not.
func thrown(_ body: () throws -> Void) -> Finding? {
  do { try body() } catch { return error as? Finding }
  return nil
}

/// Runs a program; a bad exit code fails the test.
@discardableResult
func run(_ arguments: String..., code: Int32 = 0) throws -> [UInt8] {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = arguments
  process.standardOutput = pipe
  try process.run()
  let output = Array(pipe.fileHandleForReading.readDataToEndOfFile())
  process.waitUntilExit()
  #expect(process.terminationStatus == code, "\(arguments)")
  return output
}
