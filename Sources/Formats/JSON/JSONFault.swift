import Components

/// What is wrong within a record, and where.
struct JSONFault {
  enum Kind {
    case badValue, punctuation, trailingComma, duplicateName, loneSurrogate, badEscape
    case controlCharacter, notUTF8, tooDeep, notClosed, afterEnd, notRecord

    var rule: Rule {
      switch self {
      case .badValue: .jsonBadValue
      case .punctuation: .jsonPunctuation
      case .trailingComma: .trailingComma
      case .duplicateName: .jsonDuplicateName
      case .loneSurrogate: .loneSurrogate
      case .badEscape: .badEscape
      case .controlCharacter: .controlCharacter
      case .notUTF8: .jsonNotUTF8
      case .tooDeep: .jsonTooDeep
      case .notClosed: .notClosed
      case .afterEnd: .afterEnd
      case .notRecord: .notRecord
      }
    }
  }

  let kind: Kind
  /// The first byte of what is wrong, among the bytes of the piece.
  let at: Int
  /// What stands there, for messages.
  var found = 0..<0
  var expected = ""

  /// What messages name.
  func values(_ bytes: ArraySlice<UInt8>, line: Int, offset: Int) -> [String: String] {
    var values = Found(at: at, bytes).values(line: line, offset: offset)
    if !found.isEmpty {
      let shown = found.lowerBound..<min(found.upperBound, found.lowerBound + 80)
      values["value"] = JSONText.unescaped(bytes[shown])
    }
    if kind == .duplicateName { values["name"] = values["value"] }
    if kind == .tooDeep { values["limit"] = String(JSONSkipper.deepest) }
    if !expected.isEmpty { values["expected"] = expected }
    return values
  }

  /// The character at a place, for messages: itself where it can be shown, else its number.
  struct Found {
    let character: String

    init(at: Int, _ bytes: ArraySlice<UInt8>) {
      guard bytes.indices.contains(at) else {
        character = ""
        return
      }
      let byte = bytes[at]
      let digits = String(byte, radix: 16, uppercase: true)
      character =
        0x21..<0x7F ~= byte
        ? String(Unicode.Scalar(byte)) : "0x" + (byte < 16 ? "0" : "") + digits
    }

    func values(line: Int, offset: Int) -> [String: String] {
      ["value": character, "line": String(line), "offset": String(offset)]
    }
  }
}
