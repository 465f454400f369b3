internal import Components

/// A line of a calendar, unfolded: where its first part starts.
struct RawLine: Sendable {
  var bytes: [UInt8]
  var line: Int
  var offset: Int
}

/// A property: name, parameters and value (RFC 5545 3.1).
struct ContentLine: Sendable {
  /// In capitals.
  let name: String
  /// Names in capitals; values with RFC 6868's escapes undone.
  let parameters: [(name: String, values: [String])]
  let value: String
  let line: Int

  /// What is wrong with a line.
  enum Fault: Error { case syntax, notUTF8, control }

  func parameter(_ name: String) -> String? {
    parameters.first { $0.name == name }?.values.first
  }

  init(_ raw: RawLine) throws(Fault) {
    line = raw.line
    guard String(validating: raw.bytes, as: UTF8.self) != nil else { throw .notUTF8 }
    for byte in raw.bytes where byte < 32 && byte != 9 || byte == 127 { throw .control }
    var rest = raw.bytes[...]
    name = try Self.token(&rest)
    var parameters: [(String, [String])] = []
    while rest.first == UInt8(ascii: ";") {
      rest.removeFirst()
      let name = try Self.token(&rest)
      guard rest.popFirst() == UInt8(ascii: "=") else { throw .syntax }
      var values = [try Self.parameterValue(&rest)]
      while rest.first == UInt8(ascii: ",") {
        rest.removeFirst()
        values.append(try Self.parameterValue(&rest))
      }
      parameters.append((name, values))
    }
    self.parameters = parameters
    guard rest.popFirst() == UInt8(ascii: ":") else { throw .syntax }
    value = String(decoding: rest, as: UTF8.self)
  }

  /// `iana-token` or `x-name`.
  private static func token(_ rest: inout ArraySlice<UInt8>) throws(Fault) -> String {
    let token = rest.prefix { byte in
      byte &- 48 < 10 || (byte | 32) &- 97 < 26 || byte == UInt8(ascii: "-")
    }
    if token.isEmpty { throw .syntax }
    rest = rest.dropFirst(token.count)
    return String(decoding: token, as: UTF8.self).uppercased()
  }

  private static func parameterValue(_ rest: inout ArraySlice<UInt8>) throws(Fault) -> String {
    let quote = UInt8(ascii: "\"")
    if rest.first == quote {
      rest.removeFirst()
      let value = rest.prefix { $0 != quote }
      rest = rest.dropFirst(value.count)
      guard rest.popFirst() == quote else { throw .syntax }
      return unescaped(value)
    }
    let value = rest.prefix { ![quote, 44, 58, 59].contains($0) }
    rest = rest.dropFirst(value.count)
    return unescaped(value)
  }

  /// RFC 6868 3: `^n`, `^^` and `^'`; another `^` stays.
  private static func unescaped(_ value: ArraySlice<UInt8>) -> String {
    guard value.contains(UInt8(ascii: "^")) else { return String(decoding: value, as: UTF8.self) }
    var output: [UInt8] = []
    var rest = value
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "^"), let next = rest.first else {
        output.append(byte)
        continue
      }
      switch next {
      case UInt8(ascii: "n"): output.append(10)
      case UInt8(ascii: "^"): output.append(next)
      case UInt8(ascii: "'"): output.append(UInt8(ascii: "\""))
      default:
        output.append(byte)
        continue
      }
      rest.removeFirst()
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The values of a property of type TEXT (3.3.11): parted at commas where there may be several, the
  /// escapes undone.
  func texts(parted: Bool) -> [String] {
    var texts: [String] = []
    var text: [UInt8] = []
    var isEscaped = false
    for byte in value.utf8 {
      if isEscaped {
        isEscaped = false
        switch byte {
        case UInt8(ascii: "n"), UInt8(ascii: "N"): text.append(10)
        case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","): text.append(byte)
        default: text += [UInt8(ascii: "\\"), byte]
        }
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if parted, byte == UInt8(ascii: ",") {
        texts.append(String(decoding: text, as: UTF8.self))
        text = []
      } else {
        text.append(byte)
      }
    }
    if isEscaped { text.append(UInt8(ascii: "\\")) }
    return texts + [String(decoding: text, as: UTF8.self)]
  }
}
