import Formats

/// Texts as Python writes them.
enum Python {
  /// A list of texts by `json.dumps`: ASCII only, a space behind commas.
  static func list(_ texts: [String]) -> String {
    "[" + texts.map(quoted).joined(separator: ", ") + "]"
  }

  /// Lists and objects by `json.dumps`, names in order; other values as they are.
  static func serialized(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array, .object: .string(dumped(value))
    default: value
    }
  }

  private static func dumped(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): quoted(text)
    case .array(let items): "[" + items.map(dumped).joined(separator: ", ") + "]"
    case .object(let members):
      "{"
        + members.sorted {
          $0.name.unicodeScalars.lexicographicallyPrecedes($1.name.unicodeScalars)
        }
        .map { quoted($0.name) + ": " + dumped($0.value) }.joined(separator: ", ") + "}"
    default: String(decoding: value.encoded(indented: false), as: UTF8.self)
    }
  }

  /// A value as `str` writes it; lists and objects as they are.
  static func text(_ value: JSONValue) -> JSONValue {
    switch value {
    case .null: .string("None")
    case .boolean(let isTrue): .string(isTrue ? "True" : "False")
    case .integer(let number): .string(String(number))
    case .raw(let number): .string(number)
    default: value
    }
  }

  static func quoted(_ text: String) -> String {
    var output = "\""
    for unit in text.utf16 {
      switch unit {
      case 0x22: output += "\\\""
      case 0x5C: output += "\\\\"
      case 0x0A: output += "\\n"
      case 0x0D: output += "\\r"
      case 0x09: output += "\\t"
      case 0x08: output += "\\b"
      case 0x0C: output += "\\f"
      case 0x20...0x7E: output.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      default:
        let digits = String(unit, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return output + "\""
  }

  /// Whether `html.parser` would find a tag in a text that it is fed: `<` or `</`, a letter, and the end
  /// of a tag somewhere behind. What stands in comments counts here too.
  static func mayBeHTML(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let end = bytes.lastIndex(of: UInt8(ascii: ">")) else { return false }
    return bytes.indices.contains { at in
      guard bytes[at] == UInt8(ascii: "<") else { return false }
      let next = at + 1 < end && bytes[at + 1] == UInt8(ascii: "/") ? at + 2 : at + 1
      return next < end && (97...122).contains(bytes[next] | 0x20)
    }
  }

  /// What `float` makes of a text: white space around it and single underscores between digits are let
  /// be, infinities and NaN are numbers. Nil where it raises an error.
  static func float(_ text: String) -> Double? {
    guard let plain = withoutUnderscores(text), !plain.contains(where: { "xXpP(".contains($0) })
    else { return nil }
    return Double(plain)
  }

  /// What `int` makes of a text; nil where it raises an error or the number has no place in a database.
  static func integer(_ text: String) -> Int? {
    guard let plain = withoutUnderscores(text) else { return nil }
    return Int(plain)
  }

  private static func withoutUnderscores(_ text: String) -> String? {
    let plain = stripped(text)
    guard plain.contains("_") else { return plain }
    let parts = plain.split(separator: "_", omittingEmptySubsequences: false)
    let areBetweenDigits = zip(parts, parts.dropFirst()).allSatisfy {
      ($0.last?.isNumber ?? false) && ($1.first?.isNumber ?? false)
    }
    return areBetweenDigits ? parts.joined() : nil
  }

  /// A text as `str.strip` leaves it.
  static func stripped(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
  }
}
