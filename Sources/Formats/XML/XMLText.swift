internal import Columns

/// The content of elements as XML 1.0 writes it.
package enum XMLText {
  /// Appends a cell as element content: `&`, `<` and `>` as entities (2.4; `>` everywhere, so that
  /// `]]>` cannot arise), a carriage return as `&#13;`, which a parser would else turn into a line
  /// feed (2.11). Everything else, tabs and line feeds among it, as it is.
  static func append(_ cell: Span<UInt8>, to output: inout ByteRun) {
    var start = 0
    var index = 0
    while index < cell.count {
      if index + 8 <= cell.count, !hasSpecial(EightBytes(cell, from: index)) {
        index += 8
        continue
      }
      if isSpecial(cell[index]) {
        output.append(cell.extracting(start..<index))
        appendEntity(cell[index], to: &output)
        start = index + 1
      }
      index += 1
    }
    output.append(cell.extracting(start..<cell.count))
  }

  @inline(__always) private static func hasSpecial(_ bytes: EightBytes) -> Bool {
    bytes.contains(UInt8(ascii: "&")) || bytes.contains(UInt8(ascii: "<"))
      || bytes.contains(UInt8(ascii: ">")) || bytes.contains(13)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte <= UInt8(ascii: ">")
      && (byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
        || byte == 13)
  }

  private static let ampersand = Array("&amp;".utf8), less = Array("&lt;".utf8)
  private static let greater = Array("&gt;".utf8), carriageReturn = Array("&#13;".utf8)

  private static func appendEntity(_ byte: UInt8, to output: inout ByteRun) {
    switch byte {
    case UInt8(ascii: "&"): output.append(ampersand.span)
    case UInt8(ascii: "<"): output.append(less.span)
    case UInt8(ascii: ">"): output.append(greater.span)
    default: output.append(carriageReturn.span)
    }
  }

  /// Whether UTF-8 text has a character that XML 1.0 forbids in every form, escaped ones too (2.2):
  /// a control below U+0020 other than tab, line feed and carriage return, U+FFFE or U+FFFF.
  static func isForbidden(_ cell: Span<UInt8>) -> Bool {
    var index = 0
    while index < cell.count {
      if index + 8 <= cell.count {
        let bytes = EightBytes(cell, from: index)
        // U+FFFE and U+FFFF begin with EF.
        if !bytes.containsBelow(0x20), !bytes.contains(0xEF) {
          index += 8
          continue
        }
      }
      if isForbidden(cell, at: index) { return true }
      index += 1
    }
    return false
  }

  private static func isForbidden(_ cell: Span<UInt8>, at index: Int) -> Bool {
    let byte = cell[index]
    if byte < 0x20 { return byte != 9 && byte != 10 && byte != 13 }
    return byte == 0xEF && index + 2 < cell.count && cell[index + 1] == 0xBF
      && cell[index + 2] >= 0xBE
  }

  /// The text with U+FFFD for each character that XML forbids.
  package static func cleaned(_ text: String) -> String {
    guard isForbidden(text.utf8.span) else { return text }
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let one = Array(String(scalar).utf8)
      output.append(isForbidden(one.span) ? "\u{FFFD}" : scalar)
    }
    return String(output)
  }
}
