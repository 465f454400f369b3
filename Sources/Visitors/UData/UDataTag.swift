/// How udata makes a tag of a keyword: awesome-slugify over Unidecode, then limits of length.
///
/// Letters of Latin and Arabic are known here, and common punctuation; other scripts give nothing. The
/// word is put in small letters before it is spelled in ASCII, so `ح` stays `H`.
enum UDataTag {
  /// `TAG_MIN_LENGTH` and `TAG_MAX_LENGTH`.
  private static let shortest = 3
  private static let longest = 96

  /// The tag; nil where nothing of the keyword is left that is long enough.
  static func normalized(_ word: String) -> String? {
    let slug = slug(word)
    return slug.utf8.count < shortest ? nil : String(slug.prefix(longest))
  }

  static func slug(_ word: String) -> String {
    var slug: [UInt8] = []
    let dash = UInt8(ascii: "-")
    for byte in spelled(word).utf8 {
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

  /// The word in ASCII.
  private static func spelled(_ word: String) -> String {
    var text = ""
    for scalar in word.lowercased().unicodeScalars {
      if scalar.isASCII {
        text.unicodeScalars.append(scalar)
      } else {
        text += letters[scalar] ?? ""
      }
    }
    return text
  }

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
    ŋ ng
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
    µ m
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
    «»“”„…–—―‐‑‒•·¡¿§¶©®±÷¬¦¨¯¸،؛؟ةعى -
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
