import Components
import Languages
import Testing

@Suite struct DateTests {
  @Test(arguments: [
    ("2024-11-12", "12 نونبر 2024", "12 novembre 2024", "12 November 2024"),
    ("2024-08-01", "1 غشت 2024", "1er août 2024", "1 August 2024"),
    ("2022-05", "ماي 2022", "mai 2022", "May 2022"), ("2018", "2018", "2018", "2018"),
  ])
  func `dates are said to their own precision`(text: String, ar: String, fr: String, en: String) {
    #expect(Language.ar.date(text) == ar)
    #expect(Language.fr.date(text) == fr)
    #expect(Language.en.date(text) == en)
  }

  @Test func `the months are those of Morocco`() {
    let months = [
      "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر",
      "نونبر",
      "دجنبر",
    ]
    for (index, month) in months.enumerated() {
      let number = index < 9 ? "0\(index + 1)" : "\(index + 1)"
      #expect(Language.ar.date("2024-\(number)") == "\(month) 2024")
    }
  }

  @Test(arguments: [
    "", "12/11/2024", "2024-13", "2024-00-01", "2024-11-32", "24-1", "2024-11-12T", "٢٠٢٤",
    "2024-11-12-01",
  ])
  func `another form comes back as it was`(text: String) {
    #expect(Language.fr.date(text) == text)
  }

  @Test func `what comes back cannot break a line`() {
    #expect(Language.en.date("a\nb") == "a\\nb")
  }
}

@Suite struct ListTests {
  @Test func `items are joined with and`() {
    #expect(Language.en.list([]) == "")
    #expect(Language.en.list(["a"]) == "a")
    #expect(Language.en.list(["a", "b", "c"]) == "a, b and c")
    #expect(Language.fr.list(["a", "b", "c"]) == "a, b et c")
    #expect(Language.ar.list(["جهة", "إقليم", "جماعة"]) == "جهة وإقليم وجماعة")
  }

  @Test func `items can be isolated`() {
    #expect(
      Language.ar.list(["a", "b"], isolating: .plain) == "\u{2068}a\u{2069} و\u{2068}b\u{2069}")
    #expect(Language.fr.list(["<", "b"], isolating: .html) == "<bdi>&lt;</bdi> et <bdi>b</bdi>")
  }
}

@Suite struct ChosenTests {
  @Test func `the flag comes first, then LC_ALL, LC_MESSAGES, LANG`() {
    let all = ["LC_ALL": "ar_MA.UTF-8", "LC_MESSAGES": "fr_MA", "LANG": "en_GB"]
    #expect(Language.chosen(flag: .en, environment: all) == .en)
    #expect(Language.chosen(flag: nil, environment: all) == .ar)
    #expect(Language.chosen(flag: nil, environment: ["LC_MESSAGES": "fr_MA", "LANG": "ar"]) == .fr)
    #expect(Language.chosen(flag: nil, environment: ["LC_ALL": "", "LANG": "ar_MA"]) == .ar)
  }

  @Test(arguments: ["C", "POSIX", "C.UTF-8", "de_DE.UTF-8", "arabic", ""])
  func `other locales are English`(locale: String) {
    #expect(Language.chosen(flag: nil, environment: ["LC_ALL": locale]) == .en)
    #expect(Language.chosen(flag: nil, environment: [:]) == .en)
  }

  @Test func `tags and modifiers do not matter`() {
    #expect(Language(locale: "fr@euro") == .fr)
    #expect(Language(locale: "AR-ma") == .ar)
  }
}

@Suite struct WordingTests {
  @Test func `the first language that has words wins`() {
    let texts = ["fr": "Bonjour", "ar": "", "en": "Hello"]
    #expect(texts.wording(["ar", "en"])?.text == "Hello")
    #expect(texts.wording(["ar"])?.language == "en")
    #expect(([:] as [String: String]).wording(["fr"]) == nil)
    #expect(Wording("", in: "ar").direction == "rtl")
    #expect(Wording("", in: "fr").direction == "ltr")
  }
}
