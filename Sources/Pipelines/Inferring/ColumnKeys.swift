import Columns
import Components

/// Whether the values of one column differ, words for none aside. Used by one task.
final class ColumnKeys {
  private var spool: KeySpool
  private(set) var areDifferent = true

  init(limit: Int, scratch: KeyScratch) { spool = KeySpool(limit: limit, scratch: scratch) }

  /// The hashes of the values of a batch; nil where one came twice. Any task may ask.
  static func hashes(_ column: Column, rows: Int) -> [UInt128]? {
    var hashes: [UInt128] = []
    var known: Set<UInt128> = []
    var bytes: [UInt8] = []
    for row in 0..<rows {
      let hash = column.withCell(row) { cell -> UInt128? in
        if ColumnEvidence.word(cell) != nil { return nil }
        bytes.removeAll(keepingCapacity: true)
        bytes.append(cell)
        return KeyHash.of(bytes)
      }
      guard let hash = hash ?? nil else { continue }
      guard known.insert(hash).inserted else { return nil }
      hashes.append(hash)
    }
    return hashes
  }

  /// Takes the hashes of the next batch.
  func take(_ hashes: [UInt128]?) throws(Finding) {
    guard areDifferent else { return }
    guard let hashes else {
      areDifferent = false
      spool.clear()
      return
    }
    for hash in hashes { try spool.append(hash, 0) }
  }

  /// Compares all values, when there are no more.
  func close() throws(Finding) {
    guard areDifferent else { return }
    let parts = spool.isSpilled ? KeySpool.parts(spool.count) : 1
    for index in 0..<parts where areDifferent {
      _ = KeyTable(try spool.part(index, of: parts)) { _, _ in areDifferent = false }
    }
    spool.clear()
  }
}
