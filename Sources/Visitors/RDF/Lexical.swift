import Releases

/// What rdflib makes of terms: it casts literals of types that it knows and writes them anew, so that
/// what a portal stores is not always what was written.
enum Lexical {
  /// What a portal stores for a node without a name; the true one is new each time.
  static let unnamed = "_:"

  /// The text of a term, as Python's `str` gives it.
  static func text(_ term: Term) -> String {
    switch term {
    case .iri(let iri): iri.text
    case .blank: unnamed
    case .literal(let literal): text(literal)
    }
  }

  static func text(_ literal: Literal) -> String {
    switch literal.datatype {
    case "xsd:dateTime": dateTime(literal.text) ?? literal.text
    case "xsd:hexBinary": isHexadecimal(literal.text) ? literal.text.lowercased() : literal.text
    case "xsd:boolean": boolean(literal.text)
    case let type? where integers.contains(type):
      Int(literal.text).map { String($0) } ?? literal.text
    default: literal.text
    }
  }

  private static let integers: Set<String> = [
    "xsd:integer", "xsd:nonNegativeInteger", "xsd:positiveInteger", "xsd:int", "xsd:long",
    "xsd:unsignedLong", "xsd:unsignedInt",
  ]

  /// The types of which rdflib makes something else than a text, where it can.
  private static let cast: Set<String> = [
    "xsd:boolean", "xsd:date", "xsd:dateTime", "xsd:decimal", "xsd:double", "xsd:float",
    "xsd:hexBinary", "xsd:base64Binary", "xsd:time", "xsd:gYear", "xsd:gYearMonth", "xsd:duration",
  ]

  /// Whether a literal stays a text in Python: a portal that wants one refuses others.
  static func isText(_ literal: Literal) -> Bool {
    guard let type = literal.datatype else { return true }
    if integers.contains(type) { return Python.integer(literal.text) == nil }
    return !cast.contains(type)
  }

  private static func boolean(_ text: String) -> String {
    switch text {
    case "1": "true"
    case "0": "false"
    default: text
    }
  }

  /// Whether rdflib can cast a hexBinary literal, which makes bytes of it that are no text.
  static func isHexadecimal(_ text: String) -> Bool {
    text.utf8.count % 2 == 0
      && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0 | 0x20) }
  }

  /// `2026-08-31T06:00:00Z` as Python writes it: `Z` is `+00:00`, fractions have six digits.
  private static func dateTime(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 19, bytes[4] == 45, bytes[7] == 45, bytes[10] == 84, bytes[13] == 58,
      bytes[16] == 58
    else { return nil }
    var rest = text.dropFirst(19)
    var fraction = ""
    if rest.first == "." {
      let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count + 1)
      let six = String(digits.prefix(6)) + String(repeating: "0", count: max(0, 6 - digits.count))
      fraction = six == "000000" ? "" : "." + six
    }
    let zone = rest == "Z" ? "+00:00" : String(rest)
    return String(text.prefix(19)) + fraction + zone
  }

  /// The day of a text that is a day of the calendar or a moment of one: `2026-08-31T06:00:00Z`. Nil for
  /// any other text.
  static func day(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes[4] == 45, bytes[7] == 45, let year = number(bytes[0..<4]),
      let month = number(bytes[5..<7]), let day = number(bytes[8..<10]), year > 0,
      (1...12).contains(month), (1...days(inMonth: month, of: year)).contains(day),
      bytes.count == 10 || isTime(bytes[10...])
    else { return nil }
    return String(text.prefix(10))
  }

  /// Whether no reader takes a text for a date: it has no digit, or looks like a day that there is not.
  static func isNoDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let looksLikeDay = bytes.count >= 10 && bytes[4] == 45 && bytes[7] == 45
    return looksLikeDay ? day(text) == nil : !bytes.contains { (48...57).contains($0) }
  }

  static func days(inMonth month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  /// `T06:00`, with seconds, their fraction and a time zone where they are there.
  private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let mark = bytes.first, mark == 84 || mark == 32, bytes.count >= 6 else { return false }
    var rest = bytes.dropFirst()
    func takes(_ sign: UInt8?, below limit: Int) -> Bool {
      let digits = sign == nil ? rest : rest.dropFirst()
      guard sign == nil || rest.first == sign, digits.count >= 2,
        let value = number(digits.prefix(2)), value < limit
      else { return false }
      rest = digits.dropFirst(2)
      return true
    }
    guard takes(nil, below: 24), takes(58, below: 60) else { return false }
    if rest.first == 58, !takes(58, below: 60) { return false }
    if rest.first == 46 {
      let digits = rest.dropFirst().prefix { (48...57).contains($0) }
      guard !digits.isEmpty else { return false }
      rest = rest.dropFirst(1 + digits.count)
    }
    if rest.isEmpty || Array(rest) == [90] { return true }
    guard let sign = rest.first, sign == 43 || sign == 45, takes(sign, below: 24) else {
      return false
    }
    return rest.isEmpty || takes(rest.first == 58 ? 58 : nil, below: 60) && rest.isEmpty
  }
}
