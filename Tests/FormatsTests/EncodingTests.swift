import Components
import Testing

@testable import Formats

@Suite struct `Names of encodings` {
  @Test(arguments: [
    ("windows-1256", TextEncoding.windows1256), ("cp1256", .windows1256),
    ("x-cp1256", .windows1256),
    ("UTF-8", .utf8), ("utf8", .utf8), ("ISO_8859-6", .iso88596), ("arabic", .iso88596),
    ("Latin 9", .iso885915), ("ucs-2", .utf16le), ("unicodeFFFE", .utf16be),
    ("MacArabic", .macArabic), ("mac_arabic", .macArabic),
  ]) func `are the labels of WHATWG Encoding, in any case`(label: String, encoding: TextEncoding) {
    #expect(TextEncoding.labelled(label) == encoding)
  }

  @Test func `that browsers take for windows-1252 mean what they say`() {
    #expect(TextEncoding.labelled("iso-8859-1") == .iso88591)
    #expect(TextEncoding.labelled("latin1") == .iso88591)
    #expect(TextEncoding.labelled("us-ascii") == .utf8)
  }

  @Test func `that are not known are refused with those that are`() throws {
    #expect(TextEncoding.labelled("koi8-r") == nil)
    let error = #expect(throws: Finding.self) { try SettledRead([], #"{"encoding": "latin7x"}"#) }
    #expect(error?.rule.id.hasPrefix("setting/") == true)
  }
}

@Suite struct `Decoding` {
  private static func decoded(_ bytes: [UInt8], _ encoding: TextEncoding, step: Int) -> [UInt8] {
    var decoder = TextDecoder(encoding)
    var output: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: step) {
      let end = min(start + step, bytes.count)
      decoder.decode(bytes.span.extracting(start..<end), into: &output)
    }
    decoder.finish(into: &output)
    return output
  }

  @Test(arguments: TextEncoding.allCases)
  func `any cut gives the same, and says how many bytes it was`(encoding: TextEncoding) {
    var random = Seeded(state: 1256)
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        [0xD8, 0xDC, 0x41, UInt8.random(in: 0...255, using: &random)].randomElement(using: &random)!
      }
      let whole = Self.decoded(bytes, encoding, step: 100)
      for step in [1, 2, 3, 7] { #expect(Self.decoded(bytes, encoding, step: step) == whole) }
      #expect(TextDecoder.sourceLength(whole.span, in: encoding) == bytes.count)
    }
  }

  @Test(arguments: TextEncoding.allCases) func `gives back what was written`(encoding: TextEncoding)
  {
    let text = ["Fès, é", "فاس", "𝒳", "a\tb"].filter(encoding.has).joined(separator: "\n")
    #expect(TextDecoder.text(encoding.bytes(text)[...], in: encoding) == text)
  }

  @Test func `a byte that means nothing is no UTF-8`() {
    #expect(Self.decoded([0x41, 0x81], .windows1252, step: 1) == [0x41, 0xFF])
    // C1 control characters tell of windows-1252.
    #expect(Self.decoded([0x92], .iso88591, step: 1) == [0xFF])
    #expect(Self.decoded([0xDB], .iso88596, step: 1) == [0xFF])
    #expect(Self.decoded([0x41, 0, 0x42], .utf16le, step: 2) == [0x41, 0xFF])
  }

  @Test func `RFC 2781 section 2, surrogates come in pairs`() {
    #expect(Self.decoded([0x35, 0xD8, 0xB3, 0xDC], .utf16le, step: 1) == [0xF0, 0x9D, 0x92, 0xB3])
    // One alone becomes three bytes that are no UTF-8.
    #expect(Self.decoded([0xD8, 0x35, 0, 0x41], .utf16be, step: 1) == [0xED, 0xA0, 0xB5, 0x41])
    #expect(Self.decoded([0xDC, 0x35], .utf16be, step: 1) == [0xED, 0xB0, 0xB5])
  }

  @Test func `MacArabic has signs and digits of either direction`() {
    #expect(
      TextDecoder.text([0x20, 0xA0, 0xAC, 0xB3, 0x33, 0xC7, 0xE4], in: .macArabic) == "  ،٣3ال")
  }

  @Test func `a place in the text is found in the file and back`() {
    var random = Seeded(state: 9)
    for encoding in TextEncoding.allCases where encoding != .utf8 {
      let all = "Fès فاس 𝒳 é,\n".filter { encoding.has(String($0)) }
      let text = String((0..<1500).map { _ in all.randomElement(using: &random)! })
      let decoded = Array(text.utf8)
      let source = SourceText(decoded.span, of: encoding.bytes(text) + [1, 2], in: encoding)
      #expect(source.bytes == encoding.bytes(text))
      var at = 0, index = 0
      for scalar in text.unicodeScalars {
        #expect(source.offset(of: index, in: decoded.span) == at)
        #expect(source.index(of: at, in: decoded.span) == index)
        index += String(scalar).utf8.count
        at += encoding.bytes(String(scalar)).count
      }
      #expect(source.index(of: at, in: decoded.span) == nil)
    }
  }
}

@Suite struct `Deciding an encoding` {
  private static let arabic = """
    الاسم,المدينة,الصفة
    محمد العلوي,فاس,رئيس المجلس الجماعي
    فاطمة الزهراء بنعلي,الرباط,نائبة الرئيس
    عبد الرحيم الإدريسي,طنجة - تطوان - الحسيمة,كاتب المجلس، ومقرر الميزانية

    """
  private static let french = """
    nom,ville,qualité
    Élodie Benaïssa,Fès,présidente
    Noël Idrissi,Meknès,« délégué » à l’état civil
    Hélène Ç.,Aït Melloul,coordonnée à la mi-août

    """

  private static func decided(_ bytes: [UInt8]) throws -> (TextEncoding, [Finding]) {
    var result: (TextEncoding, [Finding])?
    try withFile(bytes) { path in
      let input = Input(path: path, name: "t.csv", table: "t")
      let decision = try EncodingDecision(input, stated: .automatic)
      result = (decision.encoding, try decision.finding(input) { _ in nil }.map { [$0] } ?? [])
    }
    return result!
  }

  private static func french(_ encoding: TextEncoding) -> String {
    String(french.map { encoding.has(String($0)) ? $0 : "'" })
  }

  @Test(arguments: [TextEncoding.windows1256, .iso88596, .macArabic])
  func `of Arabic text`(encoding: TextEncoding) throws {
    let (found, said) = try Self.decided(encoding.bytes(Self.arabic))
    // What reads alike in ISO-8859-6 and MacArabic is either.
    #expect(TextDecoder.text(encoding.bytes(Self.arabic)[...], in: found) == Self.arabic)
    #expect(said.map(\.rule.id) == ["encoding/detected"])
  }

  @Test(arguments: [TextEncoding.windows1252, .iso88591, .iso885915, .macArabic])
  func `of French text`(encoding: TextEncoding) throws {
    let text = Self.french(encoding)
    let (found, said) = try Self.decided(encoding.bytes(text))
    #expect(TextDecoder.text(encoding.bytes(text)[...], in: found) == text)
    #expect(said.map(\.rule.id) == ["encoding/detected"])
  }

  @Test(arguments: [TextEncoding.windows1256, .macArabic])
  func `of Arabic beside French`(encoding: TextEncoding) throws {
    let text = Self.arabic + Self.french.lowercased().filter { encoding.has(String($0)) }
    let (found, _) = try Self.decided(encoding.bytes(text))
    #expect(found == encoding)
  }

  @Test(arguments: ["Fès", "Région de Souss", "Aït Benhaddou", "un élu", "ça", "École"])
  func `of one accent`(text: String) throws {
    let (found, _) = try Self.decided(TextEncoding.windows1252.bytes("a,b\n1,\(text)\n"))
    #expect(found == .windows1252)
  }

  @Test func `of signs that only one has`() throws {
    for (text, encoding) in [
      ("l’élu", TextEncoding.windows1252), ("10 €", .windows1252), ("cœur", .windows1252),
      ("100 €, cœur d’île".replacing("’", with: "'"), .iso885915),
      ("پارك الحسن الثاني قرب مقر البلدية", .windows1256),
    ] {
      let (found, _) = try Self.decided(encoding.bytes("a,b\n1,\(text)\n"))
      #expect(found == encoding, "\(text)")
    }
  }

  @Test func `looks at the last byte of a long file`() throws {
    let many = Array(String(repeating: "1,Rabat\n", count: 200_000).utf8)
    let (found, said) = try Self.decided(many + TextEncoding.windows1252.bytes("2,Salé\n"))
    #expect(found == .windows1252 && said[0].values["count"] == "1")
    #expect(try Self.decided(many).0 == .utf8)
    #expect(try Self.decided(many + Array("2,Salé\n".utf8)).1.isEmpty)
  }

  @Test func `of UTF-16, by its mark and without`() throws {
    for encoding in [TextEncoding.utf16le, .utf16be] {
      for text in [Self.arabic, Self.french] {
        for mark in ["", "\u{FEFF}"] {
          let (found, said) = try Self.decided(encoding.bytes(mark + text))
          #expect(found == encoding && said.map(\.rule.id) == ["encoding/utf-16"])
        }
      }
    }
    // Zeros in a text of bytes are no UTF-16.
    #expect(try Self.decided(Array("a,b\n1,\0\0\n3,4\n".utf8)).0 == .utf8)
  }

  @Test func `of UTF-8 with a few rows of another`() throws {
    let good = Array(Self.arabic.utf8) + Array(Self.french.utf8)
    let bad = TextEncoding.windows1252.bytes("Salé,Fès,é\nb,Fès,c\n")
    let (found, said) = try Self.decided(good + bad + good)
    #expect(found == .utf8 && said.map(\.rule.id) == ["encoding/mixed"])
    #expect(said[0].values["count"] == "2" && said[0].values["offset"] == "\(good.count + 3)")
  }

  @Test func `cannot be where one word reads two ways`() throws {
    let bytes = Array("n\n".utf8) + TextEncoding.windows1256.bytes("رباط") + [10]
    let read = try SettledRead(bytes)
    #expect(read.thrown?.rule.id == "encoding/undecided")
    let values = read.thrown?.values ?? [:]
    #expect(values["first"] == "windows-1256" && values["one"] == "رباط")
    #expect(values["second"] == "iso-8859-6" && values["two"] == "رباظ")
    #expect(values["byte"] == "0xD8" && values["offset"] == "5")
    #expect(
      read.thrown?.place
        == .cell(.init(table: "t", file: "t.csv", row: 2, line: 2, byteOffset: 2, field: "n")))
    let stated = try SettledRead(bytes, #"{"encoding": "windows-1256"}"#)
    #expect(stated.texts == [["رباط"]] && stated.said.isEmpty)
  }

  @Test func `any bytes at all`() throws {
    var random = Seeded(state: 8859)
    for _ in 0..<30 {
      let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      _ = try SettledRead(bytes)
    }
  }
}
