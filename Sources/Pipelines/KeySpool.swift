import Bytes
import Components

/// The keys of many rows as hashes with row numbers: in memory up to a bound, beyond it in an unnamed
/// file, in 256 parts by their first bits. Used by one task.
struct KeySpool: ~Copyable {
  /// A hash and the ordinal of its row: 24 bytes.
  static let wordsPerKey = 3
  static let parts = 256
  /// Words of a part that wait in memory once the keys are spilled: 6 KiB, 1.5 MiB for all parts.
  private static let waiting = 256 * wordsPerKey

  private let limit: Int
  private let folder: String
  private var words: [UInt64] = []
  private var spill: Spill?
  /// How many keys there are.
  private(set) var count = 0

  private struct Spill: ~Copyable {
    var file: ScratchFile
    var buffers: [[UInt64]]
    /// Where the runs of each part start in the file; all have `waiting` words but the last ones.
    var runs: [[(start: Int, count: Int)]]
  }

  /// Keeps at most `limit` bytes in memory, but 2 MiB at least; `folder` is where it spills.
  init(limit: Int, folder: String) {
    self.limit = max(limit, 2 << 20) / 8
    self.folder = folder
  }

  var isSpilled: Bool { spill != nil }

  mutating func append(_ hash: UInt128, _ ordinal: Int) throws(Finding) {
    count += 1
    let key = (UInt64(truncatingIfNeeded: hash >> 64), UInt64(truncatingIfNeeded: hash))
    if spill != nil { return try put(key.0, key.1, UInt64(ordinal)) }
    words.append(key.0)
    words.append(key.1)
    words.append(UInt64(ordinal))
    if words.count + Self.wordsPerKey > limit { try spillAll() }
  }

  /// Forgets all keys so far.
  mutating func clear() {
    words = []
    spill = nil
    count = 0
  }

  /// Moves all keys to the file, as another set has that this one is compared with.
  mutating func spillAll() throws(Finding) {
    guard spill == nil else { return }
    do throws(FileFault) {
      spill = Spill(
        file: try ScratchFile(in: folder), buffers: Array(repeating: [], count: Self.parts),
        runs: Array(repeating: [], count: Self.parts))
    } catch { throw Finding(.scratchFailed, at: .file(folder), ["reason": error.reason]) }
    let all = words
    words = []
    var at = 0
    while at < all.count {
      try put(all[at], all[at + 1], all[at + 2])
      at += Self.wordsPerKey
    }
  }

  private mutating func put(_ high: UInt64, _ low: UInt64, _ ordinal: UInt64) throws(Finding) {
    let part = Int(high >> 56)
    spill!.buffers[part].append(high)
    spill!.buffers[part].append(low)
    spill!.buffers[part].append(ordinal)
    if spill!.buffers[part].count >= Self.waiting { try flush(part) }
  }

  private mutating func flush(_ part: Int) throws(Finding) {
    let count = spill!.buffers[part].count
    guard count > 0 else { return }
    do throws(FileFault) {
      let start = try spill!.file.append(spill!.buffers[part])
      spill!.runs[part].append((start, count))
      spill!.buffers[part].removeAll(keepingCapacity: true)
    } catch { throw Finding(.scratchFailed, at: .file(folder), ["reason": error.reason]) }
  }

  /// The keys of one part as words; where nothing is spilled, part 0 is all of them.
  mutating func part(_ index: Int) throws(Finding) -> [UInt64] {
    guard isSpilled else { return index == 0 ? words : [] }
    try flush(index)
    var part: [UInt64] = []
    part.reserveCapacity(spill!.runs[index].reduce(0) { $0 + $1.count })
    do throws(FileFault) {
      for run in spill!.runs[index] { try spill!.file.read(run.count, at: run.start, into: &part) }
    } catch { throw Finding(.scratchFailed, at: .file(folder), ["reason": error.reason]) }
    return part
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
      en: "Free some space in this folder, or name another in TMPDIR."))
}
