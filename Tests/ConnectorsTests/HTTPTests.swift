import Bytes
import Components
import Foundation
import Testing

@testable import Connectors

@Suite struct `A file of a server` {
  private let trial: HTTPTrial
  init() throws { trial = try HTTPTrial() }

  // MARK: what comes

  @Test func `comes whole, is named by its address and has its digest`() throws {
    let file = try trial.file("plain/members.csv?year=2024&api_key=geheim")
    #expect(try trial.bytes(at: file.path) == HTTPTrial.body)
    #expect(file.digest == Digest.of(HTTPTrial.body))
    #expect(file.count == HTTPTrial.body.count)
    #expect(file.name == trial.url("plain/members.csv?year=2024&api_key=…"))
    #expect(file.suggestedNames == ["members.csv", "data.csv"])
    #expect(trial.notes.rules == [])
  }

  @Test(arguments: ["chunked", "gzipped", "interim", "mislabelled"])
  func `comes whole however it is sent`(way: String) throws {
    #expect(try trial.fetch("\(way)/a.csv") == HTTPTrial.body)
    #expect(trial.notes.rules == (way == "mislabelled" ? ["http/labelled-page"] : []))
  }

  /// RFC 9110 §15.4.
  @Test func `is followed through redirections, and told by its first name`() throws {
    let file = try trial.file("to-query/a?/to-query/b?/plain/members.csv")
    #expect(try trial.bytes(at: file.path) == HTTPTrial.body)
    #expect(file.suggestedNames == ["members.csv", "data.csv"])
  }

  /// RFC 6266 §4.3, RFC 9110 §8.3.
  @Test func `takes a name from the head where the address has none`() throws {
    #expect(try trial.file("named/7").suggestedNames == ["أعضاء.csv"])
    let typed = try trial.file("typed/export.php")
    #expect(typed.suggestedNames == ["data.csv"])
    #expect(typed.charset == "windows-1256")
  }

  @Test(arguments: ["gz-file", "gz-unpacked"])
  func `that is packed itself stays packed, also where the server calls it packed on the way`(
    way: String
  ) throws {
    let packed = try trial.file("\(way)/a.csv.gz")
    #expect(try trial.bytes(at: packed.path).starts(with: [0x1F, 0x8B]))
    #expect(packed.fileName == "a.csv.gz")
  }

  /// RFC 9112 §6.3: what is announced is the body.
  @Test func `that is longer than announced is what was announced`() throws {
    #expect(try trial.fetch("longer/a.csv") == HTTPTrial.body.dropLast(1000))
  }

  @Test func `as XML that is called a page is no page`() throws {
    #expect(try trial.fetch("xml/a.xml") == Array(#"<?xml version="1.0"?><members/>"#.utf8))
  }

  // MARK: asking again

  /// RFC 9110 §13.1.2, §13.1.3.
  @Test(arguments: ["plain", "weak", "modified"])
  func `is not sent again where it has not changed`(way: String) throws {
    let first = try trial.file("\(way)/a.csv")
    #expect(try trial.file("\(way)/a.csv") == first)
    let fields = try trial.requests().map(\.fields)
    #expect(fields.count == 2)
    #expect(fields[0]["if-none-match"] == nil && fields[0]["if-modified-since"] == nil)
    #expect(fields[1]["if-none-match"] != nil || way == "modified")
    #expect(fields[1]["if-modified-since"] != nil || way == "weak")
  }

  @Test
  func `is sent again where it has changed, and the copy before stays for a run that reads it`()
    throws
  {
    let first = try trial.file("update/a.csv")
    #expect(try trial.fetch("update/a.csv") == HTTPTrial.other)
    #expect(try trial.bytes(at: first.path) == HTTPTrial.body)
  }

  @Test func `is not asked for within maxAge, and is after it`() throws {
    let options = #""maxAge": "1h""#
    let first = try trial.file("counter/a.csv", options)
    trial.clock.pass(3599)
    #expect(try trial.file("counter/a.csv", options) == first)
    trial.clock.pass(1)
    #expect(try trial.file("counter/a.csv", options) != first)
    #expect(try trial.requests().count == 2)
  }

  @Test func `is asked for where the clock was set back`() throws {
    _ = try trial.file("counter/a.csv", #""maxAge": "1h""#)
    trial.clock.pass(-10)
    _ = try trial.file("counter/a.csv", #""maxAge": "1h""#)
    #expect(try trial.requests().count == 2)
  }

  @Test func `is the same for all who ask in one run`() throws {
    let workspace = trial.workspace
    let source = try trial.source("counter/a.csv")
    let first = try source.fetch(in: workspace, by: trial.means)
    #expect(try source.fetch(in: workspace, by: trial.means) == first)
    #expect(try trial.requests().count == 1)
    #expect(try source.fetch(in: trial.workspace, by: trial.means) != first)
  }

  @Test func `is another source with other headers`() throws {
    #expect(
      try trial.file("counter/a.csv", #""headers": {"Accept-Language": "fr"}"#)
        != trial.file("counter/a.csv"))
    #expect(try Directory.list(trial.cache + "/http").count == 2)
  }

  // MARK: a server that fails for a moment

  /// RFC 9110 §10.2.3.
  @Test func `is asked for again when the server says, in seconds`() throws {
    let start = Means.clock
    #expect(try trial.fetch("busy/a.csv") == HTTPTrial.body)
    #expect((1000...6000).contains(Means.clock - start))
  }

  @Test func `is asked for again when the server says, as a date`() throws {
    let real = Int(Date().timeIntervalSince1970)
    trial.clock.pass(real - trial.clock.now)
    let start = Means.clock
    #expect(try trial.fetch("busy-date/a.csv") == HTTPTrial.body)
    #expect((900...6000).contains(Means.clock - start))
  }

  @Test func `does not wait as long as the server likes`() throws {
    let start = Means.clock
    #expect(try trial.fetch("busy-long/a.csv") == HTTPTrial.body)
    #expect((1900...6000).contains(Means.clock - start))
  }

  /// RFC 6585 §4.
  @Test func `is asked for again after 429`() throws {
    #expect(try trial.fetch("limited/a.csv") == HTTPTrial.body)
  }

  @Test(arguments: [
    (500, "http/server-fails", 3), (502, "http/server-fails", 3), (504, "http/server-fails", 3),
    (400, "http/status", 1), (401, "http/forbidden", 1), (403, "http/forbidden", 1),
    (404, "http/not-found", 1), (408, "http/status", 1), (410, "http/not-found", 1),
    (204, "http/status", 1), (300, "http/status", 1), (304, "http/status", 1),
  ])
  func `is refused with the status, asked for again only where that may help`(
    status: Int, rule: String, tries: Int
  ) throws {
    let finding = try #require(trial.refusal("status/\(status)", #""retries": 2"#))
    #expect(finding.rule.id == rule)
    #expect(finding.values["status"] == String(status))
    #expect(finding.place == .text(file: "pipeline.yaml", line: 3, column: 7))
    #expect(try trial.requests().count == tries)
  }

  // MARK: a download that breaks off

  @Test func `goes on where it broke off`() throws {
    #expect(try trial.fetch("reset/a.csv") == HTTPTrial.body)
    let fields = try trial.requests().map(\.fields)
    #expect(fields.count == 2)
    let start = try #require(fields[1]["range"].flatMap { Int($0.dropFirst(6).dropLast()) })
    #expect(start > 0 && start <= HTTPTrial.body.count / 2)
    #expect(fields[1]["if-range"] == fields[1]["if-range"]?.filter { $0 != "W" })
  }

  @Test func `goes on in a later run`() throws {
    #expect(trial.refusal("reset/a.csv", #""retries": 0"#)?.rule.id == "http/incomplete")
    #expect(try trial.fetch("reset/a.csv") == HTTPTrial.body)
    #expect(try trial.requests()[1].fields["range"] != nil)
  }

  @Test func `goes on as it was packed`() throws {
    #expect(try trial.fetch("reset-gzip/a.csv") == HTTPTrial.body)
    #expect(try trial.requests()[1].fields["range"] != nil)
  }

  @Test func `goes on again and again`() throws {
    #expect(try trial.fetch("always-half/a.csv", #""retries": 20"#) == HTTPTrial.body)
  }

  @Test(arguments: [
    ("reset-ignored", HTTPTrial.body), ("reset-changed", HTTPTrial.other),
    ("reset-lying", HTTPTrial.other), ("reset-elsewhere", HTTPTrial.body),
    ("reset-416", HTTPTrial.body), ("reset-weak", HTTPTrial.body),
  ])
  func `begins anew where it cannot go on`(way: String, body: [UInt8]) throws {
    #expect(try trial.fetch("\(way)/a.csv") == body)
  }

  @Test(arguments: [
    "truncated", "chunked-cut", "chunked-garbage", "no-http", "closed", "head-flood",
  ])
  func `is refused where the answer is not whole or no answer`(way: String) throws {
    let finding = try #require(trial.refusal("\(way)/a.csv", #""retries": 1"#))
    #expect(["http/incomplete", "http/unreachable"].contains(finding.rule.id), "\(finding)")
    #expect(finding.values["tries"] == "2")
  }

  // MARK: a server that keeps waiting

  @Test(arguments: ["drip", "stall", "silent"])
  func `is refused where the server stands still`(way: String) throws {
    trial.stall = 1
    let start = Means.clock
    #expect(trial.refusal("\(way)/a.csv", #""retries": 0"#)?.rule.id == "http/late")
    #expect(Means.clock - start < 12_000)
  }

  @Test func `is refused where all takes longer than it may`() throws {
    let start = Means.clock
    #expect(trial.refusal("status/500", #""timeout": "1s", "retries": 20"#) != nil)
    #expect(Means.clock - start < 4000)
    #expect(try trial.requests().count < 20)
  }

  @Test func `is refused where nobody is there`() throws {
    let source = try HTTPTrial.http(#"{"url": "http://127.0.0.1:1/a.csv", "retries": 1}"#).source
    let finding = thrown { _ = try source.fetch(in: trial.workspace, by: trial.means) }
    #expect(finding?.rule.id == "http/unreachable")
    #expect(finding?.values["tries"] == "2")
  }
}
