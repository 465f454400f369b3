import Columns
import Components
import Testing

@testable import Pipelines

@Suite struct `Block cutter` {
  /// Rows of about 1 KiB, so that a few thousand make several blocks.
  private static let rows = (0..<9_000).map { row in
    "\(row) " + String(repeating: Character(Unicode.Scalar(97 + UInt8(row % 26))), count: 1_000)
  }

  private func batches(_ rows: [String], of size: Int) -> [Batch] {
    stride(from: 0, to: rows.count, by: size).map { start in
      let part = Array(rows[start..<min(start + size, rows.count)])
      return Batch(
        columns: [Column(part)], count: part.count,
        origin: .init(
          file: "t", rows: part.map { _ in 0 }, lines: part.map { _ in 0 },
          offsets: part.map { _ in 0 }))
    }
  }

  /// The texts of each block.
  private func cut(_ batches: [Batch]) async throws -> [[String]] {
    var source = batches.makeIterator()
    var cutter = BlockCutter()
    var blocks: [Block] = []
    while let block = try await cutter.next({ () throws(Finding) in source.next() }) {
      blocks.append(block)
    }
    #expect(blocks.map(\.isFirst) == blocks.indices.map { $0 == 0 })
    #expect(blocks.map(\.isLast) == blocks.indices.map { $0 == blocks.count - 1 })
    return blocks.map { block in
      block.batches.flatMap { batch in
        (0..<batch.count).map { String(decoding: batch.columns[0].copy($0)!, as: UTF8.self) }
      }
    }
  }

  @Test func `ends blocks at the same rows however they come`() async throws {
    let whole = try await cut(batches(Self.rows, of: Self.rows.count))
    #expect(whole.count > 4 && Array(whole.joined()) == Self.rows)
    for size in [1, 7, 1_000, 2_048] {
      #expect(try await cut(batches(Self.rows, of: size)) == whole, "batches of \(size)")
    }
  }

  @Test func `keeps blocks between its least and its most`() async throws {
    for block in try await cut(batches(Self.rows, of: 512)).dropLast() {
      let size = block.reduce(0) { $0 + $1.utf8.count + 2 }
      #expect(size >= BlockCutter.least && size < BlockCutter.most + 2_000)
    }
  }

  @Test func `moves only ends near a row that is inserted`() async throws {
    let before = try await cut(batches(Self.rows, of: 512))
    var rows = Self.rows
    rows.insert("a new row", at: 100)
    let after = try await cut(batches(rows, of: 512))
    let kept = Set(before.map { $0[0] }).intersection(after.map { $0[0] })
    #expect(before.last == after.last)
    #expect(kept.count >= before.count / 2)
  }

  @Test func `leaves the blocks before an inserted row alone`() async throws {
    let before = try await cut(batches(Self.rows, of: 512))
    var rows = Self.rows
    rows.insert("a new row", at: 8_000)
    let after = try await cut(batches(rows, of: 512))
    #expect(Array(before.prefix(before.count - 2)) == Array(after.prefix(before.count - 2)))
  }

  @Test func `gives one block of a table without rows`() async throws {
    #expect(try await cut([]) == [[]])
    #expect(try await cut(batches(["x"], of: 1)) == [["x"]])
  }
}
