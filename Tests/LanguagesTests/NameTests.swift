import Components
import Languages
import Testing

@Suite struct `Names in a sentence` {
  private let text = Text(ar: "{e:type}", fr: "{e:type}", en: "{e:type}")

  @Test func `are the reader's, and not set apart`() {
    let said = Language.allCases.map { render(text, ["e": "integer"], $0, isolating: .plain) }
    #expect(said == ["عدد صحيح", "nombre entier", "whole number"])
    #expect(render("{e:shape}", ["e": "list"], .fr, isolating: .html) == "une liste")
    #expect(render("{e:format}", ["e": "uri"], .en, isolating: .none) == "web address (URI)")
  }

  @Test func `that nobody knows stand as any value`() {
    #expect(render(text, ["e": "<x>"], .fr, isolating: .html) == "<bdi>&lt;x&gt;</bdi>")
    #expect(render("{e:type}", [:], isolating: .plain) == "{e:type}")
  }
}

@Suite struct `Typesetting` {
  @Test func `keeps French marks with their words`() {
    #expect(
      Language.fr.typeset("Quoi : ceci ; cela ?") == "Quoi\u{A0}: ceci\u{202F}; cela\u{202F}?")
    #expect(Language.fr.typeset("un  : deux") == "un \u{A0}: deux")
    #expect(Language.en.typeset("what : this") == "what : this")
  }

  @Test func `leaves values as they are`() {
    let text = Text(ar: "{v}", fr: "Valeur : {v}.", en: "{v}")
    #expect(render(text, ["v": "a : b"], .fr, isolating: .none) == "Valeur\u{A0}: a : b.")
  }
}

@Suite struct `Counted bytes` {
  @Test func `agree with their number`() {
    func said(_ number: Int, _ language: Language) -> String {
      render("{n:bytes}", ["n": String(number)], language, isolating: .none)
    }
    #expect(said(2, .ar) == "بايتان" && said(3, .ar) == "3 بايتات" && said(11, .ar) == "11 بايتا")
    #expect(said(100, .ar) == "100 بايت" && said(1, .fr) == "1 octet" && said(2, .fr) == "2 octets")
    #expect(said(2_000_000, .fr) == "2\u{202F}000\u{202F}000 d’octets" && said(1, .en) == "1 byte")
  }
}
