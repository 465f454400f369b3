import Foundation
import Glibc
import Testing

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
