import Components
import Languages
import Testing

@Suite struct PluralTests {
  @Test(arguments: [
    (0, Plural.zero), (1, .one), (2, .two), (3, .few), (10, .few), (11, .many), (99, .many),
    (100, .other), (101, .other), (102, .other), (103, .few), (110, .few), (111, .many),
    (199, .many), (200, .other), (202, .other), (203, .few), (1000, .other), (1001, .other),
    (1003, .few), (1011, .many), (1_000_000, .other), (-3, .few),
  ])
  func `Arabic has six categories`(number: Int, category: Plural) {
    #expect(Language.ar.plural(number) == category)
  }

  @Test(arguments: [
    (0, Plural.one), (1, .one), (2, .other), (10, .other), (1000, .other), (999_999, .other),
    (1_000_000, .many), (1_000_001, .other), (2_000_000, .many), (-1, .one),
  ])
  func `French counts zero as one and millions apart`(number: Int, category: Plural) {
    #expect(Language.fr.plural(number) == category)
  }

  @Test(arguments: [(0, Plural.other), (1, .one), (2, .other), (101, .other), (-1, .one)])
  func `English has two categories`(number: Int, category: Plural) {
    #expect(Language.en.plural(number) == category)
  }

  @Test func `the smallest number there is has a category`() {
    for language in Language.allCases { _ = language.plural(.min) }
    #expect(Language.en.number(.min) == "-9,223,372,036,854,775,808")
  }

  @Test(arguments: [
    (0, "0 سطر", "0 ligne", "0 rows"), (1, "سطر واحد", "1 ligne", "1 row"),
    (2, "سطران", "2 lignes", "2 rows"), (3, "3 أسطر", "3 lignes", "3 rows"),
    (10, "10 أسطر", "10 lignes", "10 rows"), (11, "11 سطرا", "11 lignes", "11 rows"),
    (99, "99 سطرا", "99 lignes", "99 rows"), (100, "100 سطر", "100 lignes", "100 rows"),
    (101, "101 سطر", "101 lignes", "101 rows"), (102, "102 سطر", "102 lignes", "102 rows"),
    (103, "103 أسطر", "103 lignes", "103 rows"), (111, "111 سطرا", "111 lignes", "111 rows"),
    (1000, "1.000 سطر", "1\u{202F}000 lignes", "1,000 rows"),
    (1_000_000, "1.000.000 سطر", "1\u{202F}000\u{202F}000 de lignes", "1,000,000 rows"),
  ])
  func `rows are counted`(count: Int, ar: String, fr: String, en: String) {
    #expect(Counted.rows.text(count, .ar) == ar)
    #expect(Counted.rows.text(count, .fr) == fr)
    #expect(Counted.rows.text(count, .en) == en)
  }

  @Test func `de is elided before a vowel`() {
    #expect(Counted.errors.text(1_000_000, .fr) == "1\u{202F}000\u{202F}000 d’erreurs")
    #expect(Counted.warnings.text(2, .ar) == "تنبيهان")
  }

  @Test func `every noun has every form without a brace left`() {
    let nouns: [Counted] = [
      .rows, .columns, .tables, .datasets, .files, .errors, .warnings, .notes, .times,
    ]
    for noun in nouns {
      for language in Language.allCases {
        for count in [0, 1, 2, 3, 11, 100, 1_000_000] {
          let text = noun.text(count, language)
          #expect(!text.isEmpty && !text.contains("{"))
        }
      }
    }
  }
}
