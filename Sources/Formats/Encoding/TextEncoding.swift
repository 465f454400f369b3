/// How the characters of a text file stand as bytes.
///
/// Names are those of the WHATWG Encoding Standard; MacArabic, which it lacks, is named as it names
/// other encodings of the Macintosh.
enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16le = "utf-16le"
  case utf16be = "utf-16be"
  case windows1252 = "windows-1252"
  case windows1256 = "windows-1256"
  case iso88591 = "iso-8859-1"
  case iso885915 = "iso-8859-15"
  case iso88596 = "iso-8859-6"
  case macArabic = "x-mac-arabic"

  /// The encodings in which each byte is a character, ASCII among them, the likeliest first.
  static let singleBytes: [TextEncoding] = [
    .windows1252, .windows1256, .iso88591, .iso885915, .iso88596, .macArabic,
  ]

  var isUTF16: Bool { self == .utf16le || self == .utf16be }

  /// The encoding that a label names, in any case; nil for one that is not read.
  ///
  /// Labels are WHATWG's and some that Python and Java write. Two are not taken as browsers take them,
  /// since there they stand for pages that lie: `iso-8859-1` and `latin1` are ISO-8859-1, not
  /// windows-1252, so that a byte which only the latter has is told of; `ascii` is UTF-8, so that a
  /// byte which is none is.
  static func labelled(_ label: String) -> TextEncoding? {
    let name = String(label.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
    return TextEncoding(rawValue: name) ?? labels[name]
  }

  private static let labels: [String: TextEncoding] = {
    var labels: [String: TextEncoding] = [:]
    for (encoding, names) in known {
      for name in names.split(separator: " ") { labels[String(name)] = encoding }
    }
    return labels
  }()

  private static let known: [(TextEncoding, String)] = [
    (
      .utf8,
      "utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf-8-sig ascii us-ascii "
        + "ansi-x3.4-1968"
    ),
    (.utf16le, "utf16le csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff"),
    (.utf16be, "utf16be unicodefffe"),
    (.windows1252, "cp1252 x-cp1252 1252 cp-1252"),
    (.windows1256, "cp1256 x-cp1256 1256 cp-1256"),
    (
      .iso88591,
      "cp819 csisolatin1 ibm819 iso-ir-100 iso8859-1 iso88591 iso-8859-1:1987 l1 latin1 latin-1"
    ),
    (.iso885915, "csisolatin9 iso8859-15 iso885915 l9 latin9 latin-9"),
    (
      .iso88596,
      "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i "
        + "iso-ir-127 iso8859-6 iso88596 iso-8859-6:1987"
    ),
    (.macArabic, "mac-arabic macarabic x-macarabic"),
  ]

  /// The encoding that a byte order mark at the start of a file tells, and the length of the mark.
  static func marked(_ bytes: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16le, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16be, 2) }
    return nil
  }
}
