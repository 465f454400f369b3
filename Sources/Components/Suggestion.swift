/// The known name that a misspelt one most likely stands for: the one with the fewest single-letter
/// insertions, deletions, replacements and swaps of neighbours, if these are at most a third of the
/// letters or just one. Ties go to the first in `known`.
public func nearest(to word: String, among known: [String]) -> String? {
  let limit = max(1, word.count / 3)
  let ranked = known.map { (name: $0, distance: distance(Array(word), Array($0))) }
  return ranked.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.name
}

/// Optimal string alignment distance; cost is the product of the lengths.
private func distance(_ a: [Character], _ b: [Character]) -> Int {
  var before = [Int](), above = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var best = min(row[j] + 1, above[j + 1] + 1, above[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
      row.append(best)
    }
    (before, above) = (above, row)
  }
  return above[b.count]
}
