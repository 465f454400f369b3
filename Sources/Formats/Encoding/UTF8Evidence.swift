/// What is UTF-8 in a file and what is not.
struct UTF8Evidence {
  /// Characters of two bytes or more.
  private(set) var characters = 0
  /// Bytes, or beginnings of characters, that are no UTF-8, and the lines that hold them.
  private(set) var faults = 0, faultyLines = 0
  private(set) var firstFault: Int?
  private var offset = 0, start = 0, missing = 0
  /// What the next byte of the character must be.
  private var next: ClosedRange<UInt8> = 0x80...0xBF
  private var isLineFaulty = false

  mutating func take(_ bytes: Span<UInt8>) {
    for index in bytes.indices { take(bytes[index], offset + index) }
    offset += bytes.count
  }

  /// A character that the file breaks off is a fault.
  mutating func finish() {
    if missing > 0 { fault() }
  }

  private mutating func take(_ byte: UInt8, _ place: Int) {
    if missing > 0 {
      if next.contains(byte) {
        next = 0x80...0xBF
        missing -= 1
        if missing == 0 { characters += 1 }
        return
      }
      fault()
    }
    if byte < 0x80 {
      if byte == 10 || byte == 13 { isLineFaulty = false }
      return
    }
    start = place
    (missing, next) = Self.rest(after: byte)
    if missing == 0 { fault() }
  }

  /// RFC 3629 §4: how many bytes follow the first of a character, and what the next may be; none
  /// where no character starts so.
  private static func rest(after byte: UInt8) -> (Int, ClosedRange<UInt8>) {
    switch byte {
    case 0xC2...0xDF: (1, 0x80...0xBF)
    case 0xE0: (2, 0xA0...0xBF)
    case 0xED: (2, 0x80...0x9F)
    case 0xE1...0xEF: (2, 0x80...0xBF)
    case 0xF0: (3, 0x90...0xBF)
    case 0xF1...0xF3: (3, 0x80...0xBF)
    case 0xF4: (3, 0x80...0x8F)
    default: (0, 0x80...0xBF)
    }
  }

  private mutating func fault() {
    missing = 0
    faults += 1
    firstFault = firstFault ?? start
    if !isLineFaulty { faultyLines += 1 }
    isLineFaulty = true
  }
}
