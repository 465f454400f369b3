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
}
