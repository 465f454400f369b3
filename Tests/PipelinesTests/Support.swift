import Bytes
import Columns
import Components
import Formats
import Foundation

@testable import Pipelines

/// A folder of its own, removed with the value.
final class Folder: Sendable {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    path = NSTemporaryDirectory() + "nashr-pipelines-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let url = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }
}

/// A pipeline in a folder of its own.
struct Bench {
  let folder: Folder

  /// The lines before `privacy`, `inputs` and `datasets`; 12 of them.
  static let head = """
    nashr: 1
    name: t
    base: https://example.org/t/
    language: en
    title: T
    description: D.
    publisher: {name: P}
    contact: {name: C, email: c@example.org}
    licenses:
      CC0-1.0:
        title: CC0
        path: https://creativecommons.org/publicdomain/zero/1.0/

    """

  /// `rest` follows the head; `files` are data and schemas.
  init(_ rest: String, _ files: [String: String] = [:]) throws {
    folder = try Folder(files)
    try folder.write("pipeline.yaml", Self.head + rest)
  }

  /// One dataset `d`; `tables` are lines such as `a: {from: a.csv, schema: a.yaml}`.
  init(
    tables: [String], inputs: [String] = [], privacy: String = "", _ files: [String: String]
  ) throws {
    try self.init(
      privacy + (inputs.isEmpty ? "" : "inputs:\n") + inputs.map { "  \($0)\n" }.joined()
        + Self.dataset("d", tables: tables), files)
  }

  /// `datasets:` and its first dataset.
  static func dataset(_ name: String, tables: [String]) -> String {
    "datasets:\n" + another(name, tables: tables)
  }

  static func another(_ name: String, tables: [String]) -> String {
    "  \(name):\n    title: T\n    description: D.\n    license: CC0-1.0\n    tables:\n"
      + tables.map { "      \($0)\n" }.joined()
  }

  /// One table `a` with a schema in YAML, and what stands behind `schema:` in the pipeline.
  init(_ csv: String, schema: String, _ rest: String = "") throws {
    try self.init(
      tables: ["a: {from: a.csv, schema: a.yaml\(rest)}"], ["a.csv": csv, "a.yaml": schema])
  }

  func read() throws(Finding) -> (Pipeline?, [Finding]) { try PipelineFile.read(folder.path) }

  /// What is wrong before any row is read.
  func mistakes() throws(Finding) -> [String] {
    let (pipeline, findings) = try read()
    guard let pipeline else { return findings.map(\.brief) }
    return (findings + Planner.plan(pipeline, within: Self.bounds(), on: Self.date).1).map(\.brief)
  }

  /// The date of the release.
  static let date = ReleaseDate("2024-11-12")!

  static func bounds(_ width: Int = 2, _ pieceSize: Int = Input.defaultPieceSize) -> Plan.Bounds {
    Plan.Bounds(width: width, pieceSize: pieceSize)
  }

  struct NoPlan: Error { let findings: [Finding] }

  func plan(_ bounds: Plan.Bounds = Bench.bounds()) throws -> Plan {
    let (pipeline, findings) = try read()
    guard let pipeline else { throw NoPlan(findings: findings) }
    let (plan, more) = Planner.plan(pipeline, within: bounds, on: Self.date)
    guard let plan else { throw NoPlan(findings: more) }
    return plan
  }

  /// Everything found in the rows, table by table.
  func findings(_ bounds: Plan.Bounds = Bench.bounds()) async throws -> [Finding] {
    try await Checking(try plan(bounds)).run { _, _ in }.flatMap(\.log.findings)
  }

  func briefs(_ bounds: Plan.Bounds = Bench.bounds()) async throws -> [String] {
    try await findings(bounds).map(\.brief)
  }

  /// Every published table in every format, and its inflated twin. Files that are made as a whole hold
  /// one table each.
  func export(_ bounds: Plan.Bounds = Bench.bounds()) async throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for table in try plan(bounds).tables where table.dataset != nil {
      let names = table.outputs.map { "\(table.name).\($0.fileExtension)" }
      var makers: [Int: any FileMaker] = [:]
      for (index, output) in table.outputs.enumerated() {
        makers[index] = try output.writer.making?.begin(
          NewFile(
            path: made(names[index]), name: names[index], tables: [output.table],
            scratch: folder.path))
        try makers[index]?.begin(0)
      }
      let written = try await Exporting(table, within: bounds).run { (block) throws(Finding) in
        for (index, text) in block.texts.enumerated() {
          if let text {
            files[names[index], default: []] += text.raw
            files[names[index] + ".deflated", default: []] += text.deflated.bytes
          }
          for batch in block.batches {
            do throws(FileFault) { try makers[index]?.append(batch) } catch {
              throw Finding(.scratchFailed, at: .file(names[index]), ["reason": "\(error)"])
            }
          }
        }
      }
      for (index, maker) in makers {
        if let finding = try maker.finish() { throw finding }
        files[names[index]] = try FileReader.contents(of: made(names[index]), limit: 1 << 30)
        try Directory.removeFile(made(names[index]))
      }
      files["\(table.name) as others read it"] = Array("\(written.findings)".utf8)
      for output in table.outputs {
        for sidecar in output.writer.sidecars {
          files["\(table.name).\(sidecar.fileExtension)"] = sidecar.bytes
        }
      }
    }
    return files
  }

  private func made(_ name: String) -> String { folder.path + "/made-" + name }

  func csv(_ table: String, _ bounds: Plan.Bounds = Bench.bounds()) async throws -> String {
    String(decoding: try await export(bounds)["\(table).csv"] ?? [], as: UTF8.self)
  }
}

extension Finding {
  /// Place, rule, value and what was expected, short enough to compare.
  var brief: String {
    var parts: [String] = []
    switch place {
    case .text(let file, let line, let column): parts.append("\(file):\(line):\(column)")
    case .cell(let cell): parts.append("\(cell.table)!\(cell.row) \(cell.field ?? "-")")
    case .file(let file): parts.append(file)
    }
    parts.append(rule.id)
    if let value = values["value"] ?? values["name"] { parts.append(value) }
    if let expected = values["expected"] { parts.append("→ \(expected)") }
    return parts.joined(separator: " ")
  }
}

/// The finding that `work` throws.
func thrown<Value>(_ work: () throws(Finding) -> Value) -> Finding? {
  do throws(Finding) {
    _ = try work()
    return nil
  } catch { return error }
}
