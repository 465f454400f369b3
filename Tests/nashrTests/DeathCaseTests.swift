import Foundation
import Glibc
import Testing

/// What a machine and its people do to an output folder.
@Suite(.timeLimit(.minutes(20))) struct DeathCaseTests {
  private static let isRoot = geteuid() == 0

  /// What a command is run through by a user who is not root; nil where that cannot be.
  private static let nobody: [String]? = {
    guard isRoot else { return [] }
    let drop = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    let test = try? DeathProcess(drop + [DeathRoom.command, "--version"])
    return (try? test?.end().code) == 0 ? drop : nil
  }()

  private static let canMount: Bool = {
    let mount = ["unshare", "-m", "sh", "-c", "mount -t tmpfs none /mnt"]
    return (try? DeathProcess(mount).end().code) == 0
  }()

  /// A room where the pipeline of the first day is published.
  private func room() throws -> DeathRoom { try DeathRoom(after: "one") }

  // MARK: folders

  @Test(.enabled(if: nobody != nil, "setpriv cannot make root another user here"))
  func `A folder that may not be written to is left as it is`() throws {
    let nobody = try #require(Self.nobody)
    for isPublished in [true, false] {
      let room = try isPublished ? self.room() : DeathRoom()
      try FileManager.default.createDirectory(
        atPath: room.output, withIntermediateDirectories: true)
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: room.output)
      let state = room.output + "/.nashr/sample"
      if isPublished && nobody.isEmpty {
        for name in ["/lock", ""] {
          try FileManager.default.setAttributes(
            [.posixPermissions: 0o555], ofItemAtPath: state + name)
        }
      }
      let before = try room.tree
      let run = [DeathRoom.command, "run", room.path + "/two", "--output", room.output]
      let end = try DeathProcess(nobody + run).end()
      #expect(end.code == 4 && end.text.contains("output/failed"), "\(end.text)")
      #expect(end.text.contains("Permission denied"), "\(end.text)")
      #expect(try room.tree == before)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: room.output)
    }
  }

  @Test func `A file in the place of the output folder is refused and kept`() throws {
    for path in ["", "/below"] {
      let room = try DeathRoom()
      try room.write("output", "mine")
      let end = try room.run("one", to: room.output + path)
      #expect(end.code == 4 && end.text.contains("output/failed"), "\(end.text)")
      #expect(try String(contentsOfFile: room.output, encoding: .utf8) == "mine")
    }
  }

  @Test func `Folders above the output folder are made`() throws {
    let room = try DeathRoom()
    #expect(try room.run("one", to: room.output + "/far/below").code == 0)
    #expect(try DeathRoom.tree(room.output + "/far/below") == self.room().tree)
  }

  // MARK: what is published cannot be read

  @Test(arguments: [
    "manifest.json", "datasets/cities/1.0.0/manifest.json", "datasets/rivers/1.0.0/manifest.json",
  ])
  func `A manifest that cannot be read stops the next publication`(name: String) throws {
    for bytes in ["", "{", "[]", "null", "{\"datasets\": 1}", "\u{0}\u{FFFD}", nil] {
      let room = try room()
      let url = URL(filePath: room.published + "/" + name)
      let whole = try String(contentsOf: url, encoding: .utf8)
      try FileManager.default.removeItem(at: url)
      if let bytes { try Data(bytes.utf8).write(to: url) }
      let before = try room.tree
      let end = try room.run("two")
      #expect(end.code == 4 && end.text.contains("output/unreadable"), "\(end.text)")
      #expect(try room.tree == before)
      try Data(whole.utf8).write(to: url)
      #expect(try room.run("two").code == 0)
    }
  }

  @Test func `Something else in the place of the publication stops the next one`() throws {
    for text in ["nowhere", "sample", nil] {
      let room = try room()
      try FileManager.default.removeItem(atPath: room.published)
      if let text {
        try FileManager.default.createSymbolicLink(
          atPath: room.published, withDestinationPath: text)
      } else {
        try room.write("output/sample/notes.txt", "mine")
      }
      let before = try room.tree
      let end = try room.run("two")
      #expect(end.code == 4 && end.text.contains("output/unreadable"), "\(end.text)")
      #expect(try room.tree == before)
    }
  }

  // MARK: the clock

  @Test func `A release date that goes back is said, and the release goes on`() throws {
    for (language, words) in [("en", "before that of"), ("fr", "précède"), ("ar", "سابق لتاريخ")] {
      let room = try room()
      let end = try room.run("two", ["--date", "2019-01-31", "--lang", language])
      #expect(end.code == 0)
      #expect(end.text.contains("publication/date-goes-back"), "\(end.text)")
      #expect(end.text.contains(words), "\(end.text)")
      #expect(end.text.contains("2019-01-31") && end.text.contains("2024-11-12"), "\(end.text)")
      #expect(try room.verify() == 0)
      #expect(try room.seen?["datasets/cities/1.1.0"] == "folder")
    }
  }

  @Test func `A release date that goes back refuses the release where warnings do`() throws {
    let room = try room()
    let before = try room.tree
    let end = try room.run("two", ["--date", "2019-01-31", "--fail-on", "warning"])
    #expect(end.code == 1 && end.text.contains("publication/date-goes-back"), "\(end.text)")
    #expect(try room.tree == before)
  }

  @Test func `A date that goes back is no matter where nothing is published`() throws {
    let room = try room()
    let end = try room.run("one", ["--date", "2019-01-31", "--detailed-exit"])
    #expect(end.code == 10 && !end.text.contains("date-goes-back"), "\(end.text)")
  }

  // MARK: a disk that is full

  @Test(.enabled(if: canMount, "mounting is not permitted here"))
  func `A disk that is full leaves what was published`() throws {
    let room = try DeathRoom()
    try FileManager.default.createDirectory(atPath: room.output, withIntermediateDirectories: true)
    // The mount is gone with the shell.
    let script = """
      set -e
      mount -t tmpfs -o size=4m none "$1"
      "$0" run "$2/one" --output "$1" --date 2024-11-12 >/dev/null 2>&1
      sums() { (cd "$1" && find . ! -path './.nashr/*' ! -name fill -type f | sort | xargs sha256sum); }
      sums "$1" >"$2/before"
      for left in 0 4 16 64 128; do
        rm -f "$1/fill"
        head -c 8m /dev/zero >"$1/fill" 2>/dev/null || true
        truncate -s "-${left}K" "$1/fill"
        code=0
        "$0" run "$2/two" --output "$1" --date 2024-11-13 >"$2/said" 2>&1 || code=$?
        grep -q 'No space left' "$2/said" && echo "said" || cat "$2/said"
        sums "$1" | cmp - "$2/before" && echo "$code whole"
      done
      rm "$1/fill"
      "$0" run "$2/two" --output "$1" --date 2024-11-13 >/dev/null 2>&1 && echo "next $?"
      "$0" verify "$1/sample" >/dev/null 2>&1 && echo "verify $?"
      ls -A "$1/.generations/sample"
      """
    let end = try DeathProcess([
      "unshare", "-m", "sh", "-c", script, DeathRoom.command, room.output, room.path,
    ]).end()
    let full = String(repeating: "said\n4 whole\n", count: 5)
    #expect(end.text == full + "next 0\nverify 0\n1\n2\n")
  }
}
