import Foundation
import Testing

@testable import nashr

@Suite struct `The record of a run` {
  private static let folder = "output/.nashr/sample"

  private func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func record(_ scratch: Scratch) throws -> [String: Any] {
    try json(scratch.text(Self.folder + "/run.json"))
  }

  private func events(_ scratch: Scratch) throws -> [[String: Any]] {
    try scratch.text(Self.folder + "/openlineage.ndjson").split(separator: "\n").map {
      try json(String($0))
    }
  }

  private func types(_ events: [[String: Any]]) -> [String] {
    events.compactMap { $0["eventType"] as? String }
  }

  private func run(_ scratch: Scratch, _ more: [String] = []) throws -> Command.Outcome {
    try Command.run(["run", ".", "--date", "2024-11-12"] + more, in: scratch.path)
  }

  @Test func `says what was read and released, and when, and so do its events`() throws {
    let scratch = try Scratch(copying: `Golden case`.folder + "/clean")
    #expect(try run(scratch).exit == 0)
    let record = try record(scratch)
    #expect(record["outcome"] as? String == "published")
    let began = try #require(record["began"] as? String)
    let ended = try #require(record["ended"] as? String)
    #expect(began.wholeMatch(of: /20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
    #expect(began <= ended)
    let events = try events(scratch)
    #expect(types(events) == ["START", "COMPLETE"])
    #expect(events.compactMap { $0["eventTime"] as? String } == [began, ended])
    for event in events {
      #expect((event["run"] as? [String: Any])?["runId"] as? String == record["runId"] as? String)
    }
    #expect((events[1]["outputs"] as? [Any])?.isEmpty == false)
  }

  @Test func `has another id and no outputs where nothing changed`() throws {
    let scratch = try Scratch(copying: `Golden case`.folder + "/clean")
    #expect(try run(scratch).exit == 0)
    let first = try record(scratch)["runId"] as? String
    #expect(try run(scratch).exit == 0)
    #expect(try record(scratch)["outcome"] as? String == "unchanged")
    #expect(try record(scratch)["runId"] as? String != first)
    #expect((try events(scratch)[1]["outputs"] as? [Any])?.isEmpty == true)
  }

  @Test func `is kept of a run that was refused, and says so`() throws {
    let scratch = try Scratch(copying: `Golden case`.folder + "/warnings-published")
    #expect(try run(scratch).exit == 0)
    #expect(try run(scratch, ["--fail-on", "warning"]).exit == 1)
    #expect(try record(scratch)["outcome"] as? String == "refused")
    #expect(try types(events(scratch)) == ["START", "FAIL"])
  }

  @Test func `is kept of a run that stopped, with the rule`() throws {
    let scratch = try Scratch(copying: `Golden case`.folder + "/clean")
    #expect(try run(scratch).exit == 0)
    try scratch.edit("data/members.csv", "Omar Ziani", "Omar Zyani")
    try FileManager.default.removeItem(atPath: scratch.path + "/output/sample")
    try scratch.write("output/sample", "not a folder")
    let outcome = try run(scratch)
    #expect(outcome.exit != 0)
    let record = try record(scratch)
    #expect(record["outcome"] as? String == "stopped")
    #expect((record["rule"] as? String)?.contains("/") == true)
    let facets = (try events(scratch)[1]["run"] as? [String: Any])?["facets"] as? [String: Any]
    #expect(facets?["errorMessage"] != nil)
  }

  @Test func `is not kept of a first run that fails, which leaves no folder`() throws {
    let scratch = try Scratch(copying: `Golden case`.folder + "/warnings-published")
    #expect(try run(scratch, ["--fail-on", "warning"]).exit == 1)
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/output"))
  }

  @Test func `is not kept of a dry run`() throws {
    let scratch = try Scratch(copying: `Golden case`.folder + "/clean")
    #expect(try run(scratch, ["--dry-run"]).exit == 0)
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/output"))
  }

  @Test func `writes times as RFC 3339 does`() {
    #expect(RunTime.text(0) == "1970-01-01T00:00:00.000Z")
    #expect(RunTime.text(1_732_406_399_007) == "2024-11-23T23:59:59.007Z")
  }
}
