import Columns
import Components
import Formats

/// The values of some fields of a row, made into bytes, a text and a hash.
struct KeyMaker: Sendable {
  let columns: [Int]
  let forms: [LexicalForm]

  init(_ fields: [String], of schema: Schema) {
    let indices = fields.compactMap { schema.index(of: $0) }
    columns = indices
    forms = indices.map { schema.fields[$0].form }
  }

  /// A row's logical values as bytes: canonical forms, each with its length before it. False where a
  /// part has no value or is not of its type, which other checks report.
  func bytes(_ row: Int, of batch: Batch, into output: inout [UInt8]) -> Bool {
    output.removeAll(keepingCapacity: true)
    for (column, form) in zip(columns, forms) {
      let start = output.count
      output.append(contentsOf: [0, 0, 0, 0])
      let isGood = batch.columns[column].withCell(row) { form.canonical($0, into: &output) }
      guard isGood == true else { return false }
      let length = UInt32(output.count - start - 4)
      for byte in 0..<4 {
        output[start + byte] = UInt8(truncatingIfNeeded: length >> (24 - 8 * byte))
      }
    }
    return true
  }

  /// The values as people read them.
  func text(_ row: Int, of batch: Batch) -> String {
    columns.map { String(decoding: batch.columns[$0].copy(row) ?? [], as: UTF8.self) }
      .joined(separator: ", ")
  }
}

/// The keys of one batch.
struct BatchKeys: Sendable {
  /// A hash for each row; nil where the row has no key.
  var hashes: [UInt128?] = []
  /// Whether each key comes after the one before it, byte for byte, and none is lacking.
  var ascends = true
  var first: [UInt8] = []
  var last: [UInt8] = []

  init(_ batch: Batch, _ maker: KeyMaker) {
    hashes.reserveCapacity(batch.count)
    KeyRun(batch, maker).forEach { key, before in
      guard let key else {
        hashes.append(nil)
        ascends = false
        return
      }
      if hashes.isEmpty {
        first.append(key)
      } else if let before {
        ascends = ascends && before.precedes(key)
      }
      hashes.append(KeyHash.of(key))
      if hashes.count == batch.count { last.append(key) }
    }
  }
}

/// The values that some fields of a table have, gathered while it is read.
///
/// Keys that ascend from row to row are different, so while they do, nothing has to be kept of them
/// unless another table refers to them; where the order breaks after keys were let go, `isLost` says
/// that the table has to be gathered again.
final class KeyColumn {
  let reference: KeyReference
  private let isReferredTo: Bool
  private let limit: Int
  var spool: KeySpool
  private var rows = 0
  private var last: [UInt8] = []
  private(set) var ascends = true
  private(set) var isLost = false
  private var hasLetGo = false
  private var keepsAll = false

  /// Keeps at most `limit` bytes of keys in memory; the others go to `scratch`, or to a file of its
  /// own in `folder`.
  init(
    _ reference: KeyReference, isReferredTo: Bool, limit: Int, folder: String,
    scratch: KeyScratch? = nil
  ) {
    self.reference = reference
    self.isReferredTo = isReferredTo
    self.limit = limit
    spool = KeySpool(limit: limit, scratch: scratch ?? KeyScratch(folder))
  }

  /// Takes the keys of the next batch.
  func take(_ keys: BatchKeys) throws(Finding) {
    if keys.hashes.isEmpty || isLost { return }
    ascends =
      ascends && keys.ascends && (last.isEmpty || last.lexicographicallyPrecedes(keys.first))
    last = keys.last
    if !ascends, hasLetGo {
      isLost = true
      return
    }
    defer { rows += keys.hashes.count }
    if ascends, !isReferredTo, !keepsAll, (spool.count + keys.hashes.count) * 24 > limit / 4 {
      spool.clear()
      hasLetGo = true
      return
    }
    for (row, hash) in keys.hashes.enumerated() {
      if let hash { try spool.append(hash, rows + row) }
    }
  }

  /// Begins again from the first row, and keeps every key this time.
  func restart() {
    spool.clear()
    (rows, last, ascends, isLost, hasLetGo) = (0, [], true, false, false)
    keepsAll = true
  }

  /// Hands every key that came again to `report`: the ordinal of its row, and that of the first.
  func duplicates(_ report: (Int, Int) -> Void) throws(Finding) {
    if ascends { return }
    let parts = spool.isSpilled ? KeySpool.parts(spool.count) : 1
    for index in 0..<parts { _ = KeyTable(try spool.part(index, of: parts), again: report) }
  }

  /// Hands the ordinal of every key that `target` lacks to `report`.
  func missing(in target: KeyColumn, _ report: (Int) -> Void) throws(Finding) {
    let isSpilled = spool.isSpilled || target.spool.isSpilled
    let parts = isSpilled ? KeySpool.parts(max(spool.count, target.spool.count)) : 1
    for index in 0..<parts {
      let mine = try spool.part(index, of: parts)
      guard !mine.isEmpty else { continue }
      let table = KeyTable(try target.spool.part(index, of: parts))
      for at in stride(from: 0, to: mine.count, by: KeySpool.wordsPerKey)
      where !table.contains(mine[at], mine[at + 1]) {
        report(Int(mine[at + 2]))
      }
    }
  }

  /// Hands the ordinal of every key, but of rows in `followed`, that `target` has only in rows of
  /// `gone` to `report`, with the ordinal of the first of those. One look at all keys of both.
  func following(
    _ target: KeyColumn, _ gone: RowSet, _ followed: RowSet, _ report: (Int, Int) -> Void
  ) throws(Finding) {
    let isSpilled = spool.isSpilled || target.spool.isSpilled
    let parts = isSpilled ? KeySpool.parts(max(spool.count, target.spool.count)) : 1
    for index in 0..<parts {
      let (left, rest) = Self.split(try target.spool.part(index, of: parts), gone)
      guard !left.isEmpty else { continue }
      let (gone, staying) = (KeyTable(left), KeyTable(rest))
      let mine = try spool.part(index, of: parts)
      for at in stride(from: 0, to: mine.count, by: KeySpool.wordsPerKey)
      where !followed.contains(Int(mine[at + 2])) {
        guard let first = gone.ordinal(mine[at], mine[at + 1]),
          !staying.contains(mine[at], mine[at + 1])
        else { continue }
        report(Int(mine[at + 2]), first)
      }
    }
  }

  /// Puts the rows that follow those of `rows`, by references of the table to itself, into it. Goes all
  /// the way where the keys are in memory; of those that were spilled, as far as each part shows.
  func following(itself target: KeyColumn, into rows: inout RowSet) throws(Finding) {
    let isSpilled = spool.isSpilled || target.spool.isSpilled
    let parts = isSpilled ? KeySpool.parts(max(spool.count, target.spool.count)) : 1
    for index in 0..<parts {
      let theirs = try target.spool.part(index, of: parts)
      let mine = try spool.part(index, of: parts)
      var chain = KeyChain(from: mine, to: theirs, without: rows)
      chain.follow(into: &rows)
    }
  }

  /// The keys of the rows in a set, and those of the others.
  private static func split(_ words: [UInt64], _ rows: RowSet) -> (in: [UInt64], out: [UInt64]) {
    var parts: (in: [UInt64], out: [UInt64]) = ([], [])
    for at in stride(from: 0, to: words.count, by: KeySpool.wordsPerKey) {
      let key = words[at..<at + KeySpool.wordsPerKey]
      if rows.contains(Int(words[at + 2])) {
        parts.in.append(contentsOf: key)
      } else {
        parts.out.append(contentsOf: key)
      }
    }
    return parts
  }
}
