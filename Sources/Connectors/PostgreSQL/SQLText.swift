/// What is read out of the text of a query, and written into one.
enum SQLText {
  /// The parts of `table` or `schema.table`; nil for anything else.
  static func parts(ofTable name: String) -> [String]? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let isGood = parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && !$0.utf8.contains(0) }
    return isGood ? parts : nil
  }

  /// Whether a query says in which order its rows come: `ORDER BY` outside of parentheses.
  static func isOrdered(_ query: String) -> Bool {
    let words = words(query)
    return zip(words, words.dropFirst()).contains { $0 == "ORDER" && $1 == "BY" }
  }

  /// The query without what ends it.
  static func trimmed(_ query: String) -> String {
    var rest = query[...]
    while let last = rest.unicodeScalars.last, " \t\r\n;".unicodeScalars.contains(last) {
      rest = rest.dropLast()
    }
    return String(rest)
  }

  /// The words outside of parentheses, quotes and comments, in upper case.
  private static func words(_ query: String) -> [String] {
    var words: [String] = []
    var scan = SQLScan(query)
    var depth = 0
    while let token = scan.next() {
      switch token {
      case "(": depth += 1
      case ")": depth -= 1
      default: if depth == 0 { words.append(token.uppercased()) }
      }
    }
    return words
  }
}

/// Passes over a query word by word (PostgreSQL, Lexical Structure): quoted things come as `'`, comments
/// not at all.
private struct SQLScan {
  private let bytes: [UInt8]
  private var at = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  private func byte(_ offset: Int = 0) -> UInt8 {
    at + offset < bytes.count ? bytes[at + offset] : 0
  }

  mutating func next() -> String? {
    while at < bytes.count {
      let byte = byte()
      if Self.isWord(byte) { return wordOrQuoted() }
      if byte == UInt8(ascii: "-"), self.byte(1) == byte {
        skip(after: [10])
      } else if byte == UInt8(ascii: "/"), self.byte(1) == UInt8(ascii: "*") {
        skipComment()
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        skipQuoted(byte, escapes: false)
        return "'"
      } else if byte == UInt8(ascii: "$"), let tag = dollarTag() {
        at += tag.count
        skip(after: tag)
        return "'"
      } else {
        at += 1
        if byte > 32 { return String(UnicodeScalar(byte)) }
      }
    }
    return nil
  }

  /// `E'…'` is one quoted thing, in which a backslash escapes.
  private mutating func wordOrQuoted() -> String {
    let start = at
    while at < bytes.count, Self.isWord(byte()) || byte() == UInt8(ascii: "$") { at += 1 }
    let word = String(decoding: bytes[start..<at], as: UTF8.self)
    if byte() == UInt8(ascii: "'"), word.uppercased() == "E" {
      skipQuoted(UInt8(ascii: "'"), escapes: true)
      return "'"
    }
    return word
  }

  private mutating func skipQuoted(_ quote: UInt8, escapes: Bool) {
    at += 1
    while at < bytes.count {
      if escapes, byte() == UInt8(ascii: "\\") {
        at += 2
      } else if byte() == quote {
        at += 1
        if byte() != quote { return }
        at += 1
      } else {
        at += 1
      }
    }
  }

  /// Comments of this kind nest.
  private mutating func skipComment() {
    var depth = 0
    while at < bytes.count {
      if byte() == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "*") {
        depth += 1
        at += 2
      } else if byte() == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
        depth -= 1
        at += 2
        if depth == 0 { return }
      } else {
        at += 1
      }
    }
  }

  private mutating func skip(after end: [UInt8]) {
    while at < bytes.count {
      if bytes[at...].starts(with: end) {
        at += end.count
        return
      }
      at += 1
    }
  }

  /// `$$` or `$tag$`; nil for a parameter or a lone sign.
  private func dollarTag() -> [UInt8]? {
    var end = at + 1
    while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "$"),
      end == at + 1 || !(48...57).contains(bytes[at + 1])
    else { return nil }
    return Array(bytes[at...end])
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      || byte == UInt8(ascii: "_") || byte >= 128
  }
}
