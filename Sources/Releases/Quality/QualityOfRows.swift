import Components
import Pipelines

/// What is measured of the rows of a release, of what the checks found in them, and of its date.
extension Quality {
  mutating func measureRows(of release: Manifest) {
    let whole = Measured(release: release)
    measure(whole, read: release.read, rows: release.rows, rejected: release.rejected)
    for table in release.tables {
      let thing = Measured(release: release, table: table.name)
      let node = Term.iri(IRI(address.table(release.dataset, table.name)))
      graph.add(node, a: N.csvw["Table"])
      graph.add(node, N.dct["title"], texts: table.title)
      graph.add(node, N.dct["isPartOf"], IRI(address.dataset(release.dataset)))
      measure(thing, read: table.read, rows: table.rows, rejected: table.rejected)
    }
  }

  private mutating func measure(_ thing: Measured, read: Int, rows: Int, rejected: Int) {
    measure(thing, .rowsRead, String(read))
    measure(thing, .rowsPublished, String(rows))
    measure(thing, .rowsRejected, String(rejected))
    if let share = Self.share(rows, of: read) { measure(thing, .publishedShare, share) }
  }

  /// Of all severities, so that none found is known from not looked for; then of each rule.
  mutating func measureFindings(of release: Manifest) {
    let thing = Measured(release: release)
    for severity in Rule.Severity.allCases.reversed() {
      let totals = release.findings.filter { $0.severity == severity.rawValue }
      measure(thing, .findings(severity), String(totals.reduce(0) { $0 + $1.count }))
    }
    // A rule may have two totals, where a pipeline weighs some of its findings otherwise.
    var counts: [(total: Manifest.FindingTotal, count: Int)] = []
    for total in release.findings {
      if let index = counts.firstIndex(where: { $0.total.rule == total.rule }) {
        counts[index].count += total.count
      } else {
        counts.append((total, total.count))
      }
    }
    for (total, count) in counts { measure(thing, .rule(total), String(count)) }
  }

  mutating func measureTime(of release: Manifest) {
    guard let end = release.metadata.temporalEnd.flatMap({ ReleaseDate($0) }),
      let issued = ReleaseDate(release.issued)
    else { return }
    let days = (issued.secondsSince1970 - end.secondsSince1970) / 86_400
    measure(Measured(release: release), .daysBehind, String(days))
  }
}
