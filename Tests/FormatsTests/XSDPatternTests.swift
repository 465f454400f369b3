import Testing

@testable import Formats

@Suite struct `XML Schema patterns` {
  private static func matches(_ pattern: String, _ text: String) throws -> Bool {
    try XSDPattern(pattern).matches(Array(text.utf8).span)
  }

  private static func match(_ pattern: String, _ text: String) throws -> XSDPattern.Match {
    try XSDPattern(pattern).match(Array(text.utf8).span)
  }

  @Test(arguments: [
    ("a", "a", "ab"), ("[0-9]{3}", "123", "1234"), ("a|b", "b", "ab"), ("\\d+", "12", "1a"),
    ("\\p{IsArabic}+", "شهر", "mois"), ("\\P{IsArabic}+", "mois", "شهر"),
    ("\\p{L}+", "كلمة", "كلمة 1"),
    ("\\p{Lu}\\p{Ll}+", "Rabat", "rabat"), ("[a-z-[aeiou]]+", "xyz", "xaz"),
    ("[^a-z]+", "ABC", "AbC"),
    ("(ab)*", "", "aba"), (".*", "🏛", "\n"), ("\\i\\c*", "a-1", "1a"), ("^a$", "^a$", "a"),
    ("[\\p{IsArabic}-[ء]]", "ب", "ء"), ("\\s\\S", " a", "a "), ("\\.", ".", "a"), ("", "", "a"),
    ("a?", "", "aa"), ("a{2,}", "aaa", "a"), ("\\w{2}", "سب", "--"), ("\\p{Nd}+", "٣٤", "a"),
    (".", "𐎀", "𐎀𐎀"), ("a\\|b", "a|b", "a"),
  ]) func `are about the whole text`(pattern: String, good: String, bad: String) throws {
    #expect(try Self.matches(pattern, good))
    #expect(try !Self.matches(pattern, bad))
  }

  @Test(arguments: [
    "[", "(", ")", "a**", "\\q", "[z-a]", "\\p{Foo}", "\\p{IsFoo}", "a{", "*", "a\0",
    String(repeating: "(", count: 5000) + "a" + String(repeating: ")", count: 5000),
  ]) func `that are none are refused with a message`(pattern: String) {
    let error = #expect(throws: XSDPattern.Fault.self) { _ = try XSDPattern(pattern) }
    #expect(error?.message.isEmpty == false)
  }

  @Test(arguments: ["\0", "\u{1}", "a\0b", "\u{FFFF}"])
  func `match no text that XML forbids`(text: String) throws {
    #expect(try Self.match("(.|\\s)*", text) == .no)
  }

  @Test func `that run away give up`() throws {
    let text = String(repeating: "a", count: 200)
    #expect(try Self.match("(a|aa)+b", text) == .gaveUp)
    #expect(try !Self.matches("(a|aa)+b", text))
    #expect(try Self.match("(a|aa)+b", "aab") == .yes)
  }

  @Test func `match in eight tasks at once`() async throws {
    let pattern = try XSDPattern("([a-z]{1,3}-)*\\p{IsArabic}+(x|y){2}")
    let counts = await withTaskGroup(of: Int.self) { group in
      for task in 0..<8 {
        group.addTask {
          (0..<2000).count { number in
            let text = "ab-c-شهر" + (number % 2 == 0 ? "xy" : "x\(task)")
            return pattern.matches(Array(text.utf8).span)
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == Array(repeating: 1000, count: 8))
  }
}
