import Columns
import Components
import Foundation
import Languages
import Testing

@testable import nashr

/// Every rule there is, on a card or in a family.
@Suite struct `Every rule there is` {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

  private static let ids = Rules.all.map(\.id)

  private static func rule(_ id: String) throws -> Rule {
    try #require(Rules.all.first { $0.id == id })
  }

  /// The ids that are written in the sources.
  private static func declared() throws -> [String] {
    var ids: [String] = []
    let names = FileManager.default.enumerator(atPath: sources.path)
    while let name = names?.nextObject() as? String {
      guard name.hasSuffix(".swift") else { continue }
      let text = try String(contentsOf: sources.appending(path: name), encoding: .utf8)
      for match in text.matches(of: /\bRule\(\s*"([^"]+)"/) { ids.append(String(match.output.1)) }
    }
    return ids
  }

  @Test func `that the sources declare are all known, each by an id of its own`() throws {
    let declared = try Self.declared()
    #expect(declared.count > 70)
    #expect(Set(declared).count == declared.count, "an id is declared twice")
    #expect(Set(declared) == Set(Rules.all.map(\.id)))
  }

  @Test(arguments: ids) func `have an id of words joined by hyphens`(id: String) {
    #expect(id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*/) != nil)
  }

  @Test(arguments: ids) func `have an example that fills their sentences`(id: String) throws {
    let rule = try Self.rule(id)
    let example = try #require(rule.example, "\(id) has no example")
    #expect(example.wrong != example.right && !example.wrong.isEmpty && !example.right.isEmpty)
    for text in [rule.what, rule.fix] {
      let names = Language.allCases.map { Set(Text.placeholders(in: text[$0])) }
      #expect(names[0] == names[1] && names[1] == names[2], "\(id)")
      #expect(names[0].isSubset(of: example.values.keys), "\(id)")
    }
  }

  @Test(arguments: ids) func `speak each language well`(id: String) throws {
    let rule = try Self.rule(id)
    let values = try #require(rule.example).values
    for language in Language.allCases {
      for text in [rule.what, rule.fix] {
        let said = render(text, values, language, isolating: .plain, limit: 1000)
        let words = Self.withoutValues(said)
        #expect(!words.contains { "{}".contains($0) }, "\(said)")
        #expect(words.last.map { ".?؟".contains($0) } ?? false, "\(said)")
        Self.check(words, said, language)
      }
    }
  }

  private static func check(_ words: String, _ said: String, _ language: Language) {
    let hasArabic = words.unicodeScalars.contains { (0x0620...0x064A).contains($0.value) }
    #expect(hasArabic == (language == .ar), "\(said)")
    switch language {
    case .ar:
      #expect(!words.contains { ",;".contains($0) } && !words.hasSuffix("?"), "\(said)")
      #expect(!words.contains("  "), "\(said)")
      #expect(!words.unicodeScalars.contains { (0x0660...0x0669).contains($0.value) }, "\(said)")
    case .fr:
      #expect(!words.contains("'") && !words.contains("(s)"), "\(said)")
      #expect(words.firstMatch(of: /[ ][:;?!]/) == nil, "\(said)")
    case .en: #expect(!words.contains("'") && !words.contains("(s)"), "\(said)")
    }
  }

  /// A sentence with `…` for its isolated values; fails where isolation is not balanced.
  private static func withoutValues(_ said: String) -> String {
    var words = String.UnicodeScalarView()
    var depth = 0
    for scalar in said.unicodeScalars {
      if scalar == "\u{2068}" { depth += 1 }
      if depth == 0 { words.append(scalar) }
      if scalar == "\u{2069}" {
        depth -= 1
        words.append("…")
      }
    }
    #expect(depth == 0, "\(said)")
    return String(words)
  }

  @Test func `name the types of data in the reader's language`() {
    for type in FieldType.allCases {
      for language in Language.allCases {
        #expect(language.type(type.rawValue) != nil, "\(type) \(language)")
      }
    }
  }
}
