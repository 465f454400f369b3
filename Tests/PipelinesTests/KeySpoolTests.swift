import Columns
import Components
import Testing

@testable import Pipelines

/// Batches of one column of keys; nil has none.
private func batches(_ keys: [String?], of size: Int) -> [Batch] {
  stride(from: 0, to: keys.count, by: size).map { start in
    let slice = Array(keys[start..<min(start + size, keys.count)])
    let rows = slice.indices.map { UInt32(start + $0 + 2) }
    let origin = Batch.Origin(
      file: "t.csv", rows: rows, lines: rows, offsets: rows.map { UInt64($0) })
    return Batch(columns: [Column(slice)], count: slice.count, origin: origin)
  }
}

private func gathered(
  _ keys: [String?], of size: Int, isReferredTo: Bool = false, limit: Int = 1 << 20
) throws(Finding) -> KeyColumn {
  let column = KeyColumn(
    KeyReference(table: "t", fields: ["k"]), isReferredTo: isReferredTo, limit: limit,
    folder: "/var/tmp")
  let maker = KeyMaker(["k"], of: Schema([Field("k")]))
  for batch in batches(keys, of: size) { try column.take(BatchKeys(batch, maker)) }
  return column
}

private func duplicates(_ column: KeyColumn) throws(Finding) -> Set<[Int]> {
  var found: Set<[Int]> = []
  try column.duplicates { found.insert([$0, $1]) }
  return found
}

/// The slow and obvious answer: every row whose key came before, with the first row that had it.
private func expected(_ keys: [String?]) -> Set<[Int]> {
  var first: [String: Int] = [:]
  var found: Set<[Int]> = []
  for (row, key) in keys.enumerated() {
    guard let key else { continue }
    if let before = first[key] { found.insert([row, before]) } else { first[key] = row }
  }
  return found
}

@Suite struct `Keys that are gathered` {
  @Test func `are hashed as the reference of SipHash-2-4-128 does`() {
    let secret = KeyHash.Secret(k0: 0x0706_0504_0302_0100, k1: 0x0f0e_0d0c_0b0a_0908)
    #expect(KeyHash.of([], secret) == 0x9302_55c7_1472_f66d_e6a8_25ba_047f_81a3)
    #expect(KeyHash.of(Array(0..<16), secret) != KeyHash.of(Array(0..<15) + [16], secret))
  }

  @Test(arguments: [false, true], [1, 7, 1000]) func `that come again are found, spilled or not`(
    isSpilled: Bool, size: Int
  ) throws {
    var generator = Seeded(7)
    let keys = (0..<3000).map { _ -> String? in
      let number = Int.random(in: 0..<4000, using: &generator)
      return number % 50 == 0 ? nil : "مفتاح \(number)"
    }
    let column = try gathered(keys, of: size)
    if isSpilled { try column.spool.spillAll() }
    #expect(try duplicates(column) == expected(keys))
  }

  @Test func `spill by themselves when there are too many`() throws {
    let keys = (0..<100_000).map { String(($0 * 7919) % 99_000) }
    let column = try gathered(keys, of: 1 << 14)
    let isSpilled = column.spool.isSpilled
    #expect(isSpilled)
    #expect(try duplicates(column) == expected(keys))
  }

  @Test func `that ascend need not be kept`() throws {
    let keys = (0..<200_000).map { String(1_000_000 + $0) }
    let column = try gathered(keys, of: 10_000)
    let kept = column.spool.count
    #expect(column.ascends && !column.isLost && kept < 100_000)
    #expect(try duplicates(column).isEmpty)
  }

  @Test func `whose order breaks late are gathered again`() throws {
    let keys = (0..<200_000).map { String(1_000_000 + $0) } + ["1000005"]
    let column = try gathered(keys, of: 10_000)
    #expect(column.isLost)
    column.restart()
    let maker = KeyMaker(["k"], of: Schema([Field("k")]))
    for batch in batches(keys, of: 10_000) { try column.take(BatchKeys(batch, maker)) }
    #expect(!column.isLost)
    #expect(try duplicates(column) == [[200_000, 5]])
  }

  @Test(arguments: [false, true], [false, true]) func `that another table lacks are found`(
    isSpilled: Bool, isTargetSpilled: Bool
  ) throws {
    let target = try gathered((0..<500).map { String($0 * 2) }, of: 64, isReferredTo: true)
    let references = try gathered(
      (0..<1000).map { $0 % 10 == 9 ? nil : String($0) }, of: 64, isReferredTo: true)
    if isSpilled { try references.spool.spillAll() }
    if isTargetSpilled { try target.spool.spillAll() }
    var missing: Set<Int> = []
    try references.missing(in: target) { missing.insert($0) }
    #expect(missing == Set((0..<1000).filter { $0 % 2 == 1 && $0 % 10 != 9 }))
  }

  @Test func `of equal values are equal however they are spelt`() {
    let schema = Schema([Field("k", .integer)])
    let maker = KeyMaker(["k"], of: schema)
    let keys = BatchKeys(batches(["7", "007", "+7", "8", nil, "x"], of: 10)[0], maker)
    #expect(keys.hashes[0] == keys.hashes[1] && keys.hashes[1] == keys.hashes[2])
    #expect(keys.hashes[3] != keys.hashes[0] && keys.hashes[4] == nil && keys.hashes[5] == nil)
  }
}

/// A generator of numbers that a seed decides (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
