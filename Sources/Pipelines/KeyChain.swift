/// References of a table to itself, followed from row to row: what leaves takes along what refers to
/// it, and so on, in one look. Takes time and memory in proportion to the keys.
struct KeyChain {
  private let theirs: [UInt64]
  private let mine: [UInt64]
  private let table: KeyTable
  /// How many rows that stay have a key, at the number of the first of its rows.
  private var staying: [UInt32]
  /// The number of the first reference to a key, and of the next to the same one; `none` ends.
  private var heads: [UInt32]
  private var nexts: [UInt32]
  /// The rows that have keys, in order, each with the number of its key's first row.
  private var owners: [(row: UInt64, key: UInt32)] = []

  private static let none = UInt32.max

  /// `theirs` are the keys that are referred to, `mine` the references, as words of a `KeySpool`; rows
  /// of `gone` have left.
  init(from mine: [UInt64], to theirs: [UInt64], without gone: RowSet) {
    self.mine = mine
    self.theirs = theirs
    table = KeyTable(theirs)
    let count = theirs.count / KeySpool.wordsPerKey
    staying = Array(repeating: 0, count: count)
    heads = Array(repeating: Self.none, count: count)
    nexts = Array(repeating: Self.none, count: mine.count / KeySpool.wordsPerKey)
    owners.reserveCapacity(count)
    for number in 0..<count {
      let at = number * KeySpool.wordsPerKey
      let key = table.number(theirs[at], theirs[at + 1])!
      owners.append((theirs[at + 2], UInt32(key)))
      if !gone.contains(Int(theirs[at + 2])) { staying[key] += 1 }
    }
    owners.sort { $0.row < $1.row }
    for number in nexts.indices {
      let at = number * KeySpool.wordsPerKey
      guard let key = table.number(mine[at], mine[at + 1]) else { continue }
      nexts[number] = heads[key]
      heads[key] = UInt32(number)
    }
  }

  /// Puts every row that follows into `rows`, which has those that have left already.
  mutating func follow(into rows: inout RowSet) {
    var dead = staying.indices.filter { staying[$0] == 0 && heads[$0] != Self.none }
    while let key = dead.popLast() {
      var number = heads[key]
      while number != Self.none {
        let row = Int(mine[Int(number) * KeySpool.wordsPerKey + 2])
        if rows.insert(row), let own = self.key(of: row) {
          staying[own] -= 1
          if staying[own] == 0 { dead.append(own) }
        }
        number = nexts[Int(number)]
      }
    }
  }

  /// The number of the key that a row has, if it has one here.
  private func key(of row: Int) -> Int? {
    var low = 0, high = owners.count
    while low < high {
      let middle = (low + high) / 2
      if owners[middle].row < UInt64(row) { low = middle + 1 } else { high = middle }
    }
    return low < owners.count && owners[low].row == UInt64(row) ? Int(owners[low].key) : nil
  }
}
