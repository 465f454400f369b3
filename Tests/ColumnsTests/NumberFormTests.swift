import Columns
import Testing

/// Table Schema 2.0, number and integer: `decimalChar`, `groupChar`, `bareNumber`.
@Suite struct `The form of a number` {
  private static let french = LexicalForm(.number) {
    $0.decimalChar = ","
    $0.groupChar = " "
  }

  @Test(arguments: [
    ("1 494,50", "1494.50"), ("1494,50", "1494.50"), ("-1 234 567,8", "-1234567.8"), (",5", ".5"),
    ("5,", "5."), ("+007,10", "+007.10"), ("1 2 3", "123"), ("1,5E3", "1.5E3"), ("1 0e-2", "10e-2"),
    ("nan", "NaN"), ("-inf", "-INF"),
  ]) func `changes its marks and keeps its digits`(text: String, expected: String) {
    #expect(Self.french.respell(text: text) == expected)
    #expect(Self.french.accepts(text: text))
    #expect(
      Self.french.canonical(text: text) == LexicalForm(.number).canonical(text: expected))
  }

  @Test(arguments: [
    "1.5", "1,5,0", "1  5", " 1", "1 ", "1 ,5", ",", "", " ", "1, 5", "1,0 0", "1\u{A0}000",
    "1,5 E3",
    "- 5", "5%", "1,5e", "١", "1 e5",
  ]) func `takes nothing else`(text: String) {
    #expect(Self.french.respell(text: text) == nil && !Self.french.accepts(text: text))
    #expect(Self.french.canonical(text: text) == nil)
    #expect(Self.french.compare(text: text, "1") == nil)
  }

  @Test func `decimalChar and groupChar are any text`() {
    let form = LexicalForm(.number) {
      $0.decimalChar = "٫"
      $0.groupChar = "\u{202F}"
    }
    #expect(form.respell(text: "1\u{202F}234٫5") == "1234.5")
    let words = LexicalForm(.number) { $0.decimalChar = " virgule " }
    #expect(words.respell(text: "1 virgule 5") == "1.5" && words.respell(text: "1 virgul") == nil)
  }

  @Test func `an integer has groups alone`() {
    let form = LexicalForm(.integer) { $0.groupChar = "," }
    #expect(form.respell(text: "1,000,000") == "1000000" && form.respell(text: "-1,0") == "-10")
    for text in ["1,,0", ",1", "1,", "1.0", "1e3", "NaN", ""] {
      #expect(form.respell(text: text) == nil, "\(text)")
    }
    #expect(form.compare(text: "1,000", "999") == .after)
    #expect(
      form.canonical(text: "1,000")
        == FieldType.integer.canonical(text: "1000").map { Array($0.utf8) })
  }

  @Test(arguments: [
    ("95%", "95"), ("€95", "95"), ("EUR 95", "95"), ("95.5 درهم", "95.5"), ("درهم 95", "95"),
    ("\u{A0}95\u{202F}", "95"), ("-5 %", "-5"), ("EUR -5", "-5"), ("$ .5", ".5"), ("$.50", ".50"),
    ("Rs.500", "500"), ("5 Euro", "5"), ("5e3 m", "5e3"), ("5.", "5."), ("+€5", "5"), ("95", "95"),
    ("NaN", "NaN"),
  ]) func `that is not bare is stripped`(text: String, expected: String) {
    let form = LexicalForm(.number) { $0.isBareNumber = false }
    #expect(form.respell(text: text) == expected)
  }

  @Test(arguments: [
    "-€95", "- 95", "€ -\u{A0}95", "95-", "95 -", "\u{2212}95", "5 of 9", "٣5", "5 ٣", "abc", "",
    "%",
    "1 000", "5.5.5",
  ]) func `is not stripped of what may change its value`(text: String) {
    let form = LexicalForm(.number) { $0.isBareNumber = false }
    #expect(form.respell(text: text) == nil)
  }

  @Test func `is stripped and grouped at once`() {
    let form = LexicalForm(.number) {
      $0.isBareNumber = false
      $0.decimalChar = ","
      $0.groupChar = "\u{A0}"
    }
    #expect(form.respell(text: "1\u{A0}494,50\u{A0}DH") == "1494.50")
    let whole = LexicalForm(.integer) { $0.isBareNumber = false }
    #expect(whole.respell(text: "n° 12") == "12" && whole.respell(text: "12.5%") == nil)
  }

  /// Written by grouping digits from the right, read by dropping what is no digit.
  @Test func `is read as a slow reader reads it`() throws {
    var random = Seeded(state: 1_494_413)
    let marks = [".", ",", "'", " ", "\u{A0}", "\u{202F}", "::", "٫", "٬"]
    for _ in 0..<5_000 {
      let pair = marks.shuffled(using: &random).prefix(2)
      let decimal = pair[0], group = pair[1]
      let form = LexicalForm(.number) {
        $0.decimalChar = decimal
        $0.groupChar = group
      }
      let whole = String(
        UInt64.random(in: 0...UInt64.max, using: &random) >> Int.random(in: 0..<64, using: &random))
      let fraction =
        Bool.random(using: &random) ? String(Int.random(in: 0...9999, using: &random)) : nil
      let sign = ["", "-", "+"].randomElement(using: &random)!
      var grouped = ""
      for (index, digit) in whole.enumerated() {
        if index > 0, (whole.count - index) % 3 == 0 { grouped += group }
        grouped.append(digit)
      }
      let text = sign + grouped + (fraction.map { decimal + $0 } ?? "")
      let expected = sign + whole + (fraction.map { "." + $0 } ?? "")
      try #require(form.respell(text: text) == expected, "\(text) \(decimal) \(group)")
      try #require(form.canonical(text: text) == LexicalForm(.number).canonical(text: expected))
      let shorter = String(text.dropLast(fraction == nil ? 0 : fraction!.count)) + group
      try #require(form.respell(text: shorter) == nil, "\(shorter)")
    }
  }
}

/// Table Schema 2.0, boolean: `trueValues`, `falseValues`.
@Suite struct `The form of a boolean` {
  private static let form = LexicalForm(.boolean) {
    $0.trueValues = ["نعم", "oui"]
    $0.falseValues = ["لا", "non", ""]
  }

  @Test func `is its own words`() {
    #expect(Self.form.respell(text: "نعم") == "true" && Self.form.respell(text: "oui") == "true")
    #expect(Self.form.respell(text: "لا") == "false" && Self.form.respell(text: "") == "false")
    for text in ["true", "1", "Oui", " oui", "ouinon"] {
      #expect(Self.form.respell(text: text) == nil, "\(text)")
    }
    #expect(Self.form.canonical(text: "oui") == Array("true".utf8))
  }

  @Test func `keeps the default words of the list that is not stated`() {
    let form = LexicalForm(.boolean) { $0.trueValues = ["oui"] }
    #expect(form.respell(text: "0") == "false" && form.respell(text: "1") == nil)
  }
}

@Suite struct `A lexical form` {
  @Test(arguments: FieldType.allCases) func `without properties is its type`(type: FieldType) {
    let form = LexicalForm(type)
    #expect(form.isDefault && form.isKnown && form.published == form)
    for text in ["1", "x", "", "1.50", "2024-11-12", "true", "[1]", "{}", "P1D", "1,2", "nan"] {
      #expect(form.accepts(text: text) == type.accepts(text: text))
      #expect(form.canonical(text: text) == type.canonical(text: text).map { Array($0.utf8) })
      #expect(form.compare(text: text, "1") == type.compare(text: text, "1"))
      let isSpelled = form.accepts(text: text)
      let spelling = type == .number && text == "nan" ? "NaN" : text
      #expect(form.respell(text: text) == (isSpelled ? spelling : nil))
    }
  }

  @Test(arguments: FieldType.allCases.filter { ![.string, .any].contains($0) })
  func `has a sample of itself`(type: FieldType) {
    var forms = [LexicalForm(type)]
    switch type {
    case .boolean: break
    case .number: forms.append(LexicalForm(.number) { $0.decimalChar = "," })
    case .integer: forms.append(LexicalForm(.integer) { $0.groupChar = " " })
    case .date: forms.append(LexicalForm(.date, format: "%A %d %B %Y, %j"))
    case .time: forms.append(LexicalForm(.time, format: "%I:%M:%S.%f %p"))
    case .datetime: forms.append(LexicalForm(.datetime, format: "%d/%m/%y %Hh%M %z"))
    case .geopoint: forms += ["array", "object"].map { LexicalForm(.geopoint, format: $0) }
    case .geojson: forms.append(LexicalForm(.geojson, format: "topojson"))
    case .list:
      for item in [FieldType.integer, .number, .date, .time, .datetime] {
        forms.append(
          LexicalForm(.list) {
            $0.itemType = item
            $0.delimiter = "|"
          })
      }
    default: break
    }
    for form in forms where type != .boolean {
      #expect(form.accepts(text: form.sample), "\(form.sample)")
    }
    #expect(LexicalForm(.boolean) { $0.trueValues = ["oui"] }.sample == "oui, false")
  }

  @Test func `of an unknown format takes nothing`() {
    let form = LexicalForm(.year, format: "x")
    #expect(!form.isKnown && !form.accepts(text: "2024") && form.respell(text: "2024") == nil)
    #expect(form.canonical(text: "2024") == nil && form.compare(text: "2024", "2024") == nil)
  }

  @Test func `has a length where the type has one`() {
    #expect(LexicalForm(.string).length(text: "نعم𐎀") == 4)
    #expect(LexicalForm(.array).length(text: "[1, [2, 3], {\"a\": 4}]") == 3)
    #expect(LexicalForm(.array).length(text: "[]") == 0)
    #expect(LexicalForm(.object).length(text: "{\"a\": {\"b\": 1}, \"c\": []}") == 2)
    #expect(LexicalForm(.list).length(text: "a,,b") == 3)
    #expect(LexicalForm(.list).length(text: "") == 0)
    #expect(LexicalForm(.list) { $0.itemType = .integer }.length(text: "1,x") == nil)
    #expect(LexicalForm(.array).length(text: "{}") == nil)
    #expect(LexicalForm(.integer).length(text: "12") == nil)
  }
}

/// Table Schema 2.0, list.
@Suite struct `The form of a list` {
  private static func form(_ delimiter: String, _ item: FieldType = .string) -> LexicalForm {
    LexicalForm(.list) {
      $0.delimiter = delimiter
      $0.itemType = item
    }
  }

  @Test(arguments: [
    (FieldType.integer, "1;-2;+03", true), (.integer, "1; 2", false), (.integer, "1;;2", false),
    (.integer, "1;", false), (.integer, "", true), (.integer, "1,2", false), (.string, ";;", true),
    (.boolean, "true;0", true), (.boolean, "oui", false), (.number, "1.5;nan", true),
    (.date, "2024-11-12;2024-11-13", true), (.date, "12/11/2024", false),
    (.datetime, "2024-11-12T00:00:00Z", true), (.time, "09:30:00;10:00:00", true),
  ]) func `has items in the default form of their type`(
    item: FieldType, text: String, isGood: Bool
  ) {
    let form = Self.form(";", item)
    #expect(form.accepts(text: text) == isGood)
    #expect(form.respell(text: text) == (isGood ? text : nil))
  }

  @Test func `is the same list whatever its delimiter`() {
    let comma = Self.form(",", .number), bars = Self.form(" || ", .number)
    #expect(comma.canonical(text: "1.50,2") == bars.canonical(text: "1.5 || 2.0"))
    #expect(Self.form(",").canonical(text: "a,b") != Self.form(";").canonical(text: "a,b"))
    #expect(Self.form(",").canonical(text: "a,b") == Self.form(";").canonical(text: "a;b"))
  }

  @Test func `is what splitting a text gives`() throws {
    var random = Seeded(state: 11)
    let words = ["", "a", "1", ";", "x;", "|", "||", "نعم"]
    for _ in 0..<4_000 {
      let delimiter = [",", ";", "||", ";|", "، "].randomElement(using: &random)!
      let text = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        words.randomElement(using: &random)!
      }.joined(separator: delimiter)
      let items =
        text.isEmpty ? [] : text.split(separator: delimiter, omittingEmptySubsequences: false)
      var found: [String] = []
      Self.form(delimiter).forEachItem(Array(text.utf8).span) { item in
        found.append(String(decoding: (0..<item.count).map { item[$0] }, as: UTF8.self))
      }
      try #require(found == items.map(String.init), "\(text) \(delimiter)")
      let areNumbers = items.allSatisfy { Int($0) != nil }
      try #require(Self.form(delimiter, .integer).accepts(text: text) == areNumbers)
    }
  }
}

@Suite struct `Any bytes in any form` {
  private static let forms: [(LexicalForm, String)] = [
    (
      LexicalForm(.number) {
        $0.decimalChar = ","
        $0.groupChar = " "
        $0.isBareNumber = false
      }, "DH -1 494,50e3 %"
    ),
    (LexicalForm(.integer) { $0.groupChar = "::" }, "-1::494"),
    (LexicalForm(.boolean) { $0.trueValues = ["نعم"] }, "نعم"),
    (
      LexicalForm(.list) {
        $0.delimiter = "; "
        $0.itemType = .date
      }, "2024-11-12; 2024-11-13"
    ),
    (LexicalForm(.date, format: "%d%m%y"), "121124"),
    (
      LexicalForm(.datetime, format: "%d %b %Y %I:%M:%S.%f %p %z"), "12 Nov 2024 9:30:00.5 AM +0100"
    ),
    (LexicalForm(.datetime, format: "any"), "12 November 2024 9:30"),
    (LexicalForm(.geopoint, format: "object"), #"{"lon": -6.84, "lat": 34.02}"#),
    (
      LexicalForm(.geojson, format: "topojson"),
      #"{"type":"Topology","objects":{"a":{"type":"LineString","arcs":[0]}},"arcs":[[[0,0],[1,1]]]}"#
    ),
  ]

  /// What is taken is published, what is published has the same value, and nothing traps.
  @Test(arguments: forms.indices) func `are taken, published and compared alike`(index: Int) throws
  {
    let (form, seed) = Self.forms[index]
    #expect(form.accepts(text: seed), "\(seed)")
    let alphabet =
      Array("0123456789-+.,:;/ %eEPNZ[]{}\"a\\".utf8) + [0, 0xC2, 0xA0, 0xD9, 0xA3, 0xFF]
    var random = Seeded(state: UInt64(index))
    var taken = 0
    for _ in 0..<6_000 {
      var bytes = Array(seed.utf8)
      for _ in 0..<Int.random(in: 0...2, using: &random) where !bytes.isEmpty {
        let at = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.remove(at: at)
        case 1: bytes[at] = alphabet.randomElement(using: &random)!
        default: bytes.insert(alphabet.randomElement(using: &random)!, at: at)
        }
      }
      var published: [UInt8] = [], value: [UInt8] = [], again: [UInt8] = []
      let isGood = form.accepts(bytes.span)
      try #require(form.respell(bytes.span, into: &published) == isGood, "\(bytes)")
      try #require(form.canonical(bytes.span, into: &value) == isGood, "\(bytes)")
      try #require(isGood || published.isEmpty && value.isEmpty)
      guard isGood else { continue }
      taken += 1
      let isSame = form.published.canonical(published.span, into: &again) && again == value
      try #require(isSame, "\(bytes)")
      if form.type.isOrdered {
        try #require(form.compare(bytes.span, bytes.span) == .same)
        try #require(form.compare(bytes.span, withPublished: published.span) == .same)
      }
    }
    #expect(taken > 100)
  }
}
