import Components
import Pipelines
import Releases
import Reports
import Testing

/// What was checked is what is published.
@Suite struct `An input` {
  @Test func `that changes during the run stops it`() async throws {
    let scratch = try Scratch(copying: `Golden case`.folder + "/clean")
    let pipeline = try #require(try PipelineFile.read(scratch.path).0)
    let plan = try #require(Planner.plan(pipeline, within: Plan.Bounds(width: 2)).0)
    let results = try await Checking(plan).run { _, _ in }
    try scratch.edit("data/members.csv", "2018-10-30", "2018-10-31")
    let publisher = Publisher(
      plan, results, to: scratch.path + "/output", on: try #require(ReleaseDate("2024-11-12")),
      Rendering(
        findings: FindingsCSV.bytes, pages: Pages.write, quarantine: QuarantinePage.bytes))
    do throws(Finding) {
      _ = try await publisher.publish { _, _ in }
      Issue.record("what was not checked is published")
    } catch { #expect(error.rule.id == "input/changed") }
    withExtendedLifetime(scratch) {}
  }
}
