import Components

/// How the records of a file end.
struct LineEnds: Sendable, Hashable {
  private(set) var crlf = 0, lf = 0, cr = 0

  /// Counts a line end by its last byte.
  mutating func count(_ byte: UInt8, hasReturn: Bool) {
    if byte == 13 {
      cr += 1
    } else if hasReturn {
      crlf += 1
    } else {
      lf += 1
    }
  }

  /// What is said of a file whose records end in more than one way; nil where they do not.
  func finding(_ input: Input) -> Finding? {
    guard [crlf, lf, cr].count(where: { $0 > 0 }) > 1 else { return nil }
    return Finding(
      .mixedLineEnds, at: .file(input.name),
      ["crlf": String(crlf), "lf": String(lf), "cr": String(cr)])
  }

  /// How many line ends of any kind there are.
  static func lines(in bytes: some Collection<UInt8>) -> Int {
    var count = 0, wasReturn = false
    for byte in bytes {
      if byte == 13 || byte == 10 && !wasReturn { count += 1 }
      wasReturn = byte == 13
    }
    return count
  }
}
