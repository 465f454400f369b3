import Components
import Connectors
import Formats
import Pipelines
import Testing

/// Written once, run for every component that exists.
@Suite struct `Every component` {
  static let cards: [Card] =
    Kinds.cards + Origins.cards + Stages.cards + Checks.cards + SchemaConstraints.cards
  static let rules: [Rule] = cards.flatMap(\.rules) + InferringRules.rules + QuarantineRules.rules

  @Test func `is found`() {
    #expect(Kinds.cards.map(\.name).filter { ["csv", "json", "xml"].contains($0) }.count == 3)
    let groups = [Origins.cards, Stages.cards, Checks.cards, SchemaConstraints.cards]
    #expect(groups.allSatisfy { !$0.isEmpty })
    #expect(Self.rules.count > 20)
  }

  @Test(arguments: cards.map(\.name))
  func `has a name of words joined by hyphens`(name: String) {
    #expect(Self.isKebab(name))
  }

  @Test func `has a name of its own among its kind`() {
    let groups = [
      Kinds.cards, Origins.cards, Stages.cards, Checks.cards, SchemaConstraints.cards,
    ]
    for group in groups { #expect(Set(group.map(\.name)).count == group.count) }
  }

  @Test(arguments: cards.indices) func `says what it is in a sentence of each language`(index: Int)
  {
    let card = Self.cards[index]
    Self.checkSentence(card.summary, of: card.name)
  }

  @Test(arguments: cards.indices) func `says what each option is`(index: Int) {
    let card = Self.cards[index]
    for key in card.keys {
      let name = "\(card.name).\(key.name)"
      #expect(!key.name.isEmpty && !key.shape.isEmpty, "\(name)")
      Self.checkSentence(key.summary, of: name)
    }
    #expect(Set(card.keys.map(\.name)).count == card.keys.count, "\(card.name)")
  }

  private static func checkSentence(_ text: Text, of name: String) {
    for language in Language.allCases {
      let wording = text[language]
      #expect(wording.hasSuffix(".") && wording.count > 3, "\(name) \(language)")
      #expect(Text.placeholders(in: wording).isEmpty, "\(name) \(language)")
    }
    #expect(hasArabic(text.ar), "\(name)")
    #expect(!hasArabic(text.fr) && !hasArabic(text.en), "\(name)")
  }

  fileprivate static func isKebab(_ name: String) -> Bool {
    let words = name.split(separator: "-", omittingEmptySubsequences: false)
    return words.allSatisfy { word in
      !word.isEmpty && word.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
    }
  }

  fileprivate static func hasArabic(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x0620...0x064A).contains($0.value) }
  }
}

@Suite struct `Every rule` {
  private typealias All = `Every component`

  private static func rule(_ id: String) throws -> Rule {
    try #require(All.rules.first { $0.id == id })
  }

  private static let ids = Set(All.rules.map(\.id)).sorted()

  @Test(arguments: ids) func `has an id of the form family/name`(id: String) {
    let parts = id.split(separator: "/", omittingEmptySubsequences: false)
    #expect(parts.count == 2 && parts.allSatisfy { All.isKebab(String($0)) })
  }

  @Test func `has an id of its own`() {
    var seen: [String: Rule] = [:]
    for rule in All.rules {
      // Two components may share a rule, not an id.
      let known = seen[rule.id] ?? rule
      #expect(known.what == rule.what && known.fix == rule.fix, "\(rule.id)")
      #expect(known.severity == rule.severity && known.source == rule.source, "\(rule.id)")
      seen[rule.id] = rule
    }
  }

  @Test(arguments: ids) func `says what and how in three languages`(id: String) throws {
    let rule = try Self.rule(id)
    for text in [rule.what, rule.fix] {
      for language in Language.allCases {
        let wording = text[language]
        #expect(
          !wording.isEmpty && (wording.last.map { ".?؟".contains($0) } ?? false), "\(wording)")
        let braces = wording.filter { $0 == "{" || $0 == "}" }.count
        #expect(braces == 2 * Text.placeholders(in: wording).count, "\(wording)")
      }
      #expect(All.hasArabic(text.ar) && !All.hasArabic(text.fr) && !All.hasArabic(text.en))
    }
  }

  @Test(arguments: ids) func `names the same values in three languages`(id: String) throws {
    let rule = try Self.rule(id)
    for text in [rule.what, rule.fix] {
      let names = Language.allCases.map { Set(Text.placeholders(in: text[$0])) }
      #expect(names[0] == names[1] && names[1] == names[2], "\(id)")
      #expect(!names[0].contains(""))
    }
  }
}
