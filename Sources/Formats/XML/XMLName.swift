internal import CLibXML2

/// Names of tables and fields as names of elements: the fully escaped mapping of SQL/XML (ISO/IEC
/// 9075-14, 9.1).
///
/// A character that an XML name cannot have where it stands becomes `_xHHHH_` (`_xHHHHHH_` beyond
/// U+FFFF), the underscore of a literal `_x` becomes `_x005F_`, and the first letter of a name that
/// begins with `xml` in any case is escaped. Two names never become one. What a name can have is
/// decided by XML 1.0 before its fifth edition (Appendix B), which XML Schema 1.0 goes by.
package enum XMLName {
  /// An `NCName` (Namespaces in XML 1.0, 3). The empty name, which no table should have, is `_x_`.
  static func of(_ name: String) -> String {
    let scalars = Array(name.unicodeScalars)
    guard !scalars.isEmpty else { return "_x_" }
    let isReserved = String(name.prefix(3)).lowercased() == "xml"
    var output = ""
    for (index, scalar) in scalars.enumerated() {
      let opensEscape = scalar == "_" && index + 1 < scalars.count && scalars[index + 1] == "x"
      if opensEscape || (index == 0 && isReserved) || !isAllowed(scalar, first: index == 0) {
        output += escape(scalar)
      } else {
        output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  /// The name that `of` made an element's name of (9.3); another name is itself.
  static func decoded(_ name: String) -> String {
    guard name.utf8.contains(UInt8(ascii: "_")) else { return name }
    var output = String.UnicodeScalarView()
    var rest = name.unicodeScalars[...]
    while let first = rest.first {
      let scalar = escaped(rest)
      output.append(scalar?.scalar ?? first)
      rest = rest.dropFirst(scalar?.count ?? 1)
    }
    return String(output)
  }

  /// The character that an escape at the front stands for, and the length of the escape.
  private static func escaped(_ text: Substring.UnicodeScalarView)
    -> (scalar: Unicode.Scalar, count: Int)?
  {
    guard text.starts(with: "_x".unicodeScalars) else { return nil }
    let digits = text.dropFirst(2).prefix { $0.properties.isASCIIHexDigit }
    guard digits.count == 4 || digits.count == 6, text.dropFirst(2 + digits.count).first == "_",
      let value = UInt32(String(digits), radix: 16), let scalar = Unicode.Scalar(value)
    else { return nil }
    return (scalar, digits.count + 3)
  }

  /// The longest `NCName` that the text ends with; nil where it ends with none.
  package static func suffix(of text: String) -> Substring? {
    let scalars = text.unicodeScalars
    let before = scalars.lastIndex { !isAllowed($0, first: false) }
    let end = scalars[(before.map(scalars.index(after:)) ?? scalars.startIndex)...]
    return end.firstIndex { isAllowed($0, first: true) }.map { text[$0...] }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar, first: Bool) -> Bool {
    (first ? nashr_xml_is_name_start(scalar.value) : nashr_xml_is_name(scalar.value)) != 0
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let width = scalar.value > 0xFFFF ? 6 : 4
    return "_x" + String(repeating: "0", count: width - digits.count) + digits + "_"
  }
}
