import Components
import Foundation
import Testing

@testable import Formats

/// Schemas and documents made by lot, judged by python-jsonschema too. Runs where
/// `NASHR_OUTSIDE_PYTHON` names a Python that has it, as `make check` does.
@Suite struct `JSON Schema, beside a validator that is not ours` {
  private static let python = ProcessInfo.processInfo.environment["NASHR_OUTSIDE_PYTHON"]
  private static let script =
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
    + "/Outside/json_schemas.py"

  private static func lines(seed: Int) throws -> [Setting] {
    let process = Process()
    process.executableURL = URL(filePath: try #require(python))
    process.arguments = [script, String(seed), "1500"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    var lines: [Setting] = []
    for line in text.split(separator: 10) {
      lines.append(try JSONReader.read(Array(line), file: "line \(lines.count + 1)"))
    }
    return lines
  }

  @Test(.enabled(if: python != nil), arguments: 1...4)
  func `says the same`(seed: Int) throws {
    var judged = 0
    for line in try Self.lines(seed: seed) {
      let schema = try JSONSchema(try line.required("schema"))
      let instance = try #require(line["instance"])
      let isValid = try line.required("valid").boolean()
      let verdict = schema.judge(instance)
      judged += 1
      let text = String(decoding: JSONValue(line).encoded(indented: false), as: UTF8.self)
      #expect((verdict == .valid) == isValid, "\(text) \(verdict)")
    }
    #expect(judged == 12_000)
  }
}
