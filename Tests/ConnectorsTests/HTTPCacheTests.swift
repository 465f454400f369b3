import Bytes
import Components
import Foundation
import Testing

@testable import Connectors

@Suite struct `A source that fails` {
  private let trial: HTTPTrial
  init() throws { trial = try HTTPTrial() }
  private let kept = #""onFailure": "last-good", "maxStale": "2h", "retries": 1"#

  @Test(arguments: [
    ("then-broken", "http/server-fails"), ("then-page", "http/page"),
    ("then-empty", "http/too-small"), ("then-missing", "http/not-found"),
  ])
  func `is replaced by its last good copy where the pipeline says so, and that is said`(
    way: String, rule: String
  ) throws {
    let first = try trial.file("\(way)/a.csv", kept)
    trial.clock.pass(7200)
    #expect(try trial.file("\(way)/a.csv", kept) == first)
    #expect(trial.notes.rules == [rule, "cache/last-good"])
    #expect(trial.notes.findings.allSatisfy { $0.severity == .warning })
    #expect(trial.notes.findings[1].values["age"] == "7200")
    #expect(Finding.datedValues.contains("age"))
  }

  @Test func `is refused where the copy is too old`() throws {
    _ = try trial.file("then-broken/a.csv", kept)
    trial.clock.pass(7201)
    let finding = trial.refusal("then-broken/a.csv", kept)
    #expect(finding?.rule.id == "cache/too-old")
    #expect(finding?.values["age"] == "7201" && finding?.values["limit"] == "7200")
    #expect(trial.notes.rules == ["http/server-fails"])
  }

  @Test func `is refused where the pipeline says nothing, and where there is no copy`() throws {
    _ = try trial.file("then-broken/a.csv")
    #expect(trial.refusal("then-broken/a.csv", #""retries": 0"#)?.rule.id == "http/server-fails")
    #expect(trial.refusal("status/500", kept)?.rule.id == "http/server-fails")
    #expect(trial.notes.rules.isEmpty)
  }

  @Test func `is replaced only by a copy that would be accepted now`() throws {
    _ = try trial.file("then-broken/a.csv", kept)
    let finding = trial.refusal("then-broken/a.csv", kept + #", "minSize": "10M""#)
    #expect(finding?.rule.id == "http/server-fails")
  }
}

@Suite struct `Without a network` {
  private let trial: HTTPTrial
  init() throws { trial = try HTTPTrial() }

  @Test func `the copy that is kept is used, however old, and its age said`() throws {
    let first = try trial.file("plain/a.csv")
    trial.clock.pass(40 * 86_400)
    trial.access.isOffline = true
    #expect(try trial.file("plain/a.csv") == first)
    #expect(trial.notes.rules == ["cache/used"])
    #expect(trial.notes.findings[0].severity == .note)
    #expect(trial.notes.findings[0].values["age"] == "3456000")
    #expect(try trial.requests().count == 1)
  }

  @Test func `a source without a copy is refused, and no server asked`() throws {
    trial.access.isOffline = true
    #expect(trial.refusal("plain/a.csv")?.rule.id == "cache/offline")
    #expect(try trial.requests().isEmpty)
  }

  @Test func `secrets are not needed`() throws {
    let options = #""headers": {"Authorization": "env:DATA_TOKEN"}"#
    trial.variables = ["DATA_TOKEN": "geheim"]
    let first = try trial.file("plain/a.csv", options)
    trial.variables = [:]
    trial.access.isOffline = true
    #expect(try trial.file("plain/a.csv", options) == first)
  }

  @Test func `and without a cache nothing is fetched`() throws {
    trial.access.cache = nil
    #expect(trial.refusal("plain/a.csv")?.rule.id == "cache/none")
  }
}

@Suite struct `The cache` {
  private let trial: HTTPTrial
  init() throws { trial = try HTTPTrial() }

  @Test func `that cannot be written is a finding`() throws {
    trial.access.cache = "/proc/none"
    #expect(trial.refusal("plain/a.csv")?.rule.id == "cache/failed")
  }

  /// What a process that died may leave behind, at each step.
  @Test(arguments: [
    "record", "record:cut", "record:empty", "copy", "copy:damaged", "copy:empty", "partial:stray",
    "partial.record:stray", "unpacked:stray", ".nashr-1:stray",
  ])
  func `is usable whatever is missing, cut or left over`(what: String) throws {
    let first = try trial.file("plain/a.csv")
    let parts = what.split(separator: ":")
    let entry = try trial.entry()
    let path = parts[0] == "copy" ? first.path : entry + "/" + parts[0]
    let whole = try? Data(contentsOf: URL(filePath: path))
    switch parts.last {
    case "cut": try whole?.dropLast(3).write(to: URL(filePath: path))
    case "empty": try Data().write(to: URL(filePath: path))
    case "damaged":
      var bytes = try #require(whole)
      bytes[100] ^= 1
      try bytes.write(to: URL(filePath: path))
    case "stray": try Data("stray".utf8).write(to: URL(filePath: path))
    default: try FileManager.default.removeItem(atPath: path)
    }
    #expect(try trial.fetch("plain/a.csv") == HTTPTrial.body)
    #expect(try trial.file("plain/a.csv") == first)
  }

  @Test func `keeps two copies of a source and nothing else`() throws {
    for _ in 0..<4 { _ = try trial.file("counter/a.csv") }
    let names = try Directory.list(trial.entry())
    #expect(names.filter { Digest(hex: $0) != nil }.count == 2)
    #expect(names.filter { Digest(hex: $0) == nil } == ["lock", "record"])
  }

  @Test func `is for its owner alone`() throws {
    let file = try trial.file("plain/a.csv")
    let modes = try [trial.entry(), file.path].map {
      try FileManager.default.attributesOfItem(atPath: $0)[.posixPermissions] as? Int
    }
    #expect(modes == [0o700, 0o600])
  }

  @Test func `serves several who ask at the same time`() async throws {
    let trial = trial
    let source = try trial.source("slow/a.csv"), means = trial.means, cache = trial.cache
    await withTaskGroup(of: Digest?.self) { group in
      for _ in 0..<4 {
        group.addTask {
          await onThread {
            let workspace = Workspace(
              folder: "/", scratch: "/tmp", access: Access(cache: cache), note: { _ in })
            return try? source.fetch(in: workspace, by: means).first?.digest
          }
        }
      }
      for await digest in group { #expect(digest == Digest.of(HTTPTrial.body)) }
    }
    let fields = try trial.requests().map(\.fields)
    #expect(fields.count == 4 && fields.dropFirst().allSatisfy { $0["if-none-match"] != nil })
  }

  /// kill -9 in the middle of a download, by the process itself once a part is on the disk.
  @Test func `goes on with the download of a process that was killed`() async throws {
    let url = trial.url("slow/a.csv"), cache = trial.cache
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [url = url as String, cache = cache as String] in
      let source = try HTTPTrial.http(#"{"url": "\#(url)"}"#).source
      let means = Means(isOver: {
        let folder = (try? Directory.list(cache + "/http").first) ?? ""
        let size = try? Directory.size(of: cache + "/http/\(folder)/partial")
        if let size, size > 100_000 { kill(getpid(), SIGKILL) }
        return false
      })
      let workspace = Workspace(
        folder: "/", scratch: "/tmp", access: Access(cache: cache), note: { _ in })
      _ = try source.fetch(in: workspace, by: means)
    }
    #expect(try trial.fetch("slow/a.csv") == HTTPTrial.body)
    let fields = try trial.requests().map(\.fields)
    #expect(fields.count == 2)
    #expect(fields[1]["range"].map { $0 != "bytes=0-" } == true)
  }
}

/// Runs what blocks on a thread of its own.
func onThread<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread { continuation.resume(returning: body()) }
  }
}

private let hasOpenSSL = FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")

@Suite(.enabled(if: hasOpenSSL, "openssl, which makes the certificates, is not there"))
struct `An encrypted source` {
  private let folder: Scratch
  private let server: BadServer
  private let trial: HTTPTrial

  init() throws {
    folder = try Scratch()
    let pem = folder["server.pem"]
    try run(
      "sh", "-c",
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout '\(pem)' -out '\(pem).crt' 2>/dev/null && cat '\(pem).crt' >> '\(pem)'"
    )
    server = try BadServer(certificate: pem)
    trial = try HTTPTrial(server)
  }

  @Test func `is refused where the certificate is not trusted, and not asked for again`() throws {
    #expect(trial.refusal("plain/a.csv")?.rule.id == "http/certificate")
    #expect(try trial.requests().isEmpty)
  }

  @Test func `comes where the certificate is one of SSL_CERT_FILE`() throws {
    trial.variables = ["SSL_CERT_FILE": folder["server.pem.crt"]]
    #expect(try trial.fetch("plain/a.csv") == HTTPTrial.body)
  }

  @Test func `is refused where the certificate is of another name`() throws {
    trial.variables = ["SSL_CERT_FILE": folder["server.pem.crt"]]
    let url = trial.url("plain/a.csv").replacing("127.0.0.1", with: "localhost")
    let source = try HTTPTrial.http(#"{"url": "\#(url)"}"#).source
    let finding = thrown { _ = try source.fetch(in: trial.workspace, by: trial.means) }
    #expect(finding?.rule.id == "http/certificate")
  }

  @Test func `does not lead to one that is not encrypted, while the other way is followed`() throws
  {
    trial.variables = ["SSL_CERT_FILE": folder["server.pem.crt"]]
    let plain = try HTTPTrial()
    let finding = trial.refusal("to-query/a?\(plain.url("plain/a.csv"))")
    #expect(finding?.rule.id == "http/redirect")
    #expect(finding?.values["value"] == plain.url("plain/a.csv"))
    #expect(try plain.requests().isEmpty)
    plain.variables = trial.variables
    #expect(try plain.fetch("to-query/a?\(trial.url("plain/a.csv"))") == HTTPTrial.body)
  }
}
