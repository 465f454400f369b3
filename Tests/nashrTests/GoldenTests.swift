import Foundation
import Testing

/// A folder of `Cases` is a case: the command is run with its `arguments` in a copy of it, and must
/// answer, write and exit as the case expects.
///
/// `NASHR_RENEW=1` writes what is expected anew from what was found, and fails, so that nobody renews
/// without looking.
@Suite struct `Golden case` {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().path + "/Cases"
  static let names = (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? []
  private static let isRenewing = ProcessInfo.processInfo.environment["NASHR_RENEW"] == "1"
  private static let expectations = ["expected", "stdout", "stderr", "exit"]

  @Test(arguments: names) func `answers as it always has`(name: String) throws {
    let known = Self.folder + "/" + name
    let scratch = try Scratch(copying: known)
    for name in Self.expectations {
      try? FileManager.default.removeItem(atPath: scratch.path + "/" + name)
    }
    let arguments = try scratch.text("arguments").split(separator: "\n").map(String.init)
    let outcome = try Command.run(arguments, in: scratch.path)
    let found = [
      "stdout": Self.timeless(outcome.output), "stderr": Self.timeless(outcome.error),
      "exit": "\(outcome.exit)\n",
    ]
    let published = try Self.published(scratch.path + "/output")
    if Self.isRenewing { return try renew(known, found, published) }
    for (file, text) in found {
      #expect(text == (try? String(contentsOfFile: known + "/" + file, encoding: .utf8)) ?? "")
    }
    let expected = (try? Tree.files(known + "/expected")) ?? [:]
    #expect(published.keys.sorted() == expected.keys.sorted())
    for (path, bytes) in published {
      #expect(bytes == expected[path], "\(path) is not as expected")
    }
  }

  /// Times in seconds differ from run to run.
  private static func timeless(_ text: String) -> String {
    text.replacing(/[0-9]+[.,٫][0-9](?=\u{2069}? (s|ثانية)\))/, with: "T")
  }

  /// Every file that readers see; of compressed ones what they hold, of archives the list. And what was
  /// set aside.
  private static func published(_ output: String) throws -> [String: [UInt8]] {
    var published: [String: [UInt8]] = [:]
    for name in (try? FileManager.default.contentsOfDirectory(atPath: output)) ?? []
    where !name.hasPrefix(".") {
      for (path, bytes) in try Tree.files(output + "/" + name) {
        let whole = "\(output)/\(name)/\(path)"
        if path.hasSuffix(".tar.gz") {
          let members = Packed.members(ofTar: try Packed.inflated(whole))
          let list = members.map { member in
            let isMade = MadeFiles.isMade(member.name)
            return "\(isMade ? "N" : String(member.bytes.count)) \(member.name)\n"
          }
          published["\(name)/\(path).members"] = Array(list.joined().utf8)
        } else if MadeFiles.isMade(path) {
          published["\(name)/\(path).text"] = try MadeFiles.text(whole)
        } else if path.hasSuffix(".gz") {
          published["\(name)/\(path).inflated"] = try Packed.inflated(whole)
        } else {
          published["\(name)/\(path)"] = Self.compressorless(bytes, path)
        }
      }
    }
    let state = output + "/.nashr"
    for name in (try? FileManager.default.contentsOfDirectory(atPath: state)) ?? [] {
      let folder = "\(state)/\(name)/quarantine"
      guard FileManager.default.fileExists(atPath: folder) else { continue }
      for (path, bytes) in try Tree.files(folder) {
        published[".nashr/\(name)/quarantine/\(path)"] = bytes
      }
    }
    return published
  }

  private static let descriptive = [
    "SHA256SUMS", "manifest.json", "datapackage.json", "catalog.ttl", "index.html",
  ]

  /// A file without what the compressor decides: its name, digests and sizes. The raw ones among them
  /// follow from the content, which is compared itself; other tests compare each with its file.
  private static func compressorless(_ bytes: [UInt8], _ path: String) -> [UInt8] {
    guard descriptive.contains(where: path.hasSuffix) else { return bytes }
    let text = String(decoding: bytes, as: UTF8.self)
      .replacing(/[0-9a-f]{64}/, with: "DIGEST")
      .replacing(/zlib [0-9.]+/, with: "COMPRESSOR")
      .replacing(/libxlsxwriter [0-9.]+|SQLite [0-9.]+/, with: "LIBRARY")
      .replacing(/"bytes" ?: [0-9]+/, with: "\"bytes\": N")
      .replacing(/byteSize "[0-9]+"/, with: "byteSize \"N\"")
      .replacing(/[0-9][0-9.,]*.(kB|B|ko|o|كيلوبايت|بايت)(?=[<)])/, with: "SIZE")
    return Array(text.utf8)
  }

  private func renew(_ known: String, _ found: [String: String], _ published: [String: [UInt8]])
    throws
  {
    try? FileManager.default.removeItem(atPath: known + "/expected")
    for (file, text) in found { try Data(text.utf8).write(to: URL(filePath: known + "/" + file)) }
    for (path, bytes) in published {
      let url = URL(filePath: known + "/expected/" + path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
    Issue.record("renewed; look at what changed, then run without NASHR_RENEW")
  }

  @Test func `are there`() { #expect(Self.names.count >= 20) }
}
