import Bytes
import Components

/// The keys of many rows as hashes with row numbers: in memory up to a bound, beyond it in runs of an
/// unnamed file. A run is sorted by the first byte of its hashes, so that keys are compared part by
/// part. Used by one task.
struct KeySpool: ~Copyable {
  /// A hash and the ordinal of its row: 24 bytes.
  static let wordsPerKey = 3
  private static let bins = 256
  /// How many bytes of keys a part aims at.
  private static let partBytes = 1 << 20
  /// The least that a run is made of, in bytes; smaller ones would cost more than they save.
  private static let leastRun = 2 << 10

  private let limit: Int
  private let scratch: KeyScratch
  private var words: [UInt64] = []
  /// Where runs start in the file. A run is where each of its bins ends, in keys, then the
  /// keys.
  private var runs: [Int] = []
  /// How many keys there are.
  private(set) var count = 0

  /// Keeps at most `limit` bytes in memory, or a few KiB; `scratch` is where it spills.
  init(limit: Int, scratch: KeyScratch) {
    // An array that grows has room for twice what it holds.
    self.limit = max(limit / 2, Self.leastRun) / 8
    self.scratch = scratch
  }

  var isSpilled: Bool { !runs.isEmpty }

  /// How many parts the keys of a spool of `count` keys are looked at in.
  static func parts(_ count: Int) -> Int {
    var parts = 1
    while parts < bins, count * wordsPerKey * 8 / parts > partBytes { parts *= 2 }
    return parts
  }

  mutating func append(_ hash: UInt128, _ ordinal: Int) throws(Finding) {
    count += 1
    words.append(UInt64(truncatingIfNeeded: hash >> 64))
    words.append(UInt64(truncatingIfNeeded: hash))
    words.append(UInt64(ordinal))
    if words.count + Self.wordsPerKey > limit { try spillAll() }
  }

  /// Forgets all keys so far.
  mutating func clear() {
    words = []
    runs = []
    count = 0
  }

  private static func bin(_ high: UInt64) -> Int { Int(high >> 56) }

  /// Moves what is in memory to the file, as one more run.
  mutating func spillAll() throws(Finding) {
    if words.isEmpty { return }
    var starts = [Int](repeating: 0, count: Self.bins)
    let keys = words.count / Self.wordsPerKey
    for key in 0..<keys {
      let bin = Self.bin(words[key * Self.wordsPerKey])
      if bin + 1 < Self.bins { starts[bin + 1] += 1 }
    }
    for bin in 1..<Self.bins { starts[bin] += starts[bin - 1] }
    var run = [UInt64](repeating: 0, count: Self.bins + words.count)
    for key in 0..<keys {
      let from = key * Self.wordsPerKey
      let bin = Self.bin(words[from])
      let to = Self.bins + starts[bin] * Self.wordsPerKey
      for word in 0..<Self.wordsPerKey { run[to + word] = words[from + word] }
      starts[bin] += 1
    }
    for bin in 0..<Self.bins { run[bin] = UInt64(starts[bin]) }
    runs.append(try scratch.append(run))
    words.removeAll(keepingCapacity: true)
  }

  /// The keys of one of `parts` parts as words, in the order of rows where their hashes are equal.
  func part(_ index: Int, of parts: Int) throws(Finding) -> [UInt64] {
    if parts == 1, runs.isEmpty { return words }
    let first = index * Self.bins / parts, end = (index + 1) * Self.bins / parts
    var part: [UInt64] = []
    var ends: [UInt64] = []
    for run in runs {
      ends.removeAll(keepingCapacity: true)
      let from = max(0, first - 1)
      try scratch.read(end - from, at: run + from, into: &ends)
      let start = first == 0 ? 0 : Int(ends[0])
      try scratch.read(
        (Int(ends[ends.count - 1]) - start) * Self.wordsPerKey,
        at: run + Self.bins + start * Self.wordsPerKey, into: &part)
    }
    for at in stride(from: 0, to: words.count, by: Self.wordsPerKey)
    where (first..<end).contains(Self.bin(words[at])) {
      part.append(contentsOf: words[at..<at + Self.wordsPerKey])
    }
    return part
  }
}

/// The one file that all keys spill to, made when the first do.
final class KeyScratch {
  private let folder: String
  private var file: ScratchFile?

  init(_ folder: String) { self.folder = folder }

  func append(_ words: [UInt64]) throws(Finding) -> Int {
    do throws(FileFault) {
      if file == nil { file = try ScratchFile(in: folder) }
      return try file!.append(words)
    } catch { throw finding(error) }
  }

  func read(_ count: Int, at start: Int, into words: inout [UInt64]) throws(Finding) {
    do throws(FileFault) { try file!.read(count, at: start, into: &words) } catch {
      throw finding(error)
    }
  }

  private func finding(_ fault: FileFault) -> Finding {
    Finding(.scratchFailed, at: .file(folder), ["reason": fault.reason])
  }
}

/// A set of the keys of one part, to be looked up by hash: open addressing over the words themselves.
struct KeyTable {
  private let words: [UInt64]
  private var slots: [UInt32]
  private let mask: Int

  /// Hands every key that is there already to `again`: its ordinal, and that of the first.
  init(_ words: [UInt64], again: (_ ordinal: Int, _ first: Int) -> Void = { _, _ in }) {
    self.words = words
    let keys = words.count / KeySpool.wordsPerKey
    var size = 16
    while size < keys * 2 { size *= 2 }
    mask = size - 1
    slots = Array(repeating: .max, count: size)
    for key in 0..<keys {
      let at = key * KeySpool.wordsPerKey
      let slot = slot(words[at], words[at + 1])
      if slots[slot] == .max {
        slots[slot] = UInt32(key)
      } else {
        let first = Int(slots[slot]) * KeySpool.wordsPerKey
        again(Int(words[at + 2]), Int(words[first + 2]))
      }
    }
  }

  /// The slot that a key has, or the empty one where it would be put.
  private func slot(_ high: UInt64, _ low: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: low) & mask
    while slots[slot] != .max {
      let at = Int(slots[slot]) * KeySpool.wordsPerKey
      if words[at] == high && words[at + 1] == low { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  func contains(_ high: UInt64, _ low: UInt64) -> Bool { slots[slot(high, low)] != .max }

  /// The number of the first of the keys that equals one; nil where none does.
  func number(_ high: UInt64, _ low: UInt64) -> Int? {
    let slot = slots[slot(high, low)]
    return slot == .max ? nil : Int(slot)
  }

  /// The ordinal of the first row with a key; nil where none has it.
  func ordinal(_ high: UInt64, _ low: UInt64) -> Int? {
    number(high, low).map { Int(words[$0 * KeySpool.wordsPerKey + 2]) }
  }
}

extension Rule {
  static let scratchFailed = Rule(
    "output/scratch-failed",
    what: Text(
      ar: "تعذر استعمال ملف مؤقت ({reason}).",
      fr: "Un fichier temporaire ne peut pas être utilisé ({reason}).",
      en: "A temporary file cannot be used ({reason})."),
    fix: Text(
      ar: "وفر مساحة في هذا المجلد، أو عين غيره بالمتغير TMPDIR.",
      fr: "Libérez de l’espace dans ce dossier, ou désignez-en un autre par TMPDIR.",
      en: "Free some space in this folder, or name another in TMPDIR."),
    example: .init(
      ["reason": "No space left on device"],
      wrong: "TMPDIR=/tmp nashr run .",
      right: "TMPDIR=/srv/scratch nashr run ."))
}
