internal import CLibXML2
internal import Columns

/// A regular expression in the syntax of XML Schema 1.0 (Part 2, Appendix F), which Table Schema's
/// `pattern` is in; it is always about the whole text.
///
/// `@unchecked Sendable`: the pointer is a constant, freed once, when no task has the pattern any
/// more, and any number of tasks may match with one at once. That rests on libxml2: `xmlRegexpExec`
/// keeps its state in a context on its own stack (`xmlFARegExec`) and only reads the compiled
/// automaton and constant tables; the one writer, `xmlRegexpIsDeterminist`, is never called.
@safe public final class XSDPattern: @unchecked Sendable {
  /// How a text stands to a pattern.
  public enum Match: Sendable, Hashable {
    case yes, no
    /// libxml2 reached its bound of ten million steps back (about half a second) or ran out of
    /// memory, so that nothing is known. Not a match, and not a text that is wrong: say that the
    /// pattern is too costly, and match no further with it.
    case gaveUp
  }

  /// Why a text is not a pattern, in libxml2's words.
  public struct Fault: Error, Sendable, Hashable { public let message: String }

  private let compiled: xmlRegexpPtr

  /// The longest pattern in bytes, and the most counted repetitions in one: libxml2's time and memory
  /// for a step grow with both.
  static let mostBytes = 1000
  static let mostCounters = 16

  /// Refuses what libxml2 does not accept as a regular expression, blocks that it does not know, and
  /// what is too large.
  public init(_ pattern: String) throws(Fault) {
    guard pattern.utf8.count <= Self.mostBytes else {
      throw Fault(message: "more than \(Self.mostBytes) bytes")
    }
    guard Self.counters(in: pattern) <= Self.mostCounters else {
      throw Fault(message: "more than \(Self.mostCounters) counted repetitions")
    }
    unsafe compiled = try Self.compile(pattern)
    for block in Self.blocks(of: pattern) { try Self.checkBlock(block) }
  }

  deinit { unsafe xmlRegFreeRegexp(compiled) }

  /// Whether the whole of a UTF-8 text matches; false also where libxml2 gave up.
  public func matches(_ cell: Span<UInt8>) -> Bool { match(cell) == .yes }

  /// How the whole of a UTF-8 text stands to the pattern. A text with characters that XML forbids
  /// matches nothing, for there is no expression that means them.
  public func match(_ cell: Span<UInt8>) -> Match {
    if XMLText.isForbidden(cell) { return .no }
    let status = unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: cell.count + 1) {
      text in
      for index in cell.indices { unsafe text[index] = cell[index] }
      unsafe text[cell.count] = 0
      return unsafe xmlRegexpExec(compiled, text.baseAddress)
    }
    return status == 1 ? .yes : status == 0 ? .no : .gaveUp
  }
}

extension XSDPattern {
  private static func compile(_ pattern: String) throws(Fault) -> xmlRegexpPtr {
    _ = LibXML2.ready
    if pattern.utf8.contains(0) { throw Fault(message: "U+0000") }
    let faults = LibXML2Faults()
    guard let compiled = unsafe faults.hearing({ unsafe xmlRegexpCompile(pattern) }) else {
      throw Fault(message: faults.first ?? "not a regular expression")
    }
    return unsafe compiled
  }

  /// libxml2 accepts any name of a block and stumbles over it when it matches: ask it beforehand.
  private static func checkBlock(_ block: String) throws(Fault) {
    let probe = try unsafe compile("\\p{\(block)}")
    defer { unsafe xmlRegFreeRegexp(probe) }
    if unsafe xmlRegexpExec(probe, "a") < 0 { throw Fault(message: "unknown block \(block)") }
  }

  /// How many times `{n}`, `{n,}` or `{n,m}` stand in a pattern; `\p{L}` is none.
  private static func counters(in pattern: String) -> Int {
    let bytes = Array(pattern.utf8)
    return bytes.indices.dropLast().count {
      bytes[$0] == UInt8(ascii: "{") && (48...57).contains(bytes[$0 + 1])
    }
  }

  /// The names `Is…` of the escapes `\p{Is…}` and `\P{Is…}`.
  private static func blocks(of pattern: String) -> [String] {
    pattern.split(separator: "\\").compactMap { part in
      guard part.hasPrefix("p{Is") || part.hasPrefix("P{Is") else { return nil }
      return part.firstIndex(of: "}").map { String(part[..<$0].dropFirst(2)) }
    }
  }
}
