/// What kind of character a byte stands for, and how rare it is in the texts of public bodies, in
/// tenths of a natural logarithm.
struct Glyph {
  enum Kind {
    case lower, upper, arabic, mark, digit, arabicDigit
    /// Punctuation; one that stands within words; one that only Arabic text has.
    case symbol, joiner, arabicSymbol
    case space, none
  }

  let kind: Kind
  let cost: Int
  let scalar: Unicode.Scalar

  var isLatin: Bool { kind == .lower || kind == .upper }
  var isArabic: Bool { kind == .arabic || kind == .mark }
  var isLetter: Bool { isLatin || isArabic }

  init(_ kind: Kind, _ cost: Int, _ scalar: Unicode.Scalar = " ") {
    self.kind = kind
    self.cost = cost
    self.scalar = scalar
  }

  /// The glyph of a character outside ASCII, or of one of ASCII that MacArabic has twice.
  init(_ scalar: Unicode.Scalar) {
    self.scalar = scalar
    if let (kind, cost) = Self.known[scalar] {
      (self.kind, self.cost) = (kind, cost)
      return
    }
    let properties = scalar.properties
    switch scalar.value {
    case 0x20: (kind, cost) = (.space, 25)
    case 0x21...0x7E: (kind, cost) = (.symbol, 60)
    case 0x660...0x669: (kind, cost) = (.arabicDigit, 25)
    case 0x64B...0x652: (kind, cost) = (.mark, 45)
    case 0x621...0x6FF: (kind, cost) = (properties.isAlphabetic ? .arabic : .arabicSymbol, 85)
    case _ where properties.isUppercase: (kind, cost) = (.upper, 95)
    case _ where properties.isLowercase: (kind, cost) = (.lower, 80)
    default: (kind, cost) = (.symbol, 70)
    }
  }

  private static let known: [Unicode.Scalar: (Kind, Int)] = {
    var known: [Unicode.Scalar: (Kind, Int)] = [:]
    func add(_ kind: Kind, _ list: String) {
      for item in list.split(separator: " ") {
        let scalars = Array(item.unicodeScalars)
        known[scalars[0]] = (kind, Int(String(String.UnicodeScalarView(scalars[1...])))!)
      }
    }
    add(
      .lower,
      "é7 è22 à20 ç32 ê30 â40 î42 ô36 û45 ù40 ë48 ï45 ü50 ö55 ä55 ÿ80 œ30 æ70 ñ60 á75 í75 ó75 ú75")
    add(
      .upper,
      "É25 È42 À42 Ç42 Ê50 Â60 Î52 Ô56 Û65 Ù60 Ë68 Ï65 Ü70 Ö75 Ä75 Œ50 Æ85 Ñ80 Á90 Í90 Ó90 Ú90")
    add(
      .arabic,
      "ا21 ل22 ي27 م28 و28 ن28 ر30 ت31 ب33 ة34 ع34 د35 س36 ف36 ه33 ك38 ق38 أ37 ح40 ج43 ش46 ص46 "
        + "ط47 خ48 ض53 ذ53 ى47 ئ52 ء53 ث52 غ53 ز50 إ47 ظ62 ؤ62 آ62 گ75 ڤ75")
    for mark: Unicode.Scalar in ["\u{651}", "\u{64B}"] { known[mark] = (.mark, 40) }
    known["\u{640}"] = (.mark, 50)
    add(
      .symbol, "«18 »18 “25 ”25 –22 —28 …28 •28 €25 °22 º40 ª50 §35 ©40 ®45 ™45 ²35 ³50 ½40 ¼45 ¾50"
    )
    add(.symbol, "¤120 ¦90 ¬90 ¨80 ´70 ¸90 ¯90 ¶80 ƒ90 ‡80 †70 ‰60 ˆ90 ×50 ÷70 ±55 µ45 ¹70 ¡80 ¿80")
    add(.joiner, "’12 ‘30 ·45 ‑40")
    add(.arabicSymbol, "،25 ؛38 ؟38 ٪35")
    known["\u{A0}"] = (.space, 22)
    known["\u{AD}"] = (.joiner, 50)
    for mark: Unicode.Scalar in ["\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}"] {
      known[mark] = (.joiner, 45)
    }
    return known
  }()

  /// The glyphs of all classes of bytes, as an encoding has them.
  static func all(of encoding: TextEncoding) -> [Glyph] {
    let table = CharacterTable.of(encoding)
    let high = (UInt8(0x80)...0xFF).map { byte in
      table.scalar(byte).map { Glyph($0) } ?? Glyph(.none, 150)
    }
    return high + [Glyph(.lower, 0), Glyph(.upper, 0), Glyph(.digit, 0), Glyph(.space, 0)]
  }
}
