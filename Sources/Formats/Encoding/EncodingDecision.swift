import Bytes
import Components
import Glibc

/// What a pipeline says of the encoding of a file.
enum StatedEncoding: Sendable, Hashable {
  case automatic
  /// UTF-16 in the order that its mark tells, else little-endian.
  case utf16
  case exactly(TextEncoding)

  /// What to read in where the file is not asked.
  var known: TextEncoding {
    switch self {
    case .automatic: .utf8
    case .utf16: .utf16le
    case .exactly(let encoding): encoding
    }
  }
}

/// Decides the encoding of a file over the whole of it.
///
/// A file that is UTF-8 is read once, at the speed of validation. Any other is read once more to count
/// what stands beside each byte. Memory is a block and nine megabytes of counts.
struct EncodingDecision {
  enum Outcome: Equatable {
    /// Nothing need be said: it is UTF-8, or what was stated.
    case plain
    /// The mark at its start says so, and not what was stated where `against` is something.
    case marked(against: String?)
    /// It has the zeros of UTF-16 and is valid.
    case zeros
    /// It is not UTF-8; so many characters outside ASCII make words in this encoding.
    case likeliest(characters: Int)
    /// It is UTF-8 but for some lines.
    case mixed(lines: Int)
    /// Two encodings are as likely.
    case undecided(other: TextEncoding)
  }

  let encoding: TextEncoding
  let outcome: Outcome
  /// Where the file shows it.
  let offset: Int
  /// The file as it was when all of it was found to be UTF-8 without zeros; nil where it was not.
  private(set) var checked: FileIdentity?

  private init(_ encoding: TextEncoding, _ outcome: Outcome, offset: Int = 0) {
    self.encoding = encoding
    self.outcome = outcome
    self.offset = offset
  }

  private static let blockSize = 256 << 10
  /// How much likelier than any other an encoding must be, in tenths of a natural logarithm: a
  /// thousand times.
  private static let margin = 70

  init(_ input: Input, stated: StatedEncoding) throws(Finding) {
    let marked = TextEncoding.marked(try Self.head(input))?.encoding
    switch (stated, marked) {
    case (.exactly(let encoding), let marked?) where encoding != marked:
      self.init(marked, .marked(against: encoding.rawValue))
    case (.exactly(let encoding), _): self.init(encoding, .plain)
    case (.utf16, .utf8?): self.init(.utf8, .marked(against: "utf-16"))
    case (.utf16, _): self.init(marked ?? .utf16le, .plain)
    case (.automatic, .utf8?), (.automatic, nil): self = try Self.read(input, isUTF8: marked != nil)
    case (.automatic, let marked?): self.init(marked, .marked(against: nil))
    }
  }

  private static func head(_ input: Input) throws(Finding) -> [UInt8] {
    let file = try FileHandle(input)
    var bytes: [UInt8] = []
    while bytes.count < 3, try file.read(upTo: 3 - bytes.count, into: &bytes) > 0 {}
    return bytes
  }

  private static func read(_ input: Input, isUTF8: Bool) throws(Finding) -> EncodingDecision {
    let check = try UTF8Check(input, blockSize)
    if check.isValid, !check.hasZeros {
      var decision = EncodingDecision(.utf8, .plain)
      decision.checked = check.identity
      return decision
    }
    let file = try FileHandle(input)
    var block: [UInt8] = []
    var text = UTF8Evidence(), units = UTF16Evidence(), bytes = ByteEvidence()
    while try file.read(upTo: blockSize, into: &block) > 0 {
      text.take(block.span)
      units.take(block.span)
      if !check.isValid { bytes.take(block.span) }
      block.removeAll(keepingCapacity: true)
    }
    text.finish()
    bytes.finish()
    if !isUTF8, let encoding = units.encoding {
      return EncodingDecision(encoding, .zeros)
    }
    guard let fault = text.firstFault else { return EncodingDecision(.utf8, .plain) }
    // Texts of other encodings are UTF-8 by chance alone.
    if isUTF8 || text.characters * 4 >= text.faults {
      return EncodingDecision(.utf8, .mixed(lines: text.faultyLines), offset: fault)
    }
    return weighed(bytes)
  }

  private static func weighed(_ evidence: ByteEvidence) -> EncodingDecision {
    let ranked = Likelihood.ranked(evidence)
    let used = evidence.first.indices.filter { evidence.first[$0] != nil }
    func differing(_ other: TextEncoding) -> [Int] {
      let one = CharacterTable.of(ranked[0].encoding).scalars
      let two = CharacterTable.of(other).scalars
      return used.filter { one[$0] != two[$0] }
    }
    let best = ranked[0]
    let other = ranked.dropFirst().first { !differing($0.encoding).isEmpty }
    guard let other else {
      return EncodingDecision(
        best.encoding, .likeliest(characters: best.total),
        offset: evidence.first.compactMap(\.self).min() ?? 0)
    }
    let offset = differing(other.encoding).compactMap { evidence.first[$0] }.min() ?? 0
    if best.isPlausible, other.cost - best.cost >= margin {
      return EncodingDecision(
        best.encoding, .likeliest(characters: best.total), offset: offset)
    }
    return EncodingDecision(best.encoding, .undecided(other: other.encoding), offset: offset)
  }
}

/// Whether a file is UTF-8, and whether it holds zeros, as far as its first fault.
struct UTF8Check {
  private(set) var isValid = true
  private(set) var hasZeros = false
  let identity: FileIdentity?

  init(_ input: Input, _ blockSize: Int) throws(Finding) {
    let file = try FileHandle(input)
    identity = file.identity
    var block: [UInt8] = []
    block.reserveCapacity(blockSize + 4)
    while isValid, try file.read(upTo: blockSize, into: &block) > 0 {
      let whole = Self.whole(block)
      check(block.span.extracting(0..<whole))
      block.removeFirst(whole)
    }
    if !block.isEmpty { isValid = false }
  }

  /// Where the last character that may go on behind the block starts.
  private static func whole(_ block: [UInt8]) -> Int {
    for back in 1...3 where back <= block.count {
      let byte = block[block.count - back]
      if byte < 0x80 { break }
      if byte >= 0xC0 {
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        return length > back ? block.count - back : block.count
      }
    }
    return block.count
  }

  private mutating func check(_ bytes: Span<UInt8>) {
    isValid = (try? UTF8Span(validating: bytes)) != nil
    if !hasZeros { hasZeros = bytes.containsZero }
  }
}

extension Span<UInt8> {
  /// Whether any of the bytes is zero.
  var containsZero: Bool {
    unsafe withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return false }
      return unsafe memchr(start, 0, bytes.count) != nil
    }
  }
}
