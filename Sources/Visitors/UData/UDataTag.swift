/// How udata makes a tag of a keyword: awesome-slugify over Unidecode 0.4, then limits of length.
///
/// Letters of Latin and Arabic are known here, common punctuation, and what Unidecode leaves out; a
/// keyword with anything else is not foretold. The word is put in small letters before it is spelled in
/// ASCII, so `ح` stays `H`.
enum UDataTag: Equatable {
  case tag(String)
  /// Nothing of the keyword is left that is long enough.
  case none
  /// The keyword has a letter whose spelling is not known here.
  case unforetold

  /// `TAG_MIN_LENGTH` and `TAG_MAX_LENGTH`.
  private static let shortest = 3
  private static let longest = 96

  init(_ word: String) {
    guard let slug = Self.slug(word) else {
      self = .unforetold
      return
    }
    self = slug.utf8.count < Self.shortest ? .none : .tag(String(slug.prefix(Self.longest)))
  }

  /// Nil where it is not known.
  static func slug(_ word: String) -> String? {
    guard let word = spelled(word) else { return nil }
    var slug: [UInt8] = []
    let dash = UInt8(ascii: "-")
    for byte in word.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122: slug.append(byte)
      // Quotes go without a trace.
      case UInt8(ascii: "'"): continue
      default: if slug.last != dash { slug.append(dash) }
      }
    }
    while slug.first == dash { slug.removeFirst() }
    while slug.last == dash { slug.removeLast() }
    return String(decoding: slug, as: UTF8.self)
  }

  /// The word in ASCII; nil where a letter is not known.
  private static func spelled(_ word: String) -> String? {
    var text = ""
    for scalar in word.lowercased().unicodeScalars {
      if scalar.isASCII {
        text.unicodeScalars.append(scalar)
      } else if let letters = letters[scalar] {
        text += letters
      } else if !isSilent(scalar) {
        return nil
      }
    }
    return text
  }

  /// What Unidecode gives nothing for, whole tables that it lacks among them.
  private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
    silent.contains { $0.contains(scalar.value) }
  }

  private static let silent: [ClosedRange<UInt32>] = [
    0x80...0x9F, 0xAD...0xAD, 0x300...0x34E, 0x360...0x362, 0x621...0x621, 0x625...0x625,
    0x627...0x627, 0x640...0x640, 0x652...0x653, 0x670...0x670, 0x674...0x674, 0x6D0...0x6D1,
    0x6D6...0x6DC, 0x6DF...0x6E8, 0x6EA...0x6ED, 0x800...0x8FF, 0x1900...0x1CFF, 0x200C...0x200F,
    0x202A...0x202E, 0x2060...0x2060, 0x206A...0x206F, 0x2B00...0x2BFF, 0x2D00...0x2DFF,
    0x3400...0x4CFF, 0xA500...0xABFF, 0xFB50...0xFBB1, 0xFBD3...0xFD3F, 0xFD50...0xFD8F,
    0xFD92...0xFDC7, 0xFDF0...0xFDFB, 0xFE70...0xFE72, 0xFE76...0xFEFC, 0xFEFF...0xFEFF,
    0xFFFC...0xFFFF,
    0x10000...0x1D3FF, 0x1D800...0x1F0FF, 0x1F12A...0x10FFFF,
  ]

  private static let letters: [Unicode.Scalar: String] = {
    var letters: [Unicode.Scalar: String] = [:]
    for line in table.split(separator: "\n") {
      let parts = line.split(separator: " ")
      for scalar in parts[0].unicodeScalars {
        letters[scalar] = parts.count > 1 ? String(parts[1]) : ""
      }
    }
    // Spaces of any width, that of none among them, and ends of lines.
    for code in [0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000] + Array(0x2000...0x200B) {
      letters[Unicode.Scalar(UInt32(code))!] = " "
    }
    return letters
  }()

  /// Scalars, and what stands for each of them.
  private static let table = """
    àáâãäåāăąª a
    æ ae
    çćĉċč c
    ďđð d
    èéêëēĕėęě e
    ĝğġģ g
    ĥħ h
    ìíîïĩīĭįı i
    ĳ ij
    ĵ j
    ķĸ k
    ĺļľł l
    ñńņňŉ n
    ŋ NG
    òóôõöøōŏőº o
    œ oe
    ŕŗř r
    śŝşšſ s
    ß ss
    ţťŧ t
    þ th
    ùúûüũūŭůűų u
    ŵ w
    × x
    ýÿŷ y
    źżž z
    µ u
    § SS
    ¶ P
    © (c)
    ® (r)
    ¹١ 1
    ²٢ 2
    ³٣ 3
    ٠ 0
    ٤ 4
    ٥ 5
    ٦ 6
    ٧ 7
    ٨ 8
    ٩ 9
    ° deg
    ‘’‛′´ '
    «»‹›“”„‟…–—―‐‑‒•‣·¡¿±÷¬¦¨¯¸،؛؟ةعى\u{2066}\u{2067}\u{2068}\u{2069} -
    ب b
    ت t
    ث th
    ج j
    ح H
    خ kh
    د d
    ذ dh
    ر r
    ز z
    س s
    ش sh
    ص S
    ض D
    ط T
    ظ Z
    غ G
    ف f
    ق q
    ك k
    ل l
    م m
    ن n
    ه h
    وؤ w
    يئ y
    \u{64B} an
    \u{64C} un
    \u{64D} in
    \u{64E} a
    \u{64F} u
    \u{650} i
    \u{651} W
    آ a
    € EUR
    """
}
