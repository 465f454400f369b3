import Bytes
import Foundation
import Glibc

/// A name below a folder.
private struct DeathEntry {
  /// From the folder on.
  let name: String
  let mode: mode_t
  let inode: ino_t
  /// The digest of a file, the text of a symlink, `folder`.
  let text: String
}

extension DeathRoom {
  /// What runs say of themselves, times among it. No run reads it.
  private static let records = [".nashr/sample/run.json", ".nashr/sample/openlineage.ndjson"]
  /// What is of runs and no part of what is published.
  private static let ofRuns = [".nashr", ".nashr/sample", ".nashr/sample/lock"] + records

  /// Every name below a folder, with the digest of a file, the text of a symlink. State of runs
  /// (`.nashr`) counts only where it is not what a run leaves in order.
  static func tree(_ folder: String) throws -> [String: String] {
    let entries = try entries(folder).filter { !ofRuns.contains($0.name) }
    return Dictionary(uniqueKeysWithValues: entries.map { ($0.name, $0.text) })
  }

  var tree: [String: String] { get throws { try Self.tree(output) } }

  /// What readers see; nil where nothing is published.
  var seen: [String: String]? {
    get throws {
      guard try Directory.exists(published) else { return nil }
      return try Self.tree(published)
    }
  }

  /// All that a run can find in the output folder: names, kinds, modes, bytes, and which names are one
  /// file. Not the times of files, which a run only compares while it lasts, nor the records.
  var state: String {
    get throws {
      var lines = "", firsts: [ino_t: String] = [:]
      for entry in try Self.entries(output) {
        let first = firsts[entry.inode, default: entry.name]
        firsts[entry.inode] = first
        let text = Self.records.contains(entry.name) ? "" : entry.text
        lines += "\(entry.name)\u{0}\(entry.mode)\u{0}\(first)\u{0}\(text)\u{0}"
      }
      return Digest.of(Array(lines.utf8)).description
    }
  }

  /// What lies below a folder, in the order of names. The bytes of one file are read once.
  private static func entries(_ folder: String) throws -> [DeathEntry] {
    var entries: [DeathEntry] = [], texts: [ino_t: String] = [:]
    guard try Directory.exists(folder) else { return [] }
    func visit(_ path: String, _ below: String) throws {
      for name in try Directory.list(path).sorted() {
        let path = path + "/" + name, name = below + name
        var status = stat()
        guard unsafe lstat(path, &status) == 0, let kind = try Directory.kind(of: path) else {
          continue
        }
        let text = try texts[status.st_ino] ?? Self.text(path, kind)
        texts[status.st_ino] = text
        entries.append(
          DeathEntry(name: name, mode: status.st_mode, inode: status.st_ino, text: text))
        if kind == .directory { try visit(path, name + "/") }
      }
    }
    try visit(folder, "")
    return entries
  }

  private static func text(_ path: String, _ kind: Directory.Kind) throws -> String {
    switch kind {
    case .directory: "folder"
    case .symlink: try "to " + Directory.readSymlink(path)
    default: Digest.of(try [UInt8](Data(contentsOf: URL(filePath: path)))).description
    }
  }
}
