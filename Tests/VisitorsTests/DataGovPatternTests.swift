import Testing

@testable import Visitors

/// The patterns of the schema of DCAT-US 1.1; what is expected here is what Python's `re` made of them.
@Suite struct `The patterns of DCAT-US 1.1` {
  private let patterns = DataGovPatterns()

  @Test(arguments: [
    ("2026", true), ("2026-01", true), ("2026-01-02", true), ("20260102", true), ("202601", false),
    ("2026-0102", false), ("2026-99-99", false), ("2026-13", false), ("2026-W53", false),
    ("2026-W52-7", true), ("2026-366", true), ("2026-367", false), ("2026-01-02T10", true),
    ("2026-01-02T10:30:05Z", true), ("2026-01-02T10:3005", false), ("2026-01-02T1030", true),
    ("2026-01-02T24:00", true), ("2026-01-02T24:30", false), ("2026-01-02 10:30+01:00", true),
    ("2026-01-02T10:30.5:30", false), ("soon", false), ("R/P1M", true), ("P", true), ("PT5M", true),
    ("P5", false), ("P1D1Y", false), ("R5/2026-01-02/P1D", true), ("2026-01-02/2026-01-03", false),
  ])
  func `take dates and durations as modified`(text: String, isGood: Bool) {
    #expect(DataGovPatterns.take(text, patterns.modified) == isGood)
  }

  @Test(arguments: [
    ("2024-01-01/2024-12-31", true), ("2024/2025", true), ("2024/2025-01-01", false),
    ("2024-01-01/2025", true), ("2024-01-01/20250101", false), ("2024-01-01/P1Y", true),
    ("P1Y/2024-01-01", true), ("2024-01-01", false),
    ("2024-01-01T10:00/2024-01-02T10:00:05", true), ("2024-01-01/2024-01-02T10:00:05", false),
  ])
  func `take two dates that are written alike as temporal`(text: String, isGood: Bool) {
    #expect(DataGovPatterns.take(text, patterns.temporal) == isGood)
  }

  @Test(arguments: [
    ("R/P1M", true), ("R/P", true), ("R/P5", false), ("R/P0.33W", true), ("R/PT1S", true),
    ("P1M", false), ("R3/P1M", false),
  ])
  func `take a duration that repeats as frequency`(text: String, isGood: Bool) {
    #expect(DataGovPatterns.take(text, patterns.frequency) == isGood)
  }

  @Test func `take nothing that is very long`() {
    let mail = "mailto:a@" + String(repeating: "a.", count: 200_000)
    #expect(!DataGovPatterns.take(mail, patterns.mail))
  }
}
