import Foundation
import Testing

@Suite(.serialized) struct `REMACTO` {
  private static let pipeline =
    URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path + "/pipelines/remacto"

  private func publish(_ pipeline: String, _ scratch: Scratch) throws -> Command.Outcome {
    try Command.run(
      ["run", pipeline, "--output", "output", "--date", "2024-11-12", "--format", "json"],
      in: scratch.path)
  }

  private struct Report: Decodable {
    struct Total: Decodable { let rule: String, severity: String, count: Int }
    let valid: Bool, totals: [Total]
  }

  @Test func `is published with all its rows and its known contradictions`() throws {
    let scratch = try Scratch()
    let outcome = try publish(Self.pipeline, scratch)
    #expect(outcome.exit == 0, "\(outcome.error)")
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    let warnings = report.totals.filter { $0.severity == "warning" }
      .map { "\($0.rule) \($0.count)" }
    #expect(report.valid && warnings == ["check/disagreement 34", "check/sum-of-parts 1"])
    #expect(!report.totals.contains { $0.severity == "error" })
    let root = scratch.path + "/output/remacto"
    for (table, count) in [
      ("territories", 1590), ("members", 39), ("meetings", 47), ("meeting_participants", 43),
    ] {
      let json = try Data(contentsOf: URL(filePath: "\(root)/latest/\(table).json"))
      let rows = try #require(try JSONSerialization.jsonObject(with: json) as? [[String: Any]])
      #expect(rows.count == count, "\(table)")
    }
    #expect(try Command.run(["verify", "output/remacto"], in: scratch.path).exit == 0)
  }

  @Test func `names nobody where names are dropped`() throws {
    let names = try Self.names()
    #expect(names.count > 20)
    let scratch = try Scratch()
    try FileManager.default.copyItem(atPath: Self.pipeline, toPath: scratch.path + "/pipeline")
    try scratch.edit("pipeline/pipeline.yaml", "names: publish", "names: drop")
    let outcome = try publish("pipeline", scratch)
    #expect(outcome.exit == 0, "\(outcome.error)")
    let root = scratch.path + "/output/remacto"
    let files = try Tree.files(root)
    #expect(files.count > 150)
    for path in files.keys.sorted() {
      for (member, bytes) in try Self.contents(of: root + "/" + path) {
        let data = Data(bytes)
        for name in names where data.range(of: Data(name.utf8)) != nil {
          Issue.record("\(name) stands in \(path) \(member)")
        }
      }
    }
    #expect(!names.contains { outcome.output.contains($0) || outcome.error.contains($0) })
  }

  /// The content of a file: inflated, and of an archive each member.
  private static func contents(of path: String) throws -> [(String, [UInt8])] {
    if path.hasSuffix(".xlsx") { return [("", try unzipped(path))] }
    guard path.hasSuffix(".gz") else {
      return [("", [UInt8](try Data(contentsOf: URL(filePath: path))))]
    }
    let bytes = try Packed.inflated(path)
    return path.hasSuffix(".tar.gz") ? Packed.members(ofTar: bytes) : [("", bytes)]
  }

  /// What all entries of a ZIP archive hold.
  private static func unzipped(_ path: String) throws -> [UInt8] {
    let script = """
      import sys, zipfile
      archive = zipfile.ZipFile(sys.argv[1])
      sys.stdout.buffer.write(b''.join(archive.read(name) for name in archive.namelist()))
      """
    let outcome = try Command.outside("python3", ["-c", script, path], in: pipeline)
    try #require(outcome.exit == 0 && outcome.output.contains("worksheet"), "\(outcome.error)")
    return Array(outcome.output.utf8)
  }

  /// Every name of a person in the sources, as Python's csv reads them.
  private static func names() throws -> Set<String> {
    let script = """
      import csv, glob, json, os, sys
      names = set()
      for path in glob.glob('schemas/*.json'):
          table = os.path.basename(path)[:-5]
          fields = json.load(open(path, encoding='utf-8'))['fields']
          columns = [f['name'] for f in fields if f.get('nashr:role') == 'name']
          if columns and os.path.exists('data/' + table + '.csv'):
              for row in csv.DictReader(open('data/' + table + '.csv', encoding='utf-8-sig')):
                  names.update(row[c].strip() for c in columns)
      print('\\n'.join(sorted(n for n in names if n)))
      """
    let outcome = try Command.outside("python3", ["-c", script], in: pipeline)
    try #require(outcome.exit == 0, "\(outcome.error)")
    return Set(outcome.output.split(separator: "\n").map(String.init))
  }
}
