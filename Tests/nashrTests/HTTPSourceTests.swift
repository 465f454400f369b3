import Foundation
import Glibc
import Testing

/// A pipeline whose members come from a server on this machine, which answers as the file `mode` of the
/// folder says.
@Suite struct `A pipeline with a source on a server` {
  private static let script = """
    import http.server, os, sys, threading
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            mode = open("mode").read()
            with open("asked", "a") as log:
                log.write(mode + "\\n")
            if mode == "fail":
                return self.send_error(500)
            body = open("members.csv", "rb").read() + (b"" if mode == "good" else b"broken")
            if self.headers["If-None-Match"] == '"%s"' % mode:
                self.send_response(304)
                return self.end_headers()
            self.send_response(200)
            self.send_header("ETag", '"%s"' % mode)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        def log_message(self, *_): pass
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    threading.Timer(120, lambda: os._exit(1)).start()
    print(server.server_address[1], flush=True)
    server.serve_forever()
    """

  private let scratch: Scratch
  private let server = Process()
  private let input = Pipe()
  private let port: Int

  init() throws {
    scratch = try Scratch(copying: `Golden case`.folder + "/clean")
    try FileManager.default.moveItem(
      atPath: scratch.path + "/data/members.csv", toPath: scratch.path + "/members.csv")
    try scratch.write("mode", "good")
    let output = Pipe()
    server.executableURL = URL(filePath: "/usr/bin/env")
    server.arguments = ["python3", "-X", "utf8", "-c", Self.script]
    server.currentDirectoryURL = URL(filePath: scratch.path)
    server.standardInput = input
    server.standardOutput = output
    try server.run()
    var line = ""
    while !line.hasSuffix("\n") {
      let piece = output.fileHandleForReading.availableData
      if piece.isEmpty { break }
      line += String(decoding: piece, as: UTF8.self)
    }
    port = try #require(Int(line.dropLast()))
  }

  private func stop() {
    try? input.fileHandleForWriting.close()
    server.terminate()
    server.waitUntilExit()
  }

  private func from(_ options: String) throws {
    let pipeline = try scratch.text("pipeline.yaml")
    let line = try #require(
      pipeline.split(separator: "\n").first { $0.contains("from:") && $0.contains("members.csv") })
    let url = "http://127.0.0.1:\(port)/members.csv?office=7&api_key=geheim"
    try scratch.edit(
      "pipeline.yaml", String(line),
      options.isEmpty
        ? "        from: \(url)" : "        from: {http: {url: \"\(url)\", \(options)}}")
  }

  private func run(_ more: String..., environment: [String: String] = [:]) throws
    -> Command.Outcome
  {
    try Command.run(
      ["run", ".", "--output", "output", "--date", "2025-01-01", "--detailed-exit", "--lang", "en"]
        + ["--cache", "cache"] + more, in: scratch.path, environment)
  }

  private var asked: Int {
    (try? scratch.text("asked").split(separator: "\n").count) ?? 0
  }

  @Test func `is published, unchanged where the server has nothing new, and offline`() throws {
    defer { stop() }
    try from("")
    let first = try run()
    #expect(first.exit == 0, "\(first.error)")
    #expect(try run().exit == 10)
    #expect(asked == 2)
    let before = try Tree.files(scratch.path + "/output/sample")
    let offline = try run("--offline")
    #expect(offline.exit == 10 && offline.error.contains("cache/used"), "\(offline.error)")
    #expect(asked == 2)
    #expect(try Tree.files(scratch.path + "/output/sample") == before)
    #expect(!first.error.contains("geheim"))
    for (name, bytes) in before {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("geheim"), "\(name)")
    }
    let record = try scratch.text("output/.nashr/sample/run.json")
    #expect(record.contains("api_key=…") && !record.contains("geheim"))
  }

  @Test func `is the same as where the file is here`() throws {
    defer { stop() }
    try from("maxAge: 1h")
    #expect(try run().exit == 0)
    #expect(
      try scratch.text("output/sample/latest/members.csv")
        == scratch.text("expected/sample/latest/members.csv"))
  }

  @Test func `uses the last good copy where it may, and is no new release for it`() throws {
    defer { stop() }
    try from("onFailure: last-good, retries: 0")
    #expect(try run().exit == 0)
    try scratch.write("mode", "fail")
    let second = try run()
    #expect(second.exit == 10, "\(second.error)")
    #expect(second.error.contains("http/server-fails") && second.error.contains("cache/last-good"))
    #expect(try run("--fail-on", "warning").exit == 1)
  }

  @Test func `is refused where it fails, and what is published stays`() throws {
    defer { stop() }
    try from("retries: 0")
    #expect(try run().exit == 0)
    let before = try Tree.files(scratch.path + "/output/sample")
    try scratch.write("mode", "fail")
    let second = try run()
    #expect(second.exit == 3 && second.error.contains("http/server-fails"), "\(second.error)")
    #expect(try Tree.files(scratch.path + "/output/sample") == before)
    let none = try run("--offline", "--cache", "other")
    #expect(none.exit == 3 && none.error.contains("cache/offline"), "\(none.error)")
  }

  @Test func `says where a secret is missing or written down, as a mistake of the pipeline`() throws
  {
    defer { stop() }
    try from("headers: {Authorization: \"Bearer env:DATA_TOKEN\"}")
    let missing = try run()
    #expect(missing.exit == 2 && missing.error.contains("setting/variable"), "\(missing.error)")
    #expect(try run(environment: ["DATA_TOKEN": "geheim"]).exit == 0)
    try scratch.edit("pipeline.yaml", "env:DATA_TOKEN", "geheim")
    let written = try run()
    #expect(written.exit == 2 && written.error.contains("setting/secret"), "\(written.error)")
    #expect(!written.error.contains("Bearer geheim"), "\(written.error)")
  }

  // MARK: a process that dies

  private func plan(_ more: [String] = [], _ environment: [String: String] = [:]) throws
    -> Command.Outcome
  {
    try Command.run(
      ["plan", ".", "--cache", "cache", "--lang", "en"] + more, in: scratch.path, environment)
  }

  /// At each call that writes to the cache: killed before it, or told that the disk is full. What was
  /// there before or what came is there, whole, and the next run gets what the server has.
  @Test(
    .enabled(if: canCountCalls, "needs clang, and no sanitizer"),
    arguments: [DeathDeed.kill, .fail(ENOSPC)])
  func `leaves a cache that can be used wherever it dies`(deed: DeathDeed) throws {
    defer { stop() }
    try from("retries: 0")
    let cache = scratch.path + "/cache", log = scratch.path + "/calls"
    #expect(try plan().exit == 0)
    try FileManager.default.copyItem(atPath: cache, toPath: scratch.path + "/before")
    func again(_ deed: DeathDeed, at number: Int) throws -> Command.Outcome {
      try FileManager.default.removeItem(atPath: cache)
      try FileManager.default.copyItem(atPath: scratch.path + "/before", toPath: cache)
      try scratch.write("mode", "other")
      return try plan([], DeathShim.environment(deed, at: number, under: cache, log: log))
    }
    #expect(try again(.none, at: 0).exit == 0)
    let calls = try DeathShim.calls(log).count
    #expect(calls > 15)
    for number in 1...calls {
      try? FileManager.default.removeItem(atPath: log)
      let outcome = try again(deed, at: number)
      let offline = try plan(["--offline"])
      #expect(offline.exit == 0, "call \(number): \(outcome.error) \(offline.error)")
      let online = try plan()
      #expect(online.exit == 0, "call \(number): \(online.error)")
      let record = try #require(
        try Tree.files(cache).first { $0.key.hasSuffix("/record") }.map {
          String(decoding: $0.value, as: UTF8.self)
        })
      #expect(record.contains("etag: \"other\""), "call \(number)")
    }
  }
}
