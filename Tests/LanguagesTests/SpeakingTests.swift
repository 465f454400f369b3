import Components
import Languages
import Testing

@Suite struct SpeakingTests {
  private let template = Text(
    ar: "القيمة {value} في {field}.", fr: "La valeur {value} & {field}.", en: "{value} in {field}")

  @Test func `values are isolated as the output needs`() {
    let values = ["value": "a<b>", "field": "x"]
    #expect(render(template, values, .en, isolating: .none) == "a<b> in x")
    #expect(
      render(template, values, .ar, isolating: .plain)
        == "القيمة \u{2068}a<b>\u{2069} في \u{2068}x\u{2069}.")
    #expect(
      render(template, values, .fr, isolating: .html)
        == "La valeur <bdi>a&lt;b&gt;</bdi> &amp; <bdi>x</bdi>.")
  }

  @Test func `a value is never read as a template, and a name without value stays`() {
    #expect(render(template, ["value": "{field}"], .en, isolating: .none) == "{field} in {field}")
    #expect(render("open { brace", [:], isolating: .none) == "open { brace")
    #expect(render("<{x}>", [:], isolating: .html) == "&lt;{x}&gt;")
  }

  @Test func `sizes and times are put as people say them`() {
    let values = ["size": "1500", "age": "7200", "wait": "90", "day": "86400"]
    let template = "{size:size}, {age:span}, {wait:span}, {day:span}"
    #expect(
      render(template, values, .en, isolating: .none)
        == "1.5\u{A0}kB, 2 hours, 90 seconds, 1 day")
    #expect(
      render(template, values, .ar, isolating: .none)
        == "1,5\u{A0}كيلوبايت, ساعتان, 90 ثانية, يوم واحد")
  }

  @Test(arguments: [
    ("a\nb", "a\\nb"), ("a\r\nb", "a\\r\\nb"), ("\t", "\\t"), ("\u{0}", "\\u{0}"),
    ("\u{1B}[31m", "\\u{1B}[31m"), ("\u{85}", "\\u{85}"), ("x\u{202E}y", "x\\u{202E}y"),
    ("\u{2069}", "\\u{2069}"), ("\u{2068}", "\\u{2068}"), ("\u{200F}", "\\u{200F}"),
    ("\u{61C}", "\\u{61C}"), ("\u{2028}", "\\u{2028}"), ("\u{FEFF}", "\\u{FEFF}"),
    ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("عربي é 😀", "عربي é 😀"),
  ])
  func `what could break a sentence is shown escaped`(value: String, shown: String) {
    #expect(value.legible == shown)
    #expect(render("{v}", ["v": value], isolating: .plain) == "\u{2068}\(shown)\u{2069}")
  }

  @Test func `every control is shown, whatever its number`() {
    for number in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(number), scalar.properties.generalCategory == .control
      else { continue }
      #expect(String(scalar).legible.hasPrefix("\\"), "\(number)")
    }
    #expect("é\u{A0}ا😀".legible == "é\u{A0}ا😀")
  }

  @Test func `a value of 120 characters is whole and a longer one is cut`() {
    let whole = String(repeating: "ب", count: 120)
    #expect(whole.excerpt() == whole)
    let cut = (whole + "x").excerpt()
    #expect(cut.count == 120)
    #expect(cut.hasSuffix("ب…"))
  }

  @Test func `marks piled on one letter are cut too`() {
    let pile = "a" + String(repeating: "\u{301}", count: 10_000)
    #expect(pile.excerpt().unicodeScalars.count < 500)
  }

  @Test func `a mark on a quote does not carry it through the escaping`() {
    #expect("\"\u{301}<\u{338}&'".escapedForHTML == "&quot;\u{301}&lt;\u{338}&amp;&#39;")
  }

  @Test func `a finding says what and how to mend it`() {
    let finding = Finding(.settingMissing, at: .file("x"), ["name": "base"])
    #expect(finding.what(.en, isolating: .none) == "The setting base is missing here.")
    #expect(finding.fix(.fr, isolating: .html) == "Ajoutez <bdi>base</bdi> avec sa valeur.")
  }
}

@Suite struct `Numbers in a sentence` {
  @Test func `have the plural that their noun wants`() {
    let text = Text(ar: "وجد {n:rows}.", fr: "{n:rows} de trop.", en: "{n:rows} too many.")
    func said(_ number: String, _ language: Language) -> String {
      render(text, ["n": number], language, isolating: .plain)
    }
    #expect(said("1", .en) == "1 row too many.")
    #expect(said("2", .ar) == "وجد سطران.")
    #expect(said("3", .ar) == "وجد 3 أسطر.")
    #expect(said("11", .ar) == "وجد 11 سطرا.")
    #expect(said("1494413", .fr) == "1\u{202F}494\u{202F}413 lignes de trop.")
  }

  @Test func `are written as the language writes them`() {
    let text = Text(ar: "{n:number}", fr: "{n:number}", en: "{n:number}")
    #expect(render(text, ["n": "16777216"], .ar, isolating: .plain) == "16.777.216")
    #expect(render(text, ["n": "16777216"], .en, isolating: .plain) == "16,777,216")
  }

  @Test func `that are no numbers stand as any value, and nouns that are not known too`() {
    #expect(render("{n:rows}", ["n": "many"], isolating: .plain) == "\u{2068}many\u{2069}")
    #expect(render("{n:stones}", ["n": "3"], isolating: .plain) == "\u{2068}3\u{2069}")
    #expect(render("{n:rows}", [:], isolating: .plain) == "{n:rows}")
    #expect(Text.placeholders(in: "{n:rows} {x}") == ["n", "x"])
  }

  @Test func `that are asked for whole are not cut where others are`() {
    let names = Array(repeating: "name", count: 100).joined(separator: ", ")
    let said = render("{n:whole} {n}", ["n": names], isolating: .none)
    #expect(said == names + " " + names.excerpt() && said.hasSuffix("…"))
    let endless = String(repeating: "x", count: 10_000)
    #expect(render("{n:whole}", ["n": endless], isolating: .none).count == 4000)
  }
}
