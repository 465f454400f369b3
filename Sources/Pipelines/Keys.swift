import Columns
import Components
import Formats

/// The values of some fields of a row, made into one text and one hash.
struct KeyMaker: Sendable {
  let columns: [Int]
  let types: [FieldType]

  init(_ fields: [String], of schema: Schema) {
    columns = fields.compactMap { schema.index(of: $0) }
    types = columns.map { schema.fields[$0].type }
  }

  /// The hash of a row's logical values: canonical bytes, each part with its length before it. Nil
  /// where a part has no value or is not of its type, which other checks report.
  func hash(_ row: Int, of batch: Batch, _ scratch: inout [UInt8]) -> UInt128? {
    scratch.removeAll(keepingCapacity: true)
    for (column, type) in zip(columns, types) {
      let start = scratch.count
      scratch.append(contentsOf: [0, 0, 0, 0])
      let isGood = batch.columns[column].withCell(row) { type.canonical($0, into: &scratch) }
      guard isGood == true else { return nil }
      let length = UInt32(scratch.count - start - 4)
      for byte in 0..<4 { scratch[start + byte] = UInt8(truncatingIfNeeded: length >> (8 * byte)) }
    }
    return KeyHash.of(scratch)
  }

  /// The values as people read them.
  func text(_ row: Int, of batch: Batch) -> String {
    columns.map { String(decoding: batch.columns[$0].copy(row) ?? [], as: UTF8.self) }
      .joined(separator: ", ")
  }

  /// The hashes of a batch's rows.
  func hashes(of batch: Batch) -> [UInt128?] {
    var scratch: [UInt8] = []
    return (0..<batch.count).map { hash($0, of: batch, &scratch) }
  }
}

/// The values that some fields of a table have, with the row each was first seen in. Memory grows with
/// their number; two values are one where their 128-bit keyed hashes are.
public final class KeySet {
  struct Duplicate {
    let again: RowPlace, first: RowPlace
    let text: String
  }

  private var first: [UInt128: RowPlace] = [:]
  private(set) var duplicates: [Duplicate] = []
  /// Whether the whole table has been read.
  fileprivate(set) var isComplete = false

  func contains(_ hash: UInt128) -> Bool { first[hash] != nil }

  fileprivate func insert(_ hash: UInt128, _ row: Int, of batch: Batch, _ maker: KeyMaker) {
    let place = RowPlace(row, of: batch)
    if let first = first[hash] {
      duplicates.append(Duplicate(again: place, first: first, text: maker.text(row, of: batch)))
    } else {
      first[hash] = place
    }
  }
}

/// What is known across tables while they are checked; used by one task.
public final class World {
  private var sets: [KeyReference: KeySet] = [:]

  /// The set of a key that a check asked for in `keys`. Asking for another is a programmer's mistake.
  func keys(_ reference: KeyReference) -> KeySet { sets[reference]! }

  func prepare(_ reference: KeyReference) { sets[reference] = sets[reference] ?? KeySet() }

  func complete(_ table: String) {
    for (reference, set) in sets where reference.table == table { set.isComplete = true }
  }
}

/// Fills a key set of the world.
struct KeyCollector: RowCheck {
  struct Notes: Sendable {
    let batch: Batch
    let hashes: [UInt128?]
  }

  let reference: KeyReference
  private let maker: KeyMaker

  init(_ reference: KeyReference, of schema: Schema) {
    self.reference = reference
    maker = KeyMaker(reference.fields, of: schema)
  }

  func look(at batch: Batch, _ faults: inout [CellFault]) -> Notes {
    Notes(batch: batch, hashes: maker.hashes(of: batch))
  }

  func ledger() -> any Ledger<Notes> { Collecting(reference: reference, maker: maker) }

  private final class Collecting: Ledger {
    let reference: KeyReference, maker: KeyMaker

    init(reference: KeyReference, maker: KeyMaker) {
      self.reference = reference
      self.maker = maker
    }

    func take(_ notes: Notes, _ world: World, _ report: (Finding) -> Void) {
      let set = world.keys(reference)
      for (row, hash) in notes.hashes.enumerated() {
        if let hash { set.insert(hash, row, of: notes.batch, maker) }
      }
    }

    func close(_ world: World, _ report: (Finding) -> Void) {}
  }
}
