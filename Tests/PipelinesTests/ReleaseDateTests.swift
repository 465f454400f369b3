import Foundation
import Testing

@testable import Pipelines

@Suite struct `Release date` {
  /// From Python's `datetime`.
  @Test(arguments: [
    (0, "1970-01-01"), (86_399, "1970-01-01"), (86_400, "1970-01-02"), (68_169_600, "1972-02-29"),
    (951_782_400, "2000-02-29"), (951_868_800, "2000-03-01"), (1_704_067_199, "2023-12-31"),
    (1_709_164_800, "2024-02-29"), (1_731_369_600, "2024-11-12"), (4_107_542_400, "2100-03-01"),
    (13_574_563_200, "2400-02-29"), (253_402_300_799, "9999-12-31"),
  ]) func `is the day that a count of seconds falls on`(seconds: Int64, day: String) throws {
    let date = try #require(ReleaseDate(secondsSince1970: seconds))
    #expect(date.text == day)
    #expect(date.secondsSince1970 == seconds / 86_400 * 86_400)
  }

  @Test func `is the same both ways on every day of the calendar`() throws {
    for day in stride(from: Int64(0), to: 253_402_300_800 / 86_400, by: 97) {
      let date = try #require(ReleaseDate(secondsSince1970: day * 86_400 + 43_200))
      #expect(date.secondsSince1970 == day * 86_400)
      #expect(ReleaseDate(date.text) == date)
    }
  }

  @Test func `agrees with another calendar on every day of a century`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for day in stride(from: 0, to: 47_482, by: 31) {
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(day) * 86_400))
      let text = try String(
        format: "%04d-%02d-%02d", #require(parts.year), #require(parts.month),
        #require(parts.day))
      #expect(ReleaseDate(secondsSince1970: Int64(day) * 86_400)?.text == text)
    }
  }

  @Test(arguments: [
    "", "2024", "2024-13-01", "2024-00-10", "2023-02-29", "2100-02-29", "1969-12-31", "0000-01-01",
    "2024-1-1", "2024-11-12 ", "+024-11-12", "-024-11-12", "20241112", "2024/11/12", "٢٠٢٤-١١-١٢",
    "10000-01-01",
  ]) func `refuses what is no day`(text: String) { #expect(ReleaseDate(text) == nil) }

  @Test(arguments: [-1, 253_402_300_800, Int64.min, .max]) func `refuses what is out of range`(
    seconds: Int64
  ) { #expect(ReleaseDate(secondsSince1970: seconds) == nil) }
}
