/// The known name that a misspelt one most likely stands for: the one with the fewest single-letter
/// insertions, deletions, replacements and swaps of neighbours, if these are at most a third of the
/// letters or just one. Ties go to the first in `known`, of which only a thousand are looked at. Nil for
/// a word of more than a hundred letters.
public func nearest(to word: String, among known: [String]) -> String? {
  // Longer ones are no slip of the pen, and would cost the product of their lengths.
  let letters = Array(word.prefix(101))
  guard letters.count <= 100 else { return nil }
  let limit = max(1, letters.count / 3)
  let near = known.prefix(1000).lazy.map {
    (name: $0, letters: Array($0.prefix(letters.count + limit + 1)))
  }
  .filter { abs($0.letters.count - letters.count) <= limit }
  let ranked = near.map { (name: $0.name, distance: distance(letters, $0.letters)) }
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
