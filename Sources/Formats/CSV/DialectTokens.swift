/// Tells where cells and records of any dialect begin and end, a token at a time. The cutting of
/// pieces and the reading of cells both walk by it, so that they never see different records.
struct DialectTokens: Sendable {
  /// Where a walk stands within a record.
  enum State { case recordStart, cellStart, plain, quoted, quoteClosed, comment }

  enum Kind {
    /// One byte or more of a cell, or of what is passed over (after a quote, in a comment).
    case text
    /// A space before a cell, passed over.
    case space
    case openQuote, closeQuote
    /// Two quotes that are one: the second is text.
    case doubledQuote
    /// An escape: the byte behind it is text, whatever it is.
    case escape
    case delimiter, terminator, comment
  }

  struct Token {
    let kind: Kind
    let length: Int
  }

  let dialect: Dialect
  /// How many bytes must follow a position for its token to be certain.
  let longest: Int
  /// Whether a byte may begin anything but text.
  private let isSpecial: [Bool]

  init(_ dialect: Dialect) {
    self.dialect = dialect
    let tokens = [dialect.comment, dialect.delimiter, dialect.terminator]
    longest = max(
      2, tokens.map(\.count).max()!, dialect.quote.count * 2, dialect.escape.count + 2)
    var isSpecial = [Bool](repeating: false, count: 256)
    var starts = [dialect.delimiter, dialect.quote, dialect.escape].compactMap(\.first)
    starts += dialect.terminator.first.map { [$0] } ?? [10, 13]
    for byte in starts { isSpecial[Int(byte)] = true }
    self.isSpecial = isSpecial
  }

  /// The token at `at`, which is before the end of `bytes`; moves `state` on. What `bytes` lack is
  /// taken to be the end of the file.
  func next(_ bytes: [UInt8], _ at: Int, _ state: inout State) -> Token {
    switch state {
    case .recordStart:
      if !dialect.comment.isEmpty, has(dialect.comment, bytes, at) {
        state = .comment
        return Token(kind: .comment, length: dialect.comment.count)
      }
      return cellStart(bytes, at, &state)
    case .cellStart: return cellStart(bytes, at, &state)
    case .plain: return plain(bytes, at, &state)
    case .quoted: return quoted(bytes, at, &state)
    case .quoteClosed:
      return boundary(bytes, at, &state) ?? Token(kind: .text, length: 1)
    case .comment:
      let length = terminator(bytes, at)
      if length == 0 { return Token(kind: .text, length: 1) }
      state = .recordStart
      return Token(kind: .terminator, length: length)
    }
  }

  private func cellStart(_ bytes: [UInt8], _ at: Int, _ state: inout State) -> Token {
    if let token = boundary(bytes, at, &state) { return token }
    if dialect.skipsInitialSpace, bytes[at] == 32 {
      state = .cellStart
      return Token(kind: .space, length: 1)
    }
    if !dialect.quote.isEmpty, has(dialect.quote, bytes, at) {
      state = .quoted
      return Token(kind: .openQuote, length: dialect.quote.count)
    }
    state = .plain
    return plain(bytes, at, &state)
  }

  private func plain(_ bytes: [UInt8], _ at: Int, _ state: inout State) -> Token {
    guard isSpecial[Int(bytes[at])] else { return Token(kind: .text, length: run(bytes, at)) }
    if let token = boundary(bytes, at, &state) { return token }
    return escape(bytes, at) ?? Token(kind: .text, length: 1)
  }

  private func quoted(_ bytes: [UInt8], _ at: Int, _ state: inout State) -> Token {
    guard isSpecial[Int(bytes[at])] else { return Token(kind: .text, length: run(bytes, at)) }
    if has(dialect.quote, bytes, at) {
      let length = dialect.quote.count
      if dialect.doublesQuote, has(dialect.quote, bytes, at + length) {
        return Token(kind: .doubledQuote, length: length * 2)
      }
      state = .quoteClosed
      return Token(kind: .closeQuote, length: length)
    }
    return escape(bytes, at) ?? Token(kind: .text, length: 1)
  }

  /// A delimiter or the end of a record, the longer one where both are there.
  private func boundary(_ bytes: [UInt8], _ at: Int, _ state: inout State) -> Token? {
    let end = terminator(bytes, at)
    let length = has(dialect.delimiter, bytes, at) ? dialect.delimiter.count : 0
    if end == 0 && length == 0 { return nil }
    state = end >= length ? .recordStart : .cellStart
    return end >= length
      ? Token(kind: .terminator, length: end) : Token(kind: .delimiter, length: length)
  }

  private func escape(_ bytes: [UInt8], _ at: Int) -> Token? {
    guard !dialect.escape.isEmpty, has(dialect.escape, bytes, at) else { return nil }
    let length = dialect.escape.count
    return Token(kind: .escape, length: min(length + 1, bytes.count - at))
  }

  /// How many bytes from `at` on are nothing but text.
  private func run(_ bytes: [UInt8], _ at: Int) -> Int {
    var end = at + 1
    while end < bytes.count, !isSpecial[Int(bytes[end])] { end += 1 }
    return end - at
  }

  private func terminator(_ bytes: [UInt8], _ at: Int) -> Int {
    guard dialect.terminator.isEmpty else {
      return has(dialect.terminator, bytes, at) ? dialect.terminator.count : 0
    }
    if bytes[at] == 10 { return 1 }
    guard bytes[at] == 13 else { return 0 }
    return at + 1 < bytes.count && bytes[at + 1] == 10 ? 2 : 1
  }

  private func has(_ token: [UInt8], _ bytes: [UInt8], _ at: Int) -> Bool {
    guard at + token.count <= bytes.count else { return false }
    for index in token.indices where bytes[at + index] != token[index] { return false }
    return true
  }

  /// The line ends that an editor shows within a token: CR, LF and CRLF, or with a terminator of the
  /// dialect's own the LF (the CR where it holds no LF but a CR).
  func lineEnds(_ token: Token, _ bytes: [UInt8], _ start: Int) -> Int {
    let range = start..<start + token.length
    var count = 0
    if dialect.terminator.isEmpty {
      // A run of text holds none.
      if token.kind == .text, token.length > 1 { return 0 }
      for at in range {
        if bytes[at] == 10 { count += 1 }
        if bytes[at] == 13, !(at + 1 < bytes.count && bytes[at + 1] == 10) { count += 1 }
      }
      return count
    }
    let end: UInt8 = dialect.terminator.contains(13) && !dialect.terminator.contains(10) ? 13 : 10
    for at in range where bytes[at] == end { count += 1 }
    return count
  }
}
