import Bytes
import CKernels
internal import Components

/// Many texts by their numbers: in memory up to a bound, the rest in an unnamed file. Used by one task.
struct TextStore: ~Copyable {
  /// How many texts there can be, and how many bytes together; ends are kept in 32 bits.
  static let mostTexts = 1 << 24
  static let mostBytes = Int(UInt32.max) - (1 << 20)

  /// How many bytes stay in memory.
  private let memory: Int
  private let folder: String
  private var ends: [UInt32] = []
  /// The bytes that are in memory, which begin with number `spilled`.
  private var bytes: [UInt8] = []
  private var spilled = 0
  private var file: ScratchFile?
  /// A stretch of the file that was read last, and where it begins, in words.
  private var window: [UInt64] = [], windowStart = 0
  private static let windowWords = 4096

  init(memory: Int = 24 << 20, folder: String) {
    self.memory = memory
    self.folder = folder
  }

  var count: Int { ends.count }
  /// How many bytes the text being written has.
  var openSize: Int { spilled + bytes.count - Int(ends.last ?? 0) }
  /// Whether there is no room for more.
  var isFull: Bool { ends.count >= Self.mostTexts || spilled + bytes.count > Self.mostBytes }

  // MARK: writing

  /// Where the next byte will stand, among all that were written.
  var end: Int { spilled + bytes.count }
  mutating func append(_ start: UnsafePointer<UInt8>, _ count: Int) {
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
  }
  /// Lets `body` change what was written from `start` on, which is part of the text being written; it is
  /// told where that is.
  mutating func rewrite(from start: Int, _ body: (inout [UInt8], Int) -> Void) {
    body(&bytes, start - spilled)
  }

  /// Ends a text.
  mutating func close() { ends.append(UInt32(truncatingIfNeeded: spilled + bytes.count)) }

  /// Moves the texts that have ended to the file where there is more than the bound.
  mutating func settle() throws(Finding) {
    guard bytes.count > memory else { return }
    let count = (Int(ends.last ?? 0) - spilled) / 8
    guard count > 0 else { return }
    var words: [UInt64] = []
    words.reserveCapacity(count)
    for word in 0..<count {
      var value: UInt64 = 0
      for index in 0..<8 { value |= UInt64(bytes[word * 8 + index]) << (index * 8) }
      words.append(value)
    }
    do throws(FileFault) {
      if file == nil { file = try ScratchFile(in: folder) }
      _ = try file!.append(words)
    } catch { throw finding(error) }
    bytes.removeFirst(count * 8)
    spilled += count * 8
  }

  // MARK: reading

  /// Where a text stands among all that were written; nil where there is none of that number.
  @inline(__always) func place(_ index: Int) -> Place? {
    guard index < ends.count else { return nil }
    let start = index == 0 ? 0 : ends[index - 1]
    return Place(start: start, length: ends[index] - start)
  }

  struct Place {
    var start: UInt32, length: UInt32
  }

  /// Asks the memory for what tells the place of a text.
  @inline(__always) func prepare(_ index: Int) {
    guard index < ends.count else { return }
    unsafe ends.withUnsafeBufferPointer { unsafe nashr_prefetch($0.baseAddress! + index) }
  }

  /// A text that a piece has already, and where.
  private struct Known {
    var text: UInt32, start: UInt32
  }

  private static var knownBits: Int { 11 }
  private static var lookAhead: Int { 12 }

  /// Puts texts behind the bytes of a piece: those of the cells in `places`, which have the place of the text
  /// for their own and are given the new one. What comes again soon is put there once.
  mutating func fetch(_ places: ArraySlice<UInt32>, _ piece: inout SheetPiece) throws(Finding) {
    var memory = [Known](repeating: Known(text: .max, start: 0), count: 1 << Self.knownBits)
    var bytes: [UInt8] = []
    swap(&bytes, &piece.bytes)
    var known = memory.mutableSpan, cells = piece.cells.mutableSpan
    for at in places.indices {
      if at + Self.lookAhead < places.endIndex {
        let next = cells[Int(places[at + Self.lookAhead])]
        if known[Self.slot(next.start)].text != next.start { prepare(next) }
      }
      let cell = Int(places[at])
      let text = cells[cell].start
      let slot = Self.slot(text)
      if known[slot].text != text {
        known[slot] = Known(text: text, start: UInt32(bytes.count))
        try append(Int(text), Int(cells[cell].length), to: &bytes)
      }
      cells[cell].start = known[slot].start
      cells[cell].kind = .text
    }
    swap(&bytes, &piece.bytes)
  }

  @inline(__always) private static func slot(_ start: UInt32) -> Int {
    Int((start &* 0x9E37_79B1) >> UInt32(32 - knownBits))
  }

  /// Asks the memory for the ends of a text that will be fetched soon.
  @inline(__always) private func prepare(_ cell: SheetCell) {
    let start = Int(cell.start) - spilled
    guard start >= 0, start + Int(cell.length) <= bytes.count, cell.length > 0 else { return }
    unsafe bytes.withUnsafeBufferPointer {
      unsafe nashr_prefetch($0.baseAddress! + start)
      unsafe nashr_prefetch($0.baseAddress! + start + Int(cell.length) - 1)
    }
  }

  /// Appends `count` bytes that were written, from `start` on.
  mutating func append(_ first: Int, _ count: Int, to output: inout [UInt8]) throws(Finding) {
    var start = first
    let end = start + count
    while start < min(end, spilled) {
      try load(start / 8)
      let stop = min(end, spilled, (windowStart + window.count) * 8)
      for at in start..<stop {
        let word = window[at / 8 - windowStart]
        output.append(UInt8(truncatingIfNeeded: word >> (at % 8 * 8)))
      }
      start = stop
    }
    if start < end { output += bytes[start - spilled..<end - spilled] }
  }

  private mutating func load(_ word: Int) throws(Finding) {
    if word >= windowStart, word < windowStart + window.count { return }
    windowStart = word / Self.windowWords * Self.windowWords
    window.removeAll(keepingCapacity: true)
    let count = min(Self.windowWords, spilled / 8 - windowStart)
    do throws(FileFault) {
      try file!.read(count, at: windowStart, into: &window)
    } catch { throw finding(error) }
  }

  private func finding(_ fault: FileFault) -> Finding {
    Finding(.unreadable, at: .file(folder), ["reason": fault.reason])
  }
}
