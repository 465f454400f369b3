import Components
import Languages
import Testing

@Suite struct `Codes of languages` {
  @Test(
    arguments: [
      ("ar", "ara", "ar"), ("fr", "fra", "fr"), ("FR", "fra", "fr"), ("ar-MA", "ara", "ar"),
      ("zgh", "zgh", nil), ("zgh-Tfng-MA", "zgh", nil), ("tzm", "tzm", nil), ("ber", "ber", nil),
      ("ara", "ara", "ar"), ("haw", "haw", nil),
    ] as [(String, String, String?)])
  func `a tag of BCP 47 names a language, whatever its script and region`(
    tag: String, three: String, two: String?
  ) {
    let language = LanguageCode(tag: tag)
    #expect(language?.threeLetters == three && language?.twoLetters == two)
  }

  @Test(arguments: [
    "", "-", "f", "xx", "arabe", "Arabic", "ar_MA", "ar-", "-ar", "a r", "عر", "a1", "123", "qaa",
    "qtz",
    "fr-toolongsubtag",
  ])
  func `what is no tag, or means what two agree on, names none`(tag: String) {
    #expect(LanguageCode(tag: tag) == nil)
  }

  @Test func `languages that have names have them in all three, and no code twice`() {
    let all = LanguageCode.named
    #expect(all.map(\.threeLetters) == all.map(\.threeLetters).sorted())
    #expect(Set(all.map(\.threeLetters)).count == all.count)
    let two = all.compactMap(\.twoLetters)
    #expect(Set(two).count == two.count && two.count == 183)
    for language in all {
      #expect(language.threeLetters.utf8.count == 3)
      for name in Language.allCases.compactMap({ language.name?[$0] }) {
        #expect(!name.isEmpty && !name.contains("|"))
      }
    }
    #expect(LanguageCode(tag: "zgh")?.name?.fr == "amazighe standard marocain")
    #expect(LanguageCode(tag: "haw")?.name == nil)
  }
}
