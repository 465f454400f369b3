import Columns

/// The keys of the rows of a batch behind each other, as `KeyMaker` makes each of them, but column by
/// column.
struct KeyRun {
  private var bytes: [UInt8] = []
  /// Where the key of each row starts, and the end of the last.
  private var starts: [Int] = [0]
  /// Whether a row has no key.
  private var lacks: [Bool]

  init(_ batch: Batch, _ maker: KeyMaker) {
    lacks = Array(repeating: false, count: batch.count)
    let parts = zip(maker.columns, maker.forms).map { $1.canonical(batch.columns[$0]) }
    measure(parts, batch.count)
    bytes = Array(repeating: 0, count: starts[batch.count])
    var ends = starts
    for part in parts { fill(part, &ends) }
  }

  /// Calls `body` with each key and that of the row before; nil for a row without one.
  func forEach(_ body: (_ key: Span<UInt8>?, _ before: Span<UInt8>?) -> Void) {
    let bytes = bytes.span
    for row in lacks.indices {
      body(
        lacks[row] ? nil : bytes.extracting(starts[row]..<starts[row + 1]),
        row == 0 || lacks[row - 1] ? nil : bytes.extracting(starts[row - 1]..<starts[row]))
    }
  }

  private mutating func measure(_ parts: [Column], _ count: Int) {
    var lengths = [Int](repeating: 0, count: count)
    for part in parts {
      let cells = part.cells.span
      for row in 0..<count {
        if cells[row].isPresent {
          lengths[row] += 4 + Int(cells[row].length)
        } else {
          lacks[row] = true
        }
      }
    }
    starts.reserveCapacity(count + 1)
    for row in 0..<count { starts.append(starts[row] + (lacks[row] ? 0 : lengths[row])) }
  }

  /// Adds a part to every key: the length of the cell, its highest byte first, and the cell.
  private mutating func fill(_ part: Column, _ ends: inout [Int]) {
    let cells = part.cells.span
    let source = part.bytes.span
    let lacks = lacks
    var room = bytes.mutableSpan
    for row in lacks.indices where !lacks[row] {
      let start = Int(cells[row].start), length = Int(cells[row].length)
      var at = ends[row]
      for byte in 0..<4 { room[at + byte] = UInt8(truncatingIfNeeded: length >> (24 - 8 * byte)) }
      at += 4
      for index in start..<start + length {
        room[at] = source[index]
        at += 1
      }
      ends[row] = at
    }
  }
}

extension Span<UInt8> {
  /// Whether the bytes come before others in the order of dictionaries.
  func precedes(_ other: Span<UInt8>) -> Bool {
    for index in 0..<Swift.min(count, other.count) where self[index] != other[index] {
      return self[index] < other[index]
    }
    return count < other.count
  }
}
