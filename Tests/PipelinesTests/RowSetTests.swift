import Testing

@testable import Pipelines

@Suite struct `A set of rows` {
  @Test(arguments: [1, 2, 3]) func `holds what was put in`(seed: UInt64) {
    var random = Seeded(seed)
    var set = RowSet(), slow: Set<Int> = []
    for _ in 0..<2_000 {
      let row = Int.random(in: 0..<3_000, using: &random)
      #expect(set.insert(row) == slow.insert(row).inserted)
    }
    #expect(set.count == slow.count)
    var all: [Int] = []
    set.forEach { all.append($0) }
    #expect(all == slow.sorted())
    #expect((0..<4_000).allSatisfy { set.contains($0) == slow.contains($0) })
    for (base, count) in [(0, 64), (63, 2), (100, 1_000), (2_990, 500), (5_000, 10), (7, 0)] {
      #expect(set.rows(from: base, count) == (0..<count).filter { slow.contains(base + $0) })
      let others = (0..<count).filter { !slow.contains(base + $0) }
      #expect(set.others(from: base, count) ?? Array(0..<count) == others)
    }
  }

  @Test func `says without a list that a stretch has none of it`() {
    var set = RowSet()
    #expect(set.others(from: 0, 3) == nil && set.isEmpty)
    set.insert(70)
    #expect(set.others(from: 0, 70) == nil)
    #expect(set.others(from: 69, 2) == [0])
    #expect(
      set
        == {
          var other = RowSet()
          other.insert(70)
          other.insert(70)
          return other
        }())
  }
}
