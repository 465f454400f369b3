public import Components

/// Reads a small JSON document (RFC 8259), such as a schema or a manifest, into settings with their
/// places. Not for data: it holds the whole document.
///
/// Refuses what RFC 8259 refuses, and also duplicate names (§4 leaves their meaning open), lone
/// surrogates, nesting beyond 128 levels and text that is not UTF-8.
public struct JSONReader {
  private let bytes: [UInt8]
  private let file: String
  private var at = 0
  private var line = 1
  /// A place on the current line, and the scalars before it: columns are counted on from there, so
  /// that a document on one line costs no more than another.
  private var counted = (at: 0, column: 0)
  private static let deepest = 128

  private init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// The document that `bytes` hold; `file` is what findings call it.
  public static func read(_ bytes: [UInt8], file: String) throws(Finding) -> Setting {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw Finding(.badJSON, at: .file(file), ["detail": "UTF-8"])
    }
    var reader = JSONReader(bytes, file: file)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      reader.at = 3
      reader.counted.at = 3
    }
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.at == bytes.count else { throw reader.fault("after the end") }
    return value
  }

  private mutating func here() -> Place {
    while counted.at < min(at, bytes.count) {
      if bytes[counted.at] & 0xC0 != 0x80 { counted.column += 1 }
      counted.at += 1
    }
    return .text(file: file, line: line, column: counted.column + 1)
  }

  private mutating func fault(_ detail: String) -> Finding {
    Finding(.badJSON, at: here(), ["detail": detail])
  }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 32 || byte == 9 || byte == 10 || byte == 13 {
      at += 1
      if byte == 10 {
        line += 1
        counted = (at, 0)
      }
    }
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(Finding) {
    guard next == UInt8(ascii: character) else { throw fault(String(character)) }
    at += 1
  }

  private mutating func value(depth: Int) throws(Finding) -> Setting {
    skipSpace()
    guard depth < Self.deepest else { throw fault("nesting > \(Self.deepest)") }
    let place = here()
    switch next {
    case UInt8(ascii: "{"): return Setting(.mapping(try members(depth)), at: place)
    case UInt8(ascii: "["): return Setting(.sequence(try items(depth)), at: place)
    case UInt8(ascii: "\""): return Setting(.scalar(try string(), .text), at: place)
    default: return Setting(try literal(), at: place)
    }
  }

  private mutating func members(_ depth: Int) throws(Finding) -> [Setting.Entry] {
    try expect("{")
    var entries: [Setting.Entry] = []
    var names: Set<String> = []
    skipSpace()
    while next != UInt8(ascii: "}") {
      if !entries.isEmpty { try expect(",") }
      skipSpace()
      let place = here()
      let name = try string()
      guard names.insert(name).inserted else {
        throw Finding(.duplicateName, at: place, ["name": name])
      }
      skipSpace()
      try expect(":")
      entries.append(Setting.Entry(name, at: place, try value(depth: depth + 1)))
      skipSpace()
    }
    at += 1
    return entries
  }

  private mutating func items(_ depth: Int) throws(Finding) -> [Setting] {
    try expect("[")
    var items: [Setting] = []
    skipSpace()
    while next != UInt8(ascii: "]") {
      if !items.isEmpty { try expect(",") }
      items.append(try value(depth: depth + 1))
      skipSpace()
    }
    at += 1
    return items
  }

  private mutating func literal() throws(Finding) -> Setting.Value {
    let start = at
    while let byte = next, byte > 32, ![UInt8](",]}:\"[{".utf8).contains(byte) { at += 1 }
    let word = String(decoding: bytes[start..<at], as: UTF8.self)
    switch word {
    case "null": return .scalar(word, .null)
    case "true", "false": return .scalar(word, .boolean)
    default:
      guard Self.isNumber(bytes[start..<at]) else {
        at = start
        throw fault(word)
      }
      return .scalar(word, .number)
    }
  }

  /// Whether JSON spells a number this way (RFC 8259 §6).
  public static func isNumber(_ text: String) -> Bool { isNumber(Array(text.utf8)[...]) }

  /// RFC 8259 §6: an optional minus, digits without a leading zero, a fraction, an exponent.
  static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    func digits(_ rest: inout ArraySlice<UInt8>) -> Int {
      let run = rest.prefix { (48...57).contains($0) }
      rest = rest.dropFirst(run.count)
      return run.count
    }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let leadsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits(&rest)
    guard whole > 0, !(leadsWithZero && whole > 1) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard digits(&rest) > 0 else { return false }
    }
    if let byte = rest.first, byte | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        rest.removeFirst()
      }
      guard digits(&rest) > 0 else { return false }
    }
    return rest.isEmpty
  }

  private mutating func string() throws(Finding) -> String {
    try expect("\"")
    var text: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw fault("control character") }
      at += 1
      if byte == UInt8(ascii: "\\") {
        text.append(contentsOf: String(try escape()).utf8)
      } else {
        text.append(byte)
      }
    }
    try expect("\"")
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape() throws(Finding) -> Unicode.Scalar {
    guard let byte = next else { throw fault("\\") }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicode()
    default: throw fault("\\" + String(Unicode.Scalar(byte)))
    }
  }

  private mutating func unicode() throws(Finding) -> Unicode.Scalar {
    let high = try hexadecimal()
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, bytes[at...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
      throw fault("surrogate")
    }
    at += 2
    let low = try hexadecimal()
    guard (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw fault("surrogate") }
    return scalar
  }

  private mutating func hexadecimal() throws(Finding) -> UInt32 {
    let digits = bytes[at...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("\\u") }
    at += 4
    return value
  }
}

extension JSONValue {
  /// The JSON value of what was read, its members in their order. A plain YAML scalar is a string.
  public init(_ setting: Setting) {
    switch setting.value {
    case .scalar(_, .null): self = .null
    case .scalar(let text, .boolean), .scalar(let text, .number): self = .raw(text)
    case .scalar(let text, .text), .scalar(let text, .plain): self = .string(text)
    case .sequence(let items): self = .array(items.map { JSONValue($0) })
    case .mapping(let entries): self = .object(entries.map { Member($0.name, JSONValue($0.value)) })
    }
  }
}

extension Rule {
  public static let badJSON = Rule(
    "json/syntax",
    what: Text(
      ar: "هذا الملف ليس JSON سليما هنا ({detail}).",
      fr: "Ce fichier n’est pas du JSON valide à cet endroit ({detail}).",
      en: "This file is not valid JSON here ({detail})."),
    fix: Text(
      ar: "صحح كتابة الملف في هذا الموضع.", fr: "Corrigez l’écriture du fichier à cet endroit.",
      en: "Mend the file at this place."), source: "RFC 8259",
    example: .init(
      ["detail": "','"],
      wrong: #"{"name": "region" "type": "string"}"#,
      right: #"{"name": "region", "type": "string"}"#))
}
