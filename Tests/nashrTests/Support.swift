import Bytes
import Foundation
import Glibc
import Testing

/// The command that was built with these tests, run as people run it.
enum Command {
  struct Outcome {
    let exit: Int32
    let output: String, error: String
  }

  /// It stands beside the bundle of the tests.
  static let path: String = {
    let bundle = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(filePath: bundle ?? "").deletingLastPathComponent().path + "/nashr"
  }()

  /// Nothing of the environment of the tests is passed on but what programs need to start.
  static func environment(_ more: [String: String] = [:]) -> [String: String] {
    let kept = ["PATH", "HOME", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "TSAN_OPTIONS"]
    let own = ProcessInfo.processInfo.environment.filter { kept.contains($0.key) }
    return own.merging(["LC_ALL": "C"]) { $1 }.merging(more) { $1 }
  }

  @discardableResult
  static func run(
    _ arguments: [String], in folder: String, _ more: [String: String] = [:],
    program: String = path
  ) throws -> Outcome {
    let scratch = try Scratch()
    let process = try start(arguments, in: folder, more, program: program, scratch)
    process.waitUntilExit()
    let output = try String(contentsOfFile: scratch.path + "/stdout", encoding: .utf8)
    let error = try String(contentsOfFile: scratch.path + "/stderr", encoding: .utf8)
    return Outcome(exit: process.terminationStatus, output: output, error: error)
  }

  /// Starts a program whose streams go to files of `scratch`.
  static func start(
    _ arguments: [String], in folder: String, _ more: [String: String] = [:], program: String,
    _ scratch: Scratch
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = environment(more)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try scratch.handle("stdout")
    process.standardError = try scratch.handle("stderr")
    try process.run()
    return process
  }

  /// Runs a program that is not ours, found by its name.
  static func outside(_ name: String, _ arguments: [String], in folder: String) throws -> Outcome {
    try run([name] + arguments, in: folder, ["LC_ALL": "C.UTF-8"], program: "/usr/bin/env")
  }
}

/// A folder of its own, removed with the value.
final class Scratch: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "nashr-command-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// A copy of a case.
  convenience init(copying folder: String) throws {
    try self.init()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      try FileManager.default.copyItem(atPath: folder + "/" + name, toPath: path + "/" + name)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func handle(_ name: String) throws -> FileHandle {
    let whole = path + "/" + name
    _ = FileManager.default.createFile(atPath: whole, contents: nil)
    return try #require(FileHandle(forWritingAtPath: whole))
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  func write(_ name: String, _ text: String) throws {
    let url = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// Replaces a text that must be in a file.
  func edit(_ name: String, _ old: String, _ new: String) throws {
    let before = try text(name)
    try #require(before.contains(old))
    try write(name, before.replacing(old, with: new))
  }
}

/// What is in folders.
enum Tree {
  /// Every file below a folder, which may be a symlink, by its path within it.
  static func files(_ folder: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    try visit(folder, "") { files[$0] = [UInt8](try Data(contentsOf: URL(filePath: $1))) }
    return files
  }

  /// The number of the node of every file.
  static func nodes(_ folder: String) throws -> [String: Int] {
    var nodes: [String: Int] = [:]
    try visit(folder, "") { name, path in
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      nodes[name] = (attributes[.systemFileNumber] as? NSNumber)?.intValue
    }
    return nodes
  }

  private static func visit(
    _ folder: String, _ prefix: String, _ body: (String, String) throws -> Void
  ) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let path = folder + "/" + name
      var isFolder: ObjCBool = false
      _ = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      if isFolder.boolValue {
        try visit(path, prefix + name + "/", body)
      } else {
        try body(prefix + name, path)
      }
    }
  }
}

/// What is in files.
enum Packed {
  /// The content of a gzip file.
  static func inflated(_ path: String) throws -> [UInt8] {
    var reader = try GzipReader(path, limit: 1 << 30)
    var bytes: [UInt8] = []
    while try reader.read(upTo: 1 << 20, into: &bytes) > 0 {}
    return bytes
  }

  /// The members of a tar archive by name and content.
  static func members(ofTar bytes: [UInt8]) -> [(name: String, bytes: [UInt8])] {
    var members: [(name: String, bytes: [UInt8])] = []
    var at = 0
    while at + 512 <= bytes.count, bytes[at] != 0 {
      let header = bytes[at..<at + 512]
      func field(_ range: Range<Int>) -> String {
        let bytes = header[at + range.lowerBound..<at + range.upperBound].prefix { $0 != 0 }
        return String(decoding: bytes, as: UTF8.self)
      }
      let size = Int(field(124..<136).trimmingCharacters(in: .whitespaces), radix: 8) ?? 0
      members.append((field(0..<100), Array(bytes[at + 512..<at + 512 + size])))
      at += 512 + (size + 511) / 512 * 512
    }
    return members
  }
}
