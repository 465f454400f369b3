internal import Columns

/// A regular expression of JSON Schema: ECMA-262 with the flag `u`, found anywhere in a text unless it
/// is anchored (Core §6.4). Runs as the XML Schema pattern that means the same, so that its cost is
/// bounded.
///
/// Look-around, back-references, word boundaries, anchors within groups and scripts have no such
/// pattern and are refused by name. A text with characters that XML forbids matches nothing.
struct ECMAPattern: Sendable {
  enum Fault: Error, Hashable {
    /// Not a regular expression, or larger than the engine takes.
    case malformed(String)
    case unsupported(String)
  }

  /// As it was written.
  let text: String
  private let pattern: XSDPattern

  init(_ text: String) throws(Fault) {
    self.text = text
    var translator = ECMATranslator(text)
    let translated = try translator.pattern()
    do throws(XSDPattern.Fault) { pattern = try XSDPattern(translated) } catch {
      throw .malformed(error.message)
    }
  }

  /// How a UTF-8 text stands to the expression.
  func match(_ text: [UInt8]) -> XSDPattern.Match { pattern.match(text.span) }
}

/// Spells an ECMA-262 regular expression as one of XML Schema.
struct ECMATranslator {
  typealias Fault = ECMAPattern.Fault

  private let scalars: [Unicode.Scalar]
  private var at = 0
  private static let deepest = 50

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// The alternatives, each with what may stand around it where it is not anchored.
  mutating func pattern() throws(Fault) -> String {
    var alternatives: [String] = []
    repeat {
      let isFirst = take("^")
      let (body, isLast) = try alternative(depth: 0)
      let before = isFirst ? "" : CharacterSet.any + "*"
      let after = isLast ? "" : CharacterSet.any + "*"
      alternatives.append(before + body + after)
    } while take("|")
    guard at == scalars.count else { throw .malformed(")") }
    return alternatives.joined(separator: "|")
  }

  /// One alternative up to `|`, `)` or the end, and whether `$` ends it.
  private mutating func alternative(depth: Int) throws(Fault) -> (String, isLast: Bool) {
    var body = ""
    while let scalar = next, scalar != "|", scalar != ")" {
      if scalar == "^" { throw .unsupported("^ inside") }
      if take("$") {
        guard depth == 0, next == nil || next == "|" else { throw .unsupported("$ inside") }
        return (body, true)
      }
      body += try atom(depth)
      body += try quantifier()
    }
    return (body, false)
  }

  private mutating func atom(_ depth: Int) throws(Fault) -> String {
    let scalar = scalars[at]
    at += 1
    switch scalar {
    case "(": return try group(depth + 1)
    case "[": return try set().pattern
    case ".": return CharacterSet.lineEnds.inverted.pattern
    case "\\": return try escape().pattern
    case "*", "+", "?": throw .malformed(String(scalar))
    default: return CharacterSet(scalar).pattern
    }
  }

  private mutating func group(_ depth: Int) throws(Fault) -> String {
    guard depth <= Self.deepest else { throw .malformed("( > \(Self.deepest)") }
    if take("?") { try kind() }
    var alternatives: [String] = []
    repeat { alternatives.append(try alternative(depth: depth).0) } while take("|")
    guard take(")") else { throw .malformed("(") }
    return "(" + alternatives.joined(separator: "|") + ")"
  }

  /// What stands after `(?`: nothing but a name changes no match.
  private mutating func kind() throws(Fault) {
    if take(":") { return }
    let mark = take("<") ? "(?<" : "(?"
    if next == "=" || next == "!" { throw .unsupported(mark + String(scalars[at])) }
    guard mark == "(?<", let end = scalars[at...].firstIndex(of: ">"), end > at else {
      throw .malformed(mark)
    }
    at = end + 1
  }

  /// A quantifier, if there is one; that it is lazy does not change what matches.
  private mutating func quantifier() throws(Fault) -> String {
    var text = ""
    if let scalar = next, "*+?".unicodeScalars.contains(scalar) {
      text = String(scalar)
      at += 1
    } else if next == "{" {
      text = try counts()
    } else {
      return ""
    }
    _ = take("?")
    if let scalar = next, "*+?{".unicodeScalars.contains(scalar) {
      throw .malformed(String(scalar))
    }
    return text
  }

  private mutating func counts() throws(Fault) -> String {
    let end = scalars[at...].firstIndex(of: "}")
    guard let end else { throw .malformed("{") }
    let text = String(String.UnicodeScalarView(scalars[at...end]))
    let parts = text.dropFirst().dropLast().split(
      separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    let counts = parts.map { part in part.utf8.allSatisfy { $0 &- 48 < 10 } ? Int(part) : nil }
    guard let least = counts[0], counts.count == 1 || parts[1].isEmpty || counts[1] != nil,
      counts.count == 1 || parts[1].isEmpty || counts[1]! >= least
    else { throw .malformed(text) }
    at = end + 1
    return text
  }

  private var next: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    at += 1
    return true
  }
}

// Sets and escapes.
extension ECMATranslator {
  private mutating func set() throws(Fault) -> CharacterSet {
    let isNegative = take("^")
    var set = CharacterSet()
    while let scalar = next, scalar != "]" {
      let first = try member()
      guard take("-") else {
        set.formUnion(first)
        continue
      }
      if next == "]" {
        set.formUnion(first)
        set.formUnion(CharacterSet("-"))
        continue
      }
      guard next != nil else { break }
      let last = try member()
      guard let low = first.only, let high = last.only, low <= high else {
        throw .malformed("[\(scalar)-")
      }
      set.formUnion(CharacterSet(low...high))
    }
    guard take("]") else { throw .malformed("[") }
    return isNegative ? set.inverted : set
  }

  private mutating func member() throws(Fault) -> CharacterSet {
    let scalar = scalars[at]
    at += 1
    guard scalar == "\\" else { return CharacterSet(scalar) }
    if take("b") { return CharacterSet("\u{8}") }
    // libxml2 takes a negative category among others for what all of them have in common.
    if next == "P" { throw .unsupported("[\\P{…}]") }
    return try escape()
  }

  /// What stands after a backslash (ECMA-262 §22.2.1, AtomEscape).
  private mutating func escape() throws(Fault) -> CharacterSet {
    guard let scalar = next else { throw .malformed("\\") }
    at += 1
    switch scalar {
    case "d": return .digits
    case "D": return .digits.inverted
    case "w": return .wordCharacters
    case "W": return .wordCharacters.inverted
    case "s": return .whiteSpace
    case "S": return .whiteSpace.inverted
    case "p", "P": return try property(isNegative: scalar == "P")
    case "b", "B", "k", "1"..."9": throw .unsupported("\\\(scalar)")
    default: return CharacterSet(try character(scalar))
    }
  }

  private mutating func character(_ scalar: Unicode.Scalar) throws(Fault) -> Unicode.Scalar {
    switch scalar {
    case "t": return "\t"
    case "n": return "\n"
    case "v": return "\u{B}"
    case "f": return "\u{C}"
    case "r": return "\r"
    case "0": return "\0"
    case "x": return try hexadecimal(2)
    case "u": return try unicode()
    case "c":
      guard let letter = next, (65...90).contains(letter.value & ~32) else {
        throw .malformed("\\c")
      }
      at += 1
      return Unicode.Scalar(UInt8(letter.value & 31))
    default:
      guard scalar.isASCII, !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) else {
        throw .malformed("\\\(scalar)")
      }
      return scalar
    }
  }

  private mutating func digits(_ count: Int) -> UInt32? {
    guard at + count <= scalars.count, count > 0 else { return nil }
    let text = scalars[at..<at + count]
    guard text.allSatisfy({ Character($0).isHexDigit && $0.isASCII }) else { return nil }
    at += count
    return UInt32(String(String.UnicodeScalarView(text)), radix: 16)
  }

  private mutating func hexadecimal(_ count: Int) throws(Fault) -> Unicode.Scalar {
    guard let scalar = digits(count).flatMap({ Unicode.Scalar($0) }) else {
      throw .malformed(count == 2 ? "\\x" : "\\u")
    }
    return scalar
  }

  /// `\u` and four hexadecimal digits, two of which may be one character, or `\u{…}`.
  private mutating func unicode() throws(Fault) -> Unicode.Scalar {
    if take("{") {
      let count = scalars[at...].prefix { $0 != "}" }.count
      let scalar = try hexadecimal(min(count, 9))
      guard take("}") else { throw .malformed("\\u{") }
      return scalar
    }
    guard let high = digits(4) else { throw .malformed("\\u") }
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, take("\\"), take("u"), let low = digits(4),
      (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw .malformed("\\u") }
    return scalar
  }

  private mutating func property(isNegative: Bool) throws(Fault) -> CharacterSet {
    guard take("{"), let end = scalars[at...].firstIndex(of: "}") else { throw .malformed("\\p") }
    var name = String(String.UnicodeScalarView(scalars[at..<end]))
    at = end + 1
    for prefix in ["gc=", "General_Category="] where name.hasPrefix(prefix) {
      name.removeFirst(prefix.count)
    }
    guard CharacterSet.categories.contains(name) else { throw .unsupported("\\p{\(name)}") }
    let category = CharacterSet(category: name)
    return isNegative ? category.inverted : category
  }
}
