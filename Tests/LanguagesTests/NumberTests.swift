import Components
import Languages
import Testing

@Suite struct NumberTests {
  @Test(arguments: [
    (0, "0", "0", "0"), (999, "999", "999", "999"), (1000, "1.000", "1\u{202F}000", "1,000"),
    (-1234, "-1.234", "-1\u{202F}234", "-1,234"), (100_000, "100.000", "100\u{202F}000", "100,000"),
    (1_494_413, "1.494.413", "1\u{202F}494\u{202F}413", "1,494,413"),
  ])
  func `thousands are grouped`(number: Int, ar: String, fr: String, en: String) {
    #expect(Language.ar.number(number) == ar)
    #expect(Language.fr.number(number) == fr)
    #expect(Language.en.number(number) == en)
  }

  @Test func `decimals keep their digits`() {
    #expect(Language.ar.number(decimal: "1234.50") == "1.234,50")
    #expect(Language.fr.number(decimal: "-1234.5") == "-1\u{202F}234,5")
    #expect(Language.en.number(decimal: "1234.5") == "1,234.5")
    for text in ["", "-", ".5", "5.", "1e3", "+1", "1.2.3", "٣", "NaN"] {
      #expect(Language.en.number(decimal: text) == nil)
    }
  }

  @Test(arguments: [
    (0, "0 بايت", "0 octet", "0 bytes"), (1, "1 بايت", "1 octet", "1 byte"),
    (999, "999 بايت", "999 octets", "999 bytes"), (1000, "1 كيلوبايت", "1 ko", "1 kB"),
    (1049, "1 كيلوبايت", "1 ko", "1 kB"), (1050, "1,1 كيلوبايت", "1,1 ko", "1.1 kB"),
    (9_949, "9,9 كيلوبايت", "9,9 ko", "9.9 kB"), (9_950, "10 كيلوبايت", "10 ko", "10 kB"),
    (12_499, "12 كيلوبايت", "12 ko", "12 kB"), (999_499, "999 كيلوبايت", "999 ko", "999 kB"),
    (999_500, "1 ميغابايت", "1 Mo", "1 MB"), (1_550_000, "1,6 ميغابايت", "1,6 Mo", "1.6 MB"),
    (12_000_000_000, "12 جيغابايت", "12 Go", "12 GB"),
  ])
  func `sizes have units that people read`(bytes: Int, ar: String, fr: String, en: String) {
    func spaced(_ text: String) -> String { text.replacing(" ", with: "\u{A0}") }
    #expect(Language.ar.size(bytes) == spaced(ar))
    #expect(Language.fr.size(bytes) == spaced(fr))
    #expect(Language.en.size(bytes) == spaced(en))
  }

  @Test func `no size is too large`() {
    #expect(Language.en.size(.max).hasSuffix("TB"))
  }
}
